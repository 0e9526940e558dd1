//! `dateline kwic`.

use clap::ValueEnum;

use super::context::Context;
use super::last_results::LastResults;
use super::pager::write_paged;
use super::query_args::QueryArgs;
use super::search::parse_count;
use super::{ExitStatus, Failure};
use crate::engine::{
    EngineError, KwicGroupsRequest, KwicGroupsResponse, KwicKey, KwicOrder, KwicRequest, KwicResponse, QueryEcho,
};
use crate::output::{
    write_json_line, write_kwic, write_kwic_csv, write_kwic_groups, write_kwic_groups_csv, write_note,
};

/// Show every match in its context, one a line.
///
/// All matches in titles and bodies of all articles that answer the query, in the order of the index unless `--sort` says
/// otherwise. `dateline show N` opens the article of a line.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct KwicArgs {
    #[command(flatten)]
    query: QueryArgs,
    /// What comes first: by the words from that one on, away from the match; by the match; or by date.
    #[arg(long, value_name = "BY", default_value = "none", hide_possible_values = true, allow_hyphen_values = true,
        long_help = SORT_HELP, conflicts_with = "group")]
    sort: Sort,
    /// Count the different words at a place instead: `left1`, `right1` and so on, or `node`.
    #[arg(long, value_name = "PLACE", hide_possible_values = true)]
    group: Option<Place>,
    /// How many words to give on each side of a match in `csv` and `jsonl`.
    #[arg(long, value_name = "N", default_value = "8", value_parser = clap::value_parser!(u16).range(0..=1_000))]
    context: u16,
    /// How many lines to show, 0 for all.
    #[arg(short = 'n', long, value_name = "N", default_value = "50", value_parser = parse_count)]
    number: usize,
    /// As text, as a table, or as one JSON line for each match.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: KwicFormat,
}

const SORT_HELP: &str = "\
What comes first: left1, left2, left3, right1, right2, right3 (by the words from that one on, away from the match), node \
(by the match), date (the newest first), -date (the oldest first), none (the order of the index)";

const EXAMPLES: &str = "\
Examples:
  dateline kwic artillery
  dateline kwic '\"arms deliver*\"' --sort right1
  dateline kwic 'kim w/5 putin' --sort date -n 0
  dateline kwic artillery --group left1
  dateline kwic artillery --format csv --context 12 > artillery.csv";

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    Left1,
    Left2,
    Left3,
    Right1,
    Right2,
    Right3,
    Node,
    Date,
    #[value(name = "-date")]
    Oldest,
    None,
}

impl From<Sort> for KwicOrder {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Left1 => Self::Words(KwicKey::Left(1)),
            Sort::Left2 => Self::Words(KwicKey::Left(2)),
            Sort::Left3 => Self::Words(KwicKey::Left(3)),
            Sort::Right1 => Self::Words(KwicKey::Right(1)),
            Sort::Right2 => Self::Words(KwicKey::Right(2)),
            Sort::Right3 => Self::Words(KwicKey::Right(3)),
            Sort::Node => Self::Words(KwicKey::Node),
            Sort::Date => Self::Newest,
            Sort::Oldest => Self::Oldest,
            Sort::None => Self::None,
        }
    }
}

/// A place in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Place {
    Left1,
    Left2,
    Left3,
    Right1,
    Right2,
    Right3,
    Node,
}

impl From<Place> for KwicKey {
    fn from(place: Place) -> Self {
        match place {
            Place::Left1 => Self::Left(1),
            Place::Left2 => Self::Left(2),
            Place::Left3 => Self::Left(3),
            Place::Right1 => Self::Right(1),
            Place::Right2 => Self::Right(2),
            Place::Right3 => Self::Right(3),
            Place::Node => Self::Node,
        }
    }
}

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KwicFormat {
    /// For people.
    Text,
    /// A table with a header.
    Csv,
    /// One JSON line for each match.
    Jsonl,
}

pub(super) fn run(args: &KwicArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let as_json = args.format == KwicFormat::Jsonl;
    let fail = |error: EngineError| Failure::Engine { query: args.query.text(), error, as_json };
    let query = args.query.request();
    let engine = context.open().map_err(fail)?;
    let n_matches = if let Some(place) = args.group {
        let request = KwicGroupsRequest { query, key: place.into(), limit: args.number };
        let response = engine.kwic_groups(&request).map_err(fail)?;
        write_notes(&response.query, args.format, context);
        write_paged(&groups_text(&response, args.format, context)?, None, context)?;
        response.matches
    } else {
        let words = match args.format {
            // As many as a line has room for.
            KwicFormat::Text => context.layout.width / 2,
            KwicFormat::Csv | KwicFormat::Jsonl => usize::from(args.context),
        };
        let request = KwicRequest { query, context: words, offset: 0, limit: args.number, order: args.sort.into() };
        let response = engine.kwic(&request).map_err(fail)?;
        write_notes(&response.query, args.format, context);
        if !response.lines.is_empty() {
            let ids = response.lines.iter().map(|line| line.id.clone()).collect();
            LastResults::new(1, ids).of_query(&request.query).save(&context.index);
        }
        write_paged(&lines_text(&response, args.format, context)?, None, context)?;
        response.matches
    };
    Ok(if n_matches == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}

fn lines_text(response: &KwicResponse, format: KwicFormat, context: &Context) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    match format {
        KwicFormat::Text => write_kwic(&mut text, response, context.layout)?,
        KwicFormat::Csv => write_kwic_csv(&mut text, response)?,
        KwicFormat::Jsonl => response.lines.iter().try_for_each(|line| write_json_line(&mut text, line))?,
    }
    Ok(text)
}

fn groups_text(response: &KwicGroupsResponse, format: KwicFormat, context: &Context) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    match format {
        KwicFormat::Text => write_kwic_groups(&mut text, response, context.layout)?,
        KwicFormat::Csv => write_kwic_groups_csv(&mut text, response)?,
        KwicFormat::Jsonl => response.groups.iter().try_for_each(|group| write_json_line(&mut text, group))?,
    }
    Ok(text)
}

fn write_notes(query: &QueryEcho, format: KwicFormat, context: &Context) {
    if format == KwicFormat::Text {
        for note in &query.notes {
            Context::message(|out| write_note(out, &query.text, note, context.error_layout));
        }
    }
}
