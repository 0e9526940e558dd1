//! All articles that answer a query, page by page over one state of the index, and the check of those that were found
//! roughly.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;

use serde_json::{Value, json};

use super::client::Method;
use super::document::{document_id, name_within};
use super::frequencies::Frequencies;
use super::translate::{Translated, Translator};
use super::{Dialect, RemoteEngine, RemoteError};
use crate::analysis::Analyzer;
use crate::article::Article;
use crate::date::Moment;
use crate::engine::{EngineError, Matching, QueryRequest, RankingOptions};
use crate::matching::Matcher;
use crate::query::QueryAst;

/// How many articles are fetched at once.
const PAGE: usize = 500;
/// How long the engine keeps a state of the index between two pages.
const KEEP_ALIVE: &str = "2m";

/// A state of the index that the engine holds fast.
struct State {
    /// Its name.
    point: Value,
    /// Where and with what it is let go.
    let_go: (&'static str, Value),
}

impl RemoteEngine {
    /// Returns what the engine is asked for a query: just what is meant.
    pub(super) fn resolve(&self, query: &QueryAst, request: &QueryRequest) -> Result<Value, EngineError> {
        let frequencies = self.frequencies(query, None)?;
        self.resolve_with(&frequencies, query, request.matching == Matching::Any, request)
    }

