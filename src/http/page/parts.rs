//! Small parts that several pages have.

use maud::{Markup, html};

use super::view::View;
use super::words::steady;
use crate::http::address::Address;

/// One of several ways to see a list.
pub(super) struct Choice<'a> {
    pub(super) name: &'a str,
    pub(super) address: Address,
    pub(super) is_current: bool,
}

/// Shows ways to see a list, of which one is taken.
pub(super) fn choices<'a>(label: &str, choices: impl IntoIterator<Item = Choice<'a>>) -> Markup {
    html! {
        ul.choices aria-label=(label) {
            @for Choice { name, address, is_current } in choices {
                li { a href=(address) aria-current=[is_current.then_some("true")] { (name) } }
            }
        }
    }
}

/// Shows what is asked for besides the query, each with a way to drop it.
pub(super) fn chips(view: &View) -> Markup {
    let conditions = view.conditions();
    html! {
        @if !conditions.is_empty() {
            ul.chips aria-label="Filters" {
                @for (name, value, without) in &conditions {
                    li {
                        a href=(without.address()) aria-label={ "Remove the filter " (name) " " (value) } {
                            span { (name) } " " bdi { (steady(value)) } " ×"
                        }
                    }
                }
            }
        }
    }
}

/// Shows a message, with what it quotes in backticks as code.
pub(super) fn message(text: &str) -> Markup {
    html! {
        @for (number, part) in text.split('`').enumerate() {
            @if number % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
