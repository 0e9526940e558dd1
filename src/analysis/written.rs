//! Terms that also tell how a word is written: the folded form, and behind a mark the form in the text if that is another.
//!
//! `Kim` is `kim\u{1}Kim`, `kim` is `kim`. All spellings of a folded form stand together in a dictionary, between the form
//! itself and [`end_of_form`]. A part of a glued word has a mark of its own, so that what is counted of the corpus as it
//! is written can leave it out; so has the last character of Chinese, Japanese or Korean, which is no word of its own but
//! has to be found like all others, with which pairs begin.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::words::is_invisible_in_words;
use super::{Analyzer, Form, MAX_TERM_LENGTH, fold};
use crate::language::Language;

/// Between the folded and the written form. No word has it.
pub(crate) const WRITTEN: char = '\u{1}';
/// Before the written form of a part of a glued word.
const PART: char = '\u{2}';
/// Behind the mark of the last character of a run of CJK.
const LAST: char = '\u{3}';

impl Analyzer {
    /// Returns the term of `word` that tells how it is written. `is_part` says whether it is a part of a glued word.
    ///
    /// The written form is composed (NFC), without invisible characters, and cut as folded forms are.
    pub fn written_term(&mut self, word: &str, is_part: bool) -> &str {
        fold::lowercase(word, MAX_TERM_LENGTH, &mut self.lowered);
        fold::strip_diacritics(&self.lowered, &mut self.term);
        let length = self.term.len();
        self.term.push(WRITTEN);
        if is_part {
            self.term.push(PART);
        }
        let start = self.term.len();
        push_written(word, &mut self.term);
        if !is_part && self.term[..length] == self.term[start..] {
            self.term.truncate(length);
        }
        &self.term
    }
}

impl Analyzer {
    /// Returns the term of the last character of a run of CJK.
    pub fn last_character_term(&mut self, character: &str) -> &str {
        self.term(character, Form::Surface, Language::UNDETERMINED);
        self.term.push(WRITTEN);
        self.term.push(LAST);
        &self.term
    }
}

/// Adds a word as it is written.
fn push_written(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(&word[..word.len().min(MAX_TERM_LENGTH)]);
        return;
    }
    let visible = word.chars().filter(|c| !is_invisible_in_words(*c));
    if is_nfc_quick(visible.clone()) == IsNormalized::Yes {
        push_chars(visible, out);
    } else {
        push_chars(visible.nfc(), out);
    }
}

fn push_chars(chars: impl Iterator<Item = char>, out: &mut String) {
    let limit = out.len() + MAX_TERM_LENGTH;
    for c in chars {
        if out.len() + c.len_utf8() > limit {
            return;
        }
        out.push(c);
    }
}

/// Returns the folded form in a term that tells how a word is written.
pub fn folded_form(term: &str) -> &str {
    term.split_once(WRITTEN).map_or(term, |(folded, _)| folded)
}

/// Returns the written form in such a term.
pub fn written_form(term: &str) -> &str {
    let Some((_, written)) = term.split_once(WRITTEN) else { return term };
    written.strip_prefix(PART).unwrap_or(written)
}

/// True if such a term is of a part of a word that stands in the index, too: of a glued word, or of the last pair of a run
/// of CJK.
pub fn is_part(term: &str) -> bool {
    term.split_once(WRITTEN).is_some_and(|(_, written)| written.starts_with([PART, LAST]))
}

/// True if such a term is of the last character of a run of CJK.
pub fn is_last_character(term: &str) -> bool {
    term.ends_with(LAST)
}

/// Returns what comes behind all terms of a folded form in a dictionary, and before those of the next form.
pub fn end_of_form(folded: &str) -> String {
    format!("{folded}{PART}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(Analyzer::default().written_term(word, false), expected);
    }

    #[test]
    fn the_written_form_stands_behind_the_folded_if_it_is_another() {
        check("kim", "kim");
        check("Kim", "kim\u{1}Kim");
        check("KIM", "kim\u{1}KIM");
        check("Zürich", "zurich\u{1}Zürich");
        check("Straße", "strasse\u{1}Straße");
        check("ключ", "ключ");
        check("2010", "2010");
    }

    #[test]
    fn written_forms_are_composed_and_have_nothing_invisible() {
        check("Zu\u{308}rich", "zurich\u{1}Zürich");
        check("wladi\u{AD}wostok", "wladiwostok");
        check("Wladi\u{AD}wostok", "wladiwostok\u{1}Wladiwostok");
        check("ﬁn", "fin\u{1}ﬁn");
    }

    #[test]
    fn parts_of_glued_words_are_marked() {
        let mut analyzer = Analyzer::default();
        for (word, expected) in [("with", "with\u{1}\u{2}with"), ("Putin", "putin\u{1}\u{2}Putin")] {
            let term = analyzer.written_term(word, true);
            assert_eq!(term, expected);
            assert_eq!((is_part(term), is_last_character(term), written_form(term)), (true, false, word));
        }
        assert!(!is_part(analyzer.written_term("Putin", false)));
    }

    #[test]
    fn last_characters_are_marked() {
        let mut analyzer = Analyzer::default();
        let term = analyzer.last_character_term("学");
        assert_eq!((folded_form(term), is_part(term), is_last_character(term)), ("学", true, true));
        assert!(*term < *end_of_form("学"));
    }

    #[test]
    fn words_too_long_are_cut_on_the_bounds_of_characters() {
        check(&"a".repeat(1000), &"a".repeat(MAX_TERM_LENGTH));
        let written = "Я".repeat(1000);
        let mut analyzer = Analyzer::default();
        assert_eq!(written_form(analyzer.written_term(&written, false)).len(), MAX_TERM_LENGTH);
        let three_bytes = "ᾼ".repeat(1000);
        assert_eq!(written_form(analyzer.written_term(&three_bytes, true)).len(), MAX_TERM_LENGTH);
    }

    proptest! {
        #[test]
        fn a_term_tells_both_forms_and_stands_with_its_folded_form(word in "[\\p{L}\\p{M}\\p{N}]{1,12}", is_glued: bool) {
            let mut analyzer = Analyzer::default();
            let folded = analyzer.term(&word, Form::Surface, Language::UNDETERMINED).to_owned();
            let term = analyzer.written_term(&word, is_glued).to_owned();
            prop_assert_eq!(folded_form(&term), &folded);
            prop_assert_eq!(written_form(&term), word.nfc().collect::<String>());
            prop_assert_eq!(is_part(&term), is_glued);
            prop_assert!(term >= folded && term < end_of_form(&folded));
        }
    }
}
