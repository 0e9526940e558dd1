//! A query in, what tantivy runs out.

use std::collections::HashMap;
use std::ops::Bound;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, TantivyError, Term};

use super::MAX_SCANS;
use super::ast::{Filter, PatternKind, PhrasePart, QueryAst, Span, TextField, TextQuery, WordForm};
use super::exclusion::excluded;
use super::numbered::number;
use super::other_spellings::other_stems;
use super::place_query::{PlaceQuery, PlaceQueryError, PlaceSource};
use crate::analysis::{Analyzer, is_character, words};
use crate::cancellation::Cancellation;
use crate::index::{ArticleIndex, Fields};
use crate::language::Language;

/// How much more a word counts in the title than in the body, besides being rarer there and in a shorter text.
///
/// A larger weight ranks worse: mean nDCG@10 over the collections TIME, Cranfield, CACM and CISI, words as
/// alternatives, is .483 with 1.0, .477 with 1.2, .466 with 2.0 and .453 with 3.0.
const TITLE_WEIGHT: Score = 1.1;

/// What a query is planned for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlanContext<'a> {
    /// The index.
    pub index: &'a ArticleIndex,
    /// What the query will be run with.
    pub searcher: &'a Searcher,
    /// The languages in which a word may be inflected.
    pub languages: &'a [Language],
    /// What stops the query.
    pub cancellation: &'a Cancellation,
}

/// Why a query cannot be run.
#[derive(Debug)]
pub(crate) enum PlanError {
    /// What stands here in the query fits too many words of the index.
    TooManyWords(Span),
    /// What stands here is one word too many of which the beginning is open.
    TooManyScans(Span),
    /// The index cannot be read.
    Index(TantivyError),
}

/// Makes the query that tantivy runs.
pub(crate) fn plan(query: &QueryAst, context: PlanContext<'_>) -> Result<Box<dyn Query>, PlanError> {
    let mut planner = Planner { context, analyzer: Analyzer::default(), n_scans: 0 };
    match query {
        // Nothing else keeps the markers of files out of these.
        QueryAst::Not(_) => planner.all_of(std::slice::from_ref(query)),
        _ => planner.plan(query),
    }
}

struct Planner<'a> {
    context: PlanContext<'a>,
    analyzer: Analyzer,
    n_scans: usize,
}

impl Planner<'_> {
    fn plan(&mut self, query: &QueryAst) -> Result<Box<dyn Query>, PlanError> {
        Ok(match query {
            QueryAst::All => self.every_article(),
            QueryAst::Text(text) => self.text(text)?,
            QueryAst::Filter(filter) => without_score(self.filter(&filter.filter)),
            QueryAst::And { clauses, .. } => self.all_of(clauses)?,
            QueryAst::Or(clauses) => {
                let planned: Result<Vec<_>, _> =
                    counted(clauses).into_iter().map(|(clause, count)| self.repeated(clause, count)).collect();
                Box::new(BooleanQuery::union(planned?))
            }
            QueryAst::Not(_) => self.all_of(std::slice::from_ref(query))?,
            QueryAst::Weighted { query, weight } => Box::new(BoostQuery::new(self.plan(query)?, weight.factor())),
        })
    }

    /// All of these; where each is negated, every article without them.
    fn all_of(&mut self, clauses: &[QueryAst]) -> Result<Box<dyn Query>, PlanError> {
        let mut planned: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(clauses.len() + 1);
        for (clause, count) in counted(clauses) {
            match clause {
                QueryAst::Not(inner) => planned.push((Occur::MustNot, excluded(self.plan(inner)?))),
                _ => planned.push((Occur::Must, self.repeated(clause, count)?)),
            }
        }
        if planned.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            planned.push((Occur::Must, self.every_article()));
        }
        Ok(Box::new(BooleanQuery::new(planned)))
    }

    /// A clause that was said so many times, which counts as often.
    fn repeated(&mut self, clause: &QueryAst, count: u16) -> Result<Box<dyn Query>, PlanError> {
        let planned = self.plan(clause)?;
        Ok(if count == 1 { planned } else { Box::new(BoostQuery::new(planned, Score::from(count))) })
    }

    fn every_article(&self) -> Box<dyn Query> {
        without_score(term_query(self.context.index.all_articles()))
    }

    fn filter(&self, filter: &Filter) -> Box<dyn Query> {
        let fields = self.context.index.fields();
        match filter {
            Filter::Language(language) => term_query(Term::from_field_text(fields.lang, language.code())),
            Filter::Glued(is_glued) => term_query(self.context.index.with_glued_words(*is_glued)),
            Filter::Id(id) => term_query(Term::from_field_text(fields.id, id)),
            Filter::Has(property) => term_query(self.context.index.with_property(*property)),
            Filter::Published { since, until } => {
                let least = since.map(|date| date.first_key());
                let most = until.map(|date| date.last_key());
                range(fields.published, least, most)
            }
            Filter::Length { least, most } => range(fields.words, *least, *most),
        }
    }

    fn text(&mut self, text: &TextQuery) -> Result<Box<dyn Query>, PlanError> {
        let fields = *self.context.index.fields();
        let is_property = text.field.is_some_and(TextField::is_property);
        let languages = if is_property { &[] } else { self.context.languages };
        let pattern = number(&text.pattern, languages, &mut self.analyzer);
        if let Some(written) = plain_words(&text.pattern.kind)
            && let Some(sources) = stem_sources(&fields, text.field)
            && let Some(joined) = other_stems(self.context.searcher, &pattern, &sources).map_err(PlanError::Index)?
        {
            let mut variants = self.analyzer.sequences(&written, self.context.languages);
            variants.extend(joined.into_iter().map(|stem| vec![stem]));
            let mut in_fields: Vec<Box<dyn Query>> = Vec::with_capacity(sources.len());
            for (field, weight) in sources {
                let query = any_sequence(field, &variants);
                // tantivy's fastest ways are for plain queries only.
                let is_plain = field == fields.body || text.field.is_some();
                in_fields.push(if is_plain { query } else { Box::new(BoostQuery::new(query, weight)) });
            }
            return Ok(match in_fields.len() {
                1 => in_fields.swap_remove(0),
                _ => Box::new(BooleanQuery::union(in_fields)),
            });
        }
        let spans: Vec<Span> = pattern.spans.clone();
        for (word, span) in pattern.words.iter().zip(&spans) {
            self.n_scans += usize::from(word.has_open_beginning());
            if self.n_scans > MAX_SCANS {
                return Err(PlanError::TooManyScans(span.clone()));
            }
        }
        let sources = place_sources(&fields, text.field);
        let cancellation = self.context.cancellation.clone();
        let query = PlaceQuery::new(self.context.searcher, pattern, sources, &mut self.analyzer, cancellation);
        let query: Box<dyn Query> = Box::new(query.map_err(|error| match error {
            PlaceQueryError::TooManyWords(word) => PlanError::TooManyWords(spans[word].clone()),
            PlaceQueryError::Index(error) => PlanError::Index(error),
        })?);
        let is_scored = !is_property || text.field == Some(TextField::Furniture);
        Ok(if is_scored { query } else { without_score(query) })
    }
}

