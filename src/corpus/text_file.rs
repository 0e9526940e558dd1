//! A file that is one text, or one HTML page.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::bytes::{Input, decode_owned, decode_page, page_charset};
use super::error::{ReadError, ReadErrorKind};
use super::markup::Markup;
use super::{CorpusReader, Media, Metadata, Origin, Place, RawDocument};

/// Reads a whole file as one document.
#[derive(Debug)]
pub(super) struct TextFile {
    path: String,
    input: Option<Input>,
    limit: usize,
    /// What the file is by its name and its first bytes.
    media: Media,
    /// What was wrong with the end of the file, to be told after its text.
    fault: Option<ReadErrorKind>,
    bytes_read: Arc<AtomicU64>,
}

impl TextFile {
    /// Reads `input`, which is known as `path`, up to `limit` bytes.
    pub(super) fn new(path: &str, input: Input, limit: usize, media: Media) -> Self {
        Self { path: path.to_owned(), bytes_read: input.bytes_read(), input: Some(input), limit, media, fault: None }
    }

    /// Tells what the file is, or the name of what is not read.
    fn media(&self, bytes: &[u8]) -> Result<Media, ReadErrorKind> {
        match Markup::of_bytes(bytes) {
            Some(Markup::Html) => Ok(Media::Html),
            Some(markup @ (Markup::Xml | Markup::Mhtml)) => Err(ReadErrorKind::Markup(markup.name())),
            None => Ok(self.media),
        }
    }

    fn error(&self, kind: ReadErrorKind) -> ReadError {
        ReadError::new(&self.path, Place::File, kind)
    }
}

impl CorpusReader for TextFile {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        use ReadErrorKind::{Bomb, Io, TooLarge};
        let Some(mut input) = self.input.take() else {
            return self.fault.take().map(|kind| Err(self.error(kind)));
        };
        let (bytes, fault) = input.read_all(self.limit);
        match fault {
            Some(kind @ (TooLarge(_) | Bomb(_) | Io { .. })) => return Some(Err(self.error(kind))),
            fault => self.fault = fault,
        }
        let media = match self.media(&bytes) {
            Ok(media) => media,
            Err(kind) => {
                self.fault = None;
                return Some(Err(self.error(kind)));
            }
        };
        let mut text = match media {
            Media::Text | Media::Article => decode_owned(bytes),
            Media::Html => {
                let label = page_charset::stated(&bytes);
                let labels: Vec<&str> = label.as_deref().into_iter().collect();
                decode_page(Cow::Owned(bytes), &labels, None)
            }
        };
        if text.contains('\0') {
            text.retain(|c| c != '\0');
        }
        if text.trim().is_empty() {
            let kind = self.fault.take().unwrap_or(ReadErrorKind::Empty);
            return Some(Err(self.error(kind)));
        }
        let origin = Origin::new(&self.path, Place::File);
        Some(Ok(RawDocument { origin, metadata: Metadata::default(), media, text }))
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
        check_as(Media::Text, file, limit, expected);
    }

    #[track_caller]
    fn check_as(media: Media, file: &'static [u8], limit: usize, expected: &[&str]) {
        let mut reader = TextFile::new("a.txt", Input::open(Box::new(file), 0, u64::MAX), limit, media);
        let mut read = Vec::new();
        while let Some(result) = reader.next_document() {
            read.push(result.map_or_else(
                |error| error.to_string(),
                |doc| if doc.media == Media::Html { format!("HTML: {}", doc.text) } else { doc.text },
            ));
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
    fn a_page_is_told_by_its_first_bytes() {
        check(b"\xef\xbb\xbf\n<!DOCTYPE html><p>The harbour", 100, &["HTML: \n<!DOCTYPE html><p>The harbour"]);
        // UTF-16.
        check(b"\xff\xfe<\0h\0t\0m\0l\0>\0", 100, &["HTML: <html>"]);
        check_as(Media::Html, b"<p>The harbour", 100, &["HTML: <p>The harbour"]);
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_states() {
        check(
            b"<html><meta charset=koi8-r>\xf1\xd7\xcb\xc1",
            100,
            &["HTML: <html><meta charset=koi8-r>\u{42f}\u{432}\u{43a}\u{430}"],
        );
        check(b"<meta charset=koi8-r>\xf1", 100, &["<meta charset=koi8-r>\u{f1}"]);
    }

    #[test]
    fn other_markup_is_refused_by_its_name() {
        check(b"<?xml version='1.0'?><rss>", 100, &["a.txt: an XML file, which is not read by this version"]);
        let refused = "a.txt: an MHTML archive of a page, which is not read by this version";
        check(b"From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", 200, &[refused]);
    }

    #[test]
    fn a_text_beyond_the_limit_is_an_error() {
        check(b"The harbour", 11, &["The harbour"]);
        check(b"The harbour", 10, &["a.txt: longer than the limit of 10 bytes for one document"]);
    }
}
