//! What can go wrong with an index, and whom to tell what to do.

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenReadError};

/// An index cannot be made, opened, read or written. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is nothing at the path.
    #[error("there is no index at `{}`", .0.display())]
    Missing(PathBuf),
    /// The folder holds something else.
    #[error("`{}` is not an index", .0.display())]
    NotAnIndex(PathBuf),
    /// The folder holds files of something else, so no index is made there.
    #[error("`{}` holds other files, so no index is made there", .0.display())]
    Occupied(PathBuf),
    /// Made by another version of dateline.
    #[error("the index at `{}` has format {found}, this program reads format {}", path.display(), super::FORMAT_VERSION)]
    OtherVersion {
        /// The folder.
        path: PathBuf,
        /// What its commit says, or `unknown`.
        found: String,
    },
    /// Another process writes to it.
    #[error("the index at `{}` is being written by another process", .0.display())]
    Busy(PathBuf),
    /// A file of it is missing, cut or holds something else.
    #[error("the index at `{}` is damaged: {reason}", path.display())]
    Damaged {
        /// The folder.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The system refuses.
    #[error("the index at `{}` cannot be used: {reason}", path.display())]
    System {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
}

impl IndexError {
    /// Returns what the user can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Missing(path) => format!(
                "make one with `dateline index --index {} FOLDER`, or name another with --index or $DATELINE_INDEX",
                path.display()
            ),
            Self::NotAnIndex(_) => "name the folder of an index with --index or $DATELINE_INDEX".to_owned(),
            Self::Occupied(_) => "give --index a new or an empty folder".to_owned(),
            Self::OtherVersion { path, .. } | Self::Damaged { path, .. } => format!(
                "move `{}` away and build it again with `dateline index`; the articles themselves are not in danger",
                path.display()
            ),
            Self::Busy(_) => "wait until it is done; searching is possible meanwhile".to_owned(),
            Self::System { .. } => {
                "check the disk and the permissions of the folder, and run it again; what was committed is safe"
                    .to_owned()
            }
        }
    }

    /// Sorts an error of tantivy about the index at `path`.
    pub(crate) fn from_tantivy(path: &Path, error: &TantivyError) -> Self {
        let path = path.to_owned();
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy(path),
            TantivyError::IoError(io) if matches!(io.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidData) => {
                Self::Damaged { path, reason: "a file of it is cut short or was changed".to_owned() }
            }
            TantivyError::IoError(io) | TantivyError::LockFailure(LockError::IoError(io), _) => {
                Self::System { path, reason: io.to_string() }
            }
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
                Self::Damaged { path, reason: format!("`{}` is missing", file.display()) }
            }
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }) => {
                let reason = format!("`{}`: {io_error}", filepath.display());
                if io_error.kind() == ErrorKind::PermissionDenied {
                    Self::System { path, reason }
                } else {
                    Self::Damaged { path, reason }
                }
            }
            TantivyError::IncompatibleIndex(_) | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
                Self::OtherVersion { path, found: "unknown".to_owned() }
            }
            TantivyError::OpenWriteError(_)
            | TantivyError::OpenDirectoryError(_)
            | TantivyError::SystemError(_)
            | TantivyError::InternalError(_)
            | TantivyError::ErrorInThread(_) => Self::System { path, reason: in_words(error) },
            _ => Self::Damaged { path, reason: "a file of it is cut short or was changed".to_owned() },
        }
    }
}

/// Runs something that reads the index at `path`. A file that was changed behind our back makes tantivy panic here and
/// there; that is a damaged index and not the end of the program.
pub fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, IndexError>) -> Result<T, IndexError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        let reason = format!("reading it failed ({message})");
        Err(IndexError::Damaged { path: path.to_owned(), reason })
    })
}

/// Says in words what tantivy passes on from the system. It ends its threads when a write fails and tells only some of
/// the callers why.
fn in_words(error: &TantivyError) -> String {
    let text = error.to_string();
    if text.contains("No space left") {
        "no space is left on the disk".to_owned()
    } else if text.contains("writer was killed") {
        "writing failed; is the disk full?".to_owned()
    } else {
        text
    }
}
