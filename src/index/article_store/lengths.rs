//! How long articles are, in words: what every score needs of an article, so a plain array.

use tantivy::DocId;
use tantivy::directory::OwnedBytes;

/// The length of an entry.
pub(super) const LENGTH_BYTES: usize = 4;

/// The lengths of the documents of a segment.
#[derive(Debug, Clone)]
pub(crate) struct Lengths(OwnedBytes);

impl Lengths {
    /// Takes numbers of 4 bytes, little-endian, one for each document.
    pub(super) fn new(bytes: OwnedBytes) -> Self {
        Self(bytes)
    }

    /// Returns how many words title and body of a document have together, 0 for what is no article.
    #[inline]
    pub(crate) fn of(&self, doc: DocId) -> u32 {
        let at = doc as usize * LENGTH_BYTES;
        let bytes = self.0.get(at..at + LENGTH_BYTES).and_then(|bytes| bytes.first_chunk());
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}
