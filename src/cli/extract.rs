//! `dateline extract`.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::args::ReadArgs;
use super::context::Context;
use super::index::{inputs, read_settings};
use super::{ExitStatus, Failure};
use crate::ingest::{Extracted, extract_all};
use crate::output::{write_json_line, write_reject};

/// Write the cleaned articles as JSON lines, without an index.
///
/// Each line has id, origin, url, title, body, source, author, published, `published_from`, language and furniture;
/// what is not known is null. Files and records that give no article are named on standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExtractArgs {
    /// Folders and files; `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
}

const EXAMPLES: &str = "\
Examples:
  dateline extract articles/ > articles.jsonl
  dateline extract articles/ | jq -r '[.published, .source, .title] | @tsv'";

pub(super) fn run(args: &ExtractArgs, _context: &Context) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    let mut articles = 0_u64;
    let mut failure = None;
    extract_all(&inputs(&args.paths), &read_settings(&args.read), &mut |extracted| {
        match extracted {
            Extracted::Article(article) => {
                articles += 1;
                if let Err(error) = write_json_line(&mut out, &article) {
                    failure = Some(error);
                    return ControlFlow::Break(());
                }
            }
            Extracted::Reject(reject) => {
                Context::message(|out| write_reject(out, &reject));
            }
        }
        ControlFlow::Continue(())
    })?;
    if let Some(error) = failure {
        return Err(error.into());
    }
    out.flush()?;
    Ok(if articles == 0 { ExitStatus::NothingFound } else { ExitStatus::Success })
}
