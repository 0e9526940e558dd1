//! Counts the words that stand near matches in a text.

use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::{Analyzer, Form, PlacedWord, placed_words};
use crate::language::Language;
use crate::matching::Match;

/// The words near matches in the texts so far.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// How many words on each side are near.
    window: usize,
    /// How often each word is near, folded.
    pub(super) words: HashMap<String, u64>,
    /// How many matches there were; what overlaps is one.
    pub(super) matches: u64,
    analyzer: Analyzer,
}

impl Neighbours {
    pub(super) fn new(window: u32) -> Self {
        Self { window: window as usize, words: HashMap::new(), matches: 0, analyzer: Analyzer::default() }
    }

    /// Counts the words of a text that are near one of these matches, each once. Words that share letters with a match do
    /// not count; of a glued word, only the whole.
    pub(super) fn add(&mut self, text: &str, glued: &[Vec<String>], matches: &[Match]) {
        let places = joined(matches);
        if places.is_empty() {
            return;
        }
        self.matches += places.len() as u64;
        let words: Vec<PlacedWord> = placed_words(text, glued).collect();
        let spans: Vec<Range<usize>> = places.iter().filter_map(|place| span(&words, place)).collect();
        for word in words.iter().filter(|word| !word.is_part) {
            let next_place = places.partition_point(|place| place.end <= word.range.start);
            let is_matched = places.get(next_place).is_some_and(|place| place.start < word.range.end);
            if is_matched || !is_near(&spans, word.position, self.window) {
                continue;
            }
            let folded = self.analyzer.term(&text[word.range.clone()], Form::Surface, Language::UNDETERMINED);
            match self.words.get_mut(folded) {
                Some(count) => *count += 1,
                None => _ = self.words.insert(folded.to_owned(), 1),
            }
        }
    }
}

/// Returns the places that match in order, those that overlap as one.
fn joined(matches: &[Match]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for Match { range, .. } in matches {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range.clone()),
        }
    }
    joined
}

/// Returns the positions of the first and the last word in a place, as start and end; of a single CJK character, that of
/// the pair that begins or, at the end of a run, ends with it.
fn span(words: &[PlacedWord], place: &Range<usize>) -> Option<Range<usize>> {
    let first = words.partition_point(|word| word.range.start < place.start);
    let from = words[first..].iter().take_while(|word| word.range.start < place.end);
    let mut within = from.clone().filter(|word| word.range.end <= place.end).map(|word| word.position);
    let Some(start) = within.next() else {
        let ending = words[..first].iter().next_back().filter(|word| word.range.end == place.end);
        return from.map(|word| word.position).next().or(ending.map(|word| word.position)).map(|at| at..at);
    };
    Some(start..within.last().unwrap_or(start))
}

/// Whether a position is at most `window` before the start or behind the end of one of the spans, which rise.
fn is_near(spans: &[Range<usize>], position: usize, window: usize) -> bool {
    let next = spans.partition_point(|span| span.start <= position);
    let is_before = spans.get(next).is_some_and(|span| span.start - position <= window);
    let last = next.checked_sub(1).map(|last| &spans[last]);
    is_before || last.is_some_and(|span| position.saturating_sub(span.end) <= window)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes every `wanted` of a text for a match, and checks the words within two of them.
    #[track_caller]
    fn check(text: &str, glued: &[&[&str]], wanted: &str, expected: &str) {
        let glued: Vec<Vec<String>> =
            glued.iter().map(|parts| parts.iter().map(|part| (*part).to_owned()).collect()).collect();
        let places = text.match_indices(wanted);
        let matches: Vec<Match> =
            places.map(|(start, found)| Match { range: start..start + found.len(), clause: 0 }).collect();
        let mut near = Neighbours::new(2);
        near.add(text, &glued, &matches);
        let mut words: Vec<String> = near.words.iter().map(|(word, count)| format!("{word}{count}")).collect();
        words.sort();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn words_within_the_window_count_once_and_matches_not() {
        check("a b c X d e f", &[], "X", "b1 c1 d1 e1");
        check("a X b X c c c", &[], "X", "a1 b1 c2");
        check("X", &[], "X", "");
        check("a b", &[], "X", "");
    }

    #[test]
    fn distances_go_from_the_ends_of_a_match() {
        check("a b X y Z c d e", &[], "X y Z", "a1 b1 c1 d1");
    }

    #[test]
    fn a_glued_word_counts_as_a_whole_and_takes_the_room_of_its_parts() {
        let glued: &[&[&str]] = &[&["Putin", "with"]];
        check("X Putinwith a b", glued, "X", "putinwith1");
        check("a b c Putinwith d e f", glued, "with", "c1 d1 e1");
        check("a b c Putinwith d e f", glued, "Putin", "b1 c1 d1");
    }

    #[test]
    fn pairs_that_share_a_character_with_a_match_do_not_count() {
        check("北京大学", &[], "北京", "大学1");
    }

    #[test]
    fn a_single_character_stands_where_its_pair_does() {
        check("a b 北京大学 c", &[], "京", "b1 c1 大学1");
        check("北京大学 c d e", &[], "学", "c1 d1 京大1 北京1");
    }
}
