//! The same articles give the same list, however the index came to be.

use std::path::Path;

use dateline::cancellation::Cancellation;
use dateline::engine::{Matching, Order, RankingOptions, SearchEngine, SearchRequest, SimilarRequest};
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::search::LocalEngine;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{lines, request};

const N_ARTICLES: usize = 300;
/// How many more are there for some runs only.
const N_REMOVED: usize = 60;
/// In how many files the articles come one after the other. Each is written three times.
const N_FILES: usize = 8;

/// The words of the texts of each language.
const LANGUAGES: [(&str, &str); 3] = [
    (
        "en",
        "the of a in and to with harbour harbours ferry ferries train trains strike strikes die minister ministers \
         Zürich quay storm stormy crews crew sailed sailing wages talks article report e-mail port captain island",
    ),
    (
        "de",
        "die der das und in mit von Hafen Häfen Fähre Fähren Zug Züge Streik Streiks Minister Ministerin Zürich Kai \
         Sturm Insel Inseln Löhne Gespräche Bericht Kapitän Museum Brücke",
    ),
    (
        "fr",
        "le la les de des et dans port ports ferry traversier train trains grève grèves ministre ministres Zurich quai \
         tempête île îles salaires article capitaine musée pont l'équipage",
    ),
];

/// Words that stand mostly in titles.
const OF_TITLES: &[&str] = &["Update", "Gazette", "Zulu", "Interview"];

const OUTLETS: &[&str] = &["Harbour Courier", "Kai Zeitung", "Quai Hebdo"];

const QUERIES: &[&str] = &[
    "ferry",
    "ferry harbour",
    "train strike minister",
    "the ferry of the harbour",
    "the of",
    "die Fähre",
    "die",
    "zurich",
    "Zürich Hafen",
    "articles about ferries",
    "update",
    "gazette zulu interview",
    "zulu^2.5 storm",
    "update update train",
    "\"ferry harbour\"",
    "\"of the ferry\" OR \"die Fähre\"",
    "\"train strike\"~5",
    "ferry w/5 harbour",
    "(ferry OR train) w/3 (strike OR update)",
    "minister* harb*",
    "*ort update",
    "ferri~ gazett~2",
    "harbour -storm",
    "=ferries OR caps:zürich",
    "title:ferry body:strike",
    "lead:ferry OR hlead:update",
    "atleast2:train",
    "storm lang:fr",
    "train source:courier",
    "e-mail crews ferrystrike",
    "(train AND strike) OR (quay NOT storm)",
    "grève des trains dans le port",
    "*",
];

/// An index in a folder that goes with it.
struct Built {
    engine: LocalEngine,
    _folder: TempDir,
}

#[test]
fn neither_threads_nor_files_nor_runs_change_scores_and_order() {
    let records = records();
    let at_once = at_once(&records);
    let many_runs = in_many_runs(&records);
    assert!(many_runs.engine.stats().unwrap().segments > 1);
    let others = [("eight threads", in_other_files(&records)), ("many runs", many_runs)];
    for (name, other) in &others {
        assert_eq!(exported(&at_once.engine), exported(&other.engine), "{name}");
        for request in QUERIES.iter().flat_map(|query| requests(query)) {
            let (expected, found) = (list(&at_once.engine, &request), list(&other.engine, &request));
            if expected != found {
                let first = expected.iter().zip(&found).find(|(a, b)| a != b);
                panic!(
                    "{name}: {:?} {:?} {:?}: {first:?}",
                    request.query.text, request.query.matching, request.ranking
                );
            }
        }
        for id in ["a000", "a007", "a123"] {
            let similar = |engine: &LocalEngine| {
                let SearchRequest { page, explains, fragments, .. } = request("");
                let cancellation = Cancellation::default();
                let request = SimilarRequest { id: id.to_owned(), page, explains, fragments, cancellation };
                let response = engine.similar(&request).unwrap();
                response.hits.iter().map(|hit| (hit.id.clone(), hit.score.to_bits())).collect::<Vec<_>>()
            };
            assert_eq!(similar(&at_once.engine), similar(&other.engine), "{name}: similar to {id}");
        }
    }
}

/// A query asked in several ways.
fn requests(query: &str) -> Vec<SearchRequest> {
    let plain = || request(query);
    let mut any = plain();
    any.query.matching = Matching::Any;
    let mut filtered = plain();
    filtered.query.filters.languages = vec!["en".parse().unwrap(), "de".parse().unwrap()];
    filtered.ranking.title_weight = Some(0.7);
    let recency = Order { recency: Some("2y".parse().unwrap()), ..Order::default() };
    let expand = RankingOptions { expand: Some(8), ..RankingOptions::default() };
    vec![
        plain(),
        SearchRequest { ranking: expand, ..any.clone() },
        any,
        SearchRequest { order: recency, ..plain() },
        SearchRequest { ranking: expand, ..plain() },
        filtered,
    ]
}

/// Returns the ids with the bits of scores and whether they match in part, what was added, and how many there are.
fn list(engine: &LocalEngine, request: &SearchRequest) -> Vec<(String, u64, bool)> {
    let mut request = request.clone();
    request.explains = false;
    request.query.today = "2026-01-01".parse().unwrap();
    let response = engine.search(&request).unwrap();
    let hits = response.hits.iter().map(|hit| (hit.id.clone(), u64::from(hit.score.to_bits()), hit.partial));
    let added = response.expansion.iter().map(|added| (added.word.clone(), added.weight.to_bits(), false));
    let totals = [response.totals.all_words, response.totals.any_word].map(|total| (String::new(), total, false));
    totals.into_iter().chain(added).chain(hits).collect()
}

