//! Every match with the words around it, below each other.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page};
use super::problem::problem_page;
use super::words::{counted, date, steady};
use crate::engine::{KwicOrder, KwicRequest, KwicResponse};
use crate::http::address::Address;
use crate::http::api::kwic_order;
use crate::http::arguments::Arguments;
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// How many matches a page has.
const LINES: usize = 100;
/// How many words stand on each side.
const WORDS: usize = 10;

pub(super) async fn kwic(State(service): State<Service>, RawQuery(query): RawQuery) -> Response {
    let mut arguments = Arguments::of_form(query.as_deref());
    let taken = QueryArguments::take(&mut arguments)
        .and_then(|query| Ok((query, arguments.take_named("sort", kwic_order, "date or -date")?)));
    let (query, order) = match taken {
        Ok(taken) => taken,
        Err(error) => return problem_page(&HttpProblem::Argument(error), &QueryArguments::default()),
    };
    let asked = query.clone();
    let answered = service.ask(move |open, cancellation| {
        let query = asked.request(cancellation)?;
        let order = order.unwrap_or(KwicOrder::None);
        Ok(open.engine.kwic(&KwicRequest { query, context: WORDS, offset: 0, limit: LINES, order })?)
    });
    match answered.await {
        Ok(answered) => answer(kwic_page(&answered.answer, &query)),
        Err(problem) => problem_page(&problem, &query),
    }
}

fn kwic_page(response: &KwicResponse, query: &QueryArguments) -> Markup {
    let title = format!("{} in context · dateline", query.q);
    let head = Head { title: &title, query, sort: "", is_list: true };
    let shown = response.lines.len() as u64;
    let main = html! {
        h1.unseen { "Matches in context" }
        div.tools {
            p.status role="status" {
                (counted(response.matches, "place")) " in " (counted(response.articles, "article"))
                @if shown < response.matches { span.soft { " · the first " (shown) } }
            }
            a href=(query.write(Address::new("/search"))) { "As a list" }
            a href=(query.write(Address::new("/kwic")).with("sort", "date")) { "Newest first" }
            a href=(query.write(Address::new("/kwic")).with("sort", "-date")) { "Oldest first" }
        }
        @if !response.lines.is_empty() {
            table.kwic {
                colgroup { col.before; col.match; col.after; col; }
                tbody {
                    @for line in &response.lines {
                        tr {
                            td { bdi { (steady(&line.left)) } " " }
                            td { a href=(query.write(Address::new("/article").with("id", &line.id))) { mark { (steady(&line.node)) } } " " }
                            td { bdi { (steady(&line.right)) } " " }
                            td { @if let Some(published) = line.published { (date(published)) } }
                        }
                    }
                }
            }
        }
    };
    page(&head, &main)
}
