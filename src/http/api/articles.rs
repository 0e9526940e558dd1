//! Single articles, and those like them.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::json;
use super::search::MAX_ARTICLES;
use crate::engine::{FragmentOptions, MarkedArticle, Page, SearchResponse, SimilarRequest};
use crate::http::arguments::Arguments;
use crate::http::problem::{HttpProblem, Problem};
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// An article, with the places that a query matches in it.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}", tag = "articles",
    params(("id" = String, Path, description = "The article's `id`."), QueryArguments),
    responses(
        (status = 200, body = MarkedArticle),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn article(
    State(service): State<Service>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| query.marked_article(&id, open, cancellation));
    Ok(json(&answered.await?))
}

/// The articles most like another, which is not among them.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/similar", tag = "articles",
    params(
        ("id" = String, Path, description = "The article's `id`."),
        ("n" = Option<usize>, Query, description = "How many, 10 if it is not said.", minimum = 0, maximum = 1000),
        ("offset" = Option<usize>, Query, description = "How many to pass over first.", minimum = 0, maximum = 1000),
    ),
    responses(
        (status = 200, body = SearchResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn similar(
    State(service): State<Service>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let limit = arguments.take_number("n", 0, MAX_ARTICLES)?.unwrap_or(Page::default().limit);
    let offset = arguments.take_number("offset", 0, MAX_ARTICLES)?.unwrap_or(0);
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        let page = Page { offset, limit };
        let fragments = FragmentOptions::default();
        Ok(open.engine.similar(&SimilarRequest { id, page, explains: false, fragments, cancellation })?)
    });
    Ok(json(&answered.await?))
}
