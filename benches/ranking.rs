//! What ranking costs beside plain BM25 over the same postings.
//!
//! dateline: the time that a search states for finding and ranking, `search_ms`: from the text of the query to the ids of
//! the first ten articles and the numbers of those with all words and with some. No article is fetched.
//!
//! Plain BM25: tantivy's own queries over the stems of title and body in dateline's index, built from the same words by
//! hand: each word in title or body, all words; the first ten by tantivy's fastest way, and the same two numbers counted
//! by themselves. tantivy finds no lengths there, which makes no difference to the time.
//!
//! 600 queries of six classes, each run by both in turn, in seven rounds after one to warm up; the median of a query's
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
mod queries;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use dateline::analysis::{Analyzer, Form, words};
use dateline::article::Article;
use dateline::engine::{FragmentOptions, Page, SearchEngine, SearchRequest};
use dateline::language::Language;
use dateline::search::LocalEngine;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Index, IndexReader, ReloadPolicy, Term};

use corpus::Corpus;
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
    let plain = PlainBm25::open(folder.path());
    let frequencies = Frequencies::of(&corpus.articles);
    let classes = [Class::Rare, Class::Mid, Class::Frequent, Class::TwoWords, Class::Phrase];
    let mut groups: Vec<(&str, Vec<String>)> = classes
        .iter()
        .map(|class| (class.name(), choose(&corpus.articles, &frequencies, *class, QUERIES_PER_CLASS)))
        .collect();
    groups.push(("headline", headlines(&corpus.articles)));
    println!("{} articles; finding and ranking, µs", corpus.articles.len());
    println!("{:<14} {:>7}  {:>17}  {:>17}  {:>13}", "", "", "dateline", "plain BM25", "ratio");
    println!(
        "{:<14} {:>7}  {:>8} {:>8}  {:>8} {:>8}  {:>6} {:>6}",
        "class", "queries", "p50", "p99", "p50", "p99", "p50", "p99"
    );
    let (mut all_dateline, mut all_plain) = (Vec::new(), Vec::new());
    for (name, queries) in &groups {
        let (mut of_dateline, mut of_plain) = measure(queries, &dateline, &plain);
        print(name, &mut of_dateline, &mut of_plain);
        all_dateline.extend(of_dateline);
        all_plain.extend(of_plain);
    }
    print("all", &mut all_dateline, &mut all_plain);
}

/// Titles of articles as bare words.
fn headlines(articles: &[Article]) -> Vec<String> {
    let step = (articles.len() / QUERIES_PER_CLASS).max(1);
    let titles = articles.iter().step_by(step).filter_map(|article| article.title.as_deref());
    let bare = titles.map(|title| words(title).map(|range| title[range].to_lowercase()).collect::<Vec<_>>().join(" "));
    bare.filter(|query| !query.is_empty()).take(QUERIES_PER_CLASS).collect()
}

/// Returns the median times of queries in microseconds: dateline's and plain ones.
fn measure(queries: &[String], dateline: &LocalEngine, plain: &PlainBm25) -> (Vec<f64>, Vec<f64>) {
    let mut times = vec![(Vec::new(), Vec::new()); queries.len()];
    for round in 0..=ROUNDS {
        for (query, (of_dateline, of_plain)) in queries.iter().zip(&mut times) {
            let ranking = ranking_time(dateline, query);
            let started = Instant::now();
            black_box(plain.search(query));
            let plain = started.elapsed().as_secs_f64() * 1e6;
            if round > 0 {
                of_dateline.push(ranking);
                of_plain.push(plain);
            }
        }
    }
    times
        .into_iter()
        .map(|(mut dateline, mut plain)| (percentile(&mut dateline, 50), percentile(&mut plain, 50)))
        .unzip()
}

fn ranking_time(engine: &LocalEngine, query: &str) -> f64 {
    let request = SearchRequest {
        page: Page { offset: 0, limit: 10 },
        fragments: FragmentOptions { count: 0, ..FragmentOptions::default() },
        ..SearchRequest::new(query)
    };
    black_box(engine.search(&request).unwrap()).timings.search_ms * 1e3
}

fn print(name: &str, dateline: &mut [f64], plain: &mut [f64]) {
    let n_queries = dateline.len();
    let (p50, p99) = (percentile(dateline, 50), percentile(dateline, 99));
    let (plain_p50, plain_p99) = (percentile(plain, 50), percentile(plain, 99));
    let (ratio, ratio_p99) = (p50 / plain_p50, p99 / plain_p99);
    println!(
        "{name:<14} {n_queries:>7}  {p50:>8.0} {p99:>8.0}  {plain_p50:>8.0} {plain_p99:>8.0}  {ratio:>6.2} {ratio_p99:>6.2}"
    );
}

/// Returns the value that so many percent of the values do not exceed; sorts them.
fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100);
    values.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
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
