//! The folder of an index: whether it is one, of which format, and how a new one is made.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings};

use super::IndexError;
use super::article_store::ArticleStorePlugin;
use super::directory::{Access, IndexDirectory};
use super::schema::{FORMAT_VERSION, schema, tokenizers};

/// The name of the file in which ranking options are kept, which belong to whatever index is made in the folder.
pub(crate) const RANKING_FILE: &str = "ranking.json";

/// The name of the file in which tantivy lists what was committed.
const META_FILE: &str = "meta.json";

/// What leads the payload of each commit; the format version follows.
const PAYLOAD_PREFIX: &str = "dateline ";

/// How far the last run came, as the payload of its last commit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// The first articles are being added; their segments are still to be merged into one.
    FirstBuild,
    /// Articles were added to others, and are not settled yet, see [`super::settle`].
    Unsettled,
    /// All is done.
    Settled,
}

impl Progress {
    const ALL: [Self; 3] = [Self::FirstBuild, Self::Unsettled, Self::Settled];

    /// Returns what each commit carries: the version of the format, and how far the run came.
    pub(super) fn payload(self) -> String {
        let state = match self {
            Self::FirstBuild => " first build",
            Self::Unsettled => "",
            Self::Settled => " settled",
        };
        format!("{PAYLOAD_PREFIX}{FORMAT_VERSION}{state}")
    }

    /// Returns what a payload says; None if it is not one of this format.
    pub(super) fn of_payload(payload: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.payload() == payload)
    }
}

/// True if there is an index at `path`, be it a good one or not.
pub(super) fn is_index(path: &Path) -> bool {
    path.join(META_FILE).exists()
}

/// Returns the small files that say what an index at `path` holds and how it ranks: whenever it changes, one of them does.
pub(crate) fn state_files(path: &Path) -> [PathBuf; 2] {
    [META_FILE, RANKING_FILE].map(|name| path.join(name))
}

/// Opens an existing index, of which the format is checked.
pub(super) fn open_folder(path: &Path, access: Access) -> Result<Index, IndexError> {
    check_format(path)?;
    let directory =
        IndexDirectory::open(path, access).map_err(|error| IndexError::from_tantivy(path, &error.into()))?;
    let mut index = Index::open(directory).map_err(|error| IndexError::from_tantivy(path, &error))?;
    if index.schema() != schema().0 {
        return Err(IndexError::OtherVersion { path: path.to_owned(), found: "unknown".to_owned() });
    }
    index.set_tokenizers(tokenizers());
    index.register_plugin(Arc::new(ArticleStorePlugin::default()));
    Ok(index)
}

/// Says why `path` cannot be an index that this program reads.
fn check_format(path: &Path) -> Result<(), IndexError> {
    let system = |error: &std::io::Error| IndexError::System { path: path.to_owned(), reason: error.to_string() };
    let meta_path = path.join(META_FILE);
    let meta = match std::fs::read(&meta_path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let has_nothing_else = is_free(path).unwrap_or(false);
            return Err(if has_nothing_else {
                IndexError::Missing(path.to_owned())
            } else {
                IndexError::NotAnIndex(path.to_owned())
            });
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(IndexError::NotAnIndex(path.to_owned()));
        }
        Err(error) => return Err(system(&error)),
    };
    let damaged = || IndexError::Damaged { path: path.to_owned(), reason: format!("`{META_FILE}` cannot be read") };
    let meta: serde_json::Value = serde_json::from_slice(&meta).map_err(|_| damaged())?;
    let found = match meta.get("payload").and_then(serde_json::Value::as_str) {
        Some(payload) => payload.to_owned(),
        // The process that made the folder ended before its first commit.
        None if meta.get("opstamp").and_then(serde_json::Value::as_u64) == Some(0) => return Ok(()),
        None => "unknown".to_owned(),
    };
    if Progress::of_payload(&found).is_some() {
        return Ok(());
    }
    let found = found.strip_prefix(PAYLOAD_PREFIX).and_then(|found| found.split(' ').next());
    let found = found.unwrap_or("unknown").to_owned();
    Err(IndexError::OtherVersion { path: path.to_owned(), found })
}

/// Makes an index in a folder that is new, empty or holds a readme and hidden files only.
pub(super) fn create_folder(path: &Path) -> Result<Index, IndexError> {
    let system = |error: &std::io::Error| IndexError::System { path: path.to_owned(), reason: error.to_string() };
    std::fs::create_dir_all(path).map_err(|error| system(&error))?;
    if !is_free(path).map_err(|error| system(&error))? {
        return Err(IndexError::Occupied(path.to_owned()));
    }
    let directory =
        IndexDirectory::open(path, Access::Write).map_err(|error| IndexError::from_tantivy(path, &error.into()))?;
    // tantivy's own store stays empty.
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let builder = Index::builder().schema(schema().0).settings(settings).tokenizers(tokenizers());
    let created = builder.register_plugin(Arc::new(ArticleStorePlugin::default())).open_or_create(directory);
    created.map_err(|error| IndexError::from_tantivy(path, &error))
}

/// Whether nothing in the folder would be in the way of an index. True where there is no folder.
fn is_free(path: &Path) -> std::io::Result<bool> {
    let entries = match std::fs::read_dir(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        other => other?,
    };
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && name != "README.md" && name != RANKING_FILE {
            return Ok(false);
        }
    }
    Ok(true)
}
