//! The corpus over HTTP: a web page for people, and a JSON API for programs, over any [`EngineSource`].
//!
//! The API gives the types of [`crate::engine`], as `--format json` does. The page is complete without script. Everything is
//! read only. Articles are not to be trusted: their texts are escaped wherever they are shown, no page runs script that
//! stands in it, and nothing is fetched from elsewhere.
//!
//! A request goes through `guard` (who may ask), `service` (how much may be asked at once, and for how long) and a handler of
//! `api` or `page`, which asks the engine on a thread that may block.
//!
//! [`EngineSource`]: crate::engine::EngineSource

mod address;
mod api;
mod arguments;
mod feed;
mod guard;
mod metrics;
mod opensearch;
mod page;
mod problem;
mod query_arguments;
mod router;
mod server;
mod service;

#[cfg(test)]
mod tests;

pub use guard::Access;
pub use server::{ServeError, ServeOptions, serve};
