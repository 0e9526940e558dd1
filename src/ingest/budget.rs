//! A bound on the bytes that are on their way from the files into the index.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Hands out permits for bytes, and makes whoever asks wait until there are enough.
#[derive(Debug)]
pub(super) struct ByteBudget {
    limit: usize,
    used: Mutex<usize>,
    released: Condvar,
}

/// The right to hold so many bytes; given back when dropped.
#[derive(Debug)]
pub(super) struct Permit {
    bytes: usize,
    budget: Arc<ByteBudget>,
}

impl ByteBudget {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self { limit, used: Mutex::new(0), released: Condvar::new() })
    }

    /// Waits until these bytes are free. More than all there are wait until nothing else is held.
    pub(super) fn acquire(self: &Arc<Self>, bytes: usize) -> Permit {
        let bytes = bytes.min(self.limit);
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |used: &mut usize| *used + bytes > self.limit;
        let mut used = self.released.wait_while(used, is_full).unwrap_or_else(PoisonError::into_inner);
        *used += bytes;
        Permit { bytes, budget: Arc::clone(self) }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *self.budget.used.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.budget.released.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_waits_for_those_who_hold() {
        let budget = ByteBudget::new(10);
        let first = budget.acquire(6);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| budget.acquire(1_000).bytes);
            assert!(!waiting.is_finished());
            drop(first);
            assert_eq!(waiting.join().unwrap(), 10);
        });
        assert_eq!(*budget.used.lock().unwrap(), 0);
    }
}
