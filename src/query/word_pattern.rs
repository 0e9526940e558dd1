//! What a single word has to look like: wildcards, spellings, regular expressions. All look at folded words.

use std::sync::{Arc, LazyLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};

use super::expression::WordExpression;
use crate::analysis::{Analyzer, Form};
use crate::language::Language;

/// What a folded word has to look like.
#[derive(Clone)]
pub enum WordPattern {
    /// Letters with `*` for any number of others and `?` for one.
    Wildcard(Vec<Glob>),
    /// A spelling and what is near it.
    Spelling(Spelling),
    /// A regular expression for the whole word; None fits nothing.
    Expression(Option<WordExpression>),
}

/// A spelling, and all that is so many edits from it.
#[derive(Clone)]
pub struct Spelling {
    automaton: Arc<DFA>,
    /// The spelling, folded.
    pub word: Arc<str>,
    /// How many edits, 1 or 2.
    pub most: u8,
}

/// A piece of a wildcard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glob {
    /// These letters.
    Letters(String),
    /// One letter.
    One,
    /// Any number of letters.
    Many,
}

/// The factories of automata for one and two edits, a swap of neighbours counting as one: each is made once.
static SPELLINGS: [LazyLock<LevenshteinAutomatonBuilder>; 2] = [
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true)),
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true)),
];

impl WordPattern {
    /// Makes a wildcard of `*`, `?` and letters, which are folded.
    pub fn wildcard(written: &str, analyzer: &mut Analyzer) -> Self {
        let mut pieces = Vec::new();
        let mut letters = String::new();
        for c in written.chars() {
            let piece = match c {
                '*' => Glob::Many,
                '?' => Glob::One,
                _ => {
                    letters.push(c);
                    continue;
                }
            };
            push_letters(&mut pieces, &mut letters, analyzer);
            if piece != Glob::Many || pieces.last() != Some(&Glob::Many) {
                pieces.push(piece);
            }
        }
        push_letters(&mut pieces, &mut letters, analyzer);
        Self::Wildcard(pieces)
    }

    /// Makes the pattern of a folded word and all that is at most `distance`, 1 or 2, edits from it.
    pub fn fuzzy(folded: &str, distance: u8) -> Self {
        let most = distance.clamp(1, 2);
        let automaton = Arc::new(SPELLINGS[usize::from(most) - 1].build_dfa(folded));
        Self::Spelling(Spelling { automaton, word: folded.into(), most })
    }

    /// Makes the pattern of a regular expression.
    pub fn regex(expression: &str) -> Self {
        Self::Expression(WordExpression::new(expression).ok())
    }

    /// True if a folded word fits.
    pub fn fits(&self, folded: &str) -> bool {
        match self {
            Self::Wildcard(pieces) => fits(pieces, folded),
            Self::Spelling(spelling) => spelling.fits(folded),
            Self::Expression(expression) => expression.as_ref().is_some_and(|expression| expression.is_match(folded)),
        }
    }

    /// Returns how much the score of a word that fits counts: less with each letter that differs from a spelling, so that
    /// what is written as in the query comes first.
    pub fn closeness(&self, folded: &str) -> f32 {
        match self {
            Self::Spelling(spelling) => 1.0 / (1.0 + f32::from(spelling.distance(folded))),
            Self::Wildcard(_) | Self::Expression(_) => 1.0,
        }
    }

    /// Returns the letters that all words that fit begin with.
    pub fn beginning(&self) -> &str {
        match self {
            Self::Wildcard(pieces) => match pieces.first() {
                Some(Glob::Letters(letters)) => letters,
                _ => "",
            },
            Self::Spelling(_) | Self::Expression(_) => "",
        }
    }
}

impl std::fmt::Debug for Spelling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Spelling").field("word", &self.word).field("most", &self.most).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for WordPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Wildcard(pieces) => f.debug_tuple("Wildcard").field(pieces).finish(),
            Self::Spelling(spelling) => spelling.fmt(f),
            Self::Expression(expression) => f.debug_tuple("Expression").field(expression).finish(),
        }
    }
}

fn push_letters(pieces: &mut Vec<Glob>, letters: &mut String, analyzer: &mut Analyzer) {
    if !letters.is_empty() {
        let folded = analyzer.term(letters, Form::Surface, Language::UNDETERMINED).to_owned();
        pieces.push(Glob::Letters(folded));
        letters.clear();
    }
}

