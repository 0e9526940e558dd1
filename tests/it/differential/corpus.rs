//! A corpus made of few words, indexed in several runs, so that there are several segments and deleted documents.

use std::path::Path;
use std::sync::OnceLock;

use dateline::engine::{FragmentOptions, Page, SearchEngine, SearchRequest};
use dateline::index::analysis_language;
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::language::Language;
use dateline::search::LocalEngine;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::reference::Reference;
use super::vocabulary::{
    ARABIC, AUTHORS, CHINESE, ENGLISH, FRENCH, GERMAN, GLUED_FIRST, GLUED_SECOND, LINES, RUSSIAN, SECTIONS, SOURCES,
    SWAHILI, THAI, WordList,
};

/// How many articles there are in the end.
pub(super) const N_ARTICLES: usize = 2_000;
/// How many more are indexed first and removed later.
const N_REMOVED: usize = 120;

/// The corpus: in an index of several segments, in one that was made in one run, and as the reference reads it.
#[derive(Debug)]
pub(super) struct Corpus {
    pub(super) engine: LocalEngine,
    pub(super) merged: LocalEngine,
    pub(super) reference: Reference,
    /// The languages that articles are analysed by.
    pub(super) languages: Vec<Language>,
}

/// Returns the corpus, which is made once for all tests.
pub(super) fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(Corpus::new)
}

impl Corpus {
    fn new() -> Self {
        let mut runner = TestRunner::deterministic();
        let mut records: Vec<Value> = (0..N_ARTICLES + N_REMOVED)
            .map(|number| {
                let record = record().new_tree(&mut runner).unwrap().current();
                finished(record, number)
            })
            .collect();
        let removed = records.split_off(N_ARTICLES);
        // Engines keep all files open that they need, so that the folder may go.
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("files");
        std::fs::create_dir(&files).unwrap();
        let index = folder.path().join("index");
        let mut earlier = records[..700].to_vec();
        for record in earlier.iter_mut().step_by(9) {
            record["body"] = Value::from("An earlier Kim met an earlier Putin in Vladivostok.");
        }
        write(&files.join("a.jsonl"), &earlier);
        write(&files.join("removed.jsonl"), &removed);
        run(&index, &files);
        write(&files.join("a.jsonl"), &records[..700]);
        write(&files.join("b.jsonl"), &records[700..1_500]);
        run(&index, &files);
        std::fs::remove_file(files.join("removed.jsonl")).unwrap();
        write(&files.join("c.jsonl"), &records[1_500..]);
        run(&index, &files);
        let merged = folder.path().join("merged");
        run(&merged, &files);
        let engine = LocalEngine::open(&index).unwrap();
        let articles: Vec<_> = all_ids(&engine).iter().map(|id| engine.article(id).unwrap()).collect();
        let mut languages: Vec<Language> = articles.iter().map(analysis_language).collect();
        languages.sort();
        languages.dedup();
        let reference = Reference::new(articles);
        Self { engine, merged: LocalEngine::open(&merged).unwrap(), reference, languages }
    }
}

fn write(path: &Path, records: &[Value]) {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    std::fs::write(path, lines.join("\n")).unwrap();
}

fn run(index: &Path, files: &Path) {
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let options =
        IngestOptions { read, threads: 1, memory: 64_000_000, now: dateline::date::Moment::now(), force: false };
    ingest(index, &[Input::Path(files.to_owned())], &options, &()).unwrap();
}

fn all_ids(engine: &LocalEngine) -> Vec<String> {
    let mut request = SearchRequest::new("*");
    request.page = Page { offset: 0, limit: N_ARTICLES * 2 };
    request.fragments = FragmentOptions { count: 0, ..FragmentOptions::default() };
    let mut ids: Vec<String> = engine.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect();
    ids.sort();
    ids
}

