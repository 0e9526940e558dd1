//! The contract between engines and front ends: plain data in, plain data out.
//!
//! A front end knows a [`SearchEngine`] and nothing of what is behind it. The types are also the wire format: what
//! `--format json` prints is a [`SearchResponse`].

mod error;
mod explanation;
mod explore;
mod kwic;
mod marked;
mod order;
mod parse;
mod ranking;
mod request;
mod response;
mod source;

pub use error::{CursorError, EngineError, Fault, QueryProblem};
pub use explanation::{ExplainedPart, Explanation};
pub(crate) use explore::share;
pub use explore::{
    Collocate, CollocateOrder, CollocatesRequest, CollocatesResponse, Facet, FacetField, FacetRequest, FacetResponse,
    PeriodCount, SimilarRequest, TermCount, TermsRequest, TermsResponse, TimelineRequest, TimelineResponse,
};
pub use kwic::{
    KwicField, KwicGroup, KwicGroupsRequest, KwicGroupsResponse, KwicKey, KwicLine, KwicOrder, KwicRequest,
    KwicResponse,
};
pub use marked::{ArticleMarks, MarkedArticle};
pub use order::{HalfLife, Order, Sort};
pub use parse::{FittingWord, FittingWords, ParsedQuery, PartKind, QueryPart, QueryPlace};
pub use ranking::{
    MOST_B, MOST_CLOSENESS, MOST_EXACTNESS, MOST_EXPANSION, MOST_K1, MOST_TITLE_WEIGHT, RankingOptions, RankingSettings,
};
pub use request::{Filters, FragmentOptions, Matching, Page, QueryRequest, SearchRequest, Syntax};
pub use response::{
    ExpansionWord, Fragment, FurnitureCount, Hit, IndexStats, LanguageCount, Mark, QueryEcho, RankedArticle,
    SCHEMA_VERSION, SearchResponse, Suggestion, Timings, Totals, WordCount,
};
pub use source::{EngineSource, OpenEngine};

use std::ops::ControlFlow;

use crate::article::Article;

/// Something that searches a corpus of articles.
///
/// ```
/// use dateline::engine::{EngineError, SearchEngine, SearchRequest};
///
/// fn titles(engine: &dyn SearchEngine, query: &str) -> Result<Vec<String>, EngineError> {
///     let response = engine.search(&SearchRequest::new(query))?;
///     Ok(response.hits.into_iter().filter_map(|hit| hit.title).collect())
/// }
/// ```
pub trait SearchEngine: Send + Sync {
    /// Returns the articles that answer a query, best first.
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError>;

    /// Returns the ids of the articles that answer a query, best first, as [`SearchEngine::search`] gives them; what is to be
    /// shown of them does not count.
    fn rank(&self, request: &SearchRequest) -> Result<Vec<RankedArticle>, EngineError>;

    /// Gives each article that answers a query to `take`, until it breaks off, and returns how many there were.
    ///
    /// They come in an order that stays as it is while the index does. However many there are, only one is in memory.
    fn export(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError>;

    /// Returns how a query is read, and what each of its parts finds. Errors in it are part of the answer.
    fn parse(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError>;

    /// Returns an article by its id.
    fn article(&self, id: &str) -> Result<Article, EngineError>;

    /// Returns an article by its id, with what a query matches in it.
    fn marked_article(&self, id: &str, query: &QueryRequest) -> Result<MarkedArticle, EngineError>;

    /// Returns every match of a query with the words around it.
    fn kwic(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError>;

    /// Returns the different words around the matches of a query.
    fn kwic_groups(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError>;

    /// Returns how many articles answer a query, with all of it.
    fn count(&self, request: &QueryRequest) -> Result<u64, EngineError>;

    /// Returns how many articles have each value of a property.
    fn facets(&self, request: &FacetRequest) -> Result<FacetResponse, EngineError>;

    /// Returns when articles were published.
    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError>;

    /// Returns the words of the corpus.
    fn terms(&self, request: &TermsRequest) -> Result<TermsResponse, EngineError>;

    /// Returns the words near those that a query matches.
    fn collocates(&self, request: &CollocatesRequest) -> Result<CollocatesResponse, EngineError>;

    /// Returns the articles most like another, which is not among them.
    fn similar(&self, request: &SimilarRequest) -> Result<SearchResponse, EngineError>;

    /// Returns what there is to search.
    fn stats(&self) -> Result<IndexStats, EngineError>;
}
