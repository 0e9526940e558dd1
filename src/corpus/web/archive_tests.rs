//! Tests of the reader of web archives, sound and damaged.

use std::fmt::Write as _;
use std::io::Write as _;

use proptest::prelude::*;

use super::super::super::reading_tests::read_all;
use super::super::super::{RawDocument, ReadOptions, open_stream};

fn read_limited(file: &[u8], max_document: usize) -> Vec<String> {
    let options = ReadOptions { max_document, ..ReadOptions::default() };
    let stream = Box::new(std::io::Cursor::new(file.to_vec()));
    let addressed = |doc: RawDocument| format!("{} {}: {}", doc.origin, doc.metadata.url.unwrap_or_default(), doc.text);
    match open_stream("a", stream, &options) {
        Ok(mut reader) => read_all(reader.as_mut(), addressed),
        Err(error) => vec![error.to_string()],
    }
}

#[track_caller]
fn check(file: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(read_limited(file.as_ref(), 10_000), expected);
}

/// A record of this type; `off` is what is added to its length in the header.
fn record_off(kind: &str, uri: &str, content: &str, off: isize) -> String {
    let length = content.len().checked_add_signed(off).unwrap();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: text/plain\r\n\
         Content-Length: {length}\r\n\r\n{content}\r\n\r\n"
    )
}

fn record(kind: &str, uri: &str, content: &str) -> String {
    record_off(kind, uri, content, 0)
}

