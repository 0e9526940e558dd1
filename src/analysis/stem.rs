//! Stems by the rules of a language, and a cache of them.
//!
//! News repeats its words: a small direct-mapped cache answers nearly every call without running the rules.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rust_stemmers::{Algorithm, Stemmer};

use super::fold;
use super::joined::without_joined_mark;
use crate::language::Language;

/// The stemming rules of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stemming {
    algorithm: Algorithm,
    /// The code that marks its stems.
    code: &'static str,
}

/// Between a stem and the code of its language. Stems of different languages are different terms: the Finnish stem of
/// `Putin` is `put`, which is nothing that an English article with `put` in it should be found for.
const LANGUAGE_MARK: char = '\u{1}';

impl Stemming {
    /// Returns the rules for a language, None where there are none.
    pub(super) fn of(language: Language) -> Option<Self> {
        let (algorithm, code) = match language.code() {
            "ar" => (Algorithm::Arabic, "ar"),
            "da" => (Algorithm::Danish, "da"),
            "de" => (Algorithm::German, "de"),
            "el" => (Algorithm::Greek, "el"),
            "en" => (Algorithm::English, "en"),
            "es" => (Algorithm::Spanish, "es"),
            "fi" => (Algorithm::Finnish, "fi"),
            "fr" => (Algorithm::French, "fr"),
            "hu" => (Algorithm::Hungarian, "hu"),
            "it" => (Algorithm::Italian, "it"),
            "nb" | "nn" | "no" => (Algorithm::Norwegian, "no"),
            "nl" => (Algorithm::Dutch, "nl"),
            "pt" => (Algorithm::Portuguese, "pt"),
            "ro" => (Algorithm::Romanian, "ro"),
            "ru" => (Algorithm::Russian, "ru"),
            "sv" => (Algorithm::Swedish, "sv"),
            "ta" => (Algorithm::Tamil, "ta"),
            "tr" => (Algorithm::Turkish, "tr"),
            _ => return None,
        };
        Some(Self { algorithm, code })
    }

    /// Returns a number that no other rules have, not 0.
    pub(super) fn number(self) -> u8 {
        self.algorithm as u8 + 1
    }

    /// Marks a stem as one of this language.
    pub(super) fn mark(self, stem: &mut String) {
        stem.push(LANGUAGE_MARK);
        stem.push_str(self.code);
    }
}

/// True if a term may stand for a word of a text in `language`: if it is a stem by the rules of that language, or has no
/// mark where there are none.
pub fn is_stem_in(stem: &str, language: Language) -> bool {
    stem_language(stem) == Stemming::of(language).map(|stemming| stemming.code)
}

/// Returns the code of the language by the rules of which a stem is one, None where there were no rules.
pub fn stem_language(stem: &str) -> Option<&str> {
    without_joined_mark(stem).split_once(LANGUAGE_MARK).map(|(_, code)| code)
}

/// Returns the letters of a stem in `language` that all its words begin with when they are folded: none, one or two.
///
/// The rules take endings off. Those of Arabic and Tamil take off beginnings, too; those of Finnish change the second
/// letter, and others may. Of all words of some thousand articles, and their endings behind all pairs of letters, only
/// `dying`, `lying` and `tying` have another second letter than their stem in the languages that are named here.
pub fn kept_beginning(stem: &str, language: Language) -> &str {
    let stem = without_joined_mark(stem);
    let letters = stem.split_once(LANGUAGE_MARK).map_or(stem, |(letters, _)| letters);
    let n_kept = match Stemming::of(language).map(|stemming| stemming.code) {
        Some("en") if matches!(letters, "die" | "lie" | "tie") => 1,
        None | Some("da" | "de" | "en" | "es" | "fr" | "nl" | "no" | "pt" | "ru" | "sv") => 2,
        Some("ar" | "ta") => 0,
        Some(_) => 1,
    };
    let end = letters.char_indices().nth(n_kept).map_or(letters.len(), |(end, _)| end);
    &letters[..end]
}

/// How many stems a cache for a few texts holds, which has to be made for each query.
const FEW_SLOTS: usize = 1 << 10;

/// How many stems a cache for some words holds, which costs nothing to make.
pub(super) const HARDLY_ANY_SLOTS: usize = 1 << 4;

/// The longest word, and the longest stem, that has a place in the cache, in bytes.
const SLOT_TEXT: usize = 30;

/// Stems seen lately, each in the one slot that its hash points to.
#[derive(Clone)]
pub(super) struct StemCache {
    /// Empty until the first word comes, so that an analyzer that never stems costs nothing.
    slots: Vec<Slot>,
    /// How many slots there will be: a power of two.
    size: usize,
}

impl Default for StemCache {
    fn default() -> Self {
        Self::with_slots(FEW_SLOTS)
    }
}

#[derive(Clone, Copy)]
struct Slot {
    algorithm: Option<Algorithm>,
    word_length: u8,
    stem_length: u8,
    word: [u8; SLOT_TEXT],
    stem: [u8; SLOT_TEXT],
}

const EMPTY: Slot =
    Slot { algorithm: None, word_length: 0, stem_length: 0, word: [0; SLOT_TEXT], stem: [0; SLOT_TEXT] };

