//! How long a query takes, from its text to ten fetched hits, without and with snippets.
//!
//! * `term`, `two_words`, `phrase`, `prefix`: one iteration runs the 24 queries of the group; `elem/s` are queries per
//!   second. Terms are rare, mid and frequent ones in equal parts. dateline also counts all articles that match, and
//!   for two words those that match one, and marks the titles in each case; `raw_tantivy` counts nothing. Prefixes are
//!   regular expressions for `raw_tantivy`, of which its snippets show nothing.
//! * `cold_open`: opens the index and runs one query, as a command line does. The page cache stays warm: it is the
//!   work of the program that is cold, not the disk.
//!
//! Corpus: 5,000 generated articles, see `corpus/generator.rs`, or the folder that `DATELINE_BENCH_CORPUS` names. The
//! queries are taken from it, see `queries/mod.rs`. Both indexes have one segment.
//!
//! ```text
//! cargo bench --bench query
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench query -- phrase
//! ```
#![expect(clippy::unwrap_used, reason = "what fails here fails the bench")]

#[expect(dead_code, reason = "counting is for the report")]
mod contenders;
#[expect(dead_code, reason = "some of it is for the bench of indexing")]
mod corpus;
#[expect(dead_code, reason = "the names are for the report")]
mod queries;

use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use contenders::Indexes;
use contenders::raw_tantivy::RawTantivy;
use corpus::Corpus;
use queries::{Class, Frequencies, choose};

/// How many queries a group has.
const QUERIES: usize = 24;

fn query(criterion: &mut Criterion) {
    let corpus = Corpus::load();
    let indexes = Indexes::build(&corpus);
    let (dateline, raw_tantivy) = indexes.open();
    let frequencies = Frequencies::of(&corpus.articles);
    let groups: [(&str, &[Class]); 4] = [
        ("term", &[Class::Rare, Class::Mid, Class::Frequent]),
        ("two_words", &[Class::TwoWords]),
        ("phrase", &[Class::Phrase]),
        ("prefix", &[Class::Prefix]),
    ];
    for (name, classes) in groups {
        let per_class = QUERIES / classes.len();
        let choose = |class: &Class| choose(&corpus.articles, &frequencies, *class, per_class);
        let queries: Vec<String> = classes.iter().flat_map(choose).collect();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(queries.len() as u64));
        for (show, has_snippets) in [("hits", false), ("snippets", true)] {
            group.bench_function(format!("dateline/{show}"), |bencher| {
                let search = |query: &String| contenders::dateline::search(&dateline, query, has_snippets);
                bencher.iter(|| queries.iter().map(search).sum::<usize>());
            });
            group.bench_function(format!("raw_tantivy/{show}"), |bencher| {
                let search = |query: &String| raw_tantivy.search(query, has_snippets);
                bencher.iter(|| queries.iter().map(search).sum::<usize>());
            });
        }
    }
    let first = &choose(&corpus.articles, &frequencies, Class::Mid, 1)[0];
    let mut group = criterion.benchmark_group("cold_open");
    group.bench_function("dateline", |bencher| {
        let path = indexes.dateline();
        bencher.iter(|| contenders::dateline::search(&contenders::dateline::open(&path), first, true));
    });
    group.bench_function("raw_tantivy", |bencher| {
        let path = indexes.raw_tantivy();
        bencher.iter(|| RawTantivy::open(&path).search(first, true));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = query
}
criterion_main!(benches);
