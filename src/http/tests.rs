//! The server without a socket, over an engine whose answers are made up:
//! 1. every address answers, in its format, and errors say what is wrong;
//! 2. what articles hold is text, wherever it is shown;
//! 3. answers are the same types as on the command line, and are not sent again while the index is the same;
//! 4. who may not ask gets nothing, and who asks too much is told to wait.

mod fixture;

use std::time::Duration;

use axum::http::{Method, Request, StatusCode, header};
use fixture::{Answer, FixtureEngine, get, get_with, local, request, service};
use serde_json::Value;

use super::guard::Access;
use super::service::Limits;

#[tokio::test]
async fn every_address_of_the_page_answers_with_html() {
    for path in [
        "/",
        "/search",
        "/search?q=kim&source=Stern&lang=en&since=2010&until=yesterday&sort=date",
        "/article?id=a",
        "/article?id=a&q=kim",
        "/kwic?q=kim&sort=-date",
        "/help",
        "/sign-in",
        "/api",
    ] {
        let Answer { status, kind, body, headers } = get(path).await;
        assert_eq!((status, kind.as_str()), (StatusCode::OK, "text/html; charset=utf-8"), "{path}");
        assert!(body.starts_with("<!DOCTYPE html>") && body.ends_with("</html>"), "{path}");
        assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("default-src 'none'"), "{path}");
    }
}

#[tokio::test]
async fn every_address_of_the_api_answers_with_json() {
    for path in [
        "search?q=kim&n=5&offset=2&sort=-date&fragments=0&columns=100&explain=true&expand=3&recency=30d",
        "articles/a?q=kim",
        "articles/a",
        "articles/https%3A%2F%2Fa.example%2Fb",
        "articles/a/similar?n=3",
        "kwic?q=kim&n=3&words=4&sort=date",
        "count?q=kim",
        "facets/source?q=kim&n=0",
        "timeline?q=kim&by=week",
        "suggest?q=arms+del",
        "parse?q=kim",
        "stats",
        "openapi.json",
    ] {
        let Answer { status, kind, body, .. } = get(&format!("/api/v1/{path}")).await;
        assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/json"), "{path}: {body}");
        let _: Value = serde_json::from_str(&body).unwrap();
    }
}

#[tokio::test]
async fn wrong_arguments_are_named() {
    for (path, argument) in [
        ("search?q=kim&m=5", "m"),
        ("search?n=1001", "n"),
        ("search?n=-1", "n"),
        ("search?sort=best", "sort"),
        ("search?recency=soon", "recency"),
        ("search?explain=maybe", "explain"),
        ("count?lang=klingon", "lang"),
        ("count?since=sometime", "since"),
        ("count?q=a&q=b", "q"),
        ("count?syntax=sql", "syntax"),
        ("count?match=most", "match"),
        ("facets/colour", "field"),
        ("timeline?by=hour", "by"),
        ("kwic?q=a&words=51", "words"),
        ("stats?q=a", "q"),
        ("export?format=doc", "format"),
    ] {
        let Answer { status, kind, body, .. } = get(&format!("/api/v1/{path}")).await;
        assert_eq!((status, kind.as_str()), (StatusCode::BAD_REQUEST, "application/problem+json"), "{path}: {body}");
        let problem: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(problem["argument"], argument, "{path}: {body}");
        assert_eq!(problem["type"], "urn:dateline:problem:argument");
        assert_eq!(problem["status"], 400);
    }
}

#[tokio::test]
async fn a_wrong_query_is_answered_with_its_place() {
    let Answer { status, body, .. } = get("/api/v1/search?q=(wrong").await;
    let problem: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!((&problem["problems"][0]["start"], &problem["problems"][0]["end"]), (&Value::from(1), &Value::from(6)));
    let Answer { status, body, .. } = get("/search?q=(wrong").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("(<span class=\"wrong\">wrong</span>"), "{body}");
    assert!(body.contains("value=\"(wrong\""), "the query stays in the box");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    for path in ["/nothing", "/article?id=absent", "/api/v1/articles/absent", "/api/v1/nothing", "/api/v2/search"] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let post = Request::builder().method(Method::POST).uri("/api/v1/search").header(header::HOST, "localhost");
    let Answer { status, headers, .. } = request(service(Access::Local), post).await;
    assert_eq!((status, headers[header::ALLOW].to_str().unwrap()), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
}

#[tokio::test]
async fn hostile_texts_are_shown_as_texts() {
    for path in ["/search?q=kim", "/article?id=a&q=kim", "/kwic?q=kim", "/", "/feed.atom?q=kim"] {
        let body = get(path).await.body;
        assert!(!body.contains("<script>") && !body.contains("<img"), "{path}: {body}");
        assert!(!body.contains("javascript:"), "{path}: {body}");
        assert!(!body.contains('\u{202e}'), "{path}: {body}");
        assert!(body.contains("&lt;script&gt;"), "{path}: {body}");
    }
    let body = get("/search?q=%22%3E%3Cscript%3E&source=%22%3E%3Cimg%20src%3Dx%3E").await.body;
    assert!(!body.contains("<script>") && !body.contains("<img"), "{body}");
}

