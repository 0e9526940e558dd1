//! The engine over a distributed one: `OpenSearch`, `Elasticsearch` that speaks the same dialect, or Quickwit that speaks part of it.
//!
//! The distributed engine holds terms that were made here (`document`), so that words, phrases and what stands near what
//! mean the same as in an index folder, and the articles as they were extracted. A query becomes one of its own language
//! (`translate`); what that cannot say exactly is found roughly there, and each article is checked here, by the matcher
//! that also marks matches.

mod answers;
mod bulk;
mod clauses;
mod client;
mod counts;
mod dialect;
mod document;
mod error;
mod frequencies;
#[cfg(test)]
mod golden_tests;
mod indices;
mod mapping;
mod push;
#[cfg(test)]
mod replay_tests;
mod source;
mod target;
mod tokens;
mod translate;
mod walk;

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

pub use dialect::Dialect;
pub use error::RemoteError;
pub use mapping::index_body;
pub use push::{Freight, PushOptions, PushReport, Pushed, Pusher, Settlement};
pub use source::RemoteSource;
pub use target::{Credentials, Target, TlsFiles};

use crate::answer::{self, Asked, Dates, main_languages, marked_article};
use crate::article::Article;
use crate::engine::{
    CollocatesRequest, CollocatesResponse, EngineError, FacetRequest, FacetResponse, IndexStats, KwicGroupsRequest,
    KwicGroupsResponse, KwicRequest, KwicResponse, MarkedArticle, ParsedQuery, QueryRequest, RankedArticle,
    SearchEngine, SearchRequest, SearchResponse, SimilarRequest, TermsRequest, TermsResponse, TimelineRequest,
    TimelineResponse,
};
use crate::language::Language;
use client::Client;

/// Searches an index of a distributed engine.
#[derive(Debug, Clone)]
pub struct RemoteEngine {
    client: Arc<Client>,
    /// The languages by which the articles are analysed, with the number of articles, those of most first.
    languages: Vec<(Language, u64)>,
    /// The same without the numbers.
    inflected: Vec<Language>,
    /// The dates of all articles, counted when they are needed first.
    dates: Arc<OnceLock<Dates>>,
}

impl RemoteEngine {
    /// Opens an index.
    pub fn open(target: &Target) -> Result<Self, EngineError> {
        let client = Arc::new(Client::new(target)?);
        let languages = counts::analysis_languages(&client)?;
        let inflected = languages.iter().map(|(language, _)| *language).collect();
        Ok(Self { client, languages, inflected, dates: Arc::default() })
    }

    /// Reads a query; fails if anything in it cannot be read.
    fn read(&self, request: &QueryRequest) -> Result<Asked, EngineError> {
        Asked::read(request, &main_languages(&self.languages))
    }
}

impl SearchEngine for RemoteEngine {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        self.answer(self.read(&request.query)?, request)
    }

    fn rank(&self, request: &SearchRequest) -> Result<Vec<RankedArticle>, EngineError> {
        let found = self.find(&self.read(&request.query)?, request)?;
        Ok(found.ranked())
    }

    fn export(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        let asked = self.read(request)?;
        self.for_each_answer(&asked.ast, request, take)
    }

    fn parse(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
        self.parse_query(request)
    }

    fn article(&self, id: &str) -> Result<Article, EngineError> {
        self.article_of_id(id)?.ok_or_else(|| EngineError::NoSuchArticle(id.to_owned()))
    }

    fn marked_article(&self, id: &str, query: &QueryRequest) -> Result<MarkedArticle, EngineError> {
        let asked = self.read(query)?;
        Ok(marked_article(&asked, self.article(id)?, &self.inflected))
    }

    fn kwic(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let ast = asked.ast.clone();
        answer::kwic(asked, request, &self.inflected, &mut |visit| self.visit_all(&ast, &request.query, visit))
    }

    fn kwic_groups(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let ast = asked.ast.clone();
        answer::kwic_groups(asked, request, &self.inflected, &mut |visit| self.visit_all(&ast, &request.query, visit))
    }

    fn count(&self, request: &QueryRequest) -> Result<u64, EngineError> {
        self.count_of(&self.read(request)?.ast, request)
    }

    fn facets(&self, request: &FacetRequest) -> Result<FacetResponse, EngineError> {
        self.facets_of(request)
    }

    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        self.timeline_of(request)
    }

    fn terms(&self, _: &TermsRequest) -> Result<TermsResponse, EngineError> {
        Err(unsupported("lists of words"))
    }

    fn collocates(&self, _: &CollocatesRequest) -> Result<CollocatesResponse, EngineError> {
        Err(unsupported("words near others"))
    }

    fn similar(&self, request: &SimilarRequest) -> Result<SearchResponse, EngineError> {
        self.similar_to(request)
    }

    fn stats(&self) -> Result<IndexStats, EngineError> {
        self.index_stats()
    }
}

/// The error for something that no distributed engine can do.
fn unsupported(what: &'static str) -> EngineError {
    EngineError::Unsupported { what: what.into(), engine: "a distributed engine" }
}
