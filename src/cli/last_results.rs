//! The last result list, so that `dateline show 2` knows what 2 is.
//!
//! It is the user's and not the index's, which may be shared or read-only; so it lies with the user's state files.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::state::state_file;
use crate::engine::{Matching, QueryRequest, Syntax};

/// The ids of a result list.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct LastResults {
    /// The number of the first.
    first: usize,
    ids: Vec<String>,
    /// The query, which `show` marks the matches of.
    #[serde(default)]
    query: Option<String>,
    /// Whether the query is words and nothing else.
    #[serde(default)]
    is_plain: bool,
    /// Whether one of its bare words is enough.
    #[serde(default)]
    takes_any: bool,
}

impl LastResults {
    pub(super) fn new(first: usize, ids: Vec<String>) -> Self {
        Self { first, ids, query: None, is_plain: false, takes_any: false }
    }

    /// Notes the query of the list.
    pub(super) fn of_query(self, query: &QueryRequest) -> Self {
        Self {
            query: Some(query.text.clone()),
            is_plain: query.syntax == Syntax::Plain,
            takes_any: query.matching == Matching::Any,
            ..self
        }
    }

    /// Returns the query of the list, None if none is known.
    pub(super) fn query(&self) -> Option<QueryRequest> {
        let syntax = if self.is_plain { Syntax::Plain } else { Syntax::Full };
        let matching = if self.takes_any { Matching::Any } else { Matching::All };
        Some(QueryRequest { syntax, matching, ..QueryRequest::new(self.query.as_deref()?) })
    }

    /// Returns the id that stood at this number, None if none did.
    pub(super) fn id(&self, number: usize) -> Option<&str> {
        self.ids.get(number.checked_sub(self.first)?).map(String::as_str)
    }

    /// Reads the last list of this index, None if none is kept.
    pub(super) fn load(index: &Path) -> Option<Self> {
        let text = std::fs::read(file_of(index)?).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// Keeps the list. Where that cannot be done, for want of a home or of space, `show` says that it knows of no
    /// list; the search itself is not disturbed.
    pub(super) fn save(&self, index: &Path) {
        let save = || -> Option<()> {
            let file = file_of(index)?;
            std::fs::create_dir_all(file.parent()?).ok()?;
            let new = file.with_extension(format!("{}.new", std::process::id()));
            std::fs::write(&new, serde_json::to_vec(self).ok()?).ok()?;
            std::fs::rename(&new, &file).ok()
        };
        _ = save();
    }
}

/// Returns the file for an index, None if there is no folder for such files.
fn file_of(index: &Path) -> Option<PathBuf> {
    // The address of a distributed engine is no path.
    let is_address = index.to_str().is_some_and(|index| index.contains("://"));
    let index = if is_address { index.to_owned() } else { index.canonicalize().ok()? };
    state_file("results", index.as_os_str(), "json")
}
