//! `dateline search`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::index::{ResourceArgs, bring_up_to_date, read_settings};
use super::look_args::LookArgs;
use super::query_args::QueryArgs;
use super::ranking_args::RankingArgs;
use super::{ExitStatus, Failure};
use crate::engine::{HalfLife, Order, Page, QueryRequest, SearchRequest, Sort};
use crate::output::{Layout, write_report};
use crate::query::manual_list;

/// Find articles: ranked, with the passages that match.
///
/// Articles with all of the words come first; those with some of the words follow behind them,
/// marked as such.
#[derive(Debug, clap::Args)]
#[command(after_help = after_help())]
pub(super) struct SearchArgs {
    #[command(flatten)]
    query: QueryArgs,
    /// Bring the index up to date with this folder or file first. May be given several times.
    #[arg(long, value_name = "PATH", help_heading = "Reading")]
    from: Vec<PathBuf>,
    #[command(flatten)]
    list: ListArgs,
    #[command(flatten)]
    ranking: RankingArgs,
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
    /// How many articles to show; 0 for all.
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    number: usize,
    /// How many articles to pass over first.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    /// Go on where an earlier page ended: its `next_cursor`. Takes the same query, filters and order.
    #[arg(long, value_name = "TEXT", conflicts_with = "offset")]
    cursor: Option<String>,
    /// `score`; `date`, the newest first; `-date`, the oldest first; or `added`, what was last new to the index. Articles
    /// without a date come last.
    #[arg(long, value_name = "ORDER", default_value = "score", allow_hyphen_values = true)]
    sort: Sort,
    /// Prefer new articles: `30d`, `12w`, `6m`, `2y`. Scores are multiplied by 1 + 2^(-age / HALF-LIFE), at most 2.
    #[arg(long, value_name = "HALF-LIFE")]
    recency: Option<HalfLife>,
}

/// Returns examples, and the query language in short.
fn after_help() -> String {
    format!("{EXAMPLES}\n\nQuery (`dateline man query | man -l -` tells it in full):\n{}", manual_list())
}

const EXAMPLES: &str = "\
Examples:
  dateline search vladivostok artillery
  dateline search '\"arms deliveries\" -moscow source:stern'
  dateline search '(kim OR putin) w/10 (train OR visit*) since:2023-09'
  dateline search --format json kim | jq '.hits[].title'
  dateline search --from articles/ vladivostok";

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

/// The most results that can be asked for at once.
const MAX_RESULTS: usize = 1_000_000;

pub(super) fn run(args: &SearchArgs, context: &Context) -> Result<ExitStatus, Failure> {
    args.look.check()?;
    bring_index_up_to_date(args, context)?;
    let query = args.query.text();
    let as_json = args.look.is_json();
    let fail = |error| Failure::Engine { query: query.clone(), error, as_json };
    let engine = context.open().map_err(fail)?;
    let request = request(args, context.layout);
    let response = engine.search(&request).map_err(fail)?;

    args.look.write(&response, &request.query, request.page, request.cursor.is_some(), context)?;
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
        ranking: args.ranking.options(),
        page: Page { offset: args.list.offset, limit: limit(args.list.number) },
        cursor: args.list.cursor.clone(),
        explains: args.look.explain,
        fragments: args.look.fragments(layout),
    }
}

/// Returns how many articles a number asks for: 0 for all.
pub(super) fn limit(number: usize) -> usize {
    if number == 0 { MAX_RESULTS } else { number }
}

pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if count > MAX_RESULTS { Err(format!("at most {MAX_RESULTS}")) } else { Ok(count) }
}