/// Gives a record its id, and now and then a glued word, which no more than two articles may have.
fn finished(mut record: Value, number: usize) -> Value {
    record["id"] = Value::from(format!("a{number}"));
    if record["url"].is_string() {
        record["url"] = Value::from(format!("https://news.example/{}/kim-{number}", number % 7));
    }
    let pair = number / 16;
    let is_glued =
        number.is_multiple_of(8) && record["language"] == "en" && pair < GLUED_FIRST.len() * GLUED_SECOND.len();
    if is_glued && let Some(body) = record["body"].as_str() {
        let glued = format!("{}{}", GLUED_FIRST[pair % GLUED_FIRST.len()], GLUED_SECOND[pair / GLUED_FIRST.len()]);
        let gaps: Vec<usize> = body.match_indices(' ').map(|(at, _)| at).collect();
        let at = gaps.get(number % gaps.len().max(1)).copied().unwrap_or(0);
        record["body"] = Value::from(format!("{} {glued}{}", &body[..at], &body[at..]));
    }
    record
}

/// A record of an article, without its id.
fn record() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        6 => texts(ENGLISH),
        2 => texts(GERMAN),
        1 => texts(FRENCH),
        2 => texts(RUSSIAN),
        1 => texts(CHINESE),
        1 => texts(THAI),
        1 => texts(ARABIC),
        1 => texts(SWAHILI),
    ];
    let date = select(vec![
        "2010",
        "2010-11",
        "2010-11-21",
        "2010-11-21T15:01:00Z",
        "2010-12-01",
        "2011-03-04T05:06:00Z",
        "2012-01-01",
    ]);
    let optional = |values: &'static [&'static str]| proptest::option::of(select(values));
    (text, proptest::option::of(date), optional(SOURCES), optional(AUTHORS), optional(SECTIONS), any::<bool>())
        .prop_map(|((language, title, body), date, source, author, section, has_url)| {
            let url = has_url.then_some("");
            serde_json::json!({
                "language": language, "title": title, "body": body, "date": date, "source": source, "author": author,
                "section": section, "url": url,
            })
        })
}

/// The language, title and body of an article; one of the latter two at least has something that is no furniture.
fn texts(list: WordList) -> BoxedStrategy<(&'static str, Option<String>, Option<String>)> {
    let title = proptest::option::weighted(0.85, words(list));
    let line = prop_oneof![12 => paragraph(list), 1 => select(LINES).prop_map(str::to_owned)];
    let length = prop_oneof![1 => Just(0..1), 12 => Just(1..5), 3 => Just(4..12)];
    let body = length.prop_flat_map(move |length| proptest::collection::vec(line.clone(), length));
    // Where neither the record nor the text tells the language, it is und.
    let language = if list.code == "en" {
        prop_oneof![9 => Just("en"), 1 => Just("und")].boxed()
    } else {
        Just(list.code).boxed()
    };
    (language, title, body)
        .prop_map(|(language, title, paragraphs)| {
            let body = (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"));
            let is_nothing = paragraphs.iter().all(|line| LINES.contains(&line.as_str()));
            let title = if title.is_none() && is_nothing { Some("Kim".to_owned()) } else { title };
            (language, title, body)
        })
        .boxed()
}

fn paragraph(list: WordList) -> BoxedStrategy<String> {
    let sentence = (words(list), select(list.ends)).prop_map(|(words, end)| format!("{words}{end}"));
    proptest::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.concat().trim().to_owned()).boxed()
}

fn words(list: WordList) -> BoxedStrategy<String> {
    let space = Just(list.space);
    let gap =
        prop_oneof![14 => space, 1 => Just(", "), 1 => Just("-"), 1 => Just(" (“"), 1 => Just("”) "), 1 => Just(" — ")];
    proptest::collection::vec((select(list.words), gap), 1..11)
        .prop_map(|words| {
            let final_one = words.len() - 1;
            let written =
                words.iter().enumerate().flat_map(|(at, (text, gap))| [*text, if at < final_one { *gap } else { "" }]);
            written.collect()
        })
        .boxed()
}
