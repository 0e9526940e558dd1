//! Single words, by brute force: what a word of a query has to be, and whether a word of a text is it.

use std::collections::HashMap;

use dateline::analysis::{Analyzer, Form};
use dateline::language::Language;
use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

/// A word of a text, with all that a query may ask of it.
#[derive(Debug, Clone)]
pub(super) struct KnownWord {
    /// The language that its text is analysed by.
    pub(super) language: Language,
    stem: String,
    folded: String,
    /// The letters of that.
    letters: Vec<char>,
    /// As it is written, letters composed, without what nobody sees.
    written: String,
    kind: Kind,
}

/// What stands at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A word, or a pair of CJK characters.
    Word,
    /// A CJK character.
    Character,
    /// A word of so many parts with hyphens and the like between.
    Joined(usize),
}

/// What a word of a query asks for.
#[derive(Debug, Clone)]
pub(super) enum WantedWord {
    /// All words with the same stem, by the rules of their language.
    Inflected(HashMap<Language, String>, Vec<Kind>),
    /// The word, folded.
    Exact(String),
    /// The word as it is written.
    Written(String),
    /// Folded words that these letters, with `*` and `?`, fit.
    Wildcard(Vec<char>),
    /// Folded words that are so few edits from this one.
    Fuzzy(Vec<char>, usize),
    /// Folded words that this expression fits as a whole.
    Expression(Regex),
    /// This CJK character.
    Character(String),
}

impl KnownWord {
    pub(super) fn new(written: &str, kind: Kind, language: Language, analyzer: &mut Analyzer) -> Self {
        let folded = fold(written, analyzer);
        Self {
            language,
            stem: analyzer.term(written, Form::Stem, language).to_owned(),
            letters: folded.chars().collect(),
            folded,
            written: visible(written),
            kind,
        }
    }

    /// True if this is its stem, and not that of what it is joined of.
    pub(super) fn has_stem(&self, stem: &str) -> bool {
        self.kind == Kind::Word && self.stem == stem
    }
}

impl WantedWord {
    pub(super) fn inflected(word: &str, kinds: Vec<Kind>, languages: &[Language], analyzer: &mut Analyzer) -> Self {
        let stem = |language: &Language| (*language, analyzer.term(word, Form::Stem, *language).to_owned());
        Self::Inflected(languages.iter().map(stem).collect(), kinds)
    }

    pub(super) fn exact(word: &str, analyzer: &mut Analyzer) -> Self {
        Self::Exact(fold(word, analyzer))
    }

    pub(super) fn written(word: &str) -> Self {
        Self::Written(visible(word))
    }

    /// Folds letter by letter, so that the letters of a wildcard must not depend on their neighbours.
    pub(super) fn wildcard(written: &str, analyzer: &mut Analyzer) -> Self {
        let mut letters = Vec::new();
        for c in written.chars() {
            match c {
                '*' | '?' => letters.push(c),
                _ => letters.extend(fold(&c.to_string(), analyzer).chars()),
            }
        }
        Self::Wildcard(letters)
    }

    pub(super) fn fuzzy(word: &str, distance: u8, analyzer: &mut Analyzer) -> Self {
        Self::Fuzzy(fold(word, analyzer).chars().collect(), usize::from(distance))
    }

    pub(super) fn expression(expression: &str) -> Self {
        let mut builder = RegexBuilder::new(&format!(r"\A(?:{expression})\z"));
        Self::Expression(builder.case_insensitive(true).build().unwrap())
    }

    /// True if a word of a text is what is asked for.
    pub(super) fn is(&self, word: &KnownWord) -> bool {
        let is_kind = match self {
            Self::Inflected(_, kinds) => kinds.contains(&word.kind),
            Self::Character(_) => word.kind == Kind::Character,
            _ => word.kind == Kind::Word,
        };
        if !is_kind {
            return false;
        }
        match self {
            Self::Inflected(stems, _) => stems.get(&word.language) == Some(&word.stem),
            Self::Exact(folded) | Self::Character(folded) => *folded == word.folded,
            Self::Written(written) => *written == word.written,
            Self::Wildcard(letters) => fits(letters, &word.letters),
            Self::Fuzzy(letters, most) => distance(letters, &word.letters) <= *most,
            Self::Expression(expression) => expression.is_match(&word.folded),
        }
    }
}

fn fold(word: &str, analyzer: &mut Analyzer) -> String {
    analyzer.term(word, Form::Surface, Language::UNDETERMINED).to_owned()
}

fn visible(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')).nfc().collect()
}

/// Whether letters with `*` and `?` fit a word.
fn fits(wildcard: &[char], word: &[char]) -> bool {
    match (wildcard, word) {
        ([], _) => word.is_empty(),
        (['*', rest @ ..], []) => fits(rest, word),
        (['*', rest @ ..], [_, behind @ ..]) => fits(rest, word) || fits(wildcard, behind),
        (_, []) => false,
        ([letter, rest @ ..], [c, behind @ ..]) => (*letter == '?' || letter == c) && fits(rest, behind),
    }
}

/// How many letters have to be inserted, left out, replaced or swapped with their neighbour, none of them twice: the
/// distance of optimal string alignment.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i.max(j);
                continue;
            }
            let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            table[i][j] = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            let is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if is_swapped {
                table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
            }
        }
    }
    table[a.len()][b.len()]
}
