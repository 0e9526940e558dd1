//! A result list with its passages, what it can be narrowed by, and how it goes on.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, hidden_filters, page};
use super::marked::marked;
use super::problem::{problem_page, query_problem};
use super::timeline::timeline;
use super::words::{counted, date, grouped, html_language, language, steady, web_address};
use crate::cancellation::Cancellation;
use crate::engine::{
    FacetField, FacetRequest, FacetResponse, Hit, OpenEngine, SearchResponse, Sort, TimelineRequest, TimelineResponse,
    Totals,
};
use crate::http::address::Address;
use crate::http::api::SearchArguments;
use crate::http::arguments::Arguments;
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// By what a list can be narrowed.
const FACETS: [(FacetField, &str); 4] = [
    (FacetField::Source, "Source"),
    (FacetField::Lang, "Language"),
    (FacetField::Author, "Author"),
    (FacetField::Section, "Section"),
];
/// How many values of each are shown.
const VALUES: usize = 8;

/// What a page of results shows.
struct Results {
    response: SearchResponse,
    facets: Vec<FacetResponse>,
    timeline: Option<TimelineResponse>,
}

/// What was asked for.
struct Asked {
    query: QueryArguments,
    list: SearchArguments,
    /// As the address has it; empty for the usual order.
    sort: String,
    /// The number of the first article of the page.
    first: usize,
}

pub(super) async fn results(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let mut arguments = Arguments::of_form(query.as_deref());
    let asked = match Asked::take(&mut arguments) {
        Ok(asked) => asked,
        Err(problem) => return problem_page(&problem, &QueryArguments::default()),
    };
    let (query, list) = (asked.query.clone(), asked.list.clone());
    let answered = service.ask(move |open, cancellation| Results::ask(open, &query, &list, &cancellation));
    match answered.await {
        Ok(answered) => answered.with_timing(answer(results_page(&asked, &answered.answer))),
        Err(problem) => problem_page(&problem, &asked.query),
    }
}

impl Asked {
    fn take(arguments: &mut Arguments) -> Result<Self, HttpProblem> {
        let query = QueryArguments::take(arguments)?;
        let list = SearchArguments::take(arguments)?;
        let first = arguments.take_number("first", 1, usize::MAX)?.unwrap_or(1);
        let sort = match list.sort {
            None | Some(Sort::Score) => "",
            Some(Sort::Newest) => "date",
            Some(Sort::Oldest) => "-date",
            Some(Sort::Added) => "added",
        };
        Ok(Self { query, list, sort: sort.to_owned(), first })
    }

    /// Returns the address of the list for another query, from its beginning.
    fn address(&self, query: &QueryArguments) -> Address {
        query.write(Address::new("/search")).with("sort", &self.sort)
    }
}

impl Results {
    fn ask(
        open: &OpenEngine,
        query: &QueryArguments,
        list: &SearchArguments,
        cancellation: &Cancellation,
    ) -> Result<Self, HttpProblem> {
        let response = open.engine.search(&list.request(query, cancellation.clone())?)?;
        if response.totals.all_words == 0 {
            return Ok(Self { response, facets: Vec::new(), timeline: None });
        }
        let query = query.request(cancellation.clone())?;
        let mut facets = Vec::with_capacity(FACETS.len());
        for (field, _) in FACETS {
            facets.push(open.engine.facets(&FacetRequest { query: query.clone(), field, limit: VALUES })?);
        }
        let timeline = open.engine.timeline(&TimelineRequest { query, by: None })?;
        Ok(Self { response, facets, timeline: Some(timeline) })
    }
}

