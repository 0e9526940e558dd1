//! The API: what an engine answers, as JSON. Each handler reads its arguments, asks, and gives the answer.

mod articles;
mod counts;
mod documentation;
mod export;
mod kwic;
mod search;
mod status;
mod suggest;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

use super::service::{Answered, Service};

pub(super) use search::{MAX_EXPANSION, MAX_OFFSET};

/// What changes with the index.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/api/v1/search", get(search::search))
        .route("/api/v1/articles/{id}", get(articles::article))
        .route("/api/v1/articles/{id}/similar", get(articles::similar))
        .route("/api/v1/kwic", get(kwic::kwic))
        .route("/api/v1/count", get(counts::count))
        .route("/api/v1/facets/{field}", get(counts::facets))
        .route("/api/v1/timeline", get(counts::timeline))
        .route("/api/v1/suggest", get(suggest::suggest))
        .route("/api/v1/parse", get(search::parse))
        .route("/api/v1/export", get(export::export))
        .route("/api/v1/stats", get(status::stats))
}

/// What does not.
pub(super) fn fixed_routes() -> Router<Service> {
    Router::new()
        .route("/api/v1/openapi.json", get(documentation::openapi))
        .route("/api", get(documentation::page))
        .route("/healthz", get(status::healthz))
        .route("/readyz", get(status::readyz))
        .route("/metrics", get(status::metrics))
}

/// Gives an answer as JSON, and says how long it took.
fn json<T: Serialize>(answered: &Answered<T>) -> Response {
    let body = serde_json::to_vec(&answered.answer).expect("answers are JSON");
    answered.with_timing(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
