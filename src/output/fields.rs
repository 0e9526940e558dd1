//! Some fields of a hit or an article, in the order that somebody asked for.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::csv::write_row;

/// The fields of [`crate::engine::Hit`].
const OF_HIT: [&str; 16] = [
    "id",
    "title",
    "title_marks",
    "source",
    "author",
    "section",
    "url",
    "origin",
    "published",
    "published_from",
    "first_indexed",
    "language",
    "score",
    "partial",
    "fragments",
    "explanation",
];

/// The fields of [`crate::article::Article`].
const OF_ARTICLE: [&str; 13] = [
    "id",
    "title",
    "body",
    "source",
    "author",
    "section",
    "url",
    "origin",
    "published",
    "published_from",
    "language",
    "furniture",
    "glued",
];

/// Shorter names, as they are in queries.
const ALIASES: [(&str, &str); 2] = [("date", "published"), ("lang", "language")];

/// The fields of hits in a table if nothing else is said.
const HIT_COLUMNS: &str = "id,title,source,published,language,score,partial,url,fragments";
/// The fields of articles in a table if nothing else is said.
const ARTICLE_COLUMNS: &str = "id,published,source,author,section,language,url,title,body";

/// Fields of a hit or an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    /// As somebody called it.
    name: String,
    /// As it is called.
    key: &'static str,
}

impl Fields {
    /// Reads names of fields of hits, with commas between them.
    pub fn of_hit(names: &str) -> Result<Self, String> {
        read(names, &OF_HIT)
    }

    /// Reads names of fields of articles, with commas between them.
    pub fn of_article(names: &str) -> Result<Self, String> {
        read(names, &OF_ARTICLE)
    }

    /// Returns what a table of hits has if nothing else is said.
    pub fn hit_columns() -> Self {
        Self::of_hit(HIT_COLUMNS).expect("the columns are fields of hits")
    }

    /// Returns what a table of articles has if nothing else is said.
    pub fn article_columns() -> Self {
        Self::of_article(ARTICLE_COLUMNS).expect("the columns are fields of articles")
    }

    /// Writes the names as the first row of a table.
    pub fn write_csv_header(&self, out: &mut dyn Write) -> io::Result<()> {
        let names: Vec<&str> = self.0.iter().map(|field| field.name.as_str()).collect();
        write_row(out, &names)
    }

    /// Writes a hit or an article as a row of a table.
    pub fn write_csv(&self, out: &mut dyn Write, thing: &impl Serialize) -> io::Result<()> {
        let object = serde_json::to_value(thing)?;
        let cells: Vec<String> = self.0.iter().map(|field| cell(field.key, &object[field.key])).collect();
        write_row(out, &cells.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Returns these fields of a hit or an article, to be written as JSON.
    pub(super) fn of<'a>(&'a self, thing: &impl Serialize) -> serde_json::Result<Picked<'a>> {
        Ok(Picked { fields: self, object: serde_json::to_value(thing)? })
    }

    /// Writes these fields of a hit or an article on one line.
    pub fn write_json_line(&self, out: &mut dyn Write, thing: &impl Serialize) -> io::Result<()> {
        super::json::write_json_line(out, &self.of(thing)?)
    }
}

fn read(names: &str, known: &[&'static str]) -> Result<Fields, String> {
    let mut fields: Vec<Field> = Vec::new();
    for name in names.split(',').map(str::trim) {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
        let key = alias.map_or(name, |(_, key)| key);
        let Some(key) = known.iter().find(|known| **known == key) else {
            return Err(format!("no field called `{name}`; fields: {}", known.join(", ")));
        };
        if fields.iter().any(|field| field.name == name) {
            return Err(format!("`{name}` is named twice"));
        }
        fields.push(Field { name: name.to_owned(), key });
    }
    Ok(Fields(fields))
}

/// Some fields of an object.
#[derive(Debug)]
pub(super) struct Picked<'a> {
    fields: &'a Fields,
    object: Value,
}

impl Serialize for Picked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.0.len()))?;
        for field in &self.fields.0 {
            map.serialize_entry(&field.name, &Short(&self.object[field.key]))?;
        }
        map.end()
    }
}

/// A value whose fractions are written as the short numbers that they were: a score has the precision of [`f32`].
struct Short<'a>(&'a Value);

impl Serialize for Short<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) => match short(number) {
                Some(number) => serializer.serialize_f32(number),
                None => number.serialize(serializer),
            },
            Value::Array(values) => {
                let mut seq = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    seq.serialize_element(&Short(value))?;
                }
                seq.end()
            }
            Value::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.len()))?;
                for (key, value) in object {
                    map.serialize_entry(key, &Short(value))?;
                }
                map.end()
            }
            Value::Null | Value::Bool(_) | Value::String(_) => self.0.serialize(serializer),
        }
    }
}

/// Returns a fraction in the precision that it was computed in, None for a whole number.
fn short(number: &serde_json::Number) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "it was an f32")]
    number.as_f64().filter(|_| number.is_f64()).map(|number| number as f32)
}

/// Returns a value as a cell of a table: text as it is, nothing for null, fragments with dots between them, the rest as
/// JSON.
fn cell(key: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(fragments) if key == "fragments" => {
            let texts: Vec<&str> = fragments.iter().filter_map(|fragment| fragment["text"].as_str()).collect();
            texts.join(" … ")
        }
        _ => serde_json::to_string(&Short(value)).expect("a value can be written"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(names: &str, object: &Value, json: &str, csv: &str) {
        let fields = Fields::of_hit(names).unwrap();
        let mut out = Vec::new();
        fields.write_json_line(&mut out, object).unwrap();
        fields.write_csv(&mut out, object).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{json}\n{csv}\n"));
    }

    #[test]
    fn fields_come_in_the_order_and_under_the_names_that_were_asked_for() {
        check("title,id", &json!({"id": "a", "title": null}), r#"{"title":null,"id":"a"}"#, ",a");
        check(
            "date, lang",
            &json!({"published": "2010", "language": "en"}),
            r#"{"date":"2010","lang":"en"}"#,
            "2010,en",
        );
    }

    #[test]
    fn scores_keep_their_precision_and_fragments_their_text() {
        check("score", &json!({"score": 4.49_f32}), r#"{"score":4.49}"#, "4.49");
        let fragments = json!({"fragments": [{"text": "a, b"}, {"text": "c"}], "partial": true});
        check(
            "fragments,partial",
            &fragments,
            r#"{"fragments":[{"text":"a, b"},{"text":"c"}],"partial":true}"#,
            "\"a, b … c\",true",
        );
    }

    #[test]
    fn what_is_no_field_is_refused_with_the_names_of_all() {
        let error = Fields::of_hit("id,titel").unwrap_err();
        assert!(error.contains("no field called `titel`; fields: id, title, "), "{error}");
        assert!(Fields::of_hit("body").is_err());
        assert!(Fields::of_article("body").is_ok());
        assert!(Fields::of_article("score").is_err());
        assert!(Fields::of_hit("").is_err());
        assert!(Fields::of_hit("id,id").is_err());
    }
}
