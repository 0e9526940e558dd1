//! `dateline stats`.

use std::io::Write;

use super::context::Context;
use super::search::Format;
use super::{ExitStatus, Failure};
use crate::output::{write_json, write_json_line, write_stats};

/// Show what the index holds: articles, files, dates, languages, size.
#[derive(Debug, clap::Args)]
pub(super) struct StatsArgs {
    /// As text or as JSON.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &StatsArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let stats = context.open().map_err(fail)?.stats().map_err(fail)?;
    let mut out = Context::out();
    match args.format {
        Format::Text => write_stats(&mut out, &stats)?,
        Format::Json => write_json(&mut out, &stats)?,
        Format::Jsonl => write_json_line(&mut out, &stats)?,
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}
