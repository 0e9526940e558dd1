//! `dateline terms`.

use super::context::Context;
use super::search::parse_count;
use super::table_format::TableFormat;
use super::{ExitStatus, Failure};
use crate::cancellation::Cancellation;
use crate::engine::TermsRequest;
use crate::output::{write_terms, write_terms_csv};

/// List the words of the corpus, those of most articles first.
///
/// Words are those of titles and bodies as they are written, case and diacritics folded.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TermsArgs {
    /// What the words begin with; with `*` for any letters or `?` for one letter, what they look like.
    #[arg(value_name = "PREFIX", default_value = "", hide_default_value = true)]
    pattern: String,
    /// How many words to show, 0 for all.
    #[arg(short = 'n', long, value_name = "N", default_value = "50", value_parser = parse_count)]
    number: usize,
    /// As text, as one JSON document, as one JSON line for each word, or as CSV.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
}

const EXAMPLES: &str = "\
Examples:
  dateline terms
  dateline terms artiller
  dateline terms '*stock'
  dateline terms -n 0 --format csv > words.csv";

pub(super) fn run(args: &TermsArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let fail = |error| Failure::Engine { query: String::new(), error, as_json: args.format.is_json() };
    let engine = context.open().map_err(fail)?;
    let cancellation = Cancellation::default();
    let request = TermsRequest { pattern: args.pattern.clone(), limit: args.number, cancellation };
    let response = engine.terms(&request).map_err(fail)?;
    let as_text = |out: &mut dyn std::io::Write, response: &_| write_terms(out, response, context.layout);
    args.format.write(&response, &response.terms, as_text, write_terms_csv)?;
    Ok(if response.terms.is_empty() { ExitStatus::NothingFound } else { ExitStatus::Success })
}
