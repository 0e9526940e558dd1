//! What an engine cannot do, and whose fault that is.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The query cannot be read.
    #[error("{}", .0.first().map_or("the query cannot be read", |problem| problem.message.as_str()))]
    Query(Vec<QueryProblem>),
    /// The cursor is none, or one of another list.
    #[error("{0}")]
    Cursor(CursorError),
    /// No article has this id.
    #[error("no article has the id `{0}`")]
    NoSuchArticle(String),
    /// The answer was no longer wanted, or took longer than it was given.
    #[error("the query was stopped before it was answered")]
    Cancelled,
    /// This engine cannot do what was asked for; others can.
    #[error("{what} cannot be asked of {engine}")]
    Unsupported {
        /// What was asked for.
        what: Cow<'static, str>,
        /// The engine.
        engine: &'static str,
    },
    /// The query is one that a distributed engine finds too many articles for that would have to be looked at.
    #[error("`{what}` would have to be looked for in more than {most} articles, one by one")]
    TooMuchToCheck {
        /// The part of the query that the engine cannot look for exactly.
        what: String,
        /// How many articles may be looked at.
        most: usize,
    },
    /// The index is missing, damaged, locked or of another version.
    #[error("{message}")]
    Environment {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
}

/// Why a result list cannot go on at a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// It was not written by dateline, or not as a whole.
    #[error("this is no cursor")]
    Unreadable,
    /// The index has changed since, or is another one.
    #[error("the cursor belongs to another state of the index")]
    OtherIndex,
    /// The query, its filters or its order are not the same.
    #[error("the cursor belongs to another query or another order")]
    OtherRequest,
}

impl CursorError {
    /// Says what to do.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unreadable => "give the whole `next_cursor` of an answer",
            Self::OtherIndex => "start again at the beginning of the list",
            Self::OtherRequest => "repeat the query, filters and order of the first page",
        }
    }
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
            Self::Query(_) | Self::Cursor(_) | Self::Unsupported { .. } | Self::TooMuchToCheck { .. } => Fault::User,
            Self::NoSuchArticle(_) => Fault::Absent,
            Self::Cancelled => Fault::Time,
            Self::Environment { .. } => Fault::Environment,
        }
    }
}

/// A place in a query that is wrong, or may be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
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
