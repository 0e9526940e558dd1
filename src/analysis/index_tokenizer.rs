//! The analysis as tantivy's tokenizer.
//!
//! A tokenizer sees a text and nothing else, so what it has to know stands in front of the text: see [`IndexText`].

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyzer, Begins, Form, IndexText, JoinedWord, PlacedWord, PlacedWords, last_character, placed_words};
use crate::language::Language;

/// The term that stands at the place of each word that begins a sentence or a paragraph, but for the first of a text.
pub const SENTENCE_BREAK: &str = "\u{1}s";
/// The term that also stands there where a paragraph begins.
pub const PARAGRAPH_BREAK: &str = "\u{1}p";

/// Which terms the index is fed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stems,
    Written,
    Folded,
}

/// Feeds the terms of a text to the index.
#[derive(Debug, Clone)]
pub struct ArticleTokenizer {
    kind: Kind,
    analyzer: Analyzer,
    glued: Vec<Vec<String>>,
    token: Token,
}

impl ArticleTokenizer {
    /// Makes a tokenizer for stems, also of the parts of glued words, with the breaks between sentences and paragraphs.
    pub fn stems() -> Self {
        Self::new(Kind::Stems)
    }

    /// Makes a tokenizer for words as they are written, see [`Analyzer::written_term`], also the parts of glued ones, at
    /// the same positions as the stems.
    pub fn written_forms() -> Self {
        Self::new(Kind::Written)
    }

    /// Makes a tokenizer for surface forms. Glued words stay whole.
    pub fn surface_forms() -> Self {
        Self::new(Kind::Folded)
    }

    fn new(kind: Kind) -> Self {
        Self { kind, analyzer: Analyzer::for_many_texts(), glued: Vec::new(), token: Token::default() }
    }
}

impl Tokenizer for ArticleTokenizer {
    type TokenStream<'a> = ArticleTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, written: &'a str) -> ArticleTokenStream<'a> {
        let IndexText { language, glued, text } = IndexText::read(written);
        let Self { kind, analyzer, glued: kept, token } = self;
        *kept = if *kind == Kind::Folded { Vec::new() } else { glued };
        let words = placed_words(text, kept);
        ArticleTokenStream {
            kind: *kind,
            analyzer,
            token,
            language,
            text,
            words,
            last_break: 0,
            held: None,
            follower: None,
        }
    }
}

/// The terms of one text.
#[derive(Debug)]
pub struct ArticleTokenStream<'a> {
    kind: Kind,
    analyzer: &'a mut Analyzer,
    token: &'a mut Token,
    language: Language,
    text: &'a str,
    words: PlacedWords<'a>,
    /// The position of the last break; at 0, where the text begins, stands none.
    last_break: usize,
    /// The word that follows on a break.
    held: Option<PlacedWord>,
    /// What follows on the word at the same position.
    follower: Option<Follower>,
}

/// A term besides that of the word.
#[derive(Debug)]
enum Follower {
    /// The last character of a run of CJK, which ends with this pair.
    LastCharacter(PlacedWord),
    /// The joined word that begins with this word.
    Joined(PlacedWord, JoinedWord),
}

impl ArticleTokenStream<'_> {
    fn place(&mut self, word: &PlacedWord) {
        self.token.offset_from = word.range.start;
        self.token.offset_to = word.range.end;
        self.token.position = word.position;
        self.token.text.clear();
    }

    fn write(&mut self, word: &PlacedWord) {
        self.place(word);
        let written = &self.text[word.range.clone()];
        self.token.text.push_str(match self.kind {
            Kind::Stems => self.analyzer.term(written, Form::Stem, self.language),
            Kind::Written => self.analyzer.written_term(written, word.is_part),
            Kind::Folded => self.analyzer.term(written, Form::Surface, self.language),
        });
        self.follower = if self.kind == Kind::Stems {
            self.words.joined(word).map(|joined| Follower::Joined(word.clone(), joined))
        } else {
            let last = last_character(self.text, &word.range);
            last.map(|range| Follower::LastCharacter(PlacedWord { range, ..word.clone() }))
        };
    }

    fn write_follower(&mut self, follower: Follower) {
        match follower {
            Follower::LastCharacter(character) => {
                self.place(&character);
                let term = self.analyzer.last_character_term(&self.text[character.range]);
                self.token.text.push_str(term);
            }
            Follower::Joined(first, JoinedWord { range, n_parts }) => {
                self.place(&first);
                let term = self.analyzer.joined_term(&self.text[range], n_parts, self.language);
                self.token.text.push_str(term);
            }
        }
    }

    fn write_break(&mut self, word: &PlacedWord, term: &str) {
        self.place(word);
        self.token.text.push_str(term);
    }
}

