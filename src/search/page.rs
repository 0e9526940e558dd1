//! Finds the articles of a page: those with all words, then those with some.

use tantivy::TantivyError;

use super::answers::{Answers, Expansion};
use super::cursor::{Origin, Position};
use super::parts::Parts;
use super::ranking::{self, Criteria, Ranked, Slice};
use super::rescoring::Raise;
use super::scores::SegmentScores;
use super::{LocalEngine, guarded};
use crate::answer::{Asked, furniture_count, word_counts};
use crate::engine::{EngineError, FurnitureCount, QueryRequest, RankingSettings, SearchRequest, Totals, WordCount};
use crate::index::ArticleColumns;
use crate::query::QueryAst;

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
    /// What was added to the scores of some articles.
    pub(super) raises: Vec<Raise>,
    /// What the scores are those of, if it is not the query.
    pub(super) expansion: Option<Expansion>,
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
        let origin = Origin::new(&searcher, &identity(asked, request, self.ranking(request.ranking)));
        let start = match &request.cursor {
            Some(cursor) => Some(origin.read(cursor, &searcher).map_err(EngineError::Cursor)?),
            None => None,
        };
        let relaxed = asked.relaxed();
        let answers = self.answers(asked, relaxed.as_ref(), request, &searcher)?;
        let all_words = answers.full.count;
        let any_word = all_words + answers.partial.count;
        let totals = Totals { all_words, any_word };
        let columns = || self.index.columns(&searcher).map_err(|error| self.index.error(&error));
        let columns = guarded(self.index.path(), columns)?;
        let page = || match start {
            Some(start) => page_from(columns, &answers, request, start),
            None => page(columns, &answers, totals, request),
        };
        let page = guarded(self.index.path(), || page().map_err(|error| self.index.error(&error)))?;
        let parts = Parts { engine: self, searcher: searcher.clone(), request: &request.query };
        let words = if all_words == 0 { word_counts(&asked.ast, &parts)? } else { Vec::new() };
        let furniture = if any_word == 0 { furniture_count(asked, &parts)? } else { None };
        request.query.check()?;
        let next_cursor = page.end().map(|end| origin.write(end));
        let (full, partial) = (page.full, page.partial);
        let Answers { raises, expansion, .. } = answers;
        Ok(Found { full, partial, relaxed, totals, words, furniture, next_cursor, raises, expansion })
    }
}

/// Returns a page by its number: articles with some words follow behind those with all.
fn page(
    columns: &[ArticleColumns],
    answers: &Answers,
    totals: Totals,
    request: &SearchRequest,
) -> Result<Page, TantivyError> {
    let all_words = usize::try_from(totals.all_words).unwrap_or(usize::MAX);
    let (offset, limit) = (request.page.offset, request.page.limit);
    let slice = |offset, limit| Slice { after: None, offset, limit };
    let full = if offset < all_words {
        top(columns, &answers.full.segments, request, slice(offset, limit))?
    } else {
        Vec::new()
    };
    let partial = if full.len() < limit {
        let rest = slice(offset.saturating_sub(all_words), limit - full.len());
        top(columns, &answers.partial.segments, request, rest)?
    } else {
        Vec::new()
    };
    let behind = offset.saturating_add(full.len() + partial.len());
    let goes_on = (behind as u64) < totals.any_word;
    Ok(Page { full, partial, goes_on })
}

/// Returns the page behind a place in the list, which goes on with articles with some words behind those with all.
fn page_from(
    columns: &[ArticleColumns],
    answers: &Answers,
    request: &SearchRequest,
    start: Position,
) -> Result<Page, TantivyError> {
    let limit = request.page.limit;
    // One more, to see whether the list goes on.
    let wanted = limit + 1;
    let mut page = Page::default();
    if !start.is_partial {
        let slice = Slice { after: Some(start.last), offset: 0, limit: wanted };
        page.full = top(columns, &answers.full.segments, request, slice)?;
    }
    if page.full.len() < wanted {
        let after = start.is_partial.then_some(start.last);
        let slice = Slice { after, offset: 0, limit: wanted - page.full.len() };
        page.partial = top(columns, &answers.partial.segments, request, slice)?;
    }
    page.goes_on = page.full.len() + page.partial.len() > limit;
    page.full.truncate(limit);
    page.partial.truncate(limit - page.full.len());
    Ok(page)
}

fn top(
    columns: &[ArticleColumns],
    scores: &[SegmentScores],
    request: &SearchRequest,
    slice: Slice,
) -> Result<Vec<Ranked>, TantivyError> {
    ranking::top(columns, scores, Criteria::new(request.order, request.query.today), slice)
}

/// Returns all that decides which articles a list has, and in which order.
fn identity(asked: &Asked, request: &SearchRequest, ranking: RankingSettings) -> String {
    let order = request.order;
    let QueryRequest { filters, matching, today, .. } = &request.query;
    let today = order.recency.map(|half_life| format!("{half_life} before {today}"));
    format!("{} {matching:?} {:?} {filters:?} {today:?} {ranking:?}", asked.ast, order.sort)
}
