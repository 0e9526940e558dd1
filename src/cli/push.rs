//! `dateline push`.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::engine_args::EngineArgs;
use super::index::{inputs, read_settings, write_rejects};
use super::mapping::PartArgs;
use super::{ExitStatus, Failure};
use crate::date::Moment;
use crate::ingest::{Extracted, Reject, extract_all};
use crate::output::{counted, write_reject};
use crate::remote::{PushOptions, PushReport, Pusher, RemoteError};

/// How many rejected files are shown.
const SHOWN_REJECTS: usize = 5;

/// Send articles to an index of a distributed engine, as `index` puts them into a folder.
///
/// The index is made if there is none. An article takes the place of the one of the same id, so a run can be repeated.
/// Nothing is removed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PushArgs {
    /// Folders and files; `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The index: `https://HOST:9200/INDEX`.
    #[arg(long, value_name = "URL")]
    to: String,
    #[command(flatten)]
    outlet: OutletArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    parts: PartArgs,
    /// How many requests are under way at once.
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u16).range(1..=64))]
    senders: u16,
    /// Write all that gave no article, and what the engine refused, to FILE, as JSON lines.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  dateline push articles/ --to https://search.example:9200/news --ca ca.pem
  zcat feed.jsonl.gz | dateline push - --to http://127.0.0.1:9201/news --replicas 0";

pub(super) fn run(args: &PushArgs, engine: &EngineArgs) -> Result<ExitStatus, Failure> {
    let target = engine.target_at(&args.to)?;
    let options = PushOptions {
        senders: usize::from(args.senders),
        shards: args.parts.shards,
        replicas: args.parts.replicas,
        now: Moment::now(),
    };
    let fail = |error: RemoteError| Failure::Engine { query: String::new(), error: error.into(), as_json: false };
    let pusher = Pusher::new(&target, options).map_err(fail)?;
    let settings = read_settings(&args.outlet, &args.read);
    let mut rejects = Vec::new();
    let outcome = pusher.push(|send| {
        extract_all(&inputs(&args.paths), &settings, &mut |extracted| {
            let goes_on = match extracted {
                Extracted::Article(explained) => send(explained.article),
                Extracted::Reject(reject) => {
                    rejects.push(reject);
                    true
                }
            };
            if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    let (read, report) = outcome.map_err(fail)?;
    read?;
    let PushReport { added, replaced, refused } = report;
    rejects.extend(refused.into_iter().map(|(origin, reason)| Reject { origin, reason }));
    if let Some(file) = &args.rejects {
        write_rejects(file, &rejects, "the articles are sent")?;
    }
    let mut out = Context::out();
    writeln!(out, "articles: {added} added, {replaced} replaced")?;
    if !rejects.is_empty() {
        writeln!(out, "rejected: {}", counted(rejects.len() as u64, "record"))?;
        for reject in rejects.iter().take(if args.rejects.is_some() { 0 } else { SHOWN_REJECTS }) {
            write!(out, "  ")?;
            write_reject(&mut out, reject)?;
        }
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}
