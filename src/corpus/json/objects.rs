//! A file of JSON objects that are not one a line: a single object over many lines, an array of them, or several one
//! after the other. Read as a stream: where an object ends is told by its braces alone.

use std::io::{BufRead, BufReader};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::bytes::Input;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::record::FieldMap;
use super::super::{CorpusReader, Place, RawDocument};
use super::records::Records;

const BUFFER: usize = 256 * 1024;

/// Reads one document an object.
#[derive(Debug)]
pub(in crate::corpus) struct JsonObjects {
    path: String,
    input: BufReader<Input>,
    limit: usize,
    records: Records,
    scanner: Scanner,
    /// The number of the last object, from 1.
    number: u64,
    /// What is to be told at the end.
    fault: Option<ReadErrorKind>,
    has_ended: bool,
    bytes_read: Arc<AtomicU64>,
}

/// Finds the objects in a stream of bytes.
#[derive(Debug, Default)]
struct Scanner {
    object: Vec<u8>,
    /// How many braces are open.
    depth: u64,
    within: Within,
    is_too_large: bool,
    /// Something stood between the objects that is no part of an array.
    saw_other: bool,
}

/// Where in an object a byte stands.
#[derive(Debug, Default)]
enum Within {
    #[default]
    Structure,
    String,
    AfterBackslash,
}

impl JsonObjects {
    /// Reads `input`, which is known as `path`; no record may have more than `limit` bytes.
    pub(in crate::corpus) fn new(path: &str, input: Input, limit: usize, fields: FieldMap) -> Self {
        Self {
            path: path.to_owned(),
            bytes_read: input.bytes_read(),
            input: BufReader::with_capacity(BUFFER, input),
            limit,
            records: Records::new(path, fields),
            scanner: Scanner::default(),
            number: 0,
            fault: None,
            has_ended: false,
        }
    }

    /// Reads up to the end of an object, or of the file; then it returns false.
    fn read_object(&mut self) -> bool {
        self.scanner = Scanner { object: std::mem::take(&mut self.scanner.object), ..Scanner::default() };
        self.scanner.object.clear();
        loop {
            let ahead = match self.input.fill_buf() {
                Ok([]) => return false,
                Ok(ahead) => ahead,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.fault = Some(error.into());
                    return false;
                }
            };
            let (taken, is_whole) = self.scanner.scan(ahead, self.limit);
            self.input.consume(taken);
            if is_whole {
                return true;
            }
        }
    }

    /// Says what is left to say once there is no further object.
    fn end(&mut self) -> Option<Result<RawDocument, ReadError>> {
        let is_unfinished = self.scanner.depth > 0;
        let place = if is_unfinished { Place::Line(self.number + 1) } else { Place::File };
        let kind = match self.fault.take() {
            Some(fault) => fault,
            None if is_unfinished => ReadErrorKind::UnfinishedObject,
            None if self.scanner.saw_other => ReadErrorKind::NotAnObject("something else"),
            None if self.number == 0 => ReadErrorKind::Empty,
            None => return None,
        };
        Some(Err(ReadError::new(&self.path, place, kind)))
    }
}

impl Scanner {
    /// Takes bytes up to the end of the object that is being read; returns how many, and whether it ended.
    fn scan(&mut self, bytes: &[u8], limit: usize) -> (usize, bool) {
        let mut start = if self.depth > 0 { 0 } else { bytes.len() };
        for (i, &byte) in bytes.iter().enumerate() {
            match (&self.within, byte) {
                (Within::AfterBackslash, _) => self.within = Within::String,
                (Within::String, b'\\') => self.within = Within::AfterBackslash,
                (Within::String, b'"') => self.within = Within::Structure,
                (Within::String, _) => {}
                (Within::Structure, b'"') if self.depth > 0 => self.within = Within::String,
                (_, b'{') => {
                    if self.depth == 0 {
                        start = i;
                    }
                    self.depth += 1;
                }
                (_, b'}') if self.depth == 1 => {
                    self.depth = 0;
                    self.keep(&bytes[start..=i], limit);
                    return (i + 1, true);
                }
                (_, b'}') if self.depth > 1 => self.depth -= 1,
                _ if self.depth > 0 => {}
                (_, b'[' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf) => {}
                _ => self.saw_other = true,
            }
        }
        self.keep(&bytes[start..], limit);
        (bytes.len(), false)
    }

