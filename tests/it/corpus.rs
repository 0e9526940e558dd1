//! The demo corpus: what scrapers leave of pages, in many languages and encodings, and what dateline makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::env::{TestEnv, demo_corpus};

fn extracted() -> Vec<serde_json::Value> {
    TestEnv::new().run(&["extract", demo_corpus().to_str().unwrap()]).expect_code(0).json_lines()
}

#[test]
fn every_article_has_the_fields_that_are_expected_of_it() {
    let expected = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles.tsv"));
    let expected = expected.unwrap();
    let expected: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    let mut found: Vec<String> = extracted().iter().map(row).collect();
    found.sort();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

/// Returns the line of the fixture for an article.
fn row(article: &serde_json::Value) -> String {
    let text = |field: &str| article[field].as_str().unwrap_or("-").to_owned();
    let fields = ["origin", "title", "source", "author", "published", "language"].map(text);
    format!("{}\t{}", fields.join("\t"), article["furniture"].as_array().unwrap().len())
}

#[test]
fn an_article_has_all_fields_and_null_for_what_is_not_known() {
    for article in extracted() {
        let fields: BTreeSet<&str> = article.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "id",
            "origin",
            "url",
            "title",
            "body",
            "source",
            "author",
            "section",
            "published",
            "published_from",
            "language",
            "furniture",
        ];
        assert_eq!(fields, BTreeSet::from(expected));
        assert_eq!(article["published"].is_null(), article["published_from"].is_null());
    }
}

#[test]
fn bodies_hold_no_furniture() {
    let signs = [
        "No Comments",
        "Leave A Reply",
        "Leave a Reply",
        "Please enter your",
        "Your email address will not be published",
        "Exit mobile version",
        "Latest Posts",
        "Related Articles",
        "Share on Facebook",
        "Source: ",
        "Kommentar schreiben",
        "Читайте также",
        "Deja una respuesta",
        "相关阅读",
    ];
    let mut seen = BTreeMap::<&str, usize>::new();
    for article in extracted() {
        let body = article["body"].as_str().unwrap();
        let furniture: Vec<&str> =
            article["furniture"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect();
        for sign in signs {
            assert!(!body.contains(sign), "{} has {sign} in its body", article["origin"]);
            *seen.entry(sign).or_default() += furniture.iter().filter(|line| line.contains(sign)).count();
        }
    }
    assert!(seen.values().all(|count| *count > 0), "each sign is in some article's furniture: {seen:?}");
}

#[test]
fn every_file_is_accounted_for() {
    let env = TestEnv::new();
    let run = env.run(&["index", demo_corpus().to_str().unwrap(), "--rejects", "rejects.jsonl"]).expect_code(0);
    assert!(run.stdout.starts_with("70 files in "), "{}", run.stdout);
    assert_eq!(run.line("articles:"), "articles: 83 added, 0 replaced, 0 removed, 0 unchanged");
    let rejects = std::fs::read_to_string(env.path("rejects.jsonl")).unwrap();
    let origins: Vec<String> = rejects
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["origin"].as_str().unwrap().to_owned())
        .collect();
    let expected =
        ["cut.jsonl:3", "empty.txt", "login-form.html", "only-navigation.txt", "only-space.txt", "picture.jpg"]
            .map(|name| format!("broken/{name}"));
    assert_eq!(origins, expected);
}

#[test]
fn words_are_found_in_articles_and_not_in_furniture() {
    let env = TestEnv::with_demo_index();
    let count = |query: &str| env.hits(query).len();
    assert_eq!(count("body:vladivostok AND body:artillery"), 5);
    assert_eq!(count("body:vladivostok"), 11);
    assert_eq!(count("body:artillery"), 9);
    // The German word and the English one have the same stem by the English rules.
    assert_eq!(count("body:Artillerie"), 10);
    assert_eq!(count("\"leave a reply\""), 0);
    assert_eq!(count("\"email address will not be published\""), 0);
    assert!(count("furniture:\"leave a reply\"") > 5);
    assert_eq!(count("source:nordwind"), 2);
}

#[test]
fn articles_in_every_encoding_and_language_are_found() {
    let env = TestEnv::with_demo_index();
    for (query, id) in [
        ("Zwerge Kleingarten", "languages/de-kleingarten-zwerge.txt"),
        ("библиотеки баржа", "languages/ru-biblioteka-na-barzhe.txt"),
        ("truffes cochon", "languages/fr-marche-aux-truffes.txt"),
        ("石头", "languages/zh-gangkou-qiao.txt"),
        ("夜勤", "languages/ja-eki-no-neko.txt"),
        ("الميدان", "languages/ar-saat-al-maydan.txt"),
        ("тролейбус", "languages/uk-trolejbus-z-muzykoyu.txt"),
    ] {
        assert_eq!(env.hits(query).first().map(String::as_str), Some(id), "{query}");
    }
}

#[test]
fn why_names_a_rule_for_every_field_and_every_line_left_out() {
    let env = TestEnv::new();
    let corpus = demo_corpus();
    let run = env.run(&["extract", "--why", &corpus.to_string_lossy()]).expect_code(0);
    let articles = run.json_lines();
    assert!(articles.len() > 50);
    for article in &articles {
        for field in ["title", "source", "author", "published", "url", "section"] {
            assert_eq!(article[field].is_null(), article["why"][field].is_null(), "{field} of {}", article["origin"]);
        }
        let lines = article["furniture"].as_array().unwrap().len();
        assert_eq!(article["why"]["furniture"].as_array().unwrap().len(), lines, "{}", article["origin"]);
    }
    let text = env.run(&["extract", "--why", "--format", "text", &corpus.to_string_lossy()]).expect_code(0).stdout;
    assert!(text.contains("  copyright-line: ©") && text.contains("language en [letter-sequences]"), "{text}");
}
