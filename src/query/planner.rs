//! A query in, what tantivy runs out.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, InvertedIndexRangeQuery, Occur,
    PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::ast::{Filter, Pattern, QueryAst, TextField, TextQuery};
use super::exclusion::excluded;
use crate::analysis::{Analyzer, Form};
use crate::index::ArticleIndex;
use crate::language::Language;

/// How much more a word counts in the title than in the body, besides being rarer there and in a shorter text.
///
/// A larger weight ranks worse: mean nDCG@10 over the collections TIME, Cranfield, CACM and CISI, words as
/// alternatives, is .483 with 1.0, .477 with 1.2, .466 with 2.0 and .453 with 3.0.
const TITLE_WEIGHT: f32 = 1.1;

/// Makes the query that tantivy runs. A word stands for its stems in all of `languages`.
pub(crate) fn plan(query: &QueryAst, index: &ArticleIndex, languages: &[Language]) -> Box<dyn Query> {
    let mut planner = Planner { index, languages, analyzer: Analyzer::default() };
    match query {
        // Nothing else keeps the markers of files out of these.
        QueryAst::Not(_) => planner.all_of(std::slice::from_ref(query)),
        _ => planner.plan(query),
    }
}

struct Planner<'a> {
    index: &'a ArticleIndex,
    languages: &'a [Language],
    analyzer: Analyzer,
}

impl Planner<'_> {
    fn plan(&mut self, query: &QueryAst) -> Box<dyn Query> {
        match query {
            QueryAst::All => self.every_article(),
            QueryAst::Text(text) => self.text(text),
            QueryAst::Filter(filter) => without_score(self.filter(filter)),
            QueryAst::And { clauses, .. } => self.all_of(clauses),
            QueryAst::Or(clauses) => {
                Box::new(BooleanQuery::union(clauses.iter().map(|clause| self.plan(clause)).collect()))
            }
            QueryAst::Not(_) => self.all_of(std::slice::from_ref(query)),
        }
    }

    /// All of these; where each is negated, every article without them.
    fn all_of(&mut self, clauses: &[QueryAst]) -> Box<dyn Query> {
        let mut planned: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(clauses.len() + 1);
        for clause in clauses {
            match clause {
                QueryAst::Not(inner) => planned.push((Occur::MustNot, excluded(self.plan(inner)))),
                _ => planned.push((Occur::Must, self.plan(clause))),
            }
        }
        if planned.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            planned.push((Occur::Must, self.every_article()));
        }
        Box::new(BooleanQuery::new(planned))
    }

    fn every_article(&self) -> Box<dyn Query> {
        without_score(Box::new(TermQuery::new(self.index.all_articles(), IndexRecordOption::Basic)))
    }

    fn filter(&self, filter: &Filter) -> Box<dyn Query> {
        let fields = self.index.fields();
        match filter {
            Filter::Language(language) => term_query(Term::from_field_text(fields.lang, language.code())),
            Filter::Glued(is_glued) => term_query(self.index.with_glued_words(*is_glued)),
            Filter::Id(id) => term_query(Term::from_field_text(fields.id, id)),
            Filter::Published { since, until } => {
                let bound = |key: u64| Bound::Included(Term::from_field_u64(fields.published, key));
                let lower = since.map_or(Bound::Unbounded, |date| bound(date.first_key()));
                let upper = until.map_or(Bound::Unbounded, |date| bound(date.last_key()));
                Box::new(RangeQuery::new(lower, upper))
            }
        }
    }

    fn text(&mut self, text: &TextQuery) -> Box<dyn Query> {
        let fields = *self.index.fields();
        match text.field {
            None => Box::new(BooleanQuery::union(vec![
                Box::new(BoostQuery::new(self.pattern(&text.pattern, fields.title, fields.title_forms), TITLE_WEIGHT)),
                self.pattern(&text.pattern, fields.body, fields.body_forms),
            ])),
            Some(TextField::Title) => self.pattern(&text.pattern, fields.title, fields.title_forms),
            Some(TextField::Body) => self.pattern(&text.pattern, fields.body, fields.body_forms),
            Some(TextField::Furniture) => self.plain_pattern(&text.pattern, fields.furniture),
            Some(TextField::Source) => without_score(self.plain_pattern(&text.pattern, fields.source)),
            Some(TextField::Author) => without_score(self.plain_pattern(&text.pattern, fields.author)),
            Some(TextField::Section) => without_score(self.plain_pattern(&text.pattern, fields.section)),
            Some(TextField::Url) => without_score(self.plain_pattern(&text.pattern, fields.url)),
        }
    }

    /// A pattern in a text that is indexed as stems and as surface forms.
    fn pattern(&mut self, pattern: &Pattern, stems: Field, forms: Field) -> Box<dyn Query> {
        match pattern {
            Pattern::Prefix(prefix) => self.prefix(prefix, forms),
            Pattern::Word(text) | Pattern::Phrase(text) => {
                let variants = self.analyzer.sequences(text, self.languages);
                any_sequence(stems, &variants)
            }
        }
    }

    /// A pattern in a text that is indexed as surface forms only.
    fn plain_pattern(&mut self, pattern: &Pattern, field: Field) -> Box<dyn Query> {
        match pattern {
            Pattern::Prefix(prefix) => self.prefix(prefix, field),
            Pattern::Word(text) | Pattern::Phrase(text) => {
                let sequence = self.analyzer.terms(text, Form::Surface, Language::UNDETERMINED);
                any_sequence(field, &[sequence])
            }
        }
    }

    /// All terms from the prefix up to the first that no longer begins with it.
    fn prefix(&mut self, prefix: &str, field: Field) -> Box<dyn Query> {
        let lower = self.analyzer.term(prefix, Form::Surface, Language::UNDETERMINED);
        // No character of a term comes after the last one of Unicode.
        let upper = format!("{lower}{}", char::MAX);
        // `RangeQuery` would compare the whole names of fields that are fast.
        Box::new(InvertedIndexRangeQuery::new(
            Bound::Included(Term::from_field_text(field, lower)),
            Bound::Excluded(Term::from_field_text(field, &upper)),
        ))
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

fn term_query(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn without_score(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