/// Returns the different clauses in their order, each with how often it is there.
fn counted(clauses: &[QueryAst]) -> Vec<(&QueryAst, u16)> {
    let mut counted: Vec<(&QueryAst, u16)> = Vec::with_capacity(clauses.len());
    let mut places = HashMap::with_capacity(clauses.len());
    for clause in clauses {
        let place = *places.entry(clause.to_string()).or_insert(counted.len());
        match counted.get_mut(place) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => counted.push((clause, 1)),
        }
    }
    counted
}

/// Returns the words of a pattern that is nothing but words side by side, in any form: tantivy's own queries are the
/// fastest for these. A single CJK character is no word.
fn plain_words(pattern: &PatternKind) -> Option<String> {
    let written = written_words(pattern)?;
    let has_character = words(&written).any(|range| is_character(&written[range]));
    (!has_character).then_some(written)
}

fn written_words(pattern: &PatternKind) -> Option<String> {
    match pattern {
        PatternKind::Word { text, form: WordForm::Any } => Some(text.clone()),
        PatternKind::Phrase { parts, form: WordForm::Any, slop: 0 } => {
            let written = parts.iter().map(|part| match part {
                PhrasePart::Words(text) => Some(text.as_str()),
                PhrasePart::Wildcard(_) => None,
            });
            Some(written.collect::<Option<Vec<_>>>()?.join(" "))
        }
        _ => None,
    }
}

/// Returns the fields of stems that a query looks in, with their weights; None if it does not look in whole texts that
/// are stemmed.
fn stem_sources(fields: &Fields, field: Option<TextField>) -> Option<Vec<(Field, Score)>> {
    match field {
        None => Some(vec![(fields.title, TITLE_WEIGHT), (fields.body, 1.0)]),
        Some(TextField::Title) => Some(vec![(fields.title, 1.0)]),
        Some(TextField::Body) => Some(vec![(fields.body, 1.0)]),
        Some(_) => None,
    }
}

/// Returns the texts that a query looks in.
pub(super) fn place_sources(fields: &Fields, field: Option<TextField>) -> Vec<PlaceSource> {
    let source = |stems, forms, weight| PlaceSource { stems, forms, is_lead: false, weight };
    let plain = |field| vec![source(field, field, 1.0)];
    let title = |weight| source(fields.title, fields.title_forms, weight);
    let body = source(fields.body, fields.body_forms, 1.0);
    let lead = PlaceSource { is_lead: true, ..body };
    match field {
        None => vec![title(TITLE_WEIGHT), body],
        Some(TextField::Title) => vec![title(1.0)],
        Some(TextField::Body) => vec![body],
        Some(TextField::Lead) => vec![lead],
        Some(TextField::HeadlineAndLead) => vec![title(TITLE_WEIGHT), lead],
        Some(TextField::Furniture) => plain(fields.furniture),
        Some(TextField::Source) => plain(fields.source),
        Some(TextField::Author) => plain(fields.author),
        Some(TextField::Section) => plain(fields.section),
        Some(TextField::Url) => plain(fields.url),
    }
}

/// Any of these sequences of terms, each side by side. Variants of one word do not add up: the best counts.
fn any_sequence(field: Field, variants: &[Vec<String>]) -> Box<dyn Query> {
    let mut queries: Vec<Box<dyn Query>> = variants
        .iter()
        .map(|sequence| -> Box<dyn Query> {
            let terms: Vec<Term> = sequence.iter().map(|term| Term::from_field_text(field, term)).collect();
            match terms.len() {
                0 => Box::new(EmptyQuery),
                1 => Box::new(TermQuery::new(terms[0].clone(), IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new(terms)),
            }
        })
        .collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(DisjunctionMaxQuery::new(queries)),
    }
}

/// The documents that have a number within these bounds, both included.
fn range(field: Field, least: Option<u64>, most: Option<u64>) -> Box<dyn Query> {
    let bound = |number: Option<u64>| {
        number.map_or(Bound::Unbounded, |number| Bound::Included(Term::from_field_u64(field, number)))
    };
    Box::new(RangeQuery::new(bound(least), bound(most)))
}

fn term_query(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn without_score(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
