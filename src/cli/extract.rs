//! `dateline extract`.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::index::{inputs, read_settings};
use super::{ExitStatus, Failure};
use crate::ingest::{Explained, Extracted, Input, RULES, extract_all};
use crate::output::{write_article, write_explained, write_json_line, write_reject};

/// Write the cleaned articles, without an index.
///
/// Each line has id, origin, url, title, body, source, author, section, published, `published_from`, language and
/// furniture; what is not known is null. Files and records that give no article are named on standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = long_help())]
pub(super) struct ExtractArgs {
    /// Folders and files; `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    outlet: OutletArgs,
    #[command(flatten)]
    read: ReadArgs,
    /// Name the rule that found each field and left out each line of the page.
    #[arg(long)]
    why: bool,
    /// As JSON lines or for reading.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: ExtractFormat,
}

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExtractFormat {
    /// One article a line, for programs.
    Jsonl,
    /// For people.
    Text,
}

const EXAMPLES: &str = "\
Examples:
  dateline extract articles/ > articles.jsonl
  dateline extract articles/ | jq -r '[.published, .source, .title] | @tsv'
  dateline extract --why --format text page.html
  curl -s https://example.org/news | dateline extract -";

/// The examples and the names of the rules.
fn long_help() -> String {
    let rules = RULES.iter().map(|(_, name, meaning)| format!("\n  {name}: {meaning}"));
    format!("{EXAMPLES}\n\nRules:{}", rules.collect::<String>())
}

pub(super) fn run(args: &ExtractArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let mut out = Context::out();
    let (mut articles, mut rejected) = (0_u64, 0_u64);
    let mut failure = None;
    let inputs = inputs(&args.paths);
    extract_all(&inputs, &read_settings(&args.outlet, &args.read), &mut |extracted| {
        match extracted {
            Extracted::Article(explained) => {
                articles += 1;
                if let Err(error) = write(&mut out, &explained, args, context) {
                    failure = Some(error);
                    return ControlFlow::Break(());
                }
            }
            Extracted::Reject(reject) => {
                rejected += 1;
                Context::message(|out| write_reject(out, &reject));
            }
        }
        ControlFlow::Continue(())
    })?;
    if let Some(error) = failure {
        return Err(error.into());
    }
    out.flush()?;
    // A filter passes nothing on where nothing comes in.
    let is_filter = inputs == [Input::Stdin];
    let has_nothing = articles == 0 && (rejected > 0 || !is_filter);
    Ok(if has_nothing { ExitStatus::NothingFound } else { ExitStatus::Success })
}

fn write(out: &mut dyn Write, explained: &Explained, args: &ExtractArgs, context: &Context) -> std::io::Result<()> {
    match args.format {
        ExtractFormat::Text => {
            let rules = args.why.then_some(&explained.rules);
            write_article(out, &explained.article, rules, context.layout)?;
            writeln!(out, "\n{}\n", "─".repeat(20))
        }
        ExtractFormat::Jsonl if args.why => write_explained(out, explained),
        ExtractFormat::Jsonl => write_json_line(out, &explained.article),
    }
}