impl StemCache {
    /// Makes a cache of so many slots, a power of two.
    pub(super) fn with_slots(size: usize) -> Self {
        Self { slots: Vec::new(), size }
    }

    /// Writes the stem of `word`, which is in lower case, to `out`, without diacritics.
    pub(super) fn stem(&mut self, word: &str, stemming: Stemming, out: &mut String) {
        if word.len() > SLOT_TEXT {
            return stem_uncached(word, stemming, out);
        }
        if self.slots.is_empty() {
            self.slots = vec![EMPTY; self.size];
        }
        let slot = &mut self.slots[slot_of(word.as_bytes(), self.size)];
        let is_hit = slot.algorithm == Some(stemming.algorithm)
            && &slot.word[..usize::from(slot.word_length)] == word.as_bytes();
        if is_hit {
            out.clear();
            let stem = &slot.stem[..usize::from(slot.stem_length)];
            out.push_str(std::str::from_utf8(stem).expect("the cache holds whole stems"));
            return;
        }
        stem_uncached(word, stemming, out);
        if out.len() <= SLOT_TEXT {
            let mut filled = EMPTY;
            filled.algorithm = Some(stemming.algorithm);
            filled.word_length = u8::try_from(word.len()).expect("the word fits a slot");
            filled.stem_length = u8::try_from(out.len()).expect("the stem fits a slot");
            filled.word[..word.len()].copy_from_slice(word.as_bytes());
            filled.stem[..out.len()].copy_from_slice(out.as_bytes());
            *slot = filled;
        }
    }
}

impl fmt::Debug for StemCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StemCache").field("size", &self.size).finish_non_exhaustive()
    }
}

/// FNV-1a, its upper bits folded into the lower ones: words are short and the table is small.
fn slot_of(word: &[u8], slots: usize) -> usize {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let folded = hash ^ (hash >> 32);
    usize::try_from(folded & (slots as u64 - 1)).expect("a slot number is small")
}

fn stem_uncached(word: &str, stemming: Stemming, out: &mut String) {
    let stemmer = Stemmer::create(stemming.algorithm);
    // The change log of tantivy 0.27 has a panic of the Greek rules; a word they fail on is its own stem.
    let stem = match stemming.algorithm {
        Algorithm::Greek => catch_unwind(AssertUnwindSafe(|| stemmer.stem(word))).unwrap_or(word.into()),
        Algorithm::Arabic => {
            fold::strip_diacritics(word, out);
            stemmer.stem(without_article(out)).into_owned().into()
        }
        _ => stemmer.stem(word),
    };
    fold::strip_diacritics(&stem, out);
}

/// The Arabic article with what is written as one word with it: *and*, *so*, *with*, *like*, *for*. Longer ones come first.
const ARTICLES: [&str; 11] = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
/// The fewest letters of what stands behind it.
const LEAST_BEHIND_ARTICLE: usize = 3;

/// Returns an Arabic word without its article and what stands before that.
///
/// The rules of the language take off `ال` and `بال`, but not `وال` or `وبال`, and from `الوزير` something else than from
/// `وزير`. Measured: the mean reciprocal rank of the right paragraph for the Arabic questions of `XQuAD` is .918 without this
/// and .925 with it.
fn without_article(word: &str) -> &str {
    let rests = ARTICLES.iter().filter_map(|article| word.strip_prefix(article));
    let mut long = rests.filter(|rest| rest.chars().nth(LEAST_BEHIND_ARTICLE - 1).is_some());
    long.next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::{Analyzer, Form};

    proptest! {
        #[test]
        fn words_begin_as_their_stems_say(
            code in "(da|de|en|es|fi|fr|hu|it|nl|no|pt|ro|ru|sv|tr|uk)",
            beginning in "([a-zäöüéçñ]{1,3}|[а-яё]{1,3})",
            ending in "([a-z]{0,4}|ying|ies|lle|ssa|heden|aux|ment|ungen|ості|ость|ами|ее|[а-я]{0,4})",
        ) {
            let mut analyzer = Analyzer::default();
            let language: Language = code.parse().unwrap();
            let word = beginning + &ending;
            let stem = analyzer.term(&word, Form::Stem, language).to_owned();
            prop_assert!(is_stem_in(&stem, language));
            let folded = analyzer.term(&word, Form::Surface, language);
            prop_assert!(folded.starts_with(kept_beginning(&stem, language)), "{} {} {}", word, folded, stem);
        }
    }

    #[test]
    fn arabic_words_are_the_same_with_article_and_conjunctions() {
        let mut analyzer = Analyzer::default();
        let mut stem = |word: &str| analyzer.term(word, Form::Stem, "ar".parse().unwrap()).to_owned();
        for word in ["الوزير", "والوزير", "للوزير", "بالوزير", "وبالوزير", "وَالْوَزِير"]
        {
            assert_eq!(stem(word), stem("وزير"), "{word}");
        }
        assert_ne!(stem("الى"), stem("ى"));
    }

    #[test]
    fn stems_are_told_by_their_language() {
        let mut analyzer = Analyzer::default();
        let stem = analyzer.term("trains", Form::Stem, Language::ENGLISH).to_owned();
        assert!(is_stem_in(&stem, Language::ENGLISH));
        assert!(!is_stem_in(&stem, Language::UNDETERMINED));
        assert!(is_stem_in("trains", Language::UNDETERMINED));
    }
}
