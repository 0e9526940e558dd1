//! A JSON object in, the fields of a document out.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::encoding::decode;
use super::error::{ReadError, ReadErrorKind};
use super::field_map::{Field, FieldMap, Use};
use super::long_text::LongText;
use super::repair::repair;
use super::value::Value;
use super::{Media, Metadata, Origin, Place, RawDocument};

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
    let record = parse(json, fields).or_else(|kind| match (&kind, repair(json)) {
        (ReadErrorKind::Json { .. }, Some(repaired)) => parse(&repaired, fields).map_err(|_| kind),
        _ => Err(kind),
    });
    Some(match record {
        Ok(Record { metadata, body }) => {
            let origin = Origin::new(path, place);
            Ok(RawDocument { origin, metadata, media: Media::Text, text: body })
        }
        Err(kind) => Err(ReadError::new(path, place, kind)),
    })
}

/// What a JSON object states.
#[derive(Debug, Default)]
struct Record {
    metadata: Metadata,
    body: String,
}

/// Reads an object. It must state a title or a body.
fn parse(json: &str, fields: &FieldMap) -> Result<Record, ReadErrorKind> {
    let (mut values, mut seen) = (Values::default(), SeenKeys::default());
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let what = deserializer.deserialize_any(ObjectVisitor { fields, values: &mut values, seen: &mut seen });
    match what.and_then(|what| deserializer.end().map(|()| what)) {
        Ok(Json::Object) if has_text(&values) => {}
        Ok(Json::Object) if seen.keys.iter().any(|key| fields.uses(key).iter().any(|one| states_text(one.field))) => {
            return Err(ReadErrorKind::BlankText);
        }
        Ok(Json::Object) => return Err(seen.into_error()),
        Ok(Json::Other(what)) => return Err(ReadErrorKind::NotAnObject(what)),
        Err(error) => return Err(in_our_words(&error)),
    }
    let mut take = |field: Field| values[field as usize].take().map(|found| found.text);
    Ok(Record {
        body: take(Field::Body).unwrap_or_default(),
        metadata: Metadata {
            id: take(Field::Id),
            url: take(Field::Url),
            title: take(Field::Title),
            date: take(Field::Date),
            source: take(Field::Source),
            author: take(Field::Author),
            language: take(Field::Language),
            section: take(Field::Section),
        },
    })
}

fn in_our_words(error: &serde_json::Error) -> ReadErrorKind {
    let message = error.to_string();
    let reason = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
    let line = if error.line() > 1 { format!(" in its line {}", error.line()) } else { String::new() };
    ReadErrorKind::Json { reason: format!("{reason}{line}"), column: error.column() }
}

type Values = [Option<Stated>; Field::COUNT];

/// The value of a field, and the rank of the key that stated it: the lower the better.
#[derive(Debug)]
struct Stated {
    text: String,
    rank: usize,
}

enum Json {
    Object,
    Other(&'static str),
}

struct ObjectVisitor<'a> {
    fields: &'a FieldMap,
    values: &'a mut Values,
    seen: &'a mut SeenKeys,
}

/// The keys met so far, for the message about a record without text; no longer filled once there is text.
#[derive(Debug, Default)]
struct SeenKeys {
    keys: Vec<String>,
    /// The keys among them that are used for nothing and hold a long text.
    long: Vec<String>,
}

impl SeenKeys {
    fn into_error(mut self) -> ReadErrorKind {
        let long_key = self.long.pop().filter(|_| self.long.is_empty());
        ReadErrorKind::NoText { keys: self.keys, long_key }
    }
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        loop {
            let is_seen = !has_text(self.values);
            let keys = if is_seen { Some(&mut self.seen.keys) } else { None };
            let Some(uses) = map.next_key_seed(KeySeed { fields: self.fields, keys })? else { break };
            let is_wanted = uses.iter().any(|one| is_better(*one, self.values));
            if uses.is_empty() && is_seen {
                let LongText(is_long) = map.next_value()?;
                self.seen.long.extend(self.seen.keys.last().filter(|_| is_long).cloned());
                continue;
            }
            let Some((last, others)) = uses.split_last().filter(|_| is_wanted) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value: Value = map.next_value()?;
            for one in others {
                keep(*one, value.clone(), self.values);
            }
            keep(*last, value, self.values);
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

fn states_text(field: Field) -> bool {
    matches!(field, Field::Title | Field::Body)
}

fn has_text(values: &Values) -> bool {
    values[Field::Title as usize].is_some() || values[Field::Body as usize].is_some()
}

fn is_better(one: Use, values: &Values) -> bool {
    values[one.field as usize].as_ref().is_none_or(|found| one.rank < found.rank)
}

fn keep(one: Use, value: Value, values: &mut Values) {
    if !is_better(one, values) {
        return;
    }
    if let Some(text) = value.into_text(one.field) {
        values[one.field as usize] = Some(Stated { text, rank: one.rank });
    }
}

/// Reads a key and looks up what it is used for.
struct KeySeed<'f, 'k> {
    fields: &'f FieldMap,
    keys: Option<&'k mut Vec<String>>,
}

impl<'de, 'f> DeserializeSeed<'de> for KeySeed<'f, '_> {
    type Value = &'f [Use];

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'f [Use], D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'f> Visitor<'_> for KeySeed<'f, '_> {
    type Value = &'f [Use];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<&'f [Use], E> {
        if let Some(keys) = self.keys {
            keys.push(key.to_owned());
        }
        Ok(self.fields.uses(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let shown = match parse(json, &FieldMap::default()) {
            Ok(Record { metadata: m, body }) => {
                let metadata = [m.id, m.url, m.title, m.date, m.source, m.author, m.language, m.section];
                let names = ["id", "url", "title", "date", "source", "author", "language", "section"];
                let mut parts: Vec<String> =
                    names.iter().zip(metadata).filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
                parts.push(format!("body={body}"));
                parts.join(" ")
            }
            Err(kind) => kind.to_string(),
        };
        assert_eq!(shown, expected);
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
