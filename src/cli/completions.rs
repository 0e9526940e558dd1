//! `dateline completions`.

use std::io::Write;

use clap::CommandFactory;

use super::args::Cli;
use super::context::Context;
use super::{ExitStatus, Failure};

/// Write the completions for a shell to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

const EXAMPLES: &str = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions fish > ~/.config/fish/completions/dateline.fish";

pub(super) fn run(args: &CompletionsArgs) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    let mut out = Context::out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(ExitStatus::Success)
}
