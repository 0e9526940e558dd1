//! How many articles answer a query.

use tantivy::query::EnableScoring;

use super::{LocalEngine, guarded};
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
