//! The engine for front ends that stay: opened again when the index has changed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::client::{Client, Method};
use super::{Dialect, RemoteEngine, RemoteError, Target};
use crate::engine::{EngineError, EngineSource, OpenEngine};

/// How long what is known of the index is believed.
const INTERVAL: Duration = Duration::from_secs(5);

/// Gives an engine for the newest state of an index.
#[derive(Debug)]
pub struct RemoteSource {
    target: Target,
    client: Client,
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
        let client = Client::new(&target)?;
        let open = open(&target, &client)?;
        Ok(Self { target, client, state: Mutex::new(State { open, looked: Instant::now() }) })
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
        let generation = generation(&self.client);
        self.state().looked = Instant::now();
        if *self.newest().generation != *generation? {
            let open = open(&self.target, &self.client)?;
            self.state().open = open;
        }
        Ok(())
    }
}

/// Opens an index. Its state is asked for first: what changes meanwhile is seen at the next look.
fn open(target: &Target, client: &Client) -> Result<OpenEngine, EngineError> {
    let generation = generation(client)?;
    let engine = RemoteEngine::open(target)?;
    Ok(OpenEngine { engine: Arc::new(engine), generation: generation.into() })
}

/// Returns a name of the state of an index: of how many articles it holds and has taken in.
fn generation(client: &Client) -> Result<String, RemoteError> {
    if client.dialect == Dialect::Quickwit {
        let listed = client.listed()?;
        return Ok(format!("{}x{}", listed["docs.count"], listed["store.size"]).replace('"', ""));
    }
    let path = format!("/{}/_stats/docs,indexing", client.index);
    let stats = client.ask(&Method::GET, &path, None)?;
    let primaries = &stats["_all"]["primaries"];
    let number = |group: &str, name: &str| primaries[group][name].as_u64().unwrap_or(0);
    let (count, deleted) = (number("docs", "count"), number("docs", "deleted"));
    Ok(format!("{count:x}x{deleted:x}x{:x}", number("indexing", "index_total")))
}
