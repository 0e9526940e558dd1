//! What each engine is asked for queries over the whole language, and what its index and a document are, as
//! `tests/golden` has it. `DATELINE_WRITE_GOLDEN` set to anything writes what is made now there.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use super::document::DocumentMaker;
use super::frequencies::Frequencies;
use super::translate::{Translated, Translator};
use super::{Dialect, index_body};
use crate::analysis::{Analyzer, is_joined};
use crate::article::Article;
use crate::date::Moment;
use crate::engine::RankingOptions;
use crate::language::Language;
use crate::query::parse;

/// Marks a query in a file.
const QUERY: &str = "> ";

#[track_caller]
fn check(file: &str, made: impl FnOnce(&str) -> String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let made = made(&kept);
    if std::env::var_os("DATELINE_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, made).unwrap();
        return;
    }
    for (kept, made) in kept.lines().zip(made.lines()) {
        assert_eq!(kept, made, "{file}");
    }
    assert_eq!(kept, made, "{file}");
}

/// Translates a query as if the index held a thousand articles in English and German with each of its words in ten; of
/// joined words, only those with `mail`.
fn translate(dialect: Dialect, text: &str) -> String {
    let parsed = parse(text, "2026-01-01".parse().unwrap());
    assert!(parsed.errors.is_empty(), "{text}: {:?}", parsed.errors);
    let languages = [(Language::ENGLISH, 700), ("de".parse().unwrap(), 300)];
    let codes = languages.map(|(language, _)| language);
    if let Err(error) = dialect.check(&parsed.ast, &codes) {
        return format!("error: {error}");
    }
    let count = |stem: &String| if is_joined(stem) && !stem.contains("mail") { 0 } else { 10 };
    let Ok(frequencies) = Frequencies::by(&parsed.ast, None, &languages, |stems| {
        Ok::<_, Infallible>((stems.iter().map(|stem| (stem.clone(), (count(stem), count(stem)))).collect(), 1_000))
    });
    let mut translator = Translator {
        languages: &codes,
        title_weight: RankingOptions::default().settings().title_weight,
        frequencies: &frequencies,
        has_choice: false,
        is_alternative: false,
        analyzer: Analyzer::for_a_query(),
        can: dialect.capabilities(),
        first_rough: None,
    };
    let Translated { query, is_exact } = translator.translate(&parsed.ast);
    let exactness = if is_exact { "exact" } else { "rough" };
    format!("{exactness} {}", rounded(query))
}

/// Rounds numbers, which machines differ in at their ends.
fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().unwrap_or_default();
            ((number * 1_000.0).round() / 1_000.0).into()
        }
        Value::Array(values) => values.into_iter().map(rounded).collect(),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, rounded(value))).collect())
        }
        value => value,
    }
}

fn queries(dialect: Dialect) -> impl FnOnce(&str) -> String {
    move |kept| {
        let mut made = String::new();
        for text in kept.lines().filter_map(|line| line.strip_prefix(QUERY)) {
            let translated = translate(dialect, text).replace(|c: char| c.is_ascii_control(), "�");
            writeln!(made, "{QUERY}{text}\n{translated}\n").unwrap();
        }
        assert!(!made.is_empty());
        made
    }
}

#[test]
fn queries_for_opensearch() {
    check("opensearch-queries.txt", queries(Dialect::OpenSearch));
}

#[test]
fn queries_for_quickwit() {
    check("quickwit-queries.txt", queries(Dialect::Quickwit));
}

#[test]
fn indices() {
    let pretty = |dialect| serde_json::to_string_pretty(&index_body(dialect, "news", 3, 1)).unwrap() + "\n";
    check("opensearch-index.json", |_| pretty(Dialect::OpenSearch));
    check("quickwit-index.json", |_| pretty(Dialect::Quickwit));
}

#[test]
fn documents() {
    let article: Article = serde_json::from_value(serde_json::json!({
        "id": "a1", "origin": "a.txt", "url": "http://example.com/a", "title": "E-mails from Kim", "body": "Kim wrote e-mails. 北京大",
        "source": "Example", "author": "A. Writer", "section": null, "published": "2023-05-01", "published_from": null,
        "language": "en", "furniture": [],
    }))
    .unwrap();
    let pretty = |dialect| {
        let document = DocumentMaker::new(dialect).document(&article, Moment::of_seconds(1_700_000_000));
        serde_json::to_string_pretty(&document).unwrap() + "\n"
    };
    check("opensearch-document.json", |_| pretty(Dialect::OpenSearch));
    check("quickwit-document.json", |_| pretty(Dialect::Quickwit));
}
