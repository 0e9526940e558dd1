//! One of the words, or other things, that a choice is made of: its documents, window by window.

use tantivy::query::Scorer;
use tantivy::{DocId, Score, SegmentReader, TantivyError};

use crate::query::{Places, StemBlocks, StemWeight, Sums, WINDOW, WindowValues};

/// A clause that is made ready to be scored, and how often it was said.
pub(super) enum Weight {
    Word(StemWeight, Score),
    Other(Box<dyn tantivy::query::Weight>, Score),
}

impl Weight {
    /// Opens a segment.
    pub(super) fn open(&self, segment: &SegmentReader) -> Result<Clause, TantivyError> {
        Ok(match self {
            Self::Word(weight, count) => Clause::Word(weight.blocks(segment, *count)?, Sums::default()),
            Self::Other(weight, count) => Clause::Other(weight.scorer(segment, *count)?, WindowValues::default()),
        })
    }
}

/// The documents of a clause, and what those of the window have.
pub(super) enum Clause {
    Word(StemBlocks, Sums),
    Other(Box<dyn Scorer>, WindowValues<Score>),
}

impl Clause {
    /// Returns the next document.
    pub(super) fn doc(&self) -> DocId {
        match self {
            Self::Word(blocks, _) => blocks.doc(),
            Self::Other(scorer, _) => scorer.doc(),
        }
    }

    /// Takes in the documents of a window.
    pub(super) fn fill(&mut self, start: DocId, end: DocId) {
        match self {
            Self::Word(blocks, sums) => blocks.fill(start, end, sums),
            Self::Other(docs, scores) => {
                scores.clear();
                while docs.doc() < end {
                    scores.push((docs.doc() - start) as usize, docs.score());
                    docs.advance();
                }
                scores.finish();
            }
        }
    }

    /// Returns the documents of the window that have it.
    pub(super) fn found(&self) -> &Places {
        match self {
            Self::Word(_, sums) => &sums.found,
            Self::Other(_, scores) => &scores.found,
        }
    }

    /// Whether it is more than a function word in all documents that have it.
    pub(super) fn is_content(&self) -> bool {
        match self {
            Self::Word(blocks, _) => blocks.is_content(),
            Self::Other(..) => true,
        }
    }

    /// Whether it is more than a function word in a document of the window.
    pub(super) fn is_content_at(&self, place: usize) -> bool {
        self.found().has(place)
            && match self {
                Self::Word(blocks, sums) => blocks.factor(sums, place) > 0.0,
                Self::Other(..) => true,
            }
    }

    /// Returns what none of its scores exceeds.
    pub(super) fn most(&self) -> Score {
        match self {
            Self::Word(blocks, _) => blocks.most(),
            Self::Other(..) => Score::INFINITY,
        }
    }

    /// Returns how many documents of the window its lists have, each counted for each list.
    pub(super) fn n_occurrences(&self) -> u64 {
        match self {
            Self::Word(_, sums) => sums.n_documents(),
            Self::Other(_, scores) => scores.len() as u64,
        }
    }

    /// Returns what the score of a document of the window does not exceed.
    #[inline]
    pub(super) fn bound(&self, place: usize) -> Score {
        match self {
            Self::Word(blocks, sums) => blocks.bound(sums, place),
            Self::Other(_, scores) => scores.get(place).unwrap_or(0.0),
        }
    }

    /// Adds to each document of the window that has it what its score does not exceed.
    pub(super) fn add_bounds(&self, bounds: &mut [Score; WINDOW]) {
        match self {
            Self::Word(blocks, sums) => blocks.add_bounds(sums, bounds),
            Self::Other(_, scores) => scores.for_each(|place, score| bounds[place] += score),
        }
    }

    /// Returns the score of a document of the window that has it.
    #[inline]
    pub(super) fn score(&self, place: usize, doc: DocId) -> Score {
        match self {
            Self::Word(blocks, sums) => blocks.score(sums, place, doc),
            Self::Other(_, scores) => scores.get(place).unwrap_or(0.0),
        }
    }
}
