//! How many articles a query finds.

use tantivy::query::{EnableScoring, Query};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, Searcher, TantivyError};

use super::{LocalEngine, guarded};
use crate::cancellation::Cancellation;
use crate::engine::EngineError;

impl LocalEngine {
    /// Returns how many articles a query finds; fewer after a cancellation.
    pub(super) fn count_matches(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        cancellation: &Cancellation,
    ) -> Result<u64, EngineError> {
        let count = || count_living(searcher, query, cancellation).map_err(|error| self.index.error(&error));
        guarded(self.index.path(), count)
    }
}

/// Counts the living documents of a query, until its cancellation.
fn count_living(searcher: &Searcher, query: &dyn Query, cancellation: &Cancellation) -> Result<u64, TantivyError> {
    if !cancellation.may_come() {
        return Ok(query.count(searcher)? as u64);
    }
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut buffer = [0; COLLECT_BLOCK_BUFFER_LEN];
    let mut count = 0;
    for segment in searcher.segment_readers() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        loop {
            let n_docs = scorer.fill_buffer(&mut buffer);
            let docs = &buffer[..n_docs];
            count += match segment.alive_bitset() {
                None => n_docs as u64,
                Some(alive) => docs.iter().filter(|doc| alive.is_alive(**doc)).count() as u64,
            };
            if n_docs < buffer.len() || cancellation.is_cancelled() {
                break;
            }
        }
    }
    Ok(count)
}
