//! Every article that answers a query: what all commands go over that count.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED, TantivyError};

use super::asked::Asked;
use super::{LocalEngine, guarded};
use crate::cancellation::Cancellation;
use crate::engine::{EngineError, QueryRequest};

/// After how many articles it is asked whether the answer is still wanted.
pub(super) const CHECK_INTERVAL: usize = 256;

/// The living articles of a segment that answer a query.
#[derive(Debug)]
pub(super) struct SegmentMatches<'a> {
    pub(super) segment: &'a SegmentReader,
    /// The number of the segment.
    pub(super) ordinal: u32,
    /// The articles, rising.
    pub(super) docs: Vec<DocId>,
}

impl LocalEngine {
    /// Returns the articles that answer a query with all of it, by segment.
    pub(super) fn all_matches<'a>(
        &self,
        asked: &Asked,
        request: &QueryRequest,
        searcher: &'a Searcher,
    ) -> Result<Vec<SegmentMatches<'a>>, EngineError> {
        let query = self.plan(&asked.ast, request, searcher)?;
        let mut matches = Vec::with_capacity(searcher.segment_readers().len());
        for (ordinal, segment) in (0_u32..).zip(searcher.segment_readers()) {
            let docs = guarded(self.index.path(), || {
                let docs = living_docs(query.as_ref(), searcher, segment, &request.cancellation);
                docs.map_err(|error| self.index.error(&error))
            })?;
            request.check()?;
            matches.push(SegmentMatches { segment, ordinal, docs });
        }
        Ok(matches)
    }
}

/// Returns how many articles there are.
pub(super) fn count(matches: &[SegmentMatches<'_>]) -> u64 {
    matches.iter().map(|matches| matches.docs.len() as u64).sum()
}

/// Returns the living documents of a segment that a query finds; not all of them after a cancellation.
fn living_docs(
    query: &dyn Query,
    searcher: &Searcher,
    segment: &SegmentReader,
    cancellation: &Cancellation,
) -> Result<Vec<DocId>, TantivyError> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut scorer = weight.scorer(segment, 1.0)?;
    let mut docs = Vec::new();
    let mut seen = 0_usize;
    let mut doc = scorer.doc();
    while doc != TERMINATED {
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
            docs.push(doc);
        }
        seen += 1;
        if seen.is_multiple_of(CHECK_INTERVAL) && cancellation.is_cancelled() {
            break;
        }
        doc = scorer.advance();
    }
    Ok(docs)
}
