//! Bounds for what compressed data may become: a small file can hold terabytes of nothing.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::error::ReadErrorKind;

/// How many times its size compressed data may become. Texts become three to ten times as large, and files of records
/// that hardly differ a hundred times.
const MAX_RATIO: u64 = 500;

/// So many bytes are free: short files may well be nothing but padding.
const UNCHECKED: u64 = 64 << 20;

/// Passes decompressed data on until it becomes too much. Then comes an error, once, and the data ends.
pub(super) struct Bounded<R> {
    input: R,
    /// How many bytes of the compressed file were read.
    compressed: Arc<AtomicU64>,
    given: u64,
    most: u64,
    has_ended: bool,
}

impl<R: Read> Bounded<R> {
    /// `compressed` goes on while the input is read; `most` is how many bytes are given out at most.
    pub(super) fn new(input: R, compressed: Arc<AtomicU64>, most: u64) -> Self {
        Self { input, compressed, given: 0, most, has_ended: false }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.has_ended {
            return Ok(0);
        }
        let n = self.input.read(out)?;
        self.given += n as u64;
        let compressed = self.compressed.load(Ordering::Relaxed);
        let fault = if self.given > self.most {
            ReadErrorKind::Oversized(self.most)
        } else if self.given > UNCHECKED && self.given / MAX_RATIO > compressed {
            ReadErrorKind::Bomb(MAX_RATIO)
        } else {
            return Ok(n);
        };
        self.has_ended = true;
        Err(fault.into())
    }
}

impl<R> fmt::Debug for Bounded<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bounded").field("given", &self.given).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads so many bytes that come of so many, and returns how many came and what ended them.
    fn read(bytes: u64, compressed: u64, most: u64) -> (u64, Option<ReadErrorKind>) {
        let input = io::repeat(b'a').take(bytes);
        let mut bounded = Bounded::new(input, Arc::new(AtomicU64::new(compressed)), most);
        let mut buffer = vec![0; 1 << 20];
        let mut given = 0;
        loop {
            match bounded.read(&mut buffer) {
                Ok(0) => return (given, None),
                Ok(n) => given += n as u64,
                Err(error) => {
                    assert_eq!(bounded.read(&mut buffer).unwrap(), 0, "it goes on after the error");
                    return (given, Some(error.into()));
                }
            }
        }
    }

    #[test]
    fn what_expands_too_much_ends() {
        assert_eq!(read(1 << 40, 100_000, u64::MAX), (UNCHECKED, Some(ReadErrorKind::Bomb(500))));
        assert_eq!(read(100 << 20, 1 << 20, u64::MAX), (100 << 20, None));
        assert_eq!(read(UNCHECKED, 100, u64::MAX), (UNCHECKED, None));
    }

    #[test]
    fn what_is_too_large_ends() {
        assert_eq!(read(5 << 20, 5 << 20, 3 << 20), (3 << 20, Some(ReadErrorKind::Oversized(3 << 20))));
        assert_eq!(read(3 << 20, 3 << 20, 3 << 20), (3 << 20, None));
    }
}
