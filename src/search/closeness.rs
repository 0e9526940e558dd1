//! Words of a query that stand close together in an article.
//!
//! Büttcher, Clarke and Lushman 2006, Term Proximity Scoring for Ad-Hoc Retrieval on Very Large Text Collections: where
//! two different words of the query follow on each other, whatever else stands between, each is credited with the rarity
//! of the other by the square of their distance; the credits of a word are damped like occurrences.

use tantivy::columnar::Column;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, Score, SegmentReader, TantivyError, Term};

use super::ranking::{self, Criteria, Slice};
use super::scores::SegmentScores;
use crate::date::PartialDate;
use crate::engine::Order;
use crate::index::length_in;
use crate::query::{PlainWord, PlanContext, QueryAst, plain_words};

/// How many of the best articles are looked at: with 20, 30, 50 or 100 the figures of ARCHITECTURE.md, "Ranking", are the
/// same to the third digit.
pub(super) const LOOKED_AT: usize = 30;

/// How far from each other words may be. What is farther away adds less than a hundredth.
const FARTHEST: u32 = 10;

/// Raises the scores of the best articles by how close together the words of a query stand in them: by at most `weight`
/// for each word that is not frequent.
pub(super) fn raise(
    scores: &mut [SegmentScores],
    query: &QueryAst,
    weight: Score,
    context: PlanContext<'_>,
) -> Result<(), TantivyError> {
    let words = plain_words(query, context)?;
    if words.len() < 2 {
        return Ok(());
    }
    let slice = Slice { after: None, offset: 0, limit: LOOKED_AT };
    let criteria = Criteria::new(Order::default(), PartialDate::today());
    let best: Vec<DocAddress> =
        ranking::top(context.searcher, scores, criteria, slice)?.iter().map(|ranked| ranked.address).collect();
    let closeness = Closeness { words: &words, weight, context };
    for (address, added) in closeness.of(best)? {
        let scored = &mut scores[address.segment_ord as usize];
        if let Ok(place) = scored.binary_search_by_key(&address.doc_id, |(doc, _)| *doc) {
            scored[place].1 += added;
        }
    }
    Ok(())
}

struct Closeness<'a> {
    words: &'a [PlainWord],
    weight: Score,
    context: PlanContext<'a>,
}

impl Closeness<'_> {
    /// Returns what is added to the score of each article.
    fn of(&self, mut articles: Vec<DocAddress>) -> Result<Vec<(DocAddress, Score)>, TantivyError> {
        let mut added = Vec::with_capacity(articles.len());
        articles.sort_unstable();
        for of_segment in articles.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
            let ordinal = of_segment[0].segment_ord;
            let segment = self.context.searcher.segment_reader(ordinal);
            let docs: Vec<DocId> = of_segment.iter().map(|address| address.doc_id).collect();
            let credits = self.credits(segment, &docs)?;
            let lengths = segment.fast_fields().u64("length")?;
            for (doc, credits) in docs.iter().zip(credits) {
                added.push((DocAddress::new(ordinal, *doc), self.score(&credits, &lengths, *doc)));
            }
        }
        Ok(added)
    }

    fn score(&self, credits: &[Score], lengths: &Column<u64>, doc: DocId) -> Score {
        let length = length_in(lengths, doc);
        let scored = self.words.iter().zip(credits).map(|(word, credit)| {
            self.context.similarity.of_word(word.rarity.min(1.0)).score(*credit, length, self.weight)
        });
        scored.sum()
    }

    /// Returns the credits of each word in each document of a segment.
    fn credits(&self, segment: &SegmentReader, docs: &[DocId]) -> Result<Vec<Vec<Score>>, TantivyError> {
        let mut credits = vec![vec![0.0; self.words.len()]; docs.len()];
        let fields = self.context.index.fields();
        for (field, field_weight) in [(fields.title, self.context.similarity.title_weight()), (fields.body, 1.0)] {
            let mut postings = self.postings(segment, field)?;
            let mut occurrences = Vec::new();
            for (doc, credits) in docs.iter().zip(&mut credits) {
                read_occurrences(&mut postings, *doc, &mut occurrences);
                for pair in occurrences.windows(2) {
                    let [(place, word), (next_place, next_word)] = *pair else { continue };
                    let distance = next_place - place;
                    if word == next_word || distance == 0 || distance > FARTHEST {
                        continue;
                    }
                    #[expect(clippy::cast_precision_loss, reason = "at most 100")]
                    let nearness = field_weight / (distance * distance) as Score;
                    credits[word] += self.words[next_word].rarity * nearness;
                    credits[next_word] += self.words[word].rarity * nearness;
                }
            }
        }
        Ok(credits)
    }

    /// Opens the postings of all stems that a segment has, each with the number of its word.
    fn postings(&self, segment: &SegmentReader, field: Field) -> Result<Vec<(usize, SegmentPostings)>, TantivyError> {
        let inverted = segment.inverted_index(field)?;
        let mut opened = Vec::new();
        for (number, word) in self.words.iter().enumerate() {
            for stem in &word.stems {
                let term = Term::from_field_text(field, stem);
                let postings = inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?;
                opened.extend(postings.map(|postings| (number, postings)));
            }
        }
        Ok(opened)
    }
}

/// Reads where words stand in a document, which must not lie before the last one, in the order of their places.
fn read_occurrences(postings: &mut [(usize, SegmentPostings)], doc: DocId, occurrences: &mut Vec<(u32, usize)>) {
    let mut places = Vec::new();
    occurrences.clear();
    for (number, postings) in postings {
        if postings.doc() < doc {
            postings.seek(doc);
        }
        if postings.doc() == doc {
            postings.positions(&mut places);
            occurrences.extend(places.iter().map(|place| (*place, *number)));
        }
    }
    occurrences.sort_unstable();
}
