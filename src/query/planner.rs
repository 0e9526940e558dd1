//! A query in, what tantivy runs out.

use std::collections::HashMap;
use std::ops::Bound;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, EnableScoring, Occur, Query,
    RangeQuery, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, TantivyError, Term};

use super::MAX_SCANS;
use super::ast::{Filter, QueryAst, Span, TextField, TextQuery};
use super::exclusion::excluded;
use super::numbered::{WordQuery, number};
use super::place_query::{PlaceQuery, PlaceQueryError, PlaceScoring, PlaceSource};
use super::rewrite::{Choice, ChoiceKind};
use super::scoring::{PlainWord, Similarity, StemQuery, WeightedStem, WordFactors, add_plain_word};
use crate::analysis::Analyzer;
use crate::cancellation::Cancellation;
use crate::index::{ArticleIndex, Fields};
use crate::language::Language;

/// What a query is planned for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlanContext<'a> {
    /// The index.
    pub index: &'a ArticleIndex,
    /// What the query will be run with.
    pub searcher: &'a Searcher,
    /// The languages in which a word may be inflected.
    pub languages: &'a [Language],
    /// How many articles are analysed by the rules of each.
    pub language_articles: &'a [u64],
    /// How articles are scored.
    pub similarity: Similarity,
    /// Whether words are alternatives: then nothing is found for function words alone, if there are others.
    pub has_alternatives: bool,
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

/// Makes the query that tantivy runs for a part of a query, where words count as they do in the whole.
pub(crate) fn plan_part(
    query: &QueryAst,
    whole: &QueryAst,
    context: PlanContext<'_>,
) -> Result<Box<dyn Query>, PlanError> {
    let factors = WordFactors::of(whole, context).map_err(PlanError::Index)?;
    let has_choice = context.has_alternatives;
    let analyzer = Analyzer::for_a_query();
    let mut planner = Planner { context, factors, has_choice, is_alternative: has_choice, analyzer, n_scans: 0 };
    match query {
        // Nothing else keeps the markers of files out of these.
        QueryAst::Not(_) => planner.all_of(std::slice::from_ref(query)),
        _ => planner.plan(query),
    }
}

/// A choice of words, planned.
pub(crate) struct PlannedChoice {
    /// What of the clauses an article has to have.
    pub kind: ChoiceKind,
    /// What articles have all or some of; each is different.
    pub clauses: Vec<ChoiceClause>,
    /// What each article has to be.
    pub required: Option<Box<dyn Query>>,
    /// The words among the clauses that count fully.
    pub words: Vec<PlainWord>,
}

/// What an article may have.
pub(crate) enum ChoiceClause {
    /// A plain word that is one word.
    Word {
        /// The word.
        query: StemQuery,
        /// How often it was said.
        count: u16,
    },
    /// Anything else.
    Other {
        /// What it is.
        query: Box<dyn Query>,
        /// How often it was said.
        count: u16,
        /// Whether it is more than function words.
        is_content: bool,
    },
}

impl ChoiceClause {
    /// True if it is more than function words.
    pub(crate) fn is_content(&self) -> bool {
        match self {
            Self::Word { query, .. } => query.is_content(),
            Self::Other { is_content, .. } => *is_content,
        }
    }

    /// Makes ready to find articles, without scores.
    pub(crate) fn unscored(&self, searcher: &Searcher) -> Result<Box<dyn Weight>, TantivyError> {
        let scoring = EnableScoring::disabled_from_searcher(searcher);
        match self {
            Self::Word { query, .. } => query.weight(scoring),
            Self::Other { query, .. } => query.weight(scoring),
        }
    }
}

/// Plans a choice of words.
pub(crate) fn plan_choice(
    choice: &Choice,
    whole: &QueryAst,
    context: PlanContext<'_>,
) -> Result<PlannedChoice, PlanError> {
    let factors = WordFactors::of(whole, context).map_err(PlanError::Index)?;
    let analyzer = Analyzer::for_a_query();
    let mut planner = Planner { context, factors, has_choice: false, is_alternative: false, analyzer, n_scans: 0 };
    let mut parts = PlannedChoice { kind: choice.kind, clauses: Vec::new(), required: None, words: Vec::new() };
    for (clause, count) in counted(&choice.optional) {
        planner.add_clause(clause, count, &mut parts)?;
    }
    if !choice.required.is_empty() {
        parts.required = Some(planner.all_of(&choice.required)?);
    }
    Ok(parts)
}