fn page(uri: &str, body: &str) -> String {
    record("response", uri, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}"))
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn captures_are_documents_and_the_rest_is_summed_up() {
    let info = record("warcinfo", "", "software: none");
    let moved = record("response", "http://b/", "HTTP/1.1 302 Found\r\nContent-Type: text/html\r\n\r\n<p>Moved");
    let image = record("response", "http://c/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{89}PNG");
    let blank = page("http://d/", "");
    let request = record("request", "http://a/", "GET / HTTP/1.1\r\n\r\n");
    let one = page("http://a/", "<p>The harbour");
    let two = record("conversion", "<http://e/>", "The harbour was closed.");
    let place = info.len() + request.len();
    let last = place + one.len() + moved.len() + image.len() + blank.len();
    check(
        [info, request, one, moved, image, blank, two].concat(),
        &[
            &format!("a#{place} http://a/: <p>The harbour"),
            &format!("a#{last} http://e/: The harbour was closed."),
            "a: passed over 3 records: 1 with a status other than 200, 1 neither HTML nor text, 1 blank",
        ],
    );
}

#[test]
fn a_record_that_is_a_member_stands_at_its_place_in_the_file() {
    let (one, two) = (page("http://a/", "<p>A"), page("http://b/", "<p>B"));
    for pack in [gzip, |text: &[u8]| zstd::encode_all(text, 1).unwrap()] {
        let packed = pack(one.as_bytes());
        let second = format!("a#{} http://b/: <p>B", packed.len());
        check([packed, pack(two.as_bytes())].concat(), &["a#0 http://a/: <p>A", &second]);
        let second = format!("a#{} http://b/: <p>B", one.len());
        check(pack([&one[..], &two].concat().as_bytes()), &["a#0 http://a/: <p>A", &second]);
    }
}

#[test]
fn a_wrong_length_costs_no_other_record() {
    let (one, three) = (page("http://a/", "<p>A"), page("http://c/", "<p>C"));
    for off in [-5, -1, 40, 200] {
        let two = record_off("resource", "http://b/", "The harbour was closed.", off);
        let wrong =
            format!("a#{}: the record does not state its length rightly; it was read up to the next one", one.len());
        let expected = [
            "a#0 http://a/: <p>A".to_owned(),
            format!("a#{} http://b/: The harbour was closed.\r\n\r\n", one.len()),
            wrong,
            format!("a#{} http://c/: <p>C", one.len() + two.len()),
        ];
        check([&one[..], &two, &three].concat(), &expected.each_ref().map(String::as_str));
    }
}

#[test]
fn a_length_that_ends_within_the_next_header_costs_no_record() {
    let next = record("resource", "http://b/", "B");
    for into_next in [1, 5, 8, 11, 40] {
        let one = record_off("resource", "http://a/", "A", 4 + into_next);
        let wrong = "a#0: the record does not state its length rightly; it was read up to the next one";
        check(
            [&one[..], &next].concat(),
            &["a#0 http://a/: A\r\n\r\n", wrong, &format!("a#{} http://b/: B", one.len())],
        );
    }
}

#[test]
fn a_record_without_a_length_goes_on_to_the_next() {
    let wrong = "a#0: the record does not state its length rightly; it was read up to the next one";
    let one = "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\n\nThe harbour\n\n";
    check(
        [one, &record("resource", "http://b/", "B")].concat(),
        &["a#0 : The harbour\n\n", wrong, &format!("a#{} http://b/: B", one.len())],
    );
    check(one, &["a#0 : The harbour\n\n", wrong]);
    let empty = "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\n\n";
    check(
        [empty, &record("resource", "http://b/", "B")].concat(),
        &[wrong, &format!("a#{} http://b/: B", empty.len()), "a: passed over 1 record: 1 blank"],
    );
}

#[test]
fn garbage_between_records_is_told() {
    let one = record("resource", "http://a/", "A");
    let places = [one.len(), one.len() + 18];
    check(
        [&one[..], "garbage\ngarbage\n\r\n", &one].concat(),
        &[
            "a#0 http://a/: A",
            &format!("a#{}: skipped 18 bytes that belong to no record", places[0]),
            &format!("a#{} http://a/: A", places[1]),
        ],
    );
}

#[test]
fn records_may_stand_close_together() {
    let one = record("resource", "http://a/", "A");
    let close = one.trim_end();
    check([close, &one].concat(), &["a#0 http://a/: A", &format!("a#{} http://a/: A", close.len())]);
}

#[test]
fn a_damaged_header_costs_one_record() {
    let one = "WARC/1.0\r\nContent-Length: 7\r\n\r\nharbour\r\n\r\n";
    check(
        [one, &record("resource", "http://a/", "A")].concat(),
        &["a#0: the header of the record is damaged", &format!("a#{} http://a/: A", one.len())],
    );
    check("WARC/1.0\r\nWARC-Type: response\r\n", &["a#0: the header of the record is damaged"]);
}

#[test]
fn a_cut_file_gives_what_it_has() {
    let one = page("http://a/", "<p>The harbour was closed.");
    let cut = &one[..one.len() - 12];
    check(
        cut,
        &["a#0 http://a/: <p>The harbour was", "a#0: the file ends within the record; what there is of it was read"],
    );
    let packed = gzip(one.as_bytes());
    let read = read_limited(&packed[..packed.len() - 12], 10_000);
    assert_eq!(read.last().unwrap(), "a#0: compressed data ends too early");
}

#[test]
fn a_damaged_member_costs_one_record() {
    let lines: Vec<String> = (0..400).map(|i| format!("{} barrels", i * 7919 % 100_003)).collect();
    let (one, three) = (gzip(page("http://a/", "<p>A").as_bytes()), gzip(page("http://c/", "<p>C").as_bytes()));
    let mut two = gzip(page("http://b/", &lines.join("\n")).as_bytes());
    let middle = two.len() / 2;
    two[middle] ^= 0xff;
    let read = read_limited(&[&one[..], &two, &three].concat(), 10_000);
    assert_eq!(read[0], "a#0 http://a/: <p>A");
    // How much of the data before the damage can be read is the decoder's business.
    assert!(read[1..].iter().any(|line| line.contains(": compressed data is damaged")), "{read:?}");
    let third = format!("a#{} http://c/: <p>C", one.len() + two.len());
    assert!(read.contains(&third), "{read:?}");
}

#[test]
fn records_beyond_the_limit_are_skipped() {
    let large = page("http://a/", &"a".repeat(20_000));
    let image = format!("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n{}", "a".repeat(20_000));
    let image = record("response", "http://b/", &image);
    let place = large.len() + image.len();
    check(
        [large, image, record("resource", "http://c/", "C")].concat(),
        &[
            "a#0: longer than the limit of 10000 bytes for one document",
            &format!("a#{place} http://c/: C"),
            "a: passed over 1 record: 1 neither HTML nor text",
        ],
    );
}

#[test]
fn a_length_that_is_far_too_large_costs_no_record() {
    let wrong = "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\nContent-Length: 99999999999\n\nA\n\n";
    let fault = "a#0: the record does not state its length rightly; it was read up to the next one";
    check(wrong, &["a#0 : A\n\n", fault]);
    let place = wrong.len();
    check(
        [wrong, &record("resource", "http://c/", "C")].concat(),
        &["a#0 : A\n\n", fault, &format!("a#{place} http://c/: C")],
    );
}

#[test]
fn arc_files_are_read() {
    let first = "1 0 crawler\nURL IP-address Archive-date Content-type Archive-length\n";
    let mut file = format!("filedesc://a.arc 0.0.0.0 20101121120000 text/plain {}\n{first}\n", first.len());
    let place = file.len();
    let response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The harbour";
    write!(file, "http://a/ 192.0.2.1 20101121120000 text/html {}\n{response}\n", response.len()).unwrap();
    let bare = file.len();
    file.push_str("http://b/ - 20101121120000 text/plain 11\nThe harbour\n");
    let wrong = file.len();
    file.push_str("http://c/ - 20101121120000 text/plain -1\nThe harbour\n");
    check(
        file,
        &[
            &format!("a#{place} http://a/: <p>The harbour"),
            &format!("a#{bare} http://b/: The harbour"),
            &format!("a#{wrong} http://c/: The harbour\n"),
            &format!("a#{wrong}: the record does not state its length rightly; it was read up to the next one"),
        ],
    );
}

/// A text that no reader of headers or lengths can stumble upon.
fn content() -> impl Strategy<Value = String> {
    "[a-z][a-z <>\r\n:/]{0,200}".prop_map(|text| text.replace("<!", "< "))
}

proptest! {
    #[test]
    fn never_panics_on_bytes(file in prop::collection::vec(any::<u8>(), 0..500)) {
        read_limited(&[b"WARC/1.0\r\n", &file[..]].concat(), 100);
        read_limited(&[b"filedesc://", &file[..]].concat(), 100);
    }

    #[test]
    fn never_panics_on_pieces(
        file in "(WARC/1.0\r\n|WARC-Type: re(sponse|source)\r\n|Content-Length: [0-9]{1,3}\r\n|\r\n|HTTP/1.1 200 OK\r\n|Content-Type: text/html\r\n|a - 20101121120000 b [0-9]{1,2}\n|<p>a){1,60}"
    ) {
        read_limited([b"WARC/1.0\r\n", file.as_bytes()].concat().as_slice(), 100);
        read_limited([b"filedesc://a - 20101121120000 b 3\n", file.as_bytes()].concat().as_slice(), 100);
    }

    #[test]
    fn all_records_are_read_back(contents in prop::collection::vec(content(), 1..12)) {
        let records: Vec<String> =
            contents.iter().enumerate().map(|(i, text)| record("resource", &format!("http://a/{i}"), text)).collect();
        let plain = records.concat().into_bytes();
        let packed: Vec<Vec<u8>> = records.iter().map(|record| gzip(record.as_bytes())).collect();
        for file in [gzip(&plain), plain, packed.concat()] {
            let read = read_limited(&file, 10_000);
            prop_assert_eq!(read.len(), contents.len());
            for (i, (read, text)) in read.iter().zip(&contents).enumerate() {
                prop_assert!(read.ends_with(&format!(" http://a/{i}: {text}")), "{read}");
            }
        }
    }

    #[test]
    fn a_cut_loses_nothing_before_it(contents in prop::collection::vec(content(), 1..8), cut in any::<prop::sample::Index>()) {
        let records: Vec<String> = contents.iter().map(|text| record("resource", "http://a/", text)).collect();
        let file = records.concat();
        let cut = cut.index(file.len());
        let read = read_limited(&file.as_bytes()[..cut], 10_000);
        let mut end = 0;
        for (i, record) in records.iter().enumerate() {
            end += record.len();
            if end <= cut {
                let expected = format!(" http://a/: {}", contents[i]);
                prop_assert!(read[i].ends_with(&expected), "{}", read[i]);
            }
        }
    }
}
