//! Rows of comma-separated values, by RFC 4180 but for the line ends, which are those of all other output.

use std::io::{self, Write};

use super::paint::harmless;

/// Writes a row. Control characters are left out.
pub(super) fn write_row(out: &mut dyn Write, cells: &[&str]) -> io::Result<()> {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        let cell = harmless(cell);
        if cell.contains([',', '"']) || cell.starts_with(' ') || cell.ends_with(' ') {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut out = Vec::new();
        write_row(&mut out, cells).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        assert_eq!(written(&["Stern", "12"]), "Stern,12\n");
        assert_eq!(written(&["Holt, Maren", "the \"Courier\"", ""]), "\"Holt, Maren\",\"the \"\"Courier\"\"\",\n");
        assert_eq!(written(&["a\nb\u{1b}[1m"]), "a b[1m\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cells in proptest::collection::vec("[a,\" ;é]{0,6}", 2..5)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let row = written(&cells);
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), cells);
        }
    }
}
