//! How a query was read, part by part.

use serde::Serialize;
use utoipa::ToSchema;

use super::QueryProblem;

/// How a query was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ParsedQuery {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// As it was written.
    pub text: String,
    /// As it was read, in a form that is read the same; with errors, what could be read of it.
    pub parsed: String,
    /// What could not be read; a query with errors is not run.
    pub errors: Vec<QueryProblem>,
    /// What the user may have meant otherwise.
    pub notes: Vec<QueryProblem>,
    /// The query as a tree, with the filters of the request.
    pub tree: QueryPart,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryPart {
    /// What it is.
    pub kind: PartKind,
    /// As it was read, in a form that is read the same.
    pub text: String,
    /// Where it stands in the query; None for a filter of the request.
    pub place: Option<QueryPlace>,
    /// How many articles it alone has; None where there is no index.
    pub articles: Option<u64>,
    /// What a pattern of letters stands for; None for what is no such pattern, or where there is no index.
    pub words: Option<FittingWords>,
    /// What it is made of.
    #[schema(no_recursion)]
    pub parts: Vec<QueryPart>,
}

/// What a part of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Every article.
    EveryArticle,
    /// All of its parts.
    AllOf,
    /// At least one of its parts.
    AnyOf,
    /// Not its part.
    Not,
    /// Its part, with another weight.
    Weighted,
    /// A property of the article.
    Filter,
    /// A word.
    Word,
    /// A pattern of letters with `*` and `?`.
    Wildcard,
    /// A spelling and those near it.
    Fuzzy,
    /// A regular expression.
    Regex,
    /// Words side by side or near each other.
    Phrase,
    /// Two parts near each other.
    Near,
    /// Two parts not near each other.
    NotNear,
    /// Its part so many times.
    AtLeast,
}

/// A place in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryPlace {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it begins, in characters.
    pub start_char: usize,
    /// Where it ends, in characters.
    pub end_char: usize,
}

/// The words of the index that a pattern of letters stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FittingWords {
    /// How many there are.
    pub total: u64,
    /// The most frequent of them, the one in the most articles first.
    pub most_frequent: Vec<FittingWord>,
}

/// A word that a pattern stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FittingWord {
    /// The word, folded.
    pub text: String,
    /// How many articles have it where the pattern looks.
    pub articles: u64,
}
