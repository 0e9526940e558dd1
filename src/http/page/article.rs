//! One article, to be read: matches marked, what was left out of its page, and articles like it.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::marked::{marked, paragraphs};
use super::problem::problem_page;
use super::words::{counted, date, grouped, html_language, language, steady, web_address};
use crate::engine::{FragmentOptions, Hit, MarkedArticle, Page, SimilarRequest};
use crate::http::address::Address;
use crate::http::arguments::{ArgumentError, Arguments};
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// How many articles like it are shown.
const SIMILAR: usize = 5;
/// To how many matches there are links.
const LINKS: usize = 15;

pub(super) async fn article(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let mut arguments = Arguments::of_form(query.as_deref());
    let taken = QueryArguments::take(&mut arguments).and_then(|query| {
        let missing = || ArgumentError { name: "id".to_owned(), message: "say which article".to_owned() };
        Ok((query, arguments.take::<String>("id")?.ok_or_else(missing)?))
    });
    let (query, id) = match taken {
        Ok(taken) => taken,
        Err(error) => return problem_page(&HttpProblem::Argument(error), &QueryArguments::default()),
    };
    let asked = query.clone();
    let answered = service.ask(move |open, cancellation| {
        let article = asked.marked_article(&id, open, cancellation.clone())?;
        let fragments = FragmentOptions { count: 0, ..FragmentOptions::default() };
        let page = Page { offset: 0, limit: SIMILAR };
        let similar = SimilarRequest { id, page, explains: false, fragments, cancellation };
        Ok((article, open.engine.similar(&similar)?.hits))
    });
    match answered.await {
        Ok(answered) => answer(article_page(&answered.answer.0, &answered.answer.1, &query)),
        Err(problem) => problem_page(&problem, &query),
    }
}

fn article_page(marked_article: &MarkedArticle, similar: &[Hit], query: &QueryArguments) -> Markup {
    let MarkedArticle { article, matches } = marked_article;
    let title = article.title.as_deref().unwrap_or(&article.id);
    let head = Head { title: &steady(title), query, sort: "", is_list: false };
    let main = html! {
        article.story {
            @if !query.is_empty() {
                p { a href=(query.write(Address::new("/search"))) { "‹ Results" } }
            }
            h1 dir="auto" lang=[html_language(article.language)] {
                @match &article.title {
                    Some(title) => (marked(title, &matches.title)),
                    None => (steady(&article.id)),
                }
            }
            p.meta {
                @if let Some(source) = &article.source { bdi { (steady(source)) } }
                @match article.published {
                    Some(published) => (date(published)),
                    None => span { "no date" },
                }
                @if let Some(author) = &article.author { bdi { (steady(author)) } }
                @if let Some(section) = &article.section { bdi { (steady(section)) } }
                span { (language(article.language)) }
                @if let Some(url) = web_address(article.url.as_deref()) {
                    a.original href=(url) rel="noopener noreferrer nofollow" { "Original" }
                }
            }
            @if !matches.body.is_empty() {
                (match_links(matches.body.len()))
            }
            div.text lang=[html_language(article.language)] { (paragraphs(&article.body, &matches.body)) }
            @if !article.furniture.is_empty() {
                details.furniture {
                    summary { "Left out of the page: " (counted(article.furniture.len() as u64, "line")) }
                    ul {
                        @for line in &article.furniture { li dir="auto" { (steady(&line.text)) } }
                    }
                }
            }
            @if !similar.is_empty() {
                section {
                    h2 { "Similar articles" }
                    ol.hits {
                        @for hit in similar { (similar_item(hit)) }
                    }
                }
            }
            p.soft { "Read from " bdi { (steady(&article.origin)) } }
        }
    };
    page(&head, &main)
}

fn match_links(matches: usize) -> Markup {
    html! {
        nav.matches aria-label="Matches" {
            @if matches == 1 { "1 match: " } @else { (grouped(matches as u64)) " matches: " }
            @for number in 1..=matches.min(LINKS) {
                a href={ "#m" (number) } { (number) }
            }
            @if matches > LINKS { "…" }
        }
    }
}

fn similar_item(hit: &Hit) -> Markup {
    html! {
        li lang=[html_language(hit.language)] {
            h3 dir="auto" {
                a href=(Address::new("/article").with("id", &hit.id)) { (steady(hit.title.as_deref().unwrap_or(&hit.id))) }
            }
            p.meta lang="en" {
                @if let Some(source) = &hit.source { bdi { (steady(source)) } }
                @if let Some(published) = hit.published { (date(published)) }
            }
        }
    }
}
