//! Words of a query that stand close together in an article.
//!
//! Büttcher, Clarke and Lushman 2006, Term Proximity Scoring for Ad-Hoc Retrieval on Very Large Text Collections: where
//! two different words of the query follow on each other, whatever else stands between, each is credited with the rarity
//! of the other by the square of their distance; the credits of a word are damped like occurrences.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, TantivyError};

use super::rescoring::{Candidates, StemTerm};
use crate::index::is_in;

/// How far from each other words may be. What is farther away adds less than a hundredth.
const FARTHEST: u32 = 10;

/// Returns what is added to the score of each candidate: for each word what BM25 gives for its credits, as if it had the
/// rarity 1 or its own if that is less, times `weight`.
pub(super) fn closeness(candidates: &Candidates<'_>, weight: Score) -> Result<Vec<Score>, TantivyError> {
    if candidates.words.len() < 2 || weight <= 0.0 {
        return Ok(vec![0.0; candidates.docs.len()]);
    }
    let similarity = candidates.context.similarity;
    let score = |(doc, credits): (&DocId, Vec<Score>)| {
        let length = candidates.lengths.of(*doc);
        let of_words = candidates
            .words
            .iter()
            .zip(credits)
            .map(|(word, credit)| similarity.of_word(word.rarity.min(1.0)).score(credit, length, weight));
        of_words.sum()
    };
    Ok(candidates.docs.iter().zip(credits(candidates)?).map(score).collect())
}

/// Returns the credits of each word in each candidate.
fn credits(candidates: &Candidates<'_>) -> Result<Vec<Vec<Score>>, TantivyError> {
    let words = candidates.words;
    let mut credits = vec![vec![0.0; words.len()]; candidates.docs.len()];
    let fields = candidates.context.index.fields();
    let weights = [candidates.context.similarity.title_weight(), 1.0];
    for ((field, field_weight), stems) in [fields.title, fields.body].into_iter().zip(weights).zip(candidates.stems) {
        let inverted = candidates.segment.inverted_index(field)?;
        let open = |stem: &StemTerm| {
            let option = IndexRecordOption::WithFreqsAndPositions;
            Ok((stem.word, inverted.read_postings_from_terminfo(&stem.info, option)?))
        };
        let mut postings = stems.iter().map(open).collect::<Result<Vec<_>, TantivyError>>()?;
        let mut occurrences = Vec::new();
        for (doc, credits) in candidates.docs.iter().zip(&mut credits) {
            read_occurrences(&mut postings, *doc, &mut occurrences);
            for pair in occurrences.windows(2) {
                let [(place, word), (next_place, next_word)] = *pair else { continue };
                let distance = next_place - place;
                if word == next_word || distance == 0 || distance > FARTHEST {
                    continue;
                }
                #[expect(clippy::cast_precision_loss, reason = "at most 100")]
                let nearness = field_weight / (distance * distance) as Score;
                credits[word] += words[next_word].rarity * nearness;
                credits[next_word] += words[word].rarity * nearness;
            }
        }
    }
    Ok(credits)
}

/// Reads where words stand in a document, which must not lie before the last one, in the order of their places.
fn read_occurrences(postings: &mut [(usize, SegmentPostings)], doc: DocId, occurrences: &mut Vec<(u32, usize)>) {
    let mut places = Vec::new();
    occurrences.clear();
    for (number, postings) in postings {
        if is_in(postings, doc) {
            postings.positions(&mut places);
            occurrences.extend(places.iter().map(|place| (*place, *number)));
        }
    }
    occurrences.sort_unstable();
}
