//! Reads the file of a segment.

use std::sync::{Mutex, PoisonError};

use tantivy::directory::{FileSlice, OwnedBytes};
use tantivy::{DocId, TantivyError};

use super::codec::Unpacker;
use super::damaged;
use super::layout::{ENTRY_BYTES, Entry, TRAILER_BYTES, Trailer};
use super::lengths::{LENGTH_BYTES, Lengths};
use super::record;
use crate::index::stored::StoredDocument;

/// The stored articles of a segment.
pub(in crate::index) struct SegmentStore {
    frames: OwnedBytes,
    dictionary: OwnedBytes,
    entries: OwnedBytes,
    lengths: Lengths,
    words: u64,
    /// Those at rest; each holds a dictionary made ready and its buffers.
    unpackers: Mutex<Vec<Unpacker>>,
}

impl SegmentStore {
    /// Opens the file.
    pub(super) fn open(file: &FileSlice) -> Result<Self, TantivyError> {
        let bytes = file.read_bytes()?;
        let cut = || damaged("the file is cut");
        let trailer_at = bytes.len().checked_sub(TRAILER_BYTES).ok_or_else(cut)?;
        let trailer = Trailer::from_bytes(&bytes[trailer_at..]).ok_or_else(cut)?;
        let frames_end = usize::try_from(trailer.frames_length).map_err(|_| cut())?;
        let dictionary_end = frames_end.checked_add(trailer.dictionary_length as usize).ok_or_else(cut)?;
        let entries_end = dictionary_end.checked_add(trailer.n_documents as usize * ENTRY_BYTES).ok_or_else(cut)?;
        let lengths_end = entries_end.checked_add(trailer.n_documents as usize * LENGTH_BYTES);
        if lengths_end != Some(trailer_at) {
            return Err(damaged("the lengths do not agree"));
        }
        Ok(Self {
            frames: bytes.slice(0..frames_end),
            dictionary: bytes.slice(frames_end..dictionary_end),
            entries: bytes.slice(dictionary_end..entries_end),
            lengths: Lengths::new(bytes.slice(entries_end..trailer_at)),
            words: trailer.words,
            unpackers: Mutex::default(),
        })
    }

    /// Returns a document without its body and furniture.
    pub(in crate::index) fn head(&self, doc: DocId) -> Result<StoredDocument, TantivyError> {
        let (head, _) = self.packed(doc)?;
        self.unpack(|unpacker| read_head(head, unpacker))
    }

    /// Returns a document.
    pub(in crate::index) fn document(&self, doc: DocId) -> Result<StoredDocument, TantivyError> {
        let (head, text) = self.packed(doc)?;
        self.unpack(|unpacker| {
            let mut document = read_head(head, unpacker)?;
            let text = unpacker.unpack(text).map_err(|_| damaged("a text cannot be unpacked"))?;
            record::read(&text, &mut document).ok_or_else(|| damaged("a text cannot be read"))?;
            Ok(document)
        })
    }

    /// Returns the frames of a document: head and text.
    pub(super) fn packed(&self, doc: DocId) -> Result<(&[u8], &[u8]), TantivyError> {
        let none = || damaged("a document has no place");
        let at = doc as usize * ENTRY_BYTES;
        let Entry { start, head_length } =
            self.entries.get(at..at + ENTRY_BYTES).and_then(Entry::from_bytes).ok_or_else(none)?;
        let next = self.entries.get(at + ENTRY_BYTES..).and_then(Entry::from_bytes);
        let end = next.map_or(self.frames.len() as u64, |next| next.start);
        let place = |offset: u64| usize::try_from(offset).map_err(|_| none());
        let frames = self.frames.get(place(start)?..place(end)?).ok_or_else(none)?;
        frames.split_at_checked(head_length as usize).ok_or_else(none)
    }

    /// Unpacks both frames of a document, as they were added.
    pub(super) fn records(&self, doc: DocId) -> Result<(Vec<u8>, Vec<u8>), TantivyError> {
        let (head, text) = self.packed(doc)?;
        self.unpack(|unpacker| {
            let mut unpacked = |frame| unpacker.unpack(frame).map_err(|_| damaged("an article cannot be unpacked"));
            Ok((unpacked(head)?, unpacked(text)?))
        })
    }

    /// Returns the lengths of the documents.
    pub(in crate::index) fn lengths(&self) -> &Lengths {
        &self.lengths
    }

    /// Returns the sum of the lengths of all documents, deleted ones among them.
    pub(in crate::index) fn words(&self) -> u64 {
        self.words
    }

    /// Returns the dictionary of the frames, empty if they have none.
    pub(super) fn dictionary(&self) -> &[u8] {
        &self.dictionary
    }

    pub(super) fn n_documents(&self) -> usize {
        self.entries.len() / ENTRY_BYTES
    }

    fn unpack<T>(&self, read: impl FnOnce(&mut Unpacker) -> Result<T, TantivyError>) -> Result<T, TantivyError> {
        let at_rest = self.unpackers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut unpacker = match at_rest {
            Some(unpacker) => unpacker,
            None => Unpacker::new(&self.dictionary)?,
        };
        let result = read(&mut unpacker);
        self.unpackers.lock().unwrap_or_else(PoisonError::into_inner).push(unpacker);
        result
    }
}

fn read_head(head: &[u8], unpacker: &mut Unpacker) -> Result<StoredDocument, TantivyError> {
    let head = unpacker.unpack(head).map_err(|_| damaged("a head cannot be unpacked"))?;
    let mut document = StoredDocument::default();
    record::read(&head, &mut document).ok_or_else(|| damaged("a head cannot be read"))?;
    Ok(document)
}

impl std::fmt::Debug for SegmentStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SegmentStore").field("documents", &self.n_documents()).finish_non_exhaustive()
    }
}
