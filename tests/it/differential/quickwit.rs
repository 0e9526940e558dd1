//! What Quickwit is asked finds the same as what `OpenSearch` is asked. Quickwit itself is not at hand: an engine in this
//! process passes its requests on to `OpenSearch` in another form, and refuses whatever Quickwit does not take.
//!
//! `DATELINE_TEST_OPENSEARCH` says where the other engine is; without it nothing is tried.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use dateline::article::Article;
use dateline::engine::{EngineError, FacetField, FacetRequest, QueryRequest, SearchEngine, SearchRequest, Sort};
use dateline::query::QueryAst;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::corpus::corpus;
use super::queries::query;
use super::remote::{Pushed, address, ids};
use super::vocabulary::MADE_UP;
use super::{ONCE_WRONG, report, runner};

/// How many random queries are tried.
const N_QUERIES: u32 = 60;
/// What Quickwit has of the query language.
const QUERIES: [&str; 8] = ["bool", "term", "terms", "match_all", "match_phrase", "prefix", "wildcard", "range"];
/// What it takes in a request.
const FIELDS: [&str; 7] = ["query", "sort", "size", "from", "track_total_hits", "aggs", "search_after"];

/// The longest word that it has without a tokenizer of ours, and the largest query that it takes, in bytes.
const MAX_WORD: usize = 255;
const MAX_QUERY: usize = 1 << 20;

/// Starts the engine before another one, and returns its address.
fn start(host: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/api/v1/_elastic", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map(Result::unwrap) {
            let host = host.clone();
            std::thread::spawn(move || answer(&host, stream));
        }
    });
    address
}

fn answer(host: &str, stream: TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {}
    let mut line = head.split(' ');
    let (method, path) = (line.next().unwrap_or_default(), line.next().unwrap_or_default());
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let (status, answer) = match path.strip_prefix("/api/v1/_elastic") {
        Some("") => (200, json!({ "version": { "distribution": "quickwit" } })),
        Some(path) if path.ends_with("/_bulk") => bulk(host, &body),
        Some(path) if path.contains("/_search?") => search(host, path, &body),
        // Counts, and the list of indices.
        Some(path) => ask(host, method, path, &body),
        None => indices(host, method, path, &body),
    };
    let answer = answer.to_string();
    let length = answer.len();
    write!(reader.get_mut(), "HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{answer}")
        .unwrap();
}

fn ask(host: &str, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
    let kind =
        if path.contains("_bulk") || path.contains("_msearch") { "application/x-ndjson" } else { "application/json" };
    let request =
        ureq::http::Request::builder().method(method).uri(format!("{host}{path}")).header("content-type", kind);
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = if body.is_empty() {
        agent.run(request.body(()).unwrap()).unwrap()
    } else {
        agent.run(request.body(body).unwrap()).unwrap()
    };
    let text = answer.body_mut().with_config().limit(1 << 30).read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap())
}

