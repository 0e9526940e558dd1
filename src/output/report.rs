//! What an ingest did, for people.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::paint::harmless;
use super::{counted, grouped, size};
use crate::ingest::IngestReport;

/// How many rejects are named.
const NAMED: usize = 10;

/// With fewer bytes than this, the rate says more about the start of the program.
const WORTH_A_RATE: u64 = 1_000_000;

/// Writes the report. `rejects_file` is where all rejects were written to, if anywhere.
pub fn write_report(out: &mut dyn Write, report: &IngestReport, rejects_file: Option<&str>) -> io::Result<()> {
    let seconds = report.took.as_secs_f64();
    let files = report.files_read + report.files_unchanged;
    write!(out, "{} in {seconds:.1} s", counted(files, "file"))?;
    if report.files_unchanged > 0 {
        write!(out, ": {} unchanged, {} read", grouped(report.files_unchanged), grouped(report.files_read))?;
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate is shown to two digits")]
    let rate = report.bytes_read as f64 / 1e6 / seconds.max(0.001);
    if report.bytes_read >= WORTH_A_RATE {
        write!(out, " ({}, {rate:.1} MB/s)", size(report.bytes_read))?;
    }
    writeln!(out)?;
    let IngestReport { added, replaced, removed, unchanged, .. } = report;
    writeln!(
        out,
        "articles: {} added, {} replaced, {} removed, {} unchanged",
        grouped(*added),
        grouped(*replaced),
        grouped(*removed),
        grouped(*unchanged)
    )?;
    if report.renamed > 0 {
        let records = counted(report.renamed, "record");
        writeln!(out, "{records} with an id that another article has: kept under the name of the file")?;
    }
    write_rejects(out, report, rejects_file)
}

fn write_rejects(out: &mut dyn Write, report: &IngestReport, rejects_file: Option<&str>) -> io::Result<()> {
    let rejected = report.rejected.len() as u64;
    let before = report.rejected_before;
    if rejected + before == 0 {
        return writeln!(out, "rejected: 0");
    }
    write!(out, "rejected: {}", grouped(rejected))?;
    if before > 0 {
        write!(out, ", and {} earlier in unchanged files (--force reads them again)", grouped(before))?;
    }
    writeln!(out)?;
    let mut reasons = BTreeMap::<&str, u64>::new();
    for reject in &report.rejected {
        *reasons.entry(&reject.reason).or_default() += 1;
    }
    if reasons.len() > 1 && report.rejected.len() > NAMED {
        let mut reasons: Vec<(&str, u64)> = reasons.into_iter().collect();
        reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
        for (reason, count) in reasons.iter().take(NAMED) {
            writeln!(out, "  {:>6}  {}", grouped(*count), harmless(reason))?;
        }
    }
    for reject in report.rejected.iter().take(NAMED) {
        writeln!(out, "  {}: {}", harmless(&reject.origin), harmless(&reject.reason))?;
    }
    let unnamed = report.rejected.len().saturating_sub(NAMED);
    match rejects_file {
        Some(file) => writeln!(out, "  all in {}", harmless(file)),
        None if unnamed > 0 => writeln!(out, "  and {} more: --rejects FILE writes all", grouped(unnamed as u64)),
        None => Ok(()),
    }
}
