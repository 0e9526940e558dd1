//! The description of the API, to be read.

use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use super::html as answer;
use super::layout::{Head, page};
use super::parts::message;
use super::view::View;

/// Shows an `OpenAPI` description of what is to be had at addresses that begin with `base`.
pub(in crate::http) fn api(description: &Value, base: &str) -> Response {
    let view = View::default();
    let head = Head { title: "API", view: &view, is_list: false };
    let mut paths: Vec<(&String, &Value)> = description["paths"].as_object().into_iter().flatten().collect();
    // What most people come for comes first.
    paths.sort_by_key(|(path, _)| !path.ends_with("/search"));
    let main = html! {
        div.api {
            h1 { "API" }
            p {
                "Everything that the page shows, as JSON, with GET. Programs find all types in "
                a href="/api/v1/openapi.json" { "the OpenAPI description" } "."
            }
            pre { "curl '" (base) "/api/v1/search?q=arms+deliveries&n=3'" }
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
            p { (message(&text(&operation["summary"]))) }
            @if operation["description"].is_string() { p { (message(&text(&operation["description"]))) } }
            @if !parameters.is_empty() {
                div.scroll {
                    table {
                        tbody {
                            @for parameter in parameters {
                                tr { td { code { (text(&parameter["name"])) } } td { (message(&text(&parameter["description"]))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
