//! The postings of a word, block by block: for going through all of them, window by window, with little to do for each.

use tantivy::postings::BlockSegmentPostings;
use tantivy::{DocId, Score, TERMINATED};

use super::limits::Limits;
use super::similarity::WordScore;
use super::window::{Places, WINDOW, WindowValues};
use crate::index::Lengths;

/// What one word has in the documents of a window.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// The documents that have it.
    pub(crate) found: Places,
    /// The numbers of occurrences of each of its lists.
    lists: Vec<WindowValues<u32>>,
}

impl Sums {
    /// Returns how many documents its lists have, each counted for each list.
    pub(crate) fn n_documents(&self) -> u64 {
        self.lists.iter().map(|values| values.len() as u64).sum()
    }

    /// Adds the documents to sets: of those that some have, and of those that more than one list has.
    pub(crate) fn count(&self, once: &mut Places, twice: &mut Places) {
        for values in &self.lists {
            let mut again = values.found;
            again.intersect(once);
            twice.unite(&again);
            once.unite(&values.found);
        }
    }
}

/// The postings of a stem in one field.
pub(super) struct BlockList {
    pub(super) postings: BlockSegmentPostings,
    /// Where in its block it stands.
    pub(super) at: usize,
    pub(super) field_weight: Score,
    pub(super) factor: Score,
    /// What a document must have here if no other list has it.
    pub(super) limits: Limits,
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
        for list in others {
            list.add_all(&mut in_other);
        }
        let BlockList { postings, limits, field_weight, .. } = main;
        let mut take = |doc: DocId, count: Score, length: u32| offer(doc, score.score(count, length, factor));
        let mut n_documents = 0;
        let mut others_left = in_other.as_slice();
        loop {
            let (docs, freqs) = (postings.docs(), postings.freqs());
            let Some(last) = docs.last() else { break };
            n_documents += docs.len() as u64;
            let (here, behind) = others_left.split_at(others_left.partition_point(|(doc, _)| doc <= last));
            others_left = behind;
            for (doc, count) in here {
                let in_main = docs.binary_search(doc).ok().map(|place| *field_weight * as_count(freqs[place]));
                n_documents += u64::from(in_main.is_none());
                limits.raise(take(*doc, count + in_main.unwrap_or(0.0), lengths.of(*doc)));
            }
            if limits.may_ever_reach(freqs.iter().copied().max().unwrap_or(0)) {
                for (doc, freq) in docs.iter().zip(freqs) {
                    if !limits.may_ever_reach(*freq) {
                        continue;
                    }
                    let length = lengths.of(*doc);
                    let is_alone = || here.binary_search_by_key(doc, |(doc, _)| *doc).is_err();
                    if limits.may_reach(*freq, length) && is_alone() {
                        limits.raise(take(*doc, *field_weight * as_count(*freq), length));
                    }
                }
            }
            postings.advance();
        }
        n_documents += others_left.len() as u64;
        for (doc, count) in others_left {
            take(*doc, *count, lengths.of(*doc));
        }
        n_documents
    }

    /// Calls `offer` with each document of the window that only one list has (that is in no `others`) and that may have the
    /// score that it returned last, or `threshold` at first.
    pub(crate) fn for_each_alone(
        &mut self,
        sums: &Sums,
        others: &Places,
        start: DocId,
        mut threshold: Score,
        mut offer: impl FnMut(DocId, Score) -> Score,
    ) {
        let Self { lists, score, lengths, .. } = self;
        for (BlockList { limits, field_weight, factor, .. }, values) in lists.iter_mut().zip(&sums.lists) {
            limits.raise(threshold);
            if !limits.may_ever_reach(values.values.iter().copied().max().unwrap_or(0)) {
                continue;
            }
            values.for_each(|place, freq| {
                if !limits.may_ever_reach(freq) || others.has(place) {
                    return;
                }
                let doc = start + u32::try_from(place).expect("a window is small");
                let length = lengths.of(doc);
                if limits.may_reach(freq, length) {
                    threshold = offer(doc, score.score(*field_weight * as_count(freq), length, *factor));
                    limits.raise(threshold);
                }
            });
        }
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

    /// Returns what the score of a document of the window does not exceed, which costs less than the score.
    #[inline]
    pub(crate) fn bound(&self, sums: &Sums, place: usize) -> Score {
        let in_lists = self.lists.iter().zip(&sums.lists);
        in_lists.filter_map(|(list, values)| Some(list.limits.most(values.get(place)?))).sum()
    }

    /// Adds to each document of the window that has the word what its score does not exceed, which costs less than the score.
    pub(crate) fn add_bounds(&self, sums: &Sums, bounds: &mut [Score; WINDOW]) {
        for (list, values) in self.lists.iter().zip(&sums.lists) {
            values.for_each(|place, freq| bounds[place] += list.limits.most(freq));
        }
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
