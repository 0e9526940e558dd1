//! Result lists.

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::client::total;
use super::counts::Parts;
use super::walk::{article_of, first_indexed_of, without};
use super::{RemoteEngine, tokens, unsupported};
use crate::analysis::{TextAnalyzer, language_of_analysis};
use crate::answer::{Asked, furniture_count, hit, word_counts};
use crate::article::Article;
use crate::date::Moment;
use crate::engine::{
    CursorError, EngineError, Hit, Matching, QueryEcho, RankedArticle, SCHEMA_VERSION, SearchRequest, SearchResponse,
    SimilarRequest, Sort, Timings, Totals,
};
use crate::matching::Matcher;
use crate::query::QueryAst;

/// How far into a list its engine goes by number; cursors go on.
const MAX_OFFSET: usize = 10_000;
/// How many words a similar article is found by.
const SIMILAR_WORDS: usize = 25;

/// A page of a result list.
pub(super) struct Found {
    full: Vec<Entry>,
    partial: Vec<Entry>,
    relaxed: Option<QueryAst>,
    totals: Totals,
    next_cursor: Option<String>,
}

/// An article of it.
struct Entry {
    article: Article,
    first_indexed: Moment,
    score: f32,
}

/// A list, as far as the engine gave it.
#[derive(Default)]
struct Part {
    entries: Vec<Entry>,
    /// How many hits they were made of: where the engine replaces nothing, an article may be there twice.
    n_hits: usize,
    total: u64,
    /// Where the list goes on behind it.
    end: Option<Value>,
}

impl Found {
    /// Returns the ids with their scores.
    pub(super) fn ranked(self) -> Vec<RankedArticle> {
        let entries = self.full.into_iter().chain(self.partial);
        entries.map(|entry| RankedArticle { id: entry.article.id, score: entry.score }).collect()
    }
}

impl RemoteEngine {
    /// Answers a query, for this page and these fragments.
    pub(super) fn answer(&self, asked: Asked, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        let started = Instant::now();
        let found = self.find(&asked, request)?;
        let search_ms = milliseconds(started);
        let mut hits = self.hits(&asked.ast, found.full, false, request);
        if let Some(relaxed) = &found.relaxed {
            hits.extend(self.hits(relaxed, found.partial, true, request));
        }
        let parts = Parts { engine: self, request: &request.query };
        let words = if found.totals.all_words == 0 { word_counts(&asked.ast, &parts)? } else { Vec::new() };
        let furniture = if found.totals.any_word == 0 { furniture_count(&asked, &parts)? } else { None };
        let total_ms = milliseconds(started);
        request.query.check()?;
        Ok(SearchResponse {
            schema_version: SCHEMA_VERSION,
            query: asked.echo,
            totals: found.totals,
            timings: Timings { search_ms, fragments_ms: total_ms - search_ms, total_ms },
            expansion: Vec::new(),
            words,
            furniture,
            hits,
            next_cursor: found.next_cursor,
        })
    }

    fn hits(&self, ast: &QueryAst, entries: Vec<Entry>, partial: bool, request: &SearchRequest) -> Vec<Hit> {
        let mut matcher = Matcher::new(ast, &self.inflected);
        let shown = |entry: Entry| {
            let marked = matcher.find(&entry.article).unwrap_or_default();
            let first_indexed = entry.first_indexed;
            Hit { first_indexed, partial, ..hit(entry.article, &marked, entry.score, request.fragments) }
        };
        entries.into_iter().map(shown).collect()
    }

    /// Finds the articles of a page: those with all of the words, and behind them those with some.
    pub(super) fn find(&self, asked: &Asked, request: &SearchRequest) -> Result<Found, EngineError> {
        if request.order.recency.is_some() {
            return Err(unsupported("--recency"));
        }
        if request.ranking.expand.is_some_and(|words| words > 0) {
            return Err(unsupported("--expand"));
        }
        if request.explains {
            return Err(unsupported("--explain"));
        }
        let start = match &request.cursor {
            Some(cursor) => Some(Cursor::read(cursor, asked)?),
            None => None,
        };
        let offset = request.page.offset;
        if offset + request.page.limit > MAX_OFFSET && start.is_none() {
            return Err(unsupported("a page so far into a list without --cursor"));
        }
        let limit = request.page.limit;
        let relaxed = asked.relaxed();
        let frequencies = self.frequencies(&asked.ast, relaxed.as_ref())?;
        let takes_any = request.query.matching == Matching::Any;
        let full_query = self.resolve_with(&frequencies, &asked.ast, takes_any, &request.query)?;
        let in_partial = start.as_ref().is_some_and(|cursor| cursor.is_partial);
        let full = if in_partial {
            Part { total: self.total(&full_query)?, ..Part::default() }
        } else {
            self.part(&full_query, request.order.sort, offset, limit, start.as_ref())?
        };
        let relaxed = relaxed.map(|relaxed| frequencies.without_function_words(relaxed));
        let partial = match &relaxed {
            Some(relaxed) => {
                let query = without(&self.resolve_with(&frequencies, relaxed, true, &request.query)?, &full_query);
                let rest = limit - full.n_hits;
                let offset = if start.is_some() { 0 } else { offset.saturating_sub(count(full.total)) };
                let after = start.as_ref().filter(|cursor| cursor.is_partial);
                self.part(&query, request.order.sort, offset, rest, after)?
            }
            None => Part::default(),
        };
        let totals = Totals { all_words: full.total, any_word: full.total + partial.total };
        let end = partial.end.map(|end| (end, true)).or(full.end.map(|end| (end, false)));
        let is_full = full.n_hits + partial.n_hits == limit && limit > 0;
        let next_cursor = end
            .filter(|_| is_full)
            .map(|(after, is_partial)| Cursor { is_partial, after, query: asked.echo.parsed.clone() }.write());
        Ok(Found { full: full.entries, partial: partial.entries, relaxed, totals, next_cursor })
    }

