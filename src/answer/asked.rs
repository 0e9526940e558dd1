//! A request in, the query that is meant out.

use super::present;
use crate::engine::{EngineError, Matching, QueryEcho, QueryProblem, QueryRequest, Syntax};
use crate::language::Language;
use crate::query::{
    self, Filter, FilterQuery, Pattern, PatternKind, PhrasePart, QueryAst, TextField, TextQuery, WordForm,
};

/// Returns the languages of at least a tenth of the articles each: some short texts are always taken for others.
pub(crate) fn main_languages(counted: &[(Language, u64)]) -> Vec<Language> {
    let all: u64 = counted.iter().map(|(_, articles)| articles).sum();
    counted.iter().filter(|(_, articles)| 10 * articles >= all).map(|(language, _)| *language).collect()
}

/// A query as it was meant.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// With the filters of the request.
    pub(crate) ast: QueryAst,
    /// The filters of the request alone.
    pub(crate) filters: Vec<QueryAst>,
    /// The query without them.
    pub(crate) query: QueryAst,
    /// How it was understood.
    pub(crate) echo: QueryEcho,
}

impl Asked {
    /// Reads a request to an engine of which most articles are in `languages`; fails if anything in it cannot be read.
    pub(crate) fn read(request: &QueryRequest, languages: &[Language]) -> Result<Self, EngineError> {
        let (asked, errors) = Self::read_with_errors(request, languages);
        if errors.is_empty() { Ok(asked) } else { Err(EngineError::Query(errors)) }
    }

    /// Reads what can be read of a request, and says what cannot.
    pub(crate) fn read_with_errors(request: &QueryRequest, languages: &[Language]) -> (Self, Vec<QueryProblem>) {
        let parsed = match request.syntax {
            Syntax::Full => query::parse(&request.text, request.today),
            Syntax::Plain => query::parse_plain(&request.text),
        };
        let errors = parsed.errors.iter().map(|error| present::problem_of(&request.text, error)).collect();
        let notes = parsed.notes.into_iter().map(|note| present::problem_of_note(&request.text, note)).collect();
        let filters = filters(request);
        let query = match request.matching {
            Matching::All => query::without_asides(parsed.ast, languages),
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
    pub(crate) fn of(query: QueryAst, name: &str) -> Self {
        let echo =
            QueryEcho { text: name.to_owned(), filters: String::new(), parsed: query.to_string(), notes: Vec::new() };
        Self { ast: query.clone(), filters: Vec::new(), query, echo }
    }

    /// Returns the query that also takes articles with only some of the bare words, None if there are not several, or any
    /// one of them is enough.
    pub(crate) fn relaxed(&self) -> Option<QueryAst> {
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
