//! Finds and scores all articles that answer a query.

use tantivy::{Searcher, TantivyError};

use super::choice;
use super::expansion::{self, AddedWord, LEARNT_FROM};
use super::ranking::{self, Criteria, Ranked, Slice};
use super::rescoring::{LOOKED_AT, Raise, Rescoring, RescoringWeights};
use super::scores::{self, Scores, SegmentScores};
use super::{LocalEngine, guarded};
use crate::answer::Asked;
use crate::engine::{EngineError, Matching, RankingSettings, SearchRequest, Sort};
use crate::index::ArticleColumns;
use crate::query::{PlainWord, PlanContext, QueryAst, plain_words, sum_of_factors};

/// The articles that answer a query, with their scores.
#[derive(Default)]
pub(super) struct Answers {
    /// Those with all of it.
    pub(super) full: Scores,
    /// Those with only some of its bare words, where there are several.
    pub(super) partial: Scores,
    /// What was added to the scores of some.
    pub(super) raises: Vec<Raise>,
    /// The words that were added to the query.
    pub(super) expansion: Option<Expansion>,
}

/// A query with words of its best articles.
pub(super) struct Expansion {
    pub(super) query: QueryAst,
    /// The query without them: what its words count for beside each other is not changed by those that nobody wrote.
    pub(super) whole: QueryAst,
    pub(super) words: Vec<AddedWord>,
}

impl LocalEngine {
    /// Finds and scores all articles that answer a query. `relaxed` is what those answer that have only some of the words.
    pub(super) fn answers(
        &self,
        asked: &Asked,
        relaxed: Option<&QueryAst>,
        request: &SearchRequest,
        searcher: &Searcher,
    ) -> Result<Answers, EngineError> {
        let ranking = self.ranking(request.ranking);
        let similarity = self.similarity(ranking, searcher)?;
        let context = PlanContext { similarity, ..self.plan_context(&request.query, searcher)? };
        let (mut answers, words) = self.base_scores(asked, relaxed, request, ranking, context)?;
        if request.order.sort != Sort::Score {
            return Ok(answers);
        }
        let weights = RescoringWeights { closeness: ranking.closeness, exactness: ranking.exactness };
        let rescoring = || Rescoring::new(&words, weights, context).map_err(|error| self.index.error(&error));
        let rescoring = guarded(self.index.path(), rescoring)?;
        let last = request.page.offset.saturating_add(request.page.limit);
        let shows_partial = request.cursor.is_some() || (last as u64) > answers.full.count;
        self.raise(&mut answers, &rescoring, shows_partial || ranking.expand > 0)?;
        if ranking.expand > 0 {
            let whole = relaxed.unwrap_or(&asked.ast);
            let words = self.words_to_add(asked, &answers, ranking.expand as usize, context)?;
            if let Some(query) = expansion::expanded(whole, &words) {
                let expansion = Expansion { query, whole: whole.clone(), words };
                answers = self.expand(&answers, expansion, request, context)?;
                self.raise(&mut answers, &rescoring, true)?;
            }
        }
        Ok(answers)
    }

    /// Scores articles by the words that they have, and returns the plain ones among these.
    fn base_scores(
        &self,
        asked: &Asked,
        relaxed: Option<&QueryAst>,
        request: &SearchRequest,
        ranking: RankingSettings,
        context: PlanContext<'_>,
    ) -> Result<(Answers, Vec<PlainWord>), EngineError> {
        if let Some(planned) = self.plan_choice(asked, &request.query, context)? {
            let wanted = wanted(request, ranking);
            let choose = || choice::choose(&planned, wanted, context.searcher, context.cancellation);
            let chosen = guarded(self.index.path(), || choose().map_err(|error| self.index.error(&error)))?;
            let answers = Answers { full: chosen.full, partial: chosen.partial, ..Answers::default() };
            return Ok((answers, planned.words));
        }
        let full = self.score(&asked.ast, &asked.ast, request, context)?;
        let partial = match relaxed {
            Some(relaxed) => {
                let context = PlanContext { has_alternatives: true, ..context };
                scores::without(&self.score(relaxed, relaxed, request, context)?, &full)
            }
            None => Vec::new(),
        };
        let words = || plain_words(&asked.ast, context).map_err(|error| self.index.error(&error));
        let words = guarded(self.index.path(), words)?;
        Ok((Answers { full: full.into(), partial: partial.into(), ..Answers::default() }, words))
    }

