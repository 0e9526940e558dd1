//! A pattern with its words numbered, each with what a word of a text has to be to stand for it: what the index looks up
//! and the matcher compares.

use std::ops::Range;

use super::ast::{Near, Pattern, PatternKind, PhrasePart, Span, WordForm};
use super::places::{PlacePattern, Spelling};
use super::word_pattern::WordPattern;
use crate::analysis::{
    Analyzer, Form, MOST_JOINED, begins_word, is_character, is_joined, joined_letters, joined_word, words, written_form,
};
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

impl NumberedPattern {
    /// Returns the stems of what is one word, or is written as one word in one of its spellings, as `U.S.`; None for anything
    /// else.
    pub(super) fn stems(&self) -> Option<&[String]> {
        let word = match &self.places {
            PlacePattern::Word(word) => *word,
            PlacePattern::Run(parts) => match parts.as_slice() {
                [spellings] => spellings.iter().find_map(Spelling::only_word)?,
                _ => return None,
            },
            _ => return None,
        };
        match self.words.get(word)? {
            WordQuery::Stems(stems) => Some(stems),
            _ => None,
        }
    }

    /// Returns the same words in another combination.
    pub(super) fn with(&self, places: PlacePattern) -> Self {
        Self { places, ..self.clone() }
    }
}

/// What a word of a text has to be.
#[derive(Debug, Clone)]
pub enum WordQuery {
    /// A word with one of these stems: one for each language, and those of joined words that have the same letters.
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

    /// True if no two terms that stand for it can be at one position.
    pub fn is_one_a_place(&self) -> bool {
        self.is_stem() && self.joined_stems().next().is_none()
    }

