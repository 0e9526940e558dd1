//! Where the user's state files are.

use std::ffi::OsStr;
use std::path::PathBuf;

/// Returns the path of a state file, `KIND-HASH.EXTENSION` by what it belongs to; None if there is no folder for such files.
pub(super) fn state_file(kind: &str, of: &OsStr, extension: &str) -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let state = variable("XDG_STATE_HOME")
        .or_else(|| variable("HOME").map(|home| home.join(".local/state")))
        .or_else(|| variable("LOCALAPPDATA"))?;
    let hash = blake3::hash(of.as_encoded_bytes()).to_hex();
    Some(state.join("dateline").join(format!("{kind}-{}.{extension}", &hash[..16])))
}
