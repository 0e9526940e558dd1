//! The API, described: for programs as `OpenAPI`, for people as a page.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use super::{articles, counts, export, kwic, search, status, suggest};
use crate::http::address::base;
use crate::http::page;

/// Of this the description is made.
#[derive(OpenApi)]
#[openapi(
    info(title = "dateline", description = "Full-text search for a corpus of news articles. Everything is read only."),
    paths(
        search::search, articles::article, articles::similar, kwic::kwic, export::export, counts::count, counts::facets,
        counts::timeline, search::parse, suggest::suggest, status::stats, status::healthz, status::readyz, status::metrics,
    ),
    tags(
        (name = "articles", description = "Articles and their passages."),
        (name = "counts", description = "Exact numbers over all articles that answer a query."),
        (name = "queries", description = "Queries themselves."),
        (name = "index", description = "What there is to search."),
        (name = "server", description = "How the server does."),
    )
)]
struct Description;

/// Gives the description to programs.
pub(super) async fn openapi() -> Response {
    let description = Description::openapi().to_json().expect("a description is JSON");
    ([(header::CONTENT_TYPE, "application/json")], description).into_response()
}

/// Gives it to people.
pub(super) async fn page(headers: HeaderMap) -> Response {
    page::api(&serde_json::to_value(Description::openapi()).expect("a description is JSON"), &base(&headers))
}
