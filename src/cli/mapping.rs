//! `dateline mapping`.

use std::io::Write;

use clap::ValueEnum;

use super::context::Context;
use super::{ExitStatus, Failure};
use crate::output::write_json;
use crate::remote::{Dialect, index_body};

/// Write what an index of a distributed engine is made with.
///
/// `dateline push` makes the index by itself; this is to look at, or to make it by hand with other settings.
#[derive(Debug, clap::Args)]
pub(super) struct MappingArgs {
    /// For which engine.
    #[arg(long, value_enum, default_value = "opensearch")]
    dialect: DialectArg,
    /// The name of the index, which Quickwit has in there.
    #[arg(long, value_name = "INDEX", default_value = "news")]
    name: String,
    #[command(flatten)]
    parts: PartArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DialectArg {
    /// `OpenSearch`, and `Elasticsearch` from 7.10 on.
    #[value(name = "opensearch")]
    OpenSearch,
    /// Quickwit: an archive that only grows.
    Quickwit,
}

/// Of what a new index is made.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct PartArgs {
    /// Of how many parts a new index is made; Quickwit decides that itself.
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u32).range(1..=60))]
    pub(super) shards: u32,
    /// How many copies of each part it has, likewise.
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u32).range(0..=10))]
    pub(super) replicas: u32,
}

pub(super) fn run(args: &MappingArgs) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    let dialect = match args.dialect {
        DialectArg::OpenSearch => Dialect::OpenSearch,
        DialectArg::Quickwit => Dialect::Quickwit,
    };
    write_json(&mut out, &index_body(dialect, &args.name, args.parts.shards, args.parts.replicas))?;
    out.flush()?;
    Ok(ExitStatus::Success)
}
