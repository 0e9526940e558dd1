//! Parts of a list that follow each other.

use dateline::engine::{Hit, Matching, Order, Page, RankingOptions, SearchEngine, SearchRequest};
use dateline::search::LocalEngine;
use serde_json::Value;

use super::{ALL, article, engine, indexed, request};
use crate::env::TestEnv;

const SIZES: [usize; 3] = [1, 7, 40];

/// Articles of few words, many of them alike.
fn news() -> TestEnv {
    let texts =
        ["ferry quay", "quay and ferry", "ferry", "quay", "storm", "the ferry of the storm", "ferries at the quay"];
    let records: Vec<Value> = (0..90)
        .map(|number| {
            let mut record = article(&format!("{:02}", number * 37 % 97), texts[number % 7], texts[number * 5 % 6]);
            record["date"] = ["2020-01-01", "2021-01-01", ""][number % 3].into();
            record
        })
        .collect();
    indexed(&records)
}

fn requests() -> Vec<SearchRequest> {
    let mut requests = Vec::new();
    for query in
        ["ferry", "ferry quay", "ferry quay storm", "the ferry of the quay", "ferry -storm", "\"ferry quay\" storm"]
    {
        for closeness in [None, Some(0.0), Some(10.0)] {
            for expand in [None, Some(5)] {
                let ranking = RankingOptions { closeness, expand, ..RankingOptions::default() };
                let request = SearchRequest { ranking, explains: false, ..request(query) };
                let mut any = request.clone();
                any.query.matching = Matching::Any;
                requests.extend([request, any]);
            }
        }
    }
    let recency = Order { recency: Some("1y".parse().unwrap()), ..Order::default() };
    requests.push(SearchRequest { order: recency, ..request("ferry quay") });
    requests
}

fn keys(hits: &[Hit]) -> Vec<(String, u32, bool)> {
    hits.iter().map(|hit| (hit.id.clone(), hit.score.to_bits(), hit.partial)).collect()
}

fn by_offset(engine: &LocalEngine, request: &SearchRequest, size: usize) -> Vec<Hit> {
    let mut walked = Vec::new();
    loop {
        let page = Page { offset: walked.len(), limit: size };
        let hits = engine.search(&SearchRequest { page, ..request.clone() }).unwrap().hits;
        if hits.is_empty() {
            return walked;
        }
        walked.extend(hits);
    }
}

fn by_cursor(engine: &LocalEngine, request: &SearchRequest, size: usize) -> Vec<Hit> {
    let mut walked = Vec::new();
    let mut cursor = None;
    loop {
        let page = Page { offset: 0, limit: size };
        let response = engine.search(&SearchRequest { page, cursor, ..request.clone() }).unwrap();
        walked.extend(response.hits);
        cursor = response.next_cursor;
        if cursor.is_none() {
            return walked;
        }
    }
}

#[test]
fn pages_are_parts_of_the_whole_list() {
    let env = news();
    let engine = engine(&env);
    for request in requests() {
        let whole = engine.search(&SearchRequest { page: ALL, ..request.clone() }).unwrap();
        let expected = keys(&whole.hits);
        let name = format!("{} {:?} {:?}", request.query.text, request.query.matching, request.ranking);
        for size in SIZES {
            assert_eq!(keys(&by_cursor(&engine, &request, size)), expected, "{name} by cursors of {size}");
            assert_eq!(keys(&by_offset(&engine, &request, size)), expected, "{name} by pages of {size}");
            let page = Page { offset: 0, limit: size };
            let first = engine.search(&SearchRequest { page, ..request.clone() }).unwrap();
            assert_eq!(first.totals, whole.totals, "{name}");
        }
    }
}

#[test]
fn a_cursor_belongs_to_the_ranking_that_it_came_from() {
    let env = news();
    let page = |more: &[&str]| env.run(&[&["search", "-n", "5", "--format", "json", "ferry quay"], more].concat());
    let cursor = |run: crate::env::Run| -> String {
        let document: Value = serde_json::from_str(&run.expect_code(0).stdout).unwrap();
        document["next_cursor"].as_str().unwrap().to_owned()
    };
    let usual = cursor(page(&[]));
    page(&["--cursor", &usual]).expect_code(0);
    page(&["--cursor", &usual, "--k1", "1.8"]).expect_code(0);
    page(&["--cursor", &usual, "--k1", "1"]).expect_code(2);
    page(&["--cursor", &usual, "--expand"]).expect_code(2);
    env.run(&["ranking", "--k1", "1"]).expect_code(0);
    page(&["--cursor", &usual]).expect_code(2);
    page(&["--cursor", &usual, "--k1", "1.8"]).expect_code(0);
}
