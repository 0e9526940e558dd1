//! Where the members of compressed data begin, for readers that say where in the file a record stands.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many members are kept before anybody says that they matter: as many as the first bytes, which are looked at to
/// tell the format, can have.
const UNASKED: usize = 64 * 1024;

/// The members that were begun and are not yet read. The one who decompresses and the one who reads share it.
#[derive(Debug, Clone, Default)]
pub(in crate::corpus) struct MemberStarts(Arc<Mutex<Starts>>);

#[derive(Debug, Default)]
struct Starts {
    /// Offsets in the decompressed data and in the file.
    pairs: VecDeque<(u64, u64)>,
    is_followed: bool,
}

impl MemberStarts {
    /// Notes that a member begins. Only the last of those that begin at the same place is kept: the others are empty.
    pub(super) fn note(&self, decompressed: u64, compressed: u64) {
        let mut starts = self.lock();
        if let Some(last) = starts.pairs.back_mut().filter(|last| last.0 == decompressed) {
            last.1 = compressed;
        } else if starts.is_followed || starts.pairs.len() <= UNASKED {
            starts.pairs.push_back((decompressed, compressed));
        }
    }

    /// Says that somebody will call [`Self::at`] now and again, so that all members have to be noted, and goes on at
    /// the next member after a fault.
    pub(in crate::corpus) fn follow(&self) {
        self.lock().is_followed = true;
    }

    /// True if somebody asked to be told.
    pub(super) fn is_followed(&self) -> bool {
        self.lock().is_followed
    }

    /// Returns where in the file the member begins whose data begins here. Forgets all before.
    pub(in crate::corpus) fn at(&self, decompressed: u64) -> Option<u64> {
        let mut starts = self.lock();
        while starts.pairs.front().is_some_and(|pair| pair.0 < decompressed) {
            starts.pairs.pop_front();
        }
        starts.pairs.front().filter(|pair| pair.0 == decompressed).map(|pair| pair.1)
    }

    /// True if the data of a member begins here.
    pub(in crate::corpus) fn begins_at(&self, decompressed: u64) -> bool {
        self.lock().pairs.iter().rev().any(|pair| pair.0 == decompressed)
    }

    fn lock(&self) -> MutexGuard<'_, Starts> {
        // Whatever panicked, the pairs are whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_by_the_offset_of_their_data() {
        let starts = MemberStarts::default();
        starts.follow();
        for (decompressed, compressed) in [(0, 0), (100, 40), (100, 60), (250, 90)] {
            starts.note(decompressed, compressed);
        }
        assert_eq!(starts.at(0), Some(0));
        assert_eq!(starts.at(0), Some(0));
        assert_eq!(starts.at(50), None);
        assert!(starts.begins_at(250) && !starts.begins_at(249));
        // The member at 40 is empty.
        assert_eq!(starts.at(100), Some(60));
        assert_eq!(starts.at(260), None);
        assert!(starts.lock().pairs.is_empty());
    }

    #[test]
    fn what_nobody_asks_for_does_not_grow() {
        let starts = MemberStarts::default();
        (0..1_000_000).for_each(|i| starts.note(i, i));
        assert!(starts.lock().pairs.len() <= UNASKED + 1);
    }
}