    /// The same of a query of which the stems were looked up. In one that is relaxed, words are alternatives.
    pub(super) fn resolve_with(
        &self,
        frequencies: &Frequencies,
        query: &QueryAst,
        is_relaxed: bool,
        request: &QueryRequest,
    ) -> Result<Value, EngineError> {
        let (Translated { query: found, is_exact }, what) = self.translated(frequencies, query, is_relaxed)?;
        if is_exact {
            return Ok(found);
        }
        // What answers the query is named by its ids, so no more than these are read.
        let can = self.client.dialect.capabilities();
        let mut matcher = Matcher::new(query, &self.inflected);
        let (mut ids, mut bytes) = (Vec::new(), 0);
        let mut n_read = 0;
        self.walk(&found, request, &mut |article| {
            n_read += 1;
            if matcher.find(&article).is_some() {
                let id = name_within(&article.id, can.max_id).into_owned();
                bytes += id.len();
                ids.push(id);
            }
            let is_too_much = n_read > can.max_ids || bytes > can.max_id_bytes;
            if is_too_much { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if n_read > can.max_ids || bytes > can.max_id_bytes {
            let most = can.max_ids.min(n_read);
            return Err(EngineError::TooMuchToCheck { what: what.unwrap_or_default(), most });
        }
        Ok(json!({ "bool": { "must": [found], "filter": [{ "terms": { "id": ids } }] } }))
    }

    /// Returns how many articles answer a query, None if articles would have to be read for it.
    pub(super) fn count_unless_rough(&self, query: &QueryAst) -> Result<Option<u64>, EngineError> {
        let frequencies = self.frequencies(query, None)?;
        let (Translated { query: found, is_exact }, _) = self.translated(&frequencies, query, false)?;
        if is_exact { self.total(&found).map(Some) } else { Ok(None) }
    }

    /// Looks up the stems of a query, and of another form of it.
    pub(super) fn frequencies(&self, query: &QueryAst, other: Option<&QueryAst>) -> Result<Frequencies, RemoteError> {
        Frequencies::look_up(&self.client, query, other, &self.languages)
    }

    /// Translates a query, and returns the part of it that the engine cannot find exactly.
    fn translated(
        &self,
        frequencies: &Frequencies,
        query: &QueryAst,
        is_relaxed: bool,
    ) -> Result<(Translated, Option<String>), EngineError> {
        self.client.dialect.check(query, &self.inflected)?;
        let mut translator = Translator {
            languages: &self.inflected,
            title_weight: RankingOptions::default().settings().title_weight,
            frequencies,
            has_choice: is_relaxed,
            is_alternative: is_relaxed,
            analyzer: Analyzer::for_a_query(),
            can: self.client.dialect.capabilities(),
            first_rough: None,
        };
        Ok((translator.translate(query), translator.first_rough))
    }

    /// Gives each article that answers a query to `take`, until it breaks off, and returns how many there were.
    pub(super) fn for_each_answer(
        &self,
        query: &QueryAst,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        let is_relaxed = request.matching == Matching::Any;
        let frequencies = self.frequencies(query, None)?;
        let (Translated { query: found, is_exact }, _) = self.translated(&frequencies, query, is_relaxed)?;
        let mut matcher = (!is_exact).then(|| Matcher::new(query, &self.inflected));
        let mut given = 0;
        self.walk(&found, request, &mut |article| {
            let is_meant = matcher.as_mut().is_none_or(|matcher| matcher.find(&article).is_some());
            if !is_meant {
                return ControlFlow::Continue(());
            }
            given += 1;
            take(article)
        })?;
        Ok(given)
    }

    /// Gives each article that answers a query to `visit`.
    pub(super) fn visit_all(
        &self,
        query: &QueryAst,
        request: &QueryRequest,
        visit: &mut dyn FnMut(&Article),
    ) -> Result<(), EngineError> {
        let mut take = |article: Article| {
            visit(&article);
            ControlFlow::Continue(())
        };
        self.for_each_answer(query, request, &mut take).map(drop)
    }

    /// Gives all articles that a translated query finds in one state of the index, each once.
    fn walk(
        &self,
        query: &Value,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<(), EngineError> {
        if !self.client.dialect.capabilities().states {
            let mut given = HashSet::new();
            return self.walk_pages(None, query, request, &mut |article| {
                let is_new = given.insert(hash(&article.id));
                if is_new { take(article) } else { ControlFlow::Continue(()) }
            });
        }
        let State { point, let_go } = self.hold_fast()?;
        let walked = self.walk_pages(Some(&point), query, request, take);
        // Where this fails, the engine drops the state by itself after a while.
        _ = self.client.ask(&Method::DELETE, let_go.0, Some(&let_go.1));
        walked
    }

    /// Holds a state of the index fast. `OpenSearch` and `Elasticsearch` have different words for it.
    fn hold_fast(&self) -> Result<State, RemoteError> {
        let index = &self.client.index;
        let path = format!("/{index}/_search/point_in_time?keep_alive={KEEP_ALIVE}&allow_partial_pit_creation=false");
        match self.client.ask(&Method::POST, &path, None) {
            Ok(answer) => {
                let point = named(&answer["pit_id"])?;
                let let_go = ("/_search/point_in_time", json!({ "pit_id": [point] }));
                Ok(State { point, let_go })
            }
            Err(RemoteError::Answer { status: 400 | 404 | 405, .. }) => {
                let path = format!("/{index}/_pit?keep_alive={KEEP_ALIVE}");
                let point = named(&self.client.ask(&Method::POST, &path, None)?["id"])?;
                let let_go = ("/_pit", json!({ "id": point }));
                Ok(State { point, let_go })
            }
            Err(error) => Err(error),
        }
    }

    /// The same over a state of the index that is held fast, if the engine does that.
    fn walk_pages(
        &self,
        point: Option<&Value>,
        query: &Value,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<(), EngineError> {
        let order = if point.is_none() { json!([{ "_doc": "asc" }]) } else { json!([{ "id": "asc" }]) };
        let mut after = Value::Null;
        loop {
            request.check()?;
            let mut body = json!({
                "size": PAGE, "query": query, "sort": order, "_source": ["article"], "track_total_hits": false,
            });
            if !after.is_null() {
                body["search_after"] = after;
            }
            let answer = match point {
                None => self.client.search(&body)?,
                Some(point) => {
                    body["pit"] = json!({ "id": point, "keep_alive": KEEP_ALIVE });
                    self.client.search_point(&body)?
                }
            };
            let hits = answer["hits"]["hits"].as_array().map_or(&[][..], Vec::as_slice);
            for hit in hits {
                if take(article_of(&hit["_source"])?).is_break() {
                    return Ok(());
                }
            }
            let Some(last) = hits.last().filter(|_| hits.len() == PAGE) else { return Ok(()) };
            after = last["sort"].clone();
        }
    }

    /// Returns the article of an id, None if there is none.
    pub(super) fn article_of_id(&self, id: &str) -> Result<Option<Article>, EngineError> {
        let query = match self.client.dialect {
            Dialect::OpenSearch => json!({ "terms": { "_id": [document_id(id)] } }),
            Dialect::Quickwit => {
                json!({ "term": { "id": name_within(id, self.client.dialect.capabilities().max_id) } })
            }
        };
        let answer = self.client.search(&json!({ "size": 1, "query": query, "_source": ["article"] }))?;
        let hit = &answer["hits"]["hits"][0];
        if hit.is_null() { Ok(None) } else { Ok(Some(article_of(&hit["_source"])?)) }
    }
}

/// Returns the query that finds what the first finds and the second does not.
pub(super) fn without(query: &Value, other: &Value) -> Value {
    json!({ "bool": { "must": [query], "must_not": [other] } })
}

/// Returns the name of a state, which there has to be.
fn named(name: &Value) -> Result<Value, RemoteError> {
    let unreadable = || RemoteError::Unreadable("it does not say which state of the index it holds".to_owned());
    name.is_string().then(|| name.clone()).ok_or_else(unreadable)
}

/// Returns what an id is told by where there is no room for all ids. That two of a hundred million have the same is one
/// chance in 3,700.
fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Reads an article out of what the engine keeps.
pub(super) fn article_of(source: &Value) -> Result<Article, RemoteError> {
    let article = match &source["article"] {
        // An engine that does not keep objects as they are has it as a text.
        Value::String(text) => serde_json::from_str(text),
        article => serde_json::from_value(article.clone()),
    };
    article.map_err(|error| RemoteError::Unreadable(error.to_string()))
}

/// Reads when an article was first indexed.
pub(super) fn first_indexed_of(source: &Value) -> Moment {
    Moment::of_seconds(source["first_indexed"].as_u64().unwrap_or(0))
}
