//! The numbers of the commands that explore a corpus are those of a scan of its articles, in an index with several
//! segments, with articles that were replaced and removed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::analysis::{Analyzer, Form, words};
use dateline::article::Article;
use dateline::cancellation::Cancellation;
use dateline::engine::{
    CollocateOrder, CollocatesRequest, EngineError, FacetField, FacetRequest, Page, QueryRequest, SearchEngine,
    SearchRequest, TermsRequest, TimelineRequest,
};
use dateline::language::Language;
use dateline::period::PeriodUnit;
use dateline::search::LocalEngine;

use crate::env::{TestEnv, demo_corpus};

const WORDS: [&str; 20] = [
    "harbour",
    "Harbour",
    "HARBOUR",
    "harbours",
    "ferry",
    "ferries",
    "the",
    "The",
    "of",
    "Zürich",
    "zurich",
    "北京大学",
    "город",
    "minister",
    "a",
    "2010",
    "train",
    "navy",
    "quay",
    "shell",
];
const SOURCES: [&str; 4] = ["Harbour Courier", "Island News", "北京日报", "The \"Quay\", daily"];
const AUTHORS: [&str; 5] =
    ["Maren Holt", "Ida Brekke", "Maren Holt, Ida Brekke", "Ida Brekke, Ida Brekke", "Ole Dahl, Maren Holt"];
const DATES: [&str; 9] = [
    "2009-12-31",
    "2010",
    "2010-01-03",
    "2010-01-04T23:59:00Z",
    "2010-11",
    "2010-11-21",
    "2011-02-28",
    "2012-12-31",
    "2016-02-29",
];
const LANGUAGES: [&str; 4] = ["en", "de", "ru", "und"];

/// A generator of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn text(&mut self, most: usize) -> String {
        let n_words = 1 + self.below(most);
        (0..n_words).map(|_| self.one_of(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn record(&mut self, id: &str) -> String {
        let mut record = serde_json::json!({
            "id": id, "title": self.text(6), "body": format!("{}.\n\n{}.", self.text(30), self.text(30)),
            "language": self.one_of(&LANGUAGES),
        });
        let fields: [(&str, &[&str]); 4] =
            [("source", &SOURCES), ("author", &AUTHORS), ("date", &DATES), ("section", &["Port", "Island life"])];
        for (field, values) in fields {
            if self.below(4) > 0 {
                record[field] = self.one_of(values).into();
            }
        }
        record.to_string()
    }

    fn file(&mut self, name: &str, n_records: usize) -> String {
        let records = (0..n_records).map(|number| self.record(&format!("{name}-{number}")));
        records.collect::<Vec<_>>().join("\n")
    }
}

/// Makes an index by several runs, between which files change, go and come.
fn generated() -> TestEnv {
    let env = TestEnv::new();
    let mut numbers = Numbers(7);
    for name in ["a", "b", "c", "d"] {
        env.write_old(&format!("corpus/{name}.jsonl"), numbers.file(name, 40));
        env.run(&["index", "corpus"]).expect_code(0);
    }
    env.write_old("corpus/b.jsonl", numbers.file("b", 25));
    std::fs::remove_file(env.path("corpus/c.jsonl")).unwrap();
    env.write_old("corpus/e.jsonl", numbers.file("e", 5));
    env.run(&["index", "corpus"]).expect_code(0);
    assert!(env.stats()["segments"].as_u64().unwrap() > 1, "{}", env.stats());
    env
}

/// The demo corpus, of which some files were removed.
fn demo() -> TestEnv {
    let env = TestEnv::new();
    copy(&demo_corpus(), &env.path("corpus"));
    env.run(&["index", "corpus"]).expect_code(0);
    std::fs::remove_dir_all(env.path("corpus/broken")).unwrap();
    env.write_old("corpus/new.txt", "A new ferry\n\nThe ferry of the harbour is new, and so is the harbour.");
    env.run(&["index", "corpus"]).expect_code(0);
    env
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).unwrap();
        }
    }
}

/// An engine, and what it holds.
struct Corpus {
    engine: LocalEngine,
    articles: Vec<Article>,
    _env: TestEnv,
}

