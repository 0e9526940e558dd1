//! How much each word of a query counts, and how its occurrences in an article are scored.

mod language_guess;
mod plain_words;
mod similarity;
mod stem_query;
mod word_factors;

pub(crate) use plain_words::{PlainWord, plain_words, sum_of_factors};
pub(super) use similarity::WordScore;
pub(crate) use similarity::on_grid;
pub use similarity::{Similarity, SimilarityOptions};
pub(crate) use stem_query::{StemQuery, StemScorer, StemWeight};
pub(super) use stem_query::{WeightedStem, explain};
pub(super) use word_factors::WordFactors;
