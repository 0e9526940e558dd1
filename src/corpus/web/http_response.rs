//! An HTTP response as a web archive keeps it: its status, its headers, and its body with all codings undone.
//!
//! Archives are full of responses whose headers do not fit their body, since the program that wrote them had undone a
//! coding already. The body decides.

use std::borrow::Cow;

use super::super::binary;
use super::super::bytes::{Codec, decode_all};
use super::super::error::ReadErrorKind;
use super::headers::{Headers, end_of_block};

/// How much of a body is looked at to tell whether it is text.
const HEAD_BYTES: usize = 64 * 1024;

/// A response, its body still as it was sent.
#[derive(Debug)]
pub(super) struct HttpResponse<'a> {
    pub(super) status: u16,
    headers: Headers,
    sent: &'a [u8],
}

impl<'a> HttpResponse<'a> {
    /// Reads a response, or returns None if the bytes do not begin as one.
    pub(super) fn read(message: &'a [u8]) -> Option<Self> {
        let mut message = message;
        loop {
            let (end, body) = end_of_block(message).unwrap_or((message.len(), message.len()));
            let line_end = message[..end].iter().position(|&byte| byte == b'\n').unwrap_or(end);
            let status = status(&message[..line_end])?;
            let (block, sent) = (&message[line_end..end], &message[body..]);
            if (100..200).contains(&status) && sent.starts_with(b"HTTP/") {
                message = sent;
                continue;
            }
            return Some(Self { status, headers: Headers::read(block), sent });
        }
    }

    /// Returns the value of `Content-Type`; empty if there is none.
    pub(super) fn content_type(&self) -> &str {
        self.headers.get("Content-Type").unwrap_or_default()
    }

