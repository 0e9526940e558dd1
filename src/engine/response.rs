//! What an engine answers.

use serde::Serialize;
use utoipa::ToSchema;

use super::Explanation;
use crate::article::DateOrigin;
use crate::date::{Moment, Published};
use crate::language::Language;

/// The version of these types as JSON. A field that goes or changes its meaning raises it; a new field does not.
pub const SCHEMA_VERSION: u32 = 1;

/// The answer to a search.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SearchResponse {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// How many articles there are.
    pub totals: Totals,
    /// What took how long.
    pub timings: Timings,
    /// The words that were looked for besides, the most telling first, if the query was to be expanded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expansion: Vec<ExpansionWord>,
    /// Where no article has all of the query: how many have each part of it. Else empty.
    pub words: Vec<WordCount>,
    /// Where no article has any of the query: how many have it in what was left out of their pages.
    pub furniture: Option<FurnitureCount>,
    /// The articles of the page, in the order that was asked for; those with `partial` after all others.
    pub hits: Vec<Hit>,
    /// What to ask with for the articles that follow; None at the end of the list. It holds as long as the index does not
    /// change. The list goes through all articles with all of the words and then through those with some.
    pub next_cursor: Option<String>,
}

/// How a query was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryEcho {
    /// As it was written.
    pub text: String,
    /// What was asked for besides, `since:2010-11`; empty if nothing was.
    pub filters: String,
    /// As it was read, with the filters, in a form that is read the same.
    pub parsed: String,
    /// What the user may have meant otherwise.
    pub notes: Vec<super::QueryProblem>,
}

impl QueryEcho {
    /// Returns the query and the filters as a line says them.
    pub fn line(&self) -> String {
        match self.filters.as_str() {
            "" => self.text.trim().to_owned(),
            filters => format!("{} · {filters}", self.text.trim()),
        }
    }
}

/// How many articles answer a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Totals {
    /// With all of its words; with any, if the request takes those.
    pub all_words: u64,
    /// With at least one of its bare words, or of those that it was expanded by; the former among them.
    pub any_word: u64,
}

/// How long the parts of a search took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Timings {
    /// Finding and ranking the articles.
    pub search_ms: f64,
    /// Fetching them and making the fragments.
    pub fragments_ms: f64,
    /// All of it.
    pub total_ms: f64,
}

/// A word that was added to a query.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExpansionWord {
    /// The word; all its inflections are meant.
    pub word: String,
    /// How much it counts beside a word of the query, which counts 1.
    pub weight: f64,
}

/// How many articles have a part of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WordCount {
    /// The part, as it was read.
    pub text: String,
    /// How many articles have it.
    pub articles: u64,
    /// Where none has it: the nearest word that some have.
    pub suggestion: Option<Suggestion>,
}

/// How many articles have a query in the furniture of their pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FurnitureCount {
    /// The query that finds them.
    pub query: String,
    /// How many there are: one or more.
    pub articles: u64,
}

/// A word of the index that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    /// The word, folded.
    pub text: String,
    /// How many articles have it.
    pub articles: u64,
}

/// The place of an article in a result list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankedArticle {
    /// Its id.
    pub id: String,
    /// How well it answers the query; comparable within one result list.
    pub score: f32,
}

/// An article that answers a query.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Where it was read.
    pub origin: String,
    /// Its headline.
    pub title: Option<String>,
    /// What matched in the headline.
    pub title_marks: Vec<Mark>,
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The section of the outlet.
    pub section: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where that was found.
    pub published_from: Option<DateOrigin>,
    /// When it was first indexed.
    pub first_indexed: Moment,
    /// Its language.
    pub language: Language,
    /// How well it answers the query; comparable within one result list.
    pub score: f32,
    /// Whether it has only some of the words.
    pub partial: bool,
    /// What matched in its text.
    pub fragments: Vec<Fragment>,
    /// What the score is made of, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// A piece of the body of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fragment {
    /// The piece, a part of one paragraph.
    pub text: String,
    /// Where it begins in the body, in bytes.
    pub start: usize,
    /// Where it begins in the body, in characters.
    pub start_char: usize,
    /// Whether it begins inside a sentence.
    pub cut_before: bool,
    /// Whether it ends inside a sentence.
    pub cut_after: bool,
    /// What matched in it, in order, without overlap.
    pub marks: Vec<Mark>,
}

/// A place in a text, from the start of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mark {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it begins, in characters.
    pub start_char: usize,
    /// Where it ends, in characters.
    pub end_char: usize,
}

/// What an index holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndexStats {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// Where it is.
    pub index: String,
    /// How many articles.
    pub articles: u64,
    /// How many files they came from.
    pub files: u64,
    /// How many files and records were rejected.
    pub rejected: u64,
    /// How many articles have no date.
    pub undated: u64,
    /// The earliest date of publication.
    pub earliest: Option<String>,
    /// The latest date of publication.
    pub latest: Option<String>,
    /// How many articles each language has, the most first.
    pub languages: Vec<LanguageCount>,
    /// How many segments the index has.
    pub segments: u64,
    /// How large it is, in bytes.
    pub bytes: u64,
}

/// How many articles are in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LanguageCount {
    /// The language.
    pub language: Language,
    /// How many.
    pub articles: u64,
}
