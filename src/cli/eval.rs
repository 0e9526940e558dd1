//! `dateline eval`.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;

use super::context::Context;
use super::query_args::QueryOptions;
use super::ranking_args::RankingArgs;
use super::{ExitStatus, Failure};
use crate::engine::SearchRequest;
use crate::eval::{
    Evaluation, Judgements, LineError, Measure, Run, Threshold, Topic, TopicsRun, read_topics, run_topics,
};
use crate::output::{write_evaluation, write_json, write_message};

/// Measure how good rankings are, by judgements of what is relevant.
///
/// Each topic is searched for as words of which any may match, and its first 1,000 articles are measured. Files and measures
/// are those of `trec_eval`. Every topic counts that has a relevant article in the judgements; one for which nothing is found
/// counts as 0, as with `trec_eval -c`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = EXAMPLES,
    mut_arg("syntax", |argument| argument.default_value("plain")),
    mut_arg("matching", |argument| argument.default_value("any"))
)]
pub(super) struct EvalArgs {
    /// What is searched for: lines of an id, a tab, and a text. With --judge, only these topics count.
    #[arg(long, value_name = "FILE", required_unless_present = "judge")]
    topics: Option<PathBuf>,
    /// The judgements: lines of topic, 0, article, grade. A grade above 0 is relevant.
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    /// Measure this run instead of searching; no index is needed.
    #[arg(long, value_name = "RUN", conflicts_with_all = SEARCH_OPTIONS)]
    judge: Option<PathBuf>,
    /// Set the measures beside those of this run, with how likely the difference is by chance.
    #[arg(long, value_name = "RUN")]
    baseline: Option<PathBuf>,
    #[command(flatten)]
    options: QueryOptions,
    #[command(flatten)]
    ranking: RankingArgs,
    /// Write the rankings to this file: lines of topic, Q0, article, rank, score, `dateline`.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    run: Option<PathBuf>,
    /// As text or as one JSON document, which always has the measures of each topic.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    format: EvalFormat,
    /// Also the measures of each topic.
    #[arg(long, help_heading = "Output")]
    per_topic: bool,
    /// End with exit status 4 if the mean is less: `ndcg@10=0.42`; also map, mrr, p@10, recall@100, recall@1000. May be
    /// given several times.
    #[arg(long, value_name = "MEASURE=VALUE", help_heading = "Output")]
    fail_under: Vec<Threshold>,
}

/// What makes no sense where nothing is searched for.
const SEARCH_OPTIONS: [&str; 14] = [
    "run",
    "source",
    "lang",
    "since",
    "until",
    "syntax",
    "matching",
    "timeout",
    "title_weight",
    "k1",
    "b",
    "closeness",
    "exactness",
    "expand",
];

/// How measures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EvalFormat {
    /// For people.
    Text,
    /// One document.
    Json,
}

const EXAMPLES: &str = "\
Examples:
  dateline eval --topics topics.tsv --qrels qrels.txt --run before.trec
  dateline eval --topics topics.tsv --qrels qrels.txt --baseline before.trec
  dateline eval --topics topics.tsv --qrels qrels.txt --fail-under ndcg@10=0.42
  dateline eval --qrels qrels.txt --judge other.trec --per-topic";

pub(super) fn run(args: &EvalArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let judgements = read(&args.qrels, Judgements::read)?;
    let topics = args.topics.as_deref().map(|path| read(path, read_topics)).transpose()?;
    let baseline = args.baseline.as_deref().map(|path| read(path, Run::read)).transpose()?;
    let ids: Vec<String> = match &topics {
        Some(topics) => topics.iter().map(|topic| topic.id.clone()).collect(),
        None => judgements.topics().map(str::to_owned).collect(),
    };
    if !ids.iter().any(|id| judgements.of_topic(id).is_some()) {
        return Err(no_topics(args));
    }
    let found = match &args.judge {
        Some(path) => TopicsRun { run: read(path, Run::read)?, unreadable: Vec::new() },
        None => search(args, &topics.unwrap_or_default(), context)?,
    };
    let mut evaluation = Evaluation::new(&ids, &found.run, &judgements);
    evaluation.unreadable = found.unreadable;
    if let Some(path) = args.judge.as_deref().filter(|_| evaluation.topics.iter().all(|topic| topic.ranked == 0)) {
        return Err(no_rankings(path));
    }
    if let (Some(path), Some(run)) = (&args.baseline, &baseline) {
        evaluation = evaluation.beside(run, &judgements);
        let without = evaluation.baseline.as_ref().map_or(0, |baseline| baseline.not_ranked.len());
        if without == evaluation.topics.len() {
            return Err(no_rankings(path));
        }
    }
    if let Some(path) = &args.run {
        write_run(&found.run, path)?;
    }
    write_notes(&evaluation, context);
    let mut out = Context::out();
    match args.format {
        EvalFormat::Text => write_evaluation(&mut out, &evaluation, args.per_topic, context.layout)?,
        EvalFormat::Json => write_json(&mut out, &evaluation)?,
    }
    out.flush()?;
    Ok(status(&args.fail_under, &evaluation, context))
}

