//! How many articles answer a query.

use tantivy::query::{EnableScoring, Query};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, Searcher, TantivyError};

use super::{LocalEngine, guarded};
use crate::cancellation::Cancellation;
use crate::engine::{EngineError, QueryRequest};

/// Counts the articles that answer a query.
pub(super) fn count(engine: &LocalEngine, request: &QueryRequest) -> Result<u64, EngineError> {
    let asked = engine.read(request)?;
    let searcher = engine.index.searcher();
    let query = engine.plan(&asked.ast, request, &searcher)?;
    let mut articles = 0;
    for segment in searcher.segment_readers() {
        let count = || query.weight(EnableScoring::disabled_from_searcher(&searcher))?.count(segment);
        let of_segment = guarded(engine.index.path(), || count().map_err(|error| engine.index.error(&error)))?;
        articles += u64::from(of_segment);
        request.check()?;
    }
    Ok(articles)
}

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
