//! What is to be done: the difference of the corpus and what the index knows of it.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::identity::{self, SettingsHash, UNRELIABLE};
use super::reading::STREAM_LOCATION;
use super::{IngestError, Input};
use crate::corpus::{CorpusFile, FoundFiles, ReadError, find_files};
use crate::index::{FileState, Manifest};

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The files to read, by location.
    pub(super) read: Vec<PlannedFile>,
    /// The streams to read after them.
    pub(super) streams: Vec<Option<CorpusFile>>,
    /// The locations of files that are gone.
    pub(super) gone: HashSet<String>,
    /// How many articles are gone with them.
    pub(super) gone_articles: u64,
    /// The files that are left alone, summed up.
    pub(super) unchanged: FileState,
    /// How many they are.
    pub(super) unchanged_files: u64,
    /// Folders and files that cannot be read.
    pub(super) unreadable: Vec<ReadError>,
    /// Hidden files and folders that were passed over.
    pub(super) hidden: u64,
}

/// A file to read.
#[derive(Debug)]
pub(super) struct PlannedFile {
    pub(super) file: CorpusFile,
    pub(super) location: String,
    /// What the index will know it unchanged by.
    pub(super) stamp: u64,
    /// Whether the index has something of it.
    pub(super) is_known: bool,
}

/// A folder or file that was named, and what was found there.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    is_folder: bool,
    pub(super) found: FoundFiles,
}

/// Looks for the files of the inputs. A stream is a root that is None. With `force`, a path that does not exist is an
/// empty folder.
pub(super) fn find_roots(inputs: &[Input], force: bool) -> Result<Vec<Option<Root>>, IngestError> {
    let find = |input: &Input| match input {
        Input::Stdin => Ok(None),
        Input::Path(path) => {
            // A pipe such as /dev/fd/63 has no path of its own.
            let canonical = if path.is_dir() || path.is_file() { path.canonicalize().ok() } else { None };
            let canonical = canonical.or_else(|| without_links(path)).unwrap_or_else(|| path.clone());
            let found = match find_files(&canonical) {
                // What is not there any more can be taken out of the index.
                Err(_) if force && !canonical.exists() => FoundFiles::default(),
                found => found.map_err(IngestError::Input)?,
            };
            Ok(Some(Root { is_folder: canonical.is_dir(), path: canonical, found }))
        }
    };
    inputs.iter().map(find).collect()
}

/// Returns where a path that does not exist would be, without links. None for a pipe, which is where it is.
fn without_links(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let absolute = std::path::absolute(path).ok()?;
    let parent = absolute.parent()?.canonicalize().ok()?;
    Some(parent.join(absolute.file_name()?))
}

/// Compares the roots with the manifest.
pub(super) fn plan(
    roots: Vec<Option<Root>>,
    manifest: &Manifest,
    settings: SettingsHash,
    index: &Path,
    force: bool,
) -> Result<Plan, IngestError> {
    let base = identity::base_of(index);
    let mut plan = Plan::default();
    let mut files = BTreeMap::<String, CorpusFile>::new();
    let mut scopes = Vec::new();
    // `dateline index .` must not index its own index. Files are listed below a root without links, and so is this.
    let own_folder = index.canonicalize().unwrap_or_else(|_| index.to_owned());
    for root in roots {
        let Some(Root { path, is_folder, mut found }) = root else {
            plan.streams.push(None);
            continue;
        };
        let scope = Scope::of(&path, &base, &found);
        leave_out_indexes(&mut found, Some(&own_folder));
        if found.files.is_empty() && found.unreadable.is_empty() && !force {
            let articles = scope.articles(manifest);
            if articles > 0 {
                return Err(IngestError::Emptied { path, articles });
            }
        }
        for file in found.files {
            if file.modified.is_none() {
                plan.streams.push(Some(file));
            } else {
                let absolute = if is_folder { path.join(&file.below_root) } else { path.clone() };
                files.insert(identity::location(&absolute, &base), file);
            }
        }
        plan.unreadable.extend(found.unreadable);
        plan.hidden += found.hidden;
        scopes.push(scope);
    }
    for (location, known) in sorted(manifest) {
        if !files.contains_key(location) && scopes.iter().any(|scope| scope.covers(location)) {
            plan.gone.insert(location.clone());
            plan.gone_articles += known.articles;
        }
    }
    for (location, file) in files {
        let stamp = settings.stamp(&file);
        let known = manifest.files.get(&location);
        match known {
            Some(state) if !force && stamp != UNRELIABLE && state.stamp == Some(stamp) => {
                plan.unchanged_files += 1;
                plan.unchanged.articles += state.articles;
                plan.unchanged.rejects += state.rejects;
            }
            _ => plan.read.push(PlannedFile { file, stamp, is_known: known.is_some(), location }),
        }
    }
    Ok(plan)
}

/// Takes the files of indexes out, of our own and of others: `dateline index .` is about articles.
pub(super) fn leave_out_indexes(found: &mut FoundFiles, own_folder: Option<&Path>) {
    let is_index = |folder: &&Path| folder.join(".managed.json").exists();
    let metas = found.files.iter().filter(|file| file.path.ends_with("meta.json"));
    let mut folders: Vec<PathBuf> =
        metas.filter_map(|file| file.path.parent()).filter(is_index).map(Path::to_owned).collect();
    folders.extend(own_folder.map(Path::to_owned));
    found.files.retain(|file| !folders.iter().any(|folder| file.path.starts_with(folder)));
}

fn sorted(manifest: &Manifest) -> BTreeMap<&String, &FileState> {
    manifest.files.iter().collect()
}

/// The locations that a root answers for.
#[derive(Debug)]
struct Scope {
    root: String,
    /// Paths below which nothing is known this time.
    unreadable: Vec<String>,
}

impl Scope {
    fn of(path: &Path, base: &Path, found: &FoundFiles) -> Self {
        let root = identity::location(path, base);
        let unreadable = found.unreadable.iter().map(|error| join(&root, &error.origin.path)).collect();
        Self { root, unreadable }
    }

    fn covers(&self, location: &str) -> bool {
        location != STREAM_LOCATION
            && is_at_or_below(location, &self.root)
            && !self.unreadable.iter().any(|path| is_at_or_below(location, path))
    }

    fn articles(&self, manifest: &Manifest) -> u64 {
        let covered = sorted(manifest).into_iter().filter(|(location, _)| self.covers(location));
        covered.map(|(_, state)| state.articles).sum()
    }
}

fn join(root: &str, below: &str) -> String {
    Path::new(root).join(below).to_string_lossy().trim_end_matches('/').to_owned()
}

/// True if a location is this path or below it. The empty path is the folder of the index itself, which every
/// relative location is below.
fn is_at_or_below(location: &str, path: &str) -> bool {
    match location.strip_prefix(path) {
        Some(_) if path.is_empty() => !location.starts_with('/'),
        Some(rest) => rest.is_empty() || rest.starts_with('/') || path.ends_with('/'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(location: &str, path: &str, expected: bool) {
        assert_eq!(is_at_or_below(location, path), expected, "{location} {path}");
    }

    #[test]
    fn a_root_answers_for_what_is_below_it_and_nothing_beside() {
        check("articles/a.txt", "articles", true);
        check("articles/b/a.txt", "articles", true);
        check("articles", "articles", true);
        check("articles-2/a.txt", "articles", false);
        check("/data/a.txt", "articles", false);
        check("/data/a.txt", "/", true);
        check("a.txt", "", true);
        check("/data/a.txt", "", false);
    }
}
