//! A record of a web archive, WARC or ARC alike: what it states of itself, and the page that its content is.

use std::borrow::Cow;

use super::super::bytes::{Utf16, decode_page, page_charset};
use super::super::error::ReadErrorKind;
use super::super::markup::Markup;
use super::super::{Media, binary};
use super::http_response::HttpResponse;

/// How much of a content is looked at to tell what it is.
const HEAD_BYTES: usize = 64 * 1024;

/// What the header of a record states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordHeader {
    pub(super) kind: RecordKind,
    /// The address of what was fetched.
    pub(super) uri: Option<String>,
    /// The media type of the content; empty if it is not stated.
    pub(super) content_type: String,
    /// How long the content is, in bytes; None if that is not stated, or nonsense.
    pub(super) length: Option<u64>,
}

/// The kinds of records, as far as they matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordKind {
    /// What was fetched: a response of a server, or a resource or its conversion without one.
    Capture,
    /// What belongs to other records, or says what is in them already.
    Accessory,
    Unknown,
}

/// What a record has for readers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A page or a text, and what is wrong with it.
    Page(Media, String, Option<ReadErrorKind>),
    /// Nothing, and nothing was expected.
    Accessory,
    PassedOver(Reason),
    Fault(ReadErrorKind),
}

/// Why a capture is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// The server sent something else than what was asked for: a status other than 200.
    Status,
    /// An image, a script, a file of data, the answer of a name server.
    OtherMedia,
    /// A page without content.
    Blank,
}

/// Reads the content of a record; codings that expand to more than `limit` bytes are a fault.
pub(super) fn read(header: &RecordHeader, content: &[u8], limit: usize) -> Content {
    match header.kind {
        RecordKind::Accessory => return Content::Accessory,
        RecordKind::Capture if header.uri.as_deref().is_none_or(is_of_the_web) => {}
        RecordKind::Capture | RecordKind::Unknown => return Content::PassedOver(Reason::OtherMedia),
    }
    let response = if content.starts_with(b"HTTP/") { HttpResponse::read(content) } else { None };
    let (content_type, (body, fault)) = match &response {
        Some(response) if response.status != 200 => return Content::PassedOver(Reason::Status),
        Some(response) => (response.content_type(), response.body(limit)),
        None => (header.content_type.as_str(), (Cow::Borrowed(content), None)),
    };
    if let Some(fault @ (ReadErrorKind::TooLarge(_) | ReadErrorKind::Coding(_))) = fault {
        let is_other = declared(content_type) == Declared::Other;
        return if is_other { Content::PassedOver(Reason::OtherMedia) } else { Content::Fault(fault) };
    }
    let Some(media) = media(content_type, &body) else {
        return Content::PassedOver(Reason::OtherMedia);
    };
    let stated = if media == Media::Html { page_charset::stated(&body) } else { None };
    let labels: Vec<&str> = page_charset::of_content_type(content_type).into_iter().chain(stated.as_deref()).collect();
    let mut text = decode_page(body, &labels, header.uri.as_deref().and_then(top_level_domain));
    text.retain(|c| c != '\0');
    match fault {
        Some(fault) if text.trim().is_empty() => Content::Fault(fault),
        None if text.trim().is_empty() => Content::PassedOver(Reason::Blank),
        fault => Content::Page(media, text, fault),
    }
}

/// Tells pages from what crawlers write next to them under addresses of their own, and from `robots.txt`.
fn is_of_the_web(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once(':') else { return true };
    let is_page = ["http", "https", "ftp", "file"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let path = rest.trim_start_matches('/').split_once('/').map_or("", |(_, path)| path);
    is_page && !path.eq_ignore_ascii_case("robots.txt")
}

/// Returns the last part of the name of the host.
fn top_level_domain(uri: &str) -> Option<&str> {
    let (_, rest) = uri.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    host.trim_end_matches('.').rsplit_once('.').map(|(_, domain)| domain)
}

/// What a media type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declared {
    Html,
    Text,
    /// Nothing, or as good as nothing.
    Unclear,
    Other,
}

fn declared(content_type: &str) -> Declared {
    let essence = content_type.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" | "application/vnd.wap.xhtml+xml" => Declared::Html,
        "text/plain" => Declared::Text,
        "" | "text/xml" | "application/xml" | "application/octet-stream" | "application/http" => Declared::Unclear,
        other if other.contains('/') && !other.contains("unknown") => Declared::Other,
        _ => Declared::Unclear,
    }
}

