//! `dateline index`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::progress::Progress;
use super::{ExitStatus, Failure};
use crate::date::{Moment, PartialDate};
use crate::ingest::{Extracted, IngestOptions, IngestReport, Input, ReadSettings, Reject, extract_all, ingest};
use crate::output::{write_article, write_json_line, write_reject, write_report};

/// The least and the most memory that can be asked for, in bytes.
const MIN_MEMORY: f64 = 32e6;
const MAX_MEMORY: f64 = 1e12;

/// How many articles a dry run shows.
const DRY_RUN_ARTICLES: usize = 5;

/// Build an index of articles, or bring it up to date.
///
/// In a folder, every file that is text or HTML is an article, whatever its extension; files of JSON, tables (CSV), web
/// archives (WARC) and archives (tar, zip) hold many. `.gz`, `.zst`, `.bz2`, `.xz` and `.lz4` of each are read too.
/// Symbolic links are followed, hidden files are skipped. A second run reads only what changed, and
/// removes from the index what is gone from the folders and files that are named.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct IndexArgs {
    /// Folders and files; `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    outlet: OutletArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    resources: ResourceArgs,
    /// Read every file again, whatever its time says; believe that a folder is empty or gone.
    #[arg(long)]
    force: bool,
    /// Show the first articles as they would be indexed, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write all files and records that gave no article to FILE, as JSON lines.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  dateline index articles/
  dateline index --source Stern stern-2023/ stern.jsonl.gz
  zcat feed.jsonl.gz | dateline index --map title=headline -
  dateline index --dry-run articles/";

/// What the work may cost.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Resources")]
pub(super) struct ResourceArgs {
    /// How many threads work; one for each processor by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// How much memory to use: `512MB`, `2GB`.
    #[arg(long, value_name = "SIZE", default_value = "512MB", value_parser = parse_size)]
    memory: usize,
}

pub(super) fn run(args: &IndexArgs, context: &Context) -> Result<ExitStatus, Failure> {
    if args.dry_run {
        return dry_run(args, context);
    }
    let read = read_settings(&args.outlet, &args.read);
    let report = bring_up_to_date(context, &args.paths, read, &args.resources, args.force)?;
    if let Some(file) = &args.rejects {
        write_rejects(file, &report.rejected, "the index is up to date")?;
    }
    let rejects_file = args.rejects.as_ref().map(|file| file.display().to_string());
    let mut out = Context::out();
    write_report(&mut out, &report, rejects_file.as_deref())?;
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Indexes what is new in the paths, and shows how far it is.
pub(super) fn bring_up_to_date(
    context: &Context,
    paths: &[PathBuf],
    read: ReadSettings,
    resources: &ResourceArgs,
    force: bool,
) -> Result<IngestReport, Failure> {
    let threads = resources.threads.map(usize::from);
    let options = IngestOptions {
        read,
        threads: threads.unwrap_or_else(processors),
        memory: resources.memory,
        now: Moment::now(),
        force,
    };
    let progress = Progress::new(context.is_quiet);
    let report = ingest(context.folder()?, &inputs(paths), &options, &progress);
    progress.finish();
    Ok(report?)
}

/// Returns how many processors there are; one, where the system does not say.
pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

pub(super) fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    let input = |path: &PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
    paths.iter().map(input).collect()
}

pub(super) fn read_settings(outlet: &OutletArgs, args: &ReadArgs) -> ReadSettings {
    ReadSettings { map: args.map.clone(), source: outlet.source.clone(), today: PartialDate::today() }
}

fn dry_run(args: &IndexArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    let mut shown = 0;
    let mut failure = None;
    extract_all(&inputs(&args.paths), &read_settings(&args.outlet, &args.read), &mut |extracted| {
        let written = match extracted {
            Extracted::Article(explained) => {
                shown += 1;
                write_article(&mut out, &explained.article, None, context.layout)
                    .and_then(|()| writeln!(out, "\n{}\n", "─".repeat(20)))
            }
            Extracted::Reject(reject) => write_reject(&mut out, &reject).and_then(|()| writeln!(out)),
        };
        if let Err(error) = written {
            failure = Some(error);
        }
        if shown == DRY_RUN_ARTICLES || failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if let Some(error) = failure {
        return Err(error.into());
    }
    writeln!(out, "these are the first articles; nothing was indexed")?;
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Writes rejects to a file; where that fails, says what was done all the same.
pub(super) fn write_rejects(file: &Path, rejects: &[Reject], what_is_done: &str) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        for reject in rejects {
            write_json_line(&mut out, reject)?;
        }
        out.flush()
    };
    write()
        .with_context(|| format!("{what_is_done}, but `{}` cannot be written", file.display()))
        .map_err(Failure::environment)
}

/// Reads a size: a number and `MB` or `GB`, of which the B may be missing.
fn parse_size(text: &str) -> Result<usize, String> {
    let upper = text.trim().to_ascii_uppercase();
    let upper = upper.strip_suffix('B').unwrap_or(&upper);
    let (number, factor) = match upper.char_indices().last() {
        Some((at, 'M')) => (&upper[..at], 1_000_000_u32),
        Some((at, 'G')) => (&upper[..at], 1_000_000_000),
        _ => (upper, 1),
    };
    let number: f64 = number.trim().parse().map_err(|_| "write a number and MB or GB, such as 512MB".to_owned())?;
    let bytes = number * f64::from(factor);
    if !(MIN_MEMORY..=MAX_MEMORY).contains(&bytes) {
        return Err("from 32MB to 1000GB".to_owned());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number lies within the bounds")]
    Ok(bytes as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_the_usual_spellings() {
        assert_eq!(parse_size("512MB"), Ok(512_000_000));
        assert_eq!(parse_size("2g"), Ok(2_000_000_000));
        assert_eq!(parse_size(" 1.5 GB"), Ok(1_500_000_000));
        assert!(parse_size("1MB").is_err());
        assert!(parse_size("lots").is_err());
        assert!(parse_size("").is_err());
        assert!(parse_size("99999999999999999999GB").is_err());
    }
}
