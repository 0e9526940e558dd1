//! The postings of a word, block by block: for going through all of them, window by window, with little to do for each.

use tantivy::postings::BlockSegmentPostings;
use tantivy::{DocId, Score, TERMINATED};

use super::similarity::WordScore;
use crate::index::Lengths;

/// How many documents a window has: the arrays of one fit the first-level cache.
pub(crate) const WINDOW: usize = 2_048;
const BITS: usize = u64::BITS as usize;

/// A set of documents of a window, by their places.
#[derive(Debug, Clone)]
pub(crate) struct Places([u64; WINDOW / BITS]);

impl Default for Places {
    fn default() -> Self {
        Self([0; WINDOW / BITS])
    }
}

impl Places {
    /// Adds a place.
    #[inline]
    pub(crate) fn add(&mut self, place: usize) {
        self.0[place / BITS] |= 1 << (place % BITS);
    }

    /// True if a place is there.
    #[inline]
    pub(crate) fn has(&self, place: usize) -> bool {
        self.0[place / BITS] & (1 << (place % BITS)) != 0
    }

    /// Empties the set.
    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Calls `visit` with each place, rising, and empties the set.
    #[inline]
    pub(crate) fn drain(&mut self, mut visit: impl FnMut(usize)) {
        for (number, bits) in self.0.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                visit(number * BITS + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

/// The occurrences of one word in the documents of a window; empty but while they are added up.
pub(crate) struct Occurrences {
    counts: [Score; WINDOW],
    factors: [Score; WINDOW],
    found: Places,
}

impl Default for Occurrences {
    fn default() -> Self {
        Self { counts: [0.0; WINDOW], factors: [0.0; WINDOW], found: Places::default() }
    }
}

/// The postings of a stem in one field.
pub(super) struct BlockList {
    pub(super) postings: BlockSegmentPostings,
    /// Where in its block it stands.
    pub(super) at: usize,
    pub(super) field_weight: Score,
    pub(super) factor: Score,
}

impl BlockList {
    fn doc(&self) -> DocId {
        self.postings.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    /// Adds what stands before `end`.
    #[inline]
    fn add_before(&mut self, start: DocId, end: DocId, sums: &mut Occurrences) {
        loop {
            let (docs, counts) = (self.postings.docs(), self.postings.freqs());
            let length = docs.len().min(counts.len());
            while self.at < length && docs[self.at] < end {
                let place = (docs[self.at] - start) as usize;
                #[expect(clippy::cast_precision_loss, reason = "a number of occurrences")]
                let count = counts[self.at] as Score;
                sums.counts[place] += self.field_weight * count;
                sums.factors[place] = sums.factors[place].max(self.factor);
                sums.found.add(place);
                self.at += 1;
            }
            if self.at < length || length == 0 {
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

/// The documents that have a word.
pub(crate) struct StemBlocks {
    pub(super) lists: Vec<BlockList>,
    pub(super) score: WordScore,
    pub(super) lengths: Lengths,
}

impl StemBlocks {
    /// Returns the next document.
    pub(crate) fn doc(&self) -> DocId {
        self.lists.iter().map(BlockList::doc).min().unwrap_or(TERMINATED)
    }

    /// Calls `visit` with the place of each document of a window that has the word, its score, and whether the word is more
    /// than a function word there. No document may lie before `start`.
    #[inline]
    pub(crate) fn for_each(
        &mut self,
        start: DocId,
        end: DocId,
        sums: &mut Occurrences,
        mut visit: impl FnMut(usize, Score, bool),
    ) {
        for list in &mut self.lists {
            list.add_before(start, end, sums);
        }
        let Occurrences { counts, factors, found } = sums;
        found.drain(|place| {
            let count = std::mem::take(&mut counts[place]);
            let factor = std::mem::take(&mut factors[place]);
            let doc = start + u32::try_from(place).expect("a window is small");
            let score = if factor > 0.0 { self.score.score(count, self.lengths.of(doc), factor) } else { 0.0 };
            visit(place, score, factor > 0.0);
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_come_out_once_and_in_order(mut added in proptest::collection::vec(0..WINDOW, 0..300)) {
            let mut places = Places::default();
            for place in &added {
                places.add(*place);
            }
            prop_assert!(added.iter().all(|place| places.has(*place)));
            let mut drained = Vec::new();
            places.drain(|place| drained.push(place));
            added.sort_unstable();
            added.dedup();
            prop_assert_eq!(drained, added);
            places.drain(|_| panic!("nothing is left"));
        }
    }
}
