//! What is asked of an engine.

/// A search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRequest {
    /// The query, in dateline's language.
    pub query: String,
    /// Which part of the result list.
    pub page: Page,
    /// What to show of each article.
    pub fragments: FragmentOptions,
}

impl SearchRequest {
    /// Asks for the first ten articles.
    pub fn new(query: &str) -> Self {
        Self { query: query.to_owned(), page: Page::default(), fragments: FragmentOptions::default() }
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
