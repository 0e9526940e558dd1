//! Finds the articles of a page: those with all words, then those with some.

use tantivy::{Searcher, TantivyError};

use super::asked::Asked;
use super::choice;
use super::cursor::{Origin, Position};
use super::expansion::{self, AddedWord, LEARNT_FROM};
use super::ranking::{self, Criteria, Ranked, Slice};
use super::rescoring::{Raise, Rescoring};
use super::scores::{self, SegmentScores};
use super::{LocalEngine, guarded};
use crate::engine::{
    EngineError, FurnitureCount, Matching, QueryRequest, RankingSettings, SearchRequest, Sort, Totals, WordCount,
};
use crate::query::{PlanContext, QueryAst, plain_words, sum_of_factors};

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

/// The articles that answer a query, with their scores.
#[derive(Default)]
struct Answers {
    /// Those with all of it.
    full: Vec<SegmentScores>,
    /// Those with only some of its bare words, where there are several.
    partial: Vec<SegmentScores>,
    /// How many of the latter there are.
    n_partial: u64,
    /// What was added to the scores of some.
    raises: Vec<Raise>,
    /// The words that were added to the query.
    expansion: Option<Expansion>,
}

/// A query with words of its best articles.
pub(super) struct Expansion {
    pub(super) query: QueryAst,
    /// The query without them: what its words count for beside each other is not changed by those that nobody wrote.
    pub(super) whole: QueryAst,
    pub(super) words: Vec<AddedWord>,
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
        let all_words = scores::count(&answers.full);
        let any_word = all_words + answers.n_partial;
        let totals = Totals { all_words, any_word };
        let page = || match start {
            Some(start) => page_from(&searcher, &answers, request, start),
            None => page(&searcher, &answers, totals, request),
        };
        let page = guarded(self.index.path(), || page().map_err(|error| self.index.error(&error)))?;
        let words = if all_words == 0 { self.word_counts(&searcher, &asked.ast, &request.query)? } else { Vec::new() };
        let furniture = if any_word == 0 { self.furniture_count(&searcher, asked, &request.query)? } else { None };
        request.query.check()?;
        let next_cursor = page.end().map(|end| origin.write(end));
        let (full, partial) = (page.full, page.partial);
        let Answers { raises, expansion, .. } = answers;
        Ok(Found { full, partial, relaxed, totals, words, furniture, next_cursor, raises, expansion })
    }

    /// Finds and scores all articles that answer a query.
    fn answers(
        &self,
        asked: &Asked,
        relaxed: Option<&QueryAst>,
        request: &SearchRequest,
        searcher: &Searcher,
    ) -> Result<Answers, EngineError> {
        let ranking = self.ranking(request.ranking);
        let similarity = self.similarity(ranking, searcher)?;
        let context = PlanContext { similarity, ..self.plan_context(&request.query, searcher)? };
        let wide_context = PlanContext { has_alternatives: true, ..context };
        let score = |query: &QueryAst, whole: &QueryAst, context| {
            let planned = self.plan_part(query, whole, &request.query, context)?;
            let all = || scores::scores(searcher, planned.as_ref(), &request.query.cancellation);
            guarded(self.index.path(), || all().map_err(|error| self.index.error(&error)))
        };
        let by_score = request.order.sort == Sort::Score;
        let expands = ranking.expand > 0 && by_score;
        let words = if by_score {
            let words = || plain_words(&asked.ast, context).map_err(|error| self.index.error(&error));
            guarded(self.index.path(), words)?
        } else {
            Vec::new()
        };
        let rescoring = || Rescoring::new(&words, ranking.closeness, context).map_err(|error| self.index.error(&error));
        let rescoring = guarded(self.index.path(), rescoring)?;
        let raise = |scores: &mut Vec<SegmentScores>| {
            guarded(self.index.path(), || rescoring.raise(scores).map_err(|error| self.index.error(&error)))
        };
        let mut answers = match self.plan_choice(asked, &request.query, context)? {
            Some(planned) => {
                let any = request.query.matching == Matching::Any;
                let choose = || choice::choose(&planned, any, searcher, &request.query.cancellation);
                let chosen = guarded(self.index.path(), || choose().map_err(|error| self.index.error(&error)))?;
                Answers { full: chosen.full, partial: chosen.partial, ..Answers::default() }
            }
            None => {
                let full = score(&asked.ast, &asked.ast, context)?;
                let partial = match relaxed {
                    Some(relaxed) => scores::without(&score(relaxed, relaxed, wide_context)?, &full),
                    None => Vec::new(),
                };
                Answers { full, partial, ..Answers::default() }
            }
        };
        answers.n_partial = scores::count(&answers.partial);
        answers.raises = raise(&mut answers.full)?;
        let last = request.page.offset.saturating_add(request.page.limit);
        if expands || request.cursor.is_some() || (last as u64) > scores::count(&answers.full) {
            answers.raises.extend(raise(&mut answers.partial)?);
        }
        if !expands {
            return Ok(answers);
        }
        let learn = || {
            let n_words = sum_of_factors(&asked.ast, context).map_err(|error| self.index.error(&error))?;
            let best = best(searcher, &answers).map_err(|error| self.index.error(&error))?;
            self.words_of_best(&best, ranking.expand as usize, n_words, similarity, searcher)
        };
        let words = guarded(self.index.path(), learn)?;
        let whole = relaxed.unwrap_or(&asked.ast);
        let Some(expanded) = expansion::expanded(whole, &words) else { return Ok(answers) };
        let all = score(&expanded, whole, wide_context)?;
        if request.query.matching == Matching::Any {
            answers.full = all;
        } else {
            answers.partial = scores::without(&all, &answers.full);
            answers.full = scores::rescored(&answers.full, &all);
        }
        answers.raises = raise(&mut answers.full)?;
        answers.raises.extend(raise(&mut answers.partial)?);
        answers.n_partial = scores::count(&answers.partial);
        answers.expansion = Some(Expansion { query: expanded, whole: whole.clone(), words });
        Ok(answers)
    }
}

