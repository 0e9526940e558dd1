//! One record of a CSV file: where it ends and where its cells stand.
//!
//! A cell that begins with a quote ends at the first quote that a separator or the end of the line follows; two quotes
//! are one. Other quotes are part of the text, as writers leave them that do not know the rules.

use std::borrow::Cow;

/// Cells beyond this many are counted and not kept: a line of nothing but separators must not fill the memory.
const MOST_CELLS: usize = 4096;

/// A cell of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Where the text begins, behind the quote if there is one.
    pub(super) start: usize,
    /// Where it ends, before the quote if there is one.
    pub(super) end: usize,
    pub(super) is_quoted: bool,
}

/// What was found at the beginning of some bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scan {
    pub(super) cells: Vec<Cell>,
    /// How many cells there are.
    pub(super) count: usize,
    pub(super) ending: Ending,
}

/// How a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a line; this many bytes, the end of the line among them.
    Line(usize),
    /// With the bytes.
    Bytes,
    /// With the bytes, and the quote that stands there is still open.
    WithinQuotes(usize),
}

/// Finds the end of the record that the bytes begin with, and its cells.
pub(super) fn scan(bytes: &[u8], separator: u8) -> Scan {
    let mut found = Scan { cells: Vec::new(), count: 0, ending: Ending::Bytes };
    let mut at = 0;
    loop {
        let quote = at + bytes[at..].iter().take_while(|&&byte| byte == b' ').count();
        let (cell, after) = if bytes.get(quote) == Some(&b'"') {
            let Some(end) = closing_quote(bytes, quote + 1, separator) else {
                found.ending = Ending::WithinQuotes(quote);
                return found;
            };
            let carriage_return = usize::from(bytes.get(end + 1) == Some(&b'\r'));
            (Cell { start: quote + 1, end, is_quoted: true }, end + 1 + carriage_return)
        } else {
            let length = bytes[at..].iter().position(|&byte| byte == separator || byte == b'\n');
            let end = length.map_or(bytes.len(), |length| at + length);
            (Cell { start: at, end, is_quoted: false }, end)
        };
        found.count += 1;
        if found.count <= MOST_CELLS {
            found.cells.push(cell);
        }
        match bytes.get(after) {
            None => return found,
            Some(b'\n') => {
                found.ending = Ending::Line(after + 1);
                return found;
            }
            Some(_) => at = after + 1,
        }
    }
}

/// Finds the cells of a line whose quotes mean nothing.
pub(super) fn scan_without_quotes(line: &[u8], separator: u8) -> Scan {
    let mut found = Scan { cells: Vec::new(), count: 0, ending: Ending::Bytes };
    let mut start = 0;
    for cell in line.split(|&byte| byte == separator) {
        found.count += 1;
        if found.count <= MOST_CELLS {
            found.cells.push(Cell { start, end: start + cell.len(), is_quoted: false });
        }
        start += cell.len() + 1;
    }
    found
}

/// Returns where the quote stands that ends a cell.
fn closing_quote(bytes: &[u8], start: usize, separator: u8) -> Option<usize> {
    let mut at = start;
    loop {
        at += bytes[at..].iter().position(|&byte| byte == b'"')?;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            None | Some(b'\n') => return Some(at),
            Some(b'\r') if matches!(bytes.get(at + 2), None | Some(b'\n')) => return Some(at),
            Some(&byte) if byte == separator => return Some(at),
            Some(_) => at += 1,
        }
    }
}

impl Cell {
    /// Returns the text of the cell, trimmed if it has no quotes.
    pub(super) fn text<'t>(&self, record: &'t str) -> Cow<'t, str> {
        let text = &record[self.start..self.end];
        if !self.is_quoted {
            return Cow::Borrowed(text.trim());
        }
        if !text.contains('"') {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.replace("\"\"", "\"").replace("\\\"", "\""))
    }

    /// Returns where the first line of the cell ends, if it has several.
    pub(super) fn first_line_end(&self, record: &[u8]) -> Option<usize> {
        let text = record[self.start..self.end].iter().position(|&byte| byte == b'\n').filter(|_| self.is_quoted)?;
        Some(self.start + text + 1)
    }

    /// Returns where, behind the first line of the cell, a quote opens as if another cell began there: the place of
    /// what stands before it.
    pub(super) fn opening_quote(&self, record: &[u8], separator: u8) -> Option<usize> {
        let start = self.first_line_end(record)? - 1;
        let opens = |part: &[u8]| (part[0] == separator || part[0] == b'\n') && part[1] == b'"' && part[2] != b'"';
        record[start..self.end].windows(3).position(opens).map(|at| start + at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(record: &str, cells: &[&str], ending: Ending) {
        let found = scan(record.as_bytes(), b',');
        let texts: Vec<Cow<'_, str>> = found.cells.iter().map(|cell| cell.text(record)).collect();
        assert_eq!((texts, found.ending), (cells.iter().map(|&cell| Cow::Borrowed(cell)).collect(), ending));
    }

    #[test]
    fn separators_part_cells_and_lines_end_records() {
        check("a, b ,,c\nd", &["a", "b", "", "c"], Ending::Line(9));
        check("a,b\r\nd", &["a", "b"], Ending::Line(5));
        check("a,", &["a", ""], Ending::Bytes);
        check("\n", &[""], Ending::Line(1));
    }

    #[test]
    fn quotes_hold_separators_and_lines() {
        check("\"a,\nb\",\"\",\"\"\"c\"\"\"\r\nd", &["a,\nb", "", "\"c\""], Ending::Line(19));
        check("1, \"a, b\"", &["1", "a, b"], Ending::Bytes);
    }

    #[test]
    fn stray_quotes_are_text() {
        check("the \"big\" one,6\"\n", &["the \"big\" one", "6\""], Ending::Line(17));
        check("\"he said \"no\" to it\",b\n", &["he said \"no\" to it", "b"], Ending::Line(23));
        check(r#""he said \"no\" to it",b"#, &["he said \"no\" to it", "b"], Ending::Bytes);
    }

    #[test]
    fn a_quote_that_does_not_close_is_told() {
        check("a,\"b\nc,d\n", &["a"], Ending::WithinQuotes(2));
        check("\"a\"b,c\n", &[], Ending::WithinQuotes(0));
    }

    proptest! {
        #[test]
        fn records_of_the_csv_crate_are_read_back(
            cells in prop::collection::vec("[a-z\",;\r\n\t |ä]{0,8}", 2..6),
            separator in prop::sample::select(b",;\t|".to_vec())
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            let record = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let found = scan(record.as_bytes(), separator);
            prop_assert_eq!(found.ending, Ending::Line(record.len()));
            let texts: Vec<String> = found.cells.iter().map(|cell| cell.text(&record).trim().to_owned()).collect();
            prop_assert_eq!(texts, cells.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        }
    }
}
