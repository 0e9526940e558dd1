//! `dateline similar`.

use super::context::Context;
use super::last_results::LastResults;
use super::search::{Format, fragments, parse_count, write};
use super::show::id_of;
use super::{ExitStatus, Failure};
use crate::cancellation::Cancellation;
use crate::engine::{Page, SearchEngine, SimilarRequest};
use crate::search::LocalEngine;

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
    /// How many articles to show.
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    number: usize,
    /// How many articles to pass over first.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    /// As text, as one JSON document, or as one JSON line for each article.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  dateline similar 1
  dateline similar wire/20100309/harbour-crane -n 3
  dateline similar --format json 1 | jq -r '.hits[].id'";

pub(super) fn run(args: &SimilarArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let engine = LocalEngine::open(&context.index).map_err(fail)?;
    let page = Page { offset: args.offset, limit: args.number };
    let request = SimilarRequest {
        id: id_of(&args.article, context)?,
        page,
        fragments: fragments(args.format, context.layout),
        cancellation: Cancellation::default(),
    };
    let response = engine.similar(&request).map_err(fail)?;
    if !response.hits.is_empty() {
        let ids = response.hits.iter().map(|hit| hit.id.clone()).collect();
        LastResults::new(page.offset + 1, ids).save(&context.index);
    }
    write(&response, args.format, page, context)?;
    Ok(if response.totals.all_words == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