impl TokenStream for ArticleTokenStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(follower) = self.follower.take() {
            self.write_follower(follower);
            return true;
        }
        if let Some(word) = self.held.take() {
            if word.begins == Begins::Paragraph && self.token.text == SENTENCE_BREAK {
                self.write_break(&word, PARAGRAPH_BREAK);
                self.held = Some(word);
            } else {
                self.write(&word);
            }
            return true;
        }
        let Some(word) = self.words.next() else { return false };
        // A glued word and its first part begin the same.
        if self.kind == Kind::Stems && word.begins != Begins::Word && word.position > self.last_break {
            self.last_break = word.position;
            self.write_break(&word, SENTENCE_BREAK);
            self.held = Some(word);
        } else {
            self.write(&word);
        }
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
    fn check(mut tokenizer: ArticleTokenizer, text: &str, expected: &[(usize, &str)]) {
        let glued = [vec!["Putin".to_owned(), "meets".to_owned()]];
        let written = IndexText::write(Language::ENGLISH, &glued, text);
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
        let expected = [(0, "arm"), (1, "putinmeet"), (1, "putin"), (2, "meet"), (3, "deliveri")];
        check(ArticleTokenizer::stems(), "Arms, Putinmeets deliveries", &expected);
    }

    #[test]
    fn stems_have_breaks_where_sentences_and_paragraphs_begin() {
        let (sentence, paragraph) = (SENTENCE_BREAK, PARAGRAPH_BREAK);
        let expected = [(0, "a"), (1, sentence), (1, "b"), (2, sentence), (2, paragraph), (2, "c")];
        check(ArticleTokenizer::stems(), "“a. B\nc", &expected);
        let expected = [(0, "putinmeet"), (0, "putin"), (1, "meet"), (2, sentence), (2, "putinmeet"), (2, "putin")];
        check(ArticleTokenizer::stems(), "Putinmeets. Putinmeets", &[expected.as_slice(), &[(3, "meet")]].concat());
    }

    #[test]
    fn written_forms_stand_at_the_positions_of_stems() {
        let expected = [
            (0, "arms\u{1}Arms"),
            (1, "putinmeets\u{1}Putinmeets"),
            (1, "putin\u{1}\u{2}Putin"),
            (2, "meets\u{1}\u{2}meets"),
            (3, "deliveries"),
        ];
        check(ArticleTokenizer::written_forms(), "Arms. Putinmeets deliveries", &expected);
    }

    #[test]
    fn joined_words_stand_at_the_place_of_their_first_part() {
        let expected = [(0, "by"), (1, "e"), (1, "email\u{1}en\u{3}2"), (2, "mail"), (3, "putinmeet"), (3, "putin")];
        check(
            ArticleTokenizer::stems(),
            "by E-mails Putinmeets-x",
            &[&expected[..], &[(4, "meet"), (5, "x")]].concat(),
        );
    }

    #[test]
    fn the_last_character_of_a_run_stands_at_the_place_of_its_pair() {
        let expected = [(0, "北京"), (1, "京大"), (1, "大\u{1}\u{3}"), (2, "x"), (3, "京")];
        check(ArticleTokenizer::surface_forms(), "北京大x京", &expected);
        check(ArticleTokenizer::written_forms(), "北京大x京", &expected);
        check(ArticleTokenizer::stems(), "北京大", &[(0, "北京"), (1, "京大")]);
    }

    #[test]
    fn surface_forms_are_as_written() {
        let expected = [(0, "arms"), (1, "putinmeets"), (2, "deliveries")];
        check(ArticleTokenizer::surface_forms(), "Arms, Putinmeets deliveries", &expected);
    }
}
