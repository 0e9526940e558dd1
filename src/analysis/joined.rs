//! Words that are written as one with hyphens, apostrophes or ampersands between them, and may be written without:
//! `e-mail`, `Jong-un`, `covid-19`, `O'Brien`, `AT&T`. The index has their parts and, at the position of the first, what
//! they are together.

use std::ops::Range;

use super::words::{begins_word, letters_before, words};
use super::{Analyzer, Form};
use crate::language::Language;

/// Behind the stem of a joined word; then comes the number of its parts.
const JOINED: char = '\u{3}';

/// The most parts. What has more is rarely written as one word.
pub const MOST_JOINED: usize = 3;

/// Words before an apostrophe that are shortened by it before a vowel, in French, Italian and Catalan: what follows is a
/// word of its own.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall", "dell",
    "nell", "sull", "coll", "quell", "quest", "bell", "sant", "tutt", "dov", "com", "cos", "anch", "senz", "nessun",
];

/// What stands behind an apostrophe in English but is no part of a name or a word: `Putin's`, `don't`.
const ENCLITICS: &[&str] = &["s", "t", "d", "ll", "m", "re", "ve"];

/// A written word that is several joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedWord {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// How many words it is.
    pub n_parts: usize,
}

/// Returns the joined word that begins with one of [`words`]; None if that stands alone, within such a word, or at the
/// beginning of one with too many parts.
#[inline]
pub fn joined_word(text: &str, first: &Range<usize>) -> Option<JoinedWord> {
    // Nearly all words stand before white space or a comma.
    let may_be_joint = matches!(text.as_bytes().get(first.end), Some(b'-' | b'\'' | b'&' | 0xE2));
    if may_be_joint { joined_word_before_joint(text, first) } else { None }
}

fn joined_word_before_joint(text: &str, first: &Range<usize>) -> Option<JoinedWord> {
    if !begins_word(text, first.start) || follows_joint(text, first) {
        return None;
    }
    let (mut last, mut n_parts) = (first.clone(), 1);
    while let Some(next) = part_behind(text, &last) {
        n_parts += 1;
        if n_parts > MOST_JOINED {
            return None;
        }
        last = next;
    }
    (n_parts > 1).then_some(JoinedWord { range: first.start..last.end, n_parts })
}

/// Returns the letters of a joined word, or of one with points between its letters.
pub fn joined_letters(word: &str) -> String {
    word.chars().filter(|c| *c != '.' && !is_joint(*c)).collect()
}

/// True if a term is that of a joined word.
pub fn is_joined(term: &str) -> bool {
    term.contains(JOINED)
}

/// Returns a term without what says that it is joined.
pub(super) fn without_joined_mark(term: &str) -> &str {
    term.split_once(JOINED).map_or(term, |(stem, _)| stem)
}

impl Analyzer {
    /// Returns the term of a joined word, or of letters that may be one of so many parts, in a text of this language.
    pub fn joined_term(&mut self, word: &str, n_parts: usize, language: Language) -> &str {
        self.term(&joined_letters(word), Form::Stem, language);
        self.term.push(JOINED);
        self.term.push(char::from_digit(u32::try_from(n_parts).unwrap_or(0), 10).unwrap_or('0'));
        &self.term
    }
}

/// Returns the word that is joined to another behind it.
fn part_behind(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let joint = text[word.end..].chars().next().filter(|c| is_joint(*c))?;
    let start = word.end + joint.len_utf8();
    if !begins_word(text, start) {
        return None;
    }
    let next = words(&text[start..]).next().map(|range| start + range.start..start + range.end)?;
    joins(&text[word.clone()], joint, &text[next.clone()]).then_some(next)
}

/// True if a word is joined to another before it.
fn follows_joint(text: &str, word: &Range<usize>) -> bool {
    let Some(joint) = text[..word.start].chars().next_back().filter(|c| is_joint(*c)) else { return false };
    let left = letters_before(text, word.start - joint.len_utf8());
    !left.is_empty() && joins(left, joint, &text[word.clone()])
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '&') || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// True if the two make a word. Numbers with a hyphen between are two, such as years.
fn joins(left: &str, joint: char, right: &str) -> bool {
    let is_one_of = |list: &[&str], word: &str| list.iter().any(|listed| listed.eq_ignore_ascii_case(word));
    match joint {
        '&' => true,
        _ if is_apostrophe(joint) => {
            let is_elided = is_one_of(ELIDED, left) && begins_as_vowel(right);
            !is_elided && !is_one_of(ENCLITICS, right)
        }
        _ => [left, right].iter().any(|word| word.contains(char::is_alphabetic)),
    }
}

/// True if words are shortened before this one. What is no ASCII is taken for a vowel.
fn begins_as_vowel(word: &str) -> bool {
    let first = word.as_bytes()[0].to_ascii_lowercase();
    matches!(first, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h') || !first.is_ascii()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks the joined words of a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let joined = words(text).filter_map(|word| joined_word(text, &word));
        let found: Vec<&str> = joined.map(|joined| &text[joined.range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hyphens_apostrophes_and_ampersands_join() {
        check("Kim Jong-un’s e-mail of covid-19", &["Jong-un", "e-mail", "covid-19"]);
        check("O'Brien, O’Brien and rock'n'roll at AT&T", &["O'Brien", "O’Brien", "rock'n'roll", "AT&T"]);
        check("N'Djamena, Xi'an", &["N'Djamena", "Xi'an"]);
        check(
            "e\u{2011}mail anti\u{2010}war U.S.-led pro-U.S. T-54",
            &["e\u{2011}mail", "anti\u{2010}war", "pro-U.S", "T-54"],
        );
    }

    #[test]
    fn elisions_enclitics_and_numbers_are_not_joined() {
        check("n'est l'armée d’Ivoire qu'il dell'arte it's don't we’ll 2010-11 1-0", &[]);
        check("l'extrême-droite aujourd'hui", &["extrême-droite", "aujourd'hui"]);
        check("a - b, c -d e- f, 'quoted' AT & T", &[]);
    }

    #[test]
    fn long_chains_are_not_joined() {
        check("state-of-art state-of-the-art a-b-c-d-e", &["state-of-art"]);
    }

    #[test]
    fn the_term_has_the_letters_and_the_number_of_parts() {
        let mut analyzer = Analyzer::default();
        assert_eq!(analyzer.joined_term("E-Mails", 2, Language::ENGLISH), "email\u{1}en\u{3}2");
        assert_eq!(analyzer.joined_term("pro-U.S", 2, Language::UNDETERMINED), "prous\u{3}2");
        assert!(is_joined("email\u{1}en\u{3}2") && !is_joined("email\u{1}en"));
    }

    proptest! {
        #[test]
        fn joined_words_are_words_side_by_side(text in "([a-cl京é1.]{1,2}|[-'’& ]){0,14}") {
            let all: Vec<Range<usize>> = words(&text).collect();
            for (number, first) in all.iter().enumerate() {
                let Some(joined) = joined_word(&text, first) else { continue };
                prop_assert_eq!(joined.range.start, first.start);
                prop_assert_eq!(joined.range.end, all[number + joined.n_parts - 1].end);
                let parts = all[number..number + joined.n_parts].iter();
                let letters: String = parts.map(|part| text[part.clone()].replace('.', "")).collect();
                prop_assert_eq!(joined_letters(&text[joined.range]), letters);
            }
        }
    }
}
