//! The articles that may be among the best by score, and how many there are in all.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::{DocId, Score};

use super::scores::{Scores, SegmentScores};

/// Takes scores in, segment after segment, the documents of each rising.
#[derive(Debug)]
pub(super) struct BestScores {
    /// How many of the best are wanted at least; None for all.
    wanted: Option<usize>,
    /// The bits of the best scores, the last on top. Scores are never negative, so their bits are in their order.
    best: BinaryHeap<Reverse<u32>>,
    /// What a score has to reach to be among the best.
    threshold: Score,
    scores: Scores,
}

impl BestScores {
    pub(super) fn new(wanted: Option<usize>) -> Self {
        Self { wanted, best: BinaryHeap::new(), threshold: 0.0, scores: Scores::default() }
    }

    /// Goes on with the next segment.
    pub(super) fn begin_segment(&mut self) {
        self.scores.segments.push(SegmentScores::new());
    }

    /// Counts so many articles, whether their scores are offered or not.
    pub(super) fn count(&mut self, articles: u64) {
        self.scores.count += articles;
    }

    /// True if more are counted than are wanted.
    pub(super) fn is_enough(&self) -> bool {
        self.wanted.is_some_and(|wanted| self.scores.count >= wanted as u64)
    }

    /// Returns what a score has to reach to be among the best.
    #[inline]
    pub(super) fn threshold(&self) -> Score {
        self.threshold
    }

    /// Takes a document in if it is among the best so far, or as good as the last of them: others decide between equals.
    #[inline]
    pub(super) fn offer(&mut self, doc: DocId, score: Score) {
        if score < self.threshold {
            return;
        }
        self.scores.segments.last_mut().expect("a segment was begun").push((doc, score));
        let Some(wanted) = self.wanted else { return };
        if self.best.len() < wanted {
            self.best.push(Reverse(score.to_bits()));
        } else if score > self.threshold
            && let Some(mut last) = self.best.peek_mut()
        {
            *last = Reverse(score.to_bits());
        }
        if self.best.len() == wanted
            && let Some(Reverse(last)) = self.best.peek()
        {
            self.threshold = Score::from_bits(*last);
        }
    }

    /// Puts the documents of the segment in order, which were not offered so.
    pub(super) fn put_in_order(&mut self) {
        self.scores.segments.last_mut().expect("a segment was begun").sort_unstable_by_key(|(doc, _)| *doc);
    }

    pub(super) fn into_scores(self) -> Scores {
        self.scores
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_kept_and_all_that_are_as_good(
            segments in prop::collection::vec(prop::collection::vec(0_u8..20, 0..40), 1..4),
            wanted in prop::option::of(1_usize..12),
        ) {
            let mut best = BestScores::new(wanted);
            for segment in &segments {
                best.begin_segment();
                best.count(segment.len() as u64);
                for (doc, score) in (0_u32..).zip(segment) {
                    best.offer(doc, Score::from(*score));
                }
            }
            let scores = best.into_scores();
            let mut all: Vec<Score> = segments.iter().flatten().map(|score| Score::from(*score)).collect();
            all.sort_by(|a, b| b.total_cmp(a));
            prop_assert_eq!(scores.count, all.len() as u64);
            let last = wanted.and_then(|wanted| all.get(wanted - 1)).copied().unwrap_or(0.0);
            let kept: Vec<(usize, DocId, Score)> = scores.segments.iter().enumerate()
                .flat_map(|(number, scores)| scores.iter().map(move |(doc, score)| (number, *doc, *score)))
                .filter(|(_, _, score)| *score >= last)
                .collect();
            let expected: Vec<(usize, DocId, Score)> = segments.iter().enumerate()
                .flat_map(|(number, scores)| (0_u32..).zip(scores).map(move |(doc, score)| (number, doc, Score::from(*score))))
                .filter(|(_, _, score)| *score >= last)
                .collect();
            prop_assert_eq!(kept, expected);
        }
    }
}
