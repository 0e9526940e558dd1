//! A query with the most telling words of its best articles: pseudo-relevance feedback.
//!
//! Rocchio 1971, Relevance Feedback in Information Retrieval, with the weights of words that the ranking gives them: each
//! of the best articles adds the scores of its words, by its share of their scores; the words with the largest sums are
//! looked for, too, and count [`SHARE`] of the whole.

use std::collections::BTreeMap;

use tantivy::{Searcher, Term};

use super::LocalEngine;
use super::article_words::{StemUse, stems, weighted};
use super::ranking::Ranked;
use crate::analysis::is_stop_word;
use crate::article::Article;
use crate::index::{IndexError, analysis_language, documents_with};
use crate::query::{QueryAst, Similarity, TextField};

/// How many articles are learnt from. With 8, 10 and 15, mean MAP over the collections of ARCHITECTURE.md, "Ranking", is
/// .410, .413 and .408.
pub(super) const LEARNT_FROM: usize = 10;

/// The part of the score that all added words have together if each counts fully: with .2 and .3, mean nDCG@10 is .535
/// and .532.
const SHARE: f64 = 0.2;

/// Words that more than this part of the articles have tell nothing.
const MOST_FREQUENT: f64 = 0.3;

/// A word that is added to a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AddedWord {
    /// As it is written in one of the articles, in lower case.
    pub(super) word: String,
    /// How much it counts beside the words of the query, which count 1.
    pub(super) weight: f64,
}

impl LocalEngine {
    /// Returns so many words of the best articles, the most telling first. `n_words` is what the words of the query count
    /// together.
    pub(super) fn words_of_best(
        &self,
        best: &[Ranked],
        limit: usize,
        n_words: f64,
        similarity: Similarity,
        searcher: &Searcher,
    ) -> Result<Vec<AddedWord>, IndexError> {
        let whole: f64 = best.iter().map(|ranked| f64::from(ranked.score)).sum();
        let mut sums = BTreeMap::<String, (String, f64)>::new();
        for ranked in best {
            let article = self.index.article(ranked.address)?;
            let share = if whole > 0.0 { f64::from(ranked.score) / whole } else { 0.0 };
            for (stem, word, score) in self.word_scores(&article, similarity, searcher)? {
                sums.entry(stem).or_insert((word, 0.0)).1 += share * score;
            }
        }
        let mut words: Vec<(String, String, f64)> =
            sums.into_iter().map(|(stem, (word, sum))| (stem, word, sum)).filter(|(_, _, sum)| *sum > 0.0).collect();
        words.sort_by(|(a_stem, _, a), (b_stem, _, b)| b.total_cmp(a).then_with(|| a_stem.cmp(b_stem)));
        words.truncate(limit);
        let all: f64 = words.iter().map(|(_, _, sum)| sum).sum();
        let scale = SHARE / (1.0 - SHARE) * n_words / all;
        Ok(words.into_iter().map(|(_, word, sum)| AddedWord { word, weight: scale * sum }).collect())
    }

    /// Returns the stems of an article, each with a word and its score; none that are in one article only or in very many.
    fn word_scores(
        &self,
        article: &Article,
        similarity: Similarity,
        searcher: &Searcher,
    ) -> Result<Vec<(String, String, f64)>, IndexError> {
        let language = analysis_language(article);
        let fields = self.index.fields();
        let used = stems(article);
        let length: u32 = used.values().map(|used| used.in_title + used.in_body).sum();
        let mut scores = Vec::with_capacity(used.len());
        for (stem, StemUse { word, in_title, in_body }) in used {
            if is_stop_word(&word, language) {
                continue;
            }
            let mut articles = 0;
            for field in [fields.title, fields.body] {
                let found = documents_with(searcher, &Term::from_field_text(field, &stem));
                articles = found.map_err(|error| self.index.error(&error))?.max(articles);
            }
            if articles < 2 || similarity.share_of_articles(articles) > MOST_FREQUENT {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "a number of occurrences")]
            let occurrences = similarity.title_weight() * in_title as f32 + in_body as f32;
            let score = similarity.of_word(similarity.rarity(articles)).score(occurrences, length, 1.0);
            scores.push((stem, word, f64::from(score)));
        }
        Ok(scores)
    }
}

/// Adds words to what a query looks for in texts, as alternatives; None if it wants several such things or none.
pub(super) fn expanded(query: &QueryAst, words: &[AddedWord]) -> Option<QueryAst> {
    let added = words.iter().map(|added| weighted(added.word.clone(), added.weight));
    match query {
        _ if !looks_in_texts(query) => None,
        QueryAst::Or(clauses) => Some(QueryAst::Or(clauses.iter().cloned().chain(added).collect())),
        QueryAst::Text(_) => Some(QueryAst::Or(std::iter::once(query.clone()).chain(added).collect())),
        QueryAst::Weighted { query: inner, .. } => {
            expanded(inner, words)?;
            Some(QueryAst::Or(std::iter::once(query.clone()).chain(added).collect()))
        }
        QueryAst::And { clauses, .. } => {
            let mut wanted = (0..clauses.len()).filter(|number| looks_in_texts(&clauses[*number]));
            let (Some(only), None) = (wanted.next(), wanted.next()) else { return None };
            let mut clauses = clauses.clone();
            clauses[only] = expanded(&clauses[only], words)?;
            Some(QueryAst::And { clauses, bare: false })
        }
        QueryAst::All | QueryAst::Filter(_) | QueryAst::Not(_) => None,
    }
}

/// True if a query asks for something that articles tell, and not only where they come from.
fn looks_in_texts(query: &QueryAst) -> bool {
    let mut looks = false;
    query.for_each_text(&mut |text| looks |= !text.field.is_some_and(TextField::is_property));
    looks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{parse, relax};

    #[track_caller]
    fn check(query: &str, expected: Option<&str>) {
        let query = parse(query, "2026-01-01".parse().unwrap()).ast;
        let words = [AddedWord { word: "boat".to_owned(), weight: 0.5 }];
        let found = expanded(&relax(&query).unwrap_or(query), &words);
        assert_eq!(found.map(|query| query.to_string()).as_deref(), expected);
    }

    #[test]
    fn words_are_alternatives_to_the_only_thing_that_is_wanted() {
        check("ferry", Some("ferry OR boat^0.5"));
        check("ferry quay", Some("ferry OR quay OR boat^0.5"));
        check("ferry OR quay", Some("ferry OR quay OR boat^0.5"));
        check("\"the ferry\"^2", Some("\"the ferry\"^2 OR boat^0.5"));
    }

    #[test]
    fn filters_and_negations_stay() {
        check("-moscow ferry", Some("NOT moscow AND (ferry OR boat^0.5)"));
        check("source:quay ferry -moscow", Some("source:quay AND (ferry OR boat^0.5) AND NOT moscow"));
        check("lang:en AND ferry", Some("lang:en AND (ferry OR boat^0.5)"));
    }

    #[test]
    fn where_several_things_are_wanted_none_is_replaced() {
        for query in [
            "ferry AND quay",
            "(ferry OR quay) AND storm",
            "(ferry AND quay)^2",
            "source:quay",
            "-ferry",
            "*",
            "lang:en",
        ] {
            check(query, None);
        }
    }
}
