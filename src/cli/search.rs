//! `dateline search`.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::index::{ResourceArgs, bring_up_to_date, read_settings};
use super::last_results::LastResults;
use super::query_args::QueryArgs;
use super::{ExitStatus, Failure};
use crate::engine::{
    FragmentOptions, HalfLife, Order, Page, QueryRequest, SearchEngine, SearchRequest, SearchResponse, Sort,
};
use crate::output::{
    Detail, Fields, Layout, ListLook, write_json, write_json_line, write_note, write_report, write_response_with,
    write_results, write_trec,
};
use crate::search::LocalEngine;

/// Find articles: ranked, with the passages that match.
///
/// Articles with all of the words come first; where they do not fill a page, those with some of the words follow,
/// marked as such.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    #[command(flatten)]
    query: QueryArgs,
    /// Bring the index up to date with this folder or file first. May be given several times.
    #[arg(long, value_name = "PATH", help_heading = "Reading")]
    from: Vec<PathBuf>,
    #[command(flatten)]
    list: ListArgs,
    #[command(flatten)]
    look: LookArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    resources: ResourceArgs,
}

/// Which articles are given, and in which order.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "List")]
struct ListArgs {
    /// How many articles to show.
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    number: usize,
    /// How many articles to pass over first.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    /// Go on where an earlier page ended: its `next_cursor`. Takes the same query, filters and order.
    #[arg(long, value_name = "TEXT", conflicts_with = "offset")]
    cursor: Option<String>,
    /// `score`; `date`, the newest first; or `-date`, the oldest first. Articles without a date come last.
    #[arg(long, value_name = "ORDER", default_value = "score", allow_hyphen_values = true)]
    sort: Sort,
    /// Prefer new articles: `30d`, `12w`, `6m`, `2y`. Scores are multiplied by 1 + 2^(-age / HALF-LIFE), at most 2.
    #[arg(long, value_name = "HALF-LIFE")]
    recency: Option<HalfLife>,
}

/// How the list is written.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
struct LookArgs {
    /// As text, one JSON document, one JSON line for each article, a table, or lines for judging rankings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: SearchFormat,
    /// One line for each article.
    #[arg(short = 'l', long)]
    titles: bool,
    /// Only these fields, for `json`, `jsonl` and `csv`: `id,title,date`.
    #[arg(long, value_name = "NAMES", value_parser = Fields::of_hit)]
    fields: Option<Fields>,
    /// What the query is called in the format `trec`.
    #[arg(long, value_name = "NAME", default_value = "1")]
    query_id: String,
    /// Say what each score is the sum of.
    #[arg(long)]
    explain: bool,
    /// Say on standard error what took how long.
    #[arg(long)]
    timing: bool,
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

/// How one thing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One document.
    Json,
    /// One line for each article.
    Jsonl,
}

/// How a result list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// One JSON line for each article.
    Jsonl,
    /// A table with a header.
    Csv,
    /// Lines of query, Q0, id, rank, score and `dateline`.
    Trec,
}

/// The most results that can be asked for at once.
const MAX_RESULTS: usize = 1_000_000;

pub(super) fn run(args: &SearchArgs, context: &Context) -> Result<ExitStatus, Failure> {
    check_look(&args.look)?;
    bring_index_up_to_date(args, context)?;
    let query = args.query.text();
    let as_json = matches!(args.look.format, SearchFormat::Json | SearchFormat::Jsonl);
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
    let engine = LocalEngine::open(&context.index).map_err(fail)?;
    let request = request(args, context.layout);
    let response = engine.search(&request).map_err(fail)?;

    let first = if request.cursor.is_some() { 1 } else { request.page.offset + 1 };
    if !response.hits.is_empty() {
        let ids = response.hits.iter().map(|hit| hit.id.clone()).collect();
        LastResults::new(first, ids).save(&context.index);
    }
    write(&response, first, args, context)?;
    if args.look.timing {
        let timings = response.timings;
        Context::message(|out| {
            let (search, fragments, total) = (timings.search_ms, timings.fragments_ms, timings.total_ms);
            writeln!(out, "search {search:.1} ms · fragments {fragments:.1} ms · total {total:.1} ms")
        });
    }
    if response.totals.any_word > 0 {
        return Ok(ExitStatus::Success);
    }
    let everything = SearchRequest { page: Page { offset: 0, limit: 0 }, ..SearchRequest::new("*") };
    if engine.search(&everything).map_err(fail)?.totals.all_words == 0 {
        let note = "the index holds no articles yet; `dateline index FOLDER` adds some";
        context.note(|out| writeln!(out, "note: {note}"));
    }
    Ok(ExitStatus::NothingFound)
}

