//! Keyword in context: the matches below each other, aligned by display width.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::csv::write_row;
use super::paint::{Layout, Paint, harmless};
use super::wrap::write_line;
use super::{counted, grouped};
use crate::engine::{KwicField, KwicGroupsResponse, KwicLine, KwicResponse};

/// From so many columns on, there is one for the date.
const WIDTH_FOR_DATE: usize = 76;
/// From so many columns on, there is one for the outlet.
const WIDTH_FOR_SOURCE: usize = 110;
/// The columns of a date.
const DATE: usize = 10;
/// The columns of an outlet.
const SOURCE: usize = 14;

/// Writes the lines. Their numbers are those that `show` knows.
pub fn write_kwic(out: &mut dyn Write, response: &KwicResponse, layout: Layout) -> io::Result<()> {
    let query = harmless(&response.query.line());
    if response.matches == 0 {
        return write_no_matches(out, response.articles, query.trim(), layout);
    }
    let (matches, articles) = (matches(response.matches), counted(response.articles, "article"));
    if !layout.is_quiet {
        writeln!(out, "{matches} in {articles} · {}\n", query.trim())?;
    }
    let columns = Columns::new(response.lines.len(), layout);
    for (number, line) in (1..).zip(&response.lines) {
        columns.write(out, number, line)?;
    }
    if layout.is_quiet {
        return Ok(());
    }
    let shown = response.lines.len() as u64;
    let mut parts = vec!["dateline show N".to_owned()];
    if shown < response.matches {
        parts.push(format!("{} more: -n 0 for all", grouped(response.matches - shown)));
    }
    writeln!(out, "\n {}", Paint::Dim.apply(&parts.join(" · "), layout.color))
}

/// Writes the lines as a table with a header.
pub fn write_kwic_csv(out: &mut dyn Write, response: &KwicResponse) -> io::Result<()> {
    const HEADER: [&str; 11] =
        ["id", "source", "published", "field", "start", "end", "start_char", "end_char", "left", "node", "right"];
    write_row(out, &HEADER)?;
    for line in &response.lines {
        let published = line.published.map_or(String::new(), |published| published.to_string());
        let field = match line.field {
            KwicField::Title => "title",
            KwicField::Body => "body",
        };
        let places = [line.start, line.end, line.start_char, line.end_char].map(|place| place.to_string());
        let [start, end, start_char, end_char] = places.each_ref().map(String::as_str);
        let source = line.source.as_deref().unwrap_or_default();
        let (left, right) = (line.left.trim(), line.right.trim());
        let cells = [&line.id, source, &published, field, start, end, start_char, end_char, left, &line.node, right];
        write_row(out, &cells)?;
    }
    Ok(())
}

/// Says that there are no matches: none at all, or articles of which no word is matched, as by `date:2010`.
fn write_no_matches(out: &mut dyn Write, articles: u64, query: &str, layout: Layout) -> io::Result<()> {
    let line = match articles {
        0 => format!("no articles match: {query}"),
        _ => format!("{} · {query} · the query matches no word of a title or body", counted(articles, "article")),
    };
    write_line(out, &line, Paint::Plain, layout)
}

/// Writes the groups with their counts.
pub fn write_kwic_groups(out: &mut dyn Write, response: &KwicGroupsResponse, layout: Layout) -> io::Result<()> {
    let query = harmless(&response.query.line());
    if response.matches == 0 {
        return write_no_matches(out, response.articles, query.trim(), layout);
    }
    let (matches, articles) = (matches(response.matches), counted(response.articles, "article"));
    if !layout.is_quiet {
        writeln!(out, "{matches} in {articles}, {} different · {}\n", grouped(response.n_groups), query.trim())?;
    }
    writeln!(out, "{}", Paint::Dim.apply("matches  articles", layout.color))?;
    for group in &response.groups {
        let text = if group.text.is_empty() { "(end of the text)".to_owned() } else { harmless(&group.text) };
        let text = cut_end(&text, layout.width.saturating_sub(19).max(10));
        writeln!(out, "{:>7}  {:>8}  {text}", grouped(group.matches), grouped(group.articles))?;
    }
    Ok(())
}

/// Writes the groups as a table with a header.
pub fn write_kwic_groups_csv(out: &mut dyn Write, response: &KwicGroupsResponse) -> io::Result<()> {
    write_row(out, &["text", "matches", "articles"])?;
    for group in &response.groups {
        write_row(out, &[&group.text, &group.matches.to_string(), &group.articles.to_string()])?;
    }
    Ok(())
}

fn matches(number: u64) -> String {
    if number == 1 { "1 match".to_owned() } else { format!("{} matches", grouped(number)) }
}

/// How wide the columns are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    number: usize,
    date: usize,
    source: usize,
    left: usize,
    /// The match and what stands behind it.
    right: usize,
    color: bool,
}

