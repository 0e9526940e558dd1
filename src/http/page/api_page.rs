//! The description of the API, to be read.

use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use super::html as answer;
use super::layout::{Head, page};
use crate::http::query_arguments::QueryArguments;

/// Shows an `OpenAPI` description.
pub(in crate::http) fn api(description: &Value) -> Response {
    let query = QueryArguments::default();
    let head = Head { title: "API", query: &query, sort: "", is_list: false };
    let paths = description["paths"].as_object().into_iter().flatten();
    let main = html! {
        div.api {
            h1 { "API" }
            p {
                "Everything that the page shows, as JSON, with GET. Programs find all types in "
                a href="/api/v1/openapi.json" { "the OpenAPI description" } "."
            }
            @for (path, methods) in paths {
                (operation(path, &methods["get"]))
            }
        }
    };
    answer(page(&head, &main))
}

fn operation(path: &str, operation: &Value) -> Markup {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
    html! {
        section {
            h2 { code { (path) } }
            p { (text(&operation["summary"])) }
            @if operation["description"].is_string() { p { (text(&operation["description"])) } }
            @if !parameters.is_empty() {
                div.scroll {
                    table {
                        tbody {
                            @for parameter in parameters {
                                tr { td { code { (text(&parameter["name"])) } } td { (text(&parameter["description"])) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
