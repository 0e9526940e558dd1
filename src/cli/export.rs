//! `dateline export`.

use std::io::Write;
use std::ops::ControlFlow;

use clap::ValueEnum;

use super::context::Context;
use super::query_args::QueryOptions;
use super::{ExitStatus, Failure};
use crate::output::{Fields, write_article_text, write_id, write_json_line};

/// Write all articles that a query finds, or all there are.
///
/// Articles with only some of the words are not among them. They come in the order of the index, which stays the same as
/// long as the index does, and not in that of a result list: so there may be any number of them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// Words, "phrases", AND OR NOT -word ( ), prefix*, field:value. Without a query, every article.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    options: QueryOptions,
    /// As `dateline extract` writes them, as a table, as ids, or as text.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", help_heading = "Output")]
    format: ExportFormat,
    /// Only these fields, for `jsonl` and `csv`: `id,title,date,body`.
    #[arg(long, value_name = "NAMES", value_parser = Fields::of_article, help_heading = "Output")]
    fields: Option<Fields>,
}

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// One article a line, as JSON.
    Jsonl,
    /// A table with a header.
    Csv,
    /// One id a line.
    Ids,
    /// Title, where from and when, and body, with a rule behind each article.
    Txt,
}

const EXAMPLES: &str = "\
Examples:
  dateline export > articles.jsonl
  dateline export --format csv --fields id,date,title vladivostok artillery
  dateline export --format ids --source Stern --since 2010 > ids.txt
  dateline export --format txt '\"arms deliveries\"' | less";

pub(super) fn run(args: &ExportArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let takes_fields = matches!(args.format, ExportFormat::Jsonl | ExportFormat::Csv);
    if args.fields.is_some() && !takes_fields {
        let message = "--fields is for tables and JSON".to_owned();
        return Err(Failure::usage(message, "add --format csv or --format jsonl"));
    }
    let query = args.query.join(" ");
    let as_json = args.format == ExportFormat::Jsonl;
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
    let request = if args.query.is_empty() { args.options.everything() } else { args.options.request(&query) };
    let engine = context.open().map_err(fail)?;
    let columns = args.fields.clone().unwrap_or_else(Fields::article_columns);
    let mut out = Context::out();
    if args.format == ExportFormat::Csv {
        columns.write_csv_header(&mut out)?;
    }
    let mut failure = None;
    let exported = engine.export(&request, &mut |article| {
        let written = match (args.format, &args.fields) {
            (ExportFormat::Jsonl, None) => write_json_line(&mut out, &article),
            (ExportFormat::Jsonl, Some(fields)) => fields.write_json_line(&mut out, &article),
            (ExportFormat::Csv, _) => columns.write_csv(&mut out, &article),
            (ExportFormat::Ids, _) => write_id(&mut out, &article),
            (ExportFormat::Txt, _) => write_article_text(&mut out, &article),
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    if let Some(error) = failure {
        return Err(error.into());
    }
    // What was found before an error is worth having.
    out.flush()?;
    let exported = exported.map_err(fail)?;
    Ok(if exported == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
