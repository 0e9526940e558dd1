//! Full-text search for corpora of scraped news articles.
//!
//! Data flows one way: `corpus` reads files into raw documents, `extract` makes articles of them, `index` stores
//! them, `ingest` drives all three; `query` reads what is asked, `search` answers it, `matching` finds what to mark,
//! `output` writes it, `http` serves it, `eval` measures how good it is. Front ends know an engine only by the trait in `engine`.
//!
//! ```
//! use dateline::date::Moment;
//! use dateline::engine::{SearchEngine, SearchRequest};
//! use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
//! use dateline::search::LocalEngine;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! std::fs::create_dir(folder.path().join("articles"))?;
//! std::fs::write(folder.path().join("articles/a.txt"), "Arms deliveries\n\nThe train left for Vladivostok on Monday.")?;
//!
//! let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse()? };
//! let options = IngestOptions { read, threads: 1, memory: 64_000_000, now: Moment::now(), force: false };
//! let index = folder.path().join("index");
//! let report = ingest(&index, &[Input::Path(folder.path().join("articles"))], &options, &())?;
//! assert_eq!(report.added, 1);
//!
//! let response = LocalEngine::open(&index)?.search(&SearchRequest::new("vladivostok"))?;
//! assert_eq!(response.hits[0].title.as_deref(), Some("Arms deliveries"));
//! # Ok(())
//! # }
//! ```

pub mod cancellation;
pub mod date;
pub mod language;
pub mod period;

pub mod article;

pub mod corpus;
pub mod extract;

pub mod analysis;
pub mod index;
pub mod ingest;

pub mod query;

pub mod engine;
pub mod matching;

mod answer;
pub mod remote;
pub mod search;

pub mod eval;
pub mod http;
pub mod output;

pub mod cli;
