//! The headers of ARC records: one line each, `URL IP date type length`, of which version 2 has five fields more.

use super::super::bytes::decode;
use super::record::{RecordHeader, RecordKind};

/// Dates have 14 digits, and those of some programs more or fewer.
const DATE_DIGITS: std::ops::RangeInclusive<usize> = 12..=18;

/// Reads a header, or returns None if a line is none.
pub(super) fn header(line: &[u8]) -> Option<RecordHeader> {
    let line = line.split(|&byte| byte == b'\n').next()?;
    // Most lines that are no header are told by this alone.
    if !line.first()?.is_ascii_alphabetic() || !line.contains(&b':') {
        return None;
    }
    let line = decode(line);
    let fields: Vec<&str> = line.trim().split(' ').collect();
    // Addresses may have spaces in them, so the date is looked for from the right.
    let date = (2..fields.len().saturating_sub(2)).rev().find(|&at| is_date(fields[at]) && is_host(fields[at - 1]))?;
    let uri = fields[..date - 1].join(" ").trim().to_owned();
    let (scheme, _) = uri.split_once(':')?;
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let kind = if scheme == "filedesc" { RecordKind::Accessory } else { RecordKind::Capture };
    is_scheme.then(|| RecordHeader {
        kind,
        content_type: fields[date + 1].to_owned(),
        length: fields.last().and_then(|length| length.parse().ok()),
        uri: Some(uri),
    })
}

fn is_date(field: &str) -> bool {
    DATE_DIGITS.contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_host(field: &str) -> bool {
    field == "-"
        || (field.contains(['.', ':']) && field.bytes().all(|byte| byte.is_ascii_hexdigit() || b".:".contains(&byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str, Option<u64>)>) {
        let read = header(line.as_bytes());
        let read =
            read.as_ref().map(|header| (header.uri.as_deref().unwrap(), header.content_type.as_str(), header.length));
        assert_eq!(read, expected);
    }

    #[test]
    fn both_versions_are_read() {
        check(
            "http://news.example/a 192.0.2.1 20101121120000 text/html 300\n",
            Some(("http://news.example/a", "text/html", Some(300))),
        );
        check(
            "http://news.example/a  192.0.2.1 20101121120000 text/html 300\n",
            Some(("http://news.example/a", "text/html", Some(300))),
        );
        check(
            "http://news.example/a 192.0.2.1 20101121120000 text/html 200 checksum - 209 a.arc.gz 300\n",
            Some(("http://news.example/a", "text/html", Some(300))),
        );
        check(
            "http://news.example/a b c 2001:db8::1 20101121120000 text/html -1\r\n",
            Some(("http://news.example/a b c", "text/html", None)),
        );
        let first = header(b"filedesc://a.arc 0.0.0.0 20101121120000 text/plain 75\n").unwrap();
        assert_eq!((first.kind, first.length), (RecordKind::Accessory, Some(75)));
    }

    #[test]
    fn other_lines_are_no_headers() {
        for line in [
            "",
            "HTTP/1.1 200 OK",
            "URL IP-address Archive-date Content-type Archive-length",
            "Date: Sun, 21 Nov 2010 12:00:00 GMT",
            "It was 10.30 when the harbour closed: 20101121120000",
            "The phone: 192.0.2.1 is no 20101121120000 text/html 300",
        ] {
            check(line, None);
        }
    }
}
