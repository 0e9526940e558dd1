//! Cuts a text into words: where they stand, not yet what they are.
//!
//! A word is a run of letters, digits and the marks on them, or single letters with points between: `U.S.` is one word, as
//! `US` is. Hyphens, apostrophes and other points separate words, so that `Kim Jong-un` and `Kim Jong Un` are the same
//! three words; a query keeps the parts of one written word together as a phrase. Chinese, Japanese and Korean have no such runs: there each pair of neighbouring characters is a word.
//! Thai, Lao, Khmer and Burmese are cut by dictionary.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::segments::{is_unspaced, words_from_the_last};

/// Returns the byte ranges of the words of `text`, in order. Pairs of CJK characters overlap.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, pair_open: false, segments: Vec::new() }
}

/// True if one of [`words`] that is a run of letters, not a pair of CJK characters or a word of a dictionary, begins at
/// this bound of characters.
pub fn begins_word(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_of_word)
        && !text[..at].chars().next_back().is_some_and(is_of_word)
        && !continues_initials(text, at)
}

/// True if the letter at this place belongs to the one before it, with a point between.
fn continues_initials(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix('.') else { return false };
    let mut letters = before.chars().rev();
    letters.next().is_some_and(is_letter)
        && !letters.next().is_some_and(is_of_word)
        && single_letter(&text[at..]).is_some()
}

/// Returns the length in bytes of the letter that a text begins with, None if it begins with none or with several.
fn single_letter(text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let length = letters.next().filter(|c| is_letter(*c))?.len_utf8();
    (!letters.next().is_some_and(is_of_word)).then_some(length)
}

/// Returns the letters and digits that stand before a place of a text.
pub(super) fn letters_before(text: &str, at: usize) -> &str {
    let length: usize = text[..at].chars().rev().take_while(|c| is_of_word(*c)).map(char::len_utf8).sum();
    &text[at - length..at]
}

/// Where a place of a text is.
pub(super) enum Surroundings {
    /// Between two words: from the end of the one to the beginning of the other.
    Gap(Range<usize>),
    /// In a word, or before the first or behind the last one.
    NoGap,
    /// Beside words that are not runs of letters.
    Unknown,
}

/// Returns where a place in a part of a text is.
pub(super) fn surroundings(text: &str, part: &Range<usize>, at: usize) -> Surroundings {
    match text[at..part.end].chars().next().map(Class::of) {
        None | Some(Class::Word) => return Surroundings::NoGap,
        Some(Class::Other) => {}
        Some(Class::Cjk | Class::Unspaced) => return Surroundings::Unknown,
    }
    let before = gap_length(text[part.start..at].chars().rev());
    let behind = gap_length(text[at..part.end].chars());
    match (before, behind) {
        (GapEnd::Word(before), GapEnd::Word(behind)) => Surroundings::Gap(at - before..at + behind),
        (GapEnd::Unknown, _) | (_, GapEnd::Unknown) => Surroundings::Unknown,
        _ => Surroundings::NoGap,
    }
}

/// What ends a gap on one side.
enum GapEnd {
    /// A word, after so many bytes.
    Word(usize),
    /// The end of the text.
    Nothing,
    /// What is no run of letters.
    Unknown,
}

/// Goes along characters to what ends a gap.
fn gap_length(chars: impl Iterator<Item = char>) -> GapEnd {
    let mut length = 0;
    for c in chars {
        match Class::of(c) {
            Class::Other => length += c.len_utf8(),
            Class::Word => return GapEnd::Word(length),
            Class::Cjk | Class::Unspaced => return GapEnd::Unknown,
        }
    }
    GapEnd::Nothing
}

/// True for what runs of letters are made of.
fn is_of_word(c: char) -> bool {
    Class::of(c) == Class::Word
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && is_of_word(c)
}

/// True if a word is a single CJK character. Asked for in a query, it stands for each of its occurrences, in whatever
/// pair.
pub fn is_character(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(is_cjk) && characters.next().is_none()
}

/// Returns where the last character of a run of CJK stands, if `word` of the text is the last pair of it: no pair begins
/// with that.
pub fn last_character(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    if text.as_bytes()[word.start].is_ascii() {
        return None;
    }
    let (at, last) = text[word.clone()].char_indices().nth(1).filter(|(_, last)| is_cjk(*last))?;
    let is_first_cjk = text[word.start..].chars().next().is_some_and(is_cjk);
    let goes_on = text[word.end..].chars().next().is_some_and(is_cjk);
    let end = word.start + at + last.len_utf8();
    (is_first_cjk && !goes_on).then_some(word.start + at..end)
}

/// The iterator that [`words`] returns.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    /// Where to go on.
    at: usize,
    /// Whether the CJK character at `at` was already part of a pair.
    pair_open: bool,
    /// The words left of a run without spaces, the last one first.
    segments: Vec<Range<usize>>,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if let Some(segment) = self.segments.pop() {
            return Some(segment);
        }
        loop {
            let (class, length) = self.class_at(self.at)?;
            match class {
                Class::Other => self.skip_others(length),
                Class::Word => {
                    let run = self.run_of_letters();
                    return Some(self.with_initials(run));
                }
                Class::Cjk => {
                    if let Some(pair) = self.pair(length) {
                        return Some(pair);
                    }
                }
                Class::Unspaced => {
                    self.cut_run(length);
                    return self.segments.pop();
                }
            }
        }
    }
}

