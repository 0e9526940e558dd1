//! The analysis as tantivy's tokenizer.
//!
//! A tokenizer sees a text and nothing else, so what it has to know stands in front of the text: see [`IndexText`].

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyzer, Form, IndexText, PlacedWords, placed_words};
use crate::language::Language;

/// Feeds the terms of a text, in one [`Form`], to the index.
///
/// Only stems are made of the parts of glued words. The surface forms are the corpus as it is written: what they say
/// about the frequency of words decides which words are glued, and must not depend on it.
#[derive(Debug, Clone)]
pub struct ArticleTokenizer {
    form: Form,
    analyzer: Analyzer,
    glued: Vec<Vec<String>>,
    token: Token,
}

impl ArticleTokenizer {
    /// Makes a tokenizer for terms of this form.
    pub fn new(form: Form) -> Self {
        Self { form, analyzer: Analyzer::for_many_texts(), glued: Vec::new(), token: Token::default() }
    }
}

impl Tokenizer for ArticleTokenizer {
    type TokenStream<'a> = ArticleTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, written: &'a str) -> ArticleTokenStream<'a> {
        let IndexText { language, glued, text } = IndexText::read(written);
        let Self { form, analyzer, glued: kept, token } = self;
        *kept = if *form == Form::Stem { glued } else { Vec::new() };
        ArticleTokenStream { form: *form, analyzer, token, language, text, words: placed_words(text, kept) }
    }
}

/// The terms of one text.
#[derive(Debug)]
pub struct ArticleTokenStream<'a> {
    form: Form,
    analyzer: &'a mut Analyzer,
    token: &'a mut Token,
    language: Language,
    text: &'a str,
    words: PlacedWords<'a>,
}

impl TokenStream for ArticleTokenStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.offset_from = word.range.start;
        self.token.offset_to = word.range.end;
        self.token.position = word.position;
        self.token.text.clear();
        self.token.text.push_str(self.analyzer.term(&self.text[word.range], self.form, self.language));
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, expected: &[(usize, &str)]) {
        let glued = [vec!["Putin".to_owned(), "meets".to_owned()]];
        let written = IndexText::write(Language::ENGLISH, &glued, "Arms, Putinmeets deliveries");
        let mut tokenizer = ArticleTokenizer::new(form);
        let mut stream = tokenizer.token_stream(&written);
        let mut seen = Vec::new();
        while stream.advance() {
            seen.push((stream.token().position, stream.token().text.trim_end_matches("\u{1}en").to_owned()));
        }
        let expected: Vec<(usize, String)> =
            expected.iter().map(|(place, text)| (*place, (*text).to_owned())).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn stems_have_the_parts_of_glued_words() {
        check(Form::Stem, &[(0, "arm"), (1, "putinmeet"), (1, "putin"), (2, "meet"), (3, "deliveri")]);
    }

    #[test]
    fn surface_forms_are_as_written() {
        check(Form::Surface, &[(0, "arms"), (1, "putinmeets"), (2, "deliveries")]);
    }
}
