//! The analysis as tantivy's tokenizer.
//!
//! A tokenizer sees a text and nothing else, so the language of the text stands in front of it, parted by a control
//! character that no cleaned text holds.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyzer, Form, Words, words};
use crate::language::Language;

/// Unit separator: between the language code and the text.
const SEPARATOR: char = '\u{1F}';

/// Puts the language in front of a text, for the index.
pub fn with_language(language: Language, text: &str) -> String {
    format!("{language}{SEPARATOR}{text}")
}

/// Parts a text from the language in front of it; [`Language::UNDETERMINED`] where there is none.
pub fn split_language(text: &str) -> (Language, &str) {
    // A code has two or three letters.
    for length in [2, 3] {
        let Some((code, rest)) = text.split_at_checked(length) else { continue };
        if let Some(plain) = rest.strip_prefix(SEPARATOR) {
            return (code.parse().unwrap_or(Language::UNDETERMINED), plain);
        }
    }
    (Language::UNDETERMINED, text)
}

/// Feeds the terms of a text, in one [`Form`], to the index.
#[derive(Debug, Clone)]
pub struct ArticleTokenizer {
    form: Form,
    analyzer: Analyzer,
    token: Token,
}

impl ArticleTokenizer {
    /// Makes a tokenizer for terms of this form.
    pub fn new(form: Form) -> Self {
        Self { form, analyzer: Analyzer::for_many_texts(), token: Token::default() }
    }
}

impl Tokenizer for ArticleTokenizer {
    type TokenStream<'a> = ArticleTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ArticleTokenStream<'a> {
        let (language, text) = split_language(text);
        self.token.position = usize::MAX;
        ArticleTokenStream { tokenizer: self, language, text, words: words(text) }
    }
}

/// The terms of one text.
#[derive(Debug)]
pub struct ArticleTokenStream<'a> {
    tokenizer: &'a mut ArticleTokenizer,
    language: Language,
    text: &'a str,
    words: Words<'a>,
}

impl TokenStream for ArticleTokenStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(range) = self.words.next() else { return false };
        let ArticleTokenizer { form, analyzer, token } = &mut *self.tokenizer;
        token.offset_from = range.start;
        token.offset_to = range.end;
        token.position = token.position.wrapping_add(1);
        token.text.clear();
        token.text.push_str(analyzer.term(&self.text[range], *form, self.language));
        true
    }

    fn token(&self) -> &Token {
        &self.tokenizer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokenizer.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_text_are_parted_again() {
        for code in ["en", "und", "sah"] {
            let language: Language = code.parse().unwrap();
            assert_eq!(split_language(&with_language(language, "a\u{1F}b")), (language, "a\u{1F}b"));
        }
        assert_eq!(split_language("no mark"), (Language::UNDETERMINED, "no mark"));
        assert_eq!(split_language(""), (Language::UNDETERMINED, ""));
        assert_eq!(split_language("яя"), (Language::UNDETERMINED, "яя"));
    }

    #[test]
    fn positions_count_words() {
        let mut tokenizer = ArticleTokenizer::new(Form::Stem);
        let mut stream = tokenizer.token_stream("en\u{1F}Arms, deliveries");
        let mut seen = Vec::new();
        while stream.advance() {
            seen.push((stream.token().position, stream.token().text.clone()));
        }
        assert_eq!(seen, [(0, "arm\u{1}en".to_owned()), (1, "deliveri\u{1}en".to_owned())]);
    }
}
