//! What the best articles of a list are looked at more closely for: how close together the words of the query stand in
//! them, and whether they have the words as they are written.

use tantivy::{DocAddress, DocId, Score, SegmentReader, TantivyError};

use super::closeness::closeness;
use super::exactness::exactness;
use super::ranking::{self, Criteria, Slice};
use super::scores::SegmentScores;
use crate::date::PartialDate;
use crate::engine::Order;
use crate::query::{PlainWord, PlanContext, QueryAst, plain_words};

/// How many articles are looked at. With 20, 30, 50 or 100 the means of ARCHITECTURE.md, "Ranking", are the same to the
/// third digit.
const LOOKED_AT: usize = 30;

/// What is added to the score of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Raise {
    pub(super) address: DocAddress,
    /// For words that stand close together.
    pub(super) closeness: Score,
    /// For words as they are written in the query.
    pub(super) exactness: Score,
}

/// Some articles of a segment, rising, that have words of a query.
pub(super) struct Candidates<'a> {
    pub(super) segment: &'a SegmentReader,
    pub(super) docs: Vec<DocId>,
    pub(super) words: &'a [PlainWord],
    pub(super) context: PlanContext<'a>,
}

/// Raises the scores of the best articles, and returns what was added to them. `weight` is what closeness counts.
pub(super) fn raise(
    scores: &mut [SegmentScores],
    query: &QueryAst,
    weight: Score,
    context: PlanContext<'_>,
) -> Result<Vec<Raise>, TantivyError> {
    let words = plain_words(query, context)?;
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let slice = Slice { after: None, offset: 0, limit: LOOKED_AT };
    let criteria = Criteria::new(Order::default(), PartialDate::today());
    let best = ranking::top(context.searcher, scores, criteria, slice)?;
    let mut addresses: Vec<DocAddress> = best.iter().map(|ranked| ranked.address).collect();
    addresses.sort_unstable();
    let mut raises = Vec::with_capacity(addresses.len());
    for of_segment in addresses.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
        let ordinal = of_segment[0].segment_ord;
        let candidates = Candidates {
            segment: context.searcher.segment_reader(ordinal),
            docs: of_segment.iter().map(|address| address.doc_id).collect(),
            words: &words,
            context,
        };
        let added = closeness(&candidates, weight)?.into_iter().zip(exactness(&candidates)?);
        for (address, (closeness, exactness)) in of_segment.iter().zip(added) {
            let scored = &mut scores[ordinal as usize];
            if let Ok(place) = scored.binary_search_by_key(&address.doc_id, |(doc, _)| *doc) {
                scored[place].1 += closeness + exactness;
            }
            raises.push(Raise { address: *address, closeness, exactness });
        }
    }
    Ok(raises)
}
