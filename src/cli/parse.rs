//! `dateline parse`.

use std::io::Write;

use clap::ValueEnum;

use super::context::Context;
use super::query_args::QueryArgs;
use super::{ExitStatus, Failure};
use crate::engine::EngineError;
use crate::output::{write_json, write_note, write_parts};
use crate::search::parse_without_index;

/// Show how a query is read, and how many articles each part of it finds.
///
/// For wildcards, spellings and regular expressions, the words of the index that they stand for are named. Without an
/// index, nothing is counted.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ParseArgs {
    #[command(flatten)]
    query: QueryArgs,
    /// As text or as one JSON document.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    format: ParseFormat,
}

/// How a query is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ParseFormat {
    /// For people.
    Text,
    /// One document, in which each part has its place in the query.
    Json,
}

const EXAMPLES: &str = "\
Examples:
  dateline parse 'artiller* (train OR rail) -moscow since:\"last month\"'
  dateline parse --format json kim w/5 putin | jq .tree";

pub(super) fn run(args: &ParseArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.text();
    let as_json = args.format == ParseFormat::Json;
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
    let request = args.query.request();
    let (parsed, no_index) = match context.open() {
        Ok(engine) => (engine.parse(&request), None),
        Err(error) => (parse_without_index(&request), Some(error)),
    };
    let parsed = parsed.map_err(fail)?;
    if let (Some(error), true) = (no_index, parsed.errors.is_empty()) {
        context.note(|out| writeln!(out, "note: nothing is counted: {error}"));
    }
    let mut out = Context::out();
    if as_json {
        write_json(&mut out, &parsed)?;
        out.flush()?;
        return Ok(if parsed.errors.is_empty() { ExitStatus::Success } else { ExitStatus::Usage });
    }
    for note in &parsed.notes {
        context.note(|out| write_note(out, &query, note, context.error_layout));
    }
    if !parsed.errors.is_empty() {
        return Err(fail(EngineError::Query(parsed.errors)));
    }
    write_parts(&mut out, &parsed, context.layout)?;
    out.flush()?;
    Ok(ExitStatus::Success)
}
