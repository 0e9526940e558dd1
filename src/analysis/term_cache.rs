//! The terms of words seen lately: news repeats its words, and a small direct-mapped cache answers nearly always.

use std::fmt;

use super::glued::may_be_glued;
use super::stem::Stemming;
use super::{Analyzer, Form};
use crate::language::Language;

/// How many slots there are: 2^16 of 64 bytes are 4 MiB. With 2^15 indexing news takes 2 % more CPU time, with 2^17 3 % less.
const SLOTS: usize = 1 << 16;

/// How many bytes of a slot are for the word and its terms.
const SLOT_TEXT: usize = 59;

/// The language number of a slot that holds nothing.
const EMPTY: u8 = u8::MAX;

/// Makes the terms that the index needs of a word.
pub(super) struct TermCache {
    /// Empty until the first word comes, so that a run that writes nothing costs nothing.
    slots: Vec<Slot>,
    analyzer: Analyzer,
    uncached: Uncached,
}

/// One word: it, its stem, and what is written of it if that is not the word itself.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Slot {
    /// The number of the rules of stemming.
    stemming: u8,
    word_length: u8,
    stem_length: u8,
    /// 0 if it is the word itself.
    written_length: u8,
    may_be_glued: bool,
    text: [u8; SLOT_TEXT],
}

const NOTHING: Slot = Slot {
    stemming: EMPTY,
    word_length: 0,
    stem_length: 0,
    written_length: 0,
    may_be_glued: false,
    text: [0; SLOT_TEXT],
};

/// The terms of a word that has no place in the cache.
#[derive(Default)]
struct Uncached {
    stem: String,
    written: String,
}

/// The terms of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordTerms<'a> {
    pub(super) stem: &'a [u8],
    /// The term that tells how it is written.
    pub(super) written: &'a [u8],
    /// Whether its letters say that it may be two words.
    pub(super) may_be_glued: bool,
}

impl TermCache {
    pub(super) fn new() -> Self {
        Self { slots: Vec::new(), analyzer: Analyzer::for_a_query(), uncached: Uncached::default() }
    }

    /// What makes terms without a cache.
    pub(super) fn analyzer(&mut self) -> &mut Analyzer {
        &mut self.analyzer
    }

    /// Returns the terms of a whole word of a text in `language`, by the rules of `stemming`, which are those of the
    /// language.
    #[inline]
    pub(super) fn terms(&mut self, word: &str, language: Language, stemming: Option<Stemming>) -> WordTerms<'_> {
        let number = stemming.map_or(0, Stemming::number);
        let place = slot_of(word.as_bytes());
        let is_hit = self.slots.get(place).is_some_and(|slot| {
            slot.stemming == number
                && usize::from(slot.word_length) == word.len()
                && slot.text[..word.len()] == *word.as_bytes()
        });
        if is_hit { self.slots[place].terms() } else { self.make(place, word, language, number) }
    }

    #[cold]
    fn make(&mut self, place: usize, word: &str, language: Language, number: u8) -> WordTerms<'_> {
        let Self { slots, analyzer, uncached: Uncached { stem, written } } = self;
        stem.clear();
        stem.push_str(analyzer.term(word, Form::Stem, language));
        written.clear();
        written.push_str(analyzer.written_term(word, false));
        let may_be_glued = may_be_glued(word);
        let kept = if written == word { "" } else { written.as_str() };
        let terms = WordTerms { stem: stem.as_bytes(), written: written.as_bytes(), may_be_glued };
        if slots.is_empty() {
            *slots = vec![NOTHING; SLOTS];
        }
        // An empty term would look like one that is the word itself.
        if word.len() + stem.len() + kept.len() > SLOT_TEXT || written.is_empty() {
            return terms;
        }
        let length = |text: &str| u8::try_from(text.len()).expect("it fits a slot");
        let slot = &mut slots[place];
        slot.stemming = number;
        (slot.word_length, slot.stem_length, slot.written_length) = (length(word), length(stem), length(kept));
        slot.may_be_glued = may_be_glued;
        let texts = [word, stem.as_str(), kept].concat();
        slot.text[..texts.len()].copy_from_slice(texts.as_bytes());
        terms
    }
}

impl Slot {
    #[inline]
    fn terms(&self) -> WordTerms<'_> {
        let [word, stem, written] = [self.word_length, self.stem_length, self.written_length].map(usize::from);
        let written = if written == 0 { 0..word } else { word + stem..word + stem + written };
        WordTerms { stem: &self.text[word..word + stem], written: &self.text[written], may_be_glued: self.may_be_glued }
    }
}

impl fmt::Debug for TermCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TermCache").field("slots", &self.slots.len()).finish_non_exhaustive()
    }
}

/// Multiplies by an odd number, eight bytes at a time; the upper bits depend on all bytes.
#[inline]
fn slot_of(word: &[u8]) -> usize {
    let mut hash = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mixed(hash ^ u64::from_le_bytes(chunk.try_into().expect("a chunk has 8 bytes")));
    }
    let rest = chunks.remainder().iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    let hash = mixed(hash ^ rest);
    usize::try_from(hash & (SLOTS as u64 - 1)).expect("a slot number is small")
}

#[inline]
fn mixed(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn terms_are_those_of_the_analyzer(
            words in prop::collection::vec("[a-cA-Cäßя京\u{AD}.]{1,3}|[a-z]{20,40}|[A-Z][a-z]{3,9}(ing|ed|with)", 1..30),
            codes in prop::collection::vec("(en|de|ru|und)", 1..3),
        ) {
            let mut cache = TermCache::new();
            let mut analyzer = Analyzer::default();
            // Twice, the second time out of the cache.
            for word in words.iter().chain(&words) {
                for code in &codes {
                    let language: Language = code.parse().unwrap();
                    let terms = cache.terms(word, language, Stemming::of(language));
                    prop_assert_eq!(terms.stem, analyzer.term(word, Form::Stem, language).as_bytes());
                    prop_assert_eq!(terms.written, analyzer.written_term(word, false).as_bytes());
                    prop_assert_eq!(terms.may_be_glued, may_be_glued(word));
                }
            }
        }
    }
}
