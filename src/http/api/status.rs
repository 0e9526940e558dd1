//! What there is to search, and how the server does.

use axum::extract::{RawQuery, State};
use axum::http::header::{self, HeaderName};
use axum::response::{IntoResponse, Response};

use super::json;
use crate::engine::IndexStats;
use crate::http::arguments::Arguments;
use crate::http::problem::{HttpProblem, Problem};
use crate::http::service::Service;

const TEXT: [(HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// What the index holds.
#[utoipa::path(
    get, path = "/api/v1/stats", tag = "index",
    responses(
        (status = 200, body = IndexStats),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn stats(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    Arguments::read(query.as_deref()).finish()?;
    Ok(json(&service.ask(|open, _| Ok(open.engine.stats()?)).await?))
}

/// Whether the server runs.
#[utoipa::path(
    get, path = "/healthz", tag = "server",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
pub(super) async fn healthz() -> Response {
    (TEXT, "ok\n").into_response()
}

/// Whether the index can be searched.
#[utoipa::path(
    get, path = "/readyz", tag = "server",
    responses(
        (status = 200, body = String, content_type = "text/plain"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn readyz(State(service): State<Service>) -> Result<Response, HttpProblem> {
    service.ask(|open, _| Ok(open.engine.stats()?)).await?;
    Ok((TEXT, "ready\n").into_response())
}

/// What the server did, as Prometheus reads it.
#[utoipa::path(
    get, path = "/metrics", tag = "server",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
pub(super) async fn metrics(State(service): State<Service>) -> Response {
    let text = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (text, service.metrics.to_text()).into_response()
}
