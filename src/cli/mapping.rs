//! `dateline mapping`.

use std::io::Write;

use super::context::Context;
use super::{ExitStatus, Failure};
use crate::output::write_json;
use crate::remote::index_body;

/// Write what an index of a distributed engine is made with.
///
/// `dateline push` makes the index by itself; this is to look at, or to make it by hand with other settings.
#[derive(Debug, clap::Args)]
pub(super) struct MappingArgs {
    #[command(flatten)]
    parts: PartArgs,
}

/// Of what a new index is made.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct PartArgs {
    /// Of how many parts a new index is made.
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u32).range(1..=60))]
    pub(super) shards: u32,
    /// How many copies of each part it has.
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u32).range(0..=10))]
    pub(super) replicas: u32,
}

pub(super) fn run(args: &MappingArgs) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    write_json(&mut out, &index_body(args.parts.shards, args.parts.replicas))?;
    out.flush()?;
    Ok(ExitStatus::Success)
}
