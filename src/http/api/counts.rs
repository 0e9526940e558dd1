//! How many articles answer a query: together, by a property, and over time.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use crate::engine::{FacetField, FacetRequest, FacetResponse, SCHEMA_VERSION, TimelineRequest, TimelineResponse};
use crate::http::arguments::{ArgumentError, Arguments};
use crate::http::problem::{HttpProblem, Problem};
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;
use crate::period::PeriodUnit;

/// The most values that are given, but for 0, which gives all.
const MAX_VALUES: usize = 100_000;
/// How many are given if nothing is said.
const VALUES: usize = 10;

/// How many articles answer a query.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CountResponse {
    /// The version of the format.
    schema_version: u32,
    /// How many.
    articles: u64,
}

/// How many articles have all of a query.
#[utoipa::path(
    get, path = "/api/v1/count", tag = "counts", params(QueryArguments),
    responses(
        (status = 200, body = CountResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn count(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        let articles = open.engine.count(&query.request(cancellation))?;
        Ok(CountResponse { schema_version: SCHEMA_VERSION, articles })
    });
    Ok(json(&answered.await?))
}

/// How many articles have each value of a property.
#[utoipa::path(
    get, path = "/api/v1/facets/{field}", tag = "counts",
    params(
        ("field" = FacetField, Path, description = "The property."),
        QueryArguments,
        ("n" = Option<usize>, Query, description = "How many values: 10 if it is not said, 0 for all.", minimum = 0,
            maximum = 100_000),
    ),
    responses(
        (status = 200, body = FacetResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn facets(
    State(service): State<Service>,
    Path(field): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let field = FacetField::from_name(&field).ok_or_else(|| {
        let names = FacetField::ALL.map(FacetField::name).join(", ");
        ArgumentError { name: "field".to_owned(), message: format!("`{field}` is none of {names}") }
    })?;
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    let limit = arguments.take_number("n", 0, MAX_VALUES)?.unwrap_or(VALUES);
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        Ok(open.engine.facets(&FacetRequest { query: query.request(cancellation), field, limit })?)
    });
    Ok(json(&answered.await?))
}

/// When the articles that answer a query were published.
#[utoipa::path(
    get, path = "/api/v1/timeline", tag = "counts",
    params(
        QueryArguments,
        ("by" = Option<PeriodUnit>, Query, description = "How long the periods are; what suits if it is not said."),
    ),
    responses(
        (status = 200, body = TimelineResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn timeline(
    State(service): State<Service>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    let by = arguments.take_named("by", PeriodUnit::from_name, "day, week, month or year")?;
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        Ok(open.engine.timeline(&TimelineRequest { query: query.request(cancellation), by })?)
    });
    Ok(json(&answered.await?))
}
