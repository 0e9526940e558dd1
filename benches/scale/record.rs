//! The lines of the generated corpus.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use dateline::article::Article;
use dateline::language::Language;
use serde::{Deserialize, Serialize};

/// An article as a line of JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) source: String,
    pub(crate) date: String,
    pub(crate) url: String,
}

/// Returns the titles and bodies of all articles, one after the other.
pub(crate) fn texts(file: &Path) -> impl Iterator<Item = (String, String)> {
    lines(file).map(|line| {
        let record: Record = serde_json::from_str(&line).unwrap();
        (record.title, record.body)
    })
}

/// Returns one article in so many, to take queries from.
pub(crate) fn sample(file: &Path, step: usize) -> Vec<Article> {
    lines(file).step_by(step).map(|line| article(serde_json::from_str(&line).unwrap())).collect()
}

fn lines(file: &Path) -> impl Iterator<Item = String> {
    BufReader::with_capacity(1 << 20, File::open(file).unwrap()).lines().map(Result::unwrap)
}

fn article(record: Record) -> Article {
    Article {
        id: record.id,
        url: Some(record.url),
        title: Some(record.title),
        body: record.body,
        source: Some(record.source),
        language: Language::ENGLISH,
        ..Article::default()
    }
}
