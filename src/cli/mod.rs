//! Arguments in, exit code out. Only this module knows clap.

mod args;
mod completions;
mod context;
mod count;
mod engine_args;
mod eval;
mod export;
mod extract;
mod facets;
mod failure;
mod index;
mod kwic;
mod last_results;
mod look_args;
mod man;
mod mapping;
mod near;
mod pager;
mod parse;
mod progress;
mod push;
mod query_args;
mod ranking;
mod ranking_args;
mod search;
mod serve;
mod show;
mod similar;
mod state;
mod stats;
mod table_format;
mod terms;
mod timeline;

pub use args::{Cli, parse};

use args::Command;
use context::Context;
use failure::Failure;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// What was asked for is done or found.
    Success,
    /// Nothing was found.
    NothingFound,
    /// The arguments or the query are wrong.
    Usage,
    /// The index is missing, damaged, locked or of another version, or a file cannot be read or written.
    Environment,
    /// A measure is below what was asked for.
    BelowThreshold,
    /// A fault of dateline itself.
    Bug,
}

impl ExitStatus {
    /// Returns the number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::NothingFound => 1,
            Self::Usage => 2,
            Self::Environment => 3,
            Self::BelowThreshold => 4,
            Self::Bug => 101,
        }
    }
}

/// Does what the arguments say.
pub fn run(cli: &Cli) -> ExitStatus {
    let context = match cli.global.engine.target() {
        Ok(engine) => Context::new(&cli.global, engine),
        Err(failure) => return failure.report(&Context::new(&cli.global, None)),
    };
    let result = match &cli.command {
        Command::Index(args) => index::run(args, &context),
        Command::Search(args) => search::run(args, &context),
        Command::Serve(args) => serve::run(args, &context),
        Command::Show(args) => show::run(args, &context),
        Command::Export(args) => export::run(args, &context),
        Command::Parse(args) => parse::run(args, &context),
        Command::Kwic(args) => kwic::run(args, &context),
        Command::Count(args) => count::run(args, &context),
        Command::Facets(args) => facets::run(args, &context),
        Command::Timeline(args) => timeline::run(args, &context),
        Command::Terms(args) => terms::run(args, &context),
        Command::Near(args) => near::run(args, &context),
        Command::Similar(args) => similar::run(args, &context),
        Command::Eval(args) => eval::run(args, &context),
        Command::Extract(args) => extract::run(args, &context),
        Command::Ranking(args) => ranking::run(args, &context),
        Command::Stats(args) => stats::run(args, &context),
        Command::Push(args) => push::run(args, &cli.global.engine, &context),
        Command::Mapping(args) => mapping::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    };
    result.unwrap_or_else(|failure| failure.report(&context))
}

/// Runs the program as [`run`] does; a panic becomes a message that says what to do.
pub fn run_guarded(cli: &Cli) -> ExitStatus {
    failure::keep_panics_quiet();
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(cli))) {
        Ok(status) => status,
        Err(_) => failure::report_bug(),
    }
}