fn results_page(asked: &Asked, results: &Results) -> Markup {
    let Results { response, facets, timeline: over_time } = results;
    let query = &asked.query;
    let title = if query.q.trim().is_empty() { "All articles".to_owned() } else { format!("{} · dateline", query.q) };
    let head = Head { title: &title, query, sort: &asked.sort, is_list: true };
    let n_full = response.hits.iter().filter(|hit| !hit.partial).count();
    let (full, partial) = response.hits.split_at(n_full);
    let main = html! {
        h1.unseen { "Search results" }
        div.results {
            div {
                (chips(asked))
                div.tools {
                    p.status role="status" { (found(response.totals)) }
                    @if response.totals.any_word > 0 {
                        (orders(asked))
                        a href=(query.write(Address::new("/kwic"))) { "In context" }
                    }
                }
                @for note in &response.query.notes {
                    div.note { (query_problem(&query.q, note)) }
                }
                @if let Some(over_time) = over_time {
                    (timeline(over_time, query, &asked.sort))
                }
                @if response.totals.any_word == 0 {
                    (nothing_found(asked, response))
                }
                @if !full.is_empty() {
                    ol.hits start=(asked.first) {
                        @for hit in full { (hit_item(hit, query)) }
                    }
                }
                @if !partial.is_empty() {
                    h2.divider { "Articles with only some of the words" }
                    ol.hits start=(asked.first + full.len()) {
                        @for hit in partial { (hit_item(hit, query)) }
                    }
                }
                (pages(asked, response))
            }
            aside.side aria-label="Narrow the list" {
                @if response.totals.any_word > 0 || query.has_filters() {
                    (dates(asked))
                }
                @for ((field, name), facet) in FACETS.iter().zip(facets) {
                    (facet_list(asked, *field, name, facet))
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

fn orders(asked: &Asked) -> Markup {
    let orders = [("", "Best match"), ("date", "Newest"), ("-date", "Oldest"), ("added", "Last added")];
    html! {
        ul aria-label="Order" {
            @for (sort, name) in orders {
                @let is_current = asked.sort == sort;
                li {
                    a href=(asked.query.write(Address::new("/search")).with("sort", sort))
                        aria-current=[is_current.then_some("true")] { (name) }
                }
            }
        }
    }
}

/// What is asked for besides the query, each with a way to drop it.
fn chips(asked: &Asked) -> Markup {
    let query = &asked.query;
    let mut chips: Vec<(&str, String, QueryArguments)> = Vec::new();
    for (place, source) in query.source.iter().enumerate() {
        let mut without = query.clone();
        without.source.remove(place);
        chips.push(("source", source.clone(), without));
    }
    for (place, code) in query.lang.iter().enumerate() {
        let mut without = query.clone();
        without.lang.remove(place);
        chips.push(("language", language(*code), without));
    }
    if let Some(since) = &query.since {
        chips.push(("since", since.clone(), QueryArguments { since: None, ..query.clone() }));
    }
    if let Some(until) = &query.until {
        chips.push(("until", until.clone(), QueryArguments { until: None, ..query.clone() }));
    }
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Filters" {
                @for (name, value, without) in &chips {
                    li {
                        a href=(asked.address(without)) aria-label={ "Remove the filter " (name) " " (value) } {
                            span { (name) } " " bdi { (steady(value)) } " ×"
                        }
                    }
                }
            }
        }
    }
}

fn hit_item(hit: &Hit, query: &QueryArguments) -> Markup {
    let address = query.write(Address::new("/article").with("id", &hit.id));
    html! {
        li lang=[html_language(hit.language)] {
            h2 dir="auto" {
                a href=(address) {
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

fn pages(asked: &Asked, response: &SearchResponse) -> Markup {
    let next_first = asked.first + response.hits.len();
    html! {
        @if asked.first > 1 || response.next_cursor.is_some() {
            nav.pages aria-label="Pages" {
                @if asked.first > 1 {
                    a href=(asked.address(&asked.query)) { "First page" }
                }
                @if let Some(cursor) = &response.next_cursor {
                    a rel="next" href=(asked.address(&asked.query).with("cursor", cursor).with("first", &next_first.to_string())) {
                        "Next page"
                    }
                }
            }
        }
    }
}

fn dates(asked: &Asked) -> Markup {
    let given = |value: &Option<String>| value.clone().unwrap_or_default();
    html! {
        section {
            h2 { "Published" }
            form action="/search" {
                @if !asked.query.q.is_empty() { input type="hidden" name="q" value=(asked.query.q); }
                (hidden_filters(&asked.query, &asked.sort, false))
                label { "from" input name="since" value=(given(&asked.query.since)) placeholder="2010-11, last month" autocomplete="off"; }
                label { "to" input name="until" value=(given(&asked.query.until)) placeholder="yesterday" autocomplete="off"; }
                button { "Apply" }
            }
        }
    }
}

fn facet_list(asked: &Asked, field: FacetField, name: &str, facet: &FacetResponse) -> Markup {
    let values: Vec<(&str, u64)> =
        facet.facets.iter().filter_map(|facet| Some((facet.value.as_deref()?, facet.articles))).collect();
    html! {
        @if !values.is_empty() {
            section {
                h2 { (name) }
                ul {
                    @for (value, articles) in values {
                        li {
                            a href=(asked.address(&narrowed(&asked.query, field, value))) {
                                bdi {
                                    @match value.parse() {
                                        Ok(code) if field == FacetField::Lang => (language(code)),
                                        _ => (steady(value)),
                                    }
                                }
                            }
                            span { (grouped(articles)) }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the query with one more condition.
fn narrowed(query: &QueryArguments, field: FacetField, value: &str) -> QueryArguments {
    let mut narrower = query.clone();
    match field {
        FacetField::Source if !narrower.source.iter().any(|own| own == value) => narrower.source.push(value.to_owned()),
        FacetField::Lang => {
            narrower.lang.extend(value.parse().ok().filter(|language| !query.lang.contains(language)));
        }
        FacetField::Author | FacetField::Section => {
            let condition = format!("{}:\"{}\"", field.name(), value.replace(['"', '\\'], " "));
            narrower.q =
                if query.q.trim().is_empty() { condition } else { format!("({}) {condition}", query.q.trim()) };
        }
        FacetField::Source | FacetField::Year | FacetField::Month | FacetField::Day => {}
    }
    narrower
}

/// Says why there may be nothing, and what may be meant instead.
fn nothing_found(asked: &Asked, response: &SearchResponse) -> Markup {
    html! {
        div.parts {
        @if response.words.len() > 1 || response.words.iter().any(|word| word.suggestion.is_some()) {
            h2 { "What the parts find" }
            ul {
                @for word in &response.words {
                    li {
                        bdi { (word.text) } ": " (counted(word.articles, "article"))
                        @if let Some(suggestion) = &word.suggestion {
                            @let instead = asked.query.q.replace(word.text.as_str(), &suggestion.text);
                            " · did you mean "
                            a href=(asked.address(&QueryArguments { q: instead, ..asked.query.clone() })) { (suggestion.text) }
                            " (" (grouped(suggestion.articles)) ")?"
                        }
                    }
                }
            }
        }
        @if let Some(furniture) = &response.furniture {
            p {
                (counted(furniture.articles, "article")) " have it in what was left out of their pages: "
                a href=(asked.address(&QueryArguments { q: furniture.query.clone(), ..asked.query.clone() })) { (furniture.query) }
            }
        }
        @if asked.query.has_filters() {
            p { a href=(asked.address(&QueryArguments { q: asked.query.q.clone(), ..QueryArguments::default() })) { "Search without filters" } }
        }
        p { a href="/help" { "How queries are written" } }
        }
    }
}
