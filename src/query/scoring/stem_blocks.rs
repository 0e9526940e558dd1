//! The postings of a word, block by block: for going through all of them, window by window, with little to do for each.

use tantivy::postings::BlockSegmentPostings;
use tantivy::{DocId, Score, TERMINATED};

use super::similarity::WordScore;
use crate::index::Lengths;

/// How many documents a window has: the arrays of a word fit the first-level cache.
pub(crate) const WINDOW: usize = 2_048;
const BITS: usize = u64::BITS as usize;

/// A set of documents of a window, by their places.
#[derive(Debug, Clone, Copy)]
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

    /// Returns how many places there are.
    pub(crate) fn count(&self) -> u64 {
        self.0.iter().map(|bits| u64::from(bits.count_ones())).sum()
    }

    /// Adds the places of another set.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Keeps the places that are in another set, too.
    pub(crate) fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    /// Takes the places of another set out.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= !other);
    }

    /// Calls `visit` with each place, rising.
    #[inline]
    pub(crate) fn for_each(&self, mut visit: impl FnMut(usize)) {
        for (number, bits) in self.0.iter().enumerate() {
            let mut left = *bits;
            while left != 0 {
                visit(number * BITS + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

/// Values of some documents of a window, one behind the other; the value of a document is found by the number of documents
/// before it, which costs less than putting each at a place of its own, since most are never asked for.
#[derive(Debug, Default)]
pub(crate) struct WindowValues<T> {
    /// The documents.
    pub(crate) found: Places,
    values: Vec<T>,
    /// How many documents lie before each 64 places.
    ranks: [u16; WINDOW / BITS],
}

impl<T: Copy> WindowValues<T> {
    /// Empties it.
    pub(crate) fn clear(&mut self) {
        self.found.clear();
        self.values.clear();
    }

    /// Adds the value of the next document.
    #[inline]
    pub(crate) fn push(&mut self, place: usize, value: T) {
        self.found.add(place);
        self.values.push(value);
    }

    /// Makes ready to be asked.
    pub(crate) fn finish(&mut self) {
        let mut rank = 0;
        for (bits, before) in self.found.0.iter().zip(&mut self.ranks) {
            *before = rank;
            rank += u16::try_from(bits.count_ones()).expect("a number of bits is small");
        }
    }

    /// Returns the value of a document, None if it has none.
    #[inline]
    pub(crate) fn get(&self, place: usize) -> Option<T> {
        let bits = self.found.0[place / BITS];
        let below = bits & ((1 << (place % BITS)) - 1);
        let rank = usize::from(self.ranks[place / BITS]) + below.count_ones() as usize;
        if self.found.has(place) { self.values.get(rank).copied() } else { None }
    }
}

/// What one word has in the documents of a window.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// The documents that have it.
    pub(crate) found: Places,
    /// The numbers of occurrences of each of its lists.
    lists: Vec<WindowValues<u32>>,
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

    /// Takes what stands before `end`.
    fn take_before(&mut self, start: DocId, end: DocId, values: &mut WindowValues<u32>) {
        values.clear();
        loop {
            let (docs, freqs) = (&self.postings.docs()[self.at..], self.postings.freqs());
            let n_here = if docs.last().is_some_and(|last| *last < end) {
                docs.len()
            } else {
                docs.partition_point(|doc| *doc < end)
            };
            docs[..n_here].iter().for_each(|doc| values.found.add((*doc - start) as usize));
            values.values.extend_from_slice(&freqs[self.at..self.at + n_here]);
            let is_at_end = n_here < docs.len() || docs.is_empty();
            self.at += n_here;
            if is_at_end {
                break;
            }
            self.postings.advance();
            self.at = 0;
        }
        values.finish();
    }

    /// Adds all documents, with their occurrences, weighted.
    fn add_all(&mut self, sums: &mut Vec<(DocId, Score)>) {
        while !self.postings.docs().is_empty() {
            let documents = self.postings.docs().iter().zip(self.postings.freqs());
            sums.extend(documents.map(|(doc, freq)| (*doc, self.field_weight * as_count(*freq))));
            self.postings.advance();
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of occurrences")]
fn as_count(freq: u32) -> Score {
    freq as Score
}

/// The documents that have a word.
pub(crate) struct StemBlocks {
    lists: Vec<BlockList>,
    score: WordScore,
    lengths: Lengths,
    /// What the score is multiplied by; None if that is not the same in all lists.
    factor: Option<Score>,
}

impl StemBlocks {
    pub(super) fn new(lists: Vec<BlockList>, score: WordScore, lengths: Lengths) -> Self {
        let first = lists.first().map(|list| list.factor);
        let factor = first.filter(|first| lists.iter().all(|list| list.factor.to_bits() == first.to_bits()));
        Self { lists, score, lengths, factor }
    }

    /// Returns the next document.
    pub(crate) fn doc(&self) -> DocId {
        self.lists.iter().map(BlockList::doc).min().unwrap_or(TERMINATED)
    }

    /// Returns what no score exceeds.
    pub(crate) fn most(&self) -> Score {
        let factor = self.lists.iter().map(|list| list.factor).fold(0.0, Score::max);
        self.score.most(factor)
    }

    /// True if the word is more than a function word in all documents that have it.
    pub(crate) fn is_content(&self) -> bool {
        self.lists.iter().all(|list| list.factor > 0.0)
    }

    /// Calls `offer` with each document that may have the score that it returned last, and with its score; not in order. Returns
    /// how many documents have the word. To be asked once, before anything else, and only if [`Self::is_simple`].
    ///
    /// Most blocks of postings have no document with as many occurrences as that takes, and are passed over with a look at
    /// the largest number.
    pub(crate) fn for_each_best(&mut self, mut offer: impl FnMut(DocId, Score) -> Score) -> u64 {
        let (score, lengths, factor) = (self.score, &self.lengths, self.factor.unwrap_or(0.0));
        self.lists.sort_by_key(|list| std::cmp::Reverse(list.postings.doc_freq()));
        let Some((main, others)) = self.lists.split_first_mut() else { return 0 };
        let mut in_other = Vec::new();
        others.iter_mut().for_each(|list| list.add_all(&mut in_other));
        let mut threshold = 0.0;
        let mut least = 0.0;
        let mut take = |doc: DocId, count: Score| {
            if count >= least {
                let new = offer(doc, score.score(count, lengths.of(doc), factor));
                if new > threshold {
                    threshold = new;
                    least = score.least_occurrences(threshold, factor);
                }
            }
            least
        };
        let mut least_here = 0.0;
        let mut n_documents = 0;
        let mut others_left = in_other.as_slice();
        loop {
            let (docs, freqs) = (main.postings.docs(), main.postings.freqs());
            let Some(last) = docs.last() else { break };
            n_documents += docs.len() as u64;
            let (here, behind) = others_left.split_at(others_left.partition_point(|(doc, _)| doc <= last));
            others_left = behind;
            for (doc, count) in here {
                let in_main = docs.binary_search(doc).ok().map(|place| main.field_weight * as_count(freqs[place]));
                n_documents += u64::from(in_main.is_none());
                least_here = take(*doc, count + in_main.unwrap_or(0.0));
            }
            let most = freqs.iter().copied().max().unwrap_or(0);
            if main.field_weight * as_count(most) >= least_here {
                for (doc, freq) in docs.iter().zip(freqs) {
                    let count = main.field_weight * as_count(*freq);
                    if count >= least_here && here.binary_search_by_key(doc, |(doc, _)| *doc).is_err() {
                        least_here = take(*doc, count);
                    }
                }
            }
            main.postings.advance();
        }
        n_documents += others_left.len() as u64;
        for (doc, count) in others_left {
            take(*doc, *count);
        }
        n_documents
    }

    /// True if the score of the word is multiplied by the same in all documents, and its occurrences are summed up over no
    /// more than two lists, so that their order cannot change a sum.
    pub(crate) fn is_simple(&self) -> bool {
        self.factor.is_some() && self.lists.len() <= 2
    }

    /// Takes in the documents of a window. No document may lie before `start`.
    pub(crate) fn fill(&mut self, start: DocId, end: DocId, sums: &mut Sums) {
        sums.found.clear();
        sums.lists.resize_with(self.lists.len(), WindowValues::default);
        for (list, values) in self.lists.iter_mut().zip(&mut sums.lists) {
            list.take_before(start, end, values);
            sums.found.unite(&values.found);
        }
    }

    /// Returns what the score of a document of the window is multiplied by: 0 if the word is a function word there.
    #[inline]
    pub(crate) fn factor(&self, sums: &Sums, place: usize) -> Score {
        let here = || self.lists.iter().zip(&sums.lists).filter(|(_, values)| values.found.has(place));
        self.factor.unwrap_or_else(|| here().map(|(list, _)| list.factor).fold(0.0, Score::max))
    }

    /// Returns the score of a document of the window that has the word.
    #[inline]
    pub(crate) fn score(&self, sums: &Sums, place: usize, doc: DocId) -> Score {
        let factor = self.factor(sums, place);
        if factor <= 0.0 {
            return 0.0;
        }
        let in_lists = self.lists.iter().zip(&sums.lists);
        let counts = in_lists.filter_map(|(list, values)| Some(list.field_weight * as_count(values.get(place)?)));
        self.score.score(counts.sum(), self.lengths.of(doc), factor)
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
            let mut seen = Vec::new();
            places.for_each(|place| seen.push(place));
            added.sort_unstable();
            added.dedup();
            prop_assert_eq!(places.count(), added.len() as u64);
            prop_assert_eq!(seen, added);
            places.clear();
            places.for_each(|_| panic!("nothing is left"));
        }

        #[test]
        fn each_document_has_its_value(places in proptest::collection::btree_set(0..WINDOW, 0..300)) {
            let mut values = WindowValues::default();
            places.iter().for_each(|place| values.push(*place, place * 3));
            values.finish();
            for place in 0..WINDOW {
                prop_assert_eq!(values.get(place), places.contains(&place).then_some(place * 3));
            }
        }
    }
}
