//! The letters that a word may begin with to be of any interest: most words of a text need not be stemmed or folded.

/// The first two letters of the words that are wanted, folded.
#[derive(Debug, Clone)]
pub(super) struct Beginnings {
    /// For each ASCII letter or digit that is a first letter, a bit for each such second one.
    ascii: [u128; 128],
    /// Other first letters that [`plain`] knows, with the second ones; None for any.
    others: Vec<(char, Option<char>)>,
    /// Whether words with a first letter that is not ASCII all may be wanted.
    all_others: bool,
    /// Whether all words may be wanted.
    all: bool,
}

/// How a wanted word begins, both letters ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The first letter or digit, in lower case.
    pub(super) first: u8,
    /// The second, None for any.
    pub(super) second: Option<u8>,
}

impl Beginnings {
    pub(super) fn new() -> Self {
        Self { ascii: [0; 128], others: Vec::new(), all_others: false, all: false }
    }

    /// Adds words that begin with these letters when folded; all if there are none.
    pub(super) fn add(&mut self, letters: &str) {
        let mut letters = letters.chars();
        let Some(first) = letters.next() else {
            self.all = true;
            return;
        };
        let second = letters.next().and_then(plain);
        if first.is_ascii() {
            let bits = second.filter(char::is_ascii).map_or(u128::MAX, |second| 1 << u32::from(second));
            self.ascii[first.to_ascii_lowercase() as usize] |= bits;
        } else if let Some(first) = plain(first) {
            self.others.push((first, second));
        } else {
            self.all_others = true;
        }
    }

    /// Whether a word, as it is written, may be wanted.
    #[inline]
    pub(super) fn may_match(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let first = bytes[0].to_ascii_lowercase();
        let Some(seconds) = self.ascii.get(usize::from(first)) else { return self.all || self.may_match_other(word) };
        let has_second = match bytes.get(1) {
            // What is no ASCII may fold to any letter, or be a mark on the first; a point vanishes.
            Some(second) if second.is_ascii() && *second != b'.' => seconds >> second.to_ascii_lowercase() & 1 == 1,
            _ => *seconds != 0,
        };
        has_second || self.all
    }

    fn may_match_other(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let Some(first) = letters.next().and_then(plain).filter(|_| !self.all_others) else { return true };
        let second = letters.find(|letter| *letter != '.').and_then(plain);
        self.others.iter().any(|(wanted, wanted_second)| {
            let is_second = wanted_second.is_none_or(|wanted| second.is_none_or(|second| second == wanted));
            *wanted == first && is_second
        })
    }

    /// Returns the pairs of letters that wanted words begin with, if all are ASCII.
    ///
    /// Words that begin with another letter may be wanted still, since letters are folded.
    pub(super) fn pairs(&self) -> Option<Vec<Pair>> {
        if self.all || self.all_others || !self.others.is_empty() {
            return None;
        }
        let mut pairs = Vec::new();
        for (first, seconds) in (0_u8..).zip(&self.ascii) {
            if *seconds == u128::MAX {
                pairs.push(Pair { first, second: None });
                continue;
            }
            let seconds = (0_u8..128).filter(|second| seconds >> second & 1 == 1);
            pairs.extend(seconds.map(|second| Pair { first, second: Some(second) }));
        }
        Some(pairs)
    }
}

/// Returns a letter in lower case and without marks, None for one that this does not know: it may fold to any, or be no
/// letter of its own.
fn plain(letter: char) -> Option<char> {
    match letter {
        _ if letter.is_ascii() => Some(letter.to_ascii_lowercase()),
        // With a mark on it, this is the letter before.
        'й' | 'Й' => Some('и'),
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20),
        // Behind those of Cyrillic: hiragana, katakana, Han.
        'а'..='я' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::{Analyzer, Form, words};
    use crate::language::Language;

    #[track_caller]
    fn check(wanted: &str, word: &str, expected: bool) {
        let mut beginnings = Beginnings::new();
        beginnings.add(wanted);
        assert_eq!(beginnings.may_match(word), expected, "{wanted} {word}");
    }

    #[test]
    fn words_that_begin_otherwise_are_told() {
        check("train", "Trains", true);
        check("train", "Toys", false);
        check("t", "Toys", true);
        check("zurich", "Zürich", true);
        check("zurich", "Über", true);
        check("поезд", "ПОЕЗДА", true);
        check("поезд", "путь", false);
        check("北京", "北京", true);
        check("北京", "北方", false);
        check("", "anything", true);
        check("train", "поезд", false);
        check("usa", "U.S.A", true);
        check("сша", "С.Ш.А", true);
    }

    proptest! {
        #[test]
        fn no_word_that_is_wanted_is_missed(text in "([a-c.Ääа-вйиё北京あ\u{301}\u{306}\u{308}\u{ad}１ﬁ]{1,5} ?|\\PC){0,12}") {
            let mut analyzer = Analyzer::default();
            for range in words(&text) {
                let word = &text[range];
                let folded = analyzer.term(word, Form::Surface, Language::UNDETERMINED);
                let mut beginnings = Beginnings::new();
                beginnings.add(folded);
                prop_assert!(beginnings.may_match(word), "{} {}", word, folded);
            }
        }
    }
}
