//! Which of the languages of an index a query may be in, by the articles that have its words.

use std::collections::BTreeSet;

use tantivy::Score;

use crate::analysis::{Analyzer, Form, words};
use crate::language::Language;
use crate::query::ast::TextQuery;

/// So many articles more are taken to be there of each language, a thousandth of them with any word: what is known of a
/// language with few articles says little.
const UNSEEN: f64 = 100.0;

/// Returns for each language how likely a query is in it, 1 in all: by how many of its articles have each plain word, as
/// if words stood independently of each other (naive Bayes), and by how many articles it has.
/// `languages` are those of the index with their numbers of articles; `doc_freq` returns how many bodies have a stem.
pub(super) fn shares<E>(
    texts: &[&TextQuery],
    languages: &[(Language, u64)],
    doc_freq: &mut dyn FnMut(&str) -> Result<u64, E>,
) -> Result<Vec<Score>, E> {
    if languages.len() < 2 {
        return Ok(vec![1.0; languages.len()]);
    }
    let mut written = BTreeSet::new();
    for text in texts {
        if let Some(word) = text.pattern.plain_word() {
            written.extend(words(word).map(|range| &word[range]));
        }
    }
    let mut analyzer = Analyzer::for_a_query();
    let mut likelihoods = Vec::with_capacity(languages.len());
    for (language, articles) in languages {
        #[expect(clippy::cast_precision_loss, reason = "a probability")]
        let articles = *articles as f64;
        let mut likelihood = articles.max(1.0).ln();
        for word in &written {
            #[expect(clippy::cast_precision_loss, reason = "a probability")]
            let doc_freq = doc_freq(analyzer.term(word, Form::Stem, *language))? as f64;
            likelihood += ((doc_freq + UNSEEN / 1_000.0) / (articles + UNSEEN)).ln();
        }
        likelihoods.push(likelihood);
    }
    Ok(normalised(&likelihoods))
}

/// Makes shares of logarithms of likelihoods.
fn normalised(likelihoods: &[f64]) -> Vec<Score> {
    let most = likelihoods.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let relative: Vec<f64> = likelihoods.iter().map(|likelihood| (likelihood - most).exp()).collect();
    let sum: f64 = relative.iter().sum();
    #[expect(clippy::cast_possible_truncation, reason = "a share has the precision of a score")]
    let shares = relative.into_iter().map(|relative| (relative / sum) as Score).collect();
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_relative_to_the_most_likely() {
        let shares = normalised(&[-1_000.0, -1_000.0 + 3.0_f64.ln(), -2_000.0]);
        assert!((shares[0] - 0.25).abs() < 1e-6 && (shares[1] - 0.75).abs() < 1e-6 && shares[2] < 1e-6, "{shares:?}");
    }
}
