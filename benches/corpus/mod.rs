//! The articles that all benches work on: generated, or those of a folder that `DATELINE_BENCH_CORPUS` names.

mod generator;
pub(crate) mod random;
pub(crate) mod vocabulary;

use std::path::PathBuf;

use dateline::article::Article;
use dateline::corpus::{RawDocument, ReadOptions, find_files, open};
use dateline::extract::{ExtractOptions, extract};
use tempfile::TempDir;

/// How many articles are generated: some 14 MB, a few seconds of indexing.
const ARTICLES: usize = 5_000;

/// A corpus, on disk and in memory.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) folder: PathBuf,
    /// The files as they were read; files that are no text are passed over.
    pub(crate) documents: Vec<RawDocument>,
    /// What was made of them.
    pub(crate) articles: Vec<Article>,
    /// The size of the documents' texts: the denominator of every throughput.
    pub(crate) bytes: u64,
    /// Removes a generated folder in the end.
    _generated: Option<TempDir>,
}

impl Corpus {
    pub(crate) fn load() -> Self {
        let (folder, generated) = if let Some(folder) = std::env::var_os("DATELINE_BENCH_CORPUS") {
            (PathBuf::from(folder), None)
        } else {
            let generated = tempfile::tempdir().unwrap();
            generator::write(generated.path(), ARTICLES);
            (generated.path().to_owned(), Some(generated))
        };
        let read_options = ReadOptions::default();
        let mut documents = Vec::new();
        for file in find_files(&folder).unwrap().files {
            let Ok(mut reader) = open(&file, &read_options) else { continue };
            documents.extend(std::iter::from_fn(|| reader.next_document()).filter_map(Result::ok));
        }
        let options = extract_options();
        let articles: Vec<Article> = documents.iter().filter_map(|document| extract(document, &options).ok()).collect();
        assert!(!articles.is_empty(), "`{}` holds no articles", folder.display());
        let bytes = documents.iter().map(|document| document.text.len() as u64).sum();
        Self { folder, documents, articles, bytes, _generated: generated }
    }
}

/// Returns fixed options: today's date must not change what is measured.
pub(crate) fn extract_options() -> ExtractOptions {
    ExtractOptions { source: None, today: "2026-01-01".parse().unwrap() }
}