    /// Undoes the codings of the body, of which at most `limit` bytes are made. Returns what could be read next to what
    /// went wrong.
    pub(super) fn body(&self, limit: usize) -> (Cow<'a, [u8]>, Option<ReadErrorKind>) {
        let transfer = self.headers.get("Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        let mut body = if transfer.contains("chunked") { join_chunks(self.sent) } else { Cow::Borrowed(self.sent) };
        let codings = self.headers.get("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.split(',').map(str::trim).rev().filter(|coding| !coding.is_empty()) {
            let (decoded, fault) = match undo(coding, &body, limit) {
                Undone::Nothing => continue,
                Undone::Bytes(decoded, fault) => (decoded, fault),
                Undone::Unknown => (Vec::new(), Some(ReadErrorKind::Coding(coding.to_owned()))),
            };
            body = Cow::Owned(decoded);
            if fault.is_some() {
                return (body, fault);
            }
        }
        (body, None)
    }
}

/// Returns the status in the first line of a response: `HTTP/1.1 200 OK`.
fn status(line: &[u8]) -> Option<u16> {
    let line = str::from_utf8(line.get(..line.len().min(40))?).ok().or_else(|| str::from_utf8(line.get(..12)?).ok())?;
    let mut words = line.strip_prefix("HTTP/")?.split_ascii_whitespace();
    words.next()?;
    words.next()?.parse().ok()
}

/// What came of undoing a coding.
enum Undone {
    /// The body is not coded like that.
    Nothing,
    Bytes(Vec<u8>, Option<ReadErrorKind>),
    /// No such coding is known, and the body is no text.
    Unknown,
}

fn undo(coding: &str, body: &[u8], limit: usize) -> Undone {
    let codec = match (coding, body) {
        ("gzip" | "x-gzip", [0x1f, 0x8b, ..]) => Codec::Gzip,
        ("zstd", [0x28, 0xb5, 0x2f, 0xfd, ..]) => Codec::Zstd,
        ("gzip" | "x-gzip" | "zstd" | "identity" | "none", _) | (_, []) => return Undone::Nothing,
        // The standard means zlib, and some servers do not.
        ("deflate", [cmf, flags, ..]) if cmf & 15 == 8 && (u16::from(*cmf) << 8 | u16::from(*flags)) % 31 == 0 => {
            Codec::Zlib
        }
        ("deflate", _) => Codec::Deflate,
        ("br", _) => Codec::Brotli,
        _ if is_text(body) => return Undone::Nothing,
        _ => return Undone::Unknown,
    };
    let (decoded, fault) = decode_all(codec, body, limit);
    let has_no_mark = matches!(codec, Codec::Deflate | Codec::Brotli);
    let is_too_large = matches!(fault, Some(ReadErrorKind::TooLarge(_)));
    // The file that the response is in is not to be taken for damaged.
    let fault = fault.map(|fault| match fault {
        ReadErrorKind::TooLarge(_) => fault,
        other => ReadErrorKind::DamagedContent(other.to_string()),
    });
    if fault.is_some() && has_no_mark && !is_too_large && is_text(body) {
        return Undone::Nothing;
    }
    Undone::Bytes(decoded, fault)
}

fn is_text(body: &[u8]) -> bool {
    binary::kind(&body[..body.len().min(HEAD_BYTES)]).is_none()
}

/// Puts the chunks of a body together. What is not chunked is left as it is, and so is what follows a bad chunk.
fn join_chunks(body: &[u8]) -> Cow<'_, [u8]> {
    let mut joined = Vec::new();
    let mut rest = body;
    let mut has_chunks = false;
    while let Some((size, data)) = chunk_size(rest) {
        has_chunks = true;
        if size == 0 {
            // Nothing but trailers can follow.
            return Cow::Owned(joined);
        }
        let chunk = &data[..data.len().min(size)];
        joined.extend_from_slice(chunk);
        rest = &data[chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    if !has_chunks {
        return Cow::Borrowed(body);
    }
    joined.extend_from_slice(rest);
    Cow::Owned(joined)
}

/// Reads the line before a chunk, `1f4; extension`, and returns the size and what follows.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    const LONGEST_LINE: usize = 1_000;
    let end = bytes.iter().take(LONGEST_LINE).position(|&byte| byte == b'\n')?;
    let size = str::from_utf8(bytes[..end].split(|&byte| byte == b';').next()?).ok()?.trim();
    let is_hex = size.bytes().all(|byte| byte.is_ascii_hexdigit());
    let size = usize::from_str_radix(size, 16).ok().filter(|_| is_hex)?;
    Some((size, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(message: &[u8], status: u16, body: &str, fault: Option<&ReadErrorKind>) {
        let response = HttpResponse::read(message).expect("it is a response");
        let (bytes, read_fault) = response.body(10_000);
        assert_eq!((response.status, str::from_utf8(&bytes).unwrap()), (status, body));
        assert_eq!(read_fault.as_ref(), fault);
    }

    #[track_caller]
    fn check_coded(coding: &str, sent: &[u8], body: &str, fault: Option<&ReadErrorKind>) {
        let header = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n");
        check(&[header.as_bytes(), sent].concat(), 200, body, fault);
    }

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_response_has_a_status_and_a_body() {
        check(b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\nThe harbour", 200, "The harbour", None);
        check(b"HTTP/1.0 404\nA: 1\n\nThe harbour", 404, "The harbour", None);
        check(b"HTTP/2 200 \r\n\r\n", 200, "", None);
        check(b"HTTP/1.1 200 OK", 200, "", None);
        check(b"HTTP/1.1 200 OK\r\n\r\n", 200, "", None);
        check(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nThe harbour", 200, "The harbour", None);
        assert!(HttpResponse::read(b"<html>").is_none());
        assert!(HttpResponse::read(b"HTTP/1.1 abc\r\n\r\n").is_none());
    }

    #[test]
    fn headers_may_be_folded() {
        let response =
            HttpResponse::read(b"HTTP/1.1 200 OK\r\ncontent-type: text/html;\r\n charset=gbk\r\n\r\n").unwrap();
        assert_eq!(response.content_type(), "text/html; charset=gbk");
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = |body: &str| format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}");
        check(chunked("4\r\nThe \r\n7;a=b\r\nharbour\r\n0\r\n\r\n").as_bytes(), 200, "The harbour", None);
        check(chunked("4 \nThe \nA\nharbour an").as_bytes(), 200, "The harbour an", None);
        // Not chunked at all; a size that is too large; a bad chunk.
        check(chunked("<p>The harbour").as_bytes(), 200, "<p>The harbour", None);
        check(chunked("ff\r\nThe harbour").as_bytes(), 200, "The harbour", None);
        check(chunked("4\r\nThe \r\nharbour").as_bytes(), 200, "The harbour", None);
    }

    #[test]
    fn codings_are_undone() {
        let text = "The harbour was closed on Monday.";
        check_coded("gzip", &gzip(text), text, None);
        check_coded("GZIP, identity", &gzip(text), text, None);
        check_coded("zstd", &zstd::encode_all(text.as_bytes(), 3).unwrap(), text, None);
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        deflate.write_all(text.as_bytes()).unwrap();
        check_coded("deflate", &deflate.finish().unwrap(), text, None);
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(text.as_bytes()).unwrap();
        check_coded("deflate", &zlib.finish().unwrap(), text, None);
        // One block that is not compressed, and the end.
        check_coded("br", b"\x8b\x05\x80The harbour.\x03", "The harbour.", None);
    }

    #[test]
    fn codings_that_were_undone_already_are_none() {
        for coding in ["gzip", "deflate", "br", "zstd", "none", "utf-8", "sdch"] {
            check_coded(coding, b"<p>The harbour was closed.", "<p>The harbour was closed.", None);
        }
    }

    #[test]
    fn what_cannot_be_undone_is_named() {
        check_coded("sdch", &[0x02; 40], "", Some(&ReadErrorKind::Coding("sdch".to_owned())));
        let text = "The harbour was closed on Monday.";
        let cut = gzip(text);
        let damaged = ReadErrorKind::DamagedContent("compressed data ends too early".to_owned());
        check_coded("gzip", &cut[..cut.len() - 8], text, Some(&damaged));
        check_coded("gzip", &gzip(&"a".repeat(10_001)), &"a".repeat(10_001), Some(&ReadErrorKind::TooLarge(10_000)));
    }

    proptest! {
        #[test]
        fn never_panics(
            coding in "(gzip|deflate|br|zstd|x)(, (gzip|br))?",
            body in prop::collection::vec(any::<u8>(), 0..200),
            chunked in any::<bool>(),
        ) {
            let transfer = if chunked { "Transfer-Encoding: chunked\r\n" } else { "" };
            let header = format!("HTTP/1.1 200 OK\r\n{transfer}Content-Encoding: {coding}\r\n\r\n");
            let message = [header.as_bytes(), &body].concat();
            HttpResponse::read(&message).unwrap().body(1000);
            HttpResponse::read(&body);
        }
    }
}
