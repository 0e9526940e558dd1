//! The words near those that a query matches, with measures of how much they belong to them.

use std::collections::HashMap;

use tantivy::columnar::Column;
use tantivy::{DocAddress, Searcher, TantivyError};

use super::all_matches::{CHECK_INTERVAL, SegmentMatches, count};
use super::frequencies::Forms;
use super::neighbours::Neighbours;
use super::{LocalEngine, guarded};
use crate::answer::Asked;
use crate::engine::{Collocate, CollocateOrder, CollocatesRequest, CollocatesResponse, EngineError, SCHEMA_VERSION};
use crate::index::IndexError;
use crate::matching::Matcher;

/// Counts the words near the matches of a query.
pub(super) fn collocates(engine: &LocalEngine, request: &CollocatesRequest) -> Result<CollocatesResponse, EngineError> {
    let asked = engine.read(&request.query)?;
    let searcher = engine.index.searcher();
    let matches = engine.all_matches(&asked, &request.query, &searcher)?;
    let near = guarded(engine.index.path(), || near_words(engine, &asked, request, &matches))?;
    request.query.check()?;
    let n_words =
        guarded(engine.index.path(), || corpus_words(engine, &searcher).map_err(|error| engine.index.error(&error)))?;
    let totals = Totals { matches: near.matches, words_near: near.words.values().sum(), words: n_words };
    let mut collocates = guarded(engine.index.path(), || {
        measured(engine, &searcher, near, totals, request).map_err(|error| engine.index.error(&error))
    })?;
    request.query.check()?;
    sort(&mut collocates, request.order);
    let limit = if request.limit == 0 { usize::MAX } else { request.limit };
    let has_more = collocates.len() > limit;
    collocates.truncate(limit);
    Ok(CollocatesResponse {
        schema_version: SCHEMA_VERSION,
        query: asked.echo,
        window: request.window,
        articles: count(&matches),
        matches: totals.matches,
        words_near: totals.words_near,
        words: totals.words,
        has_more,
        collocates,
    })
}

/// Goes over the stored texts of the articles; not over all of them after a cancellation.
fn near_words(
    engine: &LocalEngine,
    asked: &Asked,
    request: &CollocatesRequest,
    matches: &[SegmentMatches<'_>],
) -> Result<Neighbours, IndexError> {
    let mut finder = Matcher::new(&asked.ast, &engine.languages);
    let mut near = Neighbours::new(request.window);
    let addresses = matches.iter().flat_map(|matches| {
        let address = |doc: &u32| DocAddress::new(matches.ordinal, *doc);
        matches.docs.iter().map(address)
    });
    for (seen, address) in addresses.enumerate() {
        if seen.is_multiple_of(CHECK_INTERVAL) && request.query.cancellation.is_cancelled() {
            break;
        }
        let article = engine.index.article(address)?;
        let Some(found) = finder.find(&article) else { continue };
        near.add(article.title.as_deref().unwrap_or_default(), &article.glued, &found.title);
        near.add(&article.body, &article.glued, &found.body);
    }
    Ok(near)
}

/// Counts the words of all titles and bodies, glued ones as one.
fn corpus_words(engine: &LocalEngine, searcher: &Searcher) -> Result<u64, TantivyError> {
    let mut n_words = 0;
    for segment in searcher.segment_readers() {
        let Some(column): Option<Column<u64>> = segment.fast_fields().column_opt("words")? else { continue };
        n_words += segment.doc_ids_alive().filter_map(|doc| column.first(doc)).sum::<u64>();
    }
    let titles = Forms::open(searcher, &[engine.index.fields().title_forms])?;
    titles.for_each("", &mut |form| {
        n_words += titles.frequency(form)?.occurrences;
        Ok(true)
    })?;
    Ok(n_words)
}

/// How many there are in all.
#[derive(Debug, Clone, Copy)]
struct Totals {
    matches: u64,
    words_near: u64,
    words: u64,
}

/// Measures the words that are near often enough.
fn measured(
    engine: &LocalEngine,
    searcher: &Searcher,
    near: Neighbours,
    totals: Totals,
    request: &CollocatesRequest,
) -> Result<Vec<Collocate>, TantivyError> {
    let fields = engine.index.fields();
    let forms = Forms::open(searcher, &[fields.title_forms, fields.body_forms])?;
    let mut collocates = Vec::new();
    let words: HashMap<String, u64> = near.words;
    let mut words: Vec<(String, u64)> = words.into_iter().filter(|(_, near)| *near >= request.least).collect();
    words.sort_unstable();
    for (seen, (word, near)) in words.into_iter().enumerate() {
        if seen.is_multiple_of(CHECK_INTERVAL) && request.query.cancellation.is_cancelled() {
            break;
        }
        let corpus = forms.frequency_of(&word)?.occurrences;
        let log_dice = log_dice(near, totals.matches, corpus);
        let log_likelihood = log_likelihood(near, totals.words_near, corpus, totals.words);
        collocates.push(Collocate { word, near, corpus, log_dice, log_likelihood });
    }
    Ok(collocates)
}

/// Words of the same rank go by how often they are near, then by their letters.
fn sort(collocates: &mut [Collocate], order: CollocateOrder) {
    collocates.sort_by(|a, b| {
        let ranked = match order {
            CollocateOrder::LogDice => b.log_dice.total_cmp(&a.log_dice),
            CollocateOrder::LogLikelihood => b.log_likelihood.total_cmp(&a.log_likelihood),
            CollocateOrder::Count => b.near.cmp(&a.near),
        };
        ranked.then(b.near.cmp(&a.near)).then_with(|| a.word.cmp(&b.word))
    });
}

/// See [`Collocate::log_dice`].
fn log_dice(near: u64, matches: u64, corpus: u64) -> f64 {
    14.0 + (2.0 * float(near) / float(matches + corpus)).log2()
}

/// See [`Collocate::log_likelihood`]: the words of the corpus by whether they are near and whether they are this one.
fn log_likelihood(near: u64, words_near: u64, corpus: u64, words: u64) -> f64 {
    let (near, words_near, corpus, words) = (float(near), float(words_near), float(corpus), float(words));
    let cells = [
        (near, words_near * corpus / words),
        (words_near - near, words_near * (words - corpus) / words),
        (corpus - near, (words - words_near) * corpus / words),
        (words - words_near - corpus + near, (words - words_near) * (words - corpus) / words),
    ];
    let summand =
        |(observed, expected): (f64, f64)| if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 };
    let ratio = 2.0 * cells.into_iter().map(summand).sum::<f64>();
    if near < cells[0].1 { -ratio.max(0.0) } else { ratio.max(0.0) }
}

#[expect(clippy::cast_precision_loss, reason = "measures are good to 15 digits")]
fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.001, "{found} is not {expected}");
    }

    #[test]
    fn log_dice_is_14_for_words_that_only_stand_together() {
        check(log_dice(5, 5, 5), 14.0);
        check(log_dice(5, 10, 10), 13.0);
        check(log_dice(1, 1_000, 1_048), 4.0);
    }

    #[test]
    fn log_likelihood_is_0_by_chance_and_below_where_a_word_is_shunned() {
        check(log_likelihood(10, 100, 100, 1_000), 0.0);
        // Worked out by hand: 2 (20 ln 2 + 80 ln (80/90) + 80 ln (80/90) + 820 ln (820/810)).
        check(log_likelihood(20, 100, 100, 1_000), 10.158);
        check(log_likelihood(0, 100, 100, 1_000), -22.268);
    }
}
