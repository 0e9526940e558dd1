//! How many articles answer a query.

use super::asked::Asked;
use super::{LocalEngine, all_matches};
use crate::engine::{EngineError, QueryRequest};

/// Counts the articles that answer a query.
pub(super) fn count(engine: &LocalEngine, request: &QueryRequest) -> Result<u64, EngineError> {
    let asked = Asked::read(request, engine)?;
    let searcher = engine.index.searcher();
    Ok(all_matches::count(&engine.all_matches(&asked, request, &searcher)?))
}
