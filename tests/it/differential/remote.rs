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
use dateline::remote::{PushOptions, Pusher, RemoteEngine, Target};
use proptest::prelude::*;

use super::corpus::corpus;
use super::queries::{bare_query, query};
use super::{ONCE_WRONG, report, runner};

/// How many random queries are tried.
const N_QUERIES: u32 = 200;
/// For one of so many queries, all that is counted over its articles is compared, too.
const COUNTED: usize = 5;

pub(super) fn target(name: &str) -> Option<Target> {
    let host = std::env::var("DATELINE_TEST_OPENSEARCH").ok()?;
    Some(format!("{host}/dateline-{name}-{}", std::process::id()).parse().unwrap())
}

fn pushed(target: &Target) -> RemoteEngine {
    push(target, &|article| article)
}

/// The same without parts of glued words.
pub(super) fn pushed_without_glue(target: &Target) -> RemoteEngine {
    push(target, &|article| Article { glued: Vec::new(), ..article })
}

fn push(target: &Target, change: &dyn Fn(Article) -> Article) -> RemoteEngine {
    let options = PushOptions { senders: 2, shards: 3, replicas: 1, now: Moment::now() };
    let pusher = Pusher::new(target, options).unwrap();
    let everything = QueryRequest::new("*");
    let (exported, report) = pusher
        .push(|send| {
            corpus().engine.export(&everything, &mut |article| {
                if send(change(article)) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })
        })
        .unwrap();
    assert_eq!((report.added, report.refused), (exported.unwrap(), Vec::new()));
    RemoteEngine::open(target).unwrap()
}

pub(super) fn ids(engine: &dyn SearchEngine, query: &str) -> Result<BTreeSet<String>, EngineError> {
    let mut ids = BTreeSet::new();
    engine.export(&QueryRequest::new(query), &mut |article| {
        ids.insert(article.id);
        ControlFlow::Continue(())
    })?;
    Ok(ids)
}

fn compare(remote: &RemoteEngine, query: &str) -> Result<(), TestCaseError> {
    let local = &corpus().engine;
    let expected = match ids(local, query) {
        Ok(expected) => expected,
        Err(EngineError::Query(_)) => return Ok(()),
        Err(error) => return Err(TestCaseError::fail(format!("{query}: {error}"))),
    };
    let found = ids(remote, query).map_err(|error| TestCaseError::fail(format!("{query}: {error}")))?;
    let missing: Vec<&String> = expected.difference(&found).take(3).collect();
    let wrong: Vec<&String> = found.difference(&expected).take(3).collect();
    prop_assert!(missing.is_empty() && wrong.is_empty(), "{query}: missing {missing:?}, wrong {wrong:?}");
    let request = QueryRequest::new(query);
    if !query.len().is_multiple_of(COUNTED) {
        return Ok(());
    }
    prop_assert_eq!(remote.count(&request).unwrap(), expected.len() as u64, "{}", query);
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

#[test]
fn a_distributed_engine_finds_the_same() {
    let Some(target) = target("same") else { return };
    let remote = pushed(&target);
    for query in ONCE_WRONG {
        compare(&remote, query).unwrap();
    }
    let compare_ast = |query: QueryAst| compare(&remote, &query.to_string());
    runner(N_QUERIES).run(&query(), compare_ast).unwrap_or_else(|error| report(&error));
    let totals = |query: QueryAst| {
        let request = SearchRequest::new(&query.to_string());
        let expected = corpus().engine.search(&request).unwrap();
        let found = remote.search(&request).unwrap();
        prop_assert_eq!(found.totals.all_words, expected.totals.all_words, "{}", query);
        // Where articles are checked here, a word that is a function word in some languages counts in all of them.
        prop_assert!(found.totals.any_word >= expected.totals.any_word, "{}", query);
        Ok(())
    };
    runner(50).run(&bare_query(), totals).unwrap_or_else(|error| report(&error));
}
