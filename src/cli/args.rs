//! The arguments of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::{completions, extract, index, man, search, show, stats};

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

Exit status: 0 found, 1 nothing found, 2 wrong usage or query, 3 index missing, damaged or locked";

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct GlobalArgs {
    /// The folder of the index.
    #[arg(long, global = true, value_name = "DIR", env = "DATELINE_INDEX", default_value = "index")]
    pub(super) index: PathBuf,
    /// When to colour; on a terminal by default, and never where `NO_COLOR` is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
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
    Show(show::ShowArgs),
    Extract(extract::ExtractArgs),
    Stats(stats::StatsArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// How records are read; shared by the commands that read a corpus.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct ReadArgs {
    /// The outlet of all articles, whatever they state themselves.
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
    /// Which key of a JSON record holds a field: `--map title=headline`. May be given several times.
    #[arg(long, value_name = "FIELD=KEY", value_parser = clap::value_parser!(crate::corpus::FieldPair))]
    pub(super) map: Vec<crate::corpus::FieldPair>,
}
