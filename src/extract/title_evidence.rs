//! What the lines around the first paragraph say about which of them is the title.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::breadcrumb::{self, Breadcrumb};
use super::lines::{Line, beginning};
use super::main_text::is_prose;
use super::marks::Marks;
use super::rules::Rule;
use super::title_copies::{cut_ends, title_key, without_section};
use super::title_keys::TitleKeys;
use super::word_map::{WordHasher, WordMap, WordSet};

/// A headline is compared with the words of so many paragraphs, and so much of each.
const BODY_PARAGRAPHS: usize = 8;
const BODY_BYTES: usize = 600;

/// The marks between a title and a site, and what bytes they have.
const SITE_MARKS: [(&str, Marks); 6] = [
    (" | ", Marks::BAR),
    (" - ", Marks::HYPHEN),
    (" – ", Marks::TYPE_MARK),
    (" — ", Marks::TYPE_MARK),
    (" · ", Marks::LATIN_MARK),
    (" :: ", Marks::COLON),
];
const SITE_BYTES: Marks =
    Marks::BAR.with(Marks::HYPHEN).with(Marks::COLON).with(Marks::LATIN_MARK).with(Marks::TYPE_MARK);

/// The evidence; one line is held against it at a time.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    /// The lines' keys.
    keys: &'a TitleKeys,
    /// How often a line occurs.
    counts: WordMap<'a, usize>,
    /// For a line that occurs beside the name of a site, the name.
    pub(super) sites: WordMap<'a, &'a str>,
    /// Lines that end a way through the site which stands on another line.
    destinations: WordSet<'a>,
    /// The keys that a line must begin with to be one of which another line has a cut copy.
    cut_copies: Vec<String>,
    /// The words of the address.
    address_words: Vec<WordHash>,
    /// The longer words of the first paragraphs.
    body_words: HashSet<WordHash, BuildHasherDefault<WordHasher>>,
}

