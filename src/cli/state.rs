//! Where the user's state files are.

use std::path::PathBuf;

/// Returns the path of a state file, None if there is no folder for such files.
pub(super) fn state_file(name: &str) -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let state = variable("XDG_STATE_HOME")
        .or_else(|| variable("HOME").map(|home| home.join(".local/state")))
        .or_else(|| variable("LOCALAPPDATA"))?;
    Some(state.join("dateline").join(name))
}
