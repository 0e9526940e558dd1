//! A sign that an answer is no longer wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Says whether work should stop: because somebody said so, or since its time is up. Clones say the same. The default is
/// never to stop.
///
/// ```
/// use dateline::cancellation::Cancellation;
///
/// let cancellation = Cancellation::new();
/// assert!(!cancellation.is_cancelled());
/// cancellation.clone().cancel();
/// assert!(cancellation.is_cancelled());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cancellation {
    is_cancelled: Option<Arc<AtomicBool>>,
    deadline: Option<Instant>,
}

impl Cancellation {
    /// Makes one that somebody may say so to.
    pub fn new() -> Self {
        Self { is_cancelled: Some(Arc::default()), deadline: None }
    }

    /// Makes one that says so by itself after this time.
    pub fn after(time: Duration) -> Self {
        Self { deadline: Instant::now().checked_add(time), ..Self::new() }
    }

    /// Says that the work should stop, unless this is the default.
    pub fn cancel(&self) {
        if let Some(is_cancelled) = &self.is_cancelled {
            is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// True if the work may have to stop: else it can be done in ways that do not ask.
    pub fn may_come(&self) -> bool {
        self.is_cancelled.is_some()
    }

    /// True if the work should stop. Takes some ten nanoseconds.
    pub fn is_cancelled(&self) -> bool {
        let is_said = self.is_cancelled.as_ref().is_some_and(|is_cancelled| is_cancelled.load(Ordering::Relaxed));
        is_said || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}
