//! The bytes of one file on their way to a reader: counted, decompressed, UTF-16 made UTF-8, and with the first
//! bytes there to look at before anything is decided.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::error::ReadErrorKind;
use super::decompress::{self, Decompressed};
use super::encoding::{Utf16, Utf16Reader};
use super::expansion::Bounded;
use super::member_starts::MemberStarts;

/// How many bytes are looked at to tell what a file is.
const HEAD: usize = 64 * 1024;

/// A `Read` whose first bytes can be seen without reading them.
pub(in crate::corpus) struct Input {
    head: Vec<u8>,
    /// How much of the head was read already.
    position: usize,
    /// What went wrong while the head was filled; reported once the head was read.
    fault: Option<io::Error>,
    rest: Box<dyn Read + Send>,
    bytes_read: Arc<AtomicU64>,
    members: MemberStarts,
    /// Whether the bytes are those of the file, neither decompressed nor decoded.
    is_as_stored: bool,
}

impl Input {
    /// Takes the bytes of a file as they lie on the disk. `size` is a hint; `max_decompressed` is how many bytes are
    /// read of what is compressed.
    pub(in crate::corpus) fn open(file: Box<dyn Read + Send>, size: u64, max_decompressed: u64) -> Self {
        let bytes_read = Arc::new(AtomicU64::new(0));
        let size = usize::try_from(size).unwrap_or(HEAD);
        let mut input = Self::peek(Box::new(Counted { file, bytes_read: Arc::clone(&bytes_read) }), bytes_read, size);
        if let Some(codec) = decompress::codec_of(&input.head) {
            let bytes_read = Arc::clone(&input.bytes_read);
            let decompressed = Decompressed::new(input, codec);
            let members = decompressed.members();
            let bounded = Bounded::new(decompressed, Arc::clone(&bytes_read), max_decompressed);
            input = Self { members, is_as_stored: false, ..Self::peek(Box::new(bounded), bytes_read, HEAD) };
        }
        if let Some(order) = Utf16::of_bytes(&input.head) {
            let bytes_read = Arc::clone(&input.bytes_read);
            input = Self::peek(Box::new(Utf16Reader::new(input, order)), bytes_read, HEAD);
            input.is_as_stored = false;
        }
        input
    }

    fn peek(mut rest: Box<dyn Read + Send>, bytes_read: Arc<AtomicU64>, size: usize) -> Self {
        // The spare room lets a small file end within it, without the vector growing.
        let mut head = Vec::with_capacity(size.min(HEAD) + 64);
        let fault = rest.by_ref().take(HEAD as u64).read_to_end(&mut head).err();
        Self { head, position: 0, fault, rest, bytes_read, members: MemberStarts::default(), is_as_stored: true }
    }

    /// Returns the first bytes; at most 64 KiB, and fewer only if the file has no more.
    pub(in crate::corpus) fn head(&self) -> &[u8] {
        &self.head
    }

    /// True if the bytes are those of the file, neither decompressed nor decoded.
    pub(in crate::corpus) fn is_as_stored(&self) -> bool {
        self.is_as_stored
    }

    /// Returns the fault that left no byte to read, if there was one.
    pub(in crate::corpus) fn fault_at_once(&mut self) -> Option<io::Error> {
        self.fault.take_if(|_| self.head.is_empty())
    }

    /// Returns the count of bytes taken from the file so far, which goes on while reading.
    pub(in crate::corpus) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    /// Returns where the members of a compressed file begin; none, if it is not compressed.
    pub(in crate::corpus) fn members(&self) -> MemberStarts {
        self.members.clone()
    }

    /// Reads everything, up to `limit` bytes, and returns what could be read next to what went wrong.
    pub(in crate::corpus) fn read_all(&mut self, limit: usize) -> (Vec<u8>, Option<ReadErrorKind>) {
        let mut bytes = std::mem::take(&mut self.head);
        bytes.drain(..std::mem::take(&mut self.position));
        let mut fault = self.fault.take();
        if fault.is_none() {
            let left = limit.saturating_add(1).saturating_sub(bytes.len());
            fault = self.rest.by_ref().take(left as u64).read_to_end(&mut bytes).err();
        }
        let fault = if bytes.len() > limit { Some(ReadErrorKind::TooLarge(limit)) } else { fault.map(Into::into) };
        (bytes, fault)
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ahead = &self.head[self.position..];
        if !ahead.is_empty() {
            let n = ahead.len().min(out.len());
            out[..n].copy_from_slice(&ahead[..n]);
            self.position += n;
            return Ok(n);
        }
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => self.rest.read(out),
        }
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("position", &self.position).finish_non_exhaustive()
    }
}

/// Counts the bytes of the file itself, and marks its errors so that no decoder above takes them for its own.
struct Counted {
    file: Box<dyn Read + Send>,
    bytes_read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(out).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ => ReadErrorKind::from(error).into(),
        })?;
        self.bytes_read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its text in small pieces and then fails.
    struct Flaky(&'static [u8]);

    impl Read for Flaky {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Err(io::Error::from_raw_os_error(5));
            }
            let n = out.len().min(3).min(self.0.len());
            out[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    #[track_caller]
    fn check(file: &'static [u8], limit: usize, text: &[u8], fault: Option<ReadErrorKind>) {
        let mut input = Input::open(Box::new(file), file.len() as u64, u64::MAX);
        assert_eq!(input.read_all(limit), (text.to_vec(), fault));
    }

    #[test]
    fn reads_up_to_the_limit() {
        check(b"seven!!", 7, b"seven!!", None);
        check(b"seven!!", 6, b"seven!!", Some(ReadErrorKind::TooLarge(6)));
        check(b"", 7, b"", None);
    }

    #[test]
    fn a_failing_disk_is_not_taken_for_damaged_data() {
        let mut input = Input::open(Box::new(Flaky(b"\x1f\x8b\x08\0\0\0\0\0\0\xff")), 0, u64::MAX);
        let (text, fault) = input.read_all(100);
        assert!(text.is_empty() && matches!(fault, Some(ReadErrorKind::Io { .. })), "{fault:?}");
    }

    #[test]
    fn counts_the_bytes_of_the_file() {
        let mut input = Input::open(Box::new(&b"seven!!"[..]), 0, u64::MAX);
        input.read_all(100);
        assert_eq!(input.bytes_read().load(Ordering::Relaxed), 7);
    }
}