struct Planner<'a> {
    context: PlanContext<'a>,
    factors: WordFactors,
    /// Whether the first `OR` that is met is a choice of words. What stands within its parts is taken as it was written.
    has_choice: bool,
    /// Whether there are alternatives to what is planned: then nothing is found for a word that counts nothing.
    is_alternative: bool,
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
            QueryAst::Or(clauses) => self.any_of(clauses)?,
            QueryAst::Not(_) => self.all_of(std::slice::from_ref(query))?,
            QueryAst::Weighted { query, weight } => Box::new(BoostQuery::new(self.plan(query)?, weight.factor())),
        })
    }

    fn any_of(&mut self, clauses: &[QueryAst]) -> Result<Box<dyn Query>, PlanError> {
        let has_choice = std::mem::replace(&mut self.has_choice, false);
        let is_alternative = std::mem::replace(&mut self.is_alternative, has_choice);
        let planned: Result<Vec<_>, _> =
            counted(clauses).into_iter().map(|(clause, count)| self.repeated(clause, count)).collect();
        (self.has_choice, self.is_alternative) = (has_choice, is_alternative);
        Ok(Box::new(BooleanQuery::union(planned?)))
    }

    /// All of these; where each is negated, every article without them.
    fn all_of(&mut self, clauses: &[QueryAst]) -> Result<Box<dyn Query>, PlanError> {
        let is_alternative = std::mem::replace(&mut self.is_alternative, false);
        let mut planned: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(clauses.len() + 1);
        for (clause, count) in counted(clauses) {
            match clause {
                QueryAst::Not(inner) => planned.push((Occur::MustNot, excluded(self.unwanted(inner)?))),
                _ => planned.push((Occur::Must, self.repeated(clause, count)?)),
            }
        }
        if planned.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            planned.push((Occur::Must, self.every_article()));
        }
        self.is_alternative = is_alternative;
        Ok(Box::new(BooleanQuery::new(planned)))
    }

    /// What no article may have, be it a function word.
    fn unwanted(&mut self, query: &QueryAst) -> Result<Box<dyn Query>, PlanError> {
        let has_choice = std::mem::replace(&mut self.has_choice, false);
        let planned = self.plan(query);
        self.has_choice = has_choice;
        planned
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

    fn add_clause(&mut self, clause: &QueryAst, count: u16, planned: &mut PlannedChoice) -> Result<(), PlanError> {
        let mut is_content = true;
        if let QueryAst::Text(text) = clause
            && let Some(written) = text.pattern.plain_word()
        {
            if let Some((query, stems)) = self.plain_word(text)? {
                self.add_plain_word(written, &stems, planned)?;
                planned.clauses.push(ChoiceClause::Word { query, count });
                return Ok(());
            }
            is_content = self.factors.of_word(written) > 0.0;
            let pattern = number(&text.pattern, self.context.languages, &mut self.analyzer);
            if let Some(stems) = pattern.stems().filter(|_| is_in_whole_texts(text.field)) {
                self.add_plain_word(written, stems, planned)?;
            }
        }
        planned.clauses.push(ChoiceClause::Other { query: self.plan(clause)?, count, is_content });
        Ok(())
    }

    fn add_plain_word(
        &mut self,
        written: &str,
        stems: &[String],
        planned: &mut PlannedChoice,
    ) -> Result<(), PlanError> {
        let word = PlainWord::new(written, stems, &self.factors, &mut self.analyzer, self.context);
        add_plain_word(&mut planned.words, word.map_err(PlanError::Index)?);
        Ok(())
    }

    /// Returns the query for a word in any form that is one word, with its stems; None for anything else.
    fn plain_word(&mut self, text: &TextQuery) -> Result<Option<(StemQuery, Vec<String>)>, PlanError> {
        let Some(written) = text.pattern.plain_word() else { return Ok(None) };
        let title_weight = self.context.similarity.title_weight();
        let Some(sources) = stem_sources(self.context.index.fields(), text.field, title_weight) else {
            return Ok(None);
        };
        let mut pattern = number(&text.pattern, self.context.languages, &mut self.analyzer);
        match (pattern.words.pop(), pattern.words.is_empty()) {
            (Some(WordQuery::Stems(stems)), true) => {
                let query = self.word(written, &stems, &sources)?;
                Ok(Some((query, stems)))
            }
            _ => Ok(None),
        }
    }

    fn text(&mut self, text: &TextQuery) -> Result<Box<dyn Query>, PlanError> {
        if let Some((word, _)) = self.plain_word(text)? {
            return Ok(Box::new(word));
        }
        let fields = *self.context.index.fields();
        let title_weight = self.context.similarity.title_weight();
        let is_property = text.field.is_some_and(TextField::is_property);
        let languages = if is_property { &[] } else { self.context.languages };
        let pattern = number(&text.pattern, languages, &mut self.analyzer);
        let spans: Vec<Span> = pattern.spans.clone();
        for (word, span) in pattern.words.iter().zip(&spans) {
            self.n_scans += usize::from(word.has_open_beginning());
            if self.n_scans > MAX_SCANS {
                return Err(PlanError::TooManyScans(span.clone()));
            }
        }
        let factor = text.pattern.plain_word().map_or(1.0, |written| self.factors.of_word(written));
        if self.is_alternative && !is_property && factor <= 0.0 {
            return Ok(Box::new(EmptyQuery));
        }
        let scoring = PlaceScoring { similarity: self.context.similarity, factor };
        let query = PlaceQuery::new(
            self.context,
            pattern,
            place_sources(&fields, text.field, title_weight),
            scoring,
            &mut self.analyzer,
        );
        let query = query.map_err(|error| match error {
            PlaceQueryError::TooManyWords(word) => PlanError::TooManyWords(spans[word].clone()),
            PlaceQueryError::Index(error) => PlanError::Index(error),
        })?;
        let query: Box<dyn Query> = match query.by_spelling() {
            Some(spellings) => {
                Box::new(DisjunctionMaxQuery::new(spellings.map(|query| -> Box<dyn Query> { Box::new(query) }).into()))
            }
            None => Box::new(query),
        };
        let is_scored = !is_property || text.field == Some(TextField::Furniture);
        Ok(if is_scored { query } else { without_score(query) })
    }

    fn word(&self, written: &str, stems: &[String], fields: &[(Field, Score)]) -> Result<StemQuery, PlanError> {
        let weighted = stems.iter().map(|stem| {
            let factor = self.factors.of_stem(written, stem);
            let is_sought = !self.is_alternative || factor > 0.0;
            WeightedStem { stem: stem.clone(), factor, is_sought }
        });
        let weighted: Vec<WeightedStem> = weighted.collect();
        StemQuery::new(&weighted, fields, self.context).map_err(PlanError::Index)
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

/// True if a query looks in whole texts that are stemmed.
fn is_in_whole_texts(field: Option<TextField>) -> bool {
    field.is_none_or(|field| matches!(field, TextField::Title | TextField::Body))
}

/// Returns the fields of stems that a query looks in, with what an occurrence there is worth; None if it does not look in
/// whole texts that are stemmed.
fn stem_sources(fields: &Fields, field: Option<TextField>, title_weight: Score) -> Option<Vec<(Field, Score)>> {
    match field {
        None => Some(vec![(fields.title, title_weight), (fields.body, 1.0)]),
        Some(TextField::Title) => Some(vec![(fields.title, 1.0)]),
        Some(TextField::Body) => Some(vec![(fields.body, 1.0)]),
        Some(_) => None,
    }
}

/// Returns the texts that a query looks in.
pub(super) fn place_sources(fields: &Fields, field: Option<TextField>, title_weight: Score) -> Vec<PlaceSource> {
    let source = |stems, forms, weight| PlaceSource { stems, forms, is_lead: false, weight };
    let plain = |field| vec![source(field, field, 1.0)];
    let title = |weight| source(fields.title, fields.title_forms, weight);
    let body = source(fields.body, fields.body_forms, 1.0);
    let lead = PlaceSource { is_lead: true, ..body };
    match field {
        None => vec![title(title_weight), body],
        Some(TextField::Title) => vec![title(1.0)],
        Some(TextField::Body) => vec![body],
        Some(TextField::Lead) => vec![lead],
        Some(TextField::HeadlineAndLead) => vec![title(title_weight), lead],
        Some(TextField::Furniture) => plain(fields.furniture),
        Some(TextField::Source) => plain(fields.source),
        Some(TextField::Author) => plain(fields.author),
        Some(TextField::Section) => plain(fields.section),
        Some(TextField::Url) => plain(fields.url),
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