impl Words<'_> {
    /// Moves past a character that is in no word, and past the ASCII ones that follow it.
    fn skip_others(&mut self, length: usize) {
        self.at += length;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
            self.at += 1;
        }
    }

    fn run_of_letters(&mut self) -> Range<usize> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        loop {
            while bytes.get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
                self.at += 1;
            }
            match self.class_at(self.at) {
                Some((Class::Word, length)) => self.at += length,
                _ => return start..self.at,
            }
        }
    }

    /// Cuts the run of letters without spaces that begins here.
    fn cut_run(&mut self, length: usize) {
        let start = self.at;
        self.at += length;
        while let Some((Class::Unspaced, length)) = self.class_at(self.at) {
            self.at += length;
        }
        self.segments = words_from_the_last(self.text, start..self.at);
    }

    /// Adds to a single letter those that follow it with points between.
    fn with_initials(&mut self, run: Range<usize>) -> Range<usize> {
        if self.text.as_bytes().get(run.end) != Some(&b'.') || single_letter(&self.text[run.clone()]) != Some(run.len())
        {
            return run;
        }
        while let Some(length) = self.text[self.at..].strip_prefix('.').and_then(single_letter) {
            self.at += 1 + length;
        }
        run.start..self.at
    }

    /// Returns the pair that begins here, or the single character of a run of one; None at the end of a longer run.
    fn pair(&mut self, length: usize) -> Option<Range<usize>> {
        let start = self.at;
        self.at += length;
        if let Some((Class::Cjk, next_length)) = self.class_at(self.at) {
            self.pair_open = true;
            return Some(start..self.at + next_length);
        }
        let was_in_pair = std::mem::take(&mut self.pair_open);
        (!was_in_pair).then_some(start..self.at)
    }

    /// Returns the class and length in bytes of the character at `at`, None at the end.
    fn class_at(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            let class = if byte.is_ascii_alphanumeric() { Class::Word } else { Class::Other };
            return Some((class, 1));
        }
        let c = self.text[at..].chars().next()?;
        Some((Class::of(c), c.len_utf8()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Cjk,
    /// Of a script that puts no spaces between words.
    Unspaced,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        if is_cjk(c) {
            Self::Cjk
        } else if is_unspaced(c) {
            Self::Unspaced
        } else if c.is_alphanumeric() || is_combining_mark(c) || is_invisible_in_words(c) {
            Self::Word
        } else {
            Self::Other
        }
    }
}

/// Han, kana and Hangul, with the marks that lengthen or repeat them.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x3005..=0x3007 | 0x3031..=0x3035 | 0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA
        | 0x30FC..=0x30FF | 0x3131..=0x318E | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA960..=0xA97C
        | 0xAC00..=0xD7FB | 0xF900..=0xFAFF | 0xFF66..=0xFFDC | 0x1B000..=0x1B16F | 0x20000..=0x323AF)
}

/// Soft hyphens and joiners: written inside words, not seen.
pub(super) fn is_invisible_in_words(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_and_digits_make_words() {
        check("", &[]);
        check(" …!? ", &[]);
        check("Vladivostok, 21 November 2010.", &["Vladivostok", "21", "November", "2010"]);
        check("T-54", &["T", "54"]);
    }

    #[test]
    fn apostrophes_hyphens_and_points_separate() {
        check("Kim Jong-un’s l'armée 1.5 B.C", &["Kim", "Jong", "un", "s", "l", "armée", "1", "5", "B.C"]);
    }

    #[test]
    fn single_letters_with_points_between_are_one_word() {
        check("the U.S. and U.S.A., т.е. J.F. Kennedy", &["the", "U.S", "and", "U.S.A", "т.е", "J.F", "Kennedy"]);
        check("B. C, x.y.com U.N.chief a.1.b é.a", &["B", "C", "x.y", "com", "U.N", "chief", "a", "1", "b", "é.a"]);
        for at in [0, 4, 8] {
            assert!(begins_word("a.b cd. ef.g", at), "{at}");
        }
        for at in [2, 5] {
            assert!(!begins_word("a.b cd. ef.g", at), "{at}");
        }
        assert!(begins_word("ef.g", 3) && begins_word("g.ef", 2));
    }

    #[test]
    fn scripts_without_spaces_are_cut_by_dictionary() {
        check("ไปประชุม APECที่กรุงเทพมหานคร 2010", &["ไป", "ประชุม", "APEC", "ที่", "กรุงเทพมหานคร", "2010"]);
    }

    #[test]
    fn marks_and_soft_hyphens_stay_inside_words() {
        check("Zu\u{308}rich Wladi\u{AD}wostok", &["Zu\u{308}rich", "Wladi\u{AD}wostok"]);
        check("नमस्ते दुनिया", &["नमस्ते", "दुनिया"]);
    }

    #[test]
    fn the_last_character_of_a_run_is_told() {
        let last = |text: &str| -> Vec<String> {
            words(text).filter_map(|word| last_character(text, &word)).map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(last("北京大学 APEC会议2010 京 x"), ["学", "议"]);
        assert!(is_character("京") && !is_character("北京") && !is_character("x") && !is_character(""));
    }

    #[test]
    fn cjk_is_cut_into_overlapping_pairs() {
        check("北京大学", &["北京", "京大", "大学"]);
        check("北 京", &["北", "京"]);
        check("APEC会议2010", &["APEC", "会议", "2010"]);
        check("東京。大阪", &["東京", "大阪"]);
        check("서울은", &["서울", "울은"]);
    }
}
