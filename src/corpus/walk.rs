//! Finding the files below a root. Names are made to text here, once.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Place;
use super::error::{ReadError, ReadErrorKind};
use super::path_names::readable;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path below the root, with `/` between the parts; its name if the root is the file itself. Two files never
    /// have the same: bytes that are not UTF-8, and control characters, are written `\xE9`.
    pub below_root: String,
    /// Its size in bytes; 0 for a pipe.
    pub size: u64,
    /// When it was modified, in nanoseconds since 1970; None for a pipe, which is never the same twice, or where the
    /// file system does not say.
    pub modified: Option<i64>,
}

/// What was found below a root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundFiles {
    /// The files, sorted by their path below the root.
    pub files: Vec<CorpusFile>,
    /// Folders that could not be listed and files that cannot be read. The path of the origin is below the root; where
    /// it is empty, the root was not listed to its end. What lay below such a path earlier may well be there still.
    pub unreadable: Vec<ReadError>,
    /// How many hidden files and folders were passed over.
    pub hidden: u64,
}

/// Finds the files of a corpus: those below a folder, or one file, or a pipe.
///
/// Names with a leading dot are passed over below the root. Symbolic links are followed.
///
/// # Errors
///
/// If the root does not exist or cannot be listed.
pub fn find_files(root: &Path) -> Result<FoundFiles, ReadError> {
    let fail = |error: io::Error| ReadError::new(&readable(root.as_os_str()), Place::File, error);
    let metadata = fs::metadata(root).map_err(fail)?;
    if metadata.is_dir() {
        return find_below(root);
    }
    let is_file = metadata.is_file();
    let name = if is_file { root.file_name().unwrap_or(root.as_os_str()) } else { root.as_os_str() };
    let (size, modified) = if is_file { (metadata.len(), modified(&metadata)) } else { (0, None) };
    let file = CorpusFile { path: root.to_owned(), below_root: readable(name), size, modified };
    Ok(FoundFiles { files: vec![file], ..FoundFiles::default() })
}

fn find_below(root: &Path) -> Result<FoundFiles, ReadError> {
    let mut found = FoundFiles::default();
    let mut entries = walkdir::WalkDir::new(root).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let (path, depth) = match &entry {
            Ok(entry) => (Some(entry.path()), entry.depth()),
            Err(error) => (error.path(), error.depth()),
        };
        if depth > 0 && path.and_then(Path::file_name).is_some_and(is_hidden) {
            found.hidden += 1;
            if entry.is_ok_and(|entry| entry.file_type().is_dir()) {
                entries.skip_current_dir();
            }
            continue;
        }
        let entry = match entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) => entry,
            Err(error) if depth == 0 && error.path().is_some() => return Err(listing_error(root, error)),
            Err(error) => {
                found.unreadable.push(listing_error(root, error));
                continue;
            }
        };
        let below_root = below(root, entry.path());
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => {
                let (size, modified) = (metadata.len(), modified(&metadata));
                found.files.push(CorpusFile { path: entry.into_path(), below_root, size, modified });
            }
            Ok(_) => found.unreadable.push(ReadError::new(&below_root, Place::File, ReadErrorKind::NotRegular)),
            Err(error) => found.unreadable.push(listing_error(root, error)),
        }
    }
    found.files.sort_unstable_by(|a, b| a.below_root.cmp(&b.below_root));
    found.unreadable.sort_by(|a, b| a.origin.cmp(&b.origin));
    Ok(found)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Says where the listing failed and why. Without a path in the error it is not known in which folder: then it is the
/// root, for the caller must not take anything below for deleted.
fn listing_error(root: &Path, error: walkdir::Error) -> ReadError {
    let path = error.path().unwrap_or(root);
    let is_root_itself = error.depth() == 0 && error.path().is_some();
    let name = if is_root_itself { readable(root.as_os_str()) } else { below(root, path) };
    let is_link = fs::symlink_metadata(path).is_ok_and(|link| link.is_symlink());
    let kind = match error.loop_ancestor() {
        Some(folder) => ReadErrorKind::LinkLoop(readable(folder.as_os_str())),
        None if is_link && fs::metadata(path).is_err() => ReadErrorKind::BrokenLink,
        None => error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()).into(),
    };
    ReadError::new(&name, Place::File, kind)
}

fn modified(metadata: &Metadata) -> Option<i64> {
    let modified = metadata.modified().ok()?;
    match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).ok(),
        Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(|nanos| -nanos),
    }
}

/// Returns the path below the root, with `/` between the parts.
fn below(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| readable(part.as_os_str())).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
#[cfg(unix)]
#[path = "walk_tests.rs"]
mod tests;