impl<'a> Evidence<'a> {
    /// Looks at the lines around the first paragraph.
    pub(super) fn gather(
        lines: &'a [Line<'_>],
        keys: &'a TitleKeys,
        first_prose: usize,
        address: Option<&str>,
    ) -> Self {
        let top = || keys.lines.clone();
        let mut counts: WordMap<'a, usize> = WordMap::default();
        for place in top().filter(|place| matches!(lines[*place].shape.words, 2..=30)) {
            *counts.entry(keys.get(place)).or_default() += 1;
        }
        let mut sites = WordMap::default();
        let may_hold_site = |line: &Line<'_>| matches!(line.shape.words, 3..=30) && line.marks.has(SITE_BYTES);
        for line in lines[top()].iter().filter(|line| may_hold_site(line)) {
            for (mark, _) in SITE_MARKS.into_iter().filter(|(_, bytes)| line.marks.has(*bytes)) {
                let Some((left, right)) = line.text.rsplit_once(mark) else { continue };
                if right.split(' ').count() > 5 {
                    continue;
                }
                let mut titles = [Some(left), without_section(left)].into_iter().flatten().map(title_key);
                if let Some(key) = titles.find_map(|key| key_in(&counts, &key)) {
                    sites.insert(key, right);
                }
            }
        }
        let ways = lines[top()].iter().filter(|line| line.marks.has(breadcrumb::BYTES));
        let ways = ways.filter_map(|line| breadcrumb::read(&line.text));
        let destinations = ways.filter_map(|way| key_in(&counts, &title_key(way.tail))).collect();
        let is_cut = |line: &&Line<'_>| line.shape.is_cut && line.text.len() < 300;
        let cut_lines = lines[top()].iter().filter(is_cut).take(8);
        let cut_copies = cut_lines.flat_map(|line| cut_ends(&line.text)).map(|(_, key)| key).collect();
        let paragraphs = lines[first_prose..].iter().filter(|line| is_prose(line.shape)).take(BODY_PARAGRAPHS);
        let body_words = paragraphs.flat_map(|line| long_words(beginning(&line.text, BODY_BYTES))).collect();
        let address_words = address.map(address_words).unwrap_or_default();
        Self { keys, counts, sites, destinations, cut_copies, address_words, body_words }
    }

    /// Returns how much a line looks like the title; None if it cannot be it.
    pub(super) fn score(
        &self,
        lines: &[Line<'_>],
        signatures: &[Option<Signature>],
        place: usize,
        first_prose: usize,
    ) -> Option<i64> {
        let line = &lines[place];
        let key = self.keys.get(place);
        if line.marks.has(breadcrumb::BYTES)
            && let Some(way) = breadcrumb::read(&line.text)
            && (self.destinations.contains(title_key(way.tail).as_str()) || is_menu(&way))
        {
            return None;
        }
        let mut evidence = self.address_score(&line.text);
        if line.shape.words >= 3 && self.counts.get(key).is_some_and(|count| *count >= 2) {
            evidence += 4;
        }
        if self.sites.contains_key(key) || line.shape.words >= 3 && self.destinations.contains(key) {
            evidence += 8;
        }
        if self.cut_copies.iter().any(|copy| key.starts_with(copy)) {
            evidence += 8;
        }
        evidence += if is_stamped(signatures, place) { 6 } else { 0 };
        let is_sentence =
            line.text.ends_with(['.', ',', ';', '。']) || line.shape.ends_colon || line.shape.has_inner_end;
        if evidence < if is_sentence { 6 } else { 1 } && (is_sentence || place >= first_prose) {
            return None;
        }
        let by_length = match line.shape.words {
            6..=18 => 5,
            4 | 5 | 19..=22 => 3,
            3 | 23..=30 => 0,
            _ => -3,
        };
        let by_form = if is_sentence { -4 } else { 0 } - if line.shape.starts_lower { 2 } else { 0 };
        let distance = i64::try_from(first_prose.abs_diff(place)).unwrap_or(i64::MAX);
        let by_place = if place >= first_prose {
            4 + distance * 2
        } else if first_prose <= 5 {
            // A text with little above it has its title first; a line between is a subhead or a lead.
            if place == 0 && !line.shape.ends_sentence { -5 } else { 1 }
        } else {
            (distance / 3).min(8)
        };
        Some(evidence + self.body_score(&line.text) + by_length + by_form - by_place)
    }

    /// Names the strongest evidence for a line that was taken for the title.
    pub(super) fn rule(&self, lines: &[Line<'_>], signatures: &[Option<Signature>], place: usize) -> Rule {
        let key = self.keys.get(place);
        if self.address_score(&lines[place].text) > 0 {
            Rule::TitleOfAddress
        } else if self.sites.contains_key(key) {
            Rule::TitleBesideSite
        } else if self.destinations.contains(key) {
            Rule::TitleEndsWay
        } else if self.cut_copies.iter().any(|copy| key.starts_with(copy)) {
            Rule::TitleCutShort
        } else if self.counts.get(key).is_some_and(|count| *count >= 2) {
            Rule::TitleAgain
        } else if is_stamped(signatures, place) {
            Rule::TitleAboveStamp
        } else {
            Rule::TitleAboveText
        }
    }

    /// Compares a line with the words of the article: a headline shares some, a menu entry hardly any.
    fn body_score(&self, text: &str) -> i64 {
        let (mut n_words, mut n_shared) = (0, 0);
        for word in long_words(text) {
            n_words += 1;
            n_shared += i64::from(self.body_words.contains(&word));
        }
        if n_words == 0 { 0 } else { n_shared * 6 / n_words }
    }

    /// Compares a line with the words of the address.
    fn address_score(&self, text: &str) -> i64 {
        if self.address_words.len() < 3 {
            return 0;
        }
        let words: Vec<WordHash> = text.split(|c: char| !c.is_alphanumeric()).map(word_hash).collect();
        let shared = self.address_words.iter().filter(|word| words.contains(word)).count();
        if shared * 10 >= self.address_words.len() * 6 { 10 } else { 0 }
    }
}

/// True if a byline or a date stands right below a line.
fn is_stamped(signatures: &[Option<Signature>], place: usize) -> bool {
    let below = signatures[place + 1..].iter().take(3).flatten();
    below.map(|signature| signature.kind).any(|kind| matches!(kind, FurnitureKind::Byline | FurnitureKind::DateLine))
}

/// True for a way that does not end in a title: `Home > Local > News`.
fn is_menu(way: &Breadcrumb<'_>) -> bool {
    way.is_clear && way.n_steps >= 2 && !is_headline_shaped(way.tail)
}

/// True if a text is long enough for a headline: four words, or eight ideographs.
pub(super) fn is_headline_shaped(text: &str) -> bool {
    Line::new(text.into()).shape.words >= 4
}

/// Returns the key of a line that equals a key; None if there is no such line.
fn key_in<'a>(counts: &WordMap<'a, usize>, key: &str) -> Option<&'a str> {
    counts.get_key_value(key).map(|(key, _)| *key)
}

/// A word, known by the hash of its small letters: words are only compared, and one in 2^64 pairs is taken for equal.
type WordHash = u64;

fn word_hash(word: &str) -> WordHash {
    let mut hasher = WordHasher::default();
    let mut letters = [0; 8];
    let mut length = 0;
    for c in word.chars() {
        // At the end of a Greek word its last letter has another form.
        let letter = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        let letter = if letter == 'ς' { 'σ' } else { letter };
        let written = letter.encode_utf8(&mut letters[length..]).len();
        length += written;
        if length > 4 {
            hasher.write(&letters[..length]);
            length = 0;
        }
    }
    hasher.write(&letters[..length]);
    hasher.finish()
}

/// Returns the words of four letters and more, in small letters.
fn long_words(text: &str) -> impl Iterator<Item = WordHash> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some());
    words.map(word_hash)
}

/// Returns the words of the last part of an address that is made of words: `/2021/03/ferry-fares-rise.html`.
fn address_words(address: &str) -> Vec<WordHash> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let words_of = |part: &str| -> Vec<WordHash> {
        let words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
        words.filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit())).map(word_hash).take(30).collect()
    };
    path.rsplit('/').take(3).map(words_of).find(|words| words.len() >= 3).unwrap_or_default()
}
