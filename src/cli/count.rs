//! `dateline count`.

use std::io::Write;

use super::context::Context;
use super::query_args::QueryOptions;
use super::{ExitStatus, Failure};

/// Print how many articles answer a query.
///
/// Only articles with all of the query count. The exit status is 1 if there are none.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CountArgs {
    /// A query, as for `search`.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    options: QueryOptions,
}

const EXAMPLES: &str = "\
Examples:
  dateline count vladivostok artillery
  dateline count 'source:stern since:2023-09 -moscow'
  dateline count '*'";

pub(super) fn run(args: &CountArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.join(" ");
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json: false };
    let engine = context.open().map_err(fail)?;
    let articles = engine.count(&args.options.request(&query)).map_err(fail)?;
    let mut out = Context::out();
    writeln!(out, "{articles}")?;
    out.flush()?;
    Ok(if articles == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
