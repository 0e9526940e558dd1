//! How a list goes on, and which part of it is shown.

use maud::{Markup, html};

use super::view::View;
use super::words::grouped;

/// Shows which part of a list of `total` a page of `shown` is, and leads to the pages around it, of `size` each. What the
/// list is made of is called `noun`.
pub(super) fn pages(view: &View, shown: usize, size: usize, total: u64, noun: &str) -> Markup {
    let end = view.offset + shown;
    let goes_on = shown > 0 && (end as u64) < total;
    html! {
        @if view.offset > 0 || goes_on {
            nav.pages aria-label="Pages" {
                @if view.offset > 0 {
                    a rel="prev" href=(view.at(view.offset.saturating_sub(size)).address()) { "‹ Previous" }
                }
                span {
                    @if shown > 0 {
                        (noun) " " (grouped(view.offset as u64 + 1)) "–" (grouped(end as u64)) " of " (grouped(total))
                    } @else {
                        "The list ends before · " a href=(view.at(0).address()) { "first page" }
                    }
                }
                @if goes_on {
                    a rel="next" href=(view.at(end).address()) { "Next ›" }
                }
            }
        }
    }
}
