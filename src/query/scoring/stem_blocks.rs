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

/// What one word has in the documents of a window.
#[derive(Debug)]
pub(crate) struct Sums {
    /// The documents that have it. Of others the arrays hold whatever was there before.
    pub(crate) found: Places,
    /// Its occurrences, weighted by their fields.
    pub(crate) counts: Box<[Score; WINDOW]>,
    /// What its score is multiplied by, where that is not the same for all documents.
    factors: Option<Box<[Score; WINDOW]>>,
}

impl Default for Sums {
    fn default() -> Self {
        Self { found: Places::default(), counts: Box::new([0.0; WINDOW]), factors: None }
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

    /// Visits what stands before `end`, with place and weighted number of occurrences.
    #[inline]
    fn visit_before(&mut self, start: DocId, end: DocId, mut visit: impl FnMut(usize, Score)) {
        loop {
            let (docs, counts) = (self.postings.docs(), self.postings.freqs());
            let length = docs.len().min(counts.len());
            let left = docs[self.at..length].iter().zip(&counts[self.at..length]);
            let n_here = left.clone().take_while(|(doc, _)| **doc < end).count();
            for (doc, count) in left.take(n_here) {
                visit((*doc - start) as usize, self.field_weight * as_count(*count));
            }
            self.at += n_here;
            if self.at < length || length == 0 {
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

/// Returns the documents of lists, rising, with their occurrences, weighted by their fields.
fn sums_of(lists: &mut [BlockList]) -> Vec<(DocId, Score)> {
    let mut sums = Vec::new();
    for list in &mut *lists {
        list.visit_before(0, TERMINATED, |doc, count| {
            sums.push((DocId::try_from(doc).expect("a document has a number of 32 bits"), count));
        });
    }
    if lists.len() > 1 {
        sums.sort_unstable_by_key(|(doc, _)| *doc);
        sums.dedup_by(|(doc, count), (kept, sum)| {
            let is_same = doc == kept;
            if is_same {
                *sum += *count;
            }
            is_same
        });
    }
    sums
}

#[expect(clippy::cast_precision_loss, reason = "a number of occurrences")]
fn as_count(freq: u32) -> Score {
    freq as Score
}

/// The documents that have a word.
pub(crate) struct StemBlocks {
    /// The longest first.
    lists: Vec<BlockList>,
    score: WordScore,
    lengths: Lengths,
    /// What the score is multiplied by; None if that is not the same in all lists.
    factor: Option<Score>,
}

impl StemBlocks {
    pub(super) fn new(mut lists: Vec<BlockList>, score: WordScore, lengths: Lengths) -> Self {
        lists.sort_by_key(|list| std::cmp::Reverse(list.postings.doc_freq()));
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
    /// how many documents have the word. To be asked once, before anything else, and only if the word is of one factor.
    ///
    /// Most blocks of postings have no document with as many occurrences as that takes, and are passed over with a look at
    /// the largest number.
    pub(crate) fn for_each_best(&mut self, mut offer: impl FnMut(DocId, Score) -> Score) -> u64 {
        let (score, lengths, factor) = (self.score, &self.lengths, self.factor.unwrap_or(0.0));
        let Some((main, others)) = self.lists.split_first_mut() else { return 0 };
        let others = sums_of(others);
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
        let mut others_left = others.as_slice();
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

    /// True if the score of the word is multiplied by the same in all documents.
    pub(crate) fn has_one_factor(&self) -> bool {
        self.factor.is_some()
    }

    /// Sums up the documents of a window. No document may lie before `start`.
    pub(crate) fn fill(&mut self, start: DocId, end: DocId, sums: &mut Sums) {
        let Sums { found, counts, factors } = sums;
        found.clear();
        let has_factors = self.factor.is_none();
        for (number, list) in self.lists.iter_mut().enumerate() {
            let factor = list.factor;
            if has_factors {
                let factors = factors.get_or_insert_with(|| Box::new([0.0; WINDOW]));
                list.visit_before(start, end, |place, count| {
                    let is_new = !found.has(place);
                    counts[place] = if is_new { count } else { counts[place] + count };
                    factors[place] = if is_new { factor } else { factors[place].max(factor) };
                    found.add(place);
                });
            } else if number == 0 {
                list.visit_before(start, end, |place, count| {
                    counts[place] = count;
                    found.add(place);
                });
            } else {
                list.visit_before(start, end, |place, count| {
                    counts[place] = if found.has(place) { counts[place] + count } else { count };
                    found.add(place);
                });
            }
        }
    }

    /// Returns what the score of a document of the window is multiplied by: 0 if the word is a function word there.
    #[inline]
    pub(crate) fn factor(&self, sums: &Sums, place: usize) -> Score {
        self.factor.or_else(|| sums.factors.as_ref().map(|factors| factors[place])).unwrap_or(0.0)
    }

    /// Returns the score of a document of the window that has the word.
    #[inline]
    pub(crate) fn score(&self, sums: &Sums, place: usize, doc: DocId) -> Score {
        let factor = self.factor(sums, place);
        if factor > 0.0 { self.score.score(sums.counts[place], self.lengths.of(doc), factor) } else { 0.0 }
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
    }
}
