//! What tantivy runs for a query that was asked.

use tantivy::Searcher;
use tantivy::query::Query;

use super::{LocalEngine, guarded};
use crate::answer::{Asked, main_languages, problem_of};
use crate::engine::{EngineError, Matching, QueryRequest, RankingOptions, RankingSettings};
use crate::index::CollectionStatistics;
use crate::language::Language;
use crate::query::{
    self, PlanContext, PlanError, PlannedChoice, QueryAst, Similarity, SimilarityOptions, SyntaxError, SyntaxErrorKind,
};

impl LocalEngine {
    /// Returns what queries of this request are planned for, scored in the usual way.
    pub(super) fn plan_context<'a>(
        &'a self,
        request: &'a QueryRequest,
        searcher: &'a Searcher,
    ) -> Result<PlanContext<'a>, EngineError> {
        Ok(PlanContext {
            index: &self.index,
            searcher,
            languages: &self.languages,
            language_articles: &self.language_articles,
            similarity: self.similarity(self.ranking(RankingOptions::default()), searcher)?,
            has_alternatives: request.matching == Matching::Any,
            cancellation: &request.cancellation,
        })
    }

    /// Returns how articles are ranked that are asked for so.
    pub(super) fn ranking(&self, options: RankingOptions) -> RankingSettings {
        options.or(self.kept_ranking).settings()
    }

    /// Returns how scores are made with these settings.
    pub(super) fn similarity(&self, ranking: RankingSettings, searcher: &Searcher) -> Result<Similarity, EngineError> {
        let RankingSettings { k1, b, title_weight, .. } = ranking;
        Ok(Similarity::new(SimilarityOptions { k1, b, title_weight }, self.statistics(searcher)?))
    }

    /// Returns the languages that most articles are in.
    pub(super) fn main_languages(&self) -> Vec<Language> {
        let counted = self.languages.iter().copied().zip(self.language_articles.iter().copied());
        main_languages(&counted.collect::<Vec<_>>())
    }

    /// Counts articles and words, once.
    fn statistics(&self, searcher: &Searcher) -> Result<CollectionStatistics, EngineError> {
        if let Some(statistics) = self.statistics.get() {
            return Ok(*statistics);
        }
        let count = || self.index.statistics(searcher).map_err(|error| self.index.error(&error));
        let counted = guarded(self.index.path(), count)?;
        Ok(*self.statistics.get_or_init(|| counted))
    }

    /// Makes what tantivy runs for a query of this request.
    pub(super) fn plan(
        &self,
        ast: &QueryAst,
        request: &QueryRequest,
        searcher: &Searcher,
    ) -> Result<Box<dyn Query>, EngineError> {
        self.plan_part(ast, ast, request, self.plan_context(request, searcher)?)
    }

    /// Makes what tantivy runs for a part of a query of this request.
    pub(super) fn plan_part(
        &self,
        ast: &QueryAst,
        whole: &QueryAst,
        request: &QueryRequest,
        context: PlanContext<'_>,
    ) -> Result<Box<dyn Query>, EngineError> {
        self.planned(request, || query::plan_part(ast, whole, context))
    }

    /// Plans the words of a query of this request as a choice, with its filters; None if it is no list of words, or one of
    /// alternatives of which some are function words: these are found like others where someone wrote `OR`.
    pub(super) fn plan_choice(
        &self,
        asked: &Asked,
        request: &QueryRequest,
        context: PlanContext<'_>,
    ) -> Result<Option<PlannedChoice>, EngineError> {
        let Some(mut choice) = query::choice(&asked.query, request.matching == Matching::Any) else { return Ok(None) };
        choice.required.extend(asked.filters.iter().cloned());
        self.planned(request, || query::plan_choice(&choice, &asked.ast, context)).map(Some)
    }

    fn planned<T>(
        &self,
        request: &QueryRequest,
        plan: impl FnOnce() -> Result<T, PlanError>,
    ) -> Result<T, EngineError> {
        let planned = guarded(self.index.path(), || match plan() {
            Ok(planned) => Ok(Ok(planned)),
            Err(PlanError::TooManyWords(span)) => Ok(Err((span, SyntaxErrorKind::TooManyWords))),
            Err(PlanError::TooManyScans(span)) => Ok(Err((span, SyntaxErrorKind::TooManyScans))),
            Err(PlanError::Index(error)) => Err(self.index.error(&error)),
        })?;
        planned.map_err(|(span, kind)| {
            let error = SyntaxError { span, kind };
            EngineError::Query(vec![problem_of(&request.text, &error)])
        })
    }
}
