//! The engine over a distributed one finds what the index folder finds, for random queries over the same articles; its counts
//! over them are the same.
//!
//! `DATELINE_TEST_OPENSEARCH` says where such an engine is, `http://127.0.0.1:9201`; without it nothing is tried.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use dateline::article::Article;
use dateline::date::Moment;
use dateline::engine::{
    EngineError, FacetField, FacetRequest, QueryRequest, SearchEngine, SearchRequest, TimelineRequest,
};
use dateline::query::QueryAst;
use dateline::remote::{PushOptions, Pusher, RemoteEngine};
use dateline::search::LocalEngine;
use proptest::prelude::*;

use super::corpus::corpus;
use super::queries::{bare_query, query};
use super::vocabulary::MADE_UP;
use super::{ONCE_WRONG, report, runner, wanted};

/// How many random queries are tried.
pub(super) const N_QUERIES: u32 = 200;
/// For one of so many queries, all that is counted over its articles is compared, too.
const COUNTED: usize = 5;

/// For each of these, the articles with some of the words were counted wrongly once.
const ONCE_COUNTED_WRONG: &[&str] = &[
    // An OR besides a function word is no choice of words, of which those would be left out that say nothing.
    "title:the (Kim OR of)",
    "title:the (Kim OR (of AND minister))",
];

/// An index of a distributed engine, which goes with this.
pub(super) struct Pushed {
    pub(super) engine: RemoteEngine,
    url: String,
}

/// Returns the address of an index for this run. None if no engine is named.
pub(super) fn address(name: &str) -> Option<String> {
    let host = std::env::var("DATELINE_TEST_OPENSEARCH").ok()?;
    Some(format!("{host}/dateline-{name}-{}", std::process::id()))
}

impl Pushed {
    /// Pushes the articles of an index folder, changed so.
    pub(super) fn new(url: &str, local: &LocalEngine, change: &dyn Fn(Article) -> Article) -> Self {
        let target = url.parse().unwrap();
        let options = PushOptions { senders: 2, shards: 3, replicas: 1, now: Moment::now() };
        let pusher = Pusher::new(&target, options).unwrap();
        let everything = QueryRequest::new("*");
        let (exported, report) = pusher
            .push(|send| {
                local.export(&everything, &mut |article| {
                    if send(change(article)) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                })
            })
            .unwrap();
        assert_eq!((report.added, report.refused), (exported.unwrap(), Vec::new()));
        Self { engine: RemoteEngine::open(&target).unwrap(), url: url.to_owned() }
    }
}

impl Drop for Pushed {
    fn drop(&mut self) {
        _ = ureq::delete(&self.url).call();
    }
}

/// The articles of an index folder and the same in an index of a distributed engine.
pub(super) struct Both<'a> {
    pub(super) local: &'a LocalEngine,
    pub(super) remote: Pushed,
}

/// How a query was answered that both engines answer alike.
pub(super) enum Outcome {
    /// By so many articles; all that is counted over them is the same, if it was compared.
    Found { articles: usize, is_counted: bool },
    /// It cannot be read.
    Unreadable,
    /// The distributed engine does not take it.
    Refused(EngineError),
}

impl<'a> Both<'a> {
    /// Pushes the articles of an index folder. Returns None if no engine is named.
    pub(super) fn new(name: &str, local: &'a LocalEngine) -> Option<Self> {
        let remote = Pushed::new(&address(name)?, local, &|article| article);
        Some(Self { local, remote })
    }

    /// Compares which articles answer a query, and now and then what is counted over them.
    pub(super) fn compare(&self, query: &str) -> Result<Outcome, TestCaseError> {
        let expected = match ids(self.local, query) {
            Ok(expected) => expected,
            Err(EngineError::Query(_)) => return Ok(Outcome::Unreadable),
            Err(error) => return Err(TestCaseError::fail(format!("{query}: {error}"))),
        };
        let found = match ids(&self.remote.engine, query) {
            Ok(found) => found,
            Err(error @ (EngineError::TooMuchToCheck { .. } | EngineError::Unsupported { .. })) => {
                return Ok(Outcome::Refused(error));
            }
            Err(error) => return Err(TestCaseError::fail(format!("{query}: {error}"))),
        };
        let missing: Vec<&String> = expected.difference(&found).take(3).collect();
        let wrong: Vec<&String> = found.difference(&expected).take(3).collect();
        prop_assert!(missing.is_empty() && wrong.is_empty(), "{query}: missing {missing:?}, wrong {wrong:?}");
        let is_counted = query.len().is_multiple_of(COUNTED);
        if is_counted {
            self.compare_counts(query, expected.len())?;
        }
        Ok(Outcome::Found { articles: expected.len(), is_counted })
    }

    fn compare_counts(&self, query: &str, articles: usize) -> Result<(), TestCaseError> {
        let (local, remote) = (self.local, &self.remote.engine);
        let request = QueryRequest::new(query);
        prop_assert_eq!(remote.count(&request).unwrap(), articles as u64, "{}", query);
        for field in [FacetField::Source, FacetField::Author, FacetField::Lang, FacetField::Year] {
            let facets = |engine: &dyn SearchEngine| {
                engine.facets(&FacetRequest { query: request.clone(), field, limit: 0 }).unwrap().facets
            };
            prop_assert_eq!(facets(remote), facets(local), "{} {:?}", query, field);
        }
        let timeline = |engine: &dyn SearchEngine| {
            let timeline = engine.timeline(&TimelineRequest { query: request.clone(), by: None }).unwrap();
            (timeline.articles, timeline.undated, timeline.inexact, timeline.periods)
        };
        prop_assert_eq!(timeline(remote), timeline(local), "{}", query);
        Ok(())
    }

    /// Compares how many articles have all of the words of a query, and any.
    pub(super) fn compare_totals(&self, query: &str) -> Result<(), TestCaseError> {
        let request = SearchRequest::new(query);
        let expected = match self.local.search(&request) {
            Err(EngineError::Query(_)) => return Ok(()),
            expected => expected.unwrap(),
        };
        let found = self.remote.engine.search(&request).unwrap();
        prop_assert_eq!(found.totals.all_words, expected.totals.all_words, "{}", query);
        // Where articles are checked here, a word that is a function word in some languages counts in all of them.
        prop_assert!(found.totals.any_word >= expected.totals.any_word, "{}", query);
        Ok(())
    }
}

pub(super) fn ids(engine: &dyn SearchEngine, query: &str) -> Result<BTreeSet<String>, EngineError> {
    let mut ids = BTreeSet::new();
    engine.export(&QueryRequest::new(query), &mut |article| {
        ids.insert(article.id);
        ControlFlow::Continue(())
    })?;
    Ok(ids)
}

#[test]
fn a_distributed_engine_finds_the_same() {
    let Some(both) = Both::new("same", &corpus().engine) else { return };
    for query in ONCE_WRONG {
        both.compare(query).map(drop).unwrap();
    }
    let compare = |query: QueryAst| both.compare(&query.to_string()).map(drop);
    runner(wanted(N_QUERIES)).run(&query(MADE_UP), compare).unwrap_or_else(|error| report(&error));
    for query in ONCE_COUNTED_WRONG {
        both.compare_totals(query).unwrap();
    }
    let compare_totals = |query: QueryAst| both.compare_totals(&query.to_string());
    runner(50).run(&bare_query(MADE_UP), compare_totals).unwrap_or_else(|error| report(&error));
}