impl Corpus {
    fn of(env: TestEnv) -> Self {
        let engine = LocalEngine::open(&env.path("index")).unwrap();
        let mut corpus = Self { engine, articles: Vec::new(), _env: env };
        corpus.articles = corpus.ids("*").iter().map(|id| corpus.engine.article(id).unwrap()).collect();
        assert!(corpus.articles.len() > 60);
        corpus
    }

    /// The ids of all articles with all of a query.
    fn ids(&self, query: &str) -> BTreeSet<String> {
        let page = Page { offset: 0, limit: 10_000 };
        let response = self.engine.search(&SearchRequest { page, ..SearchRequest::new(query) }).unwrap();
        response.hits.into_iter().filter(|hit| !hit.partial).map(|hit| hit.id).collect()
    }

    fn matching(&self, query: &str) -> Vec<&Article> {
        let ids = self.ids(query);
        self.articles.iter().filter(|article| ids.contains(&article.id)).collect()
    }
}

const QUERIES: [&str; 7] =
    ["*", "harbour", "harbour ferry", "NOT harbour", "lang:en", "\"the harbour\" OR quay", "nowhere"];

#[test]
fn counts_and_facets_are_those_of_a_scan() {
    for corpus in [Corpus::of(generated()), Corpus::of(demo())] {
        for query in QUERIES {
            let articles = corpus.matching(query);
            assert_eq!(corpus.engine.count(&QueryRequest::new(query)).unwrap(), articles.len() as u64);
            for field in FacetField::ALL {
                check_facets(&corpus, query, field, &articles);
            }
        }
    }
}

fn check_facets(corpus: &Corpus, query: &str, field: FacetField, articles: &[&Article]) {
    let request = FacetRequest { query: QueryRequest::new(query), field, limit: 0 };
    let response = corpus.engine.facets(&request).unwrap();
    let mut counts = BTreeMap::<String, u64>::new();
    let mut without = 0;
    for article in articles {
        let values = values(article, field);
        without += u64::from(values.is_empty());
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    assert_eq!((response.articles, response.values), (articles.len() as u64, counts.len() as u64));
    let mut expected: Vec<(Option<String>, u64)> =
        counts.into_iter().map(|(value, articles)| (Some(value), articles)).collect();
    if field.period().is_none() {
        expected.sort_by(|(a_value, a), (b_value, b)| b.cmp(a).then_with(|| a_value.cmp(b_value)));
    }
    expected.extend((without > 0).then_some((None, without)));
    let found: Vec<(Option<String>, u64)> =
        response.facets.into_iter().map(|facet| (facet.value, facet.articles)).collect();
    assert_eq!(found, expected, "{query} by {field:?}");
}

fn values(article: &Article, field: FacetField) -> BTreeSet<String> {
    let date = |length: usize| article.published.and_then(|date| date.to_string().get(..length).map(str::to_owned));
    let value = match field {
        FacetField::Source => article.source.clone(),
        FacetField::Section => article.section.clone(),
        FacetField::Lang => Some(article.language.to_string()),
        FacetField::Year => date(4),
        FacetField::Month => date(7),
        FacetField::Day => date(10),
        FacetField::Author => {
            let names = article.author.iter().flat_map(|names| names.split(", "));
            return names.map(str::to_owned).collect();
        }
    };
    value.into_iter().collect()
}

#[test]
fn timelines_are_those_of_a_scan() {
    for corpus in [Corpus::of(generated()), Corpus::of(demo())] {
        for query in QUERIES {
            for unit in PeriodUnit::ALL {
                check_timeline(&corpus, query, unit);
            }
        }
    }
}

fn check_timeline(corpus: &Corpus, query: &str, unit: PeriodUnit) {
    let request = TimelineRequest { query: QueryRequest::new(query), by: Some(unit) };
    let response = corpus.engine.timeline(&request).unwrap();
    let articles = corpus.matching(query);
    let all: Vec<&Article> = corpus.articles.iter().collect();
    let (counts, everything) = (count_periods(&articles, unit), count_periods(&all, unit));
    let undated = articles.iter().filter(|article| article.published.is_none()).count() as u64;
    assert_eq!((response.articles, response.undated), (articles.len() as u64, undated));
    assert_eq!(response.inexact, articles.len() as u64 - undated - counts.values().sum::<u64>());
    let mut found = BTreeMap::new();
    let mut last_day = None;
    for count in &response.periods {
        let label = count.period.to_string();
        assert_eq!(count.of, everything.get(&label).copied().unwrap_or(0), "{label}");
        let first_day: jiff::civil::Date = count.period.first_day().to_string().parse().unwrap();
        assert!(last_day.is_none_or(|day: jiff::civil::Date| day.tomorrow().unwrap() == first_day), "{label}");
        last_day = Some(count.period.last_day().to_string().parse().unwrap());
        if count.articles > 0 {
            found.insert(label, count.articles);
        }
    }
    assert_eq!(found, counts, "{query} by {unit:?}");
}

fn count_periods(articles: &[&Article], unit: PeriodUnit) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for article in articles {
        let date = article.published.map(|date| date.to_string()).unwrap_or_default();
        let label = match unit {
            PeriodUnit::Year => date.get(..4).map(str::to_owned),
            PeriodUnit::Month => date.get(..7).map(str::to_owned),
            PeriodUnit::Day => date.get(..10).map(str::to_owned),
            PeriodUnit::Week => date.get(..10).map(|day| {
                let week = day.parse::<jiff::civil::Date>().unwrap().iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }),
        };
        if let Some(label) = label {
            *counts.entry(label).or_default() += 1;
        }
    }
    counts
}

