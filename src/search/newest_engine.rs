//! An engine over the last commit of an index folder, opened again when there is another commit.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use super::LocalEngine;
use crate::engine::{EngineError, EngineSource, OpenEngine};
use crate::index::state_files;

/// How often opening is tried while commits come in between.
const OPEN_ATTEMPTS: u32 = 5;

/// An index folder, and an engine over the last state of it that was seen.
#[derive(Debug)]
pub struct NewestEngine {
    path: PathBuf,
    open: RwLock<OpenEngine>,
}

impl NewestEngine {
    /// Opens the index at `path`.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        Ok(Self { path: path.to_owned(), open: RwLock::new(open(path)?) })
    }
}

impl EngineSource for NewestEngine {
    fn newest(&self) -> OpenEngine {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn look(&self) -> Result<(), EngineError> {
        let generation = generation(&self.path);
        if generation.is_none_or(|generation| generation != *self.newest().generation) {
            let newer = open(&self.path)?;
            *self.open.write().unwrap_or_else(PoisonError::into_inner) = newer;
        }
        Ok(())
    }
}

/// Opens the index, and names the state that it was in before and afterwards.
fn open(path: &Path) -> Result<OpenEngine, EngineError> {
    let mut attempt = 1;
    loop {
        let before = generation(path);
        let engine = LocalEngine::open(path)?;
        let after = generation(path);
        if before == after || attempt == OPEN_ATTEMPTS {
            // What is opened amid commits has a name that the next look does not find, so it is opened again.
            let generation = before.filter(|before| after.as_ref() == Some(before)).unwrap_or_else(|| "0".to_owned());
            return Ok(OpenEngine { engine: Arc::new(engine), generation: generation.into() });
        }
        attempt += 1;
    }
}

/// Returns the name of the state of an index: a hash of the files that say what it holds and how it ranks; None if they
/// cannot be read.
fn generation(path: &Path) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    for file in state_files(path) {
        let content = match std::fs::read(file) {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(_) => return None,
        };
        hasher.update(&(content.len() as u64).to_le_bytes()).update(&content);
    }
    Some(hasher.finalize().to_hex()[..16].to_owned())
}
