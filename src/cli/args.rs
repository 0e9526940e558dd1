//! The arguments of the program.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::engine_args::EngineArgs;
use super::parse::ParseArgs;
use super::{
    completions, count, eval, export, extract, facets, index, kwic, man, mapping, near, push, ranking, search, serve,
    show, similar, stats, terms, timeline,
};

/// Full-text search for folders of scraped news articles that nobody cleaned.
///
/// dateline makes articles of scraped pages (title, body, source, author, date, language; breadcrumbs, comment forms
/// and other page furniture set apart), builds an index once, keeps it current, and answers queries with ranked
/// snippets.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, arg_required_else_help = true, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  dateline index articles/                 build the index, or bring it up to date
  dateline search vladivostok artillery    find articles
  dateline show 1                          read the first of them

Exit status: 0 found, 1 nothing found, 2 wrong usage or query, 3 index missing, damaged or locked,
4 a measure below --fail-under";

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct GlobalArgs {
    /// The folder of the index.
    #[arg(long, global = true, value_name = "DIR", env = "DATELINE_INDEX", default_value = DEFAULT_INDEX,
        value_parser = OsStringValueParser::new().map(index_path))]
    pub(super) index: PathBuf,
    /// When to colour; on a terminal by default, and never where `NO_COLOR` is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
    /// Only what was asked for: no head lines, footers, notes or progress.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Do not show long output in a pager.
    #[arg(long, global = true)]
    pub(super) no_pager: bool,
    #[command(flatten)]
    pub(super) engine: EngineArgs,
}

/// Where the index is if nothing else is said.
const DEFAULT_INDEX: &str = "index";

