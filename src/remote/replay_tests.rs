//! What Quickwit answers is understood: exchanges with it, of which `DATELINE_TEST_QUICKWIT` names a folder that were recorded;
//! without it, those of `tests/fixtures/quickwit`, which were written after what it does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::client::{Client, Method, total};
use super::mapping::index_body;
use super::{Dialect, PushOptions, PushReport, Pusher, RemoteEngine, RemoteError, Target};
use crate::article::Article;
use crate::date::Moment;
use crate::engine::{QueryRequest, SearchEngine};

/// A request and its answer.
struct Exchange {
    request: Value,
    status: u16,
    answer: Value,
}

fn exchange(name: &str) -> Exchange {
    let written = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quickwit");
    let folder = std::env::var_os("DATELINE_TEST_QUICKWIT").map_or_else(written, PathBuf::from);
    let text = std::fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
    let Value::Object(mut exchange) = serde_json::from_str(&text).unwrap() else { panic!("{name}") };
    let answer = exchange["response"]["body"].take();
    let status = exchange["response"]["status"].as_u64().unwrap().try_into().unwrap();
    Exchange { request: exchange["request"].take(), status, answer }
}

/// An engine that answers what is recorded, and keeps what it was asked.
struct Replay {
    target: Target,
    asked: Arc<Mutex<Vec<(String, String)>>>,
}

/// Answers each path with what is named first for it.
fn replay(answers: Vec<(String, u16, Value)>) -> Replay {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let target = format!("http://{}/api/v1/_elastic/news", listener.local_addr().unwrap()).parse().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut reader = BufReader::new(stream.unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {}
            let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
            let length =
                head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
            let mut body = vec![0; length.unwrap_or(0)];
            reader.read_exact(&mut body).unwrap();
            let (_, status, answer) = answers.iter().find(|(known, ..)| path.starts_with(known)).unwrap();
            let answer = answer.to_string();
            kept.lock().unwrap().push((path, String::from_utf8(body).unwrap()));
            write!(
                reader.get_mut(),
                "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}",
                answer.len()
            )
            .unwrap();
        }
    });
    Replay { target, asked }
}

/// Returns a client of an engine that knows one answer, with the exchange.
fn client(name: &str) -> (Client, Replay, Exchange) {
    let exchange = exchange(name);
    let replay = replay(vec![(String::new(), exchange.status, exchange.answer.clone())]);
    (Client::new(&replay.target).unwrap(), replay, exchange)
}

/// Returns a path without what is asked with it.
fn bare(path: &str) -> &str {
    path.split('?').next().unwrap()
}

fn search(name: &str, body: &Value) -> Result<Value, RemoteError> {
    let (client, replay, exchange) = client(name);
    let answer = client.search(body);
    let (path, body) = replay.asked.lock().unwrap().pop().unwrap();
    let recorded = exchange.request["path"].as_str().unwrap();
    assert_eq!(bare(&path).rsplit('/').next(), bare(recorded).rsplit('/').next());
    // Quickwit takes no other fields.
    let body: Value = serde_json::from_str(&body).unwrap();
    let known = ["query", "sort", "size", "track_total_hits", "aggs", "from", "search_after"];
    assert!(body.as_object().unwrap().keys().all(|field| known.contains(&field.as_str())), "{body}");
    assert!(path.contains("allow_partial_search_results=false"), "{path}");
    answer
}

fn list() -> Value {
    json!({
        "size": 3, "query": { "match_all": {} }, "sort": [{ "_score": "desc" }, { "_doc": "asc" }], "track_scores": true,
        "track_total_hits": true, "_source": ["article", "first_indexed"],
    })
}

#[test]
fn lists_come_with_scores_and_places() {
    let answer = search("search_bm25", &list()).unwrap();
    assert!(total(&answer).unwrap() > 0);
    let scores: Vec<f64> =
        answer["hits"]["hits"].as_array().unwrap().iter().map(|hit| hit["sort"][0].as_f64().unwrap()).collect();
    assert!(scores.len() > 1 && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert!(total(&search("search_phrase_slop", &list()).unwrap()).unwrap() > 0);
    let counted = search("search_facets", &list()).unwrap();
    let buckets = counted["aggregations"]["source"]["buckets"].as_array().unwrap();
    let sum: u64 = buckets.iter().map(|bucket| bucket["doc_count"].as_u64().unwrap()).sum();
    assert_eq!(sum, total(&counted).unwrap());
}

#[test]
fn an_answer_by_halves_is_none() {
    let error = search("search_match_multi_term_200_failed_shards", &list()).unwrap_err();
    assert!(matches!(error, RemoteError::Partial { answered, shards, .. } if answered < shards), "{error}");
}

#[test]
fn what_is_wrong_is_said() {
    let error = search("search_fuzzy_400", &list()).unwrap_err().to_string();
    assert!(error.contains("400") && error.contains("unknown variant `fuzzy`"), "{error}");
    let error = search("search_unknown_index_404", &list()).unwrap_err();
    assert_eq!(error, RemoteError::NoIndex("news".to_owned()));
}

#[test]
fn counts_of_several_queries_come_together() {
    let (client, replay, exchange) = client("msearch");
    let queries = [json!({ "match_all": {} }), json!({ "term": { "scored": "train" } })];
    // Of the second there is no index.
    assert_eq!(client.count_each(&queries).unwrap_err(), RemoteError::NoIndex("news".to_owned()));
    let (path, body) = replay.asked.lock().unwrap().pop().unwrap();
    assert_eq!(path, exchange.request["path"].as_str().unwrap());
    let shapes = |text: &str| -> Vec<bool> {
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["index"].is_string()).collect()
    };
    assert_eq!(shapes(&body), shapes(exchange.request["body"].as_str().unwrap()));
}

