//! The records of a file, one after the other; the answer of a service, an object with a list of articles in it, is
//! taken for its articles.

use std::collections::VecDeque;

use serde_json::Value;

use super::super::bytes::decode;
use super::super::error::ReadError;
use super::super::record::FieldMap;
use super::super::{Place, RawDocument};
use super::record;

/// The keys of lists of articles, and of what may lie around them.
const ENVELOPES: [&str; 13] = [
    "articles",
    "items",
    "results",
    "hits",
    "docs",
    "documents",
    "entries",
    "records",
    "stories",
    "posts",
    "news",
    "data",
    "response",
];

/// How deep such a list may lie.
const MAX_DEPTH: usize = 3;

/// Reads records.
#[derive(Debug)]
pub(super) struct Records {
    path: String,
    fields: FieldMap,
    /// The articles that are left of the last answer.
    waiting: VecDeque<Result<RawDocument, ReadError>>,
}

impl Records {
    pub(super) fn new(path: &str, fields: FieldMap) -> Self {
        Self { path: path.to_owned(), fields, waiting: VecDeque::new() }
    }

    /// Returns the next article of the last record, if it held several.
    pub(super) fn next_waiting(&mut self) -> Option<Result<RawDocument, ReadError>> {
        self.waiting.pop_front()
    }

    /// Reads a record. Returns None if it is blank.
    pub(super) fn read(&mut self, bytes: &[u8], place: Place) -> Option<Result<RawDocument, ReadError>> {
        let result = record::read(bytes, &self.path, place, &self.fields)?;
        let has_body = result.as_ref().is_ok_and(|document| !document.text.trim().is_empty());
        if !has_body && let Some(articles) = self.articles_within(bytes, place) {
            self.waiting = articles;
            return self.waiting.pop_front();
        }
        Some(result)
    }

    /// Returns the articles of the first list in an object of which one has a text.
    fn articles_within(&self, bytes: &[u8], place: Place) -> Option<VecDeque<Result<RawDocument, ReadError>>> {
        let json: Value = serde_json::from_str(&decode(bytes)).ok()?;
        let mut lists = Vec::new();
        find_lists(&json, "", 0, &mut lists);
        lists.into_iter().find_map(|(path, list)| {
            let read = |(number, element): (usize, &Value)| {
                let member = format!("{path}.{number}");
                let mut result = record::read(element.to_string().as_bytes(), &self.path, place, &self.fields)?;
                match &mut result {
                    Ok(document) => document.origin.member = Some(member),
                    Err(error) => error.origin.member = Some(member),
                }
                Some(result)
            };
            let articles: VecDeque<_> = list.iter().enumerate().filter_map(read).collect();
            let has_text = |article: &Result<RawDocument, ReadError>| {
                article.as_ref().is_ok_and(|document| !document.text.trim().is_empty())
            };
            articles.iter().any(has_text).then_some(articles)
        })
    }
}

/// Finds the lists of objects below keys that lists of articles have, the outermost first.
fn find_lists<'a>(json: &'a Value, path: &str, depth: usize, lists: &mut Vec<(String, &'a Vec<Value>)>) {
    let Value::Object(object) = json else { return };
    let mut deeper = Vec::new();
    for (key, value) in object.iter().filter(|(key, _)| ENVELOPES.contains(&key.as_str())) {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Array(list) if list.iter().any(Value::is_object) => lists.push((path, list)),
            Value::Object(_) if depth + 1 < MAX_DEPTH => deeper.push((value, path)),
            _ => {}
        }
    }
    for (value, path) in deeper {
        find_lists(value, &path, depth + 1, lists);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &[&str]) {
        let mut records = Records::new("a.json", FieldMap::default());
        let mut read = Vec::new();
        read.extend(records.read(json.as_bytes(), Place::Line(1)));
        read.extend(std::iter::from_fn(|| records.next_waiting()));
        let shown = |result: Result<RawDocument, ReadError>| match result {
            Ok(doc) => format!("{}: {} | {}", doc.origin, doc.metadata.title.unwrap_or_default(), doc.text),
            Err(error) => error.to_string(),
        };
        assert_eq!(read.into_iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_answer_of_a_service_is_its_articles() {
        check(
            r#"{"status": "ok", "articles": [{"title": "A", "content": "a"}, {"x": 1}, {"title": "B", "content": "b"}]}"#,
            &[
                "a.json!articles.0:1: A | a",
                "a.json!articles.1:1: no `title` and no `body`; keys: x",
                "a.json!articles.2:1: B | b",
            ],
        );
        check(r#"{"title": "My feed", "items": [{"title": "A", "text": "a"}]}"#, &["a.json!items.0:1: A | a"]);
        check(
            r#"{"hits": {"total": 1, "hits": [{"_id": "7", "_source": {"title": "A", "body": "a"}}]}}"#,
            &["a.json!hits.hits.0:1: A | a"],
        );
    }

    #[test]
    fn a_record_with_a_text_is_one_whatever_lists_it_has() {
        check(r#"{"title": "A", "body": "a", "items": [{"text": "b"}]}"#, &["a.json:1: A | a"]);
        check(r#"{"title": "A", "comments": [{"text": "b"}], "authors": [{"name": "C"}]}"#, &["a.json:1: A | "]);
        check(r#"{"title": "A", "items": [{"name": "c"}, 1]}"#, &["a.json:1: A | "]);
        check(r#"{"title": "A", "items": []}"#, &["a.json:1: A | "]);
    }
}