/// The words of title and body, folded.
fn texts(article: &Article) -> [Vec<String>; 2] {
    let mut analyzer = Analyzer::default();
    [article.title.as_deref().unwrap_or_default(), article.body.as_str()].map(|text| {
        let word = |range| analyzer.term(&text[range], Form::Surface, Language::UNDETERMINED).to_owned();
        words(text).map(word).collect()
    })
}

/// In how many articles each word stands, and how often.
fn word_counts(corpus: &Corpus) -> BTreeMap<String, (u64, u64)> {
    let mut counts = BTreeMap::<String, (u64, u64)>::new();
    for article in &corpus.articles {
        let words = texts(article).concat();
        for word in &words {
            counts.entry(word.clone()).or_default().1 += 1;
        }
        for word in words.into_iter().collect::<BTreeSet<_>>() {
            counts.entry(word).or_default().0 += 1;
        }
    }
    counts
}

#[test]
fn terms_are_those_of_a_scan() {
    for corpus in [Corpus::of(generated()), Corpus::of(demo())] {
        let counts = word_counts(&corpus);
        for (pattern, limit) in [("", 0), ("", 7), ("Har", 0), ("ha?b*", 0), ("*e*r*", 3), ("北", 0), ("zzz", 0)] {
            let is_wanted = |word: &str| match pattern {
                "ha?b*" => word.starts_with("ha") && word.chars().nth(3) == Some('b'),
                "*e*r*" => word.find('e').is_some_and(|at| word[at..].contains('r')),
                _ => word.starts_with(&pattern.to_lowercase()),
            };
            let mut expected: Vec<(&str, u64, u64)> =
                counts.iter().map(|(word, (articles, occurrences))| (word.as_str(), *articles, *occurrences)).collect();
            expected.retain(|(word, ..)| is_wanted(word));
            expected.sort_by_key(|(word, articles, _)| (std::cmp::Reverse(*articles), *word));
            let has_more = limit > 0 && expected.len() > limit;
            expected.truncate(if limit == 0 { usize::MAX } else { limit });
            let request = TermsRequest { pattern: pattern.to_owned(), limit, cancellation: Cancellation::default() };
            let response = corpus.engine.terms(&request).unwrap();
            let found: Vec<(&str, u64, u64)> =
                response.terms.iter().map(|term| (term.word.as_str(), term.articles, term.occurrences)).collect();
            assert_eq!((found, response.has_more), (expected, has_more), "{pattern}");
        }
    }
}

