//! When articles were published, as a picture of which each bar narrows the dates, and as a table.

use maud::{Markup, html};

use super::words::{counted, grouped};
use crate::engine::TimelineResponse;
use crate::http::address::Address;
use crate::http::query_arguments::QueryArguments;

/// The size of the picture.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 80.0;
/// The most bars of a picture that is still one.
const MOST: usize = 400;

/// Shows a timeline of more than one period; of others there is nothing to see.
pub(super) fn timeline(timeline: &TimelineResponse, query: &QueryArguments, sort: &str) -> Markup {
    let periods = &timeline.periods;
    if !(2..=MOST).contains(&periods.len()) {
        return html! {};
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of articles, for a picture")]
    let height = |articles: u64, most: u64| articles as f64 / most.max(1) as f64 * HEIGHT;
    let most = periods.iter().map(|period| period.articles).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred")]
    let width = WIDTH / periods.len() as f64;
    let narrowed = |first: String, last: String| {
        let narrower = QueryArguments { since: Some(first), until: Some(last), ..query.clone() };
        narrower.write(Address::new("/search")).with("sort", sort)
    };
    html! {
        section.timeline aria-labelledby="timeline" {
            h2 #timeline.soft { "By " (timeline.by.name()) }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
                @for (number, period) in (0_u32..).zip(periods) {
                    @let x = f64::from(number) * width;
                    @let tall = height(period.articles, most);
                    a href=(narrowed(period.period.first_day().to_string(), period.period.last_day().to_string()))
                        aria-label={ (period.period) ": " (counted(period.articles, "article")) } {
                        title { (period.period) ": " (counted(period.articles, "article")) " of " (grouped(period.of)) }
                        rect.bar x=(rounded(x + width * 0.1)) width=(rounded(width * 0.8)) y=(rounded(HEIGHT - tall)) height=(rounded(tall)) {}
                        rect.hit x=(rounded(x)) width=(rounded(width)) y="0" height=(HEIGHT) {}
                    }
                }
            }
            div.dates aria-hidden="true" {
                @for place in [0, periods.len() / 2, periods.len() - 1] {
                    span { (periods[place].period) }
                }
            }
            details {
                summary { "As a table" }
                div.scroll {
                    table {
                        thead { tr { th scope="col" { (timeline.by.name()) } th scope="col" { "articles" } th scope="col" { "of all" } } }
                        tbody {
                            @for period in periods.iter().filter(|period| period.articles > 0) {
                                tr {
                                    td { a href=(narrowed(period.period.first_day().to_string(), period.period.last_day().to_string())) { (period.period) } }
                                    td.number { (grouped(period.articles)) }
                                    td.number { (grouped(period.of)) }
                                }
                            }
                        }
                    }
                }
                @if timeline.undated > 0 {
                    p.soft { (counted(timeline.undated, "article")) " without a date" }
                }
            }
        }
    }
}

fn rounded(number: f64) -> String {
    format!("{number:.1}")
}