/// Makes indices, and tells which there are.
fn indices(host: &str, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
    let name = path.rsplit('/').next().unwrap();
    if method == "GET" {
        let (status, answer) = ask(host, "GET", &format!("/{name}/_mapping"), b"");
        let config = answer[name]["mappings"]["_meta"]["config"].clone();
        return (status, json!({ "index_config": config, "index_uid": "one" }));
    }
    let config: Value = serde_json::from_slice(body).unwrap();
    let mapping = &config["doc_mapping"];
    let mut properties = Map::new();
    for field in mapping["field_mappings"].as_array().unwrap() {
        let property = match field["type"].as_str().unwrap() {
            _ if field["indexed"] == false => json!({ "type": "keyword", "index": false, "doc_values": false }),
            "text" | "array<text>" if field["tokenizer"] == "raw" => {
                json!({ "type": "keyword", "ignore_above": MAX_WORD })
            }
            "text" if field["tokenizer"] == mapping["tokenizers"][0]["name"] => {
                json!({ "type": "text", "analyzer": "terms" })
            }
            "u64" => json!({ "type": "long" }),
            "bool" => json!({ "type": "boolean" }),
            other => panic!("{other}"),
        };
        properties.insert(field["name"].as_str().unwrap().to_owned(), property);
    }
    let tokenizer = json!({ "type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 1_000_000 });
    let analysis = json!({
        "tokenizer": { "spaces": tokenizer }, "analyzer": { "terms": { "type": "custom", "tokenizer": "spaces" } },
    });
    let index = json!({
        "settings": { "number_of_shards": 1, "number_of_replicas": 0, "analysis": analysis },
        "mappings": { "dynamic": "strict", "_meta": { "config": config }, "properties": properties },
    });
    let name = config["index_id"].as_str().unwrap();
    ask(host, "PUT", &format!("/{name}"), index.to_string().as_bytes())
}

/// Takes articles without names.
fn bulk(host: &str, body: &[u8]) -> (u16, Value) {
    let (status, mut answer) = ask(host, "POST", "/_bulk?refresh=true", body);
    assert_eq!(status, 200, "{answer}");
    for item in answer["items"].as_array_mut().unwrap() {
        let item = item["create"].take();
        assert_eq!(item["status"], 201, "{item}");
    }
    let taken = |_: &Value| json!({ "index": { "status": 201, "error": null } });
    let items: Vec<Value> = answer["items"].as_array().unwrap().iter().map(taken).collect();
    (status, json!({ "errors": false, "items": items }))
}

fn search(host: &str, path: &str, body: &[u8]) -> (u16, Value) {
    if body.len() > MAX_QUERY {
        return (413, json!({ "message": "too large" }));
    }
    let body: Value = serde_json::from_slice(body).unwrap();
    let unknown = body.as_object().unwrap().keys().find(|field| !FIELDS.contains(&field.as_str())).cloned();
    let n_keys = body["sort"].as_array().map_or(0, Vec::len);
    if let Some(problem) = unknown.or_else(|| refused(&body["query"])).or((n_keys > 2).then(|| "three keys".to_owned()))
    {
        return (400, json!({ "message": format!("unknown: {problem}") }));
    }
    let (status, mut answer) = ask(host, "POST", path, body.to_string().as_bytes());
    for hit in answer["hits"]["hits"].as_array_mut().into_iter().flatten() {
        hit.as_object_mut().unwrap().remove("_score");
    }
    (status, answer)
}

/// Returns what Quickwit does not have, None if it has all.
fn refused(query: &Value) -> Option<String> {
    let (kind, content) = query.as_object()?.iter().next()?;
    if !QUERIES.contains(&kind.as_str()) {
        return Some(kind.clone());
    }
    if kind != "bool" {
        return None;
    }
    content.as_object().unwrap().iter().find_map(|(name, clauses)| match name.as_str() {
        "must" | "should" | "must_not" | "filter" => clauses.as_array().unwrap().iter().find_map(refused),
        "boost" | "minimum_should_match" => None,
        other => Some(other.to_owned()),
    })
}

#[test]
fn what_quickwit_is_asked_finds_the_same() {
    let Some(other) = address("glueless") else { return };
    let (host, index) = other.rsplit_once('/').unwrap();
    let address = format!("{}/{index}-quickwit", start(host.to_owned()));
    // Quickwit does not have parts of glued words. Some ids are as long as addresses may be.
    let change = |article: Article| {
        let end = if article.id.ends_with('7') { "7".repeat(300) } else { String::new() };
        Article { id: article.id + &end, glued: Vec::new(), ..article }
    };
    let push = |url: &str| Pushed::new(url, &corpus().engine, &change);
    let (expected, quickwit) = (push(&other), push(&address));
    let (expected, quickwit) = (&expected.engine, &quickwit.engine);
    let (n_refused, n_found) = (Cell::new(0), Cell::new(0));
    let compare = |query: &str| {
        let wanted = match ids(expected, query) {
            Err(EngineError::Query(_)) => return Ok(()),
            wanted => wanted.map_err(|error| TestCaseError::fail(format!("{query}: {error}")))?,
        };
        let found = match ids(quickwit, query) {
            // Words that are spelled nearly alike.
            Err(EngineError::Unsupported { what, .. }) => {
                prop_assert!(what.contains('~'), "{}: {}", query, what);
                n_refused.set(n_refused.get() + 1);
                return Ok(());
            }
            found => found.map_err(|error| TestCaseError::fail(format!("{query}: {error}")))?,
        };
        let (missing, wrong) = (wanted.difference(&found).next(), found.difference(&wanted).next());
        prop_assert!(missing.is_none() && wrong.is_none(), "{}: missing {:?}, wrong {:?}", query, missing, wrong);
        n_found.set(n_found.get() + i32::from(!found.is_empty()));
        let request = QueryRequest::new(query);
        prop_assert_eq!(quickwit.count(&request).unwrap(), wanted.len() as u64, "{}", query);
        let year = FacetRequest { query: request, field: FacetField::Year, limit: 0 };
        prop_assert_eq!(quickwit.facets(&year).unwrap().facets, expected.facets(&year).unwrap().facets, "{}", query);
        Ok(())
    };
    for query in ONCE_WRONG {
        compare(query).unwrap();
    }
    let compare_ast = |query: QueryAst| compare(&query.to_string());
    runner(N_QUERIES).run(&query(MADE_UP), compare_ast).unwrap_or_else(|error| report(&error));
    assert!(n_refused.get() < 30 && n_found.get() > 40, "{} refused, {} found", n_refused.get(), n_found.get());

    // Lists go on where they end, and give each article once.
    let all = expected.search(&SearchRequest::new("the")).unwrap().totals.any_word;
    for sort in [Sort::Score, Sort::Newest, Sort::Oldest, Sort::Added] {
        let (mut listed, mut cursor) = (BTreeSet::new(), None);
        loop {
            let mut request = SearchRequest { cursor, ..SearchRequest::new("the") };
            (request.page.limit, request.order.sort) = (7, sort);
            let page = quickwit.search(&request).unwrap();
            assert!(page.hits.is_sorted_by(|a, b| sort != Sort::Score || a.score >= b.score));
            let n_hits = page.hits.len();
            let n_before = listed.len();
            listed.extend(page.hits.into_iter().map(|hit| hit.id));
            assert_eq!(listed.len(), n_before + n_hits, "{sort:?}");
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(listed.len() as u64, all, "{sort:?}");
        let id = listed.iter().max_by_key(|id| id.len()).unwrap();
        assert_eq!(&quickwit.article(id).unwrap().id, id);
    }
    assert_eq!(quickwit.stats().unwrap().articles, expected.stats().unwrap().articles);
}
