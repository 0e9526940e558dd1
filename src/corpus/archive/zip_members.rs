//! The files of a zip archive. The only file that knows the format.
//!
//! The list of files stands at the end of the archive, which therefore has to be a file and no stream.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::bytes::spool;
use super::super::error::ReadErrorKind;
use super::super::path_names::readable_bytes;
use super::{Member, MemberError, Members};

/// A file in the archive that is larger is unpacked to the disk and not to the memory; in bytes.
const IN_MEMORY: u64 = 8 << 20;

/// An archive that unpacks to more than so many bytes must not be packed tighter than [`MAX_RATIO`].
const RATIO_FROM: u64 = 64 << 20;

/// How many times its size an archive may unpack to: news are packed to a third or a tenth.
const MAX_RATIO: u64 = 500;

/// Names that other formats, which are zip archives too, begin with.
const OTHERS: [(&str, &str); 3] = [
    ("[Content_Types].xml", "office document"),
    ("mimetype", "OpenDocument file or e-book"),
    ("META-INF/MANIFEST.MF", "program"),
];

/// True if a file begins as a zip archive, or as an empty one.
pub(in crate::corpus) fn begins_as_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The files of a zip archive.
#[derive(Debug)]
pub(in crate::corpus) struct ZipMembers {
    archive: ZipArchive<BufReader<File>>,
    next: usize,
    /// The size of the archive.
    size: u64,
    /// What the files so far unpacked to.
    unpacked: u64,
    /// How many bytes of the disk the archive takes; fewer than its size if it is compressed as a whole.
    stored: u64,
    bytes_read: Arc<AtomicU64>,
}

impl ZipMembers {
    /// Reads the list of files. `stored` is how many bytes the archive takes on the disk.
    ///
    /// # Errors
    ///
    /// If it is damaged, or if the archive is a document of another program.
    pub(in crate::corpus) fn new(mut file: File, stored: u64) -> Result<Self, ReadErrorKind> {
        let size = file.seek(SeekFrom::End(0)).map_err(ReadErrorKind::from)?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(in_our_words)?;
        if let Some((_, kind)) = OTHERS.iter().find(|(name, _)| archive.index_for_name(name).is_some()) {
            return Err(ReadErrorKind::Binary(kind));
        }
        Ok(Self { archive, next: 0, size, unpacked: 0, stored, bytes_read: Arc::default() })
    }

    /// Returns the count of bytes of the archive whose files were read, which goes on while reading.
    pub(in crate::corpus) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    /// Unpacks a file. What is wrong with it comes behind what could be read. Returns None for a folder.
    fn unpack(&mut self, place: usize) -> Option<Result<Member, MemberError>> {
        let path = self.archive.by_index_raw(place).map(|entry| readable_bytes(entry.name_raw()));
        let path = path.unwrap_or_else(|_| format!("#{place}"));
        let fail = |kind| Some(Err(MemberError { path: Some(path.clone()), kind }));
        let mut entry = match self.archive.by_index(place) {
            Ok(entry) if entry.is_dir() => return None,
            Ok(entry) if entry.is_file() => entry,
            Ok(_) => return fail(ReadErrorKind::NotRegular),
            Err(error) => return fail(in_our_words(error)),
        };
        // What the list states may be wrong, and several of its entries may name the same bytes.
        let bytes_read = self.bytes_read.load(Ordering::Relaxed).saturating_add(entry.compressed_size());
        self.bytes_read.store(bytes_read.min(self.stored), Ordering::Relaxed);
        let most = RATIO_FROM.max(self.size.saturating_mul(MAX_RATIO)).saturating_sub(self.unpacked);
        let is_large = entry.size() > IN_MEMORY;
        let mut limited = entry.by_ref().take(most);
        let (bytes, fault): (Box<dyn Read + Send>, _) = if is_large {
            match spool(&mut limited) {
                Ok((file, fault)) => (Box::new(file), fault),
                Err(kind) => return fail(kind),
            }
        } else {
            let mut bytes = Vec::new();
            let fault = limited.read_to_end(&mut bytes).err();
            (Box::new(Cursor::new(bytes)), fault)
        };
        let is_bomb = limited.limit() == 0;
        self.unpacked += most - limited.limit();
        let fault = if is_bomb { Some(ReadErrorKind::Bomb(MAX_RATIO)) } else { fault.map(damage) };
        let bytes = match fault {
            Some(kind) => Box::new(bytes.chain(Failing(Some(kind)))),
            None => bytes,
        };
        Some(Ok(Member { path, bytes }))
    }
}

impl Members for ZipMembers {
    fn next_member(&mut self) -> Option<Result<Member, MemberError>> {
        while self.next < self.archive.len() {
            let place = self.next;
            self.next += 1;
            if let Some(member) = self.unpack(place) {
                return Some(member);
            }
        }
        None
    }
}

/// Fails with what is to be told.
struct Failing(Option<ReadErrorKind>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), |kind| Err(kind.into()))
    }
}

fn in_our_words(error: ZipError) -> ReadErrorKind {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => error.into(),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadErrorKind::Binary("encrypted"),
        error => ReadErrorKind::Damaged(error.to_string()),
    }
}

/// A fault met while unpacking is one of the data: the disk fails by other kinds.
fn damage(error: io::Error) -> ReadErrorKind {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match ReadErrorKind::from(error) {
        ReadErrorKind::Io { kind: InvalidData | InvalidInput | UnexpectedEof, message } => {
            ReadErrorKind::Damaged(message)
        }
        kind => kind,
    }
}
