//! Tests of the reader of JSON lines, sound and damaged.

use std::io::Write;

use proptest::prelude::*;

use super::super::super::reading_tests::{input, read_all, titled};
use super::*;

fn read(file: &[u8], limit: usize) -> Vec<String> {
    read_all(&mut JsonLines::new("a.jsonl", input(file), limit, FieldMap::default()), titled)
}

#[track_caller]
fn check(file: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(read(file.as_ref(), 1000), expected);
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_line_is_a_document_and_blank_lines_are_none() {
    check(
        "{\"title\": \"A\", \"body\": \"a\"}\r\n\n \t\n{\"title\": \"B\", \"text\": \"b\"}",
        &["a.jsonl:1: A | a", "a.jsonl:4: B | b"],
    );
}

#[test]
fn a_bad_line_does_not_end_the_file() {
    check(
        "{\"title\": \"A\"\n[1, 2]\n{\"a\": 1, \"b\": 2}\n{\"title\": \"B\"}\n",
        &[
            "a.jsonl:1: not valid JSON: EOF while parsing an object at column 13",
            "a.jsonl:2: not a JSON object but an array",
            "a.jsonl:3: no `title` and no `body`; keys: a, b",
            "a.jsonl:4: B | ",
        ],
    );
}

#[test]
fn a_line_cut_in_the_middle_is_reported() {
    check(
        "{\"title\": \"A\"}\n{\"title\": \"B\", \"bo",
        &["a.jsonl:1: A | ", "a.jsonl:2: not valid JSON: EOF while parsing a string at column 18"],
    );
}

#[test]
fn a_file_without_records_is_empty() {
    check("", &["a.jsonl: empty file"]);
    check("\n \r\n", &["a.jsonl: empty file"]);
}

#[test]
fn a_line_beyond_the_limit_is_skipped() {
    let file = format!("{{\"title\": \"A\"}}\n{{\"title\": \"{}\"}}\n{{\"title\": \"C\"}}", "b".repeat(300_000));
    let too_large = "a.jsonl:2: longer than the limit of 1000 bytes for one document";
    check(file, &["a.jsonl:1: A | ", too_large, "a.jsonl:3: C | "]);
    check("x".repeat(1001), &["a.jsonl:1: longer than the limit of 1000 bytes for one document"]);
}

#[test]
fn every_line_is_decoded_for_itself() {
    check(
        b"\xef\xbb\xbf{\"title\": \"K\xc3\xb6ln\"}\n{\"title\": \"K\xf6ln und M\xfcnchen sind gro\xdfe St\xe4dte\"}\n",
        &["a.jsonl:1: Köln | ", "a.jsonl:2: Köln und München sind große Städte | "],
    );
}

#[test]
fn utf16_is_read() {
    let utf16: Vec<u8> =
        "{\"title\": \"Köln\"}\r\n{\"title\": \"B\"}\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, &["a.jsonl:1: Köln | ", "a.jsonl:2: B | "]);
    check([&b"\xff\xfe"[..], &utf16].concat(), &["a.jsonl:1: Köln | ", "a.jsonl:2: B | "]);
}

#[test]
fn whole_lines_before_a_cut_of_compressed_data_are_read() {
    let lines: Vec<String> = (0..40_000).map(|i| format!("{{\"title\": \"{}\"}}", i * 7919 % 100_003)).collect();
    let lines = lines.join("\n");
    for data in [gzip(lines.as_bytes()), zstd::encode_all(lines.as_bytes(), 3).unwrap()] {
        let read = read(&data[..data.len() - data.len() / 4], 1000);
        let (last, before) = read.split_last().unwrap();
        assert!(before.len() > 10_000 && before.iter().all(|line| line.ends_with(" | ")), "{}", before.len());
        let at_a_line = format!("a.jsonl:{}: compressed data ends too early", before.len() + 1);
        assert!([at_a_line.as_str(), "a.jsonl: compressed data ends too early"].contains(&last.as_str()), "{last}");
    }
}

#[test]
fn a_cut_that_takes_only_the_checksum_loses_no_record() {
    let data = gzip(b"{\"title\": \"A\"}\n{\"title\": \"B\"}");
    check(
        &data[..data.len() - 8],
        &["a.jsonl:1: A | ", "a.jsonl:2: B | ", "a.jsonl:2: compressed data ends too early"],
    );
}

#[test]
fn garbage_after_compressed_data_is_reported() {
    let data = [gzip(b"{\"title\": \"A\"}\n"), b"garbage".to_vec()].concat();
    check(data, &["a.jsonl:1: A | ", "a.jsonl: ignored what follows the end of the compressed data"]);
}

proptest! {
    #[test]
    fn never_panics_on_bytes(file in prop::collection::vec(any::<u8>(), 0..500)) {
        read(&file, 100);
    }

    #[test]
    fn every_line_that_is_not_blank_gives_a_document_or_an_error(
        lines in prop::collection::vec("[ \t]{0,2}|\\PC{0,40}|\\{\"title\": \"[a-z ]{0,20}\"\\}|\\{\"body\": [0-9nul\\[\\]]{0,4}\\}", 0..20)
    ) {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_start_matches('\u{feff}')).collect();
        let expected = lines.iter().filter(|line| !line.trim().is_empty()).count();
        prop_assert_eq!(read(lines.join("\n").as_bytes(), 1000).len(), expected.max(1));
    }
}
