//! Every match of a query with the words around it, in the order of the index.

use tantivy::DocAddress;

use super::{LocalEngine, guarded};
use crate::answer::{self, Asked};
use crate::article::Article;
use crate::engine::{EngineError, KwicGroupsRequest, KwicGroupsResponse, KwicRequest, KwicResponse, QueryRequest};

impl LocalEngine {
    pub(super) fn matches_in_context(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let query = asked.clone();
        answer::kwic(asked, request, &self.languages, &mut |visit| self.for_each_answer(&query, &request.query, visit))
    }

    pub(super) fn grouped_contexts(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let query = asked.clone();
        answer::kwic_groups(asked, request, &self.languages, &mut |visit| {
            self.for_each_answer(&query, &request.query, visit)
        })
    }

    /// Gives each article that answers a query to `visit`; not all of them after a cancellation.
    fn for_each_answer(
        &self,
        asked: &Asked,
        request: &QueryRequest,
        visit: &mut dyn FnMut(&Article),
    ) -> Result<(), EngineError> {
        let searcher = self.index.searcher();
        for segment in &self.all_matches(asked, request, &searcher)? {
            for doc in &segment.docs {
                if request.cancellation.is_cancelled() {
                    return Ok(());
                }
                let address = DocAddress::new(segment.ordinal, *doc);
                visit(&guarded(self.index.path(), || self.index.article(address))?);
            }
        }
        Ok(())
    }
}
