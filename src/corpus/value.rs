//! A value of a JSON record as the text of a field: strings, numbers, lists, and objects that name something.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::epoch;
use super::field_map::Field;

/// Keys of an object whose value stands for the object: `{"name": "A. Writer"}`, and ids and dates as `mongoexport` writes them.
const SPEAKING_KEYS: [&str; 3] = ["name", "$oid", "$date"];

/// What a JSON value says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Null, a truth value, or an object without a name.
    Nothing,
    Text(String),
    List(Vec<String>),
}

impl Value {
    /// Returns the text for a field, or None if it would be blank.
    pub(super) fn into_text(self, field: Field) -> Option<String> {
        let text = match self {
            Self::Nothing => return None,
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
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
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
        let mut texts = Vec::new();
        while let Some(value) = seq.next_element()? {
            match value {
                Value::Text(text) if !text.trim().is_empty() => texts.push(text),
                Value::List(inner) => texts.extend(inner),
                Value::Text(_) | Value::Nothing => {}
            }
        }
        Ok(Value::List(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut found = Value::Nothing;
        while let Some(key) = map.next_key::<String>()? {
            if found == Value::Nothing && SPEAKING_KEYS.contains(&key.as_str()) {
                found = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, field: Field, text: Option<&str>) {
        let value: Value = serde_json::from_str(json).unwrap();
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
