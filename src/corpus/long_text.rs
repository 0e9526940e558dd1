//! Tells whether an unknown value of a JSON record is long enough to be the text of an article.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Fewer characters are a label, a name or a headline.
const MIN_CHARS: usize = 80;

/// True for a long string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LongText(pub(super) bool);

impl<'de> Deserialize<'de> for LongText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LongTextVisitor)
    }
}

struct LongTextVisitor;

impl<'de> Visitor<'de> for LongTextVisitor {
    type Value = LongText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LongText, E> {
        Ok(LongText(text.chars().nth(MIN_CHARS - 1).is_some()))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<LongText, E> {
        Ok(LongText(false))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<LongText, E> {
        Ok(LongText(false))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<LongText, E> {
        Ok(LongText(false))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<LongText, E> {
        Ok(LongText(false))
    }

    fn visit_unit<E: de::Error>(self) -> Result<LongText, E> {
        Ok(LongText(false))
    }

    // What is in lists and objects is skipped, not read: skipping has no limit of depth.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<LongText, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(LongText(false))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LongText, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(LongText(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_eighty_characters_are_long() {
        let (long, short) = ("é".repeat(80), "é".repeat(79));
        for (json, expected) in [
            (format!("\"{long}\""), true),
            (format!("[1, [\"{long}\"], \"\"]"), false),
            (format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)), false),
            (format!("\"{short}\""), false),
            (format!("{{\"a\": \"{long}\"}}"), false),
            ("-1.5".to_owned(), false),
            ("null".to_owned(), false),
        ] {
            assert_eq!(serde_json::from_str::<LongText>(&json).unwrap(), LongText(expected), "{json}");
        }
    }
}