/// Fails if something is asked for that the format has no place for.
fn check_look(look: &LookArgs) -> Result<(), Failure> {
    let is_text = look.format == SearchFormat::Text;
    let is_trec = look.format == SearchFormat::Trec;
    let (is_wrong, message, hint) = if look.titles && !is_text {
        (true, "--titles is for text", "leave out --titles or --format")
    } else if look.fields.is_some() && (is_text || is_trec) {
        (true, "--fields is for tables and JSON", "add --format csv, json or jsonl")
    } else if look.explain && (look.titles || matches!(look.format, SearchFormat::Csv | SearchFormat::Trec)) {
        (true, "--explain is for whole articles", "leave out --titles, or choose --format text, json or jsonl")
    } else {
        (false, "", "")
    };
    if is_wrong { Err(Failure::usage(message.to_owned(), hint)) } else { Ok(()) }
}

fn bring_index_up_to_date(args: &SearchArgs, context: &Context) -> Result<(), Failure> {
    if args.from.is_empty() {
        return Ok(());
    }
    let read = read_settings(&OutletArgs { source: None }, &args.read);
    let report = bring_up_to_date(context, &args.from, read, &args.resources, false)?;
    let has_news = report.added + report.replaced + report.removed > 0 || !report.rejected.is_empty();
    if has_news {
        context.note(|out| {
            write_report(out, &report, None)?;
            writeln!(out)
        });
    }
    Ok(())
}

fn request(args: &SearchArgs, layout: Layout) -> SearchRequest {
    let query: QueryRequest = args.query.request();
    SearchRequest {
        query,
        order: Order { sort: args.list.sort, recency: args.list.recency },
        page: Page { offset: args.list.offset, limit: args.list.number },
        cursor: args.list.cursor.clone(),
        explains: args.look.explain,
        fragments: fragments(&args.look, layout),
    }
}

/// Fragments of about two lines of the terminal; of a fixed size for programs.
fn fragments(look: &LookArgs, layout: Layout) -> FragmentOptions {
    let default = FragmentOptions::default();
    match look.format {
        SearchFormat::Text if look.titles => FragmentOptions { count: 0, ..default },
        SearchFormat::Trec => FragmentOptions { count: 0, ..default },
        SearchFormat::Text => {
            FragmentOptions { columns: (2 * layout.width.saturating_sub(8)).clamp(60, 260), ..default }
        }
        SearchFormat::Json | SearchFormat::Jsonl | SearchFormat::Csv => default,
    }
}

/// Writes the list; `first` is the number of its first article.
fn write(response: &SearchResponse, first: usize, args: &SearchArgs, context: &Context) -> Result<(), Failure> {
    let look = &args.look;
    let mut out = Context::out();
    match (look.format, &look.fields) {
        (SearchFormat::Text, _) => {
            for note in &response.query.notes {
                context.note(|out| write_note(out, &response.query.text, note, context.error_layout));
            }
            let list = ListLook {
                page: Page { offset: args.list.offset, limit: args.list.number },
                goes_on: args.list.cursor.is_some(),
                detail: if look.titles { Detail::Title } else { Detail::Fragments },
                is_quiet: context.is_quiet,
                has_time: !look.timing,
                layout: context.layout,
            };
            write_results(&mut out, response, list)?;
        }
        (SearchFormat::Json, None) => write_json(&mut out, response)?,
        (SearchFormat::Json, Some(fields)) => write_response_with(&mut out, response, fields)?,
        (SearchFormat::Jsonl, fields) => {
            for hit in &response.hits {
                match fields {
                    Some(fields) => fields.write_json_line(&mut out, hit)?,
                    None => write_json_line(&mut out, hit)?,
                }
            }
        }
        (SearchFormat::Csv, fields) => {
            let columns = fields.clone().unwrap_or_else(Fields::hit_columns);
            columns.write_csv_header(&mut out)?;
            for hit in &response.hits {
                columns.write_csv(&mut out, hit)?;
            }
        }
        (SearchFormat::Trec, _) => write_trec(&mut out, &look.query_id, first, &response.hits)?,
    }
    out.flush()?;
    Ok(())
}

fn parse_count(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if count > MAX_RESULTS { Err(format!("at most {MAX_RESULTS}")) } else { Ok(count) }
}
