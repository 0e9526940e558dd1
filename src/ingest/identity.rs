//! Which article is which: ids, hashes of content and stamps of files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::ReadSettings;
use crate::corpus::{CorpusFile, Media, Metadata, RawDocument};

/// The version of the rules that make articles of documents. Raising it makes the next run read all files again.
const RULES_VERSION: u32 = 3;

/// The stamp of a file that may change without its stamp changing; it is never equal to another.
pub(super) const UNRELIABLE: u64 = 0;

/// What streams are called.
pub(super) const STREAM: &str = "stdin";

/// A file changed this shortly before it was read may change again within the same tick of the clock, in nanoseconds.
const CLOCK_TICK: i64 = 2_000_000_000;

/// What, besides the file, decides what comes out of it: changed settings make every file a changed file.
#[derive(Debug, Clone, Copy)]
pub(super) struct SettingsHash([u8; 32]);

impl SettingsHash {
    pub(super) fn of(settings: &ReadSettings) -> Self {
        let ReadSettings { map, source, today: _ } = settings;
        let map: Vec<String> = map.iter().map(ToString::to_string).collect();
        let text = format!("{RULES_VERSION} {source:?} {map:?}");
        Self(*blake3::hash(text.as_bytes()).as_bytes())
    }

    /// Returns the stamp of a file, [`UNRELIABLE`] if it changed a moment ago or its time is not known.
    pub(super) fn stamp(&self, file: &CorpusFile) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
        let now = i64::try_from(now).unwrap_or(i64::MAX);
        let Some(modified) = file.modified.filter(|modified| *modified < now - CLOCK_TICK) else { return UNRELIABLE };
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(&file.size.to_le_bytes());
        hasher.update(&modified.to_le_bytes());
        // One of 2^64 files gets a stamp that is never relied on, which only costs time.
        first_u64(&hasher)
    }

    /// Returns the hash of a document: of its text and of what its record states, not of where it stands.
    pub(super) fn content(&self, document: &RawDocument) -> u64 {
        let RawDocument { origin: _, metadata, media, text } = document;
        let Metadata { id, url, title, date, source, author, language, section } = metadata;
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        for field in [id, url, title, date, source, author, language, section] {
            let field = field.as_deref();
            // The length parts the fields; a missing field has one that none has.
            hasher.update(&field.map_or(u64::MAX, |field| field.len() as u64).to_le_bytes());
            hasher.update(field.unwrap_or_default().as_bytes());
        }
        hasher.update(&[u8::from(*media == Media::Html)]);
        hasher.update(text.as_bytes());
        first_u64(&hasher)
    }
}

fn first_u64(hasher: &blake3::Hasher) -> u64 {
    let bytes = *hasher.finalize().as_bytes();
    u64::from_le_bytes(bytes[..8].try_into().expect("a hash has 32 bytes"))
}

/// Returns what the index knows a file or folder by: its path, from the folder that the index lies in where it is below
/// that, so that both can be moved together.
pub(super) fn location(path: &Path, base: &Path) -> String {
    path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned()
}

/// Returns the folder that the index lies in, without links.
pub(super) fn base_of(index: &Path) -> PathBuf {
    let absolute = std::path::absolute(index).unwrap_or_else(|_| index.to_owned());
    let parent = absolute.parent().unwrap_or(&absolute);
    parent.canonicalize().unwrap_or_else(|_| parent.to_owned())
}

/// Returns what a document of a stream is known by that states no name, by the hash of what it holds: the next stream counts
/// its lines from 1 again.
pub(super) fn stream_id(content: u64) -> String {
    format!("{STREAM}:{content:016x}")
}

/// Returns what a document of a file is known by that states no name, where it is to be told from those of all other folders:
/// the name of the file, with a hash of its whole path.
pub(super) fn place_id(path: &Path, document: &RawDocument) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    format!("{name}@{}{}", &hash[..16], document.origin.within_file())
}

/// The ids that are taken in this run.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Hashes of the ids: with two million of them, the odds that two are the same are one in ten million.
    taken: HashSet<u64>,
}

impl Claims {
    /// Takes an id for an article of this run. False if it is taken.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id_hash(id))
    }

    /// Takes ids for articles of an earlier run, by their hashes.
    pub(super) fn take_hashes(&mut self, hashes: &[u64]) {
        self.taken.extend(hashes);
    }
}

/// Returns what an id is told by.
pub(super) fn id_hash(id: &str) -> u64 {
    let hash = *blake3::hash(id.as_bytes()).as_bytes();
    u64::from_le_bytes(hash[..8].try_into().expect("a hash has 32 bytes"))
}