#[test]
fn words_near_others_are_those_of_a_scan() {
    for corpus in [Corpus::of(generated()), Corpus::of(demo())] {
        for window in [1, 3, 10] {
            check_near(&corpus, "=harbour", window, &|text, at| text[at] == "harbour");
            check_near(&corpus, "harb*", window, &|text, at| text[at].starts_with("harb"));
            check_near(&corpus, "=\"the harbour\"", window, &|text, at| {
                let is_pair = |at: usize| text[at] == "the" && text.get(at + 1).is_some_and(|next| next == "harbour");
                is_pair(at) || at > 0 && is_pair(at - 1)
            });
        }
    }
}

fn check_near(corpus: &Corpus, query: &str, window: usize, is_match: &dyn Fn(&[String], usize) -> bool) {
    let request = CollocatesRequest {
        query: QueryRequest::new(query),
        window: u32::try_from(window).unwrap(),
        least: 1,
        order: CollocateOrder::Count,
        limit: 0,
    };
    let response = corpus.engine.collocates(&request).unwrap();
    let counts = word_counts(corpus);
    let mut near = BTreeMap::<String, u64>::new();
    for article in corpus.matching(query) {
        for text in texts(article) {
            let matches: Vec<usize> = (0..text.len()).filter(|at| is_match(&text, *at)).collect();
            for at in (0..text.len()).filter(|at| !matches.contains(at)) {
                if matches.iter().any(|other| other.abs_diff(at) <= window) {
                    *near.entry(text[at].clone()).or_default() += 1;
                }
            }
        }
    }
    let words = float(counts.values().map(|(_, occurrences)| occurrences).sum());
    let words_near = float(near.values().sum());
    assert!((float(response.words) - words).abs() < 0.5 && (float(response.words_near) - words_near).abs() < 0.5);
    assert_eq!(response.collocates.len(), near.len(), "{query}");
    for collocate in &response.collocates {
        let together = near[&collocate.word];
        assert_eq!((collocate.near, collocate.corpus), (together, counts[&collocate.word].1), "{}", collocate.word);
        let (both, corpus) = (float(together), float(collocate.corpus));
        let log_dice = 14.0 + (2.0 * both / (float(response.matches) + corpus)).log2();
        assert!((collocate.log_dice - log_dice).abs() < 1e-9);
        // Dunning's form of the same ratio.
        let log_of = |k: f64, n: f64, p: f64| k * ln(p) + (n - k) * ln(1.0 - p);
        let (n, rest) = (words_near, words - words_near);
        let (p, apart) = (corpus / words, corpus - both);
        let ratio =
            log_of(both, n, both / n) + log_of(apart, rest, apart / rest) - log_of(both, n, p) - log_of(apart, rest, p);
        let ratio = 2.0 * ratio;
        assert!((collocate.log_likelihood.abs() - ratio.abs()).abs() < 1e-6, "{collocate:?} {ratio}");
    }
}

/// The logarithm, with 0 for that of 0, which is only ever taken 0 times.
fn ln(number: f64) -> f64 {
    if number > 0.0 { number.ln() } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn float(number: u64) -> f64 {
    number as f64
}

#[test]
fn what_is_not_wanted_any_more_is_not_answered() {
    let corpus = Corpus::of(generated());
    let query = QueryRequest { cancellation: Cancellation::new(), ..QueryRequest::new("*") };
    query.cancellation.cancel();
    let is_cancelled = |error: EngineError| assert!(matches!(error, EngineError::Cancelled), "{error}");
    is_cancelled(corpus.engine.count(&query).unwrap_err());
    let request = FacetRequest { query: query.clone(), field: FacetField::Source, limit: 0 };
    is_cancelled(corpus.engine.facets(&request).unwrap_err());
    is_cancelled(corpus.engine.timeline(&TimelineRequest { query: query.clone(), by: None }).unwrap_err());
    let request = TermsRequest { pattern: String::new(), limit: 0, cancellation: query.cancellation.clone() };
    is_cancelled(corpus.engine.terms(&request).unwrap_err());
}
