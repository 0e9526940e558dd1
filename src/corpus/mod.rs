//! Files in, [`RawDocument`]s out: finding the files, their format, compression and encoding.
//!
//! To add a format: a variant of [`Format`], a file with its [`CorpusReader`], and a line in `open.rs`.

mod archive;
mod binary;
mod bytes;
mod error;
mod format;
mod json;
mod markup;
mod open;
mod path_names;
#[cfg(test)]
mod reading_tests;
mod record;
mod table;
mod text_file;
mod walk;
mod web;

use std::fmt;

pub use error::{PassedOver, ReadError, ReadErrorKind};
pub use format::Format;
pub use open::{MAX_DECOMPRESSED, MAX_DOCUMENT, ReadOptions, open, open_stream};
pub use record::{Field, FieldMap, FieldPair, FieldPairError};
pub use walk::{CorpusFile, FoundFiles, find_files};

/// Reads the documents of one file, one after the other.
pub trait CorpusReader: fmt::Debug {
    /// Returns the next document, or None at the end of the file. After an error, reading may go on.
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>>;

    /// True if the format has many documents in a file.
    fn holds_many(&self) -> bool;

    /// Returns how many bytes of the file were read so far, compressed as they are.
    fn bytes_read(&self) -> u64;

    /// Returns how many hidden files were passed over in an archive so far.
    fn hidden(&self) -> u64 {
        0
    }
}

/// A unit of a corpus as it was read: text, and what its record states about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDocument {
    /// Where it was read.
    pub origin: Origin,
    /// What the record states, as it is written there.
    pub metadata: Metadata,
    /// What the text is written in.
    pub media: Media,
    /// The text, decoded; with the page around it.
    pub text: String,
}

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Media {
    /// Plain text, a paragraph or less a line.
    Text,
    /// The source of an HTML page, or of a part of one.
    Html,
    /// An article that dateline made, as a JSON object.
    Article,
}

impl RawDocument {
    /// Returns what the document is known by: its own id, else its address, else where it stands.
    pub fn id(&self) -> String {
        self.own_id().map_or_else(|| self.origin.to_string(), str::to_owned)
    }

    /// Returns the name that the document states: its own id, else its address.
    pub fn own_id(&self) -> Option<&str> {
        self.metadata.id.as_deref().or(self.metadata.url.as_deref())
    }
}

/// The fields that a record may state. Values are trimmed and never empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The record's own identifier.
    pub id: Option<String>,
    /// The address of the article.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The date of publication, in any spelling.
    pub date: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The authors; several are joined by a comma and a space.
    pub author: Option<String>,
    /// A language code or tag.
    pub language: Option<String>,
    /// The section of the outlet that the article stands in.
    pub section: Option<String>,
}

/// A place in a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file's path below the corpus root, with `/` between the parts; for a single file its name; `stdin`.
    pub path: String,
    /// In an archive, the path of the file in it; in an archive in an archive, the two paths with `!` between them.
    pub member: Option<String>,
    /// Where in the file.
    pub place: Place,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// In a file of many records, the line that the record stands on, or its number if a line is not a record; from 1.
    Line(u64),
    /// The byte of the file that the record begins at, from 0: as it lies on the disk if the file is not compressed, or
    /// if a member of the compressed data begins with the record; else in the decompressed data.
    Offset(u64),
}

impl Origin {
    /// Returns a place in a file that lies in no archive.
    pub fn new(path: &str, place: Place) -> Self {
        Self { path: path.to_owned(), member: None, place }
    }

    /// Returns the same place once its file is known to lie in an archive, as `member`.
    pub(super) fn in_archive(self, archive: &str, member: &str) -> Self {
        let member = match self.member {
            Some(inner) => format!("{member}!{inner}"),
            None => member.to_owned(),
        };
        Self { path: archive.to_owned(), member: Some(member), place: self.place }
    }

    /// Returns what stands behind the path of the file: which one of its documents it is, empty if it has one.
    pub fn within_file(&self) -> String {
        match &self.member {
            Some(member) => format!("!{member}{}", self.place),
            None => self.place.to_string(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.path, self.within_file())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Line(line) => write!(f, ":{line}"),
            Self::Offset(offset) => write!(f, "#{offset}"),
        }
    }
}
