//! When articles were published, as a picture: a bar chart in SVG that needs nothing else, follows light and dark, and can
//! be read aloud.

use std::fmt::Write as _;
use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

use super::paint::harmless;
use super::{counted, grouped, percent};
use crate::engine::{PeriodCount, TimelineResponse};
use crate::period::{Period, PeriodUnit};

/// The size of the picture.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 400.0;
/// Where the bars may stand.
const LEFT: f64 = 96.0;
const RIGHT: f64 = 916.0;
const TOP: f64 = 84.0;
const BOTTOM: f64 = 340.0;
/// The part of its place that a bar takes.
const BAR: f64 = 0.8;
/// The most lines above the axis.
const MOST_LINES: u64 = 5;
/// The widest that a query may be in the heading, in columns of a terminal.
const WIDEST_HEADING: usize = 76;
/// The width of a letter below the axis, at most, and what has to be between two labels.
const LETTER: f64 = 7.5;
const SPACE: f64 = 14.0;

const STYLE: &str = "\
  .paper { fill: #ffffff }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #57606a }
  .heading { font-size: 18px; font-weight: 600; fill: #1f2328 }
  .grid { stroke: #d8dee4; stroke-width: 1 }
  .axis { stroke: #57606a; stroke-width: 1 }
  .bar { fill: #0969da }
  .bar:hover { fill: #bc4c00 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 }
    text { fill: #9198a1 }
    .heading { fill: #f0f6fc }
    .grid { stroke: #30363d }
    .axis { stroke: #9198a1 }
    .bar { fill: #4493f8 }
    .bar:hover { fill: #f0883e }
  }";

/// Writes the picture.
pub fn write_timeline_svg(out: &mut dyn Write, response: &TimelineResponse) -> io::Result<()> {
    let heading = escaped(&heading(response));
    let summary = escaped(&summary(response));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"title desc\">"
    )?;
    writeln!(out, "<title id=\"title\">{heading}</title>\n<desc id=\"desc\">{summary}</desc>")?;
    writeln!(out, "<style>\n{STYLE}\n</style>")?;
    writeln!(out, "<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>")?;
    writeln!(out, "<text class=\"heading\" x=\"{LEFT}\" y=\"34\">{heading}</text>")?;
    writeln!(out, "<text x=\"{LEFT}\" y=\"58\">{}</text>", escaped(&subheading(response)))?;
    let most = response.periods.iter().map(|period| period.articles).max().unwrap_or(0);
    let scale = Scale::of(most, response.periods.len());
    write_lines(out, &scale)?;
    write_bars(out, response, &scale)?;
    write_labels(out, response, &scale)?;
    writeln!(out, "</svg>")
}

/// The query, as far as there is room.
fn heading(response: &TimelineResponse) -> String {
    if response.query.parsed == "*" {
        return "all articles".to_owned();
    }
    let query = harmless(&response.query.line());
    let mut columns = 0;
    let end = query.char_indices().find(|(_, c)| {
        columns += c.width().unwrap_or(0);
        columns > WIDEST_HEADING
    });
    end.map_or_else(|| query.clone(), |(end, _)| format!("{}…", &query[..end]))
}

fn subheading(response: &TimelineResponse) -> String {
    let mut parts = vec![format!("{} by {}", counted(response.articles, "article"), response.by.name())];
    if response.undated > 0 {
        parts.push(format!("{} without a date", grouped(response.undated)));
    }
    if response.inexact > 0 {
        parts.push(format!("{} dated less exactly", grouped(response.inexact)));
    }
    parts.join(" · ")
}

/// Says what the picture shows.
fn summary(response: &TimelineResponse) -> String {
    let articles = counted(response.articles, "article");
    let (Some(first), Some(last)) = (response.periods.first(), response.periods.last()) else {
        return format!(
            "A bar chart without bars: {articles}, none with a date that tells the {}.",
            response.by.name()
        );
    };
    let most = response.periods.iter().rev().max_by_key(|period| period.articles).unwrap_or(first);
    format!(
        "A bar chart of {articles} by {}, from {} to {}; the most, {}, in {}.",
        response.by.name(),
        first.period,
        last.period,
        grouped(most.articles),
        most.period
    )
}

/// How numbers become places.
struct Scale {
    /// The articles between two lines.
    step: u64,
    /// The articles at the top.
    top: u64,
    /// How much room a period has.
    slot: f64,
}

impl Scale {
    fn of(most: u64, n_periods: usize) -> Self {
        let steps = (0..=18).flat_map(|power| [1, 2, 5].map(|digit: u64| digit * 10_u64.pow(power)));
        let step = steps.into_iter().find(|step| most.div_ceil(*step) <= MOST_LINES).unwrap_or(u64::MAX);
        let slot = (RIGHT - LEFT) / float(n_periods.max(1) as u64);
        Self { step, top: most.div_ceil(step).max(1).saturating_mul(step), slot }
    }

    fn height(&self, articles: u64) -> f64 {
        (BOTTOM - TOP) * float(articles) / float(self.top)
    }

    /// The middle of the period of this number.
    fn middle(&self, number: usize) -> f64 {
        LEFT + self.slot * (float(number as u64) + 0.5)
    }
}

fn write_lines(out: &mut dyn Write, scale: &Scale) -> io::Result<()> {
    for articles in (0..=scale.top / scale.step).map(|line| line * scale.step) {
        let y = BOTTOM - scale.height(articles);
        let class = if articles == 0 { "axis" } else { "grid" };
        writeln!(out, "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>")?;
        let label = grouped(articles);
        writeln!(out, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>", LEFT - 8.0, y + 4.5)?;
    }
    Ok(())
}

fn write_bars(out: &mut dyn Write, response: &TimelineResponse, scale: &Scale) -> io::Result<()> {
    let width = scale.slot * BAR;
    for (number, count) in response.periods.iter().enumerate().filter(|(_, count)| count.articles > 0) {
        let (x, height) = (scale.middle(number) - width / 2.0, scale.height(count.articles).max(0.5));
        let y = BOTTOM - height;
        let text = bar_text(count);
        writeln!(
            out,
            "<rect class=\"bar\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\">\
             <title>{text}</title></rect>"
        )?;
    }
    Ok(())
}

fn bar_text(count: &PeriodCount) -> String {
    let articles = counted(count.articles, "article");
    format!("{}: {articles}, {} of all", count.period, percent(count.share))
}

/// Writes the labels of the axes.
fn write_labels(out: &mut dyn Write, response: &TimelineResponse, scale: &Scale) -> io::Result<()> {
    let middle = f64::midpoint(LEFT, RIGHT);
    let (unit, below) = (response.by.name(), BOTTOM + 46.0);
    writeln!(out, "<text x=\"{middle}\" y=\"{below}\" text-anchor=\"middle\">{unit} of publication</text>")?;
    let turned = f64::midpoint(TOP, BOTTOM);
    writeln!(
        out,
        "<text transform=\"translate(18 {turned}) rotate(-90)\" text-anchor=\"middle\">articles per {unit}</text>"
    )?;
    let Some(first) = response.periods.first() else { return Ok(()) };
    let room = float(first.period.to_string().len() as u64) * LETTER + SPACE;
    let step = label_step(response.by, room / scale.slot);
    for (number, count) in response.periods.iter().enumerate() {
        if is_labelled(count.period, number, step) {
            let x = scale.middle(number);
            let y = BOTTOM + 20.0;
            writeln!(out, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{}</text>", count.period)?;
        }
    }
    Ok(())
}

/// Returns how many periods there are from one label to the next: `least` or more.
fn label_step(unit: PeriodUnit, least: f64) -> u32 {
    let natural: &[u32] = match unit {
        PeriodUnit::Year => &[1, 2, 5, 10, 20, 50, 100, 200, 500],
        PeriodUnit::Month => &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600],
        PeriodUnit::Week => &[1, 2, 4, 13, 26, 52],
        PeriodUnit::Day => &[1, 2, 7, 14, 28],
    };
    let step = natural.iter().copied().find(|step| f64::from(*step) >= least);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "there are fewer periods than 2^32")]
    step.unwrap_or(least.ceil() as u32)
}

/// Years and months have labels where a round number of them begins, others from the first.
fn is_labelled(period: Period, number: usize, step: u32) -> bool {
    let date = period.first_day();
    let place = match period.unit() {
        PeriodUnit::Year => u64::from(date.year()),
        PeriodUnit::Month => u64::from(date.year()) * 12 + u64::from(date.month().unwrap_or(1)) - 1,
        PeriodUnit::Week | PeriodUnit::Day => number as u64,
    };
    place.is_multiple_of(u64::from(step.max(1)))
}

#[expect(clippy::cast_precision_loss, reason = "a place in a picture is good to a tenth")]
fn float(number: u64) -> f64 {
    number as f64
}

/// Returns a text as it may stand in XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // No characters of XML.
            '\u{FFFE}' | '\u{FFFF}' => _ = write!(escaped, "\u{FFFD}"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_scale(most: u64, step: u64, top: u64) {
        let scale = Scale::of(most, 10);
        assert_eq!((scale.step, scale.top), (step, top));
    }

    #[test]
    fn lines_stand_at_round_numbers() {
        check_scale(0, 1, 1);
        check_scale(3, 1, 3);
        check_scale(7, 2, 8);
        check_scale(1_234, 500, 1_500);
        check_scale(u64::MAX, 5_000_000_000_000_000_000, 18_446_744_073_709_551_615);
    }

    #[test]
    fn labels_have_room_and_stand_at_round_numbers() {
        assert_eq!(label_step(PeriodUnit::Month, 4.2), 6);
        assert_eq!(label_step(PeriodUnit::Day, 100.5), 101);
        let month = |text: &str| Period::of(text.parse().unwrap(), PeriodUnit::Month).unwrap();
        assert!(is_labelled(month("2010-01"), 5, 12));
        assert!(!is_labelled(month("2010-06"), 12, 12));
    }

    #[test]
    fn a_query_cannot_write_elements() {
        assert_eq!(escaped("<script>\"a\" & b\u{0}</script>"), "&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;");
    }
}
