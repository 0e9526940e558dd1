//! A stream of which as much as one likes can be looked at before it is taken.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::super::Place;
use super::super::bytes::{Input, MemberStarts};
use super::super::error::ReadErrorKind;

const PIECE: usize = 256 * 1024;

/// The room that is kept when a long record was taken.
const KEPT_ROOM: usize = 4 << 20;

/// A fault belongs to a record that ends so many bytes before it.
const BLANK_LINES: u64 = 4;

/// The bytes of a file from a place on.
#[derive(Debug)]
pub(super) struct Window {
    input: Input,
    bytes: Vec<u8>,
    /// What was taken of the bytes.
    start: usize,
    /// Where the window begins, in the decompressed data.
    offset: u64,
    members: MemberStarts,
    bytes_read: Arc<AtomicU64>,
    /// With where they are in the decompressed data.
    faults: VecDeque<(u64, ReadErrorKind)>,
    has_ended: bool,
}

impl Window {
    /// Looks at an input from its beginning.
    pub(super) fn new(input: Input) -> Self {
        let members = input.members();
        members.follow();
        Self {
            bytes_read: input.bytes_read(),
            input,
            bytes: Vec::new(),
            start: 0,
            offset: 0,
            members,
            faults: VecDeque::new(),
            has_ended: false,
        }
    }

    /// Returns the next bytes: at least so many, unless the file has no more.
    pub(super) fn ahead(&mut self, len: usize) -> &[u8] {
        while self.bytes.len() - self.start < len && !self.has_ended {
            self.read_piece();
        }
        &self.bytes[self.start..]
    }

    /// Takes bytes, as many as the window has at most.
    pub(super) fn take(&mut self, len: usize) {
        let len = len.min(self.bytes.len() - self.start);
        self.start += len;
        self.offset += len as u64;
    }

    /// Takes bytes without keeping them; returns how many there were.
    pub(super) fn skip(&mut self, len: u64) -> u64 {
        let mut left = len;
        while left > 0 {
            let ahead = self.ahead(1).len();
            if ahead == 0 {
                break;
            }
            let taken = usize::try_from(left).unwrap_or(usize::MAX).min(ahead);
            self.take(taken);
            left -= taken as u64;
        }
        len - left
    }

    /// Returns where the window begins: in the file, or, if the file is compressed and no member begins here, in the
    /// decompressed data.
    pub(super) fn place(&self) -> Place {
        Place::Offset(self.members.at(self.offset).unwrap_or(self.offset))
    }

    /// Returns what was wrong with the file so far, each fault once.
    pub(super) fn take_fault(&mut self) -> Option<ReadErrorKind> {
        self.faults.pop_front().map(|fault| fault.1)
    }

    /// Returns what was wrong within the next bytes or just behind them, once.
    pub(super) fn take_fault_within(&mut self, len: usize) -> Option<ReadErrorKind> {
        let end = self.offset + len as u64 + BLANK_LINES;
        if self.faults.front()?.0 <= end { self.take_fault() } else { None }
    }

    /// Returns the count of bytes taken from the file so far, which goes on while reading.
    pub(super) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    fn read_piece(&mut self) {
        // Nobody is going to ask for the members before, of which there may be many.
        self.members.at(self.offset);
        self.bytes.drain(..std::mem::take(&mut self.start));
        if self.bytes.len() < KEPT_ROOM {
            self.bytes.shrink_to(KEPT_ROOM);
        }
        match self.input.by_ref().take(PIECE as u64).read_to_end(&mut self.bytes) {
            Ok(0) => self.has_ended = true,
            Ok(_) => {}
            Err(error) => {
                let fault = error.into();
                // Reading may go on at the next member.
                self.has_ended = !matches!(fault, ReadErrorKind::Damaged(_) | ReadErrorKind::TrailingData);
                let place = self.offset + self.bytes.len() as u64;
                // A member that gave nothing at all is no fault of the record before it.
                let place = if self.members.begins_at(place) { place + BLANK_LINES + 1 } else { place };
                self.faults.push_back((place, fault));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(bytes: &[u8]) -> Window {
        Window::new(Input::open(Box::new(std::io::Cursor::new(bytes.to_vec())), 0, u64::MAX))
    }

    #[test]
    fn looks_ahead_and_takes() {
        let mut window = window(b"The harbour");
        assert!(window.ahead(3).starts_with(b"The"));
        window.take(4);
        assert_eq!(window.ahead(100), b"harbour");
        assert_eq!(window.place(), Place::Offset(4));
        window.take(100);
        assert!(window.ahead(1).is_empty());
        assert_eq!(window.place(), Place::Offset(11));
    }

    #[test]
    fn skips_more_than_it_holds() {
        let mut window = window(&b"0123456789".repeat(100_000));
        assert_eq!(window.skip(999_995), 999_995);
        assert_eq!(window.ahead(100), b"56789");
        assert_eq!(window.skip(100), 5);
        assert!(window.bytes.capacity() <= KEPT_ROOM + 2 * PIECE);
    }

    #[test]
    fn a_place_is_in_the_file_where_a_member_begins() {
        let (one, two) = (zstd::encode_all(&b"one "[..], 1).unwrap(), zstd::encode_all(&b"two"[..], 1).unwrap());
        let mut window = window(&[&one[..], &two].concat());
        window.ahead(7);
        assert_eq!(window.place(), Place::Offset(0));
        window.take(2);
        assert_eq!(window.place(), Place::Offset(2));
        window.take(2);
        assert_eq!(window.place(), Place::Offset(one.len() as u64));
    }

    #[test]
    fn a_fault_comes_after_the_bytes_before_it() {
        let text: Vec<u8> = (0..99_999_u32).flat_map(|i| (i.wrapping_mul(2_654_435_769)).to_le_bytes()).collect();
        let data = zstd::encode_all(&text[..], 1).unwrap();
        let mut window = window(&data[..data.len() - 5]);
        assert_eq!(window.take_fault_within(100), None);
        let len = window.ahead(usize::MAX).len();
        assert!(len > 100_000);
        assert_eq!(window.take_fault_within(len - 5), None);
        assert_eq!(window.take_fault(), Some(ReadErrorKind::CutShort));
        assert_eq!(window.take_fault(), None);
    }
}
