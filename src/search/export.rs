//! All articles that a query finds, one after the other, in the order of the index.

use std::ops::ControlFlow;

use tantivy::query::{EnableScoring, Scorer};
use tantivy::store::StoreReader;
use tantivy::{SegmentReader, TERMINATED, TantivyError};

use super::asked::Asked;
use super::{LocalEngine, guarded};
use crate::article::Article;
use crate::engine::{EngineError, QueryRequest};
use crate::index::{IndexError, StoredDocument};

/// How many unpacked blocks of stored articles are kept: they are read in their order, so each is unpacked once.
const CACHED_BLOCKS: usize = 1;

impl LocalEngine {
    /// Gives each article that answers a query to `take`, until it breaks off, and returns how many there were.
    pub(super) fn export_articles(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        let asked = Asked::read(request, self)?;
        let searcher = self.index.searcher();
        let query = self.plan(&asked.ast, request, &searcher)?;
        let fail = |error: TantivyError| self.index.error(&error);
        let scoring = || query.weight(EnableScoring::disabled_from_searcher(&searcher)).map_err(fail);
        let weight = guarded(self.index.path(), scoring)?;
        let mut given = 0;
        for segment in searcher.segment_readers() {
            let open = || Ok((weight.scorer(segment, 1.0)?, segment.get_store_reader(CACHED_BLOCKS)?));
            let (mut scorer, store) = guarded(self.index.path(), || open().map_err(fail))?;
            loop {
                let next = || self.next_article(segment, scorer.as_mut(), &store);
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
        segment: &SegmentReader,
        scorer: &mut dyn Scorer,
        store: &StoreReader,
    ) -> Result<Option<Article>, IndexError> {
        while scorer.doc() != TERMINATED {
            let doc = scorer.doc();
            scorer.advance();
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                let document: StoredDocument = store.get(doc).map_err(|error| self.index.error(&error))?;
                return self.index.to_article(document).map(Some);
            }
        }
        Ok(None)
    }
}
