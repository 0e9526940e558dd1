//! Tests of the reader of tables, sound and damaged.

use proptest::prelude::*;

use super::super::super::Media;
use super::super::super::reading_tests::{input, read_all, titled};
use super::*;

fn read(file: &[u8], limit: usize) -> Vec<String> {
    match Csv::new("a.csv", input(file), limit, FieldMap::default()) {
        Ok(mut reader) => read_all(&mut reader, titled),
        Err(kind) => vec![kind.to_string()],
    }
}

#[track_caller]
fn check(file: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(read(file.as_ref(), 1000), expected);
}

const UNCLOSED: &str = "a quote opens on this line and does not close; reading went on at the next line that is a row";

#[test]
fn a_row_is_a_document_and_blank_rows_are_none() {
    check(
        "id,title,text\r\n1,A,\"a, \"\"b\"\"\r\nc\"\r\n\r\n,,\r\n2,B,b",
        &["a.csv:2: A | a, \"b\"\r\nc", "a.csv:6: B | b"],
    );
    check("Title;Body\nA;a, b\n", &["a.csv:2: A | a, b"]);
    check("title\tbody\nA\ta \"b\" c\n", &["a.csv:2: A | a \"b\" c"]);
}

#[test]
fn a_table_without_rows_is_empty() {
    check("title,body\n", &["a.csv: empty file"]);
    check("", &["empty file"]);
    check("a,b\n1,2\n", &["no column `title` or `body`; columns: a, b; try `--map body=COLUMN`"]);
}

#[test]
fn words_for_no_value_are_none() {
    check("title,body\nnan,a\nNULL,\\N\n", &["a.csv:2:  | a", "a.csv:3: title and body are blank"]);
}

#[test]
fn what_fits_is_read_of_a_row_of_another_length() {
    check(
        "id,title,body\n1,A\n2\n3,B,b,, \n4,C,c, d and, e\n",
        &[
            "a.csv:2: A | ",
            "a.csv:3: a row of 1 fields under a header of 3, and no text in it",
            "a.csv:4: B | b",
            "a.csv:5: C | c, d and, e",
        ],
    );
    check("title,id\nA,1,2\n", &["a.csv:2: A | "]);
}

#[test]
fn a_quote_that_is_never_closed_costs_one_row() {
    check(
        "id,title,body\n1,A,a\n2,\"B,b, and more\n3,C,c\n4,D,d\n",
        &["a.csv:2: A | a", &format!("a.csv:3: {UNCLOSED}"), "a.csv:4: C | c", "a.csv:5: D | d"],
    );
    check(
        "id,title,body\n1,A,\"a\n2,\"B\",\"b\nb\"\n3,\"C\",\"c\"\n",
        &["a.csv:2: A | \"a", "a.csv:3: B | b\nb", "a.csv:5: C | c"],
    );
}

#[test]
fn a_quote_that_is_text_costs_nothing() {
    check("title\tid\n\"Big\" news\t1\nB\t2\n", &["a.csv:2: \"Big\" news | ", "a.csv:3: B | "]);
    check("title\tid\nB\t1\n\"Big\" news\t2", &["a.csv:2: B | ", "a.csv:3: \"Big\" news | "]);
}

#[test]
fn lines_of_an_unclosed_cell_are_no_rows() {
    check("id,title,body\n1,A,\"first\nsecond, it goes on\nthird\n", &[&format!("a.csv:2: {UNCLOSED}")]);
    check(
        "id,title,body\n1,A,\"first\nsecond, it goes on\n2,B,b\n",
        &[&format!("a.csv:2: {UNCLOSED}"), "a.csv:4: B | b"],
    );
}

#[test]
fn a_long_cell_without_end_is_given_up_in_bounds() {
    let lines = "x y z\n".repeat(40_000);
    let file = format!("id,title,body\n1,A,\"first\n{lines}2,B,b\n");
    check(file, &[&format!("a.csv:2: {UNCLOSED}"), "a.csv:40003: B | b"]);
}

#[test]
fn a_quote_that_closes_in_a_later_row_is_given_up() {
    check(
        "id,title,body\n1,A,\"first\nsecond\n2,B,\"b, b\"\n3,C,c\n",
        &[&format!("a.csv:2: {UNCLOSED}"), "a.csv:4: B | b, b", "a.csv:5: C | c"],
    );
    check("id,title\n1,\"he said\n\"no\" to\nit\"\n", &["a.csv:2: he said\n\"no\" to\nit | "]);
}

