//! The headers of WARC records.

use super::headers::Headers;
use super::record::{RecordHeader, RecordKind};

/// True if a line begins a record: `WARC/1.0`.
pub(super) fn is_start(line: &[u8]) -> bool {
    line.strip_prefix(b"WARC/").is_some_and(|version| matches!(version, [b'0'..=b'9', b'.', b'0'..=b'9', ..]))
}

/// Reads a header, from its first line to the blank line. Returns None if it does not say what the record is.
pub(super) fn header(block: &[u8]) -> Option<RecordHeader> {
    let first_line = block.iter().position(|&byte| byte == b'\n')?;
    let headers = Headers::read(&block[first_line + 1..]);
    let kind = match headers.get("WARC-Type")?.to_ascii_lowercase().as_str() {
        "response" | "resource" | "conversion" => RecordKind::Capture,
        "warcinfo" | "request" | "metadata" | "revisit" | "continuation" => RecordKind::Accessory,
        _ => RecordKind::Unknown,
    };
    Some(RecordHeader {
        kind,
        uri: headers.get("WARC-Target-URI").map(without_brackets).filter(|uri| !uri.is_empty()),
        content_type: headers.get("Content-Type").unwrap_or_default().to_owned(),
        length: headers.get("Content-Length").and_then(|length| length.parse().ok()),
    })
}

/// The grammar of the first standard had the address in brackets, which only some programs write.
fn without_brackets(uri: &str) -> String {
    let inner = uri.strip_prefix('<').and_then(|uri| uri.strip_suffix('>'));
    inner.unwrap_or(uri).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(block: &str, kind: RecordKind, uri: Option<&str>, content_type: &str, length: Option<u64>) {
        let (uri, content_type) = (uri.map(str::to_owned), content_type.to_owned());
        assert_eq!(header(block.as_bytes()), Some(RecordHeader { kind, uri, content_type, length }));
    }

    #[test]
    fn headers_say_what_a_record_is() {
        check(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/a b\r\n\
             Content-Type: application/http;\r\n msgtype=response\r\nContent-Length: 12\r\n",
            RecordKind::Capture,
            Some("http://news.example/a b"),
            "application/http; msgtype=response",
            Some(12),
        );
        check(
            "WARC/0.18\nwarc-type: Request\nWARC-Target-URI: <http://news.example/>\ncontent-length: -1\n",
            RecordKind::Accessory,
            Some("http://news.example/"),
            "",
            None,
        );
        check("WARC/1.1\r\nWARC-Type: unheard-of\r\nWARC-Target-URI: <>\r\n", RecordKind::Unknown, None, "", None);
        assert_eq!(header(b"WARC/1.0\r\nContent-Length: 12\r\n"), None);
        assert_eq!(header(b"WARC/1.0"), None);
    }

    #[test]
    fn records_begin_with_a_version() {
        assert!(is_start(b"WARC/1.0\r\n") && is_start(b"WARC/0.18\n"));
        assert!(!is_start(b"WARC/x") && !is_start(b"WARC-Type: a") && !is_start(b" WARC/1.0") && !is_start(b""));
    }
}
