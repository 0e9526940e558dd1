//! `dateline similar`.

use super::context::Context;
use super::look_args::LookArgs;
use super::search::{limit, parse_count};
use super::show::id_of;
use super::{ExitStatus, Failure};
use crate::cancellation::Cancellation;
use crate::engine::{Page, QueryRequest, SimilarRequest};

/// Find articles like another: those that share its most telling words.
///
/// The 25 words that are frequent in the article and rare in the corpus are looked for, in all of their inflections, and
/// marked in what is found. The article itself is left out.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SimilarArgs {
    /// A number of the last result list, or an id. For an id that is a number, write `id:7`.
    #[arg(value_name = "NUMBER|ID")]
    article: String,
    /// How many articles to show; 0 for all.
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    number: usize,
    /// How many articles to pass over first.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    #[command(flatten)]
    look: LookArgs,
}

const EXAMPLES: &str = "\
Examples:
  dateline similar 1
  dateline similar wire/20100309/harbour-crane -n 3
  dateline similar --format json 1 | jq -r '.hits[].id'";

pub(super) fn run(args: &SimilarArgs, context: &Context) -> Result<ExitStatus, Failure> {
    args.look.check()?;
    let as_json = args.look.is_json();
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let engine = context.open().map_err(fail)?;
    let page = Page { offset: args.offset, limit: limit(args.number) };
    let request = SimilarRequest {
        id: id_of(&args.article, context)?,
        page,
        explains: args.look.explain,
        fragments: args.look.fragments(context.layout),
        cancellation: Cancellation::default(),
    };
    let response = engine.similar(&request).map_err(fail)?;
    // What the list was found by, so that `show` marks it.
    let query = QueryRequest::new(&response.query.parsed);
    args.look.write(&response, &query, page, false, context)?;
    Ok(if response.totals.all_words == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
