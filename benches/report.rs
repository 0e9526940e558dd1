//! The table of ratios of dateline to raw tantivy: latencies, counts, size, and what indexing costs. criterion makes
//! none: it has no percentiles over many queries and no CPU time.
//!
//! Latency: 100 queries of each class, see `queries/mod.rs`, each run by dateline and by raw tantivy in turn, in five
//! rounds after one to warm up. Stored text that is not in the engines' own caches is decompressed again, as it is for
//! most users' queries; the page cache is warm. Of the five times of a query the median counts; the table has the 50th
//! and the 99th percentile of these over the queries of a class, so that p99 is a slow query and not a disturbed
//! machine. What each of them does is said in `query.rs`. Counts, facets and timelines are measured in the same way,
//! against tantivy's aggregations.
//!
//! Cost: dateline from files to the finished index with everything on, raw tantivy from titles and bodies that are
//! ready, in three rounds in turn; medians. CPU seconds are those of the process, user and system, by megabyte of the
//! files' text. Linux only. The size is that of all files of the index, by the text of the files.
//!
//! Corpus: 5,000 generated articles, see `corpus/generator.rs`, or the folder that `DATELINE_BENCH_CORPUS` names.
//!
//! ```text
//! cargo bench --bench report
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench report
//! ```
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "what fails here fails the bench; it prints a table")]

mod comparisons;
#[expect(dead_code, reason = "pages are for the bench of the server")]
mod contenders;
mod corpus;
mod measure;
mod queries;

use comparisons::{counts, indexing, searches};
use contenders::Indexes;
use corpus::Corpus;
use measure::{megabytes, table};
use queries::Frequencies;

const QUERIES_PER_CLASS: usize = 100;

fn main() {
    // `cargo test --benches` runs this, too; there it is enough that it compiles.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let corpus = Corpus::load();
    let frequencies = Frequencies::of(&corpus.articles);
    println!("{} articles, {:.1} MB; p50 · p99\n", corpus.articles.len(), megabytes(corpus.bytes));
    table::print_head();
    let indexes = Indexes::build(&corpus);
    searches::print(&corpus, &frequencies, &indexes, QUERIES_PER_CLASS);
    counts::print(&corpus, &frequencies, &indexes, QUERIES_PER_CLASS);
    indexing::print(&corpus);
}
