//! The language of a text, told from its script, its most frequent words, the ends of its words, and its letters.
//!
//! Each word, ending and letter of a sample votes for the languages it is frequent in; the sum decides if it is clear.
//! A text of names or numbers, or of a language that is not known here, stays undetermined.

mod features;
mod latin_east;
mod latin_west;
mod latin_world;
mod other_scripts;
mod profile;
mod script;
#[cfg(test)]
mod tests;

use crate::language::Language;

use super::lines::beginning;

use features::{EMPTY_HASH, Features, MAX_PROFILES, Vote, add_to_hash, features};
use script::Script;

/// How much of a text is looked at, in pieces spread over it; and how much if that does not suffice.
const SAMPLES: [Sample; 2] = [Sample { pieces: 5, bytes: 110 }, Sample { pieces: 20, bytes: 200 }];

/// A lead of this much, in the unit of [`features::Vote`], is clear: 20 to 1 if words were independent. With 22, three
/// times as many texts of 20 letters were taken for another language; with 60, twice as many of 100 letters stayed
/// undetermined.
const MIN_LEAD: i32 = 30;

/// Before a word is read, a language of much news is so much more likely than one of little news.
const MAJOR_LEAD: i32 = 10;

/// How much evidence against [`features::MARKED`] languages the lack of their marks is: so much for each word, and in all.
const MARKED_FOR_EACH_WORD: i32 = 2;
const MAX_MARKED: i32 = 40;

/// So many pieces of a text, each of so many bytes.
struct Sample {
    pieces: usize,
    bytes: usize,
}

/// Returns the language of a text, undetermined if it is too short or not clearly in one language.
pub(super) fn detect(text: &str) -> Language {
    SAMPLES
        .iter()
        .find_map(|sample| detect_in(&pieces(text, sample)))
        .and_then(|code| code.parse().ok())
        .unwrap_or(Language::UNDETERMINED)
}

/// Cuts pieces out of a text, each in the middle of one of so many equal parts, at the borders of words where it has
/// any. The very beginning and end are where other languages stand: lines of the page, sources, translations.
fn pieces<'a>(text: &'a str, sample: &Sample) -> Vec<&'a str> {
    if text.len() <= sample.pieces * sample.bytes {
        return vec![text];
    }
    let part = text.len() / sample.pieces;
    (0..sample.pieces)
        .map(|n| {
            let start = n * part + (part - sample.bytes) / 2;
            let piece = &text[beginning(text, start).len()..beginning(text, start + sample.bytes).len()];
            match (piece.find(' '), piece.rfind(' ')) {
                (Some(first), Some(last)) if first < last => &piece[first..last],
                _ => piece,
            }
        })
        .collect()
}

fn detect_in(pieces: &[&str]) -> Option<&'static str> {
    match script::main(pieces)? {
        Script::Single(place) => Some(script::SINGLE[usize::from(place)].2),
        Script::Kana => Some("ja"),
        Script::Han => Some("zh"),
        script => by_votes(pieces, script),
    }
}

/// Lets words, endings and letters vote; None if no language of the script is clearly ahead.
fn by_votes(pieces: &[&str], script: Script) -> Option<&'static str> {
    let features = features();
    let mut scores = [0_i32; MAX_PROFILES];
    let (mut n_words, mut n_initials) = (0, 0);
    for piece in pieces {
        words(piece, |word, hash| {
            if word.first().and_then(|c| script::of(*c)) != Some(script) {
                return;
            }
            n_words += 1;
            n_initials += i32::from(word.len() == 1);
            let votes = features.of_hash(hash);
            add(&mut scores, votes);
            if votes.is_empty() && word.len() > 3 {
                features.of_endings(word, |votes| add(&mut scores, votes));
            }
            for c in word.iter().filter(|c| !c.is_ascii()) {
                add(&mut scores, features.of_letter(*c));
            }
        });
    }
    if n_initials * 2 > n_words && script == Script::Latin {
        // Text in spaced letters, or decoded wrongly.
        return None;
    }
    for place in &features.major {
        scores[*place] += MAJOR_LEAD;
    }
    for place in &features.marked {
        scores[*place] -= (n_words * MARKED_FOR_EACH_WORD).min(MAX_MARKED);
    }
    clear_winner(features, &scores, n_words * min_for_each_word(script))
}

fn add(scores: &mut [i32; MAX_PROFILES], votes: &[Vote]) {
    for (language, weight) in votes {
        scores[usize::from(*language)] += i32::from(*weight);
    }
}

/// The language of a text has at least so much evidence for each word, by script. Half of English words are in the
/// list; a text of names or of a language that is not known here has a word here and there. Where few languages share
/// a script, the script is evidence already.
fn min_for_each_word(script: Script) -> i32 {
    match script {
        Script::Latin | Script::Cyrillic => 7,
        Script::Arabic => 4,
        _ => 1,
    }
}

fn clear_winner(features: &Features, scores: &[i32; MAX_PROFILES], at_least: i32) -> Option<&'static str> {
    let (best, most) = scores.iter().enumerate().max_by_key(|(_, score)| **score)?;
    let second = scores.iter().enumerate().filter(|(place, _)| *place != best).map(|(_, score)| *score).max()?;
    let is_clear = most - second >= MIN_LEAD && *most >= at_least;
    is_clear.then(|| features.languages[best].0)
}

/// Calls `visit` with the letters of each word, in lower case and without marks, and their hash.
fn words(text: &str, mut visit: impl FnMut(&[char], u64)) {
    /// Longer words are cut.
    const MAX_LETTERS: usize = 40;
    let mut word = ['\0'; MAX_LETTERS];
    let mut length = 0;
    let mut hash = EMPTY_HASH;
    for c in text.chars().chain([' ']) {
        if is_mark(c) {
            continue;
        }
        if is_of_word(c) {
            if length < MAX_LETTERS {
                let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
                word[length] = small;
                hash = add_to_hash(hash, small);
                length += 1;
            }
        } else if length > 0 {
            visit(&word[..length], hash);
            length = 0;
            hash = EMPTY_HASH;
        }
    }
}

/// Tells accents that stand apart from their letter, and vowel signs that Arabic and Hebrew may leave out.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{ad}')
}

fn is_of_word(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphabetic(),
        // An apostrophe, whatever it looks like, parts words.
        '\u{2b9}'..='\u{2cf}' => false,
        // Signs without which a syllable is incomplete, not alphabetic by themselves.
        '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' => true,
        _ => c.is_alphabetic(),
    }
}
