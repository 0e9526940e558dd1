//! What stands in front of a text in the index: its language and its glued words, parted from it by control characters
//! that no cleaned text holds.

use crate::language::Language;

/// Unit separator: before the text.
const TEXT: char = '\u{1F}';
/// Record separator: before each glued word.
const GLUED: char = '\u{1E}';
/// Group separator: between the parts of a glued word.
const PART: char = '\u{1D}';

/// A text as the index holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexText<'a> {
    /// The language that it is analysed by.
    pub language: Language,
    /// The parts of each of its glued words.
    pub glued: Vec<Vec<String>>,
    /// The text itself.
    pub text: &'a str,
}

impl<'a> IndexText<'a> {
    /// Writes language, glued words and text as one.
    pub fn write(language: Language, glued: &[Vec<String>], text: &str) -> String {
        let mut written = String::with_capacity(text.len() + 8);
        written.push_str(language.code());
        for parts in glued {
            written.push(GLUED);
            for (number, part) in parts.iter().enumerate() {
                if number > 0 {
                    written.push(PART);
                }
                written.push_str(part);
            }
        }
        written.push(TEXT);
        written.push_str(text);
        written
    }

    /// Parts a text from what stands in front of it. A text with nothing in front is one in an unknown language.
    pub fn read(written: &'a str) -> Self {
        let plain = Self { language: Language::UNDETERMINED, glued: Vec::new(), text: written };
        // A code has two or three letters.
        let Some(length) = [2, 3].into_iter().find(|end| matches!(written.as_bytes().get(*end), Some(0x1E | 0x1F)))
        else {
            return plain;
        };
        let Some((front, text)) = written.split_once(TEXT) else { return plain };
        let Some((code, glued)) = front.split_at_checked(length) else { return plain };
        let glued = glued.split(GLUED).filter(|word| !word.is_empty());
        Self {
            language: code.parse().unwrap_or(Language::UNDETERMINED),
            glued: glued.map(|word| word.split(PART).map(str::to_owned).collect()).collect(),
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let glued =
            [vec!["Putin".to_owned(), "with".to_owned()], vec!["19".to_owned(), "May".to_owned(), "in".to_owned()]];
        for code in ["en", "und", "sah"] {
            let language: Language = code.parse().unwrap();
            for n_glued in 0..=2 {
                let written = IndexText::write(language, &glued[..n_glued], "a\u{1F}b");
                let read = IndexText::read(&written);
                assert_eq!(
                    (read.language, read.glued.as_slice(), read.text),
                    (language, &glued[..n_glued], "a\u{1F}b")
                );
            }
        }
    }

    #[test]
    fn a_text_with_nothing_in_front_stays_as_it_is() {
        for text in ["no mark", "", "яя", "en\u{1E}cut", "я\u{1F}"] {
            let read = IndexText::read(text);
            let expected = if text == "я\u{1F}" { "" } else { text };
            assert_eq!((read.language, read.text), (Language::UNDETERMINED, expected));
        }
    }
}
