//! How the benches that print tables measure and print.

pub(crate) mod cpu;
mod latency;
pub(crate) mod table;

use std::path::Path;

pub(crate) use latency::Latencies;

/// Returns the value that so many percent of the values do not exceed; sorts them.
pub(crate) fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100);
    values.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// Returns the size of all files in a folder, in bytes.
pub(crate) fn folder_bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| if entry.path().is_dir() { folder_bytes(&entry.path()) } else { entry.metadata().unwrap().len() })
        .sum()
}

#[expect(clippy::cast_precision_loss, reason = "sizes are shown with three digits")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
