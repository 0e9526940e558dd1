//! What ends an ingest before its end.

use std::path::PathBuf;

use crate::corpus::ReadError;
use crate::index::IndexError;

/// Why an ingest could not be done. A bad file or record is none: it is a line of the report.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A folder or file that was named cannot be read.
    #[error("{0}")]
    Input(ReadError),
    /// A folder is empty that the index has articles of.
    #[error("`{}` is empty, but the index holds {articles} articles of it", path.display())]
    Emptied {
        /// The folder.
        path: PathBuf,
        /// How many articles the index has of it.
        articles: u64,
    },
    /// The index cannot be written.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl IngestError {
    /// Returns what the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Input(_) => Some("if it is gone for good, --force takes its articles out of the index".to_owned()),
            Self::Emptied { .. } => Some("is it mounted? To remove these articles, say --force".to_owned()),
            Self::Index(error) => Some(error.hint()),
        }
    }
}
