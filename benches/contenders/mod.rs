//! The two that are compared, and indexes of one corpus for both.

pub(crate) mod dateline;
pub(crate) mod raw_aggregations;
pub(crate) mod raw_tantivy;

use std::path::PathBuf;

use ::dateline::search::LocalEngine;
use raw_tantivy::RawTantivy;
use tempfile::TempDir;

use crate::corpus::Corpus;

/// The memory budget of each writer, in bytes: what dateline takes on a small machine.
pub(crate) const MEMORY: usize = 256_000_000;

/// An index of each, written by one thread, so that both have one segment.
pub(crate) struct Indexes {
    folder: TempDir,
}

impl Indexes {
    pub(crate) fn build(corpus: &Corpus) -> Self {
        let indexes = Self { folder: tempfile::tempdir().unwrap() };
        dateline::build(&corpus.folder, &indexes.dateline(), 1);
        std::fs::create_dir(indexes.raw_tantivy()).unwrap();
        raw_tantivy::build(&corpus.articles, &indexes.raw_tantivy(), 1);
        indexes
    }

    pub(crate) fn open(&self) -> (LocalEngine, RawTantivy) {
        (dateline::open(&self.dateline()), RawTantivy::open(&self.raw_tantivy()))
    }

    pub(crate) fn dateline(&self) -> PathBuf {
        self.folder.path().join("dateline")
    }

    pub(crate) fn raw_tantivy(&self) -> PathBuf {
        self.folder.path().join("raw_tantivy")
    }
}
