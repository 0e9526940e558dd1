//! A JSON object in, the fields of a document out.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::bytes::decode;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::record::{FieldMap, LongText, Record, ValueSeed, Wanted};
use super::super::{Media, Metadata, Origin, Place, RawDocument};
use super::repair::repair;

/// Reads a document from the bytes of one record. Returns None if it is blank.
pub(super) fn read(
    bytes: &[u8],
    path: &str,
    place: Place,
    fields: &FieldMap,
) -> Option<Result<RawDocument, ReadError>> {
    let json = decode(bytes);
    let json = json.trim_end();
    if json.is_empty() {
        return None;
    }
    if let Some(metadata) = finished(json) {
        let (origin, text) = (Origin::new(path, place), json.to_owned());
        return Some(Ok(RawDocument { origin, metadata, media: Media::Article, text }));
    }
    let record = parse(json, fields).or_else(|kind| match (&kind, repair(json)) {
        (ReadErrorKind::Json { .. }, Some(repaired)) => parse(&repaired, fields).map_err(|_| kind),
        _ => Err(kind),
    });
    Some(match record {
        Ok(record) => record.into_document(path, place),
        Err(kind) => Err(ReadError::new(path, place, kind)),
    })
}

/// Returns what an article that dateline wrote states about itself, None of any other record.
fn finished(json: &str) -> Option<Metadata> {
    /// What no record of others has together.
    #[derive(Deserialize)]
    struct Finished {
        id: String,
        url: Option<String>,
        #[serde(rename = "origin")]
        _origin: String,
        #[serde(rename = "body")]
        _body: String,
        #[serde(rename = "language")]
        _language: String,
        #[serde(rename = "furniture")]
        _furniture: Vec<IgnoredAny>,
    }
    // Most records are told from it without being read twice.
    if !json.contains("\"published_from\"") || !json.contains("\"furniture\"") {
        return None;
    }
    let Finished { id, url, .. } = serde_json::from_str(json).ok()?;
    Some(Metadata { id: Some(id), url, ..Metadata::default() })
}

/// Reads an object.
fn parse<'f>(json: &str, fields: &'f FieldMap) -> Result<Record<'f>, ReadErrorKind> {
    let mut record = Record::new(fields);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let what = deserializer.deserialize_any(ObjectVisitor { record: &mut record });
    match what.and_then(|what| deserializer.end().map(|()| what)) {
        Ok(Json::Object) => Ok(record),
        Ok(Json::Other(what)) => Err(ReadErrorKind::NotAnObject(what)),
        Err(error) => Err(in_our_words(&error)),
    }
}

fn in_our_words(error: &serde_json::Error) -> ReadErrorKind {
    let message = error.to_string();
    let reason = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
    let line = if error.line() > 1 { format!(" in its line {}", error.line()) } else { String::new() };
    ReadErrorKind::Json { reason: format!("{reason}{line}"), column: error.column() }
}

enum Json {
    Object,
    Other(&'static str),
}

struct ObjectVisitor<'r, 'f> {
    record: &'r mut Record<'f>,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_, '_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        while let Some(wanted) = map.next_key_seed(KeySeed { record: self.record })? {
            match wanted {
                Wanted::Nothing => {
                    map.next_value::<IgnoredAny>()?;
                }
                Wanted::LongTexts => {
                    let LongText(paths) = map.next_value()?;
                    self.record.note_long(&paths);
                }
                Wanted::Value(key_use) => {
                    let mut within = Vec::new();
                    let keys: Vec<_> = key_use.within.as_deref().into_iter().collect();
                    let value = map.next_value_seed(ValueSeed { keys: &keys, within: &mut within })?;
                    self.record.state(key_use, value, within);
                }
            }
        }
        Ok(Json::Object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Json::Other("an array"))
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<Json, E> {
        Ok(Json::Other("a string"))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Other("a number"))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Other("a number"))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other("a number"))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other("a truth value"))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Other("null"))
    }
}

/// Reads a key and looks up what to do with its value.
struct KeySeed<'r, 'f> {
    record: &'r mut Record<'f>,
}

