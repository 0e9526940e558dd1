//! One of the words, or other things, that a choice is made of: its documents, window by window.

use tantivy::query::Scorer;
use tantivy::{DocId, Score, SegmentReader, TantivyError};

use crate::query::{Places, StemBlocks, StemWeight, Sums, WindowValues};

/// A clause that is made ready to be scored, and how often it was said.
pub(super) enum Weight {
    Word(StemWeight, Score),
    Other(Box<dyn tantivy::query::Weight>, Score),
}

impl Weight {
    /// Opens a segment.
    pub(super) fn open(&self, segment: &SegmentReader) -> Result<Clause, TantivyError> {
        let (docs, most) = match self {
            Self::Word(weight, count) => {
                let blocks = weight.blocks(segment, *count)?;
                let most = blocks.most();
                (Docs::Word(blocks, Sums::default()), most)
            }
            Self::Other(weight, count) => {
                (Docs::Other(weight.scorer(segment, *count)?, WindowValues::default()), Score::INFINITY)
            }
        };
        Ok(Clause { docs, most })
    }
}

/// A clause with what it has in the window.
pub(super) struct Clause {
    pub(super) docs: Docs,
    /// What none of its scores exceeds.
    pub(super) most: Score,
}

/// The documents of a clause, and what those of the window have.
pub(super) enum Docs {
    Word(StemBlocks, Sums),
    Other(Box<dyn Scorer>, WindowValues<Score>),
}

impl Clause {
    /// Returns the next document.
    pub(super) fn doc(&self) -> DocId {
        match &self.docs {
            Docs::Word(blocks, _) => blocks.doc(),
            Docs::Other(scorer, _) => scorer.doc(),
        }
    }

    /// Takes in the documents of a window.
    pub(super) fn fill(&mut self, start: DocId, end: DocId) {
        match &mut self.docs {
            Docs::Word(blocks, sums) => blocks.fill(start, end, sums),
            Docs::Other(docs, scores) => {
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
        match &self.docs {
            Docs::Word(_, sums) => &sums.found,
            Docs::Other(_, scores) => &scores.found,
        }
    }

    /// Whether it is more than a function word in all documents that have it.
    pub(super) fn is_content(&self) -> bool {
        match &self.docs {
            Docs::Word(blocks, _) => blocks.is_content(),
            Docs::Other(..) => true,
        }
    }

    /// Whether it is more than a function word in a document of the window.
    pub(super) fn is_content_at(&self, place: usize) -> bool {
        self.found().has(place)
            && match &self.docs {
                Docs::Word(blocks, sums) => blocks.factor(sums, place) > 0.0,
                Docs::Other(..) => true,
            }
    }

    /// Returns what the score of a document of the window does not exceed.
    #[inline]
    pub(super) fn bound(&self, place: usize) -> Score {
        match &self.docs {
            Docs::Word(blocks, sums) => blocks.bound(sums, place),
            Docs::Other(_, scores) => scores.get(place).unwrap_or(0.0),
        }
    }

    /// Returns the score of a document of the window that has it.
    #[inline]
    pub(super) fn score(&self, place: usize, doc: DocId) -> Score {
        match &self.docs {
            Docs::Word(blocks, sums) => blocks.score(sums, place, doc),
            Docs::Other(_, scores) => scores.get(place).unwrap_or(0.0),
        }
    }
}
