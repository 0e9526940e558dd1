//! Two tables that criterion does not make: the spread of latencies over many queries, and the CPU time of indexing.
//!
//! Latency: 600 queries of six classes, each run by dateline and by raw tantivy in turn, in five rounds after one to
//! warm up. Stored text that is not in the engines' own caches is decompressed again, as it is for most users' queries;
//! the page cache is warm. Of the five times of a query the median counts; the table has the 50th and the 99th percentile of these
//! over the queries of a class, so that p99 is a slow query and not a disturbed machine. `ratio` is dateline's time by
//! raw tantivy's: below 1, dateline is faster. What each of them does is said in `query.rs`.
//!
//! Cost: the CPU seconds of the process, user and system, by megabyte of the files' text: dateline from files to the
//! finished index with everything on, raw tantivy from titles and bodies that are ready, with one thread each, in
//! three rounds in turn; medians. Linux only.
//!
//! Corpus: 5,000 generated articles, see `corpus/generator.rs`, or the folder that `DATELINE_BENCH_CORPUS` names.
//!
//! ```text
//! cargo bench --bench report
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench report
//! ```
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "what fails here fails the bench; it prints tables")]

mod contenders;
#[expect(dead_code, reason = "some of it is for the bench of indexing")]
mod corpus;
mod queries;

use std::hint::black_box;
use std::time::Instant;

use contenders::Indexes;
use corpus::Corpus;
use queries::{Class, Frequencies, choose};

const QUERIES_PER_CLASS: usize = 100;
const LATENCY_ROUNDS: usize = 5;
const COST_ROUNDS: usize = 3;

/// The clock ticks of `/proc`: 100 a second on every Linux, whatever the kernel itself counts in.
const TICKS_PER_SECOND: f64 = 100.0;

fn main() {
    // `cargo test --benches` runs this, too; there it is enough that it compiles.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let corpus = Corpus::load();
    let megabytes = megabytes(corpus.bytes);
    println!("{} articles, {megabytes:.1} MB\n", corpus.articles.len());
    print_latencies(&corpus);
    print_cost(&corpus, megabytes);
}

fn print_latencies(corpus: &Corpus) {
    let indexes = Indexes::build(corpus);
    let (dateline, raw_tantivy) = indexes.open();
    let frequencies = Frequencies::of(&corpus.articles);
    let classes = Class::ALL.map(|class| (class, choose(&corpus.articles, &frequencies, class, QUERIES_PER_CLASS)));
    for has_snippets in [false, true] {
        println!("top 10, {} snippets; µs", if has_snippets { "with" } else { "without" });
        println!("{:<14} {:>7}  {:>17}  {:>17}  {:>13}", "", "", "dateline", "raw tantivy", "ratio");
        println!(
            "{:<14} {:>7}  {:>8} {:>8}  {:>8} {:>8}  {:>6} {:>6}",
            "class", "queries", "p50", "p99", "p50", "p99", "p50", "p99"
        );
        let mut all = Medians::default();
        for (class, queries) in &classes {
            let dateline = |query: &str| contenders::dateline::search(&dateline, query, has_snippets);
            let raw_tantivy = |query: &str| raw_tantivy.search(query, has_snippets);
            let mut medians = Medians::measure(queries, &dateline, &raw_tantivy);
            medians.print(class.name());
            all.dateline.extend(medians.dateline);
            all.raw_tantivy.extend(medians.raw_tantivy);
        }
        all.print("all");
        println!();
    }
}

/// The median times of queries, in microseconds.
#[derive(Default)]
struct Medians {
    dateline: Vec<f64>,
    raw_tantivy: Vec<f64>,
}

impl Medians {
    /// Runs each query with both, and all queries before the first one again, so that caches of stored text have to
    /// hold more than one query's.
    fn measure(queries: &[String], dateline: &dyn Fn(&str) -> usize, raw_tantivy: &dyn Fn(&str) -> usize) -> Self {
        let mut times = vec![(Vec::new(), Vec::new()); queries.len()];
        for round in 0..=LATENCY_ROUNDS {
            for (query, (dateline_times, raw_times)) in queries.iter().zip(&mut times) {
                let (dateline_time, raw_time) = (microseconds(dateline, query), microseconds(raw_tantivy, query));
                if round > 0 {
                    dateline_times.push(dateline_time);
                    raw_times.push(raw_time);
                }
            }
        }
        let median = |mut times: Vec<f64>| percentile(&mut times, 50);
        let (dateline, raw_tantivy) = times.into_iter().map(|(dateline, raw)| (median(dateline), median(raw))).unzip();
        Self { dateline, raw_tantivy }
    }

    fn print(&mut self, name: &str) {
        let mut at = |percent| (percentile(&mut self.dateline, percent), percentile(&mut self.raw_tantivy, percent));
        let ((p50, raw_p50), (p99, raw_p99)) = (at(50), at(99));
        let (ratio, ratio_p99) = (p50 / raw_p50, p99 / raw_p99);
        println!(
            "{name:<14} {:>7}  {p50:>8.0} {p99:>8.0}  {raw_p50:>8.0} {raw_p99:>8.0}  {ratio:>6.2} {ratio_p99:>6.2}",
            self.dateline.len()
        );
    }
}

fn microseconds(search: &dyn Fn(&str) -> usize, query: &str) -> f64 {
    let started = Instant::now();
    black_box(search(query));
    started.elapsed().as_secs_f64() * 1e6
}

/// Returns the value that so many percent of the values do not exceed; sorts them.
fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100);
    values.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn print_cost(corpus: &Corpus, megabytes: f64) {
    let (mut dateline, mut raw_tantivy) = (Vec::new(), Vec::new());
    for _ in 0..COST_ROUNDS {
        let index = tempfile::tempdir().unwrap();
        dateline.extend(cpu_seconds(|| contenders::dateline::build(&corpus.folder, index.path(), 1)));
        let index = tempfile::tempdir().unwrap();
        raw_tantivy.extend(cpu_seconds(|| contenders::raw_tantivy::build(&corpus.articles, index.path(), 1)));
    }
    println!("indexing, CPU seconds per MB of files");
    if dateline.is_empty() {
        println!("n/a: this system does not tell them");
        return;
    }
    let (dateline, raw_tantivy) = (percentile(&mut dateline, 50), percentile(&mut raw_tantivy, 50));
    println!("{:<28} {:>7.4}", "dateline, files to index", dateline / megabytes);
    println!("{:<28} {:>7.4}", "raw tantivy, ready texts", raw_tantivy / megabytes);
    println!("{:<28} {:>7.2}", "ratio", dateline / raw_tantivy);
}

/// Returns the CPU time that all threads of the process spend meanwhile, None where the system does not tell it.
fn cpu_seconds(work: impl FnOnce()) -> Option<f64> {
    let before = cpu_ticks();
    work();
    Some(f64::from(cpu_ticks()? - before?) / TICKS_PER_SECOND)
}

fn cpu_ticks() -> Option<u32> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, the name, may have spaces; it ends with the last bracket. Times are the 14th and 15th.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = |place: usize| fields.split_whitespace().nth(place)?.parse::<u32>().ok();
    Some(ticks(11)? + ticks(12)?)
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1_000).unwrap()) / 1_000.0
}
