//! The `dateline` program: see [`dateline::cli`].

use std::process::ExitCode;

use clap::Parser;
use dateline::cli::{Cli, run_guarded};

fn main() -> ExitCode {
    ExitCode::from(run_guarded(&Cli::parse()).code())
}
