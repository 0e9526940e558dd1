//! When articles were published: bars across the terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::csv::write_row;
use super::paint::{Layout, Paint};
use super::wrap::write_line;
use super::{counted, grouped, percent};
use crate::engine::{PeriodCount, TimelineResponse};

/// More empty periods in a row are one line.
const MOST_EMPTY: usize = 3;
/// The widest bar: longer ones say no more.
const WIDEST_BAR: usize = 60;
/// Columns between two cells.
const GAP: usize = 2;

/// Writes the periods for people: each with a bar, its articles, and their share of all articles of the period.
pub fn write_timeline(out: &mut dyn Write, response: &TimelineResponse, layout: Layout) -> io::Result<()> {
    let query = response.query.line();
    if response.articles == 0 {
        return write_line(out, &format!("no articles match: {query}"), Paint::Plain, layout);
    }
    if !layout.is_quiet {
        write_line(out, &head(response), Paint::Plain, layout)?;
        writeln!(out)?;
    }
    write_periods(out, response, layout)?;
    let apart = [
        (response.undated, "without a date".to_owned()),
        (response.inexact, format!("with a date that does not tell the {}", response.by.name())),
    ];
    let apart: Vec<_> = apart.into_iter().filter(|(articles, _)| *articles > 0).collect();
    if !apart.is_empty() && !response.periods.is_empty() {
        writeln!(out)?;
    }
    for (articles, what) in apart {
        write_line(out, &format!("{} {what}", counted(articles, "article")), Paint::Dim, layout)?;
    }
    Ok(())
}

fn head(response: &TimelineResponse) -> String {
    let span = match (response.periods.first(), response.periods.last()) {
        (Some(first), Some(last)) if first != last => format!(", {} to {}", first.period, last.period),
        _ => String::new(),
    };
    let articles = counted(response.articles, "article");
    format!("{articles} · {} · by {}{span}", response.query.line(), response.by.name())
}

fn write_periods(out: &mut dyn Write, response: &TimelineResponse, layout: Layout) -> io::Result<()> {
    let Some(most) = response.periods.iter().map(|period| period.articles).max() else { return Ok(()) };
    let widths = Widths::of(response, layout);
    let heads = [response.by.name(), "", "articles", "of all"].map(str::to_owned);
    writeln!(out, "{}", Paint::Dim.apply(&widths.line(&heads), layout.color))?;
    for run in response.periods.chunk_by(|a, b| a.articles == 0 && b.articles == 0) {
        if run.len() > MOST_EMPTY && run[0].articles == 0 {
            let gap = format!("⋮ {} without any", counted(run.len() as u64, response.by.name()));
            write_line(out, &gap, Paint::Dim, layout)?;
            continue;
        }
        for period in run {
            writeln!(out, "{}", widths.line(&cells(period, most, widths.bar)))?;
        }
    }
    Ok(())
}

/// Returns the label, the bar, and the numbers of a period.
fn cells(period: &PeriodCount, most: u64, width: usize) -> [String; 4] {
    [
        period.period.to_string(),
        bar(period.articles, most, width),
        grouped(period.articles),
        if period.of > 0 { percent(period.share) } else { String::new() },
    ]
}

/// How wide the cells of a line are.
struct Widths {
    label: usize,
    bar: usize,
    articles: usize,
    share: usize,
}

impl Widths {
    fn of(response: &TimelineResponse, layout: Layout) -> Self {
        let widest = |head: &str, cell: &dyn Fn(&PeriodCount) -> String| {
            response.periods.iter().map(|period| cell(period).width()).max().unwrap_or(0).max(head.width())
        };
        let label = widest(response.by.name(), &|period| period.period.to_string());
        let articles = widest("articles", &|period| grouped(period.articles));
        let share = widest("of all", &|period| percent(period.share));
        let rest = label + articles + share + 3 * GAP;
        Self { label, bar: layout.width.saturating_sub(rest).clamp(1, WIDEST_BAR), articles, share }
    }

    fn line(&self, [label, bar, articles, share]: &[String; 4]) -> String {
        let bar = format!("{bar}{}", " ".repeat(self.bar.saturating_sub(bar.width())));
        let gap = " ".repeat(GAP);
        let line = format!(
            "{label:<label_width$}{gap}{bar}{gap}{articles:>articles_width$}{gap}{share:>share_width$}",
            label_width = self.label,
            articles_width = self.articles,
            share_width = self.share
        );
        line.trim_end().to_owned()
    }
}

/// Returns a bar of blocks, in eighths of a column; none is empty but that of 0.
fn bar(articles: u64, most: u64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let full = u128::from(most.max(1));
    let eighths = (u128::from(articles) * (width as u128) * 8 + full / 2) / full;
    let eighths = usize::try_from(eighths).unwrap_or(usize::MAX).max(usize::from(articles > 0));
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// Writes the periods as CSV.
pub fn write_timeline_csv(out: &mut dyn Write, response: &TimelineResponse) -> io::Result<()> {
    write_row(out, &[response.by.name(), "first_day", "last_day", "articles", "of", "share"])?;
    for PeriodCount { period, articles, of, share } in &response.periods {
        let days = [period.first_day().to_string(), period.last_day().to_string()];
        let numbers = [articles.to_string(), of.to_string(), format!("{share:.6}")];
        let [articles, of, share] = &numbers;
        write_row(out, &[&period.to_string(), &days[0], &days[1], articles, of, share])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bars_are_as_long_as_their_part_of_the_longest() {
        assert_eq!(bar(8, 8, 4), "████");
        assert_eq!(bar(1, 8, 4), "▌");
        assert_eq!(bar(3, 8, 4), "█▌");
        assert_eq!(bar(0, 8, 4), "");
        assert_eq!(bar(1, 1_000_000, 4), "▏");
    }

    proptest! {
        #[test]
        fn no_bar_is_wider_than_it_may(articles in 0_u64..=u64::MAX, more in 0_u64..=u64::MAX, width in 1_usize..60) {
            prop_assert!(bar(articles, articles.max(more), width).width() <= width);
        }
    }
}
