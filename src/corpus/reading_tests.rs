//! What the tests of readers share: a file from memory, and documents written as lines that can be compared.

use std::io::Cursor;

use super::bytes::Input;
use super::{CorpusReader, RawDocument};

/// Returns the input of a file with these bytes.
pub(super) fn input(file: &[u8]) -> Input {
    Input::open(Box::new(Cursor::new(file.to_vec())), file.len() as u64, u64::MAX)
}

/// Reads to the end: each document as `shown`, each error by its message.
pub(super) fn read_all(reader: &mut dyn CorpusReader, shown: impl Fn(RawDocument) -> String) -> Vec<String> {
    let mut read = Vec::new();
    while let Some(result) = reader.next_document() {
        read.push(result.map_or_else(|error| error.to_string(), &shown));
    }
    assert!(reader.next_document().is_none(), "the end stays the end");
    read
}

/// Writes a document as `place: title | text`.
pub(super) fn titled(document: RawDocument) -> String {
    format!("{}: {} | {}", document.origin, document.metadata.title.unwrap_or_default(), document.text)
}
