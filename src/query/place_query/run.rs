//! Words side by side, each of which is one term: what most phrases are. The same places as those of
//! [`crate::query::places`], found with less to do for each document.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

use crate::index::seek_to;
use crate::query::places::keep_those_before;

/// The documents that have some words, and in these the runs of them.
pub(super) struct RunCursor {
    /// The word of the fewest documents first.
    words: Vec<RunWord>,
    /// Where runs may begin in the document that is looked at.
    starts: Vec<u32>,
    /// The positions of one word there.
    positions: Vec<u32>,
}

/// A word of a run.
struct RunWord {
    postings: SegmentPostings,
    /// How many words stand before it in the run.
    offset: u32,
}

impl RunCursor {
    /// Takes the postings of the words in their order, with positions.
    pub(super) fn new(postings: Vec<SegmentPostings>) -> Self {
        let mut words: Vec<RunWord> =
            (0..).zip(postings).map(|(offset, postings)| RunWord { postings, offset }).collect();
        words.sort_by_key(|word| word.postings.size_hint());
        Self { words, starts: Vec::new(), positions: Vec::new() }
    }

    /// Returns the first document from `target` on that has all words.
    pub(super) fn seek(&mut self, mut target: DocId) -> DocId {
        let Some((rarest, others)) = self.words.split_first_mut() else { return TERMINATED };
        'candidates: loop {
            let doc = seek_to(&mut rarest.postings, target);
            if doc == TERMINATED {
                return TERMINATED;
            }
            for other in &mut *others {
                let next = seek_to(&mut other.postings, doc);
                if next > doc {
                    target = next;
                    continue 'candidates;
                }
            }
            return doc;
        }
    }

    /// Returns how many runs the document has at which all words stand.
    pub(super) fn count(&mut self) -> usize {
        let Self { words, starts, positions } = self;
        for (number, RunWord { postings, offset }) in words.iter_mut().enumerate() {
            if number == 0 {
                postings.positions(starts);
                let n_too_early = starts.partition_point(|position| position < offset);
                starts.drain(..n_too_early);
                for position in &mut *starts {
                    *position -= *offset;
                }
            } else {
                postings.positions(positions);
                keep_those_before(starts, positions, *offset);
            }
            if starts.is_empty() {
                return 0;
            }
        }
        starts.len()
    }
}
