//! Which address leads to which handler.

use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::response::Response;
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use super::guard::{guard, revalidate};
use super::problem::HttpProblem;
use super::service::Service;
use super::{api, feed, opensearch, page};

/// Returns everything that is served.
pub(super) fn router(service: Service) -> Router {
    let of_index = Router::new()
        .merge(page::routes())
        .merge(api::routes())
        .route("/feed.atom", get(feed::feed))
        .layer(middleware::from_fn_with_state(service.clone(), revalidate));
    Router::new()
        .merge(of_index)
        .merge(page::fixed_routes())
        .merge(api::fixed_routes())
        .route("/opensearch.xml", get(opensearch::description))
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_allowed)
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(service.clone(), guard))
        .with_state(service)
}

async fn nothing_here(request: Request) -> Response {
    page::problem_at(request.uri(), HttpProblem::NoSuchPage)
}

async fn not_allowed(request: Request) -> Response {
    page::problem_at(request.uri(), HttpProblem::NotAllowed)
}
