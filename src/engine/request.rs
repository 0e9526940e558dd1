//! What is asked of an engine.

use super::{EngineError, Order, RankingOptions};
use crate::cancellation::Cancellation;
use crate::date::PartialDate;
use crate::language::Language;

/// A query, and all that decides which articles answer it.
#[derive(Debug, Clone)]
pub struct QueryRequest {
    /// The query.
    pub text: String,
    /// What language it is in.
    pub syntax: Syntax,
    /// Which of its bare words an article has to have.
    pub matching: Matching,
    /// The day that `yesterday` in a query comes before.
    pub today: PartialDate,
    /// What the articles have to be besides.
    pub filters: Filters,
    /// Stops the work; what was asked for then ends in [`super::EngineError::Cancelled`].
    pub cancellation: Cancellation,
}

impl QueryRequest {
    /// Asks in dateline's language, today (UTC), without filters.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            syntax: Syntax::Full,
            matching: Matching::All,
            today: PartialDate::today(),
            filters: Filters::default(),
            cancellation: Cancellation::default(),
        }
    }
}

impl QueryRequest {
    /// Fails if the answer is no longer wanted.
    pub fn check(&self) -> Result<(), EngineError> {
        if self.cancellation.is_cancelled() { Err(EngineError::Cancelled) } else { Ok(()) }
    }
}

/// The language of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// dateline's own, with operators and fields.
    Full,
    /// Words and nothing else.
    Plain,
}

/// Which bare words of a query an article has to have: words, phrases and groups that stand side by side without operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    /// All of them. A result list goes on with the articles that have only some.
    All,
    /// At least one of them, as if `OR` stood between them: there are no articles with only some, and what counts articles
    /// counts those with any. What is negated and what filters stays.
    Any,
}

/// What articles have to be, besides answering the query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// From one of these outlets, as with `source:"..."`; all if there is none.
    pub sources: Vec<String>,
    /// In one of these languages; all if there is none.
    pub languages: Vec<Language>,
    /// Published on or after this.
    pub since: Option<PartialDate>,
    /// Published on or before this.
    pub until: Option<PartialDate>,
}

/// A search.
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// The query.
    pub query: QueryRequest,
    /// In which order.
    pub order: Order,
    /// How scores are made, where the index is not to say it.
    pub ranking: RankingOptions,
    /// Which part of the result list.
    pub page: Page,
    /// What an earlier answer gave as its `next_cursor`: the list goes on there, and `page.offset` does not count.
    pub cursor: Option<String>,
    /// Whether to say what the scores are made of.
    pub explains: bool,
    /// What to show of each article.
    pub fragments: FragmentOptions,
}

impl SearchRequest {
    /// Asks for the first ten articles.
    pub fn new(query: &str) -> Self {
        Self {
            query: QueryRequest::new(query),
            order: Order::default(),
            ranking: RankingOptions::default(),
            page: Page::default(),
            cursor: None,
            explains: false,
            fragments: FragmentOptions::default(),
        }
    }
}

/// A part of a result list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many articles to pass over.
    pub offset: usize,
    /// How many articles to give.
    pub limit: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, limit: 10 }
    }
}

/// How much of an article's text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FragmentOptions {
    /// How many fragments at most; 0 for none.
    pub count: usize,
    /// How long a fragment may be, in columns of a terminal.
    pub columns: usize,
}

impl Default for FragmentOptions {
    fn default() -> Self {
        Self { count: 2, columns: 180 }
    }
}
