//! One article, to be read: matches marked, what was left out of its page, and articles like it.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::marked::{marked, paragraphs};
use super::problem::problem_page;
use super::view::View;
use super::words::{counted, date, grouped, html_language, language, language_direction, steady, web_address};
use crate::engine::{FragmentOptions, Hit, Mark, MarkedArticle, Page, SimilarRequest};
use crate::http::address::path_part;
use crate::http::arguments::{ArgumentError, Arguments};
use crate::http::problem::HttpProblem;
use crate::http::service::Service;

/// How many articles like it are shown.
const SIMILAR: usize = 5;
/// To how many matches there are links.
const LINKS: usize = 500;

pub(super) async fn article(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let mut arguments = Arguments::of_form(query.as_deref());
    let view = match View::read(&mut arguments) {
        Ok(view) => view,
        Err((problem, view)) => return problem_page(&problem, &view),
    };
    let missing = || ArgumentError { name: "id".to_owned(), message: "say which article".to_owned() };
    let id = match arguments.take::<String>("id").and_then(|id| id.ok_or_else(missing)) {
        Ok(id) => id,
        Err(error) => return problem_page(&HttpProblem::Argument(error), &view),
    };
    let asked = view.query.clone();
    let answered = service.ask(move |open, cancellation| {
        let article = asked.marked_article(&id, open, cancellation.clone())?;
        let fragments = FragmentOptions { count: 0, ..FragmentOptions::default() };
        let page = Page { offset: 0, limit: SIMILAR };
        let similar = SimilarRequest { id, page, explains: false, fragments, cancellation };
        Ok((article, open.engine.similar(&similar)?.hits))
    });
    match answered.await {
        Ok(answered) => answer(article_page(&answered.answer.0, &answered.answer.1, &view)),
        Err(problem) => problem_page(&problem, &view),
    }
}

fn article_page(marked_article: &MarkedArticle, similar: &[Hit], view: &View) -> Markup {
    let MarkedArticle { article, matches } = marked_article;
    let title = article.title.as_deref().unwrap_or(&article.id);
    let head = Head { title: &steady(title), view, is_list: false };
    let direction = language_direction(article.language);
    let main = html! {
        article.story {
            @if !view.query.is_empty() {
                p { a href=(view.address()) { "‹ Results" } }
            }
            h1 dir="auto" lang=[html_language(article.language)] {
                @match &article.title {
                    Some(title) => (marked(title, &matches.title)),
                    None => (steady(&article.id)),
                }
            }
            p.meta dir=(direction) {
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
                (match_links(&matches.body))
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
                        @for hit in similar { (similar_item(hit, view)) }
                    }
                }
            }
            p.soft {
                "Read from " bdi { (steady(&article.origin)) } " · "
                a href={ "/api/v1/articles/" (path_part(&article.id)) } { "JSON" }
            }
        }
    };
    page(&head, &main)
}

/// Leads to each match. The script adds which one is shown, and steps.
fn match_links(matches: &[Mark]) -> Markup {
    html! {
        nav.matches aria-label="Matches" {
            span { @if matches.len() == 1 { "1 match" } @else { (grouped(matches.len() as u64)) " matches" } }
            button #previous hidden type="button" aria-label="Previous match" { "‹" }
            button #next hidden type="button" aria-label="Next match" { "›" }
            div {
                @for (number, mark) in (1..).zip(matches.iter().take(LINKS)) {
                    a href={ "#m" (mark.start) } { (number) }
                }
            }
        }
    }
}

fn similar_item(hit: &Hit, view: &View) -> Markup {
    html! {
        li lang=[html_language(hit.language)] dir=(language_direction(hit.language)) {
            h3 dir="auto" {
                a href=(view.article(&hit.id)) { (steady(hit.title.as_deref().unwrap_or(&hit.id))) }
            }
            p.meta lang="en" {
                @if let Some(source) = &hit.source { bdi { (steady(source)) } }
                @if let Some(published) = hit.published { (date(published)) }
            }
        }
    }
}
