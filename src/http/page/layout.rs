//! What all pages share: head, search box, foot.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::assets::{SCRIPT_ADDRESS, STYLE};
use super::view::View;
use crate::http::address::Address;

/// What a page is about.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    /// What is asked for, which stands in the search box.
    pub(super) view: &'a View,
    /// Whether other programs may want the list.
    pub(super) is_list: bool,
}

/// Puts a page together.
pub(super) fn page(head: &Head<'_>, main: &Markup) -> Markup {
    let Head { title, view, is_list } = head;
    let query = &view.query;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
                script src=(*SCRIPT_ADDRESS) defer {}
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="dateline";
                @if *is_list {
                    link rel="alternate" type="application/atom+xml" title="Newest articles" href=(query.write(Address::new("/feed.atom")));
                    link rel="alternate" type="application/json" href=(query.write(Address::new("/api/v1/search")));
                    link rel="alternate" type="text/csv" href=(query.write(Address::new("/api/v1/export").with("format", "csv")));
                }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header.top {
                    div {
                        a.brand href="/" { "dateline" }
                        search {
                            form action="/search" {
                                input #q type="search" name="q" value=(query.q) maxlength="4096" autocomplete="off"
                                    autocapitalize="off" spellcheck="false" list="words" dir="auto"
                                    aria-label="Search the articles" placeholder="words, \"phrases\", -word";
                                datalist #words {}
                                (hidden_fields(view, true))
                                button { "Search" }
                            }
                        }
                    }
                }
                main #main tabindex="-1" { (main) }
                footer.foot { div {
                    a href="/" { "Corpus" }
                    a href="/help" { "Help and keys" }
                    a href="/api" { "API" }
                    @if *is_list && !query.is_empty() {
                        a href=(query.write(Address::new("/feed.atom"))) { "Feed" }
                        a href=(query.write(Address::new("/api/v1/export").with("format", "csv"))) { "CSV" }
                        a href=(query.write(Address::new("/api/v1/export"))) { "JSON lines" }
                    }
                } }
            }
        }
    }
}

/// Keeps what is asked for besides the query, or besides the dates, when a form is sent.
pub(super) fn hidden_fields(view: &View, with_dates: bool) -> Markup {
    let dates = if with_dates { view.query.dates() } else { Vec::new() };
    html! {
        @for (name, value) in view.query.named().into_iter().chain(dates).chain(view.order()) {
            input type="hidden" name=(name) value=(value);
        }
    }
}
