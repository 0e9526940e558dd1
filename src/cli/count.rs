//! `dateline count`.

use std::io::Write;

use super::context::Context;
use super::{ExitStatus, Failure};
use crate::engine::{QueryRequest, SearchEngine};
use crate::search::LocalEngine;

/// Print how many articles answer a query.
///
/// Only articles with all of the query count. The exit status is 1 if there are none.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CountArgs {
    /// A query, as for `search`.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  dateline count vladivostok artillery
  dateline count 'source:stern since:2023-09 -moscow'
  dateline count '*'";

pub(super) fn run(args: &CountArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.join(" ");
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json: false };
    let engine = LocalEngine::open(&context.index).map_err(fail)?;
    let articles = engine.count(&QueryRequest::new(&query)).map_err(fail)?;
    let mut out = Context::out();
    writeln!(out, "{articles}")?;
    out.flush()?;
    Ok(if articles == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
