//! When articles were published, as a picture of which each bar narrows the dates, and as a table.

use maud::{Markup, html};

use super::view::View;
use super::words::{counted, grouped};
use crate::engine::TimelineResponse;
use crate::http::query_arguments::{GivenDate, QueryArguments};
use crate::period::Period;

/// The size of the picture.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 80.0;
/// The least height of a bar that stands for something.
const LEAST: f64 = 1.5;
/// The most bars of a picture that is still one.
const MOST: usize = 400;

/// Shows a timeline of more than one period; of others there is nothing to see.
pub(super) fn timeline(timeline: &TimelineResponse, view: &View) -> Markup {
    let periods = &timeline.periods;
    if !(2..=MOST).contains(&periods.len()) {
        return html! {};
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of articles, for a picture")]
    let height = |articles: u64, most: u64| {
        (articles as f64 / most.max(1) as f64 * HEIGHT).max(if articles > 0 { LEAST } else { 0.0 })
    };
    let most = periods.iter().map(|period| period.articles).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred")]
    let width = WIDTH / periods.len() as f64;
    let narrowed = |period: Period| {
        let (since, until) = within(period, &view.query);
        view.of(QueryArguments { since: Some(since), until: Some(until), ..view.query.clone() }).address()
    };
    html! {
        section.timeline aria-labelledby="timeline" {
            div.head {
                h2 #timeline.soft { "By " (timeline.by.name()) }
                span.soft { "at most " (grouped(most)) }
            }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
                @for (number, period) in (0_u32..).zip(periods) {
                    @let x = f64::from(number) * width;
                    @let tall = height(period.articles, most);
                    a href=(narrowed(period.period))
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
                                    td { a href=(narrowed(period.period)) { (period.period) } }
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

/// Returns the dates of a period, or of what the query leaves of it.
fn within(period: Period, query: &QueryArguments) -> (GivenDate, GivenDate) {
    let (first, last) = (GivenDate::from(period.first_day()), GivenDate::from(period.last_day()));
    let later = query.since.clone().filter(|since| since.first.first_key() > first.first.first_key());
    let earlier = query.until.clone().filter(|until| until.last.last_key() < last.last.last_key());
    (later.unwrap_or(first), earlier.unwrap_or(last))
}

fn rounded(number: f64) -> String {
    format!("{number:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::PeriodUnit;

    #[test]
    fn a_period_at_the_end_leads_no_farther_than_the_query_does() {
        let date = |text: &str| Some(GivenDate::from(text.parse::<crate::date::PartialDate>().unwrap()));
        let query = QueryArguments { since: date("2010-06"), until: date("2010-08-31"), ..QueryArguments::default() };
        let within = |day: &str| {
            let (since, until) = within(Period::of(day.parse().unwrap(), PeriodUnit::Week).unwrap(), &query);
            (since.text, until.text)
        };
        assert_eq!(within("2010-06-02"), ("2010-06".to_owned(), "2010-06-06".to_owned()));
        assert_eq!(within("2010-07-01"), ("2010-06-28".to_owned(), "2010-07-04".to_owned()));
        assert_eq!(within("2010-08-30"), ("2010-08-30".to_owned(), "2010-08-31".to_owned()));
    }
}
