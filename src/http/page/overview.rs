//! The start page: what the corpus holds.

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::problem::problem_page;
use super::timeline::timeline;
use super::view::View;
use super::words::{counted, grouped, language, steady};
use crate::engine::{
    FacetField, FacetRequest, FacetResponse, IndexStats, QueryRequest, TimelineRequest, TimelineResponse,
};
use crate::http::address::Address;
use crate::http::service::Service;

/// How many sources and languages are shown.
const VALUES: usize = 12;

/// What a corpus holds.
struct Overview {
    stats: IndexStats,
    sources: FacetResponse,
    timeline: TimelineResponse,
}

pub(super) async fn overview(State(service): State<Service>) -> Response {
    let answered = service.ask(|open, cancellation| {
        let query = QueryRequest { cancellation, ..QueryRequest::new("*") };
        let sources = FacetRequest { query: query.clone(), field: FacetField::Source, limit: VALUES };
        Ok(Overview {
            stats: open.engine.stats()?,
            sources: open.engine.facets(&sources)?,
            timeline: open.engine.timeline(&TimelineRequest { query, by: None })?,
        })
    });
    match answered.await {
        Ok(answered) => answer(overview_page(&answered.answer)),
        Err(problem) => problem_page(&problem, &View::default()),
    }
}

fn overview_page(overview: &Overview) -> Markup {
    let Overview { stats, sources, timeline: over_time } = overview;
    let view = View::default();
    let head = Head { title: "dateline", view: &view, is_list: true };
    let by_source: Vec<(String, Address, u64)> = sources
        .facets
        .iter()
        .filter_map(|facet| {
            let name = facet.value.clone()?;
            let address = Address::new("/search").with("source", &name);
            Some((name, address, facet.articles))
        })
        .collect();
    let by_language: Vec<(String, Address, u64)> = stats
        .languages
        .iter()
        .take(VALUES)
        .map(|count| {
            let address = Address::new("/search").with("lang", count.language.code());
            (language(count.language), address, count.articles)
        })
        .collect();
    let main = html! {
        div.overview {
            section.wide {
                h1 { (counted(stats.articles, "article")) }
                p.soft {
                    @if let (Some(earliest), Some(latest)) = (&stats.earliest, &stats.latest) {
                        (earliest) " to " (latest)
                        @if stats.undated > 0 { " · " (grouped(stats.undated)) " without a date" }
                        " · "
                    }
                    (counted(sources.values, "source")) " · " (counted(stats.languages.len() as u64, "language"))
                }
                p.soft {
                    "Write " code { "arms deliveries" } ", " code { "\"arms deliveries\"" } ", " code { "Kim NOT Putin" } " or "
                    code { "author:Smith" } " above · " a href="/help" { "everything a query can be" }
                }
                @if stats.articles == 0 {
                    p { "The index is empty. " code { "dateline index FOLDER" } " adds articles; they are found here at once." }
                }
            }
            div.wide { (timeline(over_time, &view)) }
            @if !by_source.is_empty() { (shares("Sources", &by_source)) }
            @if !by_language.is_empty() { (shares("Languages", &by_language)) }
        }
    };
    page(&head, &main)
}

/// Shows numbers of articles as bars.
fn shares(title: &str, values: &[(String, Address, u64)]) -> Markup {
    let most = values.iter().map(|(_, _, articles)| *articles).max().unwrap_or(1).max(1);
    html! {
        section {
            h2 { (title) }
            ul.shares {
                @for (name, address, articles) in values {
                    li {
                        a href=(address) { bdi { (steady(name)) } }
                        svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                            rect width=((articles * 100 / most).max(1)) height="8" {}
                        }
                        span { (grouped(*articles)) }
                    }
                }
            }
        }
    }
}
