//! Texts cut into words with positions, sentences and paragraphs, for the reference.

use std::collections::HashMap;
use std::ops::Range;

use dateline::analysis::{Analyzer, JoinedWord, is_character, joined_letters, joined_word, sentences, words};
use dateline::language::Language;

use super::spelling::{Kind, KnownWord};

/// The different words of all texts, by number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) words: Vec<KnownWord>,
    /// Their languages.
    pub(super) languages: Vec<Language>,
    numbers: HashMap<(String, Kind, Language), usize>,
    analyzer: Analyzer,
}

/// A word of a text, a part of a glued one, or a CJK character.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Its number in the vocabulary.
    pub(super) word: usize,
    /// Its number in the text with the space back between the parts of glued words; the whole word has that of its
    /// first part.
    pub(super) position: usize,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// A text, cut into words.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    /// The number of the sentence that each position is in.
    pub(super) sentences: Vec<usize>,
    /// The number of the paragraph that each position is in.
    pub(super) paragraphs: Vec<usize>,
}

impl Text {
    /// Cuts a text; `glued` has the parts of its glued words.
    pub(super) fn new(text: &str, glued: &[Vec<String>], language: Language, vocabulary: &mut Vocabulary) -> Self {
        let starts: Vec<usize> = sentences(text, 0..text.len()).iter().map(|sentence| sentence.start).collect();
        let mut read = Self::default();
        for range in words(text) {
            let word = &text[range.clone()];
            let position = read.sentences.len();
            let sentence = starts.iter().filter(|start| **start <= range.start).count();
            let paragraph = text[..range.start].matches('\n').count();
            read.tokens.push(Token {
                word: vocabulary.number(word, Kind::Word, language),
                position,
                range: range.clone(),
            });
            read.add_characters(text, &range, language, vocabulary);
            let is_whole = |word: &str| glued.iter().any(|parts| parts.concat() == word);
            let joined = joined_word(text, &range);
            let joined = joined.filter(|joined| {
                !words(&text[joined.range.clone()]).any(|part| is_whole(&text[joined.range.clone()][part]))
            });
            if let Some(JoinedWord { range, n_parts }) = joined {
                let letters = joined_letters(&text[range.clone()]);
                let word = vocabulary.number(&letters, Kind::Joined(n_parts), language);
                read.tokens.push(Token { word, position, range });
            }
            let parts = glued.iter().find(|parts| parts.concat() == word).map_or(&[][..], Vec::as_slice);
            let mut start = range.start;
            for (number, part) in parts.iter().enumerate() {
                let range = start..start + part.len();
                start = range.end;
                let word = vocabulary.number(part, Kind::Word, language);
                read.tokens.push(Token { word, position: position + number, range });
            }
            for _ in 0..parts.len().max(1) {
                read.sentences.push(sentence);
                read.paragraphs.push(paragraph);
            }
        }
        read
    }

    /// Adds the characters of a pair that were not added yet: the second one is, too, if no pair begins with it.
    fn add_characters(&mut self, text: &str, pair: &Range<usize>, language: Language, vocabulary: &mut Vocabulary) {
        let position = self.sentences.len();
        for (number, (at, c)) in text[pair.clone()].char_indices().enumerate() {
            let range = pair.start + at..pair.start + at + c.len_utf8();
            let begins_pair = text[range.end..].chars().next().is_some_and(|c| is_character(&c.to_string()));
            if is_character(&text[range.clone()]) && (number == 0 || !begins_pair) {
                let word = vocabulary.number(&text[range.clone()], Kind::Character, language);
                self.tokens.push(Token { word, position, range });
            }
        }
    }

    /// Joins all sentences and paragraphs to one: what a page says of an article has none.
    pub(super) fn undivided(mut self) -> Self {
        self.sentences.fill(0);
        self.paragraphs.fill(0);
        self
    }

    /// Returns how many positions the lead has: the paragraphs up to the one that holds the 50th word, but no more than
    /// 100.
    pub(super) fn lead_length(&self) -> usize {
        let Some(last) = self.paragraphs.get(49) else { return self.paragraphs.len() };
        self.paragraphs.iter().filter(|paragraph| *paragraph <= last).count().min(100)
    }
}

impl Vocabulary {
    fn number(&mut self, word: &str, kind: Kind, language: Language) -> usize {
        let key = (word.to_owned(), kind, language);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.words.len();
        if !self.languages.contains(&language) {
            self.languages.push(language);
        }
        self.words.push(KnownWord::new(word, kind, language, &mut self.analyzer));
        self.numbers.insert(key, number);
        number
    }
}
