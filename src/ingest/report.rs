//! What became of each file and record.

use std::time::Duration;

use serde::Serialize;

/// The account of an ingest: every file that was found is in `files_unchanged` or `files_read`, or is named in
/// `rejected` as one that cannot be read; every record that was read is in one of the other numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct IngestReport {
    /// Files left alone, since neither size, time nor settings changed.
    pub files_unchanged: u64,
    /// Files that were read.
    pub files_read: u64,
    /// Bytes of the files that were read.
    pub bytes_read: u64,
    /// Articles that are new.
    pub added: u64,
    /// Articles of which the text or a field changed.
    pub replaced: u64,
    /// Articles that are gone from the corpus.
    pub removed: u64,
    /// Articles that are the same as before.
    pub unchanged: u64,
    /// Files and records in files left alone that were rejected when they were last read.
    pub rejected_before: u64,
    /// Records with an id that another article has: they are kept under their origin.
    pub renamed: u64,
    /// Hidden files and folders that were passed over.
    pub hidden: u64,
    /// Files and records that gave no article, or not all they should, in the order of their origin.
    pub rejected: Vec<Reject>,
    /// How long it took.
    #[serde(skip)]
    pub took: Duration,
}

/// A file or record that gave no article, or not all it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// Where it is: below which root is clear from the command line.
    pub origin: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Reject {
    /// Returns the path and the line or byte, to sort by: line 10 comes after line 9.
    pub fn place(&self) -> (String, u64) {
        let parts = self.origin.rsplit_once([':', '#']);
        match parts.and_then(|(path, line)| Some((path.to_owned(), line.parse().ok()?))) {
            Some(place) => place,
            None => (self.origin.clone(), 0),
        }
    }
}
