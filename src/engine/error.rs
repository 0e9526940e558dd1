//! What an engine cannot do, and whose fault that is.

use serde::Serialize;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The query cannot be read.
    #[error("{}", .0.first().map_or("the query cannot be read", |problem| problem.message.as_str()))]
    Query(Vec<QueryProblem>),
    /// No article has this id.
    #[error("no article has the id `{0}`")]
    NoSuchArticle(String),
    /// The answer was no longer wanted, or took longer than it was given.
    #[error("the query was stopped before it was answered")]
    Cancelled,
    /// The index is missing, damaged, locked or of another version.
    #[error("{message}")]
    Environment {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
}

/// Whose fault an error is: what exit codes and statuses follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// What was asked makes no sense.
    User,
    /// What was asked for is not there.
    Absent,
    /// There was not enough time.
    Time,
    /// The machine, its files, or another process.
    Environment,
}

impl EngineError {
    /// Returns whose fault it is.
    pub fn fault(&self) -> Fault {
        match self {
            Self::Query(_) => Fault::User,
            Self::NoSuchArticle(_) => Fault::Absent,
            Self::Cancelled => Fault::Time,
            Self::Environment { .. } => Fault::Environment,
        }
    }
}

/// A place in a query that is wrong, or may be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueryProblem {
    /// What is wrong.
    pub message: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it begins, in characters.
    pub start_char: usize,
    /// Where it ends, in characters.
    pub end_char: usize,
    /// What to write beside the place.
    pub label: Option<String>,
    /// What to do about it.
    pub hints: Vec<String>,
}
