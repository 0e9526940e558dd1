//! `dateline timeline`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::query_args::QueryOptions;
use super::table_format::TableFormat;
use super::{ExitStatus, Failure};
use crate::engine::{TimelineRequest, TimelineResponse};
use crate::output::{write_timeline, write_timeline_csv, write_timeline_svg};
use crate::period::PeriodUnit;

/// Show when the articles that answer a query were published.
///
/// Each period has a bar, the number of its articles, and their share of all articles of the period. Weeks begin on Monday
/// and are named as by ISO 8601. Articles without a date, and those with a date that does not tell the period, are counted
/// apart.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TimelineArgs {
    /// A query, as for `search`: only articles with all of it count.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// How long a period is. By default the longest of which there are 12 to 60, or the nearest to that.
    #[arg(long, value_name = "UNIT", value_parser = PossibleValuesParser::new(PeriodUnit::ALL.map(PeriodUnit::name)).map(|name| unit(&name)))]
    by: Option<PeriodUnit>,
    /// Write a picture to FILE, too: a bar chart that needs no other file and follows light and dark.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// As text, as one JSON document, as one JSON line for each period, or as CSV.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[command(flatten)]
    options: QueryOptions,
}

const EXAMPLES: &str = "\
Examples:
  dateline timeline vladivostok artillery
  dateline timeline kim --by month
  dateline timeline '*' --by year --svg corpus.svg
  dateline timeline 'source:stern' --by week --format csv";

fn unit(name: &str) -> PeriodUnit {
    PeriodUnit::from_name(name).expect("clap lets only names of units through")
}

pub(super) fn run(args: &TimelineArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.join(" ");
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json: args.format.is_json() };
    let request = TimelineRequest { query: args.options.request(&query), by: args.by };
    let engine = context.open().map_err(fail)?;
    let response = engine.timeline(&request).map_err(fail)?;
    if let Some(file) = &args.svg {
        write_svg(file, &response)?;
    }
    args.format.write_notes(&response.query, context);
    let as_text = |out: &mut dyn Write, response: &_| write_timeline(out, response, context.layout);
    args.format.write(&response, &response.periods, as_text, write_timeline_csv)?;
    Ok(if response.articles == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}

fn write_svg(file: &Path, response: &TimelineResponse) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        write_timeline_svg(&mut out, response)?;
        out.flush()
    };
    write().with_context(|| format!("`{}` cannot be written", file.display())).map_err(Failure::environment)
}
