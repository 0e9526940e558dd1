//! The index finds what a scan of the same texts finds: for words, phrases, prefixes, fields, dates and their
//! combinations, over random articles in several languages.

use dateline::analysis::{Analyzer, Form, IndexText, words};
use dateline::article::Article;
use dateline::engine::{FragmentOptions, Page, SearchEngine, SearchRequest};
use dateline::index::analysis_language;
use dateline::ingest::{Extracted, IngestOptions, Input, ReadSettings, extract_all, ingest};
use dateline::language::Language;
use dateline::matching::Matcher;
use dateline::query::{Filter, Pattern, QueryAst, TextField, TextQuery, parse};
use dateline::search::LocalEngine;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// A search without any index: every article is looked at.
struct Scan {
    articles: Vec<Article>,
    languages: Vec<Language>,
}

impl Scan {
    fn ids(&self, query: &QueryAst) -> Vec<&str> {
        let matching = self.articles.iter().filter(|article| self.matches(query, article));
        let mut ids: Vec<&str> = matching.map(|article| article.id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    fn matches(&self, query: &QueryAst, article: &Article) -> bool {
        match query {
            QueryAst::All => true,
            QueryAst::Text(text) => self.has_text(text, article),
            QueryAst::Filter(filter) => has_property(filter, article),
            QueryAst::And { clauses, .. } => clauses.iter().all(|clause| self.matches(clause, article)),
            QueryAst::Or(clauses) => clauses.iter().any(|clause| self.matches(clause, article)),
            QueryAst::Not(inner) => !self.matches(inner, article),
        }
    }

    /// The matcher marks something in each article that a query of one part finds, and in no other.
    fn check_matcher(&self, query: &QueryAst) -> Result<(), TestCaseError> {
        let mut matcher = Matcher::new(query, &self.languages);
        for article in &self.articles {
            let language = analysis_language(article);
            let placed = |text| IndexText { language, glued: article.glued.clone(), text };
            let title = article.title.as_deref().unwrap_or_default();
            let in_title = matcher.matches(TextField::Title, &placed(title));
            let in_body = matcher.matches(TextField::Body, &placed(&article.body));
            let is_marked = !in_title.is_empty() || !in_body.is_empty();
            prop_assert_eq!(is_marked, self.matches(query, article), "{} in {:#?}", query, article);
        }
        Ok(())
    }

    fn has_text(&self, query: &TextQuery, article: &Article) -> bool {
        let title = article.title.as_deref().unwrap_or_default();
        let source = article.source.as_deref().unwrap_or_default();
        let und = Language::UNDETERMINED;
        let language = analysis_language(article);
        match query.field {
            None => self.is_in(&query.pattern, title, language) || self.is_in(&query.pattern, &article.body, language),
            Some(TextField::Title) => self.is_in(&query.pattern, title, language),
            Some(TextField::Body) => self.is_in(&query.pattern, &article.body, language),
            Some(TextField::Source) => self.is_in(&query.pattern, source, und),
            Some(other) => panic!("no query of this test asks for {other:?}"),
        }
    }

    fn is_in(&self, pattern: &Pattern, text: &str, language: Language) -> bool {
        match pattern {
            Pattern::Prefix(prefix) => {
                let prefix = &terms(prefix, Form::Surface, language)[0];
                terms(text, Form::Surface, language).iter().any(|term| term.starts_with(prefix))
            }
            Pattern::Word(wanted) | Pattern::Phrase(wanted) => {
                let text = terms(text, Form::Stem, language);
                let mut readings = self.languages.iter().map(|reading| terms(wanted, Form::Stem, *reading));
                let in_names = (language == Language::UNDETERMINED).then(|| terms(wanted, Form::Stem, language));
                let is_found = |reading: Vec<String>| text.windows(reading.len()).any(|run| run == reading.as_slice());
                readings.any(is_found) || in_names.is_some_and(is_found)
            }
        }
    }
}

fn has_property(filter: &Filter, article: &Article) -> bool {
    match filter {
        Filter::Language(language) => article.language == *language,
        Filter::Glued(is_glued) => article.glued.is_empty() != *is_glued,
        Filter::Id(id) => article.id == *id,
        Filter::Published { since, until } => article.published.is_some_and(|published| {
            since.is_none_or(|since| published.sort_key() >= since.first_key())
                && until.is_none_or(|until| published.sort_key() <= until.last_key())
        }),
    }
}

fn terms(text: &str, form: Form, language: Language) -> Vec<String> {
    let mut analyzer = Analyzer::default();
    words(text).map(|range| analyzer.term(&text[range], form, language).to_owned()).collect()
}

const WORDS: &[&str] = &[
    "minister",
    "ministers",
    "Ministry",
    "delivery",
    "deliveries",
    "Kim",
    "Jong-un",
    "covid-19",
    "Zürich",
    "zurich",
    "U.S.",
    "it's",
    "Häuser",
    "Haus",
    "город",
    "города",
    "北京",
    "大学",
    "naïve",
    "the",
    "of",
    "1,000",
    "train",
    "training",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 1..14).prop_map(|words| words.join(" "))
}

/// A record of a corpus, as a JSON line.
fn record() -> impl Strategy<Value = String> {
    let language = proptest::sample::select(vec!["en", "de", "ru", "zh", "und"]);
    let date = proptest::sample::select(vec!["2010", "2010-11", "2010-11-21", "2011-03-04T05:06:00Z", "2012-01-01"]);
    let source = proptest::sample::select(vec!["Stern", "New York Times", "The Times"]);
    (text(), text(), language, proptest::option::of(date), proptest::option::of(source)).prop_map(
        |(title, body, language, date, source)| {
            serde_json::json!({"title": title, "body": format!("{body}."), "language": language, "date": date, "source": source})
                .to_string()
        },
    )
}

fn query() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(WORDS).prop_map(str::to_owned);
    let phrase =
        (proptest::sample::select(WORDS), proptest::sample::select(WORDS)).prop_map(|(a, b)| format!("\"{a} {b}\""));
    let prefix = proptest::sample::select(vec!["mini*", "deliver*", "deliveri*", "zur*", "ZÜR*", "train*", "горо*"])
        .prop_map(str::to_owned);
    let field = prop_oneof![Just("title:"), Just("body:"), Just("")];
    let filter = proptest::sample::select(vec![
        "lang:en",
        "lang:ru",
        "source:times",
        "source:\"new york\"",
        "date:2010",
        "date:2010-11",
        "date:2010-11-21",
        "since:2010-11-21",
        "until:2011",
        "date:2010-12..2011-03",
        "*",
    ])
    .prop_map(str::to_owned);
    let text =
        (field, prop_oneof![3 => word, 2 => phrase, 1 => prefix]).prop_map(|(field, text)| format!("{field}{text}"));
    let leaf = prop_oneof![4 => text, 1 => filter];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" "))),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
            proptest::collection::vec(inner.clone(), 2..3).prop_map(|parts| format!("({})", parts.join(" AND "))),
            inner.prop_map(|part| format!("NOT {part}")),
        ]
    })
}

