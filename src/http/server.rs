//! Listens, and serves each connection within bounds: on the time that a head may take, on its size, and on the number of
//! connections.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::guard::Access;
use super::router::router;
use super::service::{Limits, Service};
use crate::engine::EngineSource;

/// How the server is run.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// Where to listen.
    pub address: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Who may ask.
    pub access: Access,
    /// How long a query may take.
    pub query_time: Duration,
    /// How many queries run at once.
    pub queries: usize,
}

/// Why the server cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is not free, or not ours.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The system gives no threads or timers.
    #[error("cannot run the server: {0}")]
    Run(io::Error),
}

/// How many queries may wait for each that runs: at some milliseconds each, the last waits about a second.
const WAITING: usize = 256;
/// How many exports run at once.
const EXPORTS: usize = 4;
/// The most connections at once; who comes then waits for another to end. Each takes some 12 kB, as long as it does nothing.
const CONNECTIONS: usize = 16_384;
/// How many files the system has to leave for the index.
const FILES: usize = 256;
/// How long a connection may take to send a head, and how long it may do nothing.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// The largest head of a request, in bytes. A query of the greatest length is a third of it.
const HEAD_SIZE: usize = 64 * 1024;
/// How long connections have to end when the server stops.
const STOP_TIME: Duration = Duration::from_secs(10);
/// How long to wait when the system gives no more connections.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until the system says to stop (Ctrl-C, a signal to end), and tells `listening` where.
pub fn serve(
    source: Arc<dyn EngineSource>,
    options: ServeOptions,
    listening: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Run)?;
    runtime.block_on(async {
        let address = SocketAddr::new(options.address, options.port);
        let listener = TcpListener::bind(address).await.map_err(|error| ServeError::Listen { address, error })?;
        let stop = stop_signal().map_err(ServeError::Run)?;
        listening(listener.local_addr().map_err(ServeError::Run)?);
        let limits = Limits {
            query_time: options.query_time,
            running: options.queries,
            waiting: options.queries * WAITING,
            exports: EXPORTS,
        };
        let service = Service::new(source, options.access, limits);
        let watch = tokio::spawn(service.clone().watch());
        serve_until(listener, router(service), stop).await;
        watch.abort();
        Ok(())
    })
}

/// Returns what ends when the system asks the process to.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Returns what ends when the system asks the process to.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async { _ = tokio::signal::ctrl_c().await })
}

/// Returns how many connections may be open at once: as many as the system lets us, which often takes asking, but for what the
/// index needs.
#[cfg(unix)]
fn most_connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    // Where that is refused, what there is has to do.
    _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    let files = getrlimit(Resource::Nofile).current.and_then(|files| usize::try_from(files).ok()).unwrap_or(usize::MAX);
    files.saturating_sub(FILES).clamp(FILES, CONNECTIONS)
}

/// Returns how many connections may be open at once.
#[cfg(not(unix))]
fn most_connections() -> usize {
    CONNECTIONS.min(FILES)
}

async fn serve_until(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(most_connections()));
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_SIZE);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.expect("the semaphore is never closed");
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        _ = stream.set_nodelay(true);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // Clients that break off are no news.
            _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tracing::info!("stopping");
    _ = tokio::time::timeout(STOP_TIME, open.shutdown()).await;
}