impl Columns {
    fn new(n_lines: usize, layout: Layout) -> Self {
        let number = n_lines.to_string().len().max(2);
        let date = if layout.width >= WIDTH_FOR_DATE { DATE } else { 0 };
        let source = if layout.width >= WIDTH_FOR_SOURCE { SOURCE } else { 0 };
        let spaced = |width: usize| if width > 0 { width + 2 } else { 0 };
        let rest = layout.width.saturating_sub(number + 2 + spaced(date) + spaced(source) + 1);
        // The match takes its room from the right side.
        let left = rest * 9 / 20;
        Self { number, date, source, left, right: rest - left, color: layout.color }
    }

    fn write(&self, out: &mut dyn Write, number: usize, line: &KwicLine) -> io::Result<()> {
        let mut about = format!("{number:>width$}  ", width = self.number);
        if self.date > 0 {
            let date = line.published.map_or(String::new(), |published| published.date().to_string());
            about.push_str(&padded(&date, self.date));
        }
        if self.source > 0 {
            let source = cut_end(&harmless(line.source.as_deref().unwrap_or_default()), self.source);
            about.push_str(&padded(&source, self.source));
        }
        let left = cut_start(&harmless(&line.left), self.left);
        let padding = " ".repeat(self.left.saturating_sub(left.width()));
        let brackets = if self.color { 0 } else { 2 };
        let node = cut_end(&harmless(&line.node), self.right.saturating_sub(brackets).max(1));
        let node_width = node.width() + brackets;
        let node = if self.color { Paint::Match.apply(&node, true) } else { format!("[{node}]") };
        let right = cut_end(&harmless(&line.right), self.right.saturating_sub(node_width));
        let text = format!("{padding}{left}{node}{right}");
        writeln!(out, "{}{}", Paint::Dim.apply(&about, self.color), text.trim_end())
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width()) + 2))
}

/// Returns the beginning of a text that has room, in whole words if they are not too long.
fn cut_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for piece in pieces(text) {
        if cut.width() + piece.width() > width.saturating_sub(1) {
            break;
        }
        cut.push_str(piece);
    }
    cut.push('…');
    if cut.width() > width { String::new() } else { cut }
}

/// Returns the end of a text that has room.
fn cut_start(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut start = text.len();
    for piece in pieces(text).rev() {
        let longer = start - piece.len();
        if text[longer..].width() > width.saturating_sub(1) {
            break;
        }
        start = longer;
    }
    let cut = format!("…{}", &text[start..]);
    if cut.width() > width { String::new() } else { cut }
}

/// Returns the pieces between which a text may be cut: graphemes.
fn pieces(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::QueryEcho;

    fn line(left: &str, node: &str, right: &str) -> KwicLine {
        KwicLine {
            id: "id".to_owned(),
            source: Some("Island News".to_owned()),
            published: None,
            field: KwicField::Body,
            start: 0,
            end: 0,
            start_char: 0,
            end_char: 0,
            left: left.to_owned(),
            node: node.to_owned(),
            right: right.to_owned(),
        }
    }

    fn written(lines: Vec<KwicLine>, width: usize, color: bool) -> String {
        let query =
            QueryEcho { text: "q".to_owned(), filters: String::new(), parsed: "q".to_owned(), notes: Vec::new() };
        let matches = lines.len() as u64;
        let response = KwicResponse { schema_version: 1, query, articles: 1, matches, lines };
        let mut out = Vec::new();
        write_kwic(&mut out, &response, Layout { width, color, is_quiet: false }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn matches_stand_below_each_other() {
        let lines = vec![line("the old ", "ferry", " left"), line("学生昨天在", "北京", "举行"), line("", "Ferry", "")];
        let expected = "\
3 matches in 1 article · q

 1             the old [ferry] left
 2           学生昨天在[北京]举行
 3                     [Ferry]

 dateline show N
";
        assert_eq!(written(lines, 48, false), expected);
    }

    proptest! {
        #[test]
        fn lines_fit_and_are_aligned(
            left in "([a-z ]|北|\u{301}|\u{1F469}\u{200D}\u{1F680}|ب){0,90}",
            node in "([a-z]|北){1,50}",
            right in "([a-z ]|北|ب){0,90}",
            width in 40_usize..200,
        ) {
            let text = written(vec![line(&left, &node, &right), line("a ", "b", " c")], width, false);
            let lines: Vec<&str> = text.lines().skip(2).take(2).collect();
            for line in &lines {
                prop_assert!(line.width() <= width, "{}", line);
            }
            let column = |line: &str| line[..line.find('[').unwrap()].width();
            prop_assert_eq!(column(lines[0]), column(lines[1]));
        }
    }
}
