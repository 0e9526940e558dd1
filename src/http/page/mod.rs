//! The page: HTML made on the server, complete without script.

mod api_page;
mod article;
mod assets;
mod help;
mod kwic;
mod layout;
mod marked;
mod overview;
mod pages;
mod parts;
mod problem;
mod results;
mod sign_in;
mod timeline;
mod view;
mod words;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;

use super::service::Service;

pub(super) use api_page::api;
pub(super) use assets::security_policy;
pub(super) use problem::problem_at;
pub(super) use words::steady;

/// What changes with the index.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/", get(overview::overview))
        .route("/search", get(results::results))
        .route("/article", get(article::article))
        .route("/kwic", get(kwic::kwic))
}

/// What does not.
pub(super) fn fixed_routes() -> Router<Service> {
    Router::new()
        .route("/help", get(help::help))
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route("/page.js", get(assets::script))
        .route("/icon.svg", get(assets::icon))
        .route("/robots.txt", get(assets::robots))
}

/// Gives a page to a browser.
fn html(page: Markup) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
}
