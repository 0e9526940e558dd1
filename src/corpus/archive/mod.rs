//! Archives: the files in them one after the other, each read as if it lay in a folder.

mod tar_members;
mod zip_members;

use std::fmt;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::{ReadError, ReadErrorKind};
use super::open::{Opening, Source, open_source};
use super::{CorpusReader, Place, RawDocument};

pub(super) use tar_members::{TarMembers, begins_as_tar};
pub(super) use zip_members::{ZipMembers, begins_as_zip};

/// How deep archives may lie in archives.
pub(super) const MAX_DEPTH: usize = 3;

/// The files of an archive, in the order in which they lie in it.
pub(super) trait Members: fmt::Debug + Send {
    /// Goes on to the next file. What is left of the one before is skipped. Returns None at the end.
    fn next_member(&mut self) -> Option<Result<Member, MemberError>>;
}

/// A file in an archive.
pub(super) struct Member {
    /// Its path in the archive, with `/` between the parts.
    pub(super) path: String,
    pub(super) bytes: Box<dyn Read + Send>,
}

/// What is wrong with a file in an archive, or, without a path, with the archive.
pub(super) struct MemberError {
    pub(super) path: Option<String>,
    pub(super) kind: ReadErrorKind,
}

/// Reads the documents of an archive.
#[derive(Debug)]
pub(super) struct Archive {
    path: String,
    members: Box<dyn Members>,
    /// How the files in it are opened.
    opening: Opening,
    /// The file that is being read, and its path in the archive.
    open: Option<(String, Box<dyn CorpusReader + Send>)>,
    is_empty: bool,
    hidden: u64,
    bytes_read: Arc<AtomicU64>,
}

impl Archive {
    /// `bytes_read` counts what was read of the archive as it lies on the disk.
    pub(super) fn new(
        path: &str,
        members: Box<dyn Members>,
        opening: &Opening,
        bytes_read: Arc<AtomicU64>,
    ) -> Result<Self, ReadError> {
        if opening.depth == MAX_DEPTH {
            return Err(ReadError::new(path, Place::File, ReadErrorKind::TooDeep(MAX_DEPTH)));
        }
        let opening = Opening { depth: opening.depth + 1, ..opening.clone() };
        Ok(Self { path: path.to_owned(), members, opening, open: None, is_empty: true, hidden: 0, bytes_read })
    }

    /// Opens the next file. Returns None if it is to be passed over.
    fn open(&mut self, member: Member) -> Option<Result<RawDocument, ReadError>> {
        if is_hidden(&member.path) {
            self.hidden += 1;
            return None;
        }
        match open_source(&member.path, Source::Stream(member.bytes), &self.opening) {
            Ok(reader) => {
                self.open = Some((member.path, reader));
                None
            }
            Err(error) => Some(Err(self.within(&member.path, error))),
        }
    }

    fn within(&self, member: &str, mut error: ReadError) -> ReadError {
        error.origin = error.origin.in_archive(&self.path, member);
        error
    }
}

impl CorpusReader for Archive {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        loop {
            if let Some((member, reader)) = &mut self.open {
                match reader.next_document() {
                    Some(Ok(mut document)) => {
                        document.origin = document.origin.in_archive(&self.path, member);
                        return Some(Ok(document));
                    }
                    Some(Err(error)) => {
                        let member = member.clone();
                        return Some(Err(self.within(&member, error)));
                    }
                    None => self.hidden += reader.hidden(),
                }
                self.open = None;
            }
            let was_empty = std::mem::take(&mut self.is_empty);
            let result = match self.members.next_member() {
                None if was_empty => Some(Err(ReadError::new(&self.path, Place::File, ReadErrorKind::Empty))),
                None => return None,
                Some(Ok(member)) => self.open(member),
                Some(Err(MemberError { path, kind })) => {
                    let error = ReadError::new(&self.path, Place::File, kind);
                    Some(Err(ReadError { origin: super::Origin { member: path, ..error.origin }, ..error }))
                }
            };
            if result.is_some() {
                return result;
            }
        }
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    fn hidden(&self) -> u64 {
        self.hidden
    }
}

/// Tells files that would be passed over in a folder, and what macOS adds to archives.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') && !matches!(part, "." | "..") || part == "__MACOSX")
}

#[cfg(test)]
mod tests;