#[test]
fn the_index_finds_what_a_scan_finds() {
    let cases = (proptest::collection::vec(record(), 1..25), proptest::collection::vec(query(), 12));
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&cases, |(records, queries)| compare(&records, &queries)).unwrap();
}

fn compare(records: &[String], queries: &[String]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("feed.jsonl");
    std::fs::write(&corpus, records.join("\n")).unwrap();
    let inputs = [Input::Path(corpus)];
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let mut articles = Vec::new();
    extract_all(&inputs, &read, &mut |extracted| {
        if let Extracted::Article(explained) = extracted {
            let article = explained.article;
            articles.push(article);
        }
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let index = folder.path().join("index");
    let options = IngestOptions { read, threads: 2, memory: 64_000_000, force: false };
    ingest(&index, &inputs, &options, &()).unwrap();
    let engine = LocalEngine::open(&index).unwrap();
    let mut languages: Vec<Language> = articles.iter().map(analysis_language).collect();
    languages.sort();
    languages.dedup();
    let scan = Scan { articles, languages };
    for query in queries {
        let ast = parse(query).ast;
        let request = SearchRequest {
            query: query.clone(),
            page: Page { offset: 0, limit: 1_000 },
            fragments: FragmentOptions::default(),
        };
        let response = engine.search(&request).unwrap();
        let full = response.hits.iter().filter(|hit| !hit.partial);
        let mut found: Vec<&str> = full.map(|hit| hit.id.as_str()).collect();
        found.sort_unstable();
        prop_assert_eq!(found.len() as u64, response.totals.all_words, "{}", query);
        prop_assert_eq!(&found, &scan.ids(&ast), "{} in {:#?}", query, records);
        check_marks(&response)?;
        if let QueryAst::Text(TextQuery { field: None | Some(TextField::Title | TextField::Body), .. }) = &ast {
            scan.check_matcher(&ast)?;
        }
    }
    Ok(())
}

/// Every mark lies in its text, in order, and bytes and characters say the same.
fn check_marks(response: &dateline::engine::SearchResponse) -> Result<(), TestCaseError> {
    for fragment in response.hits.iter().flat_map(|hit| &hit.fragments) {
        let mut end_of_last = 0;
        for mark in &fragment.marks {
            prop_assert!(mark.start >= end_of_last && mark.end > mark.start);
            end_of_last = mark.end;
            let by_bytes = &fragment.text[mark.start..mark.end];
            let by_chars: String =
                fragment.text.chars().skip(mark.start_char).take(mark.end_char - mark.start_char).collect();
            prop_assert_eq!(by_bytes, by_chars.as_str());
        }
    }
    Ok(())
}
