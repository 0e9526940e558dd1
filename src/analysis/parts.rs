//! Words with their parts: a word that two were glued to (`Putinwith`) is found as a whole and as each of the two.

use std::ops::Range;

use super::breaks::begins_at;
use super::joined::{JoinedWord, joined_word};
use super::{Begins, Words, words};

/// A word of a text, or a part of one, with the position that the index gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedWord {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Its number in the text as it would be with the space back between the parts. A glued word has the number of its
    /// first part.
    pub position: usize,
    /// What begins with it. The first word of a text begins a paragraph; of a glued word the whole and the first part
    /// begin the same, the other parts nothing.
    pub begins: Begins,
    /// Whether it is a part of a glued word.
    pub is_part: bool,
}

/// Returns the words of `text` with their positions. `glued` has the parts of each word that is to be taken apart, which
/// must be all of the word.
pub fn placed_words<'a>(text: &'a str, glued: &'a [Vec<String>]) -> PlacedWords<'a> {
    PlacedWords { text, words: words(text), glued, position: 0, end_of_last: None, open: None }
}

/// The iterator that [`placed_words`] returns.
#[derive(Debug, Clone)]
pub struct PlacedWords<'a> {
    text: &'a str,
    words: Words<'a>,
    glued: &'a [Vec<String>],
    position: usize,
    /// Where the last word ends.
    end_of_last: Option<usize>,
    /// What is left of a glued word.
    open: Option<OpenWord<'a>>,
}

/// A glued word of which parts are left.
#[derive(Debug, Clone)]
struct OpenWord<'a> {
    parts: &'a [String],
    /// Where the next part begins.
    start: usize,
    /// What begins with the next part.
    begins: Begins,
}

impl Iterator for PlacedWords<'_> {
    type Item = PlacedWord;

    fn next(&mut self) -> Option<PlacedWord> {
        if let Some(OpenWord { parts: [part, rest @ ..], start, begins }) = self.open.take() {
            let range = start..start + part.len();
            self.open = Some(OpenWord { parts: rest, start: range.end, begins: Begins::Word });
            self.position += 1;
            return Some(PlacedWord { range, position: self.position - 1, begins, is_part: true });
        }
        let range = self.words.next()?;
        let begins = self.end_of_last.map_or(Begins::Paragraph, |end| begins_at(self.text, end, range.start));
        self.end_of_last = Some(range.end);
        let position = self.position;
        match self.parts_of(&self.text[range.clone()]) {
            Some(parts) => self.open = Some(OpenWord { parts, start: range.start, begins }),
            None => self.position += 1,
        }
        Some(PlacedWord { range, position, begins, is_part: false })
    }
}

impl<'a> PlacedWords<'a> {
    /// Returns the joined word that begins with one of these words; None if there is none or something of it is glued.
    pub fn joined(&self, word: &PlacedWord) -> Option<JoinedWord> {
        let joined = joined_word(self.text, &word.range).filter(|_| !word.is_part)?;
        let written = &self.text[joined.range.clone()];
        let is_glued = !self.glued.is_empty() && words(written).any(|part| self.parts_of(&written[part]).is_some());
        (!is_glued).then_some(joined)
    }

    fn parts_of(&self, word: &str) -> Option<&'a [String]> {
        self.glued.iter().find(|parts| is_whole(word, parts)).map(Vec::as_slice)
    }
}

/// True if the parts make up the word.
fn is_whole(word: &str, parts: &[String]) -> bool {
    let rest = parts.iter().try_fold(word, |rest, part| rest.strip_prefix(part.as_str()));
    rest == Some("")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, glued: &[&[&str]], expected: &[(usize, &str)]) {
        let glued: Vec<Vec<String>> =
            glued.iter().map(|parts| parts.iter().map(|part| (*part).to_owned()).collect()).collect();
        let found: Vec<(usize, &str)> =
            placed_words(text, &glued).map(|word| (word.position, &text[word.range])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_glued_word_is_there_as_a_whole_and_in_parts() {
        let glued: &[&[&str]] = &[&["Putin", "with"], &["19", "May", "in"]];
        check("met Putinwith Kim", glued, &[(0, "met"), (1, "Putinwith"), (1, "Putin"), (2, "with"), (3, "Kim")]);
        check("19Mayin", glued, &[(0, "19Mayin"), (0, "19"), (1, "May"), (2, "in")]);
        check("putinwith Putin", glued, &[(0, "putinwith"), (1, "Putin")]);
    }

    #[test]
    fn of_a_glued_word_only_the_whole_and_its_first_part_begin_something() {
        let glued = [vec!["Putin".to_owned(), "with".to_owned()]];
        let found: Vec<(Begins, bool)> =
            placed_words("Kim. Putinwith\nx", &glued).map(|word| (word.begins, word.is_part)).collect();
        let expected = [
            (Begins::Paragraph, false),
            (Begins::Sentence, false),
            (Begins::Sentence, true),
            (Begins::Word, true),
            (Begins::Paragraph, false),
        ];
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn without_glued_words_positions_count(text in "\\PC{0,60}") {
            let placed: Vec<PlacedWord> = placed_words(&text, &[]).collect();
            let ranges: Vec<Range<usize>> = placed.iter().map(|word| word.range.clone()).collect();
            prop_assert_eq!(ranges, words(&text).collect::<Vec<_>>());
            prop_assert!(placed.iter().enumerate().all(|(number, word)| word.position == number));
        }
    }
}
