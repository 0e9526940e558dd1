//! Where a word might have been glued, by its letters alone: cheap, run on every word of every article.

use super::lists::{self, Strength};

/// A place in a word where two may have been glued, and what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joint {
    /// Offset of the right part, in bytes.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What speaks for a joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A small letter before a capital: `UnThis`, `inMoscow`.
    Camel,
    /// A number before a little word, or before a capital if it is a year: `2019since`.
    AfterNumber,
    /// A little word before a year: `since2019`.
    BeforeYear,
    /// A little word at the end: `Putinwith`.
    Follower(Strength),
    /// A little word at the beginning of a word in small letters: `theport`.
    Leader,
}

/// The shortest word, in bytes, that is looked at.
const SHORTEST: usize = 5;

/// The longest word, in bytes, that is looked at. What is longer is no word.
const LONGEST: usize = 60;

/// True if [`joints`] may find one: quick, for every word of every article, and wrong for a few.
pub(super) fn may_have_joint(word: &str) -> bool {
    let bytes = word.as_bytes();
    if bytes.len() < SHORTEST || bytes.len() > LONGEST {
        return false;
    }
    // Nearly every word is of small letters after the first.
    let is_plain = bytes[1..].iter().fold(true, |is_plain, byte| is_plain & byte.is_ascii_lowercase());
    !is_plain || lists::may_have_follower(word) || lists::may_have_leader(word)
}

/// Returns the places of `word` worth asking about. None for most words.
pub(super) fn joints(word: &str) -> Vec<Joint> {
    let mut found = Vec::new();
    if !may_have_joint(word) {
        return found;
    }
    push_edges(word, &mut found);
    if !word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit()) {
        push_little(word, word.starts_with(char::is_uppercase), &mut found);
    }
    found
}

/// Adds the joints where the kind of character changes.
fn push_edges(word: &str, found: &mut Vec<Joint>) {
    let mut previous = None;
    for (at, c) in word.char_indices() {
        let Some(before) = previous.replace(c) else { continue };
        let (left, right) = word.split_at(at);
        let kind = if before.is_lowercase() && c.is_uppercase() {
            is_camel(left, right).then_some(Kind::Camel)
        } else if before.is_ascii_digit() && c.is_alphabetic() {
            is_number_and_word(left, right).then_some(Kind::AfterNumber)
        } else if before.is_lowercase() && c.is_ascii_digit() {
            (is_year(right) && left.chars().all(char::is_alphabetic)).then_some(Kind::BeforeYear)
        } else {
            None
        };
        found.extend(kind.map(|kind| Joint { at, kind }));
    }
}

/// True if both parts are long enough, and the right one begins as a word or is an abbreviation: not `iPhone`, `MPs`.
fn is_camel(left: &str, right: &str) -> bool {
    let begins_as_word = right.chars().nth(1).is_some_and(char::is_lowercase);
    has_letters(left, 2) && has_letters(right, 2) && (begins_as_word || right.chars().all(char::is_uppercase))
}

/// True if the right part is longer than units and the endings of ordinals: not `10km`, `1990s`, `2ème`.
fn is_number_and_word(left: &str, right: &str) -> bool {
    let fewest = if is_year(left) { 2 } else { 4 };
    left.bytes().all(|byte| byte.is_ascii_digit())
        && has_letters(right, fewest)
        && right.chars().all(char::is_alphabetic)
}

/// Adds the joints with a little word on either side of a word in small letters.
fn push_little(word: &str, is_capitalised: bool, found: &mut Vec<Joint>) {
    for (little, strength) in lists::followers(word) {
        let at = word.len() - little.len();
        let left = &word[..at];
        let fewest = match strength {
            // Cyrillic adjectives and pronouns end as relative pronouns do.
            Strength::Sure if is_capitalised && word.is_ascii() => 2,
            Strength::Weak if is_capitalised => 5,
            Strength::Short if is_capitalised => 4,
            Strength::Sure | Strength::Clear | Strength::Weak => 4,
            Strength::Short => 3,
        };
        if has_letters(left, fewest) && !(little == "on" && left.ends_with('i')) {
            found.push(Joint { at, kind: Kind::Follower(strength) });
        }
    }
    if !is_capitalised {
        let leaders = lists::leaders(word).filter(|little| has_letters(&word[little.len()..], 4));
        found.extend(leaders.map(|little| Joint { at: little.len(), kind: Kind::Leader }));
    }
}

/// True if `word` has at least so many characters.
pub(super) fn has_letters(word: &str, fewest: usize) -> bool {
    word.chars().nth(fewest - 1).is_some()
}

/// True if the word is a number that years have.
pub(super) fn is_year(word: &str) -> bool {
    let begins_as_year = word.starts_with("19") || word.starts_with("20");
    word.len() == 4 && begins_as_year && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        let found: Vec<String> = joints(word)
            .iter()
            .map(|joint| format!("{}|{} {:?}", &word[..joint.at], &word[joint.at..], joint.kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn edges_of_case_and_digits() {
        check("UnThis", &["Un|This Camel"]);
        check("metNATO", &["met|NATO Camel"]);
        check("2019since", &["2019|since AfterNumber"]);
        check("since2019", &["since|2019 BeforeYear"]);
        check("PortNewPort", &["Port|NewPort Camel", "PortNew|Port Camel"]);
        for word in ["iPhone", "MPs", "ABCs", "10km", "1990s", "2ème", "A320neo", "x2019y"] {
            check(word, &[]);
        }
    }

    #[test]
    fn little_words_at_either_end() {
        check("Putinwith", &["Putin|with Follower(Clear)"]);
        check("Portwhich", &["Port|which Follower(Sure)"]);
        check("shipsto", &["ships|to Follower(Short)"]);
        check("toships", &["to|ships Leader"]);
        check("Порткоторый", &["Порт|который Follower(Sure)"]);
    }

    #[test]
    fn parts_have_a_least_length() {
        for word in ["with", "Bewith", "Berlin", "nation", "station", "into", "the", "Москва"] {
            check(word, &[]);
        }
    }
}
