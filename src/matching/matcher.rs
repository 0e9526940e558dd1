//! Finds what a query matches in an article: whether it does, and where.

use std::borrow::Cow;
use std::ops::Range;

use super::evaluation::{Verdict, evaluate};
use super::reach::Reach;
use super::word_finder::{FoundWords, Occurrences, Text, WordFinder};
use crate::analysis::{Analyzer, language_of_analysis};
use crate::article::Article;
use crate::language::Language;
use crate::query::{
    Breaks, NumberedPattern, Place, PlacePattern, QueryAst, TextField, TextQuery, keep_lead, marked_places, number,
    places,
};

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
    /// Whether the pattern is about things near each other.
    has_near: bool,
}

/// What a clause found in an article.
#[derive(Debug, Default)]
pub(super) struct ClauseMatches {
    /// Whether it has as many places as it wants.
    pub(super) is_enough: bool,
    title: Vec<Range<usize>>,
    body: Vec<Range<usize>>,
}

/// How much of a long body is looked at first where not all matches are asked for, in bytes.
const BEGINNING: usize = 128 << 10;

impl Matcher {
    /// Prepares to look for what `query` looks for, where its words stand for their stems in `languages`.
    pub fn new(query: &QueryAst, languages: &[Language]) -> Self {
        let mut analyzer = Analyzer::default();
        let mut clauses = Vec::new();
        let mut reach = Reach::default();
        query.for_each_text_even_negated(&mut |text: &TextQuery| {
            let is_property = text.field.is_some_and(TextField::is_property);
            let languages = if is_property { &[] } else { languages };
            let pattern = number(&text.pattern, languages, &mut analyzer);
            reach.add(&pattern.places);
            let clause = Clause { field: text.field, has_near: has_near(&pattern.places), pattern };
            reach.lead |= clause.is_lead();
            clauses.push(clause);
        });
        let patterns: Vec<&NumberedPattern> = clauses.iter().map(|clause| &clause.pattern).collect();
        let finder = WordFinder::new(&patterns, reach, analyzer);
        Self { query: query.clone(), clauses, finder }
    }

    /// Returns what the query matches in an article; None if the article does not match. What is negated, and parts of
    /// the query of which the other half does not match, have no places.
    pub fn find(&mut self, article: &Article) -> Option<ArticleMatches> {
        let found = self.clause_matches(article, &article.body);
        self.matches(article, &found)
    }

    /// Returns what [`Self::find`] does, but of a long body only what its beginning has, if each part of the query has
    /// `enough` places there.
    pub fn find_for_fragments(&mut self, article: &Article, enough: usize) -> Option<ArticleMatches> {
        if let Some(beginning) = beginning(&article.body) {
            let found = self.clause_matches(article, beginning);
            let mut clauses = self.clauses.iter().zip(&found);
            if clauses.all(|(clause, found)| clause.is_known_by(found, enough)) {
                return self.matches(article, &found);
            }
        }
        self.find(article)
    }

    /// Returns what is to be marked in the title of an article that matches, of which the body need not be there; None if
    /// the body decides.
    pub fn find_in_title(&mut self, head: &Article) -> Option<Vec<Match>> {
        let title = self.words_of(head, head.title.as_deref().unwrap_or_default(), TextField::Title);
        let mut found = Vec::new();
        for (clause, of_clause) in self.clauses.iter().enumerate() {
            let (_, ranges) = of_clause.ranges(title.clause(clause), title.breaks(), false);
            if !ranges.is_empty() && of_clause.pattern.least > 1 {
                return None;
            }
            found.extend(ranges.into_iter().map(|range| Match { range, clause }));
        }
        let is_known = found.is_empty() || marks_all_it_finds(&self.query, false);
        is_known.then(|| in_order(found))
    }

    fn matches(&self, article: &Article, found: &[ClauseMatches]) -> Option<ArticleMatches> {
        let Verdict::Matches(clauses) = evaluate(&self.query, article, found) else { return None };
        let mut matches = ArticleMatches::default();
        for clause in clauses {
            let in_title = found[clause].title.iter().cloned();
            matches.title.extend(in_title.map(|range| Match { range, clause }));
            let in_body = found[clause].body.iter().cloned();
            matches.body.extend(in_body.map(|range| Match { range, clause }));
        }
        Some(ArticleMatches { title: in_order(matches.title), body: in_order(matches.body) })
    }

