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
/// The columns between the parts of a line.
const GAP: usize = 2;

/// Writes a line for each hit: its number, title, date and source.
pub(super) fn write_titles(out: &mut dyn Write, first: usize, hits: &[Hit], layout: Layout) -> io::Result<()> {
    let number_width = (first + hits.len().saturating_sub(1)).to_string().len().max(2);
    let sources = hits.iter().map(|hit| source(hit).width()).max().unwrap_or(0);
    let source_width = sources.min(MAX_SOURCE).min(layout.width / 4);
    let title_width = layout.width.saturating_sub(number_width + DATE + source_width + 3 * GAP).max(10);
    for (number, hit) in (first..).zip(hits) {
        let (title, used) = title(hit, title_width, layout);
        let padding = " ".repeat(title_width.saturating_sub(used));
        let date = hit.published.map(|published| published.date().to_string()).unwrap_or_default();
        let about = format!("{date:DATE$}  {}", cut(&source(hit), source_width));
        let about = Paint::Dim.apply(about.trim_end(), layout.color);
        writeln!(out, "{number:>number_width$}  {}", format!("{title}{padding}  {about}").trim_end())?;
    }
    Ok(())
}

fn source(hit: &Hit) -> String {
    hit.source.as_deref().map(harmless).unwrap_or_default()
}

/// Returns the title, cut to so many columns, and the columns that it takes.
fn title(hit: &Hit, width: usize, layout: Layout) -> (String, usize) {
    let look = Look { plain: Paint::Title, marked: Paint::TitleMatch, color: layout.color };
    let text = hit.title.as_deref().unwrap_or("(untitled)");
    let columns = |line: &str| anstream::adapter::strip_str(line).to_string().width();
    let mut lines = wrap(text, &hit.title_marks, width, 0, look);
    if lines.len() > 1 {
        lines = wrap(text, &hit.title_marks, width - 2, 0, look);
        lines[0].push_str(" …");
    }
    let line = lines.swap_remove(0);
    let used = columns(&line);
    (line, used)
}
