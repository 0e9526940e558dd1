//! A request in, the query that is meant out, and what tantivy runs for it.

use tantivy::Searcher;
use tantivy::query::Query;

use super::{LocalEngine, guarded, present};
use crate::engine::{
    EngineError, Matching, QueryEcho, QueryProblem, QueryRequest, RankingOptions, RankingSettings, Syntax,
};
use crate::index::CollectionStatistics;
use crate::language::Language;
use crate::query::{
    self, Filter, FilterQuery, Pattern, PatternKind, PhrasePart, PlanContext, PlanError, PlannedChoice, QueryAst,
    Similarity, SimilarityOptions, SyntaxError, SyntaxErrorKind, TextField, TextQuery, WordForm,
};

/// A query as it was meant.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// With the filters of the request.
    pub(super) ast: QueryAst,
    /// The filters of the request alone.
    filters: Vec<QueryAst>,
    /// The query without them.
    pub(super) query: QueryAst,
    /// How it was understood.
    pub(super) echo: QueryEcho,
}

impl Asked {
    /// Reads a request; fails if anything in it cannot be read.
    pub(super) fn read(request: &QueryRequest, engine: &LocalEngine) -> Result<Self, EngineError> {
        let (asked, errors) = Self::read_with_errors(request, Some(engine));
        if errors.is_empty() { Ok(asked) } else { Err(EngineError::Query(errors)) }
    }

    /// Reads what can be read of a request, and says what cannot.
    pub(super) fn read_with_errors(request: &QueryRequest, engine: Option<&LocalEngine>) -> (Self, Vec<QueryProblem>) {
        let parsed = match request.syntax {
            Syntax::Full => query::parse(&request.text, request.today),
            Syntax::Plain => query::parse_plain(&request.text),
        };
        let errors = parsed.errors.iter().map(|error| present::problem_of(&request.text, error)).collect();
        let notes = parsed.notes.into_iter().map(|note| present::problem_of_note(&request.text, note)).collect();
        let filters = filters(request);
        let query = match request.matching {
            Matching::All => {
                let languages = engine.map(LocalEngine::main_languages).unwrap_or_default();
                query::without_asides(parsed.ast, &languages)
            }
            // Where there is nothing to choose from, all of the query is what is asked for.
            Matching::Any => query::alternatives(&parsed.ast).unwrap_or(parsed.ast),
        };
        let ast = with_filters(&query, &filters);
        let echo = QueryEcho {
            text: request.text.clone(),
            filters: filters.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            parsed: ast.to_string(),
            notes,
        };
        (Self { ast, filters, query, echo }, errors)
    }

    /// Takes a query that nobody wrote, under this name.
    pub(super) fn of(query: QueryAst, name: &str) -> Self {
        let echo =
            QueryEcho { text: name.to_owned(), filters: String::new(), parsed: query.to_string(), notes: Vec::new() };
        Self { ast: query.clone(), filters: Vec::new(), query, echo }
    }

    /// Returns the query that also takes articles with only some of the bare words, None if there are not several, or any
    /// one of them is enough.
    pub(super) fn relaxed(&self) -> Option<QueryAst> {
        query::relax(&self.query).map(|relaxed| with_filters(&relaxed, &self.filters))
    }
}

fn with_filters(query: &QueryAst, filters: &[QueryAst]) -> QueryAst {
    if filters.is_empty() {
        return query.clone();
    }
    let clauses = std::iter::once(query.clone()).chain(filters.iter().cloned());
    QueryAst::And { clauses: clauses.collect(), bare: false }
}

/// Returns the filters of a request as parts of a query.
fn filters(request: &QueryRequest) -> Vec<QueryAst> {
    let filters = &request.filters;
    let filter = |filter| QueryAst::Filter(FilterQuery { filter, span: 0..0 });
    let mut all = Vec::new();
    all.extend(any_of(filters.sources.iter().map(|name| source(name)).collect()));
    all.extend(any_of(filters.languages.iter().map(|language| filter(Filter::Language(*language))).collect()));
    if filters.since.is_some() || filters.until.is_some() {
        all.push(filter(Filter::Published { since: filters.since, until: filters.until }));
    }
    all
}

fn any_of(mut queries: Vec<QueryAst>) -> Option<QueryAst> {
    if queries.len() < 2 { queries.pop() } else { Some(QueryAst::Or(queries)) }
}

/// The articles of an outlet; none for a name without letters.
fn source(name: &str) -> QueryAst {
    let parts = vec![PhrasePart::Words(name.to_owned())];
    let kind = PatternKind::Phrase { parts, form: WordForm::Any, slop: 0 };
    QueryAst::Text(TextQuery { field: Some(TextField::Source), pattern: Pattern { kind, span: 0..0 } })
}

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

    /// Returns the languages of at least a tenth of the articles each: some short texts are always taken for others.
    fn main_languages(&self) -> Vec<Language> {
        let all: u64 = self.language_articles.iter().sum();
        let counted = self.languages.iter().zip(&self.language_articles);
        counted.filter(|(_, articles)| 10 * **articles >= all).map(|(language, _)| *language).collect()
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
            EngineError::Query(vec![present::problem_of(&request.text, &error)])
        })
    }
}
