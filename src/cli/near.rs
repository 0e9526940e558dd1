//! `dateline near`.

use clap::ValueEnum;

use super::context::Context;
use super::query_args::QueryOptions;
use super::search::parse_count;
use super::table_format::TableFormat;
use super::{ExitStatus, Failure};
use crate::engine::{CollocateOrder, CollocatesRequest};
use crate::output::{write_collocates, write_collocates_csv};

/// List the words that stand near the matches of a query: its collocates.
///
/// Each word comes with how often it is near a match, how often it stands in the corpus, and two measures of how much it
/// belongs there: logDice, which is 14 for a word that is nowhere else, and the log-likelihood ratio G2. An occurrence
/// counts once, even if it is near several matches; the words that match do not count.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NearArgs {
    /// A query, as for `search`: what it marks in titles and bodies is looked around.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// How many words on each side are near.
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    window: u32,
    /// How often a word has to be near.
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u64).range(1..))]
    min: u64,
    /// What comes first.
    #[arg(long, value_name = "MEASURE", default_value = "logdice")]
    sort: Sort,
    /// How many words to show, 0 for all.
    #[arg(short = 'n', long, value_name = "N", default_value = "20", value_parser = parse_count)]
    number: usize,
    /// As text, as one JSON document, as one JSON line for each word, or as CSV.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[command(flatten)]
    options: QueryOptions,
}

const EXAMPLES: &str = "\
Examples:
  dateline near artillery
  dateline near '\"arms deliveries\"' --window 10
  dateline near 'kim source:stern' --sort ll -n 50
  dateline near vladivostok --min 1 --format csv";

/// What words are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// How typical they are.
    Logdice,
    /// How sure that is.
    Ll,
    /// How often they are near.
    Count,
}

impl From<Sort> for CollocateOrder {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Logdice => Self::LogDice,
            Sort::Ll => Self::LogLikelihood,
            Sort::Count => Self::Count,
        }
    }
}

pub(super) fn run(args: &NearArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.join(" ");
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json: args.format.is_json() };
    let engine = context.open().map_err(fail)?;
    let request = CollocatesRequest {
        query: args.options.request(&query),
        window: args.window,
        least: args.min,
        order: args.sort.into(),
        limit: args.number,
    };
    let response = engine.collocates(&request).map_err(fail)?;
    args.format.write_notes(&response.query, context);
    let as_text = |out: &mut dyn std::io::Write, response: &_| write_collocates(out, response, context.layout);
    args.format.write(&response, &response.collocates, as_text, write_collocates_csv)?;
    Ok(if response.collocates.is_empty() { ExitStatus::NothingFound } else { ExitStatus::Success })
}