/// Returns all articles but for where they were read.
fn exported(engine: &LocalEngine) -> Vec<Value> {
    let mut articles = Vec::new();
    let all = SearchRequest::new("*").query;
    let mut take = |article| {
        let mut article = serde_json::to_value(&article).unwrap();
        article.as_object_mut().unwrap().remove("origin");
        articles.push(article);
        std::ops::ControlFlow::Continue(())
    };
    engine.export(&all, &mut take).unwrap();
    articles.sort_by_key(|article| article["id"].as_str().unwrap().to_owned());
    articles
}

fn at_once(records: &[Value]) -> Built {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "all.jsonl", &records[..N_ARTICLES]);
    run(folder.path(), 1);
    built(folder)
}

/// In five files, the last article first.
fn in_other_files(records: &[Value]) -> Built {
    let folder = tempfile::tempdir().unwrap();
    let mut of_files = vec![Vec::new(); 5];
    for (number, record) in records[..N_ARTICLES].iter().enumerate().rev() {
        of_files[number * 7 % 5].push(record.clone());
    }
    for (name, records) in ["k.jsonl", "c.jsonl", "z.jsonl", "a.jsonl", "m.jsonl"].iter().zip(&of_files) {
        write(folder.path(), name, records);
    }
    run(folder.path(), 8);
    built(folder)
}

/// File by file, each first with articles that are replaced or removed in the two runs after that.
fn in_many_runs(records: &[Value]) -> Built {
    let folder = tempfile::tempdir().unwrap();
    let (kept, removed) = records.split_at(N_ARTICLES);
    let of_file = |all: &[Value], file: usize| -> Vec<Value> {
        all.iter()
            .enumerate()
            .filter(|(number, _)| number % N_FILES == file)
            .map(|(_, record)| record.clone())
            .collect()
    };
    for round in 0..N_FILES + 2 {
        for age in 0..3 {
            let Some(file) = round.checked_sub(age).filter(|file| *file < N_FILES) else { continue };
            let (mut kept, mut removed) = (of_file(kept, file), of_file(removed, file));
            let is_earlier = |number: usize| number % 3 >= age && number.is_multiple_of(2);
            for (_, record) in kept.iter_mut().enumerate().filter(|(number, _)| age < 2 && is_earlier(*number)) {
                record["title"] = "Zulu Gazette storm".into();
                record["body"] = format!("An earlier report of the {round} ferry strikes in the harbour.").into();
            }
            removed.truncate(removed.len() * (2 - age) / 2);
            write(folder.path(), &format!("{file}.jsonl"), &[removed, kept].concat());
        }
        run(folder.path(), 1 + round % 3);
    }
    built(folder)
}

fn built(folder: TempDir) -> Built {
    Built { engine: LocalEngine::open(&folder.path().join("index")).unwrap(), _folder: folder }
}

fn write(folder: &Path, name: &str, records: &[Value]) {
    let files = folder.join("files");
    std::fs::create_dir_all(&files).unwrap();
    std::fs::write(files.join(name), lines(records)).unwrap();
}

fn run(folder: &Path, threads: usize) {
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let options =
        IngestOptions { read, threads, memory: 64_000_000 * threads, now: dateline::date::Moment::now(), force: false };
    ingest(&folder.join("index"), &[Input::Path(folder.join("files"))], &options, &()).unwrap();
}

/// The articles that stay, and behind them those that are removed.
fn records() -> Vec<Value> {
    let mut random = Random(7);
    let mut records: Vec<Value> = Vec::with_capacity(N_ARTICLES + N_REMOVED);
    for number in 0..N_ARTICLES + N_REMOVED {
        let mut record = record(&mut random);
        // Some are copies of another one, and some nearly.
        if number % 9 == 8 {
            let earlier = &records[random.below(number)];
            record["title"] = earlier["title"].clone();
            let added = if number % 2 == 0 { "" } else { " Update" };
            record["body"] = format!("{}{added}", earlier["body"].as_str().unwrap()).into();
            record["language"] = earlier["language"].clone();
        }
        record["id"] = format!("a{number:03}").into();
        records.push(record);
    }
    records
}

fn record(random: &mut Random) -> Value {
    let (language, words) = LANGUAGES[random.below(5) % 3];
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.as_slice();
    let mut title = text(words, random, 4);
    if random.below(3) == 0 {
        title = format!("{}: {title}", random.choose(OF_TITLES));
    }
    let mut body = String::new();
    for _ in 0..=random.below(4) {
        body = format!("{body}{}.\n\n", text(words, random, 25));
    }
    if random.below(12) == 0 {
        body += random.choose(OF_TITLES);
    }
    if random.below(40) == 0 {
        body += " ferrystrike";
    }
    let outlet = random.choose(OUTLETS);
    if random.below(4) == 0 {
        body += &["\n\nMore of this stands in the letter of the ", outlet, ".\n\n"].concat();
    }
    let date = random.choose(&[None, Some("2019-05-01"), Some("2023-07"), Some("2025-11-30"), Some("2025-11-30")]);
    json!({"title": title, "body": body, "language": language, "source": outlet, "date": date})
}

fn text(words: &[&str], random: &mut Random, most: usize) -> String {
    let chosen: Vec<&str> = (0..=random.below(most)).map(|_| random.choose(words)).collect();
    chosen.join(" ")
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn choose<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
