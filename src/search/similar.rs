//! Articles like another: those that have its most telling words.

use tantivy::{Searcher, TantivyError, Term};

use super::article_words::{stems, weighted};
use super::{LocalEngine, guarded};
use crate::answer::Asked;
use crate::article::Article;
use crate::engine::{EngineError, QueryRequest, SearchEngine, SearchRequest, SearchResponse, SimilarRequest};
use crate::index::documents_with;
use crate::query::{Filter, FilterQuery, QueryAst};

/// How many words of an article are looked for: as many as Lucene's `MoreLikeThis`.
const MOST_WORDS: usize = 25;

/// Returns the articles most like another.
pub(super) fn similar(engine: &LocalEngine, request: &SimilarRequest) -> Result<SearchResponse, EngineError> {
    let article = engine.article(&request.id)?;
    let searcher = engine.index.searcher();
    let words = guarded(engine.index.path(), || {
        telling_words(engine, &searcher, &article).map_err(|error| engine.index.error(&error))
    })?;
    let own_id = QueryAst::Filter(FilterQuery { filter: Filter::Id(request.id.clone()), span: 0..0 });
    let clauses = vec![any_of(words), QueryAst::Not(Box::new(own_id))];
    let text = format!("like {}", request.id);
    let query = QueryRequest { cancellation: request.cancellation.clone(), ..QueryRequest::new(&text) };
    let search = SearchRequest {
        query,
        page: request.page,
        explains: request.explains,
        fragments: request.fragments,
        ..SearchRequest::new("")
    };
    let asked = Asked::of(QueryAst::And { clauses, bare: false }, &text);
    let mut response = engine.answer(asked, &search)?;
    // What is said of the words of a query is not about these, which nobody wrote.
    response.words.clear();
    response.furniture = None;
    response.next_cursor = None;
    Ok(response)
}

/// Returns the words of an article with the largest tf·idf, each with that as its weight. Words that no other article has
/// are left out, and those of one letter.
fn telling_words(
    engine: &LocalEngine,
    searcher: &Searcher,
    article: &Article,
) -> Result<Vec<(String, f64)>, TantivyError> {
    let fields = engine.index.fields();
    let n_articles = documents_with(searcher, &engine.index.all_articles())?;
    let mut words = Vec::new();
    for (stem, found) in stems(article) {
        let mut articles = 0;
        for field in [fields.title, fields.body] {
            articles = documents_with(searcher, &Term::from_field_text(field, &stem))?.max(articles);
        }
        if articles > 1 {
            words.push((stem, found.word, weight(found.in_title + found.in_body, articles, n_articles)));
        }
    }
    words.sort_by(|(a_stem, _, a), (b_stem, _, b)| b.total_cmp(a).then_with(|| a_stem.cmp(b_stem)));
    words.truncate(MOST_WORDS);
    Ok(words.into_iter().map(|(_, word, weight)| (word, weight)).collect())
}

/// (1 + ln tf) · idf, with the idf of BM25.
fn weight(count: u32, articles: u64, n_articles: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a weight is good to three digits")]
    let (articles, n_articles) = (articles as f64, n_articles.max(articles) as f64);
    let rarity = (1.0 + (n_articles - articles + 0.5) / (articles + 0.5)).ln();
    (1.0 + f64::from(count).ln()) * rarity
}

/// Any of these words, each with its part of the largest weight; nothing if there are none.
fn any_of(words: Vec<(String, f64)>) -> QueryAst {
    let largest = words.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
    let clause = |(text, weight): (String, f64)| weighted(text, weight / largest);
    let mut clauses: Vec<QueryAst> = words.into_iter().map(clause).collect();
    match clauses.len() {
        0 => QueryAst::Not(Box::new(QueryAst::All)),
        1 => clauses.swap_remove(0),
        _ => QueryAst::Or(clauses),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_and_frequent_words_weigh_more() {
        assert!(weight(1, 2, 1_000) > weight(1, 500, 1_000));
        assert!(weight(4, 20, 1_000) > weight(1, 20, 1_000));
        assert!(weight(1, 1_000, 1_000) >= 0.0);
    }

    #[test]
    fn the_heaviest_word_has_the_weight_1() {
        let query = any_of(vec![("barge".to_owned(), 6.0), ("library".to_owned(), 3.0)]);
        assert_eq!(query.to_string(), "barge^1 OR library^0.5");
        assert_eq!(any_of(Vec::new()).to_string(), "NOT *");
    }
}