    /// Returns those of its stems that are of joined words.
    pub(super) fn joined_stems(&self) -> impl Iterator<Item = &str> {
        let stems: &[String] = if let Self::Stems(stems) = self { stems } else { &[] };
        stems.iter().map(String::as_str).filter(|stem| is_joined(stem))
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
                let parts = self.written_parts(text, *form);
                self.run(parts)
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
                let parts = parts.iter().flat_map(|part| self.written_part(part, *form)).collect();
                if *slop == 0 { self.run(parts) } else { self.sloppy(parts, *slop) }
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

    fn written_part(&mut self, part: &PhrasePart, form: WordForm) -> Vec<WrittenPart> {
        match part {
            PhrasePart::Words(text) => self.written_parts(text, form),
            PhrasePart::Wildcard(wildcard) => {
                vec![WrittenPart::word(WordQuery::Fitting(WordPattern::wildcard(&wildcard.0, self.analyzer)))]
            }
        }
    }

    /// Returns the parts of a written text. What is written as one word is one part, if any form of it is meant.
    fn written_parts(&mut self, text: &str, form: WordForm) -> Vec<WrittenPart> {
        let mut parts = Vec::new();
        let mut ranges = words(text);
        let has_spellings = form == WordForm::Any && !self.languages.is_empty();
        while let Some(range) = ranges.next() {
            let word = &text[range.clone()];
            let mut part = WrittenPart::word(self.word(word, form));
            if !has_spellings {
                parts.push(part);
                continue;
            }
            if let Some(joined) = joined_word(text, &range) {
                let others: Vec<Range<usize>> = ranges.by_ref().take(joined.n_parts - 1).collect();
                let spelling = &mut part.spellings[0];
                spelling.words.extend(others.into_iter().map(|range| self.word(&text[range], form)));
                spelling.length = joined.n_parts;
                part.add(self.word(&joined_letters(&text[joined.range]), form), 1);
            } else if word.contains('.') {
                let letters: Vec<&str> = word.split('.').collect();
                let words = letters.iter().map(|letter| self.word(letter, form)).collect();
                part.spellings.push(WrittenSpelling { words, length: letters.len() });
            } else if begins_word(text, range.start) && word.chars().nth(1).is_some() {
                for n_parts in 2..=MOST_JOINED {
                    part.add(self.joined(word, n_parts), n_parts);
                }
            }
            parts.push(part);
        }
        parts
    }

    /// Returns the joined words of so many parts that have the letters of a word.
    fn joined(&mut self, word: &str, n_parts: usize) -> WordQuery {
        let stem = |language: &Language| self.analyzer.joined_term(word, n_parts, *language).to_owned();
        WordQuery::Stems(sorted(self.languages.iter().map(stem).collect()))
    }

    fn word(&mut self, word: &str, form: WordForm) -> WordQuery {
        if is_character(word) {
            return WordQuery::Character(self.analyzer.term(word, Form::Surface, Language::UNDETERMINED).to_owned());
        }
        match form {
            WordForm::Any if !self.languages.is_empty() => {
                let stem = |language: &Language| self.analyzer.term(word, Form::Stem, *language).to_owned();
                WordQuery::Stems(sorted(self.languages.iter().map(stem).collect()))
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

    /// Numbers parts that stand side by side.
    fn run(&mut self, parts: Vec<WrittenPart>) -> PlacePattern {
        if parts.len() == 1 && parts[0].is_one_word() {
            let words = parts.into_iter().flat_map(WrittenPart::into_words).collect::<Vec<_>>();
            return PlacePattern::Word(self.add(words.into_iter().next().expect("a part has a word")));
        }
        let mut numbered = Vec::with_capacity(parts.len());
        for part in parts {
            let number = |WrittenSpelling { words, length }| Spelling {
                words: words.into_iter().map(|word| self.add(word)).collect(),
                length: u32::try_from(length).expect("a query has few words"),
            };
            numbered.push(part.spellings.into_iter().map(number).collect());
        }
        PlacePattern::Run(numbered)
    }

    /// Numbers the words of parts that are near each other.
    fn sloppy(&mut self, parts: Vec<WrittenPart>, slop: u32) -> PlacePattern {
        let words = parts.into_iter().flat_map(WrittenPart::into_words);
        let numbers: Vec<usize> = words.map(|word| self.add(word)).collect();
        match numbers.as_slice() {
            [word] => PlacePattern::Word(*word),
            _ => PlacePattern::Sloppy(numbers, slop),
        }
    }
}

/// A part of a pattern with the ways in which it may be written, before its words are numbered.
struct WrittenPart {
    /// One at least; the first is as the query has it.
    spellings: Vec<WrittenSpelling>,
}

/// Words side by side, and how many words of a text they stand for.
struct WrittenSpelling {
    words: Vec<WordQuery>,
    length: usize,
}

impl WrittenPart {
    fn word(word: WordQuery) -> Self {
        Self { spellings: vec![WrittenSpelling { words: vec![word], length: 1 }] }
    }

    fn add(&mut self, word: WordQuery, length: usize) {
        self.spellings.push(WrittenSpelling { words: vec![word], length });
    }

    /// True if it is a single word in each spelling.
    fn is_one_word(&self) -> bool {
        self.spellings.iter().all(|spelling| spelling.words.len() == 1)
    }

    /// Returns the words without regard to how many words of a text they stand for: one that stands for all spellings of
    /// one word, else those of the first spelling.
    fn into_words(self) -> Vec<WordQuery> {
        let is_one_word = self.is_one_word();
        let mut spellings = self.spellings.into_iter().map(|spelling| spelling.words);
        let mut words = spellings.next().unwrap_or_default();
        if let (true, [WordQuery::Stems(stems)]) = (is_one_word, words.as_mut_slice()) {
            for other in spellings.flatten() {
                if let WordQuery::Stems(others) = other {
                    stems.extend(others);
                }
            }
        }
        words
    }
}

fn sorted(mut stems: Vec<String>) -> Vec<String> {
    stems.sort_unstable();
    stems.dedup();
    stems
}
