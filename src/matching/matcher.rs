//! Finds what a query matches in a text.

use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::{Analyzer, Form, IndexText, PlacedWord, placed_words};
use crate::language::Language;
use crate::query::{Pattern, QueryAst, TextField};

/// A place that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The place, in bytes.
    pub range: Range<usize>,
    /// Which part of the query it matches: a number from 0.
    pub clause: usize,
}

/// Finds what a query matches in texts.
#[derive(Debug)]
pub struct Matcher {
    clauses: Vec<Clause>,
    /// The terms of all clauses, numbered.
    terms: HashMap<String, usize>,
    initials: Initials,
    analyzer: Analyzer,
}

/// The letters that a word may begin with to be of any interest: most words need not be stemmed.
///
/// Stemming takes endings off and leaves the first letter, but for Arabic and Tamil, of which no letter is ASCII.
/// Words that do not begin with an ASCII letter are always looked at.
#[derive(Debug)]
struct Initials {
    is_wanted: [bool; 128],
}

impl Initials {
    fn add(&mut self, term: &str) {
        // A letter that is not ASCII may be folded to one that is.
        let Some(first) = term.bytes().next() else { return };
        if let Some(is_wanted) = self.is_wanted.get_mut(usize::from(first.to_ascii_lowercase())) {
            *is_wanted = true;
        }
    }

    fn may_match(&self, word: &str) -> bool {
        let first = word.as_bytes()[0].to_ascii_lowercase();
        self.is_wanted.get(usize::from(first)).copied().unwrap_or(true)
    }
}

/// What a part of the query looks for.
#[derive(Debug)]
struct Clause {
    field: Option<TextField>,
    wanted: Wanted,
}

#[derive(Debug)]
enum Wanted {
    /// Any of these sequences of terms, by number, side by side.
    Sequences(Vec<Vec<usize>>),
    /// A word of which the surface form begins so.
    Prefix(String),
}

/// A word of a text that is a term of the query.
struct Known {
    position: usize,
    range: Range<usize>,
    term: usize,
}

impl Matcher {
    /// Prepares to look for what `query` looks for, where its words stand for their stems in `languages`.
    pub fn new(query: &QueryAst, languages: &[Language]) -> Self {
        let mut matcher = Self {
            clauses: Vec::new(),
            terms: HashMap::new(),
            initials: Initials { is_wanted: [false; 128] },
            analyzer: Analyzer::default(),
        };
        query.for_each_text(&mut |text| {
            let is_shown = matches!(text.field, None | Some(TextField::Title | TextField::Body));
            if is_shown {
                matcher.add_clause(text.field, &text.pattern, languages);
            }
        });
        matcher
    }

    fn add_clause(&mut self, field: Option<TextField>, pattern: &Pattern, languages: &[Language]) {
        let wanted = match pattern {
            Pattern::Prefix(prefix) => {
                let prefix = self.analyzer.term(prefix, Form::Surface, Language::UNDETERMINED).to_owned();
                self.initials.add(&prefix);
                Wanted::Prefix(prefix)
            }
            Pattern::Word(text) | Pattern::Phrase(text) => {
                let sequences = self.analyzer.sequences(text, languages);
                let sequences = sequences.into_iter().map(|sequence| self.numbered(sequence)).collect();
                Wanted::Sequences(sequences)
            }
        };
        self.clauses.push(Clause { field, wanted });
    }

    fn numbered(&mut self, sequence: Vec<String>) -> Vec<usize> {
        let mut numbers = Vec::with_capacity(sequence.len());
        for term in sequence {
            self.initials.add(&term);
            let next = self.terms.len();
            numbers.push(*self.terms.entry(term).or_insert(next));
        }
        numbers
    }

    /// Returns the matches in the title or body of an article, in order of their start.
    pub fn matches(&mut self, field: TextField, text: &IndexText<'_>) -> Vec<Match> {
        let mut matches = Vec::new();
        let known = self.known_words(field, text, &mut matches);
        for (number, clause) in self.clauses.iter().enumerate() {
            let Wanted::Sequences(sequences) = &clause.wanted else { continue };
            if !clause.looks_in(field) {
                continue;
            }
            for sequence in sequences.iter().filter(|sequence| !sequence.is_empty()) {
                let runs = (0..known.len()).filter_map(|start| run(&known[start..], sequence));
                matches.extend(runs.map(|range| Match { range, clause: number }));
            }
        }
        matches.sort_by_key(|found| (found.range.start, found.range.end, found.clause));
        matches.dedup();
        matches
    }

