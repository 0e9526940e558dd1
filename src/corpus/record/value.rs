//! A value of a record, from JSON or Parquet, as the text of a field: strings, numbers, lists, and objects that name something.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::epoch;
use super::field::Field;
use super::field_map::{KeyUse, Keys, Use};
use super::long_text::LongText;

/// Keys of an object whose value stands for the object, the best first: `{"name": "A. Writer"}`; blocks of text; what
/// content management systems and converters of XML write; ids and dates as `mongoexport` writes them.
const SPEAKING_KEYS: [&str; 8] = ["name", "text", "rendered", "#text", "value", "@value", "$oid", "$date"];

/// What a JSON value says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus) enum Value {
    /// Null or a truth value.
    Nothing,
    /// Objects of which no key stands for the whole; the keys of the long texts in them.
    Unnamed(Vec<String>),
    Text(String),
    List(Vec<String>),
}

/// What the keys within a value state.
pub(super) type Within = Vec<(Use, Value)>;

impl Value {
    /// Returns the text for a field, or None if it would be blank.
    pub(super) fn into_text(self, field: Field) -> Option<String> {
        let text = match self {
            Self::Nothing | Self::Unnamed(_) => return None,
            Self::Text(text) => text,
            Self::List(texts) => texts.join(if field == Field::Body { "\n\n" } else { ", " }),
        };
        let text = if text.contains('\0') { text.replace('\0', "") } else { text };
        let trimmed = text.trim();
        match field {
            _ if trimmed.is_empty() => None,
            Field::Body => Some(text),
            Field::Date => Some(epoch::to_date(trimmed).unwrap_or_else(|| trimmed.to_owned())),
            _ if trimmed.len() == text.len() => Some(text),
            _ => Some(trimmed.to_owned()),
        }
    }

    /// Puts another value behind this one, as in a list.
    fn append(&mut self, other: Self) {
        let is_blank = matches!(&other, Self::Text(text) if text.trim().is_empty());
        let mut texts = match std::mem::replace(self, Self::Nothing) {
            Self::Nothing | Self::Unnamed(_) => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(texts) => texts,
        };
        match other {
            Self::Text(text) if !is_blank => texts.push(text),
            Self::List(more) => texts.extend(more),
            Self::Text(_) | Self::Nothing | Self::Unnamed(_) => {}
        }
        *self = Self::List(texts);
    }
}

