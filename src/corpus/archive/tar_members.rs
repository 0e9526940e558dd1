//! The files of a tar archive, read as a stream. The only file that knows the format.

use std::fmt;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tar::EntryType;

use super::super::bytes::Input;
use super::super::error::ReadErrorKind;
use super::super::path_names::readable_bytes;
use super::{Member, MemberError, Members};

/// Files begin at multiples of so many bytes.
const BLOCK: u64 = 512;

/// True if a file begins as a tar archive: with a header that names its format, or whose sum is right.
pub(in crate::corpus) fn begins_as_tar(head: &[u8]) -> bool {
    let Some(header) = head.get(..512) else { return false };
    if &header[257..262] == b"ustar" && header[..257].contains(&0) {
        return true;
    }
    // Archives older than the name of the format: the header holds the sum of its bytes, in octal digits.
    let stated = header[148..156].split(|byte| matches!(byte, 0 | b' ')).find(|digits| !digits.is_empty());
    let stated = stated.and_then(|digits| std::str::from_utf8(digits).ok());
    let Some(stated) = stated.and_then(|digits| u32::from_str_radix(digits, 8).ok()) else { return false };
    let sum = |range: &[u8]| range.iter().map(|byte| u32::from(*byte)).sum::<u32>();
    header[0] != 0 && sum(&header[..148]) + sum(&header[156..]) + 8 * u32::from(b' ') == stated
}

/// The files of a tar archive.
#[derive(Debug)]
pub(in crate::corpus) struct TarMembers {
    archive: Arc<Mutex<Position>>,
    has_ended: bool,
}

/// The archive with what is left to read of the file that it stands at.
struct Position {
    input: Input,
    left: u64,
    /// What follows the file up to the next header.
    padding: u64,
}

impl TarMembers {
    /// Reads an archive from its beginning.
    pub(in crate::corpus) fn new(input: Input) -> Self {
        let position = Position { input, left: 0, padding: 0 };
        Self { archive: Arc::new(Mutex::new(position)), has_ended: false }
    }

    /// Reads the next header. The crate reads no further than its end; a new reader for each file makes it possible to
    /// hand the rest to others.
    fn next_header(&self) -> io::Result<Option<Header>> {
        lock(&self.archive).skip_file()?;
        let mut archive = tar::Archive::new(Shared(Arc::clone(&self.archive)));
        archive.set_ignore_zeros(false);
        let Some(entry) = archive.entries()?.next() else { return Ok(None) };
        let entry = entry?;
        let path = readable_bytes(&entry.path_bytes());
        Ok(Some(Header { path, kind: entry.header().entry_type(), size: entry.size() }))
    }
}

struct Header {
    path: String,
    kind: EntryType,
    size: u64,
}

impl Members for TarMembers {
    fn next_member(&mut self) -> Option<Result<Member, MemberError>> {
        while !self.has_ended {
            let header = match self.next_header() {
                Ok(Some(header)) => header,
                Ok(None) => break,
                Err(error) => {
                    self.has_ended = true;
                    return Some(Err(MemberError { path: None, kind: in_our_words(error) }));
                }
            };
            lock(&self.archive).begin_file(header.size);
            let path = header.path.strip_prefix("./").unwrap_or(&header.path).to_owned();
            match header.kind {
                // Old archives know folders by their names alone.
                EntryType::Regular if path.ends_with('/') => {}
                EntryType::Regular | EntryType::Continuous => {
                    let bytes = Box::new(FileBytes(Arc::clone(&self.archive)));
                    return Some(Ok(Member { path, bytes }));
                }
                EntryType::Directory | EntryType::XGlobalHeader => {}
                _ => return Some(Err(MemberError { path: Some(path), kind: ReadErrorKind::NotRegular })),
            }
        }
        self.has_ended = true;
        None
    }
}

/// Tells faults of the archive from those of what it was read from, which our own readers have marked.
fn in_our_words(error: io::Error) -> ReadErrorKind {
    match error.kind() {
        // The crate wraps what it met in an error of its own, of the same kind.
        io::ErrorKind::UnexpectedEof => ReadErrorKind::CutShort,
        _ => match ReadErrorKind::from(error) {
            ReadErrorKind::Io { message, .. } => ReadErrorKind::Damaged(message),
            kind => kind,
        },
    }
}

impl Position {
    fn begin_file(&mut self, size: u64) {
        self.left = size;
        self.padding = size.next_multiple_of(BLOCK) - size;
    }

    fn skip_file(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.left) + std::mem::take(&mut self.padding);
        let skipped = io::copy(&mut self.input.by_ref().take(rest), &mut io::sink())?;
        if skipped < rest { Err(ReadErrorKind::CutShort.into()) } else { Ok(()) }
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Position").field("left", &self.left).finish_non_exhaustive()
    }
}

/// All bytes of the archive.
struct Shared(Arc<Mutex<Position>>);

impl Read for Shared {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        lock(&self.0).input.read(out)
    }
}

/// The bytes of the file that the archive stands at.
struct FileBytes(Arc<Mutex<Position>>);

impl Read for FileBytes {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut position = lock(&self.0);
        let most = usize::try_from(position.left).unwrap_or(usize::MAX).min(out.len());
        if most == 0 {
            return Ok(0);
        }
        let n = position.input.read(&mut out[..most])?;
        if n == 0 {
            position.left = 0;
            position.padding = 0;
            return Err(ReadErrorKind::CutShort.into());
        }
        position.left -= n as u64;
        Ok(n)
    }
}

fn lock(position: &Mutex<Position>) -> MutexGuard<'_, Position> {
    position.lock().unwrap_or_else(PoisonError::into_inner)
}
