//! Every article that answers a query: what all commands go over that count.

use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Query};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Searcher, SegmentReader, TantivyError};

use super::{LocalEngine, guarded};
use crate::answer::Asked;
use crate::cancellation::Cancellation;
use crate::engine::{EngineError, QueryRequest};

/// How many values are read in one go.
const BLOCK: usize = 256;

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
    let mut next = [0; COLLECT_BLOCK_BUFFER_LEN];
    loop {
        let n_next = scorer.fill_buffer(&mut next);
        if n_next == 0 || cancellation.is_cancelled() {
            return Ok(docs);
        }
        match segment.alive_bitset() {
            None => docs.extend_from_slice(&next[..n_next]),
            Some(alive) => docs.extend(next[..n_next].iter().filter(|doc| alive.is_alive(**doc))),
        }
    }
}

/// Calls `visit` with the value of each document in a column of which none has more than one. Returns how many documents
/// have none.
pub(super) fn for_each_value(column: &Column<u64>, docs: &[DocId], mut visit: impl FnMut(u64)) -> u64 {
    let (mut with, mut rows) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
    let mut values = [0; BLOCK];
    let mut without = 0;
    for block in docs.chunks(BLOCK) {
        with.clear();
        rows.clear();
        match block {
            // Most blocks of a query that finds most articles.
            [first, .., last] if (last - first) as usize == block.len() - 1 => {
                rows.extend(column.index.docid_range_to_rowids(*first..last + 1));
            }
            _ => column.row_ids_for_docs(block, &mut with, &mut rows),
        }
        without += (block.len() - rows.len()) as u64;
        let values = &mut values[..rows.len()];
        column.values.get_vals(&rows, values);
        for value in values {
            visit(*value);
        }
    }
    without
}
