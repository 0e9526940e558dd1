//! The language of an article, as an ISO 639 code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::Type;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// An ISO 639 language code in lower case: two letters where ISO 639-1 has one (`en`), else three (`sah`).
///
/// The code is not checked against the register: a corpus may state a language that dateline has no rules for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Language {
    /// Two or three ASCII letters; the unused third place holds a zero byte.
    letters: [u8; 3],
}

impl Default for Language {
    /// A language that could not be told.
    fn default() -> Self {
        Self::UNDETERMINED
    }
}

impl Language {
    /// `und`: the language could not be told.
    pub const UNDETERMINED: Language = Language { letters: *b"und" };
    /// `en`.
    pub const ENGLISH: Language = Language { letters: [b'e', b'n', 0] };

    /// Returns the code, `en` for instance.
    pub fn code(&self) -> &str {
        let length = if self.letters[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.letters[..length]).expect("a language code is ASCII")
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code or a tag that begins with one: `en`, `EN`, `pt-BR`, `zh_Hant`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let primary = text.split(['-', '_']).next().unwrap_or_default();
        let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        if !is_code {
            return Err(UnknownLanguage(text.to_owned()));
        }
        let mut letters = [0; 3];
        for (place, byte) in letters.iter_mut().zip(primary.bytes()) {
            *place = byte.to_ascii_lowercase();
        }
        Ok(Self { letters })
    }
}

impl PartialSchema for Language {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[A-Za-z]{2,3}$")).into()
    }
}

impl ToSchema for Language {}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// The text is not an ISO 639 code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language code; write two or three letters such as en, de, uk")]
pub struct UnknownLanguage(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_and_tags() {
        for (text, code) in [("en", "en"), ("PT-br", "pt"), ("zh_Hant", "zh"), ("sah", "sah"), ("und", "und")] {
            assert_eq!(text.parse::<Language>().unwrap().code(), code);
        }
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in ["", "e", "english", "12", "ру"] {
            assert!(text.parse::<Language>().is_err(), "{text}");
        }
    }
}