    fn keep(&mut self, bytes: &[u8], limit: usize) {
        if self.object.len() + bytes.len() > limit {
            self.is_too_large = true;
            self.object = Vec::new();
        }
        if !self.is_too_large {
            self.object.extend_from_slice(bytes);
        }
    }
}

impl CorpusReader for JsonObjects {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        if let Some(waiting) = self.records.next_waiting() {
            return Some(waiting);
        }
        if self.has_ended {
            return None;
        }
        if !self.read_object() {
            self.has_ended = true;
            return self.end();
        }
        self.number += 1;
        if self.scanner.is_too_large {
            let kind = ReadErrorKind::TooLarge(self.limit);
            return Some(Err(ReadError::new(&self.path, Place::Line(self.number), kind)));
        }
        self.records.read(&self.scanner.object, Place::Line(self.number))
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::reading_tests::{input, read_all, titled};
    use super::*;

    fn read(file: &[u8], limit: usize) -> Vec<String> {
        read_all(&mut JsonObjects::new("a.json", input(file), limit, FieldMap::default()), titled)
    }

    #[track_caller]
    fn check(file: impl AsRef<[u8]>, expected: &[&str]) {
        assert_eq!(read(file.as_ref(), 100), expected);
    }

    #[test]
    fn an_object_may_go_over_many_lines() {
        check("\u{feff}{\n  \"title\": \"A\",\n  \"body\": \"a } \\\" {\"\n}\n", &["a.json:1: A | a } \" {"]);
    }

    #[test]
    fn an_array_holds_many() {
        check(
            r#"[{"title": "A", "x": {"y": {}}}, {"title": "B"}, {"teaser": ""}]"#,
            &["a.json:1: A | ", "a.json:2: B | ", "a.json:3: no `title` and no `body`; keys: teaser"],
        );
        check("{\"title\":\n\"A\"}\n{\"title\":\n\"B\"}", &["a.json:1: A | ", "a.json:2: B | "]);
    }

    #[test]
    fn an_object_that_does_not_end_is_reported() {
        check("[{\"title\": \"A\"}, {\"title\": \"B", &["a.json:1: A | ", "a.json:2: the object does not end"]);
    }

    #[test]
    fn other_json_is_reported_once() {
        check("[]", &["a.json: empty file"]);
        check("[1, 2, 3]", &["a.json: not a JSON object but something else"]);
        check("[{\"title\": \"A\"}] and so on", &["a.json:1: A | ", "a.json: not a JSON object but something else"]);
    }

    #[test]
    fn an_object_beyond_the_limit_is_skipped() {
        let file = format!("[{{\"title\": \"{}\"}},\n{{\"title\": \"B\"}}]", "a".repeat(600_000));
        check(file, &["a.json:1: longer than the limit of 100 bytes for one document", "a.json:2: B | "]);
    }

    proptest! {
        #[test]
        fn never_panics_on_bytes(file in prop::collection::vec(any::<u8>(), 0..300)) {
            read(&file, 50);
        }

        #[test]
        fn every_object_of_an_array_is_read(titles in prop::collection::vec("\\PC{1,10}", 1..10)) {
            let objects: Vec<serde_json::Value> = titles.iter().map(|title| serde_json::json!({ "id": 1, "title": title, "body": "b" })).collect();
            prop_assert_eq!(read(serde_json::to_string_pretty(&objects).unwrap().as_bytes(), 10_000).len(), titles.len());
        }
    }
}
