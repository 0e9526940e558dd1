//! [`Format`]: what a file holds, by its name first and then by its first bytes.

use std::str;

use serde::de::IgnoredAny;

use super::markup::{Markup, is_page_by_name};
use super::record::FieldMap;
use super::table::Dialect;
use super::web::WebArchiveFormat;

/// How names of compressed files end.
const COMPRESSED: [&str; 7] = [".gz", ".zst", ".zstd", ".bz2", ".xz", ".lz4", ".gzip"];

/// What standard input is called.
const STREAM: &str = "stdin";

/// What a file holds, once it is decompressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One text.
    Text,
    /// One HTML page.
    Html,
    /// A JSON object on each line.
    JsonLines,
    /// JSON objects over several lines, or in an array.
    JsonObjects,
    /// A table: rows of values separated by commas, tabs, semicolons or bars, under a header.
    Csv,
    /// What a crawler fetched, as WARC: [`Place::Offset`](super::Place::Offset) says where.
    Warc,
    /// What a crawler fetched, as ARC, the older format.
    Arc,
}

impl Format {
    /// Tells the format of a file. The name decides between formats that the first bytes allow.
    pub(super) fn detect(name: &str, head: &[u8], fields: &FieldMap) -> Self {
        let name = name.to_ascii_lowercase();
        let name = COMPRESSED.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let says_json_lines = ["jsonl", "ndjson", "jsonlines"].contains(&extension);
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        if begins_with_object_line(head) {
            return Self::JsonLines;
        }
        if begins_with_objects(head, extension == "json") {
            return if has_object_line(head, says_json_lines) { Self::JsonLines } else { Self::JsonObjects };
        }
        if says_json_lines && !is_free_of_json(head) || name == STREAM && is_mostly_objects(head) {
            return Self::JsonLines;
        }
        let web_archive = WebArchiveFormat::detect(extension, head);
        match web_archive {
            Some(WebArchiveFormat::Warc) => Self::Warc,
            Some(WebArchiveFormat::Arc) => Self::Arc,
            None if Markup::of_bytes(head) == Some(Markup::Html) || is_page_by_name(extension, head) => Self::Html,
            None if is_table(extension, name, head, fields) => Self::Csv,
            None => Self::Text,
        }
    }
}

/// Tells tables by their name, unless they begin as a page, and from a pipe by their header.
fn is_table(extension: &str, name: &str, head: &[u8], fields: &FieldMap) -> bool {
    let start = head.trim_ascii_start();
    let is_named = ["csv", "tsv", "tab"].contains(&extension) && !start.is_empty() && !start.starts_with(b"<");
    is_named || (name == STREAM && Dialect::is_evident(head, fields))
}

/// True if the first line that is not blank is a JSON object, or begins as one if it is longer than the head.
fn begins_with_object_line(head: &[u8]) -> bool {
    let start = head.trim_ascii_start();
    if !start.starts_with(b"{") {
        return false;
    }
    match start.iter().position(|&byte| byte == b'\n') {
        Some(end) => is_object(&start[..end]),
        None => is_object(start) || (head.len() >= 4096 && start[1..].trim_ascii_start().starts_with(b"\"")),
    }
}

/// True if the first bytes are those of an object, `{"`, or of an array of them, `[{`, with white space at will.
/// A bare bracket is enough if the name says that it is JSON.
fn begins_with_objects(head: &[u8], says_json: bool) -> bool {
    let start = head.trim_ascii_start();
    let second = start.get(1..).unwrap_or_default().trim_ascii_start().first();
    match start.first() {
        Some(b'{') => says_json || second == Some(&b'"'),
        Some(b'[') => says_json || second == Some(&b'{'),
        _ => false,
    }
}

/// True if a line after the first is an object, although the first is none: it was cut. If the name says so,
/// it is enough that the first line holds more than a bracket.
fn has_object_line(head: &[u8], says_json_lines: bool) -> bool {
    let mut lines = head.trim_ascii_start().split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default().trim_ascii();
    first.starts_with(b"{") && ((says_json_lines && first.len() > 1) || lines.any(is_object))
}

/// True if more lines behind the first are objects than are not; the last may be cut. So the first is a record that was damaged:
/// whoever cuts a stream in pieces may begin in the middle of one.
fn is_mostly_objects(head: &[u8]) -> bool {
    let mut lines =
        head.trim_ascii().split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let last = lines.next_back().filter(|last| last.starts_with(b"{\"")).map_or(0, |_| 1);
    let (objects, others): (Vec<&[u8]>, Vec<&[u8]>) = lines.skip(1).partition(|line| is_object(line));
    objects.len() + last > others.len()
}

fn is_object(line: &[u8]) -> bool {
    // Bytes that are not UTF-8 stand within strings, and what they mean does not matter here.
    let line = String::from_utf8_lossy(line);
    line.starts_with('{') && serde_json::from_str::<IgnoredAny>(&line).is_ok()
}

