//! `dateline man`.

use std::io::Write;

use clap::CommandFactory;

use super::args::Cli;
use super::context::Context;
use super::{ExitStatus, Failure};

/// Write a manual page to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// The command to describe, or `query` for the query language; the program as a whole if there is none.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  dateline man | man -l -
  dateline man query | man -l -
  dateline man search > ~/.local/share/man/man1/dateline-search.1";

pub(super) fn run(args: &ManArgs) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    if args.command.as_deref() == Some("query") {
        out.write_all(crate::query::manual_page().as_bytes())?;
        out.flush()?;
        return Ok(ExitStatus::Success);
    }
    let mut program = Cli::command();
    program.build();
    let described = match &args.command {
        None => program.clone(),
        Some(name) => {
            let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let hint = format!("commands: {}; and `query` for the query language", known.join(" "));
            let found = program.find_subcommand(name).cloned();
            found.ok_or_else(|| Failure::usage(format!("no command called `{name}`"), &hint))?
        }
    };
    clap_mangen::Man::new(described).render(&mut out)?;
    out.flush()?;
    Ok(ExitStatus::Success)
}