impl<'de, 'f> DeserializeSeed<'de> for KeySeed<'_, 'f> {
    type Value = Wanted<'f>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Wanted<'f>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'f> Visitor<'_> for KeySeed<'_, 'f> {
    type Value = Wanted<'f>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Wanted<'f>, E> {
        Ok(self.record.key(key))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::FieldPair;
    use super::*;

    #[track_caller]
    fn check_with(map: &[&str], json: &str, expected: &str) {
        let pairs: Vec<FieldPair> = map.iter().map(|pair| pair.parse().unwrap()).collect();
        let fields = FieldMap::with(&pairs);
        let shown = match read(json.as_bytes(), "a", Place::File, &fields).unwrap() {
            Ok(RawDocument { metadata: m, text, .. }) => {
                let metadata = [m.id, m.url, m.title, m.date, m.source, m.author, m.language, m.section];
                let names = ["id", "url", "title", "date", "source", "author", "language", "section"];
                let mut parts: Vec<String> =
                    names.iter().zip(metadata).filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
                parts.push(format!("body={text}"));
                parts.join(" ")
            }
            Err(error) => error.kind.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[track_caller]
    fn check(json: &str, expected: &str) {
        check_with(&[], json, expected);
    }

    #[test]
    fn keys_within_objects_may_be_mapped() {
        let map = ["body=content.text", "title=meta.titles.0"];
        check_with(&map, r#"{"content": {"text": "b", "x": 1}, "meta": {"titles": ["t", "u"]}}"#, "title=t body=b");
        check_with(&map, r#"{"content.text": "literal", "content": {"text": "b"}}"#, "body=literal");
        check_with(&map, r#"{"content": {"text": " "}, "article": "a"}"#, "body=a");
        check_with(&map, r#"{"content": "c"}"#, "body=c");
        let list = r#"{"content": [{"text": "One."}, {"src": "x.png"}, {"text": ["Two.", "Three."]}]}"#;
        check_with(&map, list, "body=One.\n\nTwo.\n\nThree.");
        check_with(&["body=content.2.text"], list, "body=Two.\n\nThree.");
        check_with(
            &["author=people.name"],
            r#"{"title": "t", "people": [{"name": "A"}, {"name": "B"}]}"#,
            "title=t author=A, B body=",
        );
        check_with(
            &["language=source.lang"],
            r#"{"title": "t", "source": {"lang": "en", "name": "Post"}}"#,
            "title=t source=Post language=en body=",
        );
    }

    #[test]
    fn common_shapes_of_objects_need_no_map() {
        check(
            r#"{"source": {"id": null, "name": "Post"}, "author": {"@type": "Person", "name": "A. Writer"},
                "headline": "t", "articleBody": "b"}"#,
            "title=t source=Post author=A. Writer body=b",
        );
        check(r#"{"thread": {"site": "post.example", "title": "no"}, "text": "b"}"#, "source=post.example body=b");
        check(
            r#"{"headline": {"main": "t"}, "byline": {"original": "By A"}, "web_url": "u"}"#,
            "url=u title=t author=By A body=",
        );
        check(r#"{"title": {"rendered": "t"}, "content": {"rendered": "b", "protected": false}}"#, "title=t body=b");
        check(r#"{"_id": "7", "_source": {"title": "t", "Body": "b"}}"#, "id=7 title=t body=b");
    }

    #[test]
    fn a_text_within_an_object_is_hinted_at() {
        let long = "The harbour was closed. ".repeat(4);
        let record = format!(r#"{{"id": 1, "data": {{"kind": "news", "story": "{long}"}}}}"#);
        check(&record, "no `title` and no `body`; keys: id, data; try `--map body=data.story`");
        check_with(&["body=data.story"], &record, &format!("id=1 body={long}"));
        let record = format!(r#"{{"content": [{{"para": "{long}"}}, {{"para": "{long}"}}]}}"#);
        check(&record, "no `title` and no `body`; keys: content; try `--map body=content.para`");
        check_with(&["body=content.para"], &record, &format!("body={long}\n\n{long}"));
    }

    #[test]
    fn known_keys_fill_the_fields() {
        check(
            r#"{"maintext": "b", "title": "t", "date_publish": "2010-11-21 10:00:00", "authors": ["A B", "C D"],
                "source_domain": "example.org", "language": "en", "url": "https://example.org/1", "image_url": null}"#,
            "url=https://example.org/1 title=t date=2010-11-21 10:00:00 source=example.org author=A B, C D language=en body=b",
        );
        check(
            r#"{"ID": 17, "Headline": "t", "publishedAt": 1290333600}"#,
            "id=17 title=t date=2010-11-21T10:00:00Z body=",
        );
    }

    #[test]
    fn the_better_name_wins_wherever_it_stands() {
        check(r#"{"description": "d", "text": "t", "body": "b", "content": "c"}"#, "body=b");
        check(r#"{"description": "d", "body": null, "content": " \n", "text": ""}"#, "body=d");
        check(r#"{"Title": "second", "title": "first", "TITLE": "third"}"#, "title=first body=");
        check(r#"{"title": "first", "title": "second"}"#, "title=first body=");
    }

    #[test]
    fn values_are_trimmed_and_the_body_is_not() {
        check(r#"{"title": " t\n", "body": " b\n"}"#, "title=t body= b\n");
    }

    #[test]
    fn a_record_without_text_names_its_keys() {
        check(r#"{"a": 1, "url": "u"}"#, "no `title` and no `body`; keys: a, url");
        check(r#"{"title": null, "body": " \n", "url": "u"}"#, "title and body are blank");
        check("{}", "no `title` and no `body`; the object is empty");
    }

    #[test]
    fn a_record_without_text_tells_which_key_may_be_the_body() {
        let long = "The harbour was closed. ".repeat(4);
        let keys = "no `title` and no `body`; keys: a, query, tags";
        check(&format!(r#"{{"a": 1, "query": "{long}", "tags": ["b"]}}"#), &format!("{keys}; try `--map body=query`"));
        check(&format!(r#"{{"a": "{long}", "query": "{long}", "tags": null}}"#), keys);
        check(&format!(r#"{{"a": "{}", "query": "", "tags": {{"x": [true, 0.5]}}}}"#, &long[..79]), keys);
        check(&format!(r#"{{"url": "{long}"}}"#), "no `title` and no `body`; keys: url");
    }

    #[test]
    fn other_json_is_refused() {
        check("[1, [2]]", "not a JSON object but an array");
        check("17", "not a JSON object but a number");
        check("null", "not a JSON object but null");
        check(r#"{"title": "t"} {"#, "not valid JSON: trailing characters at column 16");
        check("{\n\"title\": }", "not valid JSON: expected value in its line 2 at column 10");
        check(r#"{"title": }"#, "not valid JSON: expected value at column 11");
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_crash() {
        let deep = format!(r#"{{"title": {}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        check(&deep, "not valid JSON: recursion limit exceeded at column 137");
        let unused = format!(r#"{{"title": "t", "x": {}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        check(&unused, "title=t body=");
        let before = format!(r#"{{"x": {}{}, "title": "t"}}"#, "[".repeat(100_000), "]".repeat(100_000));
        check(&before, "title=t body=");
    }
}
