//! dateline through its public interface, as its command line uses it.

use std::path::Path;

use dateline::engine::{FragmentOptions, SearchEngine, SearchRequest};
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::search::LocalEngine;

use super::MEMORY;

/// Makes an index of all files below `folder`.
pub(crate) fn build(folder: &Path, index: &Path, threads: usize) {
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let options = IngestOptions { read, threads, memory: MEMORY, force: false };
    let report = ingest(index, &[Input::Path(folder.to_owned())], &options, &()).unwrap();
    assert!(report.added > 0);
}

pub(crate) fn open(index: &Path) -> LocalEngine {
    LocalEngine::open(index).unwrap()
}

/// Returns the number of hits among the first ten, each fetched, its matches marked in the title and, with
/// `has_snippets`, in two pieces of the body.
pub(crate) fn search(engine: &LocalEngine, query: &str, has_snippets: bool) -> usize {
    let count = if has_snippets { 2 } else { 0 };
    let request = SearchRequest {
        fragments: FragmentOptions { count, ..FragmentOptions::default() },
        ..SearchRequest::new(query)
    };
    std::hint::black_box(engine.search(&request).unwrap()).hits.len()
}
