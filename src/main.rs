//! The `dateline` program: see [`dateline::cli`].

use std::process::ExitCode;

use dateline::cli::{parse, run_guarded};

fn main() -> ExitCode {
    ExitCode::from(run_guarded(&parse()).code())
}