    /// Scores all articles that answer a query, in which words count as they do in the whole.
    fn score(
        &self,
        query: &QueryAst,
        whole: &QueryAst,
        request: &SearchRequest,
        context: PlanContext<'_>,
    ) -> Result<Vec<SegmentScores>, EngineError> {
        let planned = self.plan_part(query, whole, &request.query, context)?;
        let all = || scores::scores(context.searcher, planned.as_ref(), context.cancellation);
        guarded(self.index.path(), || all().map_err(|error| self.index.error(&error)))
    }

    /// Raises the scores of the best articles of both lists, if the second is shown.
    fn raise(&self, answers: &mut Answers, rescoring: &Rescoring<'_>, shows_partial: bool) -> Result<(), EngineError> {
        let mut raise = || {
            answers.raises = rescoring.raise(&mut answers.full.segments)?;
            if shows_partial {
                answers.raises.extend(rescoring.raise(&mut answers.partial.segments)?);
            }
            Ok(())
        };
        guarded(self.index.path(), || raise().map_err(|error| self.index.error(&error)))
    }

    /// Returns the most telling words of the best articles.
    fn words_to_add(
        &self,
        asked: &Asked,
        answers: &Answers,
        limit: usize,
        context: PlanContext<'_>,
    ) -> Result<Vec<AddedWord>, EngineError> {
        let best = || {
            let n_words = sum_of_factors(&asked.ast, context)?;
            Ok((n_words, best(context.index.columns(context.searcher)?, answers)?))
        };
        guarded(self.index.path(), || {
            let (n_words, best) = best().map_err(|error| self.index.error(&error))?;
            self.words_of_best(&best, limit, n_words, context.similarity, context.searcher)
        })
    }

    /// Scores articles by an expanded query. Those with all of the query itself stay before all others.
    fn expand(
        &self,
        answers: &Answers,
        expansion: Expansion,
        request: &SearchRequest,
        context: PlanContext<'_>,
    ) -> Result<Answers, EngineError> {
        let context = PlanContext { has_alternatives: true, ..context };
        let all = self.score(&expansion.query, &expansion.whole, request, context)?;
        let (full, partial) = if request.query.matching == Matching::Any {
            (all, Vec::new())
        } else {
            let full = &answers.full.segments;
            (scores::rescored(full, &all), scores::without(&all, full))
        };
        let (full, partial) = (full.into(), partial.into());
        Ok(Answers { full, partial, raises: Vec::new(), expansion: Some(expansion) })
    }
}

/// Returns how many of the best articles by score a request needs; None if it needs all.
fn wanted(request: &SearchRequest, ranking: RankingSettings) -> Option<usize> {
    let is_by_score = request.order.sort == Sort::Score && request.order.recency.is_none();
    let is_enough = is_by_score && request.cursor.is_none() && ranking.expand == 0;
    is_enough.then(|| request.page.offset.saturating_add(request.page.limit).max(LOOKED_AT))
}

/// Returns the articles that words are learnt from: the best with all of a query, then those with some of it.
fn best(columns: &[ArticleColumns], answers: &Answers) -> Result<Vec<Ranked>, TantivyError> {
    let criteria = Criteria::BY_SCORE;
    let slice = |limit| Slice { after: None, offset: 0, limit };
    let mut best = ranking::top(columns, &answers.full.segments, criteria, slice(LEARNT_FROM))?;
    best.extend(ranking::top(columns, &answers.partial.segments, criteria, slice(LEARNT_FROM - best.len()))?);
    Ok(best)
}
