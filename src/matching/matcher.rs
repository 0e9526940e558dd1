//! Finds what a query matches in an article: whether it does, and where.

use std::ops::Range;

use super::evaluation::{Verdict, evaluate};
use super::word_finder::{Occurrences, WordFinder};
use crate::analysis::{Analyzer, IndexText, usual_language};
use crate::article::Article;
use crate::language::Language;
use crate::query::{Breaks, NumberedPattern, QueryAst, TextField, TextQuery, keep_lead, marked_places, number, places};

/// A place that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The place, in bytes.
    pub range: Range<usize>,
    /// Which part of the query it matches: its number among all that look for something in a text, from 0.
    pub clause: usize,
}

/// What a query matches in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleMatches {
    /// In the title, in order.
    pub title: Vec<Match>,
    /// In the body, in order.
    pub body: Vec<Match>,
}

/// Finds what a query matches in articles. Keep one for a list of articles.
#[derive(Debug)]
pub struct Matcher {
    query: QueryAst,
    clauses: Vec<Clause>,
    finder: WordFinder,
}

/// A part of the query that looks for something in a text.
#[derive(Debug)]
pub(super) struct Clause {
    field: Option<TextField>,
    pattern: NumberedPattern,
}

/// What a clause found in an article.
#[derive(Debug, Default)]
pub(super) struct ClauseMatches {
    /// Whether it has as many places as it wants.
    pub(super) is_enough: bool,
    title: Vec<Range<usize>>,
    body: Vec<Range<usize>>,
}

impl Matcher {
    /// Prepares to look for what `query` looks for, where its words stand for their stems in `languages`.
    pub fn new(query: &QueryAst, languages: &[Language]) -> Self {
        let mut analyzer = Analyzer::default();
        let mut clauses = Vec::new();
        query.for_each_text_even_negated(&mut |text: &TextQuery| {
            let is_property = text.field.is_some_and(TextField::is_property);
            let languages = if is_property { &[] } else { languages };
            clauses.push(Clause { field: text.field, pattern: number(&text.pattern, languages, &mut analyzer) });
        });
        let finder = WordFinder::new(clauses.iter().map(|clause| clause.pattern.words.as_slice()), analyzer);
        Self { query: query.clone(), clauses, finder }
    }

    /// Returns what the query matches in an article; None if the article does not match. What is negated, and parts of
    /// the query of which the other half does not match, have no places.
    pub fn find(&mut self, article: &Article) -> Option<ArticleMatches> {
        let found = self.clause_matches(article);
        let Verdict::Matches(clauses) = evaluate(&self.query, article, &found) else { return None };
        let mut matches = ArticleMatches::default();
        for clause in clauses {
            let in_title = found[clause].title.iter().cloned();
            matches.title.extend(in_title.map(|range| Match { range, clause }));
            let in_body = found[clause].body.iter().cloned();
            matches.body.extend(in_body.map(|range| Match { range, clause }));
        }
        for list in [&mut matches.title, &mut matches.body] {
            list.sort_by_key(|found| (found.range.start, found.range.end, found.clause));
            list.dedup();
        }
        Some(matches)
    }

    fn clause_matches(&mut self, article: &Article) -> Vec<ClauseMatches> {
        let language = analysis_language(article);
        let text = |text| IndexText { language, glued: article.glued.clone(), text };
        let title = text(article.title.as_deref().unwrap_or_default());
        let in_title = self.finder.find(&title, |clause| self.clauses[clause].looks_in(TextField::Title));
        let body = text(&article.body);
        let in_body = self.finder.find(&body, |clause| self.clauses[clause].looks_in(TextField::Body));
        let mut found = Vec::with_capacity(self.clauses.len());
        for (number, clause) in self.clauses.iter().enumerate() {
            let Some(property) = clause.field.filter(|field| field.is_property()) else {
                found.push(clause.find(&in_title[number], &in_body[number]));
                continue;
            };
            let value = property_text(article, property);
            let text = IndexText { language: Language::UNDETERMINED, glued: Vec::new(), text: &value };
            let mut occurrences = self.finder.find(&text, |other| other == number).swap_remove(number);
            // The index has no breaks in these texts: names have no sentences, whatever points stand in them.
            occurrences.sentences.clear();
            occurrences.paragraphs.clear();
            let n_places = clause.ranges(&occurrences, false).0;
            let is_enough = n_places >= clause.pattern.least;
            found.push(ClauseMatches { is_enough, ..ClauseMatches::default() });
        }
        found
    }
}

impl Clause {
    /// Whether the clause looks in the title, or in the body or a part of it.
    fn looks_in(&self, field: TextField) -> bool {
        match self.field {
            None | Some(TextField::HeadlineAndLead) => true,
            Some(TextField::Lead) => field == TextField::Body,
            Some(own) => own == field,
        }
    }

    fn find(&self, in_title: &Occurrences, in_body: &Occurrences) -> ClauseMatches {
        let is_lead = matches!(self.field, Some(TextField::Lead | TextField::HeadlineAndLead));
        let (n_in_title, title) = self.ranges(in_title, false);
        let (n_in_body, body) = self.ranges(in_body, is_lead);
        ClauseMatches { is_enough: n_in_title + n_in_body >= self.pattern.least, title, body }
    }

    /// Returns the number of places in a text, and what to mark of it.
    fn ranges(&self, occurrences: &Occurrences, is_lead: bool) -> (usize, Vec<Range<usize>>) {
        let breaks = Breaks { sentences: &occurrences.sentences, paragraphs: &occurrences.paragraphs };
        let mut positions = occurrences.positions.clone();
        if is_lead {
            keep_lead(&mut positions, breaks);
        }
        let found = places(&self.pattern.places, &positions, breaks);
        let marked = marked_places(&self.pattern.places, &positions, breaks);
        let range =
            |place: &crate::query::Place| occurrences.range(place.start).start..occurrences.range(place.end).end;
        (found.len(), marked.iter().map(range).collect())
    }
}

/// Returns the text of a field that says where an article comes from.
fn property_text(article: &Article, field: TextField) -> String {
    let value = match field {
        TextField::Source => article.source.clone(),
        TextField::Author => article.author.clone(),
        TextField::Section => article.section.clone(),
        TextField::Url => article.url.clone(),
        TextField::Furniture => {
            let lines: Vec<&str> = article.furniture.iter().map(|furniture| furniture.text.as_str()).collect();
            Some(lines.join("\n"))
        }
        TextField::Title | TextField::Body | TextField::Lead | TextField::HeadlineAndLead => None,
    };
    value.unwrap_or_default()
}

/// Returns the language by whose rules an article is analysed: its own, else the usual one of its script.
fn analysis_language(article: &Article) -> Language {
    if article.language != Language::UNDETERMINED {
        return article.language;
    }
    let title = article.title.as_deref().unwrap_or_default();
    usual_language(if article.body.is_empty() { title } else { &article.body })
}