/// An empty variable says nothing.
fn index_path(path: OsString) -> PathBuf {
    if path.is_empty() { DEFAULT_INDEX.into() } else { path.into() }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal.
    Auto,
    /// Also into files and pipes.
    Always,
    /// Not at all: matches stand in brackets.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Index(index::IndexArgs),
    #[command(visible_alias = "s")]
    Search(search::SearchArgs),
    Serve(serve::ServeArgs),
    Show(show::ShowArgs),
    Export(export::ExportArgs),
    Parse(ParseArgs),
    Kwic(kwic::KwicArgs),
    Count(count::CountArgs),
    Facets(facets::FacetsArgs),
    Timeline(timeline::TimelineArgs),
    Terms(terms::TermsArgs),
    Near(near::NearArgs),
    Similar(similar::SimilarArgs),
    Eval(eval::EvalArgs),
    Extract(extract::ExtractArgs),
    Ranking(ranking::RankingCommandArgs),
    Stats(stats::StatsArgs),
    Push(push::PushArgs),
    Mapping(mapping::MappingArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// Reads the arguments of the process; ends it where they are wrong or ask for help.
pub fn parse() -> Cli {
    let command = Cli::command();
    let arguments = with_negations(&command, std::env::args_os().collect());
    Cli::from_arg_matches(&command.get_matches_from(arguments)).unwrap_or_else(|error| error.exit())
}

/// The commands that take a query.
const QUERY_COMMANDS: [&str; 9] = ["search", "s", "export", "parse", "count", "facets", "timeline", "near", "kwic"];

/// Writes `-word` in a query as `NOT word`, which no flag can be taken for: `dateline search kim -nuclear -n 5`.
fn with_negations(program: &clap::Command, arguments: Vec<OsString>) -> Vec<OsString> {
    let is_command =
        |argument: &OsString| argument.to_str().is_some_and(|name| program.find_subcommand(name).is_some());
    let Some(command) = arguments.iter().position(is_command) else { return arguments };
    if !QUERY_COMMANDS.iter().any(|name| arguments[command] == *name) {
        return arguments;
    }
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let is_plain = arguments.iter().any(|argument| argument == "--syntax=plain")
        || arguments.windows(2).any(|pair| pair[0] == "--syntax" && pair[1] == "plain");
    let mut rewritten: Vec<OsString> = Vec::with_capacity(arguments.len());
    for (place, argument) in arguments.into_iter().enumerate() {
        let is_query =
            command < place && place < end && !rewritten.last().is_some_and(|before| takes_value(before, &argument));
        rewritten.push(match argument.to_str().and_then(negated) {
            // In plain text a minus is no operator; a space before it keeps it from being a flag.
            Some(word) if is_query && is_plain => OsString::from(format!(" -{word}")),
            Some(word) if is_query => OsString::from(format!("NOT {word}")),
            _ => argument,
        });
    }
    rewritten
}

/// True if an argument is the value of the one before it: `--sort -date` is an order, `-n -1` a number that is refused.
fn takes_value(before: &OsString, argument: &OsString) -> bool {
    let digits = argument.to_str().and_then(|argument| argument.strip_prefix('-'));
    let is_number = digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    before == "--sort" || (is_number && before.to_str().is_some_and(|before| before.starts_with('-')))
}

/// The flags of one letter, which may stand together: `-ln2`.
const SHORT_FLAGS: &str = "hlnqV";

/// Returns what a minus negates; None for a flag: one letter, known ones together with a number or without, whatever has
/// two minuses.
fn negated(argument: &str) -> Option<&str> {
    let word = argument.strip_prefix('-').filter(|word| !word.starts_with('-') && word.chars().count() > 1)?;
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('=');
    let is_flag = !letters.is_empty() && letters.chars().all(|letter| SHORT_FLAGS.contains(letter));
    (!is_flag).then_some(word)
}

/// How records are read; shared by the commands that read a corpus.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct ReadArgs {
    /// Which key or column of a record holds a field: `--map title=headline`, `--map body=content.text`. May be
    /// given several times.
    #[arg(long, value_name = "FIELD=KEY", value_parser = clap::value_parser!(crate::corpus::FieldPair))]
    pub(super) map: Vec<crate::corpus::FieldPair>,
}

/// What all articles of a corpus have in common.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct OutletArgs {
    /// The outlet of all articles, whatever they state themselves.
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[track_caller]
    fn check(arguments: &str, expected: &[&str]) {
        let arguments = arguments.split(' ').map(OsString::from).collect();
        assert_eq!(with_negations(&Cli::command(), arguments), expected);
    }

    #[test]
    fn a_minus_before_a_word_negates_it_and_flags_stay_flags() {
        check("dateline search kim -moscow", &["dateline", "search", "kim", "NOT moscow"]);
        check("dateline s -nuclear -n 5 -n3", &["dateline", "s", "NOT nuclear", "-n", "5", "-n3"]);
        check("dateline search --from - kim -h", &["dateline", "search", "--from", "-", "kim", "-h"]);
        check("dateline search -- -kim", &["dateline", "search", "--", "-kim"]);
        check("dateline search -i toyota -n -1 -n=2", &["dateline", "search", "-i", "toyota", "-n", "-1", "-n=2"]);
        check("dateline s kim --sort -date -moscow", &["dateline", "s", "kim", "--sort", "-date", "NOT moscow"]);
        check("dateline -q parse kim -moscow", &["dateline", "-q", "parse", "kim", "NOT moscow"]);
        check("dateline near kim -moscow", &["dateline", "near", "kim", "NOT moscow"]);
        check("dateline index count -xy", &["dateline", "index", "count", "-xy"]);
        check("dateline s -ln2 oil -2010 -ql -n 5", &["dateline", "s", "-ln2", "oil", "NOT 2010", "-ql", "-n", "5"]);
        check("dateline s --syntax plain oil -spill", &["dateline", "s", "--syntax", "plain", "oil", " -spill"]);
        check("dateline s Владивосток  北京 -москва", &["dateline", "s", "Владивосток", "", "北京", "NOT москва"]);
        check("dateline index -x", &["dateline", "index", "-x"]);
    }
}