/// True if no line begins as JSON: a page or a text that was saved under the wrong name.
fn is_free_of_json(head: &[u8]) -> bool {
    let mut lines = head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_start);
    !head.trim_ascii().is_empty() && !lines.any(|line| matches!(line.first(), Some(b'{' | b'[')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, head: &str, format: Format) {
        assert_eq!(Format::detect(name, head.as_bytes(), &FieldMap::default()), format);
    }

    #[test]
    fn the_name_decides_where_the_bytes_allow_it() {
        check("a.jsonl", "{\"title\": \"cut", Format::JsonLines);
        check("a.NDJSON.GZ", "oops\n{\"title\": 1}\n", Format::JsonLines);
        check("a.jsonlines.zst", "[1]\n", Format::JsonLines);
        check("a.jsonl", " \n", Format::JsonLines);
        check("a.jsonl", "{\"title\": \"cut\n{\"title\"", Format::JsonLines);
        check("a.txt", "{not json}\n", Format::Text);
        check("a.json", "{not json}\n", Format::JsonObjects);
        check("a.json", "[]", Format::JsonObjects);
    }

    #[test]
    fn a_text_under_the_wrong_name_is_a_text() {
        check("a.jsonl", "The harbour was closed.\nFishermen stayed at home.\n", Format::Text);
        check("a.jsonl.gz", "<!DOCTYPE html>\n<p>", Format::Html);
        check("a.html", "The harbour was closed.", Format::Text);
        check("a.warc", "The harbour was closed.", Format::Text);
    }

    #[test]
    fn what_comes_from_the_web_is_told_by_content() {
        check("a", "\u{feff}<!DOCTYPE html>\n<p>", Format::Html);
        check("a.html.bz2", "<head><title>The harbour</title>", Format::Html);
        check("a.txt", "<head><title>The harbour</title>", Format::Text);
        check("a.warc.gz", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", Format::Warc);
        check("a", "WARC/1.1\r\nWARC-Type: warcinfo\r\n", Format::Warc);
        check("a.arc", "filedesc://a.arc 0.0.0.0 20101121120000 text/plain 75\n", Format::Arc);
        check("a", "http://news.example/ 192.0.2.1 20101121120000 text/html 75\n", Format::Arc);
        check("a.warc", "the end of a page\nWARC/1.0\nWARC-Type: response\n", Format::Warc);
        check("a.txt", "the end of a page\nWARC/1.0\nWARC-Type: response\n", Format::Text);
        check("a.rss", "<?xml version='1.0'?><rss>", Format::Text);
    }

    #[test]
    fn the_first_bytes_decide_under_any_other_name() {
        check("stdin", "\n  {\"title\": \"a\"}\n{", Format::JsonLines);
        check("a.txt", "\u{feff}{\"title\": \"a\"}", Format::JsonLines);
        check("a.json", "{\"title\": \"a\"}\r\n{\"title\": \"b\"}\r\n", Format::JsonLines);
        check("a.json", &format!("{{\"body\": \"{}", "a".repeat(5000)), Format::JsonLines);
        check("a", "{\"title\": \"cut\n{\"title\": \"b\"}", Format::JsonLines);
        check("a", "{\n  \"title\": \"a\"\n}", Format::JsonObjects);
        check("a.json", "{\n  \"authors\": [\n    {}\n  ]\n}", Format::JsonObjects);
        check("a.jsonl", "{\n  \"title\": \"a\"\n}", Format::JsonObjects);
        check("a.jsonl", "[\n{\"title\": \"a\"},\n{\"title\": \"b\"}\n]", Format::JsonObjects);
        check("a.txt", "[Reuters] The harbour was closed.", Format::Text);
        check("20101121", "The harbour was closed.\n{\"title\": \"a\"}", Format::Text);
        check("a", "", Format::Text);
        check("stdin", "not json\n{\"title\": \"a\"}\n{\"title\": \"b\"}\n", Format::JsonLines);
        check("stdin", "the end\"}\n{\"title\": \"a\"}\noops\n{\"tit", Format::JsonLines);
        check("stdin", "The harbour was closed.\nFishermen stayed.\n{\"title\": \"a\"}", Format::Text);
    }

    #[test]
    fn tables_are_told_by_name_or_in_a_pipe_by_their_header() {
        check("a.csv", "title,body\nA,a\n", Format::Csv);
        check("a.TSV.gz", "a\tb\n", Format::Csv);
        check("a.csv", "{\"title\": 1}", Format::JsonLines);
        check("a.csv", "<!DOCTYPE html>\n", Format::Html);
        check("a.csv", " \n", Format::Text);
        check("stdin", "title,body\nA,a\n", Format::Csv);
        check("a.txt", "title,body\nA,a\n", Format::Text);
        check("stdin", "The harbour, closed\n", Format::Text);
    }
}
