//! Finds in an unknown value of a JSON record what is long enough to be the text of an article.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::value::join;

/// Fewer characters are a label, a name or a headline.
const MIN_CHARS: usize = 80;

/// Objects and lists that lie deeper in the value are skipped, not read: skipping has no limit of depth.
const MAX_DEPTH: usize = 4;

/// Further ones would not change what is said.
const MAX_FOUND: usize = 8;

/// True if a text is long enough to be that of an article.
pub(in crate::corpus) fn is_long(text: &str) -> bool {
    text.chars().nth(MIN_CHARS - 1).is_some()
}

/// The keys of the long strings in a value, with dots between those of objects in objects; empty for the value itself
/// and for the elements of a list. None of them twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct LongText(pub(in crate::corpus) Vec<String>);

impl LongText {
    fn add(&mut self, path: String) {
        if self.0.len() < MAX_FOUND && !self.0.contains(&path) {
            self.0.push(path);
        }
    }
}

impl<'de> Deserialize<'de> for LongText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LongTextSeed { depth: 0 }.deserialize(deserializer)
    }
}

#[derive(Clone, Copy)]
struct LongTextSeed {
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for LongTextSeed {
    type Value = LongText;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<LongText, D::Error> {
        if self.depth > MAX_DEPTH {
            deserializer.deserialize_ignored_any(IgnoredAny).map(|_| LongText::default())
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for LongTextSeed {
    type Value = LongText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LongText, E> {
        Ok(LongText(if is_long(text) { vec![String::new()] } else { Vec::new() }))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<LongText, E> {
        Ok(LongText::default())
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<LongText, E> {
        Ok(LongText::default())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<LongText, E> {
        Ok(LongText::default())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<LongText, E> {
        Ok(LongText::default())
    }

    fn visit_unit<E: de::Error>(self) -> Result<LongText, E> {
        Ok(LongText::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<LongText, A::Error> {
        let mut found = LongText::default();
        while let Some(LongText(paths)) = seq.next_element_seed(Self { depth: self.depth + 1 })? {
            for path in paths {
                found.add(path);
            }
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LongText, A::Error> {
        let mut found = LongText::default();
        while let Some(key) = map.next_key::<String>()? {
            let LongText(paths) = map.next_value_seed(Self { depth: self.depth + 1 })?;
            for path in paths {
                found.add(join(&key, &path));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &[&str]) {
        assert_eq!(serde_json::from_str::<LongText>(json).unwrap().0, expected, "{json}");
    }

    #[test]
    fn strings_of_eighty_characters_are_long() {
        let (long, short) = ("é".repeat(80), "é".repeat(79));
        check(&format!("\"{long}\""), &[""]);
        check(&format!("\"{short}\""), &[]);
        check("-1.5", &[]);
        check("null", &[]);
    }

    #[test]
    fn objects_and_lists_are_searched() {
        let long = "e".repeat(80);
        check(&format!("[1, [\"{long}\"], \"\"]"), &[""]);
        check(&format!(r#"{{"a": {{"b": "{long}", "c": 1}}, "d": ["{long}"]}}"#), &["a.b", "d"]);
        check(&format!(r#"[{{"t": "{long}"}}, {{"t": "{long}"}}]"#), &["t"]);
    }

    #[test]
    fn depth_is_no_danger() {
        check(&format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)), &[]);
    }
}
