//! How a query that is being typed may go on.

use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use crate::cancellation::Cancellation;
use crate::engine::{
    EngineError, FacetField, FacetRequest, OpenEngine, QueryRequest, SCHEMA_VERSION, TermCount, TermsRequest,
};
use crate::http::arguments::Arguments;
use crate::http::problem::{HttpProblem, Problem};
use crate::http::service::Service;

/// How many words are suggested.
const WORDS: usize = 8;
/// How many more names are looked through: several authors of one article are names of it, too.
const SPARE_NAMES: usize = 4;
/// From how many letters on.
const LEAST_LETTERS: usize = 2;
/// What is longer is no word that is being typed.
const MOST_LETTERS: usize = 40;

/// How the last word of a query may go on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SuggestResponse {
    /// The version of the format.
    schema_version: u32,
    /// The words, those of most articles first.
    words: Vec<TermCount>,
    /// The query with each of them in place of its last word.
    queries: Vec<String>,
}

/// Words that a query may go on with: those of the corpus that begin as its last word does, most frequent first; behind
/// `source:`, `author:` and `section:`, the names that have such a word.
///
/// With `format=opensearch` the answer is in the form that browsers want for their search box.
#[utoipa::path(
    get, path = "/api/v1/suggest", tag = "queries",
    params(
        ("q" = Option<String>, Query, description = "What was typed so far."),
        ("format" = Option<String>, Query, description = "`opensearch` for browsers.", pattern = "^opensearch$"),
    ),
    responses(
        (status = 200, content(
            (SuggestResponse = "application/json"),
            (Vec<serde_json::Value> = "application/x-suggestions+json"),
        )),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn suggest(
    State(service): State<Service>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let typed = arguments.take::<String>("q")?.unwrap_or_default();
    let is_opensearch = |name: &str| (name == "opensearch").then_some(());
    let for_browser = arguments.take_named("format", is_opensearch, "opensearch")?;
    arguments.finish()?;
    let last = typed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    let before = typed[..typed.len() - last.len()].to_owned();
    let answered = service.ask(move |open, cancellation| {
        let mut suggested = SuggestResponse { schema_version: SCHEMA_VERSION, words: Vec::new(), queries: Vec::new() };
        if !(LEAST_LETTERS..=MOST_LETTERS).contains(&last.chars().count()) {
            return Ok(suggested);
        }
        if let Some((before, field)) = field_before(&before) {
            let names = names(open, field, &last, cancellation)?;
            suggested.queries = names.iter().map(|name| format!("{before}{}:\"{name}\"", field.name())).collect();
            return Ok(suggested);
        }
        suggested.words = open.engine.terms(&TermsRequest { pattern: last, limit: WORDS, cancellation })?.terms;
        // A phrase that is being typed is no query until it ends.
        let end = if before.matches('"').count() % 2 == 1 { "\"" } else { "" };
        suggested.queries = suggested.words.iter().map(|term| format!("{before}{}{end}", term.word)).collect();
        Ok(suggested)
    });
    let answered = answered.await?;
    if for_browser.is_none() {
        return Ok(json(&answered));
    }
    let body = serde_json::to_vec(&(typed, &answered.answer.queries)).expect("texts are JSON");
    Ok(([(header::CONTENT_TYPE, "application/x-suggestions+json")], body).into_response())
}

/// Returns the field whose value is being typed, and what stands before it.
fn field_before(before: &str) -> Option<(&str, FacetField)> {
    [FacetField::Source, FacetField::Author, FacetField::Section].into_iter().find_map(|field| {
        let start = before.strip_suffix('"').unwrap_or(before).strip_suffix(':')?.strip_suffix(field.name())?;
        (!start.ends_with(char::is_alphanumeric)).then_some((start, field))
    })
}

/// Returns the names of outlets, authors or sections that have a word with this beginning, those of most articles first.
fn names(
    open: &OpenEngine,
    field: FacetField,
    beginning: &str,
    cancellation: Cancellation,
) -> Result<Vec<String>, EngineError> {
    let query = QueryRequest { cancellation, ..QueryRequest::new(&format!("{}:{beginning}*", field.name())) };
    let facets = open.engine.facets(&FacetRequest { query, field, limit: WORDS * SPARE_NAMES })?.facets;
    let beginning = beginning.to_lowercase();
    let is_meant = |name: &String| {
        !name.contains('"')
            && name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&beginning))
    };
    Ok(facets.into_iter().filter_map(|facet| facet.value).filter(is_meant).take(WORDS).collect())
}
