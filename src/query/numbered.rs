//! A pattern with its words numbered, each with what a word of a text has to be to stand for it: what the index looks up
//! and the matcher compares.

use super::ast::{Near, Pattern, PatternKind, PhrasePart, Span, WordForm};
use super::places::PlacePattern;
use super::word_pattern::WordPattern;
use crate::analysis::{Analyzer, Form, is_character, words, written_form};
use crate::language::Language;

/// A pattern with its words numbered.
#[derive(Debug, Clone)]
pub struct NumberedPattern {
    /// How the words combine.
    pub places: PlacePattern,
    /// What they are, by number.
    pub words: Vec<WordQuery>,
    /// Where they stand in the query, by number.
    pub spans: Vec<Span>,
    /// How many places there have to be.
    pub least: usize,
}

/// What a word of a text has to be.
#[derive(Debug, Clone)]
pub enum WordQuery {
    /// A word with one of these stems: one for each language.
    Stems(Vec<String>),
    /// A word that is this when folded.
    Folded(String),
    /// A word that is written so.
    Written(String),
    /// A word that fits when folded.
    Fitting(WordPattern),
    /// A CJK character, folded: each of its occurrences.
    Character(String),
}

impl WordQuery {
    /// True if it is about stems, false if about words as they are written.
    pub fn is_stem(&self) -> bool {
        matches!(self, Self::Stems(_))
    }

    /// True if it may be any word of the index, so that all have to be looked at.
    pub fn has_open_beginning(&self) -> bool {
        let Self::Fitting(pattern) = self else { return false };
        !matches!(pattern, WordPattern::Spelling(_)) && pattern.beginning().is_empty()
    }
}

/// Numbers the words of a pattern. They stand for their stems in `languages`; in a text that is indexed without stems,
/// `languages` is empty, for themselves.
pub fn number(pattern: &Pattern, languages: &[Language], analyzer: &mut Analyzer) -> NumberedPattern {
    let (pattern, least) = match &pattern.kind {
        PatternKind::AtLeast { count, pattern } => (pattern.as_ref(), *count as usize),
        _ => (pattern, 1),
    };
    let mut numbering = Numbering { words: Vec::new(), spans: Vec::new(), languages, analyzer };
    let places = numbering.places(pattern);
    NumberedPattern { places, words: numbering.words, spans: numbering.spans, least }
}

struct Numbering<'a> {
    words: Vec<WordQuery>,
    spans: Vec<Span>,
    languages: &'a [Language],
    analyzer: &'a mut Analyzer,
}

impl Numbering<'_> {
    fn places(&mut self, pattern: &Pattern) -> PlacePattern {
        let places = self.kind_places(pattern);
        // Inner patterns have noted their own.
        self.spans.resize(self.words.len(), pattern.span.clone());
        places
    }

    fn kind_places(&mut self, pattern: &Pattern) -> PlacePattern {
        match &pattern.kind {
            PatternKind::Word { text, form } => {
                let words = self.written_words(text, *form);
                run(words)
            }
            PatternKind::Wildcard(wildcard) => {
                let fitting = WordPattern::wildcard(&wildcard.0, self.analyzer);
                PlacePattern::Word(self.add(WordQuery::Fitting(fitting)))
            }
            PatternKind::Fuzzy { text, distance } => {
                let folded = self.analyzer.term(text, Form::Surface, Language::UNDETERMINED);
                let fitting = WordPattern::fuzzy(folded, *distance);
                PlacePattern::Word(self.add(WordQuery::Fitting(fitting)))
            }
            PatternKind::Regex(expression) => {
                PlacePattern::Word(self.add(WordQuery::Fitting(WordPattern::regex(expression))))
            }
            PatternKind::Phrase { parts, form, slop } => {
                let words = parts.iter().flat_map(|part| self.part(part, *form)).collect();
                if *slop == 0 { run(words) } else { sloppy(words, *slop) }
            }
            PatternKind::Any(patterns) => PlacePattern::Any(patterns.iter().map(|part| self.places(part)).collect()),
            PatternKind::Near(near) => self.near(near),
            // The parser lets no counts into other patterns.
            PatternKind::AtLeast { pattern, .. } => self.places(pattern),
        }
    }

    fn near(&mut self, near: &Near) -> PlacePattern {
        PlacePattern::Near {
            left: Box::new(self.places(&near.left)),
            right: Box::new(self.places(&near.right)),
            relation: near.relation,
            is_excluded: near.is_excluded,
        }
    }

    fn part(&mut self, part: &PhrasePart, form: WordForm) -> Vec<usize> {
        match part {
            PhrasePart::Words(text) => self.written_words(text, form),
            PhrasePart::Wildcard(wildcard) => {
                let fitting = WordPattern::wildcard(&wildcard.0, self.analyzer);
                vec![self.add(WordQuery::Fitting(fitting))]
            }
        }
    }

    /// Numbers the words of a written text.
    fn written_words(&mut self, text: &str, form: WordForm) -> Vec<usize> {
        let queries: Vec<WordQuery> = words(text).map(|range| self.word(&text[range], form)).collect();
        queries.into_iter().map(|query| self.add(query)).collect()
    }

    fn word(&mut self, word: &str, form: WordForm) -> WordQuery {
        if is_character(word) {
            return WordQuery::Character(self.analyzer.term(word, Form::Surface, Language::UNDETERMINED).to_owned());
        }
        match form {
            WordForm::Any if !self.languages.is_empty() => {
                let stem = |language: &Language| self.analyzer.term(word, Form::Stem, *language).to_owned();
                let mut stems: Vec<String> = self.languages.iter().map(stem).collect();
                stems.sort_unstable();
                stems.dedup();
                WordQuery::Stems(stems)
            }
            WordForm::Any | WordForm::Exact => {
                WordQuery::Folded(self.analyzer.term(word, Form::Surface, Language::UNDETERMINED).to_owned())
            }
            WordForm::Written => {
                let term = self.analyzer.written_term(word, false);
                WordQuery::Written(written_form(term).to_owned())
            }
        }
    }

    fn add(&mut self, word: WordQuery) -> usize {
        self.words.push(word);
        self.words.len() - 1
    }
}

fn run(words: Vec<usize>) -> PlacePattern {
    match words.as_slice() {
        [word] => PlacePattern::Word(*word),
        _ => PlacePattern::Run(words),
    }
}

fn sloppy(words: Vec<usize>, slop: u32) -> PlacePattern {
    match words.as_slice() {
        [word] => PlacePattern::Word(*word),
        _ => PlacePattern::Sloppy(words, slop),
    }
}
