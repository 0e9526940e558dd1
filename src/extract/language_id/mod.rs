//! The language of a text, told from its script, its most frequent words, the ends of its words, and its letters.
//!
//! Each word, ending and letter of a sample votes for the languages it is frequent in; the sum decides if it is clear.
//! A text of names, of numbers, of two languages or of a language that is not known here stays undetermined.

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
use script::{SINGLE, Script};

/// How much of a text is looked at, in pieces spread over it; and how much if that does not suffice.
const SAMPLES: [Sample; 2] = [Sample { pieces: 5, bytes: 110 }, Sample { pieces: 20, bytes: 200 }];

/// A lead of this much is clear: the odds are 400 to 1, if words were independent.
const MIN_LEAD: i32 = 30;

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

/// Before a word is read, a language of much news is so much more likely than one of little news.
const MAJOR_LEAD: i32 = 10;

/// A text that could be Croatian or Serbian has no word by which to tell for so much evidence at most.
const MAX_MARKED: i32 = 40;

/// A script of one language needs so many letters.
const MIN_LETTERS: usize = 8;

/// A Chinese character or a syllable says as much as so many letters.
const IDEOGRAPH_LETTERS: usize = 3;

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
    match main_script(pieces)? {
        Script::Single(place) => Some(SINGLE[usize::from(place)].2),
        Script::Kana => Some("ja"),
        Script::Han => Some("zh"),
        script => by_votes(pieces, script),
    }
}

/// Returns the script that most letters are in, None if there are too few letters of it.
fn main_script(pieces: &[&str]) -> Option<Script> {
    const N_SHARED: usize = 9;
    let mut counts = [0_usize; N_SHARED + SINGLE.len()];
    let place = |script: Script| match script {
        Script::Latin => 0,
        Script::Cyrillic => 1,
        Script::Arabic => 2,
        Script::Hebrew => 3,
        Script::Devanagari => 4,
        Script::Bengali => 5,
        Script::Ethiopic => 6,
        Script::Han => 7,
        Script::Kana => 8,
        Script::Single(place) => N_SHARED + usize::from(place),
    };
    let mut seen = [None; N_SHARED + SINGLE.len()];
    let mut n_chinese_only = 0;
    counts[0] = pieces.iter().flat_map(|piece| piece.bytes()).filter(u8::is_ascii_alphabetic).count();
    for c in pieces.iter().filter(|piece| !piece.is_ascii()).flat_map(|piece| piece.chars()) {
        if c.is_ascii() {
            continue;
        }
        if let Some(script) = script::of(c) {
            counts[place(script)] += 1;
            seen[place(script)] = Some(script);
            n_chinese_only += usize::from(script == Script::Han && CHINESE_ONLY.contains(c));
        }
    }
    let (n_han, n_kana) = (counts[place(Script::Han)], counts[place(Script::Kana)]);
    let n_ideographs = n_han + n_kana;
    counts[place(Script::Han)] = n_ideographs;
    counts[place(Script::Kana)] = 0;
    let weight = |at: usize| match seen[at] {
        None => 1,
        Some(Script::Han | Script::Kana) => IDEOGRAPH_LETTERS * 2,
        Some(Script::Single(single)) if SINGLE[usize::from(single)].2 == "ko" => IDEOGRAPH_LETTERS * 2,
        _ => 2,
    };
    let weighed = |at: usize| counts[at] * weight(at);
    let best = (0..counts.len()).max_by_key(|at| weighed(*at))?;
    let n_letters: usize = (0..counts.len()).map(weighed).sum();
    if weighed(best) * 2 < n_letters || weighed(best) < MIN_LETTERS {
        return None;
    }
    match best {
        0 => Some(Script::Latin),
        _ if best == place(Script::Han) => {
            // A headline without any kana may still be Japanese.
            let is_japanese = n_kana * 8 >= n_ideographs;
            let is_chinese = n_chinese_only > 0 && n_han >= 6 || n_han >= 25;
            if is_japanese { (n_kana > 1).then_some(Script::Kana) } else { is_chinese.then_some(Script::Han) }
        }
        _ => seen[best],
    }
}

/// Characters that are frequent in Chinese, in both spellings, and rare in Japanese.
const CHINESE_ONLY: &str = "的了是这這们們说說还還没沒给給让讓从從你她吗嗎呢吧也就把為为會会個个來来與与對对並并";

fn by_votes(pieces: &[&str], script: Script) -> Option<&'static str> {
    let features = features();
    let mut scores = [0_i32; MAX_PROFILES];
    let mut n_words = 0;
    for piece in pieces {
        words(piece, |word, hash| {
            if word.first().and_then(|c| script::of(*c)) != Some(script) {
                return;
            }
            n_words += 1;
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
    for place in &features.major {
        scores[*place] += MAJOR_LEAD;
    }
    for place in &features.marked {
        scores[*place] -= (n_words * 2).min(MAX_MARKED);
    }
    clear_winner(features, &scores, n_words * min_for_each_word(script))
}

fn add(scores: &mut [i32; MAX_PROFILES], votes: &[Vote]) {
    for (language, weight) in votes {
        scores[usize::from(*language)] += i32::from(*weight);
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
