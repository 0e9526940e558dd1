//! `dateline show`.

use std::io::{self, Write};

use super::context::Context;
use super::last_results::LastResults;
use super::pager::write_paged;
use super::search::Format;
use super::{ExitStatus, Failure};
use crate::engine::{ArticleMarks, EngineError, MarkedArticle, QueryRequest, SearchEngine};
use crate::output::{Paint, write_json, write_json_line, write_marked_article};

/// Show one article: a number of the last result list, or an id.
///
/// On a terminal, a long one is shown by `$DATELINE_PAGER`, else `$PAGER`, else `less`, from the first match on.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// A number of the last result list, or an id. For an id that is a number, write `id:7`.
    #[arg(value_name = "NUMBER|ID")]
    article: String,
    /// Mark what this matches; for a number of the list, that is its query unless another is given.
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// As text or as JSON.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  dateline show 1
  dateline show wire/20100309/harbour-crane
  dateline show 1 --query artillery
  dateline show --format json 1 | jq -r .body";

pub(super) fn run(args: &ShowArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let engine = context.open().map_err(fail)?;
    let id = id_of(&args.article, context)?;
    let Some(marked) = marked_article(args, &id, engine.as_ref(), context)? else {
        let article = engine.article(&id).map_err(fail)?;
        let marked = MarkedArticle { article, matches: ArticleMarks::default() };
        match args.format {
            Format::Text => write_text(args, &marked, context)?,
            Format::Json => write_as(&marked.article, write_json)?,
            Format::Jsonl => write_as(&marked.article, write_json_line)?,
        }
        return Ok(ExitStatus::Success);
    };
    match args.format {
        Format::Text => write_text(args, &marked, context)?,
        Format::Json => write_as(&marked, write_json)?,
        Format::Jsonl => write_as(&marked, write_json_line)?,
    }
    Ok(ExitStatus::Success)
}

/// Returns the article with the matches of the query that was given, else of that of the list which its number is from;
/// None if there is no such query.
fn marked_article(
    args: &ShowArgs,
    id: &str,
    engine: &dyn SearchEngine,
    context: &Context,
) -> Result<Option<MarkedArticle>, Failure> {
    let as_json = args.format != Format::Text;
    if let Some(query) = &args.query {
        let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
        return engine.marked_article(id, &QueryRequest::new(query)).map(Some).map_err(fail);
    }
    let is_number = args.article.parse::<usize>().is_ok();
    let of_list = LastResults::load(&context.index).filter(|_| is_number).and_then(|results| results.query());
    let Some(query) = of_list else { return Ok(None) };
    match engine.marked_article(id, &query) {
        Ok(marked) => Ok(Some(marked)),
        // The list may be one of another version, which read queries otherwise.
        Err(EngineError::Query(_)) => Ok(None),
        Err(error) => Err(Failure::Engine { query: query.text, error, as_json }),
    }
}

fn write_text(args: &ShowArgs, marked: &MarkedArticle, context: &Context) -> Result<(), Failure> {
    let mut text = Vec::new();
    let first_match = write_marked_article(&mut text, marked, context.layout)?;
    let footer = format!("dateline similar {}", args.article);
    writeln!(text, "\n {}", Paint::Dim.apply(&footer, context.layout.color))?;
    write_paged(&text, first_match, context)
}

fn write_as<Value>(value: &Value, write: fn(&mut dyn Write, &Value) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = Context::out();
    write(&mut out, value)?;
    out.flush()?;
    Ok(())
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
