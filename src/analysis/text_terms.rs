//! All that the index needs of a title or a body, in one pass over its words.

use std::ops::Range;

use super::glued::stands_alone;
use super::stem::Stemming;
use super::term_cache::TermCache;
use super::terms_text::TermsText;
use super::{Begins, last_character, placed_words};
use crate::language::Language;

/// The term that stands at the place of each word that begins a sentence or a paragraph, but for the first of a text.
pub const SENTENCE_BREAK: &str = "\u{1}s";
/// The term that also stands there where a paragraph begins.
pub const PARAGRAPH_BREAK: &str = "\u{1}p";

/// How many bytes the terms of a text take for each of its bytes, generously: those of news take 1.6 (stems) and 1.4.
const BYTES_PER_BYTE: usize = 2;

/// What the index needs of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTerms {
    /// The stems, also of the parts of glued words, with the breaks between sentences and paragraphs, for the tokenizer of
    /// terms ([`super::TermsTokenizer`]).
    pub stems: String,
    /// The words as they are written, also the parts of glued ones, at the same positions.
    pub written: String,
    /// How many words the text has, glued ones as one.
    pub n_words: u64,
    /// The words that may be glued, in bytes of the text.
    pub suspects: Vec<Range<usize>>,
}

/// Makes the terms of texts. It holds 4 MiB, so keep one for many texts.
#[derive(Debug)]
pub struct TextAnalyzer(TermCache);

impl Default for TextAnalyzer {
    fn default() -> Self {
        Self(TermCache::new())
    }
}

impl TextAnalyzer {
    /// Makes the terms of a text in this language. `glued` has the parts of each of its glued words.
    pub fn analyse(&mut self, text: &str, language: Language, glued: &[Vec<String>]) -> TextTerms {
        let Self(cache) = self;
        let stemming = Stemming::of(language);
        let mut stems = TermsText::with_capacity(text.len() * BYTES_PER_BYTE);
        let mut written = TermsText::with_capacity(text.len() * BYTES_PER_BYTE);
        let (mut n_words, mut suspects) = (0, Vec::new());
        // At 0, where the text begins, stands no break.
        let mut last_break = 0;
        let mut words = placed_words(text, glued);
        while let Some(word) = words.next() {
            let position = word.position;
            // A glued word and its first part begin the same.
            if word.begins != Begins::Word && position > last_break {
                last_break = position;
                stems.push(position, SENTENCE_BREAK.as_bytes());
                if word.begins == Begins::Paragraph {
                    stems.push(position, PARAGRAPH_BREAK.as_bytes());
                }
            }
            let letters = &text[word.range.clone()];
            let terms = cache.terms(letters, language, stemming);
            stems.push(position, terms.stem);
            if word.is_part {
                written.push(position, cache.analyzer().written_term(letters, true).as_bytes());
            } else {
                written.push(position, terms.written);
                n_words += 1;
                if terms.may_be_glued && stands_alone(text, &word.range) {
                    suspects.push(word.range.clone());
                }
            }
            if let Some(joined) = words.joined(&word) {
                let term = cache.analyzer().joined_term(&text[joined.range], joined.n_parts, language);
                stems.push(position, term.as_bytes());
            }
            if let Some(last) = last_character(text, &word.range) {
                written.push(position, cache.analyzer().last_character_term(&text[last]).as_bytes());
            }
        }
        TextTerms { stems: stems.into_text(), written: written.into_text(), n_words, suspects }
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms_text::Terms;
    use super::*;

    #[track_caller]
    fn check(made: fn(TextTerms) -> String, text: &str, expected: &[(usize, &str)]) {
        let glued = [vec!["Putin".to_owned(), "meets".to_owned()]];
        let terms = made(TextAnalyzer::default().analyse(text, Language::ENGLISH, &glued));
        let seen: Vec<(usize, &str)> =
            Terms::of(&terms).map(|(position, term)| (position, term.trim_end_matches("\u{1}en"))).collect();
        assert_eq!(seen, expected);
    }

    fn stems(terms: TextTerms) -> String {
        terms.stems
    }

    fn written(terms: TextTerms) -> String {
        terms.written
    }

    #[test]
    fn stems_have_the_parts_of_glued_words() {
        let expected = [(0, "arm"), (1, "putinmeet"), (1, "putin"), (2, "meet"), (3, "deliveri")];
        check(stems, "Arms, Putinmeets deliveries", &expected);
    }

    #[test]
    fn stems_have_breaks_where_sentences_and_paragraphs_begin() {
        let (sentence, paragraph) = (SENTENCE_BREAK, PARAGRAPH_BREAK);
        let expected = [(0, "a"), (1, sentence), (1, "b"), (2, sentence), (2, paragraph), (2, "c")];
        check(stems, "“a. B\nc", &expected);
        let expected = [(0, "putinmeet"), (0, "putin"), (1, "meet"), (2, sentence), (2, "putinmeet"), (2, "putin")];
        check(stems, "Putinmeets. Putinmeets", &[expected.as_slice(), &[(3, "meet")]].concat());
    }

    #[test]
    fn written_forms_stand_at_the_positions_of_stems() {
        let expected = [
            (0, "arms\u{1}Arms"),
            (1, "putinmeets\u{1}Putinmeets"),
            (1, "putin\u{1}\u{2}Putin"),
            (2, "meets\u{1}\u{2}meets"),
            (3, "deliveries"),
        ];
        check(written, "Arms. Putinmeets deliveries", &expected);
    }

    #[test]
    fn joined_words_stand_at_the_place_of_their_first_part() {
        let expected = [(0, "by"), (1, "e"), (1, "email\u{1}en\u{3}2"), (2, "mail"), (3, "putinmeet"), (3, "putin")];
        check(stems, "by E-mails Putinmeets-x", &[&expected[..], &[(4, "meet"), (5, "x")]].concat());
    }

    #[test]
    fn the_last_character_of_a_run_stands_at_the_place_of_its_pair() {
        check(written, "北京大x京", &[(0, "北京"), (1, "京大"), (1, "大\u{1}\u{3}"), (2, "x"), (3, "京")]);
        check(stems, "北京大", &[(0, "北京"), (1, "京大")]);
    }

    #[test]
    fn words_are_counted_and_those_that_may_be_glued_are_told() {
        let text = "Putinmeets Gaddafirespectively at theharbour.com";
        let terms = TextAnalyzer::default().analyse(text, Language::ENGLISH, &[vec!["Putin".into(), "meets".into()]]);
        assert_eq!(terms.n_words, 5);
        let suspects: Vec<&str> = terms.suspects.into_iter().map(|range| &text[range]).collect();
        assert_eq!(suspects, ["Gaddafirespectively"]);
    }
}
