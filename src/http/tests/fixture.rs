//! An engine whose answers are made up, with hostile texts among them, and requests to a server over it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

use crate::article::{Article, Furniture, FurnitureKind};
use crate::date::Moment;
use crate::engine::{
    ArticleMarks, CollocatesRequest, CollocatesResponse, EngineError, EngineSource, Facet, FacetRequest, FacetResponse,
    Fragment, Hit, IndexStats, KwicField, KwicGroupsRequest, KwicGroupsResponse, KwicLine, KwicRequest, KwicResponse,
    LanguageCount, Mark, MarkedArticle, OpenEngine, ParsedQuery, PartKind, PeriodCount, QueryEcho, QueryPart,
    QueryProblem, QueryRequest, RankedArticle, SCHEMA_VERSION, SearchEngine, SearchRequest, SearchResponse,
    SimilarRequest, TermCount, TermsRequest, TermsResponse, TimelineRequest, TimelineResponse, Timings, Totals,
};
use crate::http::guard::Access;
use crate::http::router::router;
use crate::http::service::{Limits, Service};
use crate::language::Language;
use crate::period::{Period, PeriodUnit};

/// A text as nobody should write one.
const HOSTILE: &str = "<script>alert(1)</script> \u{202e}Vladivostok \"'><img src=x onerror=alert(1)>";
/// How many articles are exported.
pub(super) const EXPORTED: usize = 3_000;

#[derive(Debug, Clone, Copy)]
pub(super) struct FixtureEngine {
    pub(super) generation: &'static str,
}

impl Default for FixtureEngine {
    fn default() -> Self {
        Self { generation: "first" }
    }
}

impl FixtureEngine {
    pub(super) fn service(self, access: Access) -> Service {
        let limits = Limits { query_time: Duration::from_secs(5), running: 4, waiting: 4, exports: 2 };
        self.service_with(access, limits)
    }

    pub(super) fn service_with(self, access: Access, limits: Limits) -> Service {
        Service::new(Arc::new(self), access, limits)
    }
}

impl EngineSource for FixtureEngine {
    fn newest(&self) -> OpenEngine {
        OpenEngine { engine: Arc::new(*self), generation: self.generation.into() }
    }

    fn look(&self) -> Result<(), EngineError> {
        Ok(())
    }
}

/// Fails for a query that is wrong, never ends for one that is slow, and panics for a panic.
fn read(request: &QueryRequest) -> Result<QueryEcho, EngineError> {
    let problem = || QueryProblem {
        message: "nothing closes the bracket".to_owned(),
        start: 1,
        end: 6,
        start_char: 1,
        end_char: 6,
        label: None,
        hints: Vec::new(),
    };
    match request.text.as_str() {
        "(wrong" => return Err(EngineError::Query(vec![problem()])),
        "panic" => panic!("the engine is broken"),
        "slow" => {
            while !request.cancellation.is_cancelled() {
                std::thread::sleep(Duration::from_millis(5));
            }
            return Err(EngineError::Cancelled);
        }
        _ => {}
    }
    let text = request.text.clone();
    Ok(QueryEcho { parsed: text.clone(), text, filters: String::new(), notes: Vec::new() })
}

fn mark() -> Mark {
    Mark { start: 1, end: 7, start_char: 1, end_char: 7 }
}

fn article(id: &str) -> Article {
    Article {
        id: id.to_owned(),
        origin: HOSTILE.to_owned(),
        url: Some("javascript:alert(1)".to_owned()),
        title: Some(HOSTILE.to_owned()),
        body: format!("{HOSTILE}\n\n{HOSTILE}"),
        source: Some(HOSTILE.to_owned()),
        author: Some(HOSTILE.to_owned()),
        published: Some("2010-11-21".parse().unwrap()),
        section: Some(HOSTILE.to_owned()),
        language: Language::ENGLISH,
        furniture: vec![Furniture::new(FurnitureKind::Footer, HOSTILE)],
        ..Article::default()
    }
}

fn hit() -> Hit {
    let Article { id, origin, title, source, author, section, url, published, language, .. } = article("a");
    let fragment = Fragment {
        text: HOSTILE.to_owned(),
        start: 0,
        start_char: 0,
        cut_before: true,
        cut_after: true,
        marks: vec![mark()],
    };
    Hit {
        title_marks: vec![mark()],
        fragments: vec![fragment],
        id,
        origin,
        title,
        source,
        author,
        section,
        url,
        published,
        published_from: None,
        first_indexed: Moment::of_seconds(1_290_333_600),
        language,
        score: 1.0,
        partial: false,
        explanation: None,
    }
}

fn response(query: QueryEcho) -> SearchResponse {
    SearchResponse {
        schema_version: SCHEMA_VERSION,
        query,
        totals: Totals { all_words: 1, any_word: 2 },
        timings: Timings { search_ms: 0.0, fragments_ms: 0.0, total_ms: 0.0 },
        expansion: Vec::new(),
        words: Vec::new(),
        furniture: None,
        hits: vec![hit(), Hit { partial: true, ..hit() }],
        next_cursor: Some("next".to_owned()),
    }
}