/// Returns what a body is, if it is a page or a text. Servers call anything HTML or plain text.
fn media(content_type: &str, body: &[u8]) -> Option<Media> {
    let head = &body[..body.len().min(HEAD_BYTES)];
    let declared = declared(content_type);
    if declared == Declared::Other || (binary::kind(head).is_some() && Utf16::of_bytes(head).is_none()) {
        return None;
    }
    match (declared, Markup::of_bytes(head)) {
        (Declared::Html, Some(Markup::Xml | Markup::Mhtml)) => None,
        (Declared::Html, _) | (_, Some(Markup::Html)) => Some(Media::Html),
        (Declared::Text, None) => Some(Media::Text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture(uri: &str, content_type: &str) -> RecordHeader {
        let uri = Some(uri.to_owned()).filter(|uri| !uri.is_empty());
        RecordHeader { kind: RecordKind::Capture, uri, content_type: content_type.to_owned(), length: None }
    }

    #[track_caller]
    fn check(content: &[u8], expected: &Content) {
        assert_eq!(read(&capture("http://news.example/a", "application/http"), content, 1000), *expected);
    }

    #[track_caller]
    fn check_type(content_type: &str, body: &str, expected: &Content) {
        check(format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n{body}").as_bytes(), expected);
    }

    fn page(text: &str) -> Content {
        Content::Page(Media::Html, text.to_owned(), None)
    }

    fn text(text: &str) -> Content {
        Content::Page(Media::Text, text.to_owned(), None)
    }

    const OTHER: Content = Content::PassedOver(Reason::OtherMedia);

    #[test]
    fn pages_and_texts_are_read() {
        check_type("text/html", "<p>The harbour", &page("<p>The harbour"));
        check_type("TEXT/HTML ; charset=utf-8", "The harbour", &page("The harbour"));
        check_type("application/xhtml+xml", "<html>", &page("<html>"));
        check_type("text/plain", "The har\0bour", &text("The harbour"));
        check_type("text/plain", "<!doctype html><p>", &page("<!doctype html><p>"));
        check_type("", "<html>", &page("<html>"));
        check_type("unknown/unknown", "\n<html>", &page("\n<html>"));
        check_type("application/xml", "<?xml version='1.0'?><html>", &page("<?xml version='1.0'?><html>"));
    }

    #[test]
    fn other_media_are_passed_over() {
        check_type("image/png", "<html>", &OTHER);
        check_type("application/json", "{}", &OTHER);
        check_type("", "{}", &OTHER);
        check_type("text/html", "%PDF-1.7", &OTHER);
        check_type("text/html", "<?xml version='1.0'?><rss>", &OTHER);
        check_type("text/html", " \n", &Content::PassedOver(Reason::Blank));
        check(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>", &Content::PassedOver(Reason::Status));
    }

    #[test]
    fn resources_are_read_without_a_response() {
        let read = |uri: &str, content_type: &str, content: &[u8]| read(&capture(uri, content_type), content, 1000);
        assert_eq!(read("http://news.example/", "text/plain", b"The harbour"), text("The harbour"));
        assert_eq!(read("", "text/plain", b"The harbour"), text("The harbour"));
        assert_eq!(read("metadata://tool/log", "text/plain", b"The harbour"), OTHER);
        assert_eq!(read("urn:text:http://news.example/", "text/plain", b"The harbour"), OTHER);
        assert_eq!(read("dns:news.example", "text/dns", b"20101121"), OTHER);
        assert_eq!(read("https://news.example/robots.txt", "text/plain", b"User-agent: *"), OTHER);
        let unknown = RecordHeader { kind: RecordKind::Unknown, ..capture("http://news.example/", "text/plain") };
        assert_eq!(super::read(&unknown, b"The harbour", 1000), OTHER);
        let accessory = RecordHeader { kind: RecordKind::Accessory, ..unknown };
        assert_eq!(super::read(&accessory, b"The harbour", 1000), Content::Accessory);
    }

    #[test]
    fn the_header_states_the_encoding_before_the_page() {
        check(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<meta charset=gbk>\xf1\xd7\xcb\xc1",
            &page("<meta charset=gbk>Явка"),
        );
        check(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<meta charset=koi8-r>\xf1\xd7\xcb\xc1",
            &page("<meta charset=koi8-r>Явка"),
        );
    }

    #[test]
    fn what_cannot_be_decoded_is_a_fault_only_where_a_page_was_expected() {
        for (content_type, expected) in
            [("text/html", Content::Fault(ReadErrorKind::Coding("sdch".to_owned()))), ("image/png", OTHER)]
        {
            let header = format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Encoding: sdch\r\n\r\n");
            check(&[header.as_bytes(), &[2; 40]].concat(), &expected);
        }
    }

    #[test]
    fn domains_are_the_last_part_of_a_host() {
        for (uri, expected) in [
            ("http://news.example.ru/a.html", Some("ru")),
            ("https://user@news.example.jp.:80?a", Some("jp")),
            ("http://localhost/", None),
            ("dns:news.example", None),
        ] {
            assert_eq!(top_level_domain(uri), expected, "{uri}");
        }
    }
}
