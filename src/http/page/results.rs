//! A result list with its passages, what it can be narrowed by, and how it goes on.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, hidden_fields, page};
use super::marked::marked;
use super::pages::pages;
use super::parts::{Choice, chips, choices};
use super::problem::{problem_page, query_problem};
use super::timeline::timeline;
use super::view::View;
use super::words::{counted, date, grouped, html_language, language, language_direction, steady, web_address};
use crate::cancellation::Cancellation;
use crate::engine::{
    FacetField, FacetRequest, FacetResponse, Hit, OpenEngine, Order, Page, RankingOptions, SearchRequest,
    SearchResponse, Sort, TimelineRequest, TimelineResponse, Totals,
};
use crate::http::arguments::Arguments;
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::{GivenDate, QueryArguments};
use crate::http::service::Service;

/// By what a list can be narrowed.
const FACETS: [(FacetField, &str); 4] = [
    (FacetField::Source, "Source"),
    (FacetField::Lang, "Language"),
    (FacetField::Author, "Author"),
    (FacetField::Section, "Section"),
];
/// How many articles a page has.
const ARTICLES: usize = 10;
/// How many values of each are shown at once, and how many at all.
const VALUES: usize = 8;
const MORE_VALUES: usize = 30;

/// What a page of results shows.
struct Results {
    response: SearchResponse,
    facets: Vec<FacetResponse>,
    timeline: Option<TimelineResponse>,
}

pub(super) async fn results(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let view = match View::read(&mut Arguments::of_form(query.as_deref())) {
        Ok(view) => view,
        Err((problem, view)) => return problem_page(&problem, &view),
    };
    let asked = view.clone();
    let answered = service.ask(move |open, cancellation| Results::ask(open, &asked, &cancellation));
    match answered.await {
        Ok(answered) => answered.with_timing(answer(results_page(&view, &answered.answer))),
        Err(problem) => problem_page(&problem, &view),
    }
}

impl Results {
    fn ask(open: &OpenEngine, view: &View, cancellation: &Cancellation) -> Result<Self, HttpProblem> {
        let query = view.query.request(cancellation.clone());
        let expand = view.expand.and_then(|words| u32::try_from(words).ok());
        let response = open.engine.search(&SearchRequest {
            query: query.clone(),
            order: Order { sort: view.sort, recency: view.recency },
            ranking: RankingOptions { expand, ..RankingOptions::default() },
            page: Page { offset: view.offset, limit: ARTICLES },
            ..SearchRequest::new("")
        })?;
        if response.totals.all_words == 0 {
            return Ok(Self { response, facets: Vec::new(), timeline: None });
        }
        let mut facets = Vec::with_capacity(FACETS.len());
        for (field, _) in FACETS {
            facets.push(open.engine.facets(&FacetRequest { query: query.clone(), field, limit: MORE_VALUES })?);
        }
        let timeline = open.engine.timeline(&TimelineRequest { query, by: None })?;
        Ok(Self { response, facets, timeline: Some(timeline) })
    }
}

fn results_page(view: &View, results: &Results) -> Markup {
    let Results { response, facets, timeline: over_time } = results;
    let query = &view.query;
    let title = if query.q.trim().is_empty() { "All articles".to_owned() } else { format!("{} · dateline", query.q) };
    let head = Head { title: &title, view, is_list: true };
    let n_full = response.hits.iter().filter(|hit| !hit.partial).count();
    let (full, partial) = response.hits.split_at(n_full);
    let has_side = response.totals.any_word > 0 || query.has_filters();
    let main = html! {
        h1.unseen { "Search results" }
        div.results {
            div {
                (chips(view))
                div.tools {
                    p.status role="status" { (found(response.totals)) }
                    @if response.totals.any_word > 0 {
                        (orders(view))
                        a href=(View { is_in_context: true, sort: Sort::Score, ..view.at(0) }.address()) { "In context" }
                    }
                    @if has_side { a.to-side href="#narrow" { "Filters" } }
                }
                @for note in &response.query.notes {
                    div.note { (query_problem(&query.q, note)) }
                }
                @if let Some(over_time) = over_time {
                    (timeline(over_time, view))
                }
                @if response.totals.all_words == 0 {
                    (nothing_found(view, response))
                }
                @if !full.is_empty() {
                    ol.hits start=(view.offset + 1) {
                        @for hit in full { (hit_item(hit, view)) }
                    }
                }
                @if !partial.is_empty() {
                    h2.divider { "Articles with only some of the words" }
                    ol.hits start=(view.offset + 1 + full.len()) {
                        @for hit in partial { (hit_item(hit, view)) }
                    }
                }
                (pages(view, response.hits.len(), ARTICLES, response.totals.any_word, "Articles"))
            }
            aside.side #narrow aria-label="Narrow the list" {
                @if has_side { (dates(view)) }
                @for ((field, name), facet) in FACETS.iter().zip(facets) {
                    (facet_list(view, *field, name, facet))
                }
            }
        }
    };
    page(&head, &main)
}