#[test]
fn a_quote_that_closes_beyond_the_limit_is_given_up() {
    let lines = "x y z\n".repeat(40_000);
    let file = format!("id,title,body\n1,A,\"first\n{lines}2,B,\"b\"\n3,C,c\n");
    check(file, &[&format!("a.csv:2: {UNCLOSED}"), "a.csv:40003: B | b", "a.csv:40004: C | c"]);
}

#[test]
fn a_row_beyond_the_limit_is_skipped() {
    let file = format!("title,body\nA,{}\nB,b\n", "a".repeat(300_000));
    check(file, &["a.csv:2: longer than the limit of 1000 bytes for one document", "a.csv:3: B | b"]);
}

#[test]
fn a_file_of_open_quotes_takes_linear_time() {
    let file = format!("title,body\n{}", "a,\"b\n".repeat(20_000));
    assert!(!read(file.as_bytes(), 1 << 26).is_empty());
}

#[test]
fn every_row_is_decoded_for_itself() {
    check(
        b"\xef\xbb\xbftitle,body\nK\xc3\xb6ln,a\n\"K\xf6ln, M\xfcnchen sind gro\xdfe St\xe4dte\",\"b\"\n",
        &["a.csv:2: Köln | a", "a.csv:3: Köln, München sind große Städte | b"],
    );
    let utf16: Vec<u8> = "title,body\r\nKöln,a\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, &["a.csv:2: Köln | a"]);
}

#[test]
fn rows_before_a_cut_of_compressed_data_are_read() {
    let rows: Vec<String> = (0..40_000).map(|i| format!("{},b", i * 7919 % 100_003)).collect();
    let data = zstd::encode_all(format!("title,body\n{}", rows.join("\n")).as_bytes(), 3).unwrap();
    let read = read(&data[..data.len() - data.len() / 4], 1000);
    let (last, before) = read.split_last().unwrap();
    assert!(before.len() > 10_000 && before.iter().all(|row| row.ends_with(" | b")), "{}", before.len());
    assert_eq!(*last, format!("a.csv:{}: compressed data ends too early", before.len() + 2));
}

#[test]
fn html_in_a_cell_is_html() {
    let file = b"title,html\nA,<p>The harbour.</p>\nB,The harbour.\n";
    let mut reader = Csv::new("a", Input::open(Box::new(&file[..]), 0, u64::MAX), 1000, FieldMap::default()).unwrap();
    let media: Vec<Media> = std::iter::from_fn(|| reader.next_document()).map(|doc| doc.unwrap().media).collect();
    assert_eq!(media, [Media::Html, Media::Text]);
}

#[test]
fn nuls_are_dropped() {
    check("title,body\nA,The har\0bour was closed on Monday.\n", &["a.csv:2: A | The harbour was closed on Monday."]);
}

proptest! {
    #[test]
    fn never_panics_on_bytes(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&[b"title,body\n", &tail[..]].concat(), 50);
    }

    #[test]
    fn never_panics_on_bits_of_tables(tail in "([a-c]|,|\"|\"\"|\n|\r\n| ){0,60}") {
        read(format!("id,title,body\n{tail}").as_bytes(), 40);
    }

    #[test]
    fn what_the_csv_crate_writes_is_read_back(
        rows in prop::collection::vec(("[a-z]{1,4}", "[a-z,;\"\n\t ä]{0,30}z"), 1..10),
        separator in prop::sample::select(b",;\t|".to_vec())
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["title", "body"]).unwrap();
        for (title, body) in &rows {
            writer.write_record([title, body]).unwrap();
        }
        let expected: Vec<(String, String)> = rows.iter().map(|(title, body)| (title.clone(), body.trim().to_owned())).collect();
        let input = Input::open(Box::new(std::io::Cursor::new(writer.into_inner().unwrap())), 0, u64::MAX);
        let mut reader = Csv::new("a", input, 1000, FieldMap::default()).unwrap();
        let read: Vec<(String, String)> = std::iter::from_fn(|| reader.next_document())
            .map(|doc| doc.unwrap())
            .map(|doc| (doc.metadata.title.unwrap_or_default(), doc.text.trim().to_owned()))
            .collect();
        prop_assert_eq!(read, expected);
    }
}
