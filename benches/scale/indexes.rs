//! Indexes of one corpus, each made by a process of its own, which is watched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::{Run, run};
use super::record;
use crate::contenders;

/// The argument that makes the bench an indexer of raw tantivy.
pub(crate) const RAW_INDEXER: &str = "--raw-tantivy-index";
const THREADS: usize = 2;
/// What dateline takes by default.
const MEMORY: usize = 512_000_000;

/// A corpus and its indexes in a folder.
#[derive(Debug)]
pub(crate) struct Place {
    folder: PathBuf,
    articles: usize,
}

impl Place {
    pub(crate) fn new(folder: &Path, articles: usize) -> Self {
        Self { folder: folder.to_owned(), articles }
    }

    pub(crate) fn corpus(&self) -> PathBuf {
        self.folder.join(format!("articles-{}.jsonl", self.articles))
    }

    pub(crate) fn dateline(&self) -> PathBuf {
        self.folder.join(format!("dateline-{}", self.articles))
    }

    pub(crate) fn raw_tantivy(&self) -> PathBuf {
        self.folder.join(format!("raw-tantivy-{}", self.articles))
    }

    pub(crate) fn index_with_dateline(&self) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("--quiet").arg("--index").arg(self.dateline()).arg("index").arg(self.corpus());
        command.args(["--threads", &THREADS.to_string(), "--memory", &format!("{}MB", MEMORY / 1_000_000)]);
        unless_there(&self.dateline(), command)
    }

    pub(crate) fn index_with_raw_tantivy(&self) -> Run {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(RAW_INDEXER).arg(self.corpus()).arg(self.raw_tantivy());
        unless_there(&self.raw_tantivy(), command)
    }
}

/// What the process of raw tantivy does: it reads JSON lines and takes titles and bodies as they are.
pub(crate) fn run_raw_indexer(corpus: &Path, index: &Path) {
    fs::create_dir(index).unwrap();
    contenders::raw_tantivy::write(&mut record::texts(corpus), index, THREADS, MEMORY);
}

/// Runs an indexer, or returns what it took when it made the index that is there; that is noted in a file beside it.
fn unless_there(index: &Path, mut command: Command) -> Run {
    let note = index.with_extension("json");
    if let Ok(text) = fs::read(&note) {
        return serde_json::from_slice(&text).unwrap();
    }
    // What an interrupted run left.
    _ = fs::remove_dir_all(index);
    let run = run(&mut command);
    fs::write(note, serde_json::to_vec(&run).unwrap()).unwrap();
    run
}
