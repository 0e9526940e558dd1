//! The occurrences of one word of a pattern in one segment: of all terms that stand for it at once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, Score, TERMINATED};

use crate::index::seek_to;

/// Runs over the documents that have one of several terms.
pub(super) enum Cursor {
    /// At most one term.
    One(Box<SegmentPostings>, Score),
    /// Several, the one whose document comes first on top.
    Several { postings: Vec<SegmentPostings>, closeness: Vec<Score>, next: BinaryHeap<Reverse<(DocId, usize)>> },
    /// Many terms of which only the number of occurrences in each document counts.
    Counted { counts: Vec<Counted>, at: usize },
}

/// How often a document has one of many terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    doc: DocId,
    count: u32,
    /// The best of its terms.
    closeness: Score,
}

/// From how many terms on they are counted beforehand where positions do not matter: a heap takes longer then.
const MANY: usize = 8;

impl Cursor {
    /// Makes a cursor over terms, each with what its score is multiplied by, of which only occurrences are counted, if
    /// `has_positions` is false.
    pub(super) fn new(mut postings: Vec<SegmentPostings>, closeness: &[Score], has_positions: bool) -> Self {
        if postings.len() < 2 {
            let only = postings.pop().unwrap_or_else(SegmentPostings::empty);
            return Self::One(Box::new(only), closeness.first().copied().unwrap_or(1.0));
        }
        if !has_positions && postings.len() >= MANY {
            return Self::Counted { counts: counts(postings, closeness), at: 0 };
        }
        let next = postings.iter().enumerate().map(|(number, postings)| Reverse((postings.doc(), number))).collect();
        Self::Several { postings, closeness: closeness.to_vec(), next }
    }

    /// Returns the document that the cursor stands at.
    pub(super) fn doc(&self) -> DocId {
        match self {
            Self::One(postings, _) => postings.doc(),
            Self::Several { next, .. } => next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc),
            Self::Counted { counts, at } => counts.get(*at).map_or(TERMINATED, |counted| counted.doc),
        }
    }

    /// Moves to the first document from `target` on.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::One(postings, _) => {
                seek_to(postings.as_mut(), target);
            }
            Self::Several { postings, next, .. } => {
                while let Some(Reverse((doc, number))) = next.peek().copied()
                    && doc < target
                {
                    next.pop();
                    next.push(Reverse((postings[number].seek(target), number)));
                }
            }
            Self::Counted { counts, at } => *at += counts[*at..].partition_point(|counted| counted.doc < target),
        }
        self.doc()
    }

    /// Returns how often the word stands in the document that the cursor is at.
    pub(super) fn count(&mut self) -> u32 {
        match self {
            Self::One(postings, _) => postings.term_freq(),
            Self::Several { postings, next, .. } => {
                let doc = next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc);
                let here = next.iter().filter(|Reverse((own, _))| *own == doc);
                here.map(|Reverse((_, number))| postings[*number].term_freq()).sum()
            }
            Self::Counted { counts, at } => counts.get(*at).map_or(0, |counted| counted.count),
        }
    }

    /// Returns what the score of the document is multiplied by that the cursor is at: the most of its terms.
    pub(super) fn closeness(&self) -> Score {
        match self {
            Self::One(_, closeness) => *closeness,
            Self::Several { closeness, next, .. } => {
                let doc = self.doc();
                let here = next.iter().filter(|Reverse((own, _))| *own == doc);
                here.map(|Reverse((_, number))| closeness[*number]).fold(0.0, Score::max)
            }
            Self::Counted { counts, at } => counts.get(*at).map_or(0.0, |counted| counted.closeness),
        }
    }

    /// Writes the positions in the document that the cursor is at, rising, each once.
    pub(super) fn positions(&mut self, positions: &mut Vec<u32>) {
        match self {
            Self::One(postings, _) => postings.positions(positions),
            Self::Several { postings, next, .. } => {
                positions.clear();
                let doc = next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc);
                let mut n_here = 0;
                for Reverse((_, number)) in next.iter().filter(|Reverse((own, _))| *own == doc) {
                    postings[*number].append_positions_with_offset(0, positions);
                    n_here += 1;
                }
                if n_here > 1 {
                    positions.sort_unstable();
                    positions.dedup();
                }
            }
            Self::Counted { .. } => positions.clear(),
        }
    }
}

fn counts(all: Vec<SegmentPostings>, closeness: &[Score]) -> Vec<Counted> {
    let mut counts: Vec<Counted> = Vec::new();
    for (mut postings, closeness) in all.into_iter().zip(closeness) {
        while postings.doc() != TERMINATED {
            counts.push(Counted { doc: postings.doc(), count: postings.term_freq(), closeness: *closeness });
            postings.advance();
        }
    }
    counts.sort_unstable_by_key(|counted| counted.doc);
    counts.dedup_by(|later, first| {
        let is_same = later.doc == first.doc;
        if is_same {
            first.count += later.count;
            first.closeness = first.closeness.max(later.closeness);
        }
        is_same
    });
    counts
}
