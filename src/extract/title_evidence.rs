//! What the lines around the first paragraph say about which of them is the title.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::breadcrumb::{self, Breadcrumb};
use super::lines::{Line, beginning};
use super::main_text::is_prose;
use super::rules::Rule;
use super::title_copies::{cut_copy_of, title_key, without_section};

/// A headline is compared with the words of so many paragraphs, and so much of each.
const BODY_PARAGRAPHS: usize = 8;
const BODY_BYTES: usize = 600;

/// The evidence; one line is held against it at a time.
#[derive(Debug)]
pub(super) struct Evidence {
    /// How often a line occurs.
    counts: HashMap<String, usize>,
    /// For a line that occurs beside the name of a site, the name.
    pub(super) sites: HashMap<String, String>,
    /// Lines that end a way through the site which stands on another line.
    destinations: HashSet<String>,
    /// Lines with a cut copy of another line.
    cut_lines: Vec<String>,
    /// The words of the address.
    address_words: Vec<String>,
    /// The longer words of the first paragraphs.
    body_words: HashSet<String>,
}

impl Evidence {
    /// Looks at the lines around the first paragraph.
    pub(super) fn gather(lines: &[Line<'_>], top: Range<usize>, first_prose: usize, address: Option<&str>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for place in top.clone().filter(|place| matches!(lines[*place].shape.words, 2..=30)) {
            *counts.entry(title_key(&lines[place].text)).or_default() += 1;
        }
        let mut sites = HashMap::new();
        for place in top.clone().filter(|place| matches!(lines[*place].shape.words, 3..=30)) {
            let text = lines[place].text.as_ref();
            for mark in [" | ", " - ", " – ", " — ", " · ", " :: "] {
                let Some((left, right)) = text.rsplit_once(mark) else { continue };
                if right.split(' ').count() > 5 {
                    continue;
                }
                let keys = [Some(left), without_section(left)].into_iter().flatten().map(title_key);
                if let Some(key) = keys.into_iter().find(|key| counts.contains_key(key)) {
                    sites.insert(key, right.to_owned());
                }
            }
        }
        let ways = top.clone().filter_map(|place| breadcrumb::read(&lines[place].text));
        let destinations = ways.map(|way| title_key(way.tail)).filter(|key| counts.contains_key(key)).collect();
        let is_cut = |place: &usize| lines[*place].shape.is_cut && lines[*place].text.len() < 300;
        let cut_lines = top.filter(is_cut).take(8).map(|place| lines[place].text.to_string()).collect();
        let paragraphs = lines[first_prose..].iter().filter(|line| is_prose(line.shape)).take(BODY_PARAGRAPHS);
        let body_words = paragraphs.flat_map(|line| long_words(beginning(&line.text, BODY_BYTES))).collect();
        let address_words = address.map(address_words).unwrap_or_default();
        Self { counts, sites, destinations, cut_lines, address_words, body_words }
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
        let key = title_key(&line.text);
        if let Some(way) = breadcrumb::read(&line.text)
            && (self.destinations.contains(&title_key(way.tail)) || is_menu(&way))
        {
            return None;
        }
        let mut evidence = self.address_score(&line.text);
        if line.shape.words >= 3 && self.counts.get(&key).is_some_and(|count| *count >= 2) {
            evidence += 4;
        }
        if self.sites.contains_key(&key) || line.shape.words >= 3 && self.destinations.contains(&key) {
            evidence += 8;
        }
        if self.cut_lines.iter().any(|cut| cut_copy_of(cut, &key).is_some()) {
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
        let key = title_key(&lines[place].text);
        if self.address_score(&lines[place].text) > 0 {
            Rule::TitleOfAddress
        } else if self.sites.contains_key(&key) {
            Rule::TitleBesideSite
        } else if self.destinations.contains(&key) {
            Rule::TitleEndsWay
        } else if self.cut_lines.iter().any(|cut| cut_copy_of(cut, &key).is_some()) {
            Rule::TitleCutShort
        } else if self.counts.get(&key).is_some_and(|count| *count >= 2) {
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
        let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
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

/// Returns the words of four letters and more, in small letters.
fn long_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some());
    words.map(str::to_lowercase)
}

/// Returns the words of the last part of an address that is made of words: `/2021/03/ferry-fares-rise.html`.
fn address_words(address: &str) -> Vec<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let words_of = |part: &str| -> Vec<String> {
        let words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
        words.filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit())).map(str::to_lowercase).take(30).collect()
    };
    path.rsplit('/').take(3).map(words_of).find(|words| words.len() >= 3).unwrap_or_default()
}
