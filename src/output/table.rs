//! A table for people: a text in the first column, numbers in the others.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};

/// Columns between two cells.
const GAP: usize = 2;
/// With less room than this, a text stands on lines of its own, above its numbers.
const LEAST_ROOM: usize = 10;

/// A row: a text and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) text: String,
    /// As many as the table has heads but for the first.
    pub(super) numbers: Vec<String>,
}

/// Writes a table. Texts that are too long for their column go on in the next line; the numbers stand beside the last.
pub(super) fn write_table(out: &mut dyn Write, heads: &Row, rows: &[Row], layout: Layout) -> io::Result<()> {
    let all = || std::iter::once(heads).chain(rows);
    let widths: Vec<usize> =
        (0..heads.numbers.len()).map(|n| all().map(|row| row.numbers[n].width()).max().unwrap_or(0)).collect();
    let taken: usize = widths.iter().map(|width| width + GAP).sum();
    let longest = all().map(|row| harmless(&row.text).width()).max().unwrap_or(0);
    let columns = Columns { numbers: widths, text: longest.min(layout.width.saturating_sub(taken)) };
    write_row(out, heads, &columns, longest, Paint::Dim, layout)?;
    for row in rows {
        write_row(out, row, &columns, longest, Paint::Plain, layout)?;
    }
    Ok(())
}

/// How wide the columns are.
struct Columns {
    text: usize,
    numbers: Vec<usize>,
}

fn write_row(
    out: &mut dyn Write,
    row: &Row,
    columns: &Columns,
    longest: usize,
    paint: Paint,
    layout: Layout,
) -> io::Result<()> {
    let has_own_lines = columns.text < longest && columns.text < LEAST_ROOM;
    let room = if has_own_lines { layout.width } else { columns.text.max(1) };
    let look = Look { plain: Paint::Plain, marked: Paint::Plain, color: false };
    let mut lines = wrap(&harmless(&row.text), &[], room, 0, look);
    if has_own_lines {
        lines.push(String::new());
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(&" ".repeat(columns.text.saturating_sub(last.width())));
        for (number, width) in row.numbers.iter().zip(&columns.numbers) {
            last.push_str(&" ".repeat(GAP + width.saturating_sub(number.width())));
            last.push_str(number);
        }
    }
    for line in lines {
        writeln!(out, "{}", paint.apply(line.trim_end(), layout.color))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        let numbers = cells[1..].iter().map(|cell| (*cell).to_owned()).collect();
        Row { text: cells[0].to_owned(), numbers }
    }

    #[track_caller]
    fn check(width: usize, rows: &[&[&str]], expected: &str) {
        let mut out = Vec::new();
        let rows: Vec<Row> = rows.iter().map(|cells| row(cells)).collect();
        write_table(&mut out, &row(&["word", "articles"]), &rows, Layout { width, color: false, is_quiet: false })
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn numbers_stand_below_each_other() {
        check(
            80,
            &[&["harbour", "1,204"], &["北京", "7"]],
            "word     articles\nharbour     1,204\n北京            7\n",
        );
    }

    #[test]
    fn texts_that_are_too_long_go_on_in_the_next_line() {
        let expected = "word        articles\nHarbour\nCourier            1\n";
        check(20, &[&["Harbour Courier", "1"]], "word        articles\nHarbour\nCourier            1\n");
        assert!(expected.lines().all(|line| line.width() <= 20));
    }

    #[test]
    fn without_room_a_text_has_its_own_lines() {
        check(14, &[&["Harbour Courier", "1"]], "word\n      articles\nHarbour\nCourier\n             1\n");
    }

    #[test]
    fn what_would_command_the_terminal_is_left_out() {
        check(80, &[&["a\u{1b}[31mb", "1"]], "word    articles\na[31mb         1\n");
    }
}
