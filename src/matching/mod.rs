//! A query and a stored text in, the places that match out; and of those, what is shown.
//!
//! The same query that selected an article finds its words again in the text, by the same analysis, so that what is
//! marked is what matched: a phrase as a phrase, a prefix as the whole word, nothing that is negated.

mod beginnings;
mod evaluation;
mod matcher;
mod reach;
mod scan;
mod snippet;
mod walk;
mod word_finder;

#[cfg(test)]
mod tests;

pub use matcher::{ArticleMatches, Match, Matcher};
pub use snippet::{Excerpt, excerpts};
