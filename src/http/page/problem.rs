//! What went wrong, said to people: a query with its wrong places marked.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::layout::{Head, page};
use super::{html as answer, sign_in};
use crate::engine::QueryProblem;
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;

/// Answers a request to an address: programs in JSON, people with a page.
pub(in crate::http) fn problem_at(path: &str, problem: HttpProblem) -> Response {
    if path.starts_with("/api/") || path == "/feed.atom" {
        return problem.into_response();
    }
    if matches!(problem, HttpProblem::NoToken) {
        return problem.with_status(answer(sign_in::page(false)));
    }
    problem_page(&problem, &QueryArguments::default())
}

/// Says what is wrong with what was asked for.
pub(super) fn problem_page(problem: &HttpProblem, query: &QueryArguments) -> Response {
    let head = Head { title: problem.title(), query, sort: "", is_list: false };
    let main = html! {
        div.problem role="alert" {
            h1 { (problem.title()) }
            @if problem.places().is_empty() {
                p { (problem.detail()) }
            }
            @for place in problem.places() {
                (query_problem(&query.q, place))
            }
            @if let Some(hint) = problem.hint() {
                p.soft { (hint) }
            }
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
        p { strong { (problem.message) } }
        @if query.get(start..end).is_some() {
            pre dir="auto" {
                (part(0..start))
                @if start == end {
                    span.wrong { "‸" }
                } @else {
                    span.wrong { (part(start..end)) }
                }
                (part(end..query.len()))
            }
        }
        @if let Some(label) = &problem.label {
            p { (label) }
        }
        @for hint in &problem.hints {
            p.soft { (hint) }
        }
    }
}
