//! Where an engine comes from, if the index behind it changes while programs go on asking.

use std::sync::Arc;

use super::{EngineError, SearchEngine};

/// Gives an engine for the newest state of an index.
pub trait EngineSource: Send + Sync {
    /// Returns an engine over the newest state that is known, at once. It stays as it is; whoever asks again may get another.
    fn newest(&self) -> OpenEngine;

    /// Looks whether the index has changed, and opens it again if it has; that may take some milliseconds. To be called
    /// again and again. While the index cannot be read, what is known stays.
    fn look(&self) -> Result<(), EngineError>;
}

/// An engine over one state of an index.
#[derive(Clone)]
pub struct OpenEngine {
    /// What answers.
    pub engine: Arc<dyn SearchEngine>,
    /// The name of the state: the same answers come as long as it is the same. ASCII letters and digits.
    pub generation: Arc<str>,
}

impl std::fmt::Debug for OpenEngine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenEngine").field("generation", &self.generation).finish_non_exhaustive()
    }
}
