//! dateline through its public interface, as its command line uses it.

use std::path::Path;

use dateline::engine::{
    FacetField, FacetRequest, FragmentOptions, QueryRequest, SearchEngine, SearchRequest, TimelineRequest,
};
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::period::PeriodUnit;
use dateline::search::LocalEngine;

use super::MEMORY;

/// Makes an index of all files below `folder`, or brings it up to date.
pub(crate) fn build(folder: &Path, index: &Path, threads: usize) {
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let options = IngestOptions { read, threads, memory: MEMORY, now: dateline::date::Moment::now(), force: false };
    let report = ingest(index, &[Input::Path(folder.to_owned())], &options, &()).unwrap();
    assert!(report.added + report.replaced > 0);
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

/// Returns how many articles answer a query.
pub(crate) fn count(engine: &LocalEngine, query: &str) -> u64 {
    engine.count(&QueryRequest::new(query)).unwrap()
}

/// Returns how many articles the ten outlets have that have most of those that answer a query.
pub(crate) fn by_source(engine: &LocalEngine, query: &str) -> Vec<u64> {
    let request = FacetRequest { query: QueryRequest::new(query), field: FacetField::Source, limit: 10 };
    engine.facets(&request).unwrap().facets.iter().map(|facet| facet.articles).collect()
}

/// Returns how many articles that answer a query were published in each period.
pub(crate) fn timeline(engine: &LocalEngine, query: &str, by: PeriodUnit) -> Vec<u64> {
    let request = TimelineRequest { query: QueryRequest::new(query), by: Some(by) };
    engine.timeline(&request).unwrap().periods.iter().map(|period| period.articles).collect()
}
