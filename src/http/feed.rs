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
use crate::date::Moment;
use crate::engine::{FragmentOptions, Hit, Order, Page, SearchRequest, SearchResponse, Sort};

/// How many articles a feed has.
const ENTRIES: usize = 50;

/// Gives the articles that answer a query and were last new to the index.
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
            query: asked.request(cancellation),
            order: Order { sort: Sort::Added, recency: None },
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
    let updated = full().map(|hit| hit.first_indexed).max().unwrap_or(Moment::of_seconds(0));
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
            updated { (hit.first_indexed) }
            @if let Some(moment) = moment_of_publication(hit) {
                published { (moment) }
            }
            link rel="alternate" type="text/html" href={ (base) (query.write(Address::new("/article").with("id", &hit.id))) } {}
            author { name { (printable(hit.author.as_deref().or(hit.source.as_deref()).unwrap_or("unknown"))) } }
            summary { @for fragment in &hit.fragments { (printable(&fragment.text)) } }
        }
    }
}

/// Returns when an article was published as Atom wants it, which is a moment of a zone: a day is its beginning in UTC. None
/// if the day is not known.
fn moment_of_publication(hit: &Hit) -> Option<String> {
    let published = hit.published?;
    let day = published.date();
    day.day()?;
    let written = published.to_string();
    let has_zone = written.ends_with('Z') || written.rfind(['+', '-']).is_some_and(|at| at > "yyyy-mm-dd".len());
    Some(if has_zone { written } else { format!("{day}T00:00:00Z") })
}

/// Returns a text without the characters that XML cannot hold, and those that turn the direction.
fn printable(text: &str) -> String {
    let is_forbidden =
        |c: &char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    steady(text).chars().filter(|c| !is_forbidden(c)).collect()
}
