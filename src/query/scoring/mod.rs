//! How much each word of a query counts, and how its occurrences in an article are scored.

mod language_guess;
mod limits;
mod plain_words;
mod similarity;
mod stem_blocks;
mod stem_query;
mod window;
mod word_factors;

pub(super) use plain_words::add as add_plain_word;
pub(crate) use plain_words::{PlainWord, plain_words, sum_of_factors};
pub(super) use similarity::WordScore;
pub use similarity::{Similarity, SimilarityOptions};
pub(crate) use similarity::{on_grid, raise_over_plain};
pub(crate) use stem_blocks::{StemBlocks, Sums};
pub(crate) use stem_query::{StemQuery, StemWeight};
pub(super) use stem_query::{WeightedStem, explain};
pub(crate) use window::{Places, WINDOW, WindowValues};
pub(crate) use word_factors::WordFactors;
pub(super) use word_factors::is_content;
