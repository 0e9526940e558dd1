//! `dateline push`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::Context as _;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::engine_args::EngineArgs;
use super::index::{inputs, read_settings, write_rejects};
use super::mapping::PartArgs;
use super::progress::Progress;
use super::state::state_file;
use super::{ExitStatus, Failure};
use crate::date::Moment;
use crate::ingest::{Draft, IngestReport, Input, Ledger, Observer, Outcome, Reject, feed};
use crate::output::{counted, write_report};
use crate::remote::{Freight, PushOptions, PushReport, Pushed, Pusher, RemoteError, Settlement};

/// Send articles to an index of a distributed engine, as `index` puts them into a folder.
///
/// The index is made if there is none. An article takes the place of the one that it was before; nothing is removed.
/// A second run reads only what changed, and one after a broken run what is missing: which files were sent is kept with the
/// user's state files.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PushArgs {
    /// Folders and files; `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The index: `https://HOST:9200/INDEX`, in Quickwit `http://HOST:7280/api/v1/_elastic/INDEX`.
    #[arg(long, value_name = "URL")]
    to: String,
    #[command(flatten)]
    outlet: OutletArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    parts: PartArgs,
    /// Send everything again, whatever was sent before.
    #[arg(long)]
    force: bool,
    /// How many requests are under way at once.
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u16).range(1..=64))]
    senders: u16,
    /// Write all that gave no article, and what the engine refused, to FILE, as JSON lines.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  dateline push articles/ --to https://search.example:9200/news --ca ca.pem --credentials who.txt
  zcat feed.jsonl.gz | dateline push - --to http://127.0.0.1:9201/news --replicas 0";

pub(super) fn run(args: &PushArgs, engine: &EngineArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let started = Instant::now();
    let target = engine.target_at(&args.to)?;
    let inputs = inputs(&args.paths);
    // A path that is not there is no reason to make an index.
    for input in &inputs {
        if let Input::Path(path) = input {
            let found = std::fs::metadata(path).with_context(|| format!("`{}` cannot be read", path.display()));
            found.map_err(Failure::environment)?;
        }
    }
    let options = PushOptions {
        senders: usize::from(args.senders),
        shards: args.parts.shards,
        replicas: args.parts.replicas,
        now: Moment::now(),
    };
    let fail = |error: RemoteError| Failure::Engine { query: String::new(), error: error.into(), as_json: false };
    let pusher = Pusher::new(&target, options).map_err(fail)?;
    let settings = read_settings(&args.outlet, &args.read);
    let ledger = ledger(pusher.identity(), args.force)?;
    let progress = Progress::new(context.is_quiet);
    let (rejects, settled) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    let note = |file: u64, outcome: Outcome| {
        ledger.settle(file, outcome);
        progress.indexed(settled.fetch_add(1, Ordering::Relaxed) + 1);
    };
    let open = |draft: Draft| {
        let file = draft.file;
        let reject = match draft.into_article() {
            Ok(article) => return Some(article),
            Err(reject) => reject,
        };
        rejects.lock().unwrap_or_else(PoisonError::into_inner).push(reject);
        note(file, Outcome::Unfit);
        None
    };
    let settle = |file: u64, settlement: Settlement| {
        let outcome = match settlement {
            Settlement::Taken => Outcome::Taken,
            Settlement::Unfit => Outcome::Unfit,
            Settlement::Refused => Outcome::Refused,
        };
        note(file, outcome);
    };
    let freight = Freight { open: &open, settle: &settle };
    let Pushed { produced, report: PushReport { added, replaced, refused, repeated }, failure } = pusher
        .push_documents(&freight, |send| {
            feed(&inputs, &settings, &ledger, &progress, &mut |draft| {
                let file = draft.file;
                send(draft, file)
            })
        });
    progress.finish();
    let n_refused = refused.len() as u64;
    let mut report = IngestReport { added, replaced, took: started.elapsed(), ..produced? };
    report.rejected.extend(rejects.into_inner().unwrap_or_else(PoisonError::into_inner));
    report.rejected.extend(refused.into_iter().map(|(origin, reason)| Reject { origin, reason }));
    report.rejected.sort_by_cached_key(Reject::place);
    // What went wrong with the articles is said, whatever becomes of what is said about them.
    let written = write_all(args, &report, repeated);
    if let Some(error) = failure {
        let next = if inputs.contains(&Input::Stdin) {
            "what comes by standard input has to be sent again"
        } else {
            "the next run goes on with the files that are missing"
        };
        Context::message(|out| writeln!(out, "not all is sent; {next}"));
        return Err(fail(error));
    }
    if n_refused > 0 {
        let error = anyhow::anyhow!("the engine refused {}", counted(n_refused, "article"));
        let hint = "see the reasons above; --force sends all files again";
        return Err(Failure::Other { status: ExitStatus::Environment, error, hint: Some(hint.to_owned()) });
    }
    written?;
    if let Some(error) = ledger.failure() {
        let hint = "the articles are sent, and the next run sends some again";
        let error = anyhow::Error::new(error).context("the list of the files that were sent cannot be kept");
        return Err(Failure::Other { status: ExitStatus::Environment, error, hint: Some(hint.to_owned()) });
    }
    Ok(ExitStatus::Success)
}

fn write_all(args: &PushArgs, report: &IngestReport, repeated: u64) -> Result<(), Failure> {
    let rejects_file = args.rejects.as_ref().map(|file| file.display().to_string());
    let mut out = Context::out();
    write_report(&mut out, report, rejects_file.as_deref())?;
    if repeated > 0 {
        let articles = counted(repeated, "article");
        writeln!(out, "{articles} may be there twice: the engine did not say whether it had taken them")?;
    }
    out.flush()?;
    match &args.rejects {
        Some(file) => write_rejects(file, &report.rejected, "the push is done"),
        None => Ok(()),
    }
}

/// Opens the list of what was sent to an index.
fn ledger(identity: &str, force: bool) -> Result<Ledger, Failure> {
    let Some(file) = state_file("pushed", identity.as_ref(), "jsonl") else { return Ok(Ledger::default()) };
    let head = serde_json::json!({ "index": identity }).to_string();
    let open = || {
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("")))?;
        Ledger::open(&file, &head, force)
    };
    open().with_context(|| format!("`{}` cannot be written", file.display())).map_err(Failure::environment)
}
