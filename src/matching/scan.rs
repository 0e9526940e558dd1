//! Where in a long text a word may begin that could be wanted, by its first two bytes: many bytes are compared at once.

use super::beginnings::Pair;
use crate::analysis::begins_word;

/// The most pairs of letters that are compared with each byte; with more of them, words are cut one by one.
const MAX_PAIRS: usize = 24;

/// How many bytes are compared at once.
const BLOCK: usize = 64;

/// Looks for the beginnings of words.
#[derive(Debug)]
pub(super) struct Scan {
    pairs: Vec<Comparison>,
}

/// A pair of bytes, in either case. A byte is the same if it has the same value under the mask.
#[derive(Debug, Clone, Copy)]
struct Comparison {
    first: u8,
    first_mask: u8,
    second: u8,
    second_mask: u8,
}

impl Scan {
    /// Prepares to look for words that begin with these letters; None if there are too many.
    pub(super) fn new(pairs: &[Pair]) -> Option<Self> {
        // Letters differ from their capitals by one bit; digits have no capitals.
        let mask = |byte: u8| if byte.is_ascii_alphabetic() { 0xDF } else { 0xFF };
        let comparison = |pair: &Pair| {
            let (first_mask, second_mask) = (mask(pair.first), pair.second.map_or(0, mask));
            let second = pair.second.unwrap_or(0) & second_mask;
            Comparison { first: pair.first & first_mask, first_mask, second, second_mask }
        };
        (pairs.len() <= MAX_PAIRS).then(|| Self { pairs: pairs.iter().map(comparison).collect() })
    }

    /// Calls `visit` with each place in a text where a word begins, if it begins with one of the pairs or with a letter
    /// that is not ASCII; in rising order.
    pub(super) fn for_each(&self, text: &str, visit: &mut dyn FnMut(usize)) {
        let bytes = text.as_bytes();
        let mut around = [0; BLOCK + 3];
        for start in (0..bytes.len()).step_by(BLOCK) {
            // One byte before the block and two behind it.
            if let Some(here) = start.checked_sub(1).and_then(|before| bytes.get(before..start + BLOCK + 2)) {
                around.copy_from_slice(here);
            } else {
                around = [0; BLOCK + 3];
                let first = usize::from(start == 0);
                let here = &bytes[(start + first) - 1..bytes.len().min(start + BLOCK + 2)];
                around[first..first + here.len()].copy_from_slice(here);
            }
            let flags = self.flags(&around);
            for (eighth, chunk) in flags.chunks_exact(8).enumerate() {
                let mut bits = u64::from_le_bytes(chunk.try_into().expect("the chunk has eight bytes"));
                while bits != 0 {
                    let at = start + 8 * eighth + bits.trailing_zeros() as usize / 8;
                    bits &= bits - 1;
                    if begins_word(text, at) {
                        visit(at);
                    }
                }
            }
        }
    }

    /// Returns for each byte of a block 1 if a wanted word may begin there, else 0.
    fn flags(&self, around: &[u8; BLOCK + 3]) -> [u8; BLOCK] {
        let mut flags = [0; BLOCK];
        let (before, here, second, third) = (&around[..BLOCK], &around[1..=BLOCK], &around[2..BLOCK + 2], &around[3..]);
        // Where any second letter may follow: what is no ASCII may fold to one, and what joins letters stands between.
        let mut may_be_any = [0; BLOCK];
        for place in 0..BLOCK {
            let byte = second[place];
            may_be_any[place] = byte >> 7 | u8::from(matches!(byte, b'.' | b'-' | b'\'' | b'&'));
        }
        for pair in &self.pairs {
            for place in 0..BLOCK {
                let is_first = u8::from(here[place] & pair.first_mask == pair.first);
                let is_second = u8::from(second[place] & pair.second_mask == pair.second) | may_be_any[place];
                flags[place] |= is_first & is_second;
            }
        }
        for place in 0..BLOCK {
            let is_in_word = u8::from((before[place] | 0x20).wrapping_sub(b'a') < 26)
                | u8::from(before[place].wrapping_sub(b'0') < 10);
            // Quotes and dashes are no letters: U+2000 to U+203F but for the joiners.
            let is_punctuation =
                u8::from(here[place] == 0xE2) & u8::from(second[place] == 0x80) & u8::from(third[place] & 0xFE != 0x8C);
            let is_other = u8::from(here[place] >= 0xC0) & !is_punctuation;
            flags[place] = (flags[place] | is_other) & (1 - is_in_word);
        }
        flags
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::words;

    proptest! {
        #[test]
        fn every_word_that_begins_so_is_found(
            text in "(aB?|Ab|a.b|ba|[a-c1]{1,9}|é|“|—|\u{200d}|\u{301}|北京|北| |[.\n]|\\PC){0,90}"
        ) {
            let pairs = [Pair { first: b'a', second: Some(b'b') }, Pair { first: b'1', second: None }];
            let mut found = Vec::new();
            Scan::new(&pairs).unwrap().for_each(&text, &mut |at| found.push(at));
            prop_assert!(found.is_sorted());
            let all: Vec<usize> = words(&text).map(|range| range.start).collect();
            prop_assert!(found.iter().all(|at| all.contains(at)), "no word begins there");
            for range in words(&text) {
                let word = text[range.clone()].to_ascii_lowercase();
                let is_wanted = word.starts_with("ab") || word.starts_with("a.b") || word.starts_with('1');
                let is_other = !word.is_char_boundary(1) && begins_word(&text, range.start);
                prop_assert!(!(is_wanted || is_other) || found.contains(&range.start), "{}", word);
            }
        }
    }
}
