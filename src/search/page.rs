//! Finds the articles of a page: those with all words, then those with some.

use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::{Searcher, TantivyError};

use super::asked::Asked;
use super::cursor::{Origin, Position};
use super::ranking::{self, Criteria, Ranked, Slice};
use super::{LocalEngine, guarded};
use crate::engine::{EngineError, FurnitureCount, SearchRequest, Totals, WordCount};
use crate::index::IndexError;
use crate::query::{QueryAst, excluded};

/// What was found.
pub(super) struct Found {
    /// The articles of the page with all words.
    pub(super) full: Vec<Ranked>,
    /// Those with some.
    pub(super) partial: Vec<Ranked>,
    /// The query that the latter answer.
    pub(super) relaxed: Option<QueryAst>,
    pub(super) totals: Totals,
    pub(super) words: Vec<WordCount>,
    pub(super) furniture: Option<FurnitureCount>,
    pub(super) next_cursor: Option<String>,
}

/// A query, and the one that it falls back to.
struct Planned {
    full: Box<dyn Query>,
    /// Finds the articles with at least one of the bare words, where there are several.
    any: Option<Box<dyn Query>>,
}

/// The articles of a page.
#[derive(Default)]
struct Page {
    full: Vec<Ranked>,
    partial: Vec<Ranked>,
    /// Whether the list goes on.
    goes_on: bool,
}

impl Page {
    /// Returns the end of the page, None if the list does not go on or the page is empty.
    fn end(&self) -> Option<Position> {
        if !self.goes_on {
            return None;
        }
        let partial = self.partial.last().map(|last| Position { is_partial: true, last: *last });
        partial.or_else(|| self.full.last().map(|last| Position { is_partial: false, last: *last }))
    }
}

impl LocalEngine {
    /// Finds and ranks.
    pub(super) fn find(&self, asked: &Asked, request: &SearchRequest) -> Result<Found, EngineError> {
        let searcher = self.index.searcher();
        let origin = Origin::new(&searcher, &identity(asked, request));
        let start = match &request.cursor {
            Some(cursor) => Some(origin.read(cursor, &searcher).map_err(EngineError::Cursor)?),
            None => None,
        };
        let full = self.plan(&asked.ast, &request.query, &searcher)?;
        let relaxed = asked.relaxed();
        let any = match &relaxed {
            Some(relaxed) => Some(self.plan(relaxed, &request.query, &searcher)?),
            None => None,
        };
        let planned = Planned { full, any };
        let all_words = self.count_matches(&searcher, planned.full.as_ref(), &request.query.cancellation)?;
        let any_word = match &planned.any {
            Some(any) => self.count_matches(&searcher, any.as_ref(), &request.query.cancellation)?,
            None => all_words,
        };
        let totals = Totals { all_words, any_word };
        let page = || match start {
            Some(start) => self.page_from(&searcher, &planned, request, start),
            None => self.page(&searcher, &planned, totals, request),
        };
        let page = guarded(self.index.path(), page)?;
        let words = if all_words == 0 { self.word_counts(&searcher, &asked.ast, &request.query)? } else { Vec::new() };
        let furniture = if any_word == 0 { self.furniture_count(&searcher, asked, &request.query)? } else { None };
        request.query.check()?;
        let next_cursor = page.end().map(|end| origin.write(end));
        Ok(Found { full: page.full, partial: page.partial, relaxed, totals, words, furniture, next_cursor })
    }

    /// Returns a page by its number: articles with some words follow where those with all do not fill a page.
    fn page(
        &self,
        searcher: &Searcher,
        planned: &Planned,
        totals: Totals,
        request: &SearchRequest,
    ) -> Result<Page, IndexError> {
        let all_words = usize::try_from(totals.all_words).unwrap_or(usize::MAX);
        let (offset, limit) = (request.page.offset, request.page.limit);
        let slice = |offset, limit| Slice { after: None, offset, limit };
        let full = if offset < all_words {
            self.top(searcher, planned.full.as_ref(), request, slice(offset, limit))?
        } else {
            Vec::new()
        };
        let partial = match &planned.any {
            Some(any) if all_words < limit => {
                let rest = slice(offset.saturating_sub(all_words), limit - full.len());
                self.top(searcher, &only_some(planned, any.as_ref()), request, rest)?
            }
            _ => Vec::new(),
        };
        let behind = offset.saturating_add(full.len() + partial.len());
        let goes_on = (behind as u64) < totals.any_word;
        Ok(Page { full, partial, goes_on })
    }

    /// Returns the page behind a place in the list, which goes on with articles with some words behind those with all.
    fn page_from(
        &self,
        searcher: &Searcher,
        planned: &Planned,
        request: &SearchRequest,
        start: Position,
    ) -> Result<Page, IndexError> {
        let limit = request.page.limit;
        // One more, to see whether the list goes on.
        let wanted = limit + 1;
        let mut page = Page::default();
        if !start.is_partial {
            let slice = Slice { after: Some(start.last), offset: 0, limit: wanted };
            page.full = self.top(searcher, planned.full.as_ref(), request, slice)?;
        }
        if let Some(any) = planned.any.as_ref().filter(|_| page.full.len() < wanted) {
            let after = start.is_partial.then_some(start.last);
            let slice = Slice { after, offset: 0, limit: wanted - page.full.len() };
            page.partial = self.top(searcher, &only_some(planned, any.as_ref()), request, slice)?;
        }
        page.goes_on = page.full.len() + page.partial.len() > limit;
        page.full.truncate(limit);
        page.partial.truncate(limit - page.full.len());
        Ok(page)
    }

    fn top(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        request: &SearchRequest,
        slice: Slice,
    ) -> Result<Vec<Ranked>, IndexError> {
        let criteria = Criteria::new(request.order, request.query.today);
        let found = ranking::top(&self.index, searcher, query, criteria, slice, &request.query.cancellation);
        found.map_err(|error: TantivyError| self.index.error(&error))
    }
}

/// The articles with some of the words and not all.
fn only_some(planned: &Planned, any: &dyn Query) -> BooleanQuery {
    BooleanQuery::new(vec![(Occur::Must, any.box_clone()), (Occur::MustNot, excluded(planned.full.box_clone()))])
}

/// Returns all that decides which articles a list has, and in which order.
fn identity(asked: &Asked, request: &SearchRequest) -> String {
    let order = request.order;
    let today = order.recency.map(|half_life| format!("{half_life} before {}", request.query.today));
    format!("{} {:?} {:?} {today:?}", asked.ast, order.sort, request.query.filters)
}
