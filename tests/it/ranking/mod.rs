//! Which articles come first, and why:
//!
//! 1. neither threads, nor files, nor the runs in which an index was made change a score or the order of a list;
//! 2. scores are those of BM25F, as counted from the exported articles;
//! 3. a word that is said twice counts twice;
//! 4. function words do not steer, and words by which people ask for texts count little, as long as there are others;
//! 5. of articles that are equal otherwise, the one comes first in which words stand close together, or as written;
//! 6. options change scores as they say, are kept with the index, and are refused where they make no sense;
//! 7. words of the best articles are looked for with `--expand`, beside what was asked for and within its bounds;
//! 8. pages that follow each other are the whole list;
//! 9. what is asked in scripts without spaces, or with articles before words, finds the best article first.

mod anywhere;
mod expansion;
mod function_words;
mod options;
mod pages;
mod reference;
mod scripts;
mod spelling;

use dateline::engine::{
    FragmentOptions, Hit, Matching, Page, RankingOptions, SearchEngine, SearchRequest, SearchResponse,
};
use dateline::search::LocalEngine;
use serde_json::{Value, json};

use crate::env::TestEnv;

/// More than there are articles.
const ALL: Page = Page { offset: 0, limit: 1_000 };

/// An English article without a date.
fn article(id: &str, title: &str, body: &str) -> Value {
    json!({"id": id, "title": title, "body": body, "language": "en"})
}

fn lines(records: &[Value]) -> String {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    lines.join("\n")
}

/// Makes a folder with an index of these.
fn indexed(records: &[Value]) -> TestEnv {
    let env = TestEnv::new();
    env.write_old("news.jsonl", lines(records));
    env.run(&["index", "news.jsonl"]).expect_code(0);
    env
}

fn engine(env: &TestEnv) -> LocalEngine {
    LocalEngine::open(&env.path("index")).unwrap()
}

/// Asks for the whole list, with what scores are made of.
fn request(query: &str) -> SearchRequest {
    SearchRequest {
        page: ALL,
        explains: true,
        fragments: FragmentOptions { count: 0, columns: 80 },
        ..SearchRequest::new(query)
    }
}

fn any(query: &str) -> SearchRequest {
    let mut request = request(query);
    request.query.matching = Matching::Any;
    request
}

fn with(query: &str, ranking: RankingOptions) -> SearchRequest {
    SearchRequest { ranking, ..request(query) }
}

/// Scores of words alone.
fn without_closeness() -> RankingOptions {
    RankingOptions { closeness: Some(0.0), ..RankingOptions::default() }
}

fn search(env: &TestEnv, request: &SearchRequest) -> SearchResponse {
    engine(env).search(request).unwrap()
}

fn ids(response: &SearchResponse) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[track_caller]
fn hit<'a>(response: &'a SearchResponse, id: &str) -> &'a Hit {
    let found = response.hits.iter().find(|hit| hit.id == id);
    found.unwrap_or_else(|| panic!("{id} is not among {:?}", ids(response)))
}

/// Returns the scores of each part of a query in an article, in its order.
fn part_scores(hit: &Hit) -> Vec<f32> {
    hit.explanation.as_ref().unwrap().parts.iter().map(|part| part.score).collect()
}

#[track_caller]
fn assert_near(a: f32, b: f32) {
    assert!((a - b).abs() <= 1e-3 * a.abs().max(1.0), "{a} is not {b}");
}

/// The parts of each score add up to it.
#[track_caller]
fn check_sums(response: &SearchResponse) {
    for hit in &response.hits {
        let explanation = hit.explanation.as_ref().unwrap();
        let added = explanation.closeness + explanation.exactness + explanation.recency.unwrap_or(0.0);
        let sum = part_scores(hit).iter().sum::<f32>() + added;
        assert_near(hit.score, sum);
    }
}
