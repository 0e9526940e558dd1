//! Every match with the words around it.

use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::json;
use crate::engine::{KwicOrder, KwicRequest, KwicResponse};
use crate::http::arguments::Arguments;
use crate::http::problem::{HttpProblem, Problem};
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// The most lines, and how many are given if nothing is said.
const MAX_LINES: usize = 10_000;
const LINES: usize = 100;
/// The most words on each side, and how many are given if nothing is said.
const MAX_WORDS: usize = 50;
const WORDS: usize = 8;

/// Every match of a query with the words around it, in the order of the index or by date.
#[utoipa::path(
    get, path = "/api/v1/kwic", tag = "articles",
    params(
        QueryArguments,
        ("n" = Option<usize>, Query, description = "How many matches, 100 if it is not said.", minimum = 1, maximum = 10_000),
        ("offset" = Option<usize>, Query, description = "How many matches to pass over first.", minimum = 0,
            maximum = 10_000),
        ("words" = Option<usize>, Query, description = "How many words on each side, 8 if it is not said.", minimum = 0,
            maximum = 50),
        ("sort" = Option<String>, Query, description = "`date`, the newest first; `-date`, the oldest first; else as in the \
            index.", pattern = "^-?date$"),
    ),
    responses(
        (status = 200, body = KwicResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn kwic(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    let limit = arguments.take_number("n", 1, MAX_LINES)?.unwrap_or(LINES);
    let offset = arguments.take_number("offset", 0, MAX_LINES)?.unwrap_or(0);
    let context = arguments.take_number("words", 0, MAX_WORDS)?.unwrap_or(WORDS);
    let order = arguments.take_named("sort", order, "date or -date")?.unwrap_or(KwicOrder::None);
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        let request = KwicRequest { query: query.request(cancellation), context, offset, limit, order };
        Ok(open.engine.kwic(&request)?)
    });
    Ok(json(&answered.await?))
}

/// Returns the order of this name.
fn order(name: &str) -> Option<KwicOrder> {
    match name {
        "date" => Some(KwicOrder::Newest),
        "-date" => Some(KwicOrder::Oldest),
        _ => None,
    }
}