/// Reads a file. What cannot be read in it is a mistake in how the program was called.
fn read<T>(path: &Path, read: impl Fn(&[u8]) -> Result<T, LineError>) -> Result<T, Failure> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()));
    let bytes = bytes.map_err(Failure::environment)?;
    read(&bytes).map_err(|LineError { line, fault }| Failure::Other {
        status: ExitStatus::Usage,
        error: anyhow::anyhow!("{}:{line}: {fault}", path.display()),
        hint: None,
    })
}

fn no_topics(args: &EvalArgs) -> Failure {
    let qrels = args.qrels.display();
    match &args.topics {
        Some(topics) => Failure::usage(
            format!("no topic of `{}` has a relevant article in `{qrels}`", topics.display()),
            "both files must call topics the same, and a grade above 0 is relevant",
        ),
        None => Failure::usage(format!("nothing is relevant in `{qrels}`"), "a grade above 0 is relevant"),
    }
}

fn no_rankings(path: &Path) -> Failure {
    let message = format!("`{}` ranks nothing for the topics that have a relevant article", path.display());
    Failure::usage(message, "the first column of a run must call topics as the judgements do")
}

/// Searches for the topics; the time that each may take runs from its own beginning.
fn search(args: &EvalArgs, topics: &[Topic], context: &Context) -> Result<TopicsRun, Failure> {
    let as_json = args.format == EvalFormat::Json;
    let fail = |error| Failure::Engine { query: String::new(), error, as_json };
    let engine = context.open().map_err(fail)?;
    let make_request = |topic: &Topic| {
        let ranking = args.ranking.options();
        SearchRequest { query: args.options.request(&topic.text), ranking, ..SearchRequest::new("") }
    };
    run_topics(engine.as_ref(), topics, &make_request).map_err(fail)
}

fn write_run(run: &Run, path: &Path) -> Result<(), Failure> {
    let write = || {
        let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
        run.write(&mut file)?;
        file.flush()
    };
    write().with_context(|| format!("cannot write `{}`", path.display())).map_err(Failure::environment)
}

/// Says what the measures are not about, and what may have gone wrong.
fn write_notes(evaluation: &Evaluation, context: &Context) {
    let note = |text: String| context.note(|out| writeln!(out, "note: {text}"));
    for unreadable in &evaluation.unreadable {
        note(format!(
            "the topic `{}` cannot be searched for and counts as 0: {}",
            unreadable.topic, unreadable.message
        ));
    }
    let about = |topics: &[String], text: &str| {
        if !topics.is_empty() {
            note(format!("{text}: {}", listed(topics)));
        }
    };
    about(&evaluation.without_relevant, "these topics do not count, for nothing is judged relevant to them");
    let is_unreadable = |id: &String| evaluation.unreadable.iter().any(|unreadable| unreadable.topic == *id);
    let not_found = evaluation.topics.iter().filter(|topic| topic.ranked == 0).map(|topic| topic.topic.clone());
    let not_found: Vec<String> = not_found.filter(|id| !is_unreadable(id)).collect();
    about(&not_found, "nothing was found for these topics, which count as 0");
    if let Some(baseline) = &evaluation.baseline {
        about(&baseline.not_ranked, "the baseline has nothing for these topics, which count as 0 there");
    }
    let finds_nothing = evaluation.means.get(Measure::ReciprocalRank) == 0.0;
    if finds_nothing && not_found.len() < evaluation.topics.len() {
        let ids = "the judgements must have the ids that `dateline export --format ids` writes";
        note(format!("nothing that is judged relevant was found; {ids}"));
    }
}

/// How many topics are named in a note.
const MOST_NAMED: usize = 10;

fn listed(topics: &[String]) -> String {
    let named = topics[..topics.len().min(MOST_NAMED)].join(", ");
    match topics.len().checked_sub(MOST_NAMED) {
        None | Some(0) => named,
        Some(more) => format!("{named} and {more} more"),
    }
}

/// Returns how to end, and names each mean that is too low.
fn status(thresholds: &[Threshold], evaluation: &Evaluation, context: &Context) -> ExitStatus {
    let mut status = ExitStatus::Success;
    for Threshold { measure, least } in thresholds {
        let mean = evaluation.means.get(*measure);
        if mean < *least {
            let message = format!("{} is {mean:.6}, less than {least}", measure.name());
            Context::message(|out| write_message(out, &message, None, context.error_layout.color));
            status = ExitStatus::BelowThreshold;
        }
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        let topics: Vec<String> = (1..=12).map(|number: u32| number.to_string()).collect();
        assert_eq!(listed(&topics[..2]), "1, 2");
        assert_eq!(listed(&topics[..10]), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
        assert_eq!(listed(&topics), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
    }
}