/// Says how many articles there are.
fn found(totals: Totals) -> Markup {
    let Totals { all_words, any_word } = totals;
    html! {
        @if any_word == 0 {
            "No articles"
        } @else if all_words == any_word {
            (counted(all_words, "article"))
        } @else {
            (counted(all_words, "article")) " with all of the words"
            span.soft { " · " (grouped(any_word)) " with some" }
        }
    }
}

fn orders(view: &View) -> Markup {
    let orders =
        [(Sort::Score, "Best match"), (Sort::Newest, "Newest"), (Sort::Oldest, "Oldest"), (Sort::Added, "Last added")];
    let choice =
        |(sort, name)| Choice { name, address: View { sort, ..view.at(0) }.address(), is_current: view.sort == sort };
    choices("Order", orders.map(choice))
}

fn hit_item(hit: &Hit, view: &View) -> Markup {
    html! {
        li lang=[html_language(hit.language)] dir=(language_direction(hit.language)) {
            h2 dir="auto" {
                a href=(view.article(&hit.id)) {
                    @match &hit.title {
                        Some(title) => (marked(title, &hit.title_marks)),
                        None => (steady(&hit.id)),
                    }
                }
            }
            p.meta lang="en" {
                @if let Some(source) = &hit.source { bdi { (steady(source)) } " · " }
                @match hit.published {
                    Some(published) => (date(published)),
                    None => "no date",
                }
                @if let Some(author) = &hit.author { " · " bdi { (steady(author)) } }
                @if let Some(url) = web_address(hit.url.as_deref()) {
                    " · " a.original href=(url) rel="noopener noreferrer nofollow" { "original" }
                }
            }
            @for fragment in &hit.fragments {
                p.fragment dir="auto" {
                    @if fragment.cut_before { "… " }
                    (marked(&fragment.text, &fragment.marks))
                    @if fragment.cut_after { " …" }
                }
            }
        }
    }
}

fn dates(view: &View) -> Markup {
    let text = |date: &Option<GivenDate>| date.as_ref().map(|date| date.text.clone()).unwrap_or_default();
    html! {
        section {
            h2 { "Published" }
            form action="/search" {
                @if !view.query.q.is_empty() { input type="hidden" name="q" value=(view.query.q); }
                (hidden_fields(view, false))
                label { "from" input name="since" value=(text(&view.query.since)) placeholder="2010-11, last month" autocomplete="off"; }
                label { "to" input name="until" value=(text(&view.query.until)) placeholder="yesterday" autocomplete="off"; }
                button { "Apply" }
            }
        }
    }
}

fn facet_list(view: &View, field: FacetField, name: &str, facet: &FacetResponse) -> Markup {
    let values: Vec<(&str, u64)> =
        facet.facets.iter().filter_map(|facet| Some((facet.value.as_deref()?, facet.articles))).collect();
    let (first, more) = values.split_at(values.len().min(VALUES));
    let list = |values: &[(&str, u64)]| {
        html! {
            ul {
                @for (value, articles) in values { (facet_value(view, field, value, *articles)) }
            }
        }
    };
    html! {
        @if !values.is_empty() {
            section {
                h2 { (name) }
                (list(first))
                @if !more.is_empty() {
                    details {
                        summary { "more" }
                        (list(more))
                        @if facet.values > values.len() as u64 {
                            p.soft { (grouped(facet.values - values.len() as u64)) " others" }
                        }
                    }
                }
            }
        }
    }
}

