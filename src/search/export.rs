//! All articles that a query finds, one after the other, in the order of the index.

use std::ops::ControlFlow;

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocAddress, SegmentReader, TERMINATED, TantivyError};

use super::{LocalEngine, guarded};
use crate::article::Article;
use crate::engine::{EngineError, QueryRequest};
use crate::index::IndexError;

impl LocalEngine {
    /// Gives each article that answers a query to `take`, until it breaks off, and returns how many there were.
    pub(super) fn export_articles(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        let asked = self.read(request)?;
        let searcher = self.index.searcher();
        let query = self.plan(&asked.ast, request, &searcher)?;
        let fail = |error: TantivyError| self.index.error(&error);
        let scoring = || query.weight(EnableScoring::disabled_from_searcher(&searcher)).map_err(fail);
        let weight = guarded(self.index.path(), scoring)?;
        let mut given = 0;
        for (ordinal, segment) in (0_u32..).zip(searcher.segment_readers()) {
            let mut scorer = guarded(self.index.path(), || weight.scorer(segment, 1.0).map_err(fail))?;
            loop {
                let next = || self.next_article(ordinal, segment, scorer.as_mut());
                let next = guarded(self.index.path(), next)?;
                request.check()?;
                let Some(article) = next else { break };
                given += 1;
                if take(article).is_break() {
                    return Ok(given);
                }
            }
        }
        Ok(given)
    }

    /// Returns the article that the scorer stands at, or the next one that is alive, and moves the scorer behind it.
    fn next_article(
        &self,
        segment_ord: u32,
        segment: &SegmentReader,
        scorer: &mut dyn Scorer,
    ) -> Result<Option<Article>, IndexError> {
        while scorer.doc() != TERMINATED {
            let doc = scorer.doc();
            scorer.advance();
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                return self.index.article(DocAddress::new(segment_ord, doc)).map(Some);
            }
        }
        Ok(None)
    }
}
