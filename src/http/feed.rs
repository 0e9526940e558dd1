//! A query as a feed: what is new in it, for readers.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};

use super::address::{Address, base};
use super::arguments::Arguments;
use super::page::steady;
use super::problem::HttpProblem;
use super::query_arguments::QueryArguments;
use super::service::Service;
use crate::engine::{FragmentOptions, Hit, Order, Page, SearchRequest, SearchResponse, Sort};

/// How many articles a feed has.
const ENTRIES: usize = 50;
/// What stands for a date that is not known: a feed must have one.
const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// Gives the newest articles that answer a query, by their date of publication.
pub(super) async fn feed(
    State(service): State<Service>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::of_form(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    arguments.finish()?;
    let asked = query.clone();
    let answered = service.ask(move |open, cancellation| {
        let request = SearchRequest {
            query: asked.request(cancellation)?,
            order: Order { sort: Sort::Newest, recency: None },
            page: Page { offset: 0, limit: ENTRIES },
            fragments: FragmentOptions { count: 1, ..FragmentOptions::default() },
            ..SearchRequest::new("")
        };
        Ok(open.engine.search(&request)?)
    });
    let response = answered.await?.answer;
    let feed = feed_of(&response, &query, &base(&headers));
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.into_string()).into_response())
}

fn feed_of(response: &SearchResponse, query: &QueryArguments, base: &str) -> Markup {
    let full = || response.hits.iter().filter(|hit| !hit.partial);
    let updated = full().map(moment).max().unwrap_or_else(|| NO_DATE.to_owned());
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" "xmlns:opensearch"="http://a9.com/-/spec/opensearch/1.1/" {
            title { "dateline: " (printable(&response.query.line())) }
            id { "urn:dateline:feed:" (query.write(Address::new(""))) }
            updated { (updated) }
            link rel="self" href={ (base) (query.write(Address::new("/feed.atom"))) } {}
            link rel="alternate" type="text/html" href={ (base) (query.write(Address::new("/search"))) } {}
            // The macro knows no names with a prefix.
            (PreEscaped("<opensearch:totalResults>")) (response.totals.all_words) (PreEscaped("</opensearch:totalResults>"))
            @for hit in full() { (entry(hit, query, base)) }
        }
    }
}

fn entry(hit: &Hit, query: &QueryArguments, base: &str) -> Markup {
    html! {
        entry {
            title { (printable(hit.title.as_deref().unwrap_or(&hit.id))) }
            id { "urn:dateline:article:" (Address::new("").with("id", &hit.id)) }
            updated { (moment(hit)) }
            link rel="alternate" type="text/html" href={ (base) (query.write(Address::new("/article").with("id", &hit.id))) } {}
            author { name { (printable(hit.author.as_deref().or(hit.source.as_deref()).unwrap_or("unknown"))) } }
            summary { @for fragment in &hit.fragments { (printable(&fragment.text)) } }
        }
    }
}

/// Returns the day of publication as Atom wants it; what is not known of it is the first.
fn moment(hit: &Hit) -> String {
    let Some(date) = hit.published.map(|published| published.date()) else { return NO_DATE.to_owned() };
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// Returns a text without the characters that XML cannot hold, and those that turn the direction.
fn printable(text: &str) -> String {
    let is_forbidden =
        |c: &char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    steady(text).chars().filter(|c| !is_forbidden(c)).collect()
}