/// Returns the articles that words are learnt from: the best with all of a query, then those with some of it.
fn best(searcher: &Searcher, answers: &Answers) -> Result<Vec<Ranked>, TantivyError> {
    let criteria = Criteria::BY_SCORE;
    let slice = |limit| Slice { after: None, offset: 0, limit };
    let mut best = ranking::top(searcher, &answers.full, criteria, slice(LEARNT_FROM))?;
    best.extend(ranking::top(searcher, &answers.partial, criteria, slice(LEARNT_FROM - best.len()))?);
    Ok(best)
}

/// Returns a page by its number: articles with some words follow where those with all do not fill a page.
fn page(searcher: &Searcher, answers: &Answers, totals: Totals, request: &SearchRequest) -> Result<Page, TantivyError> {
    let all_words = usize::try_from(totals.all_words).unwrap_or(usize::MAX);
    let (offset, limit) = (request.page.offset, request.page.limit);
    let slice = |offset, limit| Slice { after: None, offset, limit };
    let full =
        if offset < all_words { top(searcher, &answers.full, request, slice(offset, limit))? } else { Vec::new() };
    let partial = if all_words < limit {
        let rest = slice(offset.saturating_sub(all_words), limit - full.len());
        top(searcher, &answers.partial, request, rest)?
    } else {
        Vec::new()
    };
    let behind = offset.saturating_add(full.len() + partial.len());
    let goes_on = (behind as u64) < totals.any_word;
    Ok(Page { full, partial, goes_on })
}

/// Returns the page behind a place in the list, which goes on with articles with some words behind those with all.
fn page_from(
    searcher: &Searcher,
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
        page.full = top(searcher, &answers.full, request, slice)?;
    }
    if page.full.len() < wanted {
        let after = start.is_partial.then_some(start.last);
        let slice = Slice { after, offset: 0, limit: wanted - page.full.len() };
        page.partial = top(searcher, &answers.partial, request, slice)?;
    }
    page.goes_on = page.full.len() + page.partial.len() > limit;
    page.full.truncate(limit);
    page.partial.truncate(limit - page.full.len());
    Ok(page)
}

fn top(
    searcher: &Searcher,
    scores: &[SegmentScores],
    request: &SearchRequest,
    slice: Slice,
) -> Result<Vec<Ranked>, TantivyError> {
    ranking::top(searcher, scores, Criteria::new(request.order, request.query.today), slice)
}

/// Returns all that decides which articles a list has, and in which order.
fn identity(asked: &Asked, request: &SearchRequest, ranking: RankingSettings) -> String {
    let order = request.order;
    let QueryRequest { filters, matching, today, .. } = &request.query;
    let today = order.recency.map(|half_life| format!("{half_life} before {today}"));
    format!("{} {matching:?} {:?} {filters:?} {today:?} {ranking:?}", asked.ast, order.sort)
}