#[tokio::test]
async fn answers_are_not_sent_again_while_the_index_is_the_same() {
    let first = get("/api/v1/count?q=kim").await;
    let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let again = local("/api/v1/count?q=kim").header(header::IF_NONE_MATCH, &tag);
    let Answer { status, body, headers, .. } = request(service(Access::Local), again).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(headers[header::ETAG], tag.as_str());
    let other = FixtureEngine { generation: "other" };
    let again = local("/api/v1/count?q=kim").header(header::IF_NONE_MATCH, &tag);
    assert_eq!(request(other.service(Access::Local), again).await.status, StatusCode::OK);
    let error = get("/api/v1/count?since=sometime").await;
    assert!(error.headers.get(header::ETAG).is_none());
}

#[tokio::test]
async fn another_name_than_that_of_this_machine_gets_nothing() {
    for path in ["/search?q=kim", "/api/v1/search?q=kim", "/metrics", "/page.js"] {
        let foreign = Request::builder().uri(path).header(header::HOST, "evil.example");
        let Answer { status, body, .. } = request(service(Access::Local), foreign).await;
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        assert!(!body.contains("Vladivostok"), "{path}");
        let public = Request::builder().uri(path).header(header::HOST, "news.example");
        assert_eq!(request(service(Access::Public), public).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn with_a_token_browsers_sign_in_once() {
    let access = || Access::Token("0123456789abcdef".to_owned());
    let Answer { status, body, .. } = get_with(access(), "/search?q=kim").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(body.contains("action=\"/sign-in\"") && !body.contains("Vladivostok"));
    let sign_in = |token: &str| {
        let post = Request::builder().method(Method::POST).uri("/sign-in");
        (post, format!("token={token}"))
    };
    let (post, body) = sign_in("wrong");
    assert_eq!(fixture::send(service(access()), post, body).await.status, StatusCode::UNAUTHORIZED);
    let (post, body) = sign_in("0123456789abcdef");
    let signed_in = fixture::send(service(access()), post, body).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    let cookie = signed_in.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let cookie = cookie.split(';').next().unwrap();
    let with_cookie = Request::builder().uri("/search?q=kim").header(header::COOKIE, cookie);
    assert_eq!(request(service(access()), with_cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_asks_too_much_is_told_to_wait_and_a_slow_query_is_stopped() {
    let limits = Limits { query_time: Duration::from_millis(300), running: 1, waiting: 0, exports: 1 };
    let service = FixtureEngine::default().service_with(Access::Local, limits);
    let slow = tokio::spawn(request(service.clone(), local("/api/v1/search?q=slow")));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let refused = request(service.clone(), local("/api/v1/search?q=kim")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers[header::RETRY_AFTER], "2");
    let slow = slow.await.unwrap();
    assert_eq!(slow.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(slow.body.contains("urn:dateline:problem:too-slow"), "{}", slow.body);
    assert_eq!(request(service, local("/api/v1/search?q=kim")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_panic_of_the_engine_is_an_answer() {
    assert_eq!(get("/api/v1/search?q=panic").await.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(get("/search?q=panic").await.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn exports_are_whole_or_an_error() {
    let Answer { kind, body, .. } = get("/api/v1/export?q=kim").await;
    assert_eq!(kind, "application/x-ndjson");
    assert_eq!(body.lines().count(), fixture::EXPORTED);
    let ids: Vec<Value> = body.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids[0], "0");
    let Answer { kind, body, .. } = get("/api/v1/export?q=kim&format=csv").await;
    assert_eq!(
        (kind.as_str(), body.lines().next().unwrap().split(',').next()),
        ("text/csv; charset=utf-8", Some("id"))
    );
    assert_eq!(get("/api/v1/export?q=(wrong").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn suggestions_take_the_place_of_the_last_word() {
    let body: Value = serde_json::from_str(&get("/api/v1/suggest?q=%E2%80%9Carms%20del").await.body).unwrap();
    assert_eq!(body["queries"][0], "“arms deliveries");
    let Answer { kind, body, .. } = get("/api/v1/suggest?q=del&format=opensearch").await;
    assert_eq!((kind.as_str(), body.as_str()), ("application/x-suggestions+json", "[\"del\",[\"deliveries\"]]"));
    let body: Value = serde_json::from_str(&get("/api/v1/suggest?q=d").await.body).unwrap();
    assert_eq!(body["words"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn the_page_is_small() {
    for path in ["/", "/search?q=kim", "/article?id=a&q=kim"] {
        let compressed = local(path).header(header::ACCEPT_ENCODING, "gzip");
        let answer = fixture::raw(service(Access::Local), compressed).await;
        assert!(answer.len() < 50_000, "{path}: {} bytes", answer.len());
    }
}
