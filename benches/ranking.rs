//! What ranking costs beside plain BM25 over the same postings, in two ways.
//!
//! dateline: the time that a search states for finding and ranking, `search_ms`: from the text of the query to the ids of
//! the first ten articles and the numbers of those with all words and with some. No article is fetched.
//!
//! Plain: the same with `k1` 1.2 and `b` 0.75, titles that count like bodies, and nothing looked at but occurrences:
//! neither closeness nor exactness.
//!
//! tantivy: its own queries over the stems of title and body in dateline's index, built from the same words by
//! hand: each word in title or body, all words; the first ten by tantivy's fastest way, and the same two numbers counted
//! by themselves. tantivy finds no lengths there, which makes no difference to the time.
//!
//! 600 queries of six classes, each run in the three ways in turn, in seven rounds after one to warm up; the median of a query's
//! times counts, and the table has the 50th and the 99th percentile of these. Corpus: 5,000 generated articles, see
//! `corpus/generator.rs`, or the folder that `DATELINE_BENCH_CORPUS` names.
//!
//! ```text
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench ranking
//! ```
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "what fails here fails the bench; it prints a table")]

#[expect(dead_code, reason = "some of it is for the other benches")]
mod contenders;
#[expect(dead_code, reason = "some of it is for the bench of indexing")]
mod corpus;
#[expect(dead_code, reason = "most of it is for the report")]
mod measure;
#[expect(dead_code, reason = "some of it is for the other benches")]
mod queries;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use dateline::analysis::{Analyzer, Form};
use dateline::engine::{FragmentOptions, Page, RankingOptions, SearchEngine, SearchRequest};
use dateline::language::Language;
use dateline::search::LocalEngine;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Index, IndexReader, ReloadPolicy, Term};

use corpus::Corpus;
use measure::percentile;
use queries::{Class, Frequencies, choose};

const QUERIES_PER_CLASS: usize = 100;
const ROUNDS: usize = 7;

fn main() {
    // `cargo test --benches` runs this, too; there it is enough that it compiles.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let corpus = Corpus::load();
    let folder = tempfile::tempdir().unwrap();
    contenders::dateline::build(&corpus.folder, folder.path(), 1);
    let dateline = contenders::dateline::open(folder.path());
    let tantivy = PlainBm25::open(folder.path());
    let frequencies = Frequencies::of(&corpus.articles);
    let classes = [Class::Rare, Class::Mid, Class::Frequent, Class::TwoWords, Class::Phrase, Class::Headline];
    println!("{} articles; finding and ranking, µs", corpus.articles.len());
    println!("{:<14} {:>15} {:>15} {:>15} {:>13} {:>13}", "", "dateline", "plain", "tantivy", "by plain", "by tantivy");
    print!("{:<14}", "class");
    (0..3).for_each(|_| print!(" {:>7} {:>7}", "p50", "p99"));
    (0..2).for_each(|_| print!(" {:>6} {:>6}", "p50", "p99"));
    println!();
    let mut all = Times::default();
    for class in classes {
        let queries = choose(&corpus.articles, &frequencies, class, QUERIES_PER_CLASS);
        let mut times = measure(&queries, &dateline, &tantivy);
        times.print(class.name());
        for (all, times) in all.0.iter_mut().zip(times.0) {
            all.extend(times);
        }
    }
    all.print("all");
}

/// The median times of queries in microseconds: dateline's, plain ones, tantivy's.
#[derive(Default)]
struct Times([Vec<f64>; 3]);

impl Times {
    fn print(&mut self, name: &str) {
        let [dateline, plain, tantivy] =
            [0, 1, 2].map(|way| [50, 99].map(|percent| percentile(&mut self.0[way], percent)));
        print!("{name:<14}");
        for [p50, p99] in [dateline, plain, tantivy] {
            print!(" {p50:>7.0} {p99:>7.0}");
        }
        for [p50, p99] in [plain, tantivy] {
            print!(" {:>6.2} {:>6.2}", dateline[0] / p50, dateline[1] / p99);
        }
        println!();
    }
}

fn measure(queries: &[String], dateline: &LocalEngine, tantivy: &PlainBm25) -> Times {
    let usual = RankingOptions::default();
    let plain = RankingOptions {
        title_weight: Some(1.0),
        k1: Some(1.2),
        b: Some(0.75),
        closeness: Some(0.0),
        exactness: Some(0.0),
        expand: None,
    };
    let mut times = vec![[const { Vec::new() }; 3]; queries.len()];
    for round in 0..=ROUNDS {
        for (query, times) in queries.iter().zip(&mut times) {
            let (of_dateline, of_plain) = (ranking_time(dateline, query, usual), ranking_time(dateline, query, plain));
            let started = Instant::now();
            black_box(tantivy.search(query));
            let of_tantivy = started.elapsed().as_secs_f64() * 1e6;
            if round > 0 {
                for (times, time) in times.iter_mut().zip([of_dateline, of_plain, of_tantivy]) {
                    times.push(time);
                }
            }
        }
    }
    let mut medians = Times::default();
    for mut times in times {
        for (medians, times) in medians.0.iter_mut().zip(&mut times) {
            medians.push(percentile(times, 50));
        }
    }
    medians
}

fn ranking_time(engine: &LocalEngine, query: &str, ranking: RankingOptions) -> f64 {
    let request = SearchRequest {
        page: Page { offset: 0, limit: 10 },
        fragments: FragmentOptions { count: 0, ..FragmentOptions::default() },
        ranking,
        ..SearchRequest::new(query)
    };
    black_box(engine.search(&request).unwrap()).timings.search_ms * 1e3
}

/// tantivy's BM25 over the stems in an index of dateline.
struct PlainBm25 {
    reader: IndexReader,
    title: Field,
    body: Field,
}

impl PlainBm25 {
    fn open(folder: &Path) -> Self {
        let index = Index::open_in_dir(folder).unwrap();
        let (title, body) = (index.schema().get_field("title").unwrap(), index.schema().get_field("body").unwrap());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap();
        Self { reader, title, body }
    }

    /// Finds the first ten articles with all of the words, and counts those with all and with some.
    fn search(&self, query: &str) -> usize {
        let searcher = self.reader.searcher();
        let mut analyzer = Analyzer::default();
        let mut stems = |text: &str| analyzer.terms(text, Form::Stem, Language::ENGLISH);
        let mut clauses: Vec<Box<dyn Query>> = Vec::new();
        match query.strip_prefix('"').and_then(|query| query.strip_suffix('"')) {
            Some(phrase) => clauses.push(self.in_fields(&stems(phrase))),
            None => clauses.extend(stems(query).into_iter().map(|stem| self.in_fields(&[stem]))),
        }
        let is_single = clauses.len() == 1;
        let any = BooleanQuery::union(clauses.iter().map(|clause| clause.box_clone()).collect());
        let all = BooleanQuery::new(clauses.into_iter().map(|clause| (Occur::Must, clause)).collect());
        let hits = searcher.search(&all, &TopDocs::with_limit(10).order_by_score()).unwrap();
        black_box(searcher.search(&all, &Count).unwrap());
        if !is_single {
            black_box(searcher.search(&any, &Count).unwrap());
        }
        hits.len()
    }

    fn in_fields(&self, stems: &[String]) -> Box<dyn Query> {
        let in_field = |field: Field| -> Box<dyn Query> {
            let terms: Vec<Term> = stems.iter().map(|stem| Term::from_field_text(field, stem)).collect();
            match terms.as_slice() {
                [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new(terms)),
            }
        };
        Box::new(BooleanQuery::union(vec![in_field(self.title), in_field(self.body)]))
    }
}
