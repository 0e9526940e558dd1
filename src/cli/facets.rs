//! `dateline facets`.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::query_args::QueryOptions;
use super::search::parse_count;
use super::table_format::TableFormat;
use super::{ExitStatus, Failure};
use crate::engine::{FacetField, FacetRequest};
use crate::output::{write_facets, write_facets_csv};

/// Count articles by source, author, language, section or date.
///
/// Values of most articles come first; dates stand in the order of time. An article with several authors counts for each.
/// Articles without a value, or without a date that is exact enough, are counted in the last line.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct FacetsArgs {
    /// What to count by.
    #[arg(value_name = "FIELD", value_parser = PossibleValuesParser::new(FacetField::ALL.map(FacetField::name)).map(|name| field(&name)))]
    field: FacetField,
    /// A query, as for `search`: only articles with all of it count. All articles if there is none.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// How many values to show, 0 for all. By default 20, and all dates.
    #[arg(short = 'n', long, value_name = "N", value_parser = parse_count)]
    number: Option<usize>,
    /// As text, as one JSON document, as one JSON line for each value, or as CSV.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[command(flatten)]
    options: QueryOptions,
}

const EXAMPLES: &str = "\
Examples:
  dateline facets source
  dateline facets author vladivostok -n 5
  dateline facets year 'kim putin' --format csv
  dateline facets section source:stern --format json";

/// How many values are shown if nothing else is said.
const DEFAULT_NUMBER: usize = 20;

fn field(name: &str) -> FacetField {
    FacetField::from_name(name).expect("clap lets only names of fields through")
}

pub(super) fn run(args: &FacetsArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let query = args.query.join(" ");
    let asked = if args.query.is_empty() { args.options.everything() } else { args.options.request(&query) };
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json: args.format.is_json() };
    let default = if args.field.period().is_some() { 0 } else { DEFAULT_NUMBER };
    let limit = args.number.unwrap_or(default);
    let request = FacetRequest { query: asked, field: args.field, limit };
    let engine = context.open().map_err(fail)?;
    let response = engine.facets(&request).map_err(fail)?;
    args.format.write_notes(&response.query, context);
    let as_text = |out: &mut dyn std::io::Write, response: &_| write_facets(out, response, context.layout);
    args.format.write(&response, &response.facets, as_text, write_facets_csv)?;
    Ok(if response.articles == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
