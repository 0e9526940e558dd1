//! Where things are in a file of stored articles. Numbers are little-endian.

/// The length of the entry of a document: where its head begins, 8 bytes, and how long its head is, 4 bytes. Its text
/// begins behind the head and ends where the head of the next document begins.
pub(super) const ENTRY_BYTES: usize = 12;

/// The length of the trailer: that of all frames and the words of all documents, 8 bytes each, the length of the dictionary
/// and the number of documents, 4 bytes each.
pub(super) const TRAILER_BYTES: usize = 24;

/// Where the frames of a document are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) start: u64,
    pub(super) head_length: u32,
}

impl Entry {
    pub(super) fn to_bytes(self) -> [u8; ENTRY_BYTES] {
        let mut bytes = [0; ENTRY_BYTES];
        bytes[..8].copy_from_slice(&self.start.to_le_bytes());
        bytes[8..].copy_from_slice(&self.head_length.to_le_bytes());
        bytes
    }

    /// Returns None if there are too few bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (start, rest) = bytes.split_first_chunk::<8>()?;
        let head_length = rest.first_chunk::<4>()?;
        Some(Self { start: u64::from_le_bytes(*start), head_length: u32::from_le_bytes(*head_length) })
    }
}

/// How long the parts of a file are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trailer {
    pub(super) frames_length: u64,
    /// The sum of the lengths of all documents in words.
    pub(super) words: u64,
    pub(super) dictionary_length: u32,
    pub(super) n_documents: u32,
}

impl Trailer {
    pub(super) fn to_bytes(self) -> [u8; TRAILER_BYTES] {
        let mut bytes = [0; TRAILER_BYTES];
        bytes[..8].copy_from_slice(&self.frames_length.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.words.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.dictionary_length.to_le_bytes());
        bytes[20..].copy_from_slice(&self.n_documents.to_le_bytes());
        bytes
    }

    /// Returns None if there are too few bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (frames_length, rest) = bytes.split_first_chunk::<8>()?;
        let (words, rest) = rest.split_first_chunk::<8>()?;
        let (dictionary_length, rest) = rest.split_first_chunk::<4>()?;
        let n_documents = rest.first_chunk::<4>()?;
        Some(Self {
            frames_length: u64::from_le_bytes(*frames_length),
            words: u64::from_le_bytes(*words),
            dictionary_length: u32::from_le_bytes(*dictionary_length),
            n_documents: u32::from_le_bytes(*n_documents),
        })
    }
}
