//! Glued words: how many of the joins that a scraper makes are found, and how many good words are cut.
//!
//! The articles are made of sentences with known words; a link is a name or a few words, and its going takes the space
//! behind it or, less often, before it.

use std::collections::BTreeMap;

use dateline::analysis::glued::{Vocabulary, accept, candidates};
use dateline::analysis::words;

const PLACES: &[&str] = &["Tokmak", "Odense", "Belgrano", "Kirkenes", "Marburg", "Savona", "Tromso", "Vilnius"];
const PEOPLE: &[&str] = &["Alder", "Berentsen", "Castell", "Dombrow", "Eriksson", "Fontaine", "Hartwin", "Ilinca"];
const THINGS: &[&str] = &["harbour", "railway", "treaty", "election", "factory", "bridge", "ministry", "newspaper"];
const DEEDS: &[&str] = &["opened", "closed", "visited", "praised", "described", "inspected", "sold", "restored"];

/// Words that end or begin in little ones, and brands: none is to be cut.
const TRAPS: &[&str] = &[
    "Benjamin",
    "Houston",
    "Willoughby",
    "Sutherland",
    "Christopher",
    "somewhere",
    "understanding",
    "McAllister",
    "PetroNorth",
    "iTablet",
    "platinum",
    "fortress",
    "thespian",
    "atonement",
    "20th",
    "1990s",
    "75km",
    "Rotterdam",
];

/// Numbers that look random and are the same in each run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

fn article(dice: &mut Dice) -> String {
    let mut sentences = Vec::new();
    for _ in 0..8 {
        let (place, person, other) = (dice.one_of(PLACES), dice.one_of(PEOPLE), dice.one_of(PEOPLE));
        let (thing, deed) = (dice.one_of(THINGS), dice.one_of(DEEDS));
        sentences.push(match dice.below(6) {
            0 => format!("The {thing} in {place} was {deed} by {person} on Monday."),
            1 => format!("{person} said the {thing} had been {deed} since {other} went to {place}."),
            2 => format!("In {place} and the country, {person} with {other} {deed} the {thing} of {place}."),
            3 => format!("A {thing} that {person} {deed} in 2019 is for {other}, which {place} will want."),
            4 => format!("{person} told {other} where the {thing} was, and who {deed} it from {place}."),
            _ => format!("They {deed} the {thing} near {place} while {person} has to wait for the {thing} there."),
        });
    }
    sentences.join(" ")
}

/// Takes links out of a text. Returns it with the places of the joins: where the word begins, where it was parted.
fn unlink(text: &str, dice: &mut Dice) -> (String, BTreeMap<usize, usize>) {
    let ranges: Vec<_> = words(text).collect();
    let mut dropped = Vec::new();
    let mut next = 0;
    for (first, range) in ranges.iter().enumerate() {
        if first < next || dice.below(100) >= 3 {
            continue;
        }
        let is_name = text[range.clone()].starts_with(char::is_uppercase);
        let last = (first + if is_name { 0 } else { dice.below(3) }).min(ranges.len() - 1);
        let gap_end = if dice.below(10) < 7 { last + 1 } else { first };
        let is_gap = gap_end > 0 && gap_end < ranges.len();
        if is_gap && &text[ranges[gap_end - 1].end..ranges[gap_end].start] == " " {
            dropped.push(ranges[gap_end - 1].end);
        }
        next = last + 3;
    }
    let mut glued = String::new();
    let mut joints = Vec::new();
    let mut done = 0;
    for space in dropped {
        glued.push_str(&text[done..space]);
        joints.push(glued.len());
        done = space + 1;
    }
    glued.push_str(&text[done..]);
    let holding = |joint: &usize| words(&glued).find(|word| word.contains(joint)).expect("a joint is inside a word");
    let places = joints.iter().map(|joint| (holding(joint).start, joint - holding(joint).start)).collect();
    (glued, places)
}

/// In how many articles each word and each pair is, folded simply: the texts are ASCII.
#[derive(Default)]
struct Counts(BTreeMap<Vec<String>, u32>);

impl Counts {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = Self::default();
        for text in texts {
            let terms: Vec<String> = words(text).map(|range| text[range].to_lowercase()).collect();
            let mut keys: Vec<Vec<String>> = terms.windows(1).chain(terms.windows(2)).map(<[String]>::to_vec).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *counts.0.entry(key).or_default() += 1;
            }
        }
        counts
    }

    fn get(&self, key: &[&str], cap: u32) -> u32 {
        let key: Vec<String> = key.iter().map(|&word| word.to_owned()).collect();
        self.0.get(&key).copied().unwrap_or(0).min(cap)
    }
}

impl Vocabulary for Counts {
    fn articles_with(&self, word: &str, cap: u32) -> u32 {
        self.get(&[word], cap)
    }

    fn articles_with_pair(&self, left: &str, right: &str, cap: u32) -> u32 {
        self.get(&[left, right], cap)
    }
}

#[test]
fn half_of_the_joins_are_found_and_nine_in_ten_cuts_are_right() {
    let mut dice = Dice(11);
    let glued: Vec<_> = (0..40)
        .map(|_| {
            let text = article(&mut dice);
            unlink(&text, &mut dice)
        })
        .collect();
    let counts = Counts::of(glued.iter().map(|(text, _)| text.as_str()));
    let (mut joins, mut cuts, mut right) = (0, 0, 0);
    for (text, places) in &glued {
        joins += places.len();
        for candidate in candidates(text) {
            let Some(at) = accept(&candidate, &counts) else { continue };
            cuts += 1;
            right += usize::from(places.get(&candidate.range.start) == Some(&at));
        }
    }
    assert!(joins > 50, "{joins} joins were made");
    assert!(right * 2 >= joins, "{right} of {joins} joins found");
    assert!(right * 10 >= cuts * 9, "{right} of {cuts} cuts are right");
}

#[test]
fn nothing_is_cut_in_good_text() {
    let mut dice = Dice(12);
    let mut texts: Vec<String> = (0..200).map(|_| article(&mut dice)).collect();
    for (text, trap) in texts.iter_mut().zip(TRAPS) {
        text.push_str(" So it was with ");
        text.push_str(trap);
        text.push_str(" in the end.");
    }
    let counts = Counts::of(texts.iter().map(String::as_str));
    for text in &texts {
        for candidate in candidates(text) {
            assert_eq!(accept(&candidate, &counts), None, "{} is one word", candidate.word);
        }
    }
}