/// Reads a value, and what is stated by the keys within it that are used.
pub(in crate::corpus) struct ValueSeed<'a> {
    /// The tables of those keys.
    pub(in crate::corpus) keys: &'a [&'a Keys],
    pub(in crate::corpus) within: &'a mut Within,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        // Prints 17.0, which tables make of a whole number, as 17.
        Ok(Value::Text(number.to_string()))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let (mut list, mut long_keys) = (Value::List(Vec::new()), Vec::new());
        let mut stated: Within = Vec::new();
        for number in 0_usize.. {
            // A key may be meant of this element or of all.
            let number = if self.keys.is_empty() { String::new() } else { number.to_string() };
            let own: Vec<&KeyUse> = self.keys.iter().filter_map(|keys| keys.get(&number)).collect();
            let below = own.iter().filter_map(|key_use| key_use.within.as_deref());
            let keys: Vec<&Keys> = self.keys.iter().copied().chain(below).collect();
            let mut within = Vec::new();
            let Some(value) = seq.next_element_seed(ValueSeed { keys: &keys, within: &mut within })? else { break };
            within.extend(own.iter().flat_map(|key_use| &key_use.uses).map(|one| (*one, value.clone())));
            for (one, value) in within {
                match stated.iter_mut().find(|(earlier, _)| *earlier == one) {
                    Some((_, earlier)) => earlier.append(value),
                    None => stated.push((one, value)),
                }
            }
            match value {
                Value::Unnamed(keys) => {
                    for key in keys {
                        if !long_keys.contains(&key) {
                            long_keys.push(key);
                        }
                    }
                }
                value => list.append(value),
            }
        }
        self.within.append(&mut stated);
        let is_unnamed = list == Value::List(Vec::new()) && !long_keys.is_empty();
        Ok(if is_unnamed { Value::Unnamed(long_keys) } else { list })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut found: Option<(usize, Value)> = None;
        let mut long_keys = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let best = found.as_ref().map_or(SPEAKING_KEYS.len(), |(rank, _)| *rank);
            let rank = SPEAKING_KEYS[..best].iter().position(|known| *known == key);
            let used: Vec<&KeyUse> = self.keys.iter().filter_map(|keys| keys.get(&key)).collect();
            if rank.is_none() && used.is_empty() {
                if found.is_none() {
                    let LongText(paths) = map.next_value()?;
                    long_keys.extend(paths.iter().map(|path| join(&key, path)));
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
                continue;
            }
            let keys: Vec<&Keys> = used.iter().filter_map(|key_use| key_use.within.as_deref()).collect();
            let value = map.next_value_seed(ValueSeed { keys: &keys, within: self.within })?;
            self.within.extend(used.iter().flat_map(|key_use| &key_use.uses).map(|one| (*one, value.clone())));
            match (rank, value) {
                (_, Value::Unnamed(paths)) => long_keys.extend(paths.iter().map(|path| join(&key, path))),
                (Some(rank), value) if value != Value::Nothing => found = Some((rank, value)),
                _ => {}
            }
        }
        Ok(found.map_or(Value::Unnamed(long_keys), |(_, value)| value))
    }
}

/// Returns the path of a key, which may be empty, within the value of another.
pub(super) fn join(key: &str, path: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{key}.{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, field: Field, text: Option<&str>) {
        let seed = ValueSeed { keys: &[], within: &mut Vec::new() };
        let value = seed.deserialize(&mut serde_json::Deserializer::from_str(json)).unwrap();
        assert_eq!(value.into_text(field).as_deref(), text);
    }

    #[test]
    fn numbers_become_text() {
        check("17", Field::Id, Some("17"));
        check("-3", Field::Id, Some("-3"));
        check("17.0", Field::Id, Some("17"));
        check("18446744073709551615", Field::Id, Some("18446744073709551615"));
        check("1290333600", Field::Date, Some("2010-11-21T10:00:00Z"));
        check("20101121", Field::Date, Some("20101121"));
    }

    #[test]
    fn lists_are_joined() {
        check(r#"["A. Writer", " ", null, {"name": "B. Writer"}]"#, Field::Author, Some("A. Writer, B. Writer"));
        check(r#"["One.", ["Two.", "Three."]]"#, Field::Body, Some("One.\n\nTwo.\n\nThree."));
        check("[]", Field::Author, None);
    }

    #[test]
    fn an_object_is_its_name() {
        check(r#"{"id": 7, "name": "The Harbour Post", "url": "x"}"#, Field::Source, Some("The Harbour Post"));
        check(r#"{"$oid": "5f0c"}"#, Field::Id, Some("5f0c"));
        check(r#"{"$date": {"$numberLong": 1}}"#, Field::Date, None);
        check(r#"{"id": 7}"#, Field::Source, None);
        check(r#"{"format": "x", "value": "v", "text": "t"}"#, Field::Body, Some("t"));
        check(r#"{"name": null, "text": "t", "rendered": "r"}"#, Field::Body, Some("t"));
        check(
            r#"[{"kind": "p", "text": "One."}, {"kind": "image"}, {"text": "Two."}]"#,
            Field::Body,
            Some("One.\n\nTwo."),
        );
    }

    #[test]
    fn blank_values_are_none() {
        for json in ["null", "true", r#""""#, r#"" \n\t""#, r#""\u0000""#] {
            check(json, Field::Title, None);
            check(json, Field::Body, None);
        }
        check(r#""a\u0000b""#, Field::Title, Some("ab"));
    }
}
