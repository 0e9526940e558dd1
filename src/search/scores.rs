//! Every article that answers a query, with its score.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, DocSet, Score, Searcher, TERMINATED, TantivyError};

use super::all_matches::CHECK_INTERVAL;
use crate::cancellation::Cancellation;

/// The living articles of a segment that answer a query, rising, with their scores.
pub(super) type SegmentScores = Vec<(DocId, Score)>;

/// Articles with their scores.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// Those that may be among the best that are wanted, at least, by segment.
    pub(super) segments: Vec<SegmentScores>,
    /// How many there are in all.
    pub(super) count: u64,
}

impl From<Vec<SegmentScores>> for Scores {
    fn from(segments: Vec<SegmentScores>) -> Self {
        let count = segments.iter().map(|scored| scored.len() as u64).sum();
        Self { segments, count }
    }
}

/// Scores every article that answers a query, by segment; not all of them after a cancellation.
pub(super) fn scores(
    searcher: &Searcher,
    query: &dyn Query,
    cancellation: &Cancellation,
) -> Result<Vec<SegmentScores>, TantivyError> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut all = Vec::with_capacity(searcher.segment_readers().len());
    for segment in searcher.segment_readers() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let alive = segment.alive_bitset();
        let mut found = Vec::new();
        let mut seen = 0_usize;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                found.push((doc, scorer.score()));
            }
            seen += 1;
            if seen.is_multiple_of(CHECK_INTERVAL) && cancellation.is_cancelled() {
                break;
            }
            doc = scorer.advance();
        }
        all.push(found);
    }
    Ok(all)
}

/// Returns the articles that are not among others.
pub(super) fn without(scores: &[SegmentScores], others: &[SegmentScores]) -> Vec<SegmentScores> {
    let without = |(scored, others): (&SegmentScores, &SegmentScores)| {
        let mut others = others.iter().map(|(doc, _)| *doc).peekable();
        let mut is_other = |doc: DocId| {
            while others.next_if(|other| *other < doc).is_some() {}
            others.peek() == Some(&doc)
        };
        scored.iter().copied().filter(|(doc, _)| !is_other(*doc)).collect()
    };
    scores.iter().zip(others).map(without).collect()
}

/// Gives articles the scores that others have for them; those that are not among the others keep theirs.
pub(super) fn rescored(scores: &[SegmentScores], others: &[SegmentScores]) -> Vec<SegmentScores> {
    let rescored = |(scored, others): (&SegmentScores, &SegmentScores)| {
        let score = |(doc, score): &(DocId, Score)| {
            let place = others.binary_search_by_key(doc, |(doc, _)| *doc);
            (*doc, place.map_or(*score, |place| others[place].1))
        };
        scored.iter().map(score).collect()
    };
    scores.iter().zip(others).map(rescored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_taken_out_and_rescored_by_segment() {
        let all = vec![vec![(1, 0.5), (3, 1.0), (7, 2.0)], vec![(3, 1.0)]];
        let others = vec![vec![(0, 0.0), (3, 9.0), (8, 0.0)], Vec::new()];
        assert_eq!(without(&all, &others), [vec![(1, 0.5), (7, 2.0)], vec![(3, 1.0)]]);
        assert_eq!(rescored(&others, &all), [vec![(0, 0.0), (3, 1.0), (8, 0.0)], Vec::new()]);
        assert_eq!(Scores::from(all).count, 4);
    }
}
