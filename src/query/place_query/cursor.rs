//! The occurrences of one word of a pattern in one segment: of all terms that stand for it at once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

/// Runs over the documents that have one of several terms.
pub(super) enum Cursor {
    /// At most one term.
    One(Box<SegmentPostings>),
    /// Several, the one whose document comes first on top.
    Several { postings: Vec<SegmentPostings>, next: BinaryHeap<Reverse<(DocId, usize)>> },
    /// Many terms of which only the number of occurrences in each document counts.
    Counted { counts: Vec<(DocId, u32)>, at: usize },
}

/// From how many terms on they are counted beforehand where positions do not matter: a heap takes longer then.
const MANY: usize = 8;

impl Cursor {
    /// Makes a cursor over terms, of which only occurrences are counted, if `has_positions` is false.
    pub(super) fn new(mut postings: Vec<SegmentPostings>, has_positions: bool) -> Self {
        if postings.len() < 2 {
            return Self::One(Box::new(postings.pop().unwrap_or_else(SegmentPostings::empty)));
        }
        if !has_positions && postings.len() >= MANY {
            return Self::Counted { counts: counts(postings), at: 0 };
        }
        let next = postings.iter().enumerate().map(|(number, postings)| Reverse((postings.doc(), number))).collect();
        Self::Several { postings, next }
    }

    /// Returns the document that the cursor stands at.
    pub(super) fn doc(&self) -> DocId {
        match self {
            Self::One(postings) => postings.doc(),
            Self::Several { next, .. } => next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc),
            Self::Counted { counts, at } => counts.get(*at).map_or(TERMINATED, |(doc, _)| *doc),
        }
    }

    /// Moves to the first document from `target` on.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::One(postings) => {
                if postings.doc() < target {
                    postings.seek(target);
                }
            }
            Self::Several { postings, next } => {
                while let Some(Reverse((doc, number))) = next.peek().copied()
                    && doc < target
                {
                    next.pop();
                    next.push(Reverse((postings[number].seek(target), number)));
                }
            }
            Self::Counted { counts, at } => *at += counts[*at..].partition_point(|(doc, _)| *doc < target),
        }
        self.doc()
    }

    /// Returns how often the word stands in the document that the cursor is at.
    pub(super) fn count(&mut self) -> u32 {
        match self {
            Self::One(postings) => postings.term_freq(),
            Self::Several { postings, next } => {
                let doc = next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc);
                let here = next.iter().filter(|Reverse((own, _))| *own == doc);
                here.map(|Reverse((_, number))| postings[*number].term_freq()).sum()
            }
            Self::Counted { counts, at } => counts.get(*at).map_or(0, |(_, count)| *count),
        }
    }

    /// Writes the positions in the document that the cursor is at, rising, each once.
    pub(super) fn positions(&mut self, positions: &mut Vec<u32>) {
        match self {
            Self::One(postings) => postings.positions(positions),
            Self::Several { postings, next } => {
                positions.clear();
                let doc = next.peek().map_or(TERMINATED, |Reverse((doc, _))| *doc);
                let here: Vec<usize> =
                    next.iter().filter(|Reverse((own, _))| *own == doc).map(|Reverse((_, number))| *number).collect();
                for number in here {
                    postings[number].append_positions_with_offset(0, positions);
                }
                positions.sort_unstable();
                positions.dedup();
            }
            Self::Counted { .. } => positions.clear(),
        }
    }
}

fn counts(all: Vec<SegmentPostings>) -> Vec<(DocId, u32)> {
    let mut counts: Vec<(DocId, u32)> = Vec::new();
    for mut postings in all {
        while postings.doc() != TERMINATED {
            counts.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
    }
    counts.sort_unstable_by_key(|(doc, _)| *doc);
    counts.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        first.1 += if is_same { later.1 } else { 0 };
        is_same
    });
    counts
}
