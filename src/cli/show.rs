//! `dateline show`.

use std::io::Write;

use super::context::Context;
use super::last_results::LastResults;
use super::search::Format;
use super::{ExitStatus, Failure};
use crate::engine::SearchEngine;
use crate::output::{write_article, write_json, write_json_line};
use crate::search::LocalEngine;

/// Show one article: a number of the last result list, or an id.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// A number of the last result list, or an id. For an id that is a number, write `id:7`.
    #[arg(value_name = "NUMBER|ID")]
    article: String,
    /// As text or as JSON.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  dateline show 1
  dateline show wire/20100309/harbour-crane
  dateline show --format json 1 | jq -r .body";

pub(super) fn run(args: &ShowArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let engine = LocalEngine::open(&context.index).map_err(fail)?;
    let id = id_of(&args.article, context)?;
    let article = engine.article(&id).map_err(fail)?;
    let mut out = Context::out();
    match args.format {
        Format::Text => write_article(&mut out, &article, None, context.layout)?,
        Format::Json => write_json(&mut out, &article)?,
        Format::Jsonl => write_json_line(&mut out, &article)?,
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Returns the id of an article that is named by its number in the last result list or by its id.
pub(super) fn id_of(article: &str, context: &Context) -> Result<String, Failure> {
    match (article.strip_prefix("id:"), article.parse::<usize>()) {
        (Some(id), _) => Ok(id.to_owned()),
        (None, Ok(number)) => id_of_number(number, context),
        (None, Err(_)) => Ok(article.to_owned()),
    }
}

fn id_of_number(number: usize, context: &Context) -> Result<String, Failure> {
    let hint = format!("run a search that shows a number {number}, or write `id:{number}` if that is an id");
    let Some(results) = LastResults::load(&context.index) else {
        return Err(Failure::usage("no result list is kept for this index".to_owned(), &hint));
    };
    let id = results.id(number).map(str::to_owned);
    id.ok_or_else(|| Failure::usage(format!("the last result list has no number {number}"), &hint))
}
