//! How fast text becomes an index, in bytes of the files' text per second.
//!
//! * `extract`: the text of a file, plain or as the HTML page that a site makes of it → an article. tantivy has nothing
//!   of the kind.
//! * `analyse`: title and body → terms. dateline indexes each word as its stem and as it is written; both are
//!   measured, `raw_tantivy` has stems only.
//! * `index`: files in a folder → a finished index, with 1 and with 2 threads; the new files are in the page cache.
//!   Beside these dateline has a thread that reads, and each has one that compresses. `raw_tantivy` is given ready
//!   titles and bodies and neither reads nor extracts; its throughput is in bytes of the same files. dateline merges
//!   a new index into one segment, `raw_tantivy` leaves it as it is.
//!
//! Corpus: 5,000 generated articles, see `corpus/generator.rs`, or the folder that `DATELINE_BENCH_CORPUS` names.
//! Wall time depends on what else the machine does; `cargo bench --bench report` has CPU time.
//!
//! ```text
//! cargo bench --bench indexing
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench indexing -- analyse
//! ```
#![expect(clippy::unwrap_used, reason = "what fails here fails the bench")]

#[expect(dead_code, reason = "searching is for the other benches")]
mod contenders;
mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use dateline::analysis::{Analyzer, Form, words};
use dateline::corpus::{Media, RawDocument};
use dateline::extract::extract;
use dateline::language::Language;
use tantivy::tokenizer::TokenStream;

use corpus::Corpus;

fn indexing(criterion: &mut Criterion) {
    let corpus = Corpus::load();
    extraction(criterion, &corpus);
    analysis(criterion, &corpus);
    whole_index(criterion, &corpus);
}

fn extraction(criterion: &mut Criterion, corpus: &Corpus) {
    let options = corpus::extract_options();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(corpus.bytes)).sampling_mode(SamplingMode::Flat);
    group.bench_function("dateline", |bencher| {
        bencher.iter(|| corpus.documents.iter().filter(|document| extract(document, &options).is_ok()).count());
    });
    let pages: Vec<RawDocument> = corpus.documents.iter().map(page).collect();
    group.throughput(Throughput::Bytes(pages.iter().map(|page| page.text.len() as u64).sum()));
    group.bench_function("dateline/html", |bencher| {
        bencher.iter(|| pages.iter().filter(|page| extract(page, &options).is_ok()).count());
    });
}

/// Returns a document as the page that a site makes of it: a fifth of its bytes are the article, as on plain sites.
fn page(document: &RawDocument) -> RawDocument {
    let paragraphs: Vec<&str> = document.text.lines().collect();
    let paragraphs = paragraphs.join("</p>\n<p class=\"text\">");
    let style = ".menu > li { display: flex; margin: 0 auto; }\n".repeat(document.text.len() / 16);
    let menu = "<li class=\"menu-item\"><a href=\"/section/harbour\">Harbour</a></li>\n".repeat(40);
    let text = format!(
        "<!DOCTYPE html><html><head><style>{style}</style></head><body><ul class=\"menu\">{menu}</ul><article>\
         <p>{paragraphs}</p></article><ul class=\"footer\">{menu}</ul></body></html>"
    );
    RawDocument { media: Media::Html, text, ..document.clone() }
}

fn analysis(criterion: &mut Criterion, corpus: &Corpus) {
    let titles = corpus.articles.iter().filter_map(|article| Some((article.title.as_deref()?, article.language)));
    let bodies = corpus.articles.iter().map(|article| (article.body.as_str(), article.language));
    let texts: Vec<(&str, Language)> = titles.chain(bodies).collect();
    let bytes = texts.iter().map(|(text, _)| text.len() as u64).sum();
    let mut group = criterion.benchmark_group("analyse");
    group.throughput(Throughput::Bytes(bytes)).sampling_mode(SamplingMode::Flat);
    for (name, form) in [("dateline/stems", Form::Stem), ("dateline/surface_forms", Form::Surface)] {
        let mut analyzer = Analyzer::default();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for &(text, language) in &texts {
                    words(text).for_each(|word| _ = black_box(analyzer.term(&text[word], form, language)));
                }
            });
        });
    }
    let mut analyzer = contenders::raw_tantivy::analyzer();
    group.bench_function("raw_tantivy/stems", |bencher| {
        bencher.iter(|| {
            for (text, _) in &texts {
                analyzer.token_stream(text).process(&mut |token| _ = black_box(token));
            }
        });
    });
}

fn whole_index(criterion: &mut Criterion, corpus: &Corpus) {
    let mut group = criterion.benchmark_group("index");
    group.throughput(Throughput::Bytes(corpus.bytes)).sampling_mode(SamplingMode::Flat);
    let folder = || tempfile::tempdir().unwrap();
    for threads in [1, 2] {
        // The folder is given back and removed outside of the measurement.
        group.bench_function(BenchmarkId::new("dateline", threads), |bencher| {
            let build = |index: tempfile::TempDir| {
                contenders::dateline::build(&corpus.folder, index.path(), threads);
                index
            };
            bencher.iter_batched(folder, build, BatchSize::PerIteration);
        });
        group.bench_function(BenchmarkId::new("raw_tantivy", threads), |bencher| {
            let build = |index: tempfile::TempDir| {
                contenders::raw_tantivy::build(&corpus.articles, index.path(), threads);
                index
            };
            bencher.iter_batched(folder, build, BatchSize::PerIteration);
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5));
    targets = indexing
}
criterion_main!(benches);