    pub(super) fn total(&self, query: &Value) -> Result<u64, EngineError> {
        let body = json!({ "size": 0, "query": query, "track_total_hits": true });
        Ok(total(&self.client.search(&body)?)?)
    }

    fn part(
        &self,
        query: &Value,
        sort: Sort,
        offset: usize,
        limit: usize,
        start: Option<&Cursor>,
    ) -> Result<Part, EngineError> {
        let order = self.client.dialect.order(sort);
        let mut body = json!({
            "size": limit, "query": query, "sort": order, "track_scores": true, "track_total_hits": true,
            "_source": ["article", "first_indexed"],
        });
        match start {
            Some(cursor) => body["search_after"] = cursor.after.clone(),
            None => body["from"] = offset.into(),
        }
        let answer = self.client.search(&body)?;
        let total = total(&answer)?;
        let hits = answer["hits"]["hits"].as_array().map_or(&[][..], Vec::as_slice);
        let mut entries: Vec<Entry> = Vec::with_capacity(hits.len());
        for hit in hits {
            let source = &hit["_source"];
            // Quickwit gives no score but that by which it sorts.
            let sorted_by = if sort == Sort::Score { hit["sort"][0].as_f64() } else { None };
            #[expect(clippy::cast_possible_truncation, reason = "scores have the precision of scores")]
            let score = hit["_score"].as_f64().or(sorted_by).unwrap_or(0.0) as f32;
            let (article, first_indexed) = (article_of(source)?, first_indexed_of(source));
            if entries.iter().all(|entry| entry.article.id != article.id) {
                entries.push(Entry { article, first_indexed, score });
            }
        }
        Ok(Part { entries, n_hits: hits.len(), total, end: hits.last().map(|hit| hit["sort"].clone()) })
    }

    /// Returns the articles most like another.
    pub(super) fn similar_to(&self, request: &SimilarRequest) -> Result<SearchResponse, EngineError> {
        let started = Instant::now();
        let article = self.article_of_id(&request.id)?.ok_or_else(|| EngineError::NoSuchArticle(request.id.clone()))?;
        if !self.client.dialect.capabilities().likeness {
            return Err(self.client.dialect.unsupported("what is like an article"));
        }
        let language = language_of_analysis(article.language, article.title.as_deref(), &article.body);
        let terms = TextAnalyzer::default().analyse(&article.body, language, &article.glued);
        let like = json!({ "more_like_this": {
            "fields": ["body"], "like": tokens::stems(&terms.stems), "analyzer": "terms",
            "max_query_terms": SIMILAR_WORDS, "min_term_freq": 1, "min_doc_freq": 2,
        } });
        let query = without(&like, &json!({ "term": { "id": request.id } }));
        let part = self.part(&query, Sort::Score, request.page.offset, request.page.limit, None)?;
        let echo = QueryEcho {
            text: format!("like {}", request.id),
            filters: String::new(),
            parsed: String::new(),
            notes: Vec::new(),
        };
        let listed = SearchRequest { fragments: request.fragments, ..SearchRequest::new("") };
        let totals = Totals { all_words: part.total, any_word: part.total };
        let total_ms = milliseconds(started);
        Ok(SearchResponse {
            schema_version: SCHEMA_VERSION,
            query: echo,
            totals,
            timings: Timings { search_ms: total_ms, fragments_ms: 0.0, total_ms },
            expansion: Vec::new(),
            words: Vec::new(),
            furniture: None,
            hits: self.hits(&QueryAst::All, part.entries, false, &listed),
            next_cursor: None,
        })
    }

    /// Returns how many articles answer a query.
    pub(super) fn count_of(&self, ast: &QueryAst, request: &crate::engine::QueryRequest) -> Result<u64, EngineError> {
        self.total(&self.resolve(ast, request)?)
    }
}

/// Where a list goes on.
struct Cursor {
    is_partial: bool,
    after: Value,
    /// The query that it belongs to.
    query: String,
}

impl Cursor {
    fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(json!([self.is_partial, self.after, self.query]).to_string())
    }

    fn read(text: &str, asked: &Asked) -> Result<Self, EngineError> {
        let unreadable = || EngineError::Cursor(CursorError::Unreadable);
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| unreadable())?;
        let (is_partial, after, query): (bool, Value, String) =
            serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
        if query != asked.echo.parsed {
            return Err(EngineError::Cursor(CursorError::OtherRequest));
        }
        Ok(Self { is_partial, after, query })
    }
}

fn count(total: u64) -> usize {
    usize::try_from(total).unwrap_or(usize::MAX)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}
