//! A result list with one line for each article.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, cut, wrap};
use crate::engine::Hit;

/// The columns of a date, and of what stands for one that is not known.
const DATE: usize = 10;
/// The most columns of a source: a quarter of the line, and not more than this.
const MAX_SOURCE: usize = 30;
/// The fewest columns of a title.
const MIN_TITLE: usize = 10;
/// The columns between the parts of a line.
const GAP: usize = 2;

/// How wide the parts of the lines are.
#[derive(Debug, Clone, Copy)]
pub(super) struct TitleColumns {
    number: usize,
    title: usize,
    source: usize,
    color: bool,
}

impl TitleColumns {
    /// Returns what suits these hits, of which the first has this number.
    pub(super) fn of(first: usize, hits: &[Hit], layout: Layout) -> Self {
        let number = (first + hits.len().saturating_sub(1)).to_string().len().max(2);
        let longest_source = hits.iter().map(|hit| source(hit).width()).max().unwrap_or(0);
        let source = longest_source.min(MAX_SOURCE).min(layout.width / 4);
        let room = layout.width.saturating_sub(number + DATE + source + 3 * GAP).max(MIN_TITLE);
        let columns = Self { number, title: room, source, color: layout.color };
        let longest_title = hits.iter().map(|hit| title(hit, columns).1).max().unwrap_or(0);
        Self { title: longest_title.max(MIN_TITLE), ..columns }
    }
}

/// Writes a line for each hit: its number, title, date and source.
pub(super) fn write_titles(out: &mut dyn Write, first: usize, hits: &[Hit], columns: TitleColumns) -> io::Result<()> {
    for (number, hit) in (first..).zip(hits) {
        let (title, used) = title(hit, columns);
        let padding = " ".repeat(columns.title.saturating_sub(used));
        let date = hit.published.map(|published| published.date().to_string()).unwrap_or_default();
        let about = format!("{date:DATE$}  {}", cut(&source(hit), columns.source));
        let about = Paint::Dim.apply(about.trim_end(), columns.color);
        let number_width = columns.number;
        writeln!(out, "{number:>number_width$}  {}", format!("{title}{padding}  {about}").trim_end())?;
    }
    Ok(())
}

fn source(hit: &Hit) -> String {
    hit.source.as_deref().map(harmless).unwrap_or_default()
}

/// Returns the title, cut to its columns, and the columns that it takes.
fn title(hit: &Hit, columns: TitleColumns) -> (String, usize) {
    let look = Look { plain: Paint::Title, marked: Paint::TitleMatch, color: columns.color };
    let text = hit.title.as_deref().unwrap_or("(untitled)");
    let width = columns.title;
    let mut lines = wrap(text, &hit.title_marks, width, 0, look);
    if lines.len() > 1 {
        lines = wrap(text, &hit.title_marks, width - 2, 0, look);
        lines[0].push_str(" …");
    }
    let line = lines.swap_remove(0);
    let used = anstream::adapter::strip_str(&line).to_string().width();
    (line, used)
}