#[test]
fn a_count_alone_does_not_say_who_counted() {
    // So it is asked for with a search.
    assert!(exchange("count").answer["_shards"].is_null());
}

#[test]
fn the_list_of_indices_has_ours() {
    let (client, replay, exchange) = client("cat_indices");
    let listed = client.listed().unwrap();
    assert!(listed["docs.count"].as_str().unwrap().parse::<u64>().unwrap() > 1_000);
    assert!(listed["store.size"].is_string());
    assert_eq!(replay.asked.lock().unwrap()[0].0, exchange.request["path"].as_str().unwrap());
}

/// Pushes articles to an engine that answers as recorded.
fn push(name: &str, n_articles: usize) -> Result<(PushReport, Replay), RemoteError> {
    let (info, bulk) = (exchange("info"), exchange(name));
    let config = json!({ "index_uid": "news:1", "index_config": index_body(Dialect::Quickwit, "news", 1, 0) });
    let replay = replay(vec![
        ("/api/v1/indexes/news".to_owned(), 200, config),
        (bulk.request["path"].as_str().unwrap().to_owned(), bulk.status, bulk.answer),
        (info.request["path"].as_str().unwrap().to_owned(), info.status, info.answer),
    ]);
    let options = PushOptions { senders: 1, shards: 1, replicas: 0, now: Moment::now() };
    let article: Article = serde_json::from_value(
        json!({ "id": "a", "origin": "a.txt", "body": "A train.", "language": "en", "furniture": [] }),
    )
    .unwrap();
    let ((), report) = Pusher::new(&replay.target, options)?.push(|send| {
        for number in 0..n_articles {
            send(Article { origin: format!("{number}.txt"), ..article.clone() });
        }
    })?;
    Ok((report, replay))
}

#[test]
fn articles_are_taken_and_refused_one_by_one() {
    let (report, replay) = push("bulk_ok", 1).unwrap();
    assert_eq!((report.added, report.replaced, report.refused), (1, 0, Vec::new()));
    let asked = replay.asked.lock().unwrap();
    let (_, lines) = asked.last().unwrap();
    let action: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(action, json!({ "create": { "_index": "news" } }));

    let Exchange { answer, .. } = exchange("bulk_partial");
    let items = answer["items"].as_array().unwrap();
    let (report, _) = push("bulk_partial", items.len()).unwrap();
    assert_eq!((report.added, report.refused.len()), (1, items.len() - 1));
    for (number, (origin, reason)) in report.refused.iter().enumerate() {
        assert_eq!(*origin, format!("{}.txt", number + 1));
        assert!(reason.contains(items[number + 1]["index"]["error"]["reason"].as_str().unwrap()), "{reason}");
    }
}

#[test]
fn a_refused_request_ends_a_push() {
    let error = push("bulk_delete_rejected", 1).err().unwrap();
    assert!(matches!(&error, RemoteError::Answer { status: 400, reason } if reason.contains("Malformed")), "{error}");
}

#[test]
fn only_quickwit_is_taken_for_it() {
    let replay = replay(vec![(String::new(), 200, json!({ "version": { "distribution": "opensearch" } }))]);
    let options = PushOptions { senders: 1, shards: 1, replicas: 0, now: Moment::now() };
    let error = Pusher::new(&replay.target, options).unwrap_err();
    assert!(error.to_string().contains("only Quickwit"), "{error}");
    assert!(Client::new(&replay.target).unwrap().ask(&Method::GET, "", None).is_ok());
}

#[test]
fn elasticsearch_has_other_words_for_a_state_that_is_held_fast() {
    let found = |hits: Value| {
        let aggregations = json!({ "values": { "buckets": [{ "key": { "value": "en" }, "doc_count": 1 }] } });
        json!({
            "_shards": { "total": 1, "successful": 1 }, "hits": { "total": { "value": 1 }, "hits": hits },
            "aggregations": aggregations,
        })
    };
    let article = json!({ "id": "a", "origin": "a.txt", "body": "A train.", "language": "en", "furniture": [] });
    let hit = json!([{ "_source": { "article": article }, "sort": ["a"] }]);
    let answers = [
        ("/news/_search/point_in_time", 400, json!({ "error": "no handler found for uri" })),
        ("/news/_pit", 200, json!({ "id": "held" })),
        ("/news/_search", 200, found(json!([]))),
        ("/_search", 200, found(hit)),
        ("/_pit", 200, json!({ "succeeded": true })),
    ];
    let Replay { target, asked } =
        replay(answers.into_iter().map(|(path, status, answer)| (path.to_owned(), status, answer)).collect());
    let host = target.hosts[0].trim_end_matches("/api/v1/_elastic");
    let engine = RemoteEngine::open(&format!("{host}/news").parse().unwrap()).unwrap();
    let mut ids = Vec::new();
    let exported = engine.export(&QueryRequest::new("*"), &mut |article| {
        ids.push(article.id);
        ControlFlow::Continue(())
    });
    assert_eq!((exported.unwrap(), ids), (1, vec!["a".to_owned()]));
    let asked = asked.lock().unwrap();
    let (path, body) = asked.last().unwrap();
    assert_eq!((path.as_str(), body.as_str()), ("/_pit", r#"{"id":"held"}"#));
    assert!(asked.iter().any(|(path, body)| path.starts_with("/_search") && body.contains(r#""id":"held""#)));
}
