//! A file that is one text.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::encoding::decode_owned;
use super::error::{ReadError, ReadErrorKind};
use super::input::Input;
use super::markup;
use super::{CorpusReader, Media, Metadata, Origin, Place, RawDocument};

/// Reads a whole file as one document.
#[derive(Debug)]
pub(super) struct TextFile {
    path: String,
    input: Option<Input>,
    limit: usize,
    /// What was wrong with the end of the file, to be told after its text.
    fault: Option<ReadErrorKind>,
    bytes_read: Arc<AtomicU64>,
}

impl TextFile {
    pub(super) fn new(path: &str, input: Input, limit: usize) -> Self {
        Self { path: path.to_owned(), bytes_read: input.bytes_read(), input: Some(input), limit, fault: None }
    }

    fn error(&self, kind: ReadErrorKind) -> ReadError {
        ReadError::new(&self.path, Place::File, kind)
    }
}

impl CorpusReader for TextFile {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        let Some(mut input) = self.input.take() else {
            return self.fault.take().map(|kind| Err(self.error(kind)));
        };
        let (bytes, fault) = input.read_all(self.limit);
        match fault {
            Some(kind @ (ReadErrorKind::TooLarge(_) | ReadErrorKind::Io { .. })) => return Some(Err(self.error(kind))),
            fault => self.fault = fault,
        }
        let mut text = decode_owned(bytes);
        if text.contains('\0') {
            text.retain(|c| c != '\0');
        }
        if text.trim().is_empty() {
            let kind = self.fault.take().unwrap_or(ReadErrorKind::Empty);
            return Some(Err(self.error(kind)));
        }
        if let Some(kind) = markup::kind(&text) {
            self.fault = None;
            return Some(Err(self.error(ReadErrorKind::Markup(kind))));
        }
        let origin = Origin::new(&self.path, Place::File);
        Some(Ok(RawDocument { origin, metadata: Metadata::default(), media: Media::Text, text }))
    }

    fn holds_many(&self) -> bool {
        false
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &'static [u8], limit: usize, expected: &[&str]) {
        let mut reader = TextFile::new("a.txt", Input::open(Box::new(file), 0), limit);
        let mut read = Vec::new();
        while let Some(result) = reader.next_document() {
            read.push(result.map_or_else(|error| error.to_string(), |doc| doc.text));
        }
        assert_eq!(read, expected);
        assert_eq!(reader.bytes_read(), file.len() as u64);
    }

    #[test]
    fn a_file_is_one_document() {
        check(b"\nThe harbour\r\nwas closed.\n", 100, &["\nThe harbour\r\nwas closed.\n"]);
    }

    #[test]
    fn nuls_are_dropped() {
        check(b"The har\0bour", 100, &["The harbour"]);
    }

    #[test]
    fn nothing_but_white_space_is_empty() {
        check(b"", 100, &["a.txt: empty file"]);
        check(b"\xef\xbb\xbf \r\n\t\n", 100, &["a.txt: empty file"]);
        check(b"\0 \0", 100, &["a.txt: empty file"]);
    }

    #[test]
    fn a_page_is_refused_by_its_name() {
        let refused = "a.txt: an HTML page, which is not read by this version";
        check(b"\xef\xbb\xbf\n<!DOCTYPE html><p>The harbour", 100, &[refused]);
        // UTF-16.
        check(b"\xff\xfe<\0h\0t\0m\0l\0>\0", 100, &[refused]);
    }

    #[test]
    fn a_text_beyond_the_limit_is_an_error() {
        check(b"The harbour", 11, &["The harbour"]);
        check(b"The harbour", 10, &["a.txt: longer than the limit of 10 bytes for one document"]);
    }
}
