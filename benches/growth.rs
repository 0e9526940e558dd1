//! How time, size and memory grow with the corpus: 10,000, 100,000 and 1,000,000 generated articles.
//!
//! Corpus: see `scale/stream.rs`. One file of JSON lines, from a seed; a million articles are 3 GB.
//!
//! Indexing: the program `dateline index`, and a process that gives titles and bodies of the same lines to raw tantivy;
//! two threads and a budget of 512 MB each. CPU seconds are user and system time of all threads. Peak memory is what the
//! system says was resident at most; pages of mapped files are in it, which the system takes back when it needs them,
//! so what a process holds of its own is told, too.
//!
//! Latency: as in `report.rs`, 100 queries of each of seven classes, from their text to ten fetched hits. They are drawn
//! from 10,000 articles that lie evenly in the corpus, so that words of a class are in the same share of the articles
//! at each size. Two figures are the 50th and the 99th percentile over the queries of a class. dateline merges a new index into one segment, raw tantivy leaves as many as its policy does.
//!
//! Command: the CPU time of `dateline search` with two words, process start and all, and of `dateline --version`, which
//! does nothing. The page cache is warm.
//!
//! ```text
//! cargo bench --bench growth
//! DATELINE_GROWTH_SIZES=10000,100000 DATELINE_GROWTH_SVG=growth.svg cargo bench --bench growth
//! ```
//!
//! `DATELINE_GROWTH_DIR` names a folder in which corpora and indexes are kept. An index that is there is not made again;
//! its costs are those noted beside it, in `dateline-10000.json`, and with that file removed it is.
#![expect(clippy::unwrap_used, reason = "what fails here fails the bench")]

#[expect(dead_code, reason = "some of it is for the other benches")]
mod contenders;
#[expect(dead_code, reason = "the corpus of the other benches is not needed, only its words")]
mod corpus;
#[expect(dead_code, reason = "some of it is for the report")]
mod measure;
#[expect(dead_code, reason = "some of it is for the report")]
mod queries;
mod scale;

use std::path::{Path, PathBuf};
use std::process::Command;

use contenders::raw_tantivy::RawTantivy;
use measure::{Latencies, folder_bytes, megabytes};
use queries::{Class, Frequencies, Question, questions};
use scale::figures::{Figures, print_table};
use scale::indexes::{Place, RAW_INDEXER, run_raw_indexer};
use scale::plot::{self, Panel};
use scale::process::command_milliseconds;
use scale::{record, stream};

const SIZES: &str = "10000,100000,1000000";
const QUERIES_PER_CLASS: usize = 100;
/// How many articles queries are drawn from.
const SAMPLE: usize = 10_000;
const CLASSES: [Class; 7] =
    [Class::Rare, Class::Mid, Class::Frequent, Class::AnyOfTwo, Class::AllOfTwo, Class::Phrase, Class::Headline];

const QUERY_LINES: [&str; 2] = ["all queries, µs", "all queries, snippets, µs"];
const PANELS: [Panel<'_>; 5] = [
    Panel { title: "indexing, CPU seconds", lines: &["indexing, CPU s"], value: 0 },
    Panel { title: "index, MB", lines: &["index, MB"], value: 0 },
    Panel { title: "indexing, peak memory, MB", lines: &["indexing, peak memory, MB"], value: 0 },
    Panel { title: "query, median, µs", lines: &QUERY_LINES, value: 0 },
    Panel { title: "query, 99th percentile, µs", lines: &QUERY_LINES, value: 1 },
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, first, corpus, index] = arguments.as_slice()
        && first == RAW_INDEXER
    {
        return run_raw_indexer(Path::new(corpus), Path::new(index));
    }
    // `cargo test --benches` runs this, too; there it is enough that it compiles.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("DATELINE_GROWTH_DIR").map_or(temporary.path().to_owned(), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    let sizes = std::env::var("DATELINE_GROWTH_SIZES").unwrap_or_else(|_| SIZES.to_owned());
    let mut done = Vec::new();
    for articles in sizes.split(',') {
        done.push(measure(&folder, articles.trim().parse().unwrap()));
        if let Some(file) = std::env::var_os("DATELINE_GROWTH_SVG") {
            plot::write(Path::new(&file), &done, &PANELS);
        }
    }
    print_table(&done);
}

fn measure(folder: &Path, articles: usize) -> Figures {
    let mut figures = Figures::new(articles);
    let place = Place::new(folder, articles);
    stream::write(&place.corpus(), articles);
    figures.add_dateline("corpus, MB", megabytes(place.corpus().metadata().unwrap().len()));
    let (dateline, raw_tantivy) = (place.index_with_dateline(), place.index_with_raw_tantivy());
    figures.add("indexing, CPU s", &[dateline.cpu], &[raw_tantivy.cpu]);
    figures.add("indexing, wall clock s", &[dateline.wall], &[raw_tantivy.wall]);
    figures.add("indexing, peak memory, MB", &[dateline.peak], &[raw_tantivy.peak]);
    figures.add("indexing, without mapped files, MB", &[dateline.own_peak], &[raw_tantivy.own_peak]);
    let bytes = |index: &Path| megabytes(folder_bytes(index));
    figures.add("index, MB", &[bytes(&place.dateline())], &[bytes(&place.raw_tantivy())]);
    let sample = record::sample(&place.corpus(), articles.div_ceil(SAMPLE));
    let frequencies = Frequencies::of(&sample);
    let classes = CLASSES.map(|class| (class, questions(&sample, &frequencies, class, QUERIES_PER_CLASS)));
    add_latencies(&mut figures, &place, &classes);
    let two_words = questions(&sample, &frequencies, Class::TwoWords, QUERIES_PER_CLASS);
    add_commands(&mut figures, &place, &two_words);
    figures
}

fn add_latencies(figures: &mut Figures, place: &Place, classes: &[(Class, Vec<Question>)]) {
    let dateline = contenders::dateline::open(&place.dateline());
    let raw_tantivy = RawTantivy::open(&place.raw_tantivy());
    for has_snippets in [false, true] {
        let mut add = |name: &str, latencies: &mut Latencies| {
            let what = if has_snippets { ", snippets" } else { "" };
            let (dateline, raw_tantivy) = latencies.percentiles();
            figures.add(&format!("{name}{what}, µs"), &dateline, &raw_tantivy);
        };
        let mut all = Latencies::default();
        for (class, questions) in classes {
            let dateline = |query: &str| contenders::dateline::search(&dateline, query, has_snippets);
            let raw_tantivy = |query: &str| raw_tantivy.search(query, has_snippets);
            let mut latencies = Latencies::measure(questions, &dateline, &raw_tantivy);
            add(class.name(), &mut latencies);
            all.extend(latencies);
        }
        add("all queries", &mut all);
    }
}

fn add_commands(figures: &mut Figures, place: &Place, two_words: &[Question]) {
    let state = tempfile::tempdir().unwrap();
    let program = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        // The program keeps its last results there.
        command.env("XDG_STATE_HOME", state.path()).arg("--index").arg(place.dateline());
        command
    };
    let search = command_milliseconds(&|number| {
        let mut command = program();
        command.arg("search").arg(&two_words[number as usize % two_words.len()].dateline);
        command
    });
    figures.add_dateline("`dateline search`, CPU ms", search);
    let version = command_milliseconds(&|_| {
        let mut command = program();
        command.arg("--version");
        command
    });
    figures.add_dateline("`dateline --version`, CPU ms", version);
}
