//! Every match with the words around it, below each other.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::pages::pages;
use super::parts::{Choice, chips, choices};
use super::problem::problem_page;
use super::view::View;
use super::words::{counted, date, direction, steady};
use crate::engine::{KwicField, KwicLine, KwicOrder, KwicRequest, KwicResponse, Sort};
use crate::http::address::Address;
use crate::http::arguments::Arguments;
use crate::http::service::Service;

/// How many matches a page has.
const LINES: usize = 100;
/// How many words stand on each side.
const WORDS: usize = 14;

pub(super) async fn kwic(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let view = match View::read(&mut Arguments::of_form(query.as_deref())) {
        Ok(view) => View { is_in_context: true, ..view },
        Err((problem, view)) => return problem_page(&problem, &View { is_in_context: true, ..*view }),
    };
    if view.query.q.trim().is_empty() {
        return answer(no_query_page(&view));
    }
    let asked = view.clone();
    let answered = service.ask(move |open, cancellation| {
        let order = match asked.sort {
            Sort::Newest => KwicOrder::Newest,
            Sort::Oldest => KwicOrder::Oldest,
            Sort::Score | Sort::Added => KwicOrder::None,
        };
        let query = asked.query.request(cancellation);
        Ok(open.engine.kwic(&KwicRequest { query, context: WORDS, offset: asked.offset, limit: LINES, order })?)
    });
    match answered.await {
        Ok(answered) => answer(kwic_page(&answered.answer, &view)),
        Err(problem) => problem_page(&problem, &view),
    }
}

fn no_query_page(view: &View) -> Markup {
    let head = Head { title: "Matches in context", view, is_list: false };
    page(&head, &html! { p { "Which word is to be shown with what stands around it?" } })
}

fn kwic_page(response: &KwicResponse, view: &View) -> Markup {
    let title = format!("{} in context · dateline", view.query.q);
    let head = Head { title: &title, view, is_list: true };
    let main = html! {
        h1.unseen { "Matches in context" }
        (chips(view))
        div.tools {
            p.status role="status" {
                (counted(response.matches, "place")) " in " (counted(response.articles, "article"))
            }
            a href=(View { is_in_context: false, ..view.at(0) }.address()) { "As a list" }
            (orders(view))
        }
        @if !response.lines.is_empty() {
            ol.kwic {
                @for line in &response.lines { (line_item(line, view)) }
            }
        }
        (pages(view, response.lines.len(), LINES, response.matches, "Place"))
    };
    page(&head, &main)
}

fn orders(view: &View) -> Markup {
    let orders = [(Sort::Score, "As in the index"), (Sort::Newest, "Newest first"), (Sort::Oldest, "Oldest first")];
    let choice =
        |(sort, name)| Choice { name, address: View { sort, ..view.at(0) }.address(), is_current: view.sort == sort };
    choices("Order", orders.map(choice))
}

fn line_item(line: &KwicLine, view: &View) -> Markup {
    let article = view.article(&line.id).to_string();
    // Where several matches overlap, only the first has a name: then the page opens at its beginning.
    let place = if line.field == KwicField::Body { format!("#m{}", line.start) } else { String::new() };
    html! {
        li dir=(direction(&format!("{}{}{}", line.left, line.node, line.right))) {
            div.before { bdi { (steady(&line.left)) } }
            div.after {
                a href={ (article) (place) } { mark { (steady(&line.node)) } }
                bdi { (steady(&line.right)) }
            }
            div.where dir="ltr" {
                @if let Some(published) = line.published { (date(published)) " " }
                @if let Some(source) = &line.source {
                    a href=(Address::new("/search").with("source", source)) { bdi { (steady(source)) } }
                }
            }
        }
    }
}
