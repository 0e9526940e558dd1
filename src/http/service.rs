//! What handlers ask with: the newest engine, on threads that may block, with bounds on how much is asked at once and how
//! long it may take.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::HeaderValue;
use axum::response::Response;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::guard::Access;
use super::metrics::Metrics;
use super::problem::HttpProblem;
use crate::cancellation::Cancellation;
use crate::engine::{EngineSource, OpenEngine};

/// How often to look for a newer state of the index, which takes 20 microseconds where there is none. Commits are to be seen
/// within a second.
const LOOK_INTERVAL: Duration = Duration::from_millis(200);

/// How much may be asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How long a query may take.
    pub(super) query_time: Duration,
    /// How many queries run at once.
    pub(super) running: usize,
    /// How many may wait until others end.
    pub(super) waiting: usize,
    /// How many exports run at once: they take as long as their reader does.
    pub(super) exports: usize,
}

/// What all handlers share.
#[derive(Clone)]
pub(super) struct Service {
    source: Arc<dyn EngineSource>,
    limits: Limits,
    /// A place for each query that runs.
    running: Arc<Semaphore>,
    /// A place for each query that runs or waits.
    admitted: Arc<Semaphore>,
    /// A place for each export.
    exports: Arc<Semaphore>,
    pub(super) access: Arc<Access>,
    pub(super) metrics: Arc<Metrics>,
}

/// An answer, and how long it took on the engine's side.
#[derive(Debug)]
pub(super) struct Answered<T> {
    pub(super) answer: T,
    took: Duration,
}

impl<T> Answered<T> {
    /// Says in a response how long it took.
    pub(super) fn with_timing(&self, mut response: Response) -> Response {
        let timing = format!("engine;dur={:.3}", self.took.as_secs_f64() * 1_000.0);
        if let Ok(timing) = HeaderValue::from_str(&timing) {
            response.headers_mut().insert("server-timing", timing);
        }
        response
    }
}

/// Says that an answer is no longer wanted when whoever waits for it is gone.
struct CancelWhenDropped(Cancellation);

impl Drop for CancelWhenDropped {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Service {
    pub(super) fn new(source: Arc<dyn EngineSource>, access: Access, limits: Limits) -> Self {
        Self {
            source,
            limits,
            running: Arc::new(Semaphore::new(limits.running)),
            admitted: Arc::new(Semaphore::new(limits.running + limits.waiting)),
            exports: Arc::new(Semaphore::new(limits.exports)),
            access: Arc::new(access),
            metrics: Arc::default(),
        }
    }

    /// Asks the engine. What is asked gets a sign by which it is told that its time is up or nobody waits for it.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&OpenEngine, Cancellation) -> Result<T, HttpProblem> + Send + 'static,
    ) -> Result<Answered<T>, HttpProblem> {
        let places = self.admit().await?;
        let open = self.open();
        let cancellation = Cancellation::after(self.limits.query_time);
        let _cancel = CancelWhenDropped(cancellation.clone());
        let started = Instant::now();
        let answer = tokio::task::spawn_blocking(move || {
            let answer = ask(&open, cancellation);
            drop(places);
            answer
        });
        let answer = answer.await.map_err(|_| HttpProblem::Fault)?;
        let took = started.elapsed();
        self.metrics.answered(took);
        answer.map(|answer| Answered { answer, took })
    }

    /// Waits for a place among the queries that run.
    async fn admit(&self) -> Result<[OwnedSemaphorePermit; 2], HttpProblem> {
        let admitted = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| HttpProblem::TooMany)?;
        let running = Arc::clone(&self.running).acquire_owned();
        match tokio::time::timeout(self.limits.query_time, running).await {
            Ok(Ok(running)) => Ok([admitted, running]),
            Ok(Err(_)) | Err(_) => Err(HttpProblem::TooMany),
        }
    }

    /// Takes a place among the exports.
    pub(super) fn admit_export(&self) -> Result<OwnedSemaphorePermit, HttpProblem> {
        Arc::clone(&self.exports).try_acquire_owned().map_err(|_| HttpProblem::TooMany)
    }

    /// Returns the newest engine.
    pub(super) fn open(&self) -> OpenEngine {
        self.source.newest()
    }

    /// Looks for a newer state of the index again and again.
    pub(super) async fn watch(self) {
        let mut failed = false;
        loop {
            tokio::time::sleep(LOOK_INTERVAL).await;
            let source = Arc::clone(&self.source);
            let looked = tokio::task::spawn_blocking(move || source.look()).await;
            // Once is enough: it will be the same five times a second.
            match looked {
                Ok(Ok(())) => failed = false,
                Ok(Err(error)) if !failed => {
                    tracing::warn!("{error}; answers come from its last state");
                    failed = true;
                }
                _ => {}
            }
        }
    }
}