    /// Returns the words of the text that are terms of the query; matches of prefixes go to `matches`.
    fn known_words(&mut self, field: TextField, text: &IndexText<'_>, matches: &mut Vec<Match>) -> Vec<Known> {
        let prefixes: Vec<(usize, &str)> = self
            .clauses
            .iter()
            .enumerate()
            .filter(|(_, clause)| clause.looks_in(field))
            .filter_map(|(number, clause)| match &clause.wanted {
                Wanted::Prefix(prefix) => Some((number, prefix.as_str())),
                Wanted::Sequences(_) => None,
            })
            .collect();
        let mut known = Vec::new();
        let IndexText { language, glued, text } = text;
        for PlacedWord { position, range, .. } in placed_words(text, glued) {
            let word = &text[range.clone()];
            if !self.initials.may_match(word) {
                continue;
            }
            if let Some(term) = self.terms.get(self.analyzer.term(word, Form::Stem, *language)) {
                known.push(Known { position, range: range.clone(), term: *term });
            }
            if !prefixes.is_empty() {
                let form = self.analyzer.term(word, Form::Surface, *language);
                let begun = prefixes.iter().filter(|(_, prefix)| form.starts_with(prefix));
                matches.extend(begun.map(|(number, _)| Match { range: range.clone(), clause: *number }));
            }
        }
        known
    }
}

impl Clause {
    fn looks_in(&self, field: TextField) -> bool {
        self.field.is_none_or(|own| own == field)
    }
}

/// Returns the place of the sequence if it begins at the first of these words and stands side by side.
fn run(words: &[Known], sequence: &[usize]) -> Option<Range<usize>> {
    let first = words.first().filter(|word| word.term == sequence[0])?;
    let mut end = first.range.end;
    for (place, term) in sequence.iter().enumerate().skip(1) {
        let position = first.position + place;
        let ahead = words.iter().take_while(|word| word.position <= position);
        end = ahead.filter(|word| word.position == position).find(|word| word.term == *term)?.range.end;
    }
    Some(first.range.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[track_caller]
    fn check(query: &str, text: &str, expected: &[&str]) {
        let languages = ["en", "de", "und"].map(|code| code.parse().unwrap());
        let mut matcher = Matcher::new(&parse(query).ast, &languages);
        let glued = vec![vec!["Putin".to_owned(), "with".to_owned()]];
        let text = IndexText { language: Language::ENGLISH, glued, text };
        let found = matcher.matches(TextField::Body, &text);
        let texts: Vec<&str> = found.into_iter().map(|found| &text.text[found.range]).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn words_match_in_every_inflection() {
        check("delivery", "Deliveries, a delivery, delivered", &["Deliveries", "delivery"]);
        check("kim putin", "Putin met Kim’s envoy", &["Putin", "Kim"]);
    }

    #[test]
    fn phrases_match_as_a_whole_and_only_side_by_side() {
        check("\"north korea\"", "North Korea, north of Korea, North-Korea", &["North Korea", "North-Korea"]);
        check("jong-un", "Kim Jong Un and Jong", &["Jong Un"]);
        check("\"a b a b\"", "a b a b a b", &["a b a b", "a b a b"]);
    }

    #[test]
    fn of_a_glued_word_the_part_that_matches_is_marked() {
        check("putin", "met Putinwith Kim, Putin", &["Putin", "Putin"]);
        check("putinwith", "met Putinwith Kim", &["Putinwith"]);
        check("\"met putin with kim\"", "met Putinwith Kim", &["met Putinwith Kim"]);
        check("\"met putinwith\"", "met Putinwith Kim", &["met Putinwith"]);
        check("with", "met Putinwith Kim", &["with"]);
    }

    #[test]
    fn prefixes_match_what_is_written_and_not_its_stem() {
        check("artiller*", "Artillery and artillerists", &["Artillery", "artillerists"]);
        check("artilleri*", "Artillery and artilleries", &["artilleries"]);
    }

    #[test]
    fn what_is_negated_or_asked_of_another_field_does_not_match() {
        check("kim -putin", "Kim and Putin", &["Kim"]);
        check("kim title:putin source:stern", "Kim, Putin, Stern", &["Kim"]);
        check("kim NOT (putin OR train)", "Kim Putin train", &["Kim"]);
    }
}