    /// Returns what each clause finds in an article of which the body is `body`.
    fn clause_matches(&mut self, article: &Article, body: &str) -> Vec<ClauseMatches> {
        let in_title = self.words_of(article, article.title.as_deref().unwrap_or_default(), TextField::Title);
        let in_body = self.words_of(article, body, TextField::Body);
        let mut found = Vec::with_capacity(self.clauses.len());
        for (number, clause) in self.clauses.iter().enumerate() {
            let Some(property) = clause.field.filter(|field| field.is_property()) else {
                found.push(clause.find(number, &in_title, &in_body));
                continue;
            };
            let value = property_text(article, property);
            let text = Text { content: &value, language: Language::UNDETERMINED, glued: &[] };
            let words = self.finder.find(text, &|other| other == number);
            // The index has no breaks in these texts: names have no sentences, whatever points stand in them.
            let n_places = clause.ranges(words.clause(number), Breaks::default(), false).0;
            let is_enough = n_places >= clause.pattern.least;
            found.push(ClauseMatches { is_enough, ..ClauseMatches::default() });
        }
        found
    }

    fn words_of(&mut self, article: &Article, text: &str, field: TextField) -> FoundWords {
        let language = language_of_analysis(article.language, article.title.as_deref(), &article.body);
        let text = Text { content: text, language, glued: &article.glued };
        let clauses = &self.clauses;
        self.finder.find(text, &|clause| clauses[clause].looks_in(field))
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

    /// Whether of the body only the lead counts.
    fn is_lead(&self) -> bool {
        matches!(self.field, Some(TextField::Lead | TextField::HeadlineAndLead))
    }

    /// Whether the rest of the body cannot change what is known of the clause by its beginning but for more matches.
    fn is_known_by(&self, found: &ClauseMatches, enough: usize) -> bool {
        let is_elsewhere = self.is_lead() || !self.looks_in(TextField::Body);
        let is_found = found.is_enough && found.body.len() >= enough;
        is_elsewhere || (is_found && !has_exclusion(&self.pattern.places))
    }

    fn find(&self, number: usize, in_title: &FoundWords, in_body: &FoundWords) -> ClauseMatches {
        let (n_in_title, title) = self.ranges(in_title.clause(number), in_title.breaks(), false);
        let (n_in_body, body) = self.ranges(in_body.clause(number), in_body.breaks(), self.is_lead());
        ClauseMatches { is_enough: n_in_title + n_in_body >= self.pattern.least, title, body }
    }

    /// Returns the number of places in a text, and what to mark of it.
    fn ranges(&self, words: &Occurrences, breaks: Breaks<'_>, is_lead: bool) -> (usize, Vec<Range<usize>>) {
        if words.positions.iter().all(Vec::is_empty) {
            return (0, Vec::new());
        }
        let mut positions = Cow::Borrowed(&words.positions);
        if is_lead {
            keep_lead(positions.to_mut(), breaks);
        }
        let range = |place: &Place| words.range(place.start).start..words.range(place.end).end;
        let found = places(&self.pattern.places, &positions, breaks);
        let n_places = found.len();
        let marked = if self.has_near { marked_places(&self.pattern.places, &positions, breaks) } else { found };
        (n_places, marked.iter().map(range).collect())
    }
}

fn in_order(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (found.range.start, found.range.end, found.clause));
    matches.dedup();
    matches
}

/// Whether whatever one of its parts finds in an article that matches is marked: not if a part may fail for another
/// reason, or is negated.
fn marks_all_it_finds(query: &QueryAst, is_alternative: bool) -> bool {
    match query {
        QueryAst::All | QueryAst::Text(_) | QueryAst::Filter(_) => true,
        QueryAst::And { clauses, .. } => !is_alternative && clauses.iter().all(|part| marks_all_it_finds(part, false)),
        QueryAst::Or(parts) => parts.iter().all(|part| marks_all_it_finds(part, true)),
        QueryAst::Weighted { query, .. } => marks_all_it_finds(query, is_alternative),
        QueryAst::Not(_) => false,
    }
}

/// Whether a pattern is about things near each other, so that more is marked than its places.
fn has_near(pattern: &PlacePattern) -> bool {
    match pattern {
        PlacePattern::Near { .. } => true,
        PlacePattern::Any(patterns) => patterns.iter().any(has_near),
        PlacePattern::Word(_) | PlacePattern::Run(_) | PlacePattern::Sloppy(..) => false,
    }
}

/// Whether a pattern is about things that are *not* near each other: more text may take places from it.
fn has_exclusion(pattern: &PlacePattern) -> bool {
    match pattern {
        PlacePattern::Near { left, right, is_excluded, .. } => {
            *is_excluded || has_exclusion(left) || has_exclusion(right)
        }
        PlacePattern::Any(patterns) => patterns.iter().any(has_exclusion),
        PlacePattern::Word(_) | PlacePattern::Run(_) | PlacePattern::Sloppy(..) => false,
    }
}

/// Returns the beginning of a long body, up to white space; None if the body is not long.
fn beginning(body: &str) -> Option<&str> {
    if body.len() < 2 * BEGINNING {
        return None;
    }
    let space = body.as_bytes()[BEGINNING..].iter().position(|byte| matches!(byte, b' ' | b'\n'))?;
    Some(&body[..BEGINNING + space])
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
