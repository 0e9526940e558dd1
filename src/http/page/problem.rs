//! What went wrong, said to people: a query with its wrong places marked.

use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::layout::{Head, page};
use super::parts::message;
use super::view::View;
use super::{html as answer, sign_in};
use crate::engine::QueryProblem;
use crate::http::problem::HttpProblem;

/// How many letters of a query are shown before, in and behind a wrong place.
const SHOWN: usize = 400;

/// Answers a request to an address: programs in JSON, people with a page.
pub(in crate::http) fn problem_at(uri: &Uri, problem: HttpProblem) -> Response {
    let path = uri.path();
    if path.starts_with("/api/") || path == "/feed.atom" {
        return problem.into_response();
    }
    if matches!(problem, HttpProblem::NoToken) {
        return problem
            .with_status(answer(sign_in::page(false, uri.path_and_query().map_or("/", PathAndQuery::as_str))));
    }
    problem_page(&problem, &View::default())
}

/// Says what is wrong with what was asked for.
pub(super) fn problem_page(problem: &HttpProblem, view: &View) -> Response {
    let query = &view.query;
    let head = Head { title: problem.title(), view, is_list: false };
    let main = html! {
        div.problem role="alert" {
            h1 { (problem.title()) }
            @if problem.places().is_empty() {
                p { (message(&problem.detail())) }
            }
            @for place in problem.places() {
                (query_problem(&query.q, place))
            }
            @if let Some(hint) = problem.hint() {
                p.soft { (message(&hint)) }
            }
        }
        @if matches!(problem, HttpProblem::Argument(_)) && !query.is_empty() {
            p { a href=(view.address()) { "Search without it" } }
        }
        p { a href="/help" { "How queries are written" } }
    };
    problem.with_status(answer(page(&head, &main)))
}

/// Shows a place in a query and what is wrong with it.
pub(super) fn query_problem(query: &str, problem: &QueryProblem) -> Markup {
    let QueryProblem { start, end, .. } = *problem;
    let part = |range: std::ops::Range<usize>| query.get(range).unwrap_or_default();
    html! {
        p { strong { (message(&problem.message)) } }
        @if query.get(start..end).is_some() {
            pre dir="auto" {
                (end_of(part(0..start)))
                @if start == end {
                    span.wrong { "‸" }
                } @else {
                    span.wrong { (start_of(part(start..end))) }
                }
                (start_of(part(end..query.len())))
            }
        }
        @if let Some(label) = &problem.label {
            p { (message(label)) }
        }
        @for hint in &problem.hints {
            p.soft { (message(hint)) }
        }
    }
}

/// Returns as much of what stands before a place as helps to find it.
fn end_of(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let end: String = text.chars().skip(skipped).collect();
    if skipped > 0 { format!("…{end}") } else { end }
}

/// The same of what stands in a place or behind it.
fn start_of(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}
