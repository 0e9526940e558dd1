//! The analysis as tantivy's tokenizers.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::terms_text::Terms;
use super::{Analyzer, Form, Words, last_character, words};
use crate::language::Language;

/// Feeds the index with terms that are ready: see [`super::TextTerms`].
#[derive(Debug, Clone, Default)]
pub struct TermsTokenizer {
    token: Token,
}

impl Tokenizer for TermsTokenizer {
    type TokenStream<'a> = TermsStream<'a>;

    fn token_stream<'a>(&'a mut self, written: &'a str) -> TermsStream<'a> {
        TermsStream { token: &mut self.token, terms: Terms::of(written) }
    }
}

/// The terms of one text.
#[derive(Debug)]
pub struct TermsStream<'a> {
    token: &'a mut Token,
    terms: Terms<'a>,
}

impl TokenStream for TermsStream<'_> {
    #[inline]
    fn advance(&mut self) -> bool {
        let Some((position, term)) = self.terms.next() else { return false };
        self.token.position = position;
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Feeds the index with the surface forms of a text. Glued words stay whole.
#[derive(Debug, Clone, Default)]
pub struct SurfaceTokenizer {
    analyzer: Analyzer,
    token: Token,
}

impl Tokenizer for SurfaceTokenizer {
    type TokenStream<'a> = SurfaceStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SurfaceStream<'a> {
        let Self { analyzer, token } = self;
        token.position = usize::MAX;
        SurfaceStream { analyzer, token, text, words: words(text), last: None }
    }
}

/// The surface forms of one text.
#[derive(Debug)]
pub struct SurfaceStream<'a> {
    analyzer: &'a mut Analyzer,
    token: &'a mut Token,
    text: &'a str,
    words: Words<'a>,
    /// The last character of a run of CJK, which ends with the pair before: no pair begins with it.
    last: Option<std::ops::Range<usize>>,
}

impl TokenStream for SurfaceStream<'_> {
    fn advance(&mut self) -> bool {
        let term = if let Some(character) = self.last.take() {
            self.analyzer.last_character_term(&self.text[character])
        } else {
            let Some(word) = self.words.next() else { return false };
            self.last = last_character(self.text, &word);
            self.token.position = self.token.position.wrapping_add(1);
            self.analyzer.term(&self.text[word], Form::Surface, Language::UNDETERMINED)
        };
        self.token.text.clear();
        self.token.text.push_str(term);
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
    fn check(text: &str, expected: &[(usize, &str)]) {
        let mut tokenizer = SurfaceTokenizer::default();
        let mut stream = tokenizer.token_stream(text);
        let mut seen = Vec::new();
        while stream.advance() {
            seen.push((stream.token().position, stream.token().text.clone()));
        }
        let expected: Vec<(usize, String)> =
            expected.iter().map(|(place, text)| (*place, (*text).to_owned())).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn surface_forms_are_as_written() {
        check("Arms, Putinmeets deliveries", &[(0, "arms"), (1, "putinmeets"), (2, "deliveries")]);
    }

    #[test]
    fn the_last_character_of_a_run_stands_at_the_place_of_its_pair() {
        check("北京大x京", &[(0, "北京"), (1, "京大"), (1, "大\u{1}\u{3}"), (2, "x"), (3, "京")]);
    }
}
