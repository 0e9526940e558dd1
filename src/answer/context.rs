//! The words around a place of a text.

use std::ops::Range;

use crate::analysis::{Analyzer, Form, words};
use crate::engine::{KwicKey, KwicOrder};
use crate::language::Language;

/// The farthest that context goes, in bytes: where there is no white space, a word may be as long as the text.
const MAX_BYTES: usize = 4_000;

/// The words of a text, and what folds them.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    text: String,
    words: Vec<Range<usize>>,
    analyzer: Analyzer,
}

impl Surroundings {
    /// Takes the text that is asked about from now on.
    pub(crate) fn read(&mut self, text: &str) {
        self.words.clear();
        self.words.extend(words(text));
        text.clone_into(&mut self.text);
    }

    /// Returns a place with so many words on each side.
    pub(crate) fn around(&self, text: &str, place: &Range<usize>, n_words: usize) -> Range<usize> {
        let first = self.first_behind(place.start);
        let last = self.first_from(place.end);
        if n_words == 0 {
            return place.clone();
        }
        let start = first.checked_sub(n_words).filter(|start| *start > 0).map_or(0, |start| self.words[start].start);
        let end = self.words.get(last + n_words).map_or(text.len(), |_| self.words[last + n_words - 1].end);
        let (start, end) = (start.min(place.start), end.max(place.end));
        let start = ceil_char(text, start.max(place.start.saturating_sub(MAX_BYTES)));
        start..floor_char(text, end.min(place.end + MAX_BYTES))
    }

    /// Returns what lines are sorted by; nothing where it is not by words.
    pub(crate) fn sort_key(&mut self, place: &Range<usize>, order: KwicOrder, n_words: usize) -> Vec<String> {
        let KwicOrder::Words(key) = order else { return Vec::new() };
        match key {
            KwicKey::Node => {
                let mut sorted = vec![self.folded(place.clone())];
                sorted.extend((1..n_words).map(|number| self.word_behind(place, number)));
                sorted
            }
            KwicKey::Left(first) => (first..first + n_words).map(|number| self.word_before(place, number)).collect(),
            KwicKey::Right(first) => (first..first + n_words).map(|number| self.word_behind(place, number)).collect(),
        }
    }

    /// Returns what matches are grouped by.
    pub(crate) fn group_key(&mut self, place: &Range<usize>, key: KwicKey) -> String {
        match key {
            KwicKey::Node => self.folded(place.clone()),
            KwicKey::Left(number) => self.word_before(place, number),
            KwicKey::Right(number) => self.word_behind(place, number),
        }
    }

    /// Returns a word before a place, counted from it from 1, folded; empty where there is none.
    fn word_before(&mut self, place: &Range<usize>, number: usize) -> String {
        let first = self.first_behind(place.start);
        let word = first.checked_sub(number).and_then(|place| self.words.get(place)).cloned();
        word.map_or(String::new(), |word| self.folded(word))
    }

    fn word_behind(&mut self, place: &Range<usize>, number: usize) -> String {
        let last = self.first_from(place.end);
        let word = number.checked_sub(1).and_then(|number| self.words.get(last + number)).cloned();
        word.map_or(String::new(), |word| self.folded(word))
    }

    /// Returns the folded words of a place, with spaces between.
    fn folded(&mut self, place: Range<usize>) -> String {
        let text = &self.text[place];
        let mut folded = String::new();
        for word in words(text) {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(self.analyzer.term(&text[word], Form::Surface, Language::UNDETERMINED));
        }
        folded
    }

    /// Returns the number of the first word that begins at or behind a place.
    fn first_from(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.start < at)
    }

    /// Returns the number of the first word that ends behind a place.
    fn first_behind(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.end <= at)
    }
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
