//! What parts the cells of a table, and the names of its columns: told from its first lines.

use super::super::bytes::decode;
use super::super::error::ReadErrorKind;
use super::super::record::FieldMap;
use super::cells::{Ending, scan};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// What may part cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// No name of a column is longer, in characters.
const LONGEST_NAME: usize = 40;

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus) struct Dialect {
    pub(super) separator: u8,
    /// The names of the columns, trimmed.
    pub(super) columns: Vec<String>,
    /// How many bytes of the file the header takes, with its line end and all before it.
    pub(super) header_end: usize,
}

impl Dialect {
    /// Reads the header of a file that is known to be a table.
    ///
    /// # Errors
    ///
    /// If no column states a title or a body.
    pub(super) fn of_table(head: &[u8], fields: &FieldMap) -> Result<Self, ReadErrorKind> {
        let candidates = Self::candidates(head);
        let best = |is_wanted: &dyn Fn(&Self) -> bool| {
            // Of several with as many columns the first.
            candidates.iter().filter(|dialect| is_wanted(dialect)).rev().max_by_key(|dialect| dialect.columns.len())
        };
        match (best(&|dialect| dialect.states_text(fields)), best(&|_| true)) {
            (Some(dialect), _) => Ok(dialect.clone()),
            (None, Some(other)) => Err(ReadErrorKind::NoTextColumn(other.columns.clone())),
            (None, None) => Err(ReadErrorKind::Empty),
        }
    }

    /// Tells a table from a text by its first lines alone: two columns of known names, one of them a text, no other
    /// that could not be a name, and as many cells in the second line.
    pub(in crate::corpus) fn is_evident(head: &[u8], fields: &FieldMap) -> bool {
        Self::candidates(head).into_iter().any(|dialect| {
            let known = dialect.columns.iter().filter(|name| fields.get(name).is_some()).count();
            let is_name = |name: &String| name.chars().count() <= LONGEST_NAME && !name.ends_with(['.', '?', '!', ':']);
            let second = scan(&head[dialect.header_end..], dialect.separator);
            let is_cut = !matches!(second.ending, Ending::Line(_));
            let is_even = second.count == dialect.columns.len() || is_cut;
            known >= 2 && dialect.states_text(fields) && dialect.columns.iter().all(is_name) && is_even
        })
    }

    fn states_text(&self, fields: &FieldMap) -> bool {
        self.columns.iter().any(|name| fields.states_text(name))
    }

    /// Reads the first line that is not blank with each of the separators.
    fn candidates(head: &[u8]) -> Vec<Self> {
        let start = if head.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
        let start = start + head[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        // Spreadsheets can be told the separator in a line before the header.
        let (separators, start) = match &head[start..] {
            [b's', b'e', b'p', b'=', mark, b'\n', ..] if may_separate(*mark) => (vec![*mark], start + 6),
            [b's', b'e', b'p', b'=', mark, b'\r', b'\n', ..] if may_separate(*mark) => (vec![*mark], start + 7),
            _ => (SEPARATORS.to_vec(), start),
        };
        let read = |separator| {
            let found = scan(&head[start..], separator);
            let end = match found.ending {
                Ending::Line(end) => end,
                Ending::Bytes => head.len() - start,
                Ending::WithinQuotes(_) => return None,
            };
            let header = decode(&head[start..start + end]);
            let cells = scan(header.as_bytes(), separator).cells;
            let columns: Vec<String> = cells.iter().map(|cell| cell.text(&header).trim().to_owned()).collect();
            let is_blank = columns.iter().all(String::is_empty);
            (!is_blank).then_some(Self { separator, columns, header_end: start + end })
        };
        separators.into_iter().filter_map(read).collect()
    }
}

/// True for bytes that can stand between cells: no part of a letter, no digit, no quote.
fn may_separate(byte: u8) -> bool {
    byte == b'\t' || byte.is_ascii_punctuation() && byte != b'"'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(head: &str, expected: Result<(u8, &[&str]), &str>) {
        let found = Dialect::of_table(head.as_bytes(), &FieldMap::with(&["body=x.y".parse().unwrap()]));
        let found = found.map(|dialect| (dialect.separator, dialect.columns)).map_err(|kind| kind.to_string());
        let expected = expected
            .map(|(separator, columns)| (separator, columns.iter().map(|&column| column.to_owned()).collect()))
            .map_err(str::to_owned);
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn check_evident(head: &str, expected: bool) {
        assert_eq!(Dialect::is_evident(head.as_bytes(), &FieldMap::default()), expected, "{head}");
    }

    #[test]
    fn the_separator_is_told_by_the_header() {
        check("id,Title,text\n", Ok((b',', &["id", "Title", "text"])));
        check("\u{feff}\"title\";\"a, b\"\r\n1;2\r\n", Ok((b';', &["title", "a, b"])));
        check("\n\ntitle\tbody", Ok((b'\t', &["title", "body"])));
        check("a|x.y\n", Ok((b'|', &["a", "x.y"])));
        check("sep=;\r\na;title\r\n", Ok((b';', &["a", "title"])));
        check("text\nThe harbour\n", Ok((b',', &["text"])));
        assert!(may_separate(b'\t') && may_separate(b'~'));
        assert!(!may_separate(0xc5) && !may_separate(b'a') && !may_separate(b'"') && !may_separate(b'\n'));
    }

    #[test]
    fn a_table_without_text_names_its_columns() {
        let message = "no column `title` or `body`; columns: a, b, c; try `--map body=COLUMN`";
        check("a;b;c\n1;2;3\n", Err(message));
        check("\n", Err("empty file"));
    }

    #[test]
    fn a_table_without_a_name_needs_known_columns() {
        check_evident("id,title,text\n1,2,3\n", true);
        check_evident("date\ttitle\n2010\tThe harb", true);
        check_evident("title,body", true);
        check_evident("Content, body and soul.\nThe harbour, closed.\n", false);
        check_evident("Text, title\nThe harbour was closed.\n", false);
        check_evident("The harbour, they say, was closed.\n", false);
        check_evident("title,other\n1,2\n", false);
        check_evident("", false);
    }

    proptest! {
        #[test]
        fn never_panics(head in "(title|body|[,;\t|\"\r\n]|ä|sep=){0,12}") {
            let fields = FieldMap::default();
            Dialect::is_evident(head.as_bytes(), &fields);
            let _ = Dialect::of_table(head.as_bytes(), &fields);
        }
    }
}
