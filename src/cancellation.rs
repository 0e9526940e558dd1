//! A sign that an answer is no longer wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Says whether work should stop: because somebody said so, or since its time is up. Clones say the same.
///
/// ```
/// use dateline::cancellation::Cancellation;
///
/// let cancellation = Cancellation::default();
/// assert!(!cancellation.is_cancelled());
/// cancellation.clone().cancel();
/// assert!(cancellation.is_cancelled());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cancellation {
    is_cancelled: Arc<AtomicBool>,
    deadline: Option<Instant>,
}

impl Cancellation {
    /// Makes one that says so by itself after this time.
    pub fn after(time: Duration) -> Self {
        Self { is_cancelled: Arc::default(), deadline: Instant::now().checked_add(time) }
    }

    /// Says that the work should stop.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// True if the work should stop. Takes some ten nanoseconds.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed) || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}
