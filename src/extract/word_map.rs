//! Maps and sets of short texts with a hash that takes eight bytes at a time.
//!
//! The tables of phrases are asked for every line of every page, and the standard hash is made to withstand chosen keys,
//! which the tables do not need: what a page asks for changes nothing in them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map of texts.
pub(super) type WordMap<'a, T> = HashMap<&'a str, T, BuildHasherDefault<WordHasher>>;

/// A set of texts.
pub(super) type WordSet<'a> = HashSet<&'a str, BuildHasherDefault<WordHasher>>;

/// Multiplies and folds; the factor is the fraction of the golden ratio in 64 bits, which is odd and has no pattern.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value) * 0x9e37_79b9_7f4a_7c15;
        let [low, high] = [product, product >> 64].map(|half| half & u128::from(u64::MAX));
        self.0 = u64::try_from(low ^ high).unwrap_or_default().rotate_left(23);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, _: u8) {
        // The end of a text; its length is in the hash already.
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        let mut hasher = WordHasher::default();
        hasher.write(text.as_bytes());
        hasher.finish()
    }

    #[test]
    fn tells_texts_apart_that_differ_in_a_byte_or_in_length() {
        let texts = ["", "a", "b", "ab", "ba", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "\0", "\0\0", "share this article"];
        let hashes: HashSet<u64> = texts.map(hash).into_iter().collect();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn spreads_texts_over_the_low_and_the_high_bits() {
        let hashes: Vec<u64> = (0..4_096).map(|n| hash(&format!("word{n}"))).collect();
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xfff).collect();
        let high: HashSet<u64> = hashes.iter().map(|hash| hash >> 57).collect();
        assert!(low.len() > 2_300 && high.len() == 128, "{} {}", low.len(), high.len());
    }

    #[test]
    fn maps_and_sets_find_what_is_in_them() {
        let set: WordSet<'_> = ["share", "tweet"].into_iter().collect();
        assert!(set.contains("tweet") && !set.contains("twee"));
        let map: WordMap<'_, u8> = [("share", 1), ("tweet", 2)].into_iter().collect();
        assert_eq!((map.get("share"), map.get("")), (Some(&1), None));
    }
}