fn facet_value(view: &View, field: FacetField, value: &str, articles: u64) -> Markup {
    let (is_active, query) = toggled(&view.query, field, value);
    html! {
        li {
            a href=(view.of(query).address()) aria-current=[is_active.then_some("true")] {
                bdi {
                    @match value.parse() {
                        Ok(code) if field == FacetField::Lang => (language(code)),
                        _ => (steady(value)),
                    }
                }
                @if is_active { " ×" }
            }
            span { (grouped(articles)) }
        }
    }
}

/// Returns whether the query has a condition, and the query with the condition if it has not, or without it.
fn toggled(query: &QueryArguments, field: FacetField, value: &str) -> (bool, QueryArguments) {
    let mut other = query.clone();
    let is_active = match field {
        FacetField::Source => toggle(&mut other.source, value.to_owned()),
        FacetField::Lang => value.parse().is_ok_and(|language| toggle(&mut other.lang, language)),
        FacetField::Author | FacetField::Section => {
            let condition = format!("{}:\"{}\"", field.name(), value.replace(['"', '\\'], " "));
            let (q, is_active) = toggled_condition(query.q.trim(), &condition);
            other.q = q;
            is_active
        }
        FacetField::Year | FacetField::Month | FacetField::Day => false,
    };
    (is_active, other)
}

/// Takes a value out if it is there, else puts it in. Returns whether it was there.
fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) -> bool {
    let place = values.iter().position(|own| *own == value);
    match place {
        Some(place) => _ = values.remove(place),
        None => values.push(value),
    }
    place.is_some()
}

/// Takes a condition off the end of a query, or puts it there. Returns whether it was there.
fn toggled_condition(query: &str, condition: &str) -> (String, bool) {
    let without = query.strip_suffix(condition);
    if let Some(without) = without.filter(|without| without.is_empty() || without.ends_with(' ')) {
        return (without.trim_end().to_owned(), true);
    }
    // Of alternatives, the condition would belong to the last alone.
    let has_alternatives = query.contains(['|', '/']) || query.split(' ').any(|word| word == "OR");
    let whole = match query {
        "" => condition.to_owned(),
        _ if has_alternatives && !query.starts_with('(') => format!("({query}) {condition}"),
        _ => format!("{query} {condition}"),
    };
    (whole, false)
}

/// Says what each part of the query finds, and what may be meant instead.
fn nothing_found(view: &View, response: &SearchResponse) -> Markup {
    let query = &view.query;
    let with = |q: String| view.of(QueryArguments { q, ..query.clone() }).address();
    let tells = response.words.len() > 1 || response.words.iter().any(|word| word.suggestion.is_some());
    html! {
        div.parts {
            @if tells {
                h2 { "What the parts find" }
                ul {
                    @for word in &response.words {
                        li {
                            bdi { (word.text) } ": " (counted(word.articles, "article"))
                            @if let Some(suggestion) = &word.suggestion {
                                " · did you mean "
                                a href=(with(query.q.replace(word.text.as_str(), &suggestion.text))) { (suggestion.text) }
                                " (" (grouped(suggestion.articles)) ")?"
                            }
                        }
                    }
                }
            }
            @if let Some(furniture) = &response.furniture {
                p {
                    (counted(furniture.articles, "article")) " have it in what was left out of their pages: "
                    a href=(with(furniture.query.clone())) { (furniture.query) }
                }
            }
            @if query.has_filters() {
                p { a href=(view.of(QueryArguments { q: query.q.clone(), ..QueryArguments::default() }).address()) { "Search without filters" } }
            }
            @if response.totals.any_word == 0 {
                p { a href="/help" { "How queries are written" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_put_behind_a_query_and_taken_off_again() {
        let condition = "author:\"Tom Bergin\"";
        for query in ["", "oil spill", "\"oil spill\" NOT bp", "(oil OR gas) spill"] {
            let (with, was_there) = toggled_condition(query, condition);
            assert!(!was_there && with.ends_with(condition), "{with}");
            assert_eq!(toggled_condition(&with, condition), (query.to_owned(), true));
        }
        assert_eq!(toggled_condition("oil OR gas", condition).0, format!("(oil OR gas) {condition}"));
    }
}
