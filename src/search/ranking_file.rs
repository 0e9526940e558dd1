//! The ranking options that are kept with an index: a small file beside it, `ranking.json`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::engine::{EngineError, RankingOptions};
use crate::index::{ArticleIndex, RANKING_FILE, replace_file};

/// Reads the options that are kept with the index at `path`; none where there is no file of them.
pub fn read_ranking(path: &Path) -> Result<RankingOptions, EngineError> {
    let file = file_of(path);
    let text = match std::fs::read(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(RankingOptions::default()),
        Err(error) => return Err(failed(&file, &error)),
        Ok(text) => text,
    };
    let read: Result<RankingOptions, serde_json::Error> = serde_json::from_slice(&text);
    let options = read.map_err(|error| malformed(&file, &error.to_string()))?;
    match options.out_of_range() {
        Some(name) => Err(malformed(&file, &format!("`{name}` is out of its range"))),
        None => Ok(options),
    }
}

/// Keeps options with the index at `path`, which must be one; with none set, removes what is kept.
pub fn write_ranking(path: &Path, options: RankingOptions) -> Result<(), EngineError> {
    let is_index = ArticleIndex::open(path);
    is_index.map_err(|error| EngineError::Environment { message: error.to_string(), hint: error.hint() })?;
    let file = file_of(path);
    if options == RankingOptions::default() {
        return match std::fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&file, &error)),
            _ => Ok(()),
        };
    }
    let mut text = serde_json::to_string_pretty(&options).expect("numbers are JSON");
    text.push('\n');
    replace_file(path, RANKING_FILE.as_ref(), text.as_bytes()).map_err(|error| failed(&file, &error))
}

fn file_of(path: &Path) -> PathBuf {
    path.join(RANKING_FILE)
}

fn failed(file: &Path, error: &std::io::Error) -> EngineError {
    let message = format!("`{}` cannot be used: {error}", file.display());
    EngineError::Environment { message, hint: "check the permissions of the file and its folder".to_owned() }
}

fn malformed(file: &Path, reason: &str) -> EngineError {
    let message = format!("`{}` cannot be read: {reason}", file.display());
    EngineError::Environment { message, hint: "remove it with `dateline ranking --reset`".to_owned() }
}
