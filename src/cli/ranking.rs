//! `dateline ranking`.

use std::io::Write;

use super::context::Context;
use super::ranking_args::RankingArgs;
use super::search::Format;
use super::{ExitStatus, Failure};
use crate::engine::RankingOptions;
use crate::output::{write_json, write_json_line, write_ranking_settings};
use crate::search::{LocalEngine, read_ranking, write_ranking};

/// Show or set how articles are ranked.
///
/// What is set is kept with the index and holds for all searches in it, unless the search says otherwise. Measure what a
/// setting does with `dateline eval` first.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct RankingCommandArgs {
    #[command(flatten)]
    ranking: RankingArgs,
    /// Forget what was set before.
    #[arg(long, help_heading = "Ranking")]
    reset: bool,
    /// As text or as JSON.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  dateline ranking
  dateline ranking --title-weight 5 --b 0.3
  dateline ranking --reset";

pub(super) fn run(args: &RankingCommandArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    context.folder()?;
    LocalEngine::open(&context.index).map(drop).or_else(|error| if args.reset { Ok(()) } else { Err(fail(error)) })?;
    let given = args.ranking.options();
    let kept = if args.reset { RankingOptions::default() } else { read_ranking(&context.index).map_err(fail)? };
    let options = given.or(kept);
    if args.reset || given != RankingOptions::default() {
        write_ranking(&context.index, options).map_err(fail)?;
    }
    let mut out = Context::out();
    match args.format {
        Format::Text => write_ranking_settings(&mut out, options)?,
        Format::Json => write_json(&mut out, &options.settings())?,
        Format::Jsonl => write_json_line(&mut out, &options.settings())?,
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}
