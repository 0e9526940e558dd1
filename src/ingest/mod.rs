//! Drives corpus → extract → index: what is new is added, what changed replaced, what is gone removed, what is the
//! same left alone.

mod budget;
mod error;
mod extraction;
mod feed;
mod file;
mod identity;
mod ledger;
mod pipeline;
mod plan;
mod preview;
mod reading;
mod report;

use std::path::PathBuf;

use crate::corpus::FieldPair;
use crate::date::{Moment, PartialDate};

pub use crate::extract::{Explained, RULES, Rules};
pub use error::IngestError;
pub use feed::{Draft, feed};
pub use ledger::{Ledger, Outcome};
pub use pipeline::ingest;
pub use preview::{Extracted, extract_all};
pub use report::{IngestReport, Reject};

/// Where the articles come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A folder or a file.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// How articles are read.
#[derive(Debug, Clone)]
pub struct ReadSettings {
    /// Which keys of a record state which field, besides those that are known anyway.
    pub map: Vec<FieldPair>,
    /// The outlet of all articles.
    pub source: Option<String>,
    /// The day after which no article was published.
    pub today: PartialDate,
}

/// How an index is brought up to date.
#[derive(Debug, Clone)]
pub struct IngestOptions {
    /// How articles are read.
    pub read: ReadSettings,
    /// How many threads work.
    pub threads: usize,
    /// How much memory they may use, in bytes.
    pub memory: usize,
    /// When this is: articles that are new are first indexed then.
    pub now: Moment,
    /// Whether to read files again that did not change, and to believe a folder that is empty now.
    pub force: bool,
}

/// Is told how far an ingest is. Called from several threads.
pub trait Observer: Sync {
    /// There are this many files to read, of this many bytes together.
    fn planned(&self, files: usize, bytes: u64);
    /// So many more bytes of the files were read.
    fn read(&self, bytes: u64);
    /// So many articles are done by now.
    fn indexed(&self, articles: u64);
    /// All is read, and the index is being merged.
    fn merging(&self);
}

/// Nobody is told.
impl Observer for () {
    fn planned(&self, _files: usize, _bytes: u64) {}
    fn read(&self, _bytes: u64) {}
    fn indexed(&self, _articles: u64) {}
    fn merging(&self) {}
}