/// Whether the word fits, trying each `*` as short as possible first and going back to the last one only: linear in the
/// word for each `*`.
fn fits(pieces: &[Glob], word: &str) -> bool {
    let (mut piece, mut rest) = (0, word);
    // Where the last `*` stands, and what was left of the word when it was tried last.
    let mut last_many: Option<(usize, &str)> = None;
    loop {
        let goes_on = match pieces.get(piece) {
            None => rest.is_empty().then_some(rest),
            Some(Glob::Many) => {
                last_many = Some((piece, rest));
                Some(rest)
            }
            Some(Glob::One) => rest.chars().next().map(|c| &rest[c.len_utf8()..]),
            Some(Glob::Letters(letters)) => rest.strip_prefix(letters.as_str()),
        };
        match (goes_on, last_many) {
            (Some(_), _) if piece == pieces.len() => return true,
            (Some(behind), _) => (piece, rest) = (piece + 1, behind),
            (None, Some((many, tried))) => {
                let Some(c) = tried.chars().next() else { return false };
                let shorter = &tried[c.len_utf8()..];
                last_many = Some((many, shorter));
                (piece, rest) = (many + 1, shorter);
            }
            (None, None) => return false,
        }
    }
}

impl Spelling {
    /// Returns how many edits a word that fits is away from the spelling.
    fn distance(&self, word: &str) -> u8 {
        match self.automaton.eval(word) {
            Distance::Exact(distance) | Distance::AtLeast(distance) => distance,
        }
    }

    fn fits(&self, word: &str) -> bool {
        let mut state = self.start();
        for byte in word.bytes() {
            state = self.step(state, byte);
            if !Self::may_fit(state) {
                return false;
            }
        }
        self.is_fit(state)
    }

    /// Returns the state before the first byte of a word.
    pub(super) fn start(&self) -> u32 {
        self.automaton.initial_state()
    }

    /// Returns the state after one more byte.
    pub(super) fn step(&self, state: u32, byte: u8) -> u32 {
        self.automaton.transition(state, byte)
    }

    /// True if the bytes up to here are a word that fits.
    pub(super) fn is_fit(&self, state: u32) -> bool {
        matches!(self.automaton.distance(state), Distance::Exact(_))
    }

    /// False if no word that begins so fits.
    pub(super) fn may_fit(state: u32) -> bool {
        state != SINK_STATE
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(pattern: &WordPattern, fitting: &str, others: &str) {
        for word in fitting.split(' ') {
            assert!(pattern.fits(word), "{word}");
        }
        for word in others.split(' ') {
            assert!(!pattern.fits(word), "{word}");
        }
    }

    fn wildcard(written: &str) -> WordPattern {
        WordPattern::wildcard(written, &mut Analyzer::default())
    }

    #[test]
    fn stars_stand_for_any_number_of_letters_and_question_marks_for_one() {
        check(&wildcard("artiller*"), "artillery artiller artillerist", "artille xartillery");
        check(&wildcard("*vostok"), "vostok vladivostok", "vostoks");
        check(&wildcard("wom?n"), "woman women wom\u{e9}n", "womn womaan");
        check(&wildcard("a*b*c"), "abc axbxbxc abcc", "acb ab");
        check(&wildcard("ZÜR*"), "zurich", "zaurich");
    }

    #[test]
    fn spellings_differ_by_letters_and_swaps() {
        check(&WordPattern::fuzzy("artilery", 1), "artilery artillery artlery ratilery", "artilllery kartillery");
        check(&WordPattern::fuzzy("putin", 2), "putin poutine putni", "pushing");
    }

    #[test]
    fn expressions_fit_whole_words() {
        check(&WordPattern::regex("vladi.*k"), "vladivostok", "vladivostoks xvladik");
    }

    proptest! {
        #[test]
        fn wildcards_fit_what_their_expression_fits(written in "[ab*?]{1,6}", word in "[ab]{0,8}") {
            let expression = written.replace('*', ".*").replace('?', ".");
            prop_assert_eq!(wildcard(&written).fits(&word), WordPattern::regex(&expression).fits(&word));
        }
    }
}