impl SearchEngine for FixtureEngine {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        Ok(response(read(&request.query)?))
    }

    fn rank(&self, _request: &SearchRequest) -> Result<Vec<RankedArticle>, EngineError> {
        Ok(Vec::new())
    }

    fn export(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        read(request)?;
        for number in 0..EXPORTED {
            if take(article(&number.to_string())).is_break() {
                break;
            }
        }
        Ok(EXPORTED as u64)
    }

    fn parse(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
        let QueryEcho { text, parsed, notes, .. } = read(request)?;
        let tree = QueryPart {
            kind: PartKind::Word,
            text: text.clone(),
            place: None,
            articles: Some(1),
            words: None,
            parts: Vec::new(),
        };
        Ok(ParsedQuery { schema_version: SCHEMA_VERSION, text, parsed, errors: Vec::new(), notes, tree })
    }

    fn article(&self, id: &str) -> Result<Article, EngineError> {
        if id == "absent" { Err(EngineError::NoSuchArticle(id.to_owned())) } else { Ok(article(id)) }
    }

    fn marked_article(&self, id: &str, query: &QueryRequest) -> Result<MarkedArticle, EngineError> {
        read(query)?;
        let matches = ArticleMarks { title: vec![mark()], body: vec![mark()] };
        Ok(MarkedArticle { article: self.article(id)?, matches })
    }

    fn kwic(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError> {
        let line = KwicLine {
            id: "a".to_owned(),
            source: Some(HOSTILE.to_owned()),
            published: None,
            field: KwicField::Body,
            start: 0,
            end: 1,
            start_char: 0,
            end_char: 1,
            left: HOSTILE.to_owned(),
            node: HOSTILE.to_owned(),
            right: HOSTILE.to_owned(),
        };
        let query = read(&request.query)?;
        Ok(KwicResponse { schema_version: SCHEMA_VERSION, query, articles: 1, matches: 1, lines: vec![line] })
    }

    fn kwic_groups(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError> {
        let query = read(&request.query)?;
        let groups = Vec::new();
        Ok(KwicGroupsResponse { schema_version: SCHEMA_VERSION, query, articles: 0, matches: 0, n_groups: 0, groups })
    }

    fn count(&self, request: &QueryRequest) -> Result<u64, EngineError> {
        read(request).map(|_| 1)
    }

    fn facets(&self, request: &FacetRequest) -> Result<FacetResponse, EngineError> {
        let query = read(&request.query)?;
        let facets = vec![Facet { value: Some(HOSTILE.to_owned()), articles: 1, share: 1.0 }];
        Ok(FacetResponse {
            schema_version: SCHEMA_VERSION,
            query,
            field: request.field,
            articles: 1,
            values: 1,
            facets,
        })
    }

    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        let query = read(&request.query)?;
        let first = Period::of("2010-11".parse().unwrap(), PeriodUnit::Month).unwrap();
        let of_period = |period| PeriodCount { period, articles: 1, of: 2, share: 0.5 };
        let periods = vec![of_period(first), of_period(first.later(1))];
        let (by, schema_version) = (PeriodUnit::Month, SCHEMA_VERSION);
        Ok(TimelineResponse { schema_version, query, by, articles: 2, undated: 0, inexact: 0, periods })
    }

    fn terms(&self, request: &TermsRequest) -> Result<TermsResponse, EngineError> {
        let terms = vec![TermCount { word: "deliveries".to_owned(), articles: 1, occurrences: 1 }];
        let pattern = request.pattern.clone();
        Ok(TermsResponse { schema_version: SCHEMA_VERSION, pattern, has_more: false, terms })
    }

    fn collocates(&self, _request: &CollocatesRequest) -> Result<CollocatesResponse, EngineError> {
        Err(EngineError::Cancelled)
    }

    fn similar(&self, request: &SimilarRequest) -> Result<SearchResponse, EngineError> {
        self.article(&request.id)?;
        read(&QueryRequest::new("similar")).map(response)
    }

    fn stats(&self) -> Result<IndexStats, EngineError> {
        Ok(IndexStats {
            schema_version: SCHEMA_VERSION,
            index: "index".to_owned(),
            articles: 2,
            files: 2,
            rejected: 0,
            undated: 0,
            earliest: Some("2010-11-21".to_owned()),
            latest: Some("2010-12-01".to_owned()),
            languages: vec![LanguageCount { language: Language::ENGLISH, articles: 2 }],
            segments: 1,
            bytes: 1,
        })
    }
}

/// What a request got.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) kind: String,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

pub(super) fn service(access: Access) -> Service {
    FixtureEngine::default().service(access)
}

/// A request that names this machine.
pub(super) fn local(path: &str) -> Builder {
    Request::builder().uri(path).header(header::HOST, "localhost:7700")
}

pub(super) async fn get(path: &str) -> Answer {
    request(service(Access::Local), local(path)).await
}

pub(super) async fn get_with(access: Access, path: &str) -> Answer {
    request(service(access), local(path)).await
}

pub(super) async fn request(service: Service, request: Builder) -> Answer {
    send(service, request, String::new()).await
}

pub(super) async fn send(service: Service, request: Builder, body: String) -> Answer {
    let response = router(service).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let kind = headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap().to_owned()).unwrap_or_default();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer { status, kind, headers, body: String::from_utf8(body.to_vec()).unwrap() }
}

/// Returns the body as it goes over the line.
pub(super) async fn raw(service: Service, request: Builder) -> Vec<u8> {
    let response = router(service).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}
