//! A query as a tree of its parts, with what each of them finds.

use super::{Asked, mark};
use crate::engine::{
    EngineError, FittingWords, ParsedQuery, PartKind, QueryPart, QueryPlace, QueryProblem, QueryRequest,
    SCHEMA_VERSION, Suggestion,
};
use crate::language::Language;
use crate::query::{Pattern, PatternKind, QueryAst, Span, TextQuery};

/// What counts the parts of a query.
pub(crate) trait PartCounts {
    /// Returns how many articles a part finds.
    fn count(&self, query: &QueryAst) -> Result<u64, EngineError>;

    /// The same, None if that takes long.
    fn quick_count(&self, query: &QueryAst) -> Result<Option<u64>, EngineError> {
        self.count(query).map(Some)
    }

    /// Returns the words that a pattern of letters stands for, None if it is none.
    fn words(&self, text: &TextQuery) -> Result<Option<FittingWords>, EngineError>;

    /// Returns the nearest word that the index has to one that it does not have: one letter away, else two; of several the
    /// one in the most articles. None if there is no such word, or what is looked for is not a single word.
    fn nearest(&self, text: &TextQuery) -> Result<Option<Suggestion>, EngineError>;
}

/// Reads a query to an engine of which most articles are in `languages`, and lets its parts be counted.
pub(crate) fn parse(
    request: &QueryRequest,
    languages: &[Language],
    counts: Option<&dyn PartCounts>,
) -> Result<ParsedQuery, EngineError> {
    let (asked, errors) = Asked::read_with_errors(request, languages);
    // What could be read of a query with errors finds something else than was meant.
    let counts = counts.filter(|_| errors.is_empty());
    let mut reader = Reader { request, counts, errors };
    let tree = reader.part(&asked.ast)?;
    request.check()?;
    Ok(ParsedQuery {
        schema_version: SCHEMA_VERSION,
        text: asked.echo.text,
        parsed: asked.echo.parsed,
        errors: reader.errors,
        notes: asked.echo.notes,
        tree,
    })
}

struct Reader<'a> {
    request: &'a QueryRequest,
    /// What counts; None if nothing is counted.
    counts: Option<&'a dyn PartCounts>,
    errors: Vec<QueryProblem>,
}

impl Reader<'_> {
    fn part(&mut self, query: &QueryAst) -> Result<QueryPart, EngineError> {
        let (kind, span, parts) = match query {
            QueryAst::All => (PartKind::EveryArticle, 0..0, Vec::new()),
            QueryAst::Text(text) => return self.text_part(text),
            QueryAst::Filter(filter) => (PartKind::Filter, filter.span.clone(), Vec::new()),
            QueryAst::And { clauses, .. } => (PartKind::AllOf, 0..0, self.parts(clauses)?),
            QueryAst::Or(clauses) => (PartKind::AnyOf, 0..0, self.parts(clauses)?),
            QueryAst::Not(inner) => (PartKind::Not, 0..0, vec![self.part(inner)?]),
            QueryAst::Weighted { query, .. } => (PartKind::Weighted, 0..0, vec![self.part(query)?]),
        };
        self.finished(kind, query, &span, parts)
    }

    fn parts(&mut self, queries: &[QueryAst]) -> Result<Vec<QueryPart>, EngineError> {
        queries.iter().map(|query| self.part(query)).collect()
    }

    fn text_part(&mut self, text: &TextQuery) -> Result<QueryPart, EngineError> {
        let (kind, inner): (PartKind, Vec<&Pattern>) = match &text.pattern.kind {
            PatternKind::Word { .. } => (PartKind::Word, Vec::new()),
            PatternKind::Wildcard(_) => (PartKind::Wildcard, Vec::new()),
            PatternKind::Fuzzy { .. } => (PartKind::Fuzzy, Vec::new()),
            PatternKind::Regex(_) => (PartKind::Regex, Vec::new()),
            PatternKind::Phrase { .. } => (PartKind::Phrase, Vec::new()),
            PatternKind::Any(patterns) => (PartKind::AnyOf, patterns.iter().collect()),
            PatternKind::Near(near) => {
                let kind = if near.is_excluded { PartKind::NotNear } else { PartKind::Near };
                (kind, vec![&near.left, &near.right])
            }
            PatternKind::AtLeast { pattern, .. } => (PartKind::AtLeast, vec![pattern]),
        };
        let inner = inner.into_iter().map(|pattern| TextQuery { field: text.field, pattern: pattern.clone() });
        let parts = inner.map(|text| self.text_part(&text)).collect::<Result<_, _>>()?;
        let mut part = self.finished(kind, &QueryAst::Text(text.clone()), &text.pattern.span, parts)?;
        if part.articles.is_some() {
            part.words = self.words(text)?;
        }
        Ok(part)
    }

    /// Completes a part; without a span of its own, it stands where its parts stand.
    fn finished(
        &mut self,
        kind: PartKind,
        query: &QueryAst,
        span: &Span,
        parts: Vec<QueryPart>,
    ) -> Result<QueryPart, EngineError> {
        let place = if span.is_empty() { union(&parts) } else { Some(self.place(span)) };
        let articles = self.count(query)?;
        Ok(QueryPart { kind, text: query.to_string(), place, articles, words: None, parts })
    }

    fn place(&self, span: &Span) -> QueryPlace {
        let mark = mark(&self.request.text, span.clone());
        QueryPlace { start: mark.start, end: mark.end, start_char: mark.start_char, end_char: mark.end_char }
    }

    /// Returns how many articles a part finds. What stands for too many words is an error of the query.
    fn count(&mut self, query: &QueryAst) -> Result<Option<u64>, EngineError> {
        let Some(counts) = self.counts else { return Ok(None) };
        match counts.count(query) {
            Ok(articles) => Ok(Some(articles)),
            Err(EngineError::Query(problems)) => {
                for problem in problems {
                    if !self.errors.contains(&problem) {
                        self.errors.push(problem);
                    }
                }
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Returns the words that a pattern of letters stands for, None if it is none.
    fn words(&self, text: &TextQuery) -> Result<Option<FittingWords>, EngineError> {
        self.counts.map_or(Ok(None), |counts| counts.words(text))
    }
}

/// Returns the place from the first to the last of these parts; None if none of them stands in the query.
fn union(parts: &[QueryPart]) -> Option<QueryPlace> {
    parts.iter().filter_map(|part| part.place).reduce(|a, b| QueryPlace {
        start: a.start.min(b.start),
        end: a.end.max(b.end),
        start_char: a.start_char.min(b.start_char),
        end_char: a.end_char.max(b.end_char),
    })
}
