//! Rows of a table, as RFC 4180 has them, with `\n` between them.

use std::io::{self, Write};

/// Writes a row. Control characters other than breaks of lines and tabs, which many readers take for the end of a text
/// and terminals for commands, become U+FFFD.
pub(super) fn write_csv_row<'a>(out: &mut dyn Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        let needs_quotes = cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ');
        let cell = cell.replace(is_harmful, "\u{FFFD}");
        if needs_quotes {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

fn is_harmful(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: &str) {
        let mut out = Vec::new();
        write_csv_row(&mut out, cells.iter().copied()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        check(&["a", "b c", ""], "a,b c,\n");
        check(&["a,b", "say \"no\"", "two\nlines"], "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\n");
        check(&[" a"], "\" a\"\n");
    }

    #[test]
    fn cells_command_no_terminal() {
        check(&["a\u{1b}[2Jb\0"], "a\u{FFFD}[2Jb\u{FFFD}\n");
    }
}
