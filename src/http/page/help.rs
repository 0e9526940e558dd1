//! How queries are written, and the keys.

use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::view::View;
use crate::http::address::Address;

use crate::query::manual_rows;

const KEYS: [(&str, &str); 8] = [
    ("/", "to the search box"),
    ("j", "to the next article of a list"),
    ("k", "to the one before"),
    ("Enter", "open it"),
    ("o", "open the original"),
    ("n, p", "to the next match in an article, to the one before"),
    ("t, ← →", "to the timeline, along it"),
    ("?", "this page"),
];

pub(super) async fn help() -> Response {
    answer(help_page())
}

fn help_page() -> Markup {
    let view = View::default();
    let head = Head { title: "How queries are written", view: &view, is_list: false };
    let main = html! {
        div.help {
            h1 { "How queries are written" }
            div.scroll {
                table {
                    thead { tr { th scope="col" { "query" } th scope="col" { "finds" } } }
                    tbody {
                        @for row in manual_rows() {
                            tr {
                                td {
                                    @for (number, form) in row.forms.iter().enumerate() {
                                        @if number > 0 { ", " }
                                        code { (form) }
                                    }
                                }
                                td {
                                    (row.meaning) " "
                                    a href=(Address::new("/search").with("q", row.example)) { "try" span.skip { " " (row.example) } }
                                }
                            }
                        }
                    }
                }
            }
            h2 { "Keys" }
            table {
                tbody {
                    @for (key, meaning) in KEYS {
                        tr { td { kbd { (key) } } td { (meaning) } }
                    }
                }
            }
            p hidden { label { input #keys type="checkbox"; " Keys are on" } }
        }
    };
    page(&head, &main)
}
