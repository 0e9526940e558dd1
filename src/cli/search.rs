//! `dateline search`.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::args::ReadArgs;
use super::context::Context;
use super::index::{ResourceArgs, bring_up_to_date};
use super::last_results::LastResults;
use super::pager::write_paged;
use super::{ExitStatus, Failure};
use crate::engine::{FragmentOptions, Page, QueryRequest, SearchEngine, SearchRequest, SearchResponse};
use crate::output::{Layout, write_json, write_json_line, write_note, write_report, write_results};
use crate::search::LocalEngine;

/// Find articles: ranked, with the passages that match.
///
/// Articles with all of the words come first; where they do not fill a page, those with some of the words follow,
/// marked as such.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// Words, "phrases", AND OR NOT -word ( ), prefix*, field:value.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Bring the index up to date with this folder or file first. May be given several times.
    #[arg(long, value_name = "PATH")]
    from: Vec<PathBuf>,
    /// How many articles to show.
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    number: usize,
    /// How many articles to pass over first.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    /// As text, as one JSON document, or as one JSON line for each article.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    resources: ResourceArgs,
}

const EXAMPLES: &str = "\
Examples:
  dateline search vladivostok artillery
  dateline search '\"arms deliveries\" -moscow source:stern'
  dateline search 'artiller* (train OR rail) since:2023-09'
  dateline search --format json kim | jq '.hits[].title'
  dateline search --from articles/ vladivostok

Query:
  kim putin              both words           kim OR putin     either
  kim -moscow            without              (a OR b) c       groups
  \"arms deliveries\"      phrase               artiller*        prefix
  title: body: source: author: section: url: furniture: words in a field
  lang:de  id:X          language, id         date:2010-11     date, month or year
  since:2010  until:2011-03-04  date:2010-11..2011-01
  glued:yes              articles with glued words (Putinwith)";

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One document.
    Json,
    /// One line for each article.
    Jsonl,
}

/// The most results that can be asked for at once.
const MAX_RESULTS: usize = 1_000_000;

pub(super) fn run(args: &SearchArgs, context: &Context) -> Result<ExitStatus, Failure> {
    if !args.from.is_empty() {
        let report = bring_up_to_date(&context.index, &args.from, &args.read, &args.resources, false)?;
        let has_news = report.added + report.replaced + report.removed > 0 || !report.rejected.is_empty();
        if has_news {
            Context::message(|out| {
                write_report(out, &report, None)?;
                writeln!(out)
            });
        }
    }
    let query = args.query.join(" ");
    let as_json = args.format != Format::Text;
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
    let engine = LocalEngine::open(&context.index).map_err(fail)?;
    let page = Page { offset: args.offset, limit: args.number };
    let request =
        SearchRequest { query: QueryRequest::new(&query), page, fragments: fragments(args.format, context.layout) };
    let response = engine.search(&request).map_err(fail)?;

    if !response.hits.is_empty() {
        let ids = response.hits.iter().map(|hit| hit.id.clone()).collect();
        LastResults::new(page.offset + 1, ids).of_query(&request.query).save(&context.index);
    }
    write(&response, args.format, page, context)?;
    let everything = SearchRequest { page: Page { offset: 0, limit: 0 }, ..SearchRequest::new("*") };
    let is_empty = response.totals.any_word == 0 && engine.search(&everything).map_err(fail)?.totals.all_words == 0;
    if is_empty {
        let note = "the index holds no articles yet; `dateline index FOLDER` adds some";
        Context::message(|out| writeln!(out, "note: {note}"));
    }
    Ok(if response.totals.any_word == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}

/// Fragments of about two lines of the terminal; of a fixed size for programs.
pub(super) fn fragments(format: Format, layout: Layout) -> FragmentOptions {
    let default = FragmentOptions::default();
    match format {
        Format::Text => FragmentOptions { columns: (2 * layout.width.saturating_sub(8)).clamp(60, 260), ..default },
        Format::Json | Format::Jsonl => default,
    }
}

pub(super) fn write(response: &SearchResponse, format: Format, page: Page, context: &Context) -> Result<(), Failure> {
    let mut out = Context::out();
    match format {
        Format::Text => {
            for note in &response.query.notes {
                Context::message(|out| write_note(out, &response.query.text, note, context.error_layout));
            }
            let mut text = Vec::new();
            write_results(&mut text, response, page, context.layout)?;
            drop(out);
            return write_paged(&text, None, context);
        }
        Format::Json => write_json(&mut out, response)?,
        Format::Jsonl => {
            for hit in &response.hits {
                write_json_line(&mut out, hit)?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if count > MAX_RESULTS { Err(format!("at most {MAX_RESULTS}")) } else { Ok(count) }
}
