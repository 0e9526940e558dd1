//! The folder of an index, as tantivy reads and writes it, with two differences.
//!
//! tantivy takes a lock file before it reads, so that a folder that cannot be written cannot be searched; here such
//! a folder is read without the lock. And tantivy makes its two small files readable by their owner only; here they
//! get the mode that the user's umask gives, like all others.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// What the files are opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Lookups here and there: the system should not read ahead.
    Search,
    /// Reading through, while writing.
    Write,
}

/// Writes a file of an index folder as a whole: beside the old one, which it then replaces. The name of the new file is
/// always the same, so that a crash leaves no more than one behind, which the next write takes over.
pub(crate) fn replace_file(root: &Path, name: &Path, data: &[u8]) -> io::Result<()> {
    // Hidden, so that a folder in which only this is left is still free for an index.
    let beside = root.join(format!(".{}.new", name.display()));
    let mut file = File::create(&beside)?;
    file.write_all(data)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&beside, root.join(name))
}

/// An index folder.
#[derive(Debug, Clone)]
pub(super) struct IndexDirectory {
    inner: MmapDirectory,
    root: PathBuf,
}

impl IndexDirectory {
    /// Opens a folder, which must exist.
    pub(super) fn open(root: &Path, access: Access) -> Result<Self, OpenDirectoryError> {
        let inner = match access {
            // With the default read-ahead a first query from disk is 6 to 12 times slower: it pulls in megabytes
            // of postings for a few blocks.
            #[cfg(unix)]
            Access::Search => MmapDirectory::open_with_madvice(root, tantivy::directory::Advice::Random)?,
            _ => MmapDirectory::open(root)?,
        };
        Ok(Self { inner, root: root.to_owned() })
    }
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        replace_file(&self.root, path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.inner.acquire_lock(lock) {
            Err(LockError::IoError(error)) if lock.filepath == META_LOCK.filepath && is_refusal(&error) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            other => other,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// True if the file system does not let us write.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
