//! The engine for front ends that stay: opened again when the index has changed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::client::Method;
use super::{RemoteEngine, RemoteError, Target};
use crate::engine::{EngineError, EngineSource, OpenEngine};

/// How long what is known of the index is believed.
const INTERVAL: Duration = Duration::from_secs(5);

/// Gives an engine for the newest state of an index.
#[derive(Debug)]
pub struct RemoteSource {
    target: Target,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    open: OpenEngine,
    looked: Instant,
}

impl RemoteSource {
    /// Opens an index.
    pub fn open(target: Target) -> Result<Self, EngineError> {
        let open = open(&target)?;
        Ok(Self { target, state: Mutex::new(State { open, looked: Instant::now() }) })
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EngineSource for RemoteSource {
    fn newest(&self) -> OpenEngine {
        self.state().open.clone()
    }

    fn look(&self) -> Result<(), EngineError> {
        if self.state().looked.elapsed() < INTERVAL {
            return Ok(());
        }
        let open = open(&self.target);
        let mut state = self.state();
        state.looked = Instant::now();
        let open = open?;
        if open.generation != state.open.generation {
            state.open = open;
        }
        Ok(())
    }
}

fn open(target: &Target) -> Result<OpenEngine, EngineError> {
    let engine = RemoteEngine::open(target)?;
    let generation = generation(&engine)?;
    Ok(OpenEngine { engine: Arc::new(engine), generation: generation.into() })
}

/// Returns a name of the state of an index: of how many articles it holds and has taken in.
fn generation(engine: &RemoteEngine) -> Result<String, RemoteError> {
    let path = format!("/{}/_stats/docs,indexing", engine.client.index);
    let stats = engine.client.ask(&Method::GET, &path, None)?;
    let primaries = &stats["_all"]["primaries"];
    let number = |group: &str, name: &str| primaries[group][name].as_u64().unwrap_or(0);
    let (count, deleted) = (number("docs", "count"), number("docs", "deleted"));
    Ok(format!("{count:x}x{deleted:x}x{:x}", number("indexing", "index_total")))
}
