//! What people write who come from another engine: read as words here, and said so, or reported.

use super::Parser;
use crate::query::ast::Span;
use crate::query::error::SyntaxErrorKind;
use crate::query::field;
use crate::query::lexer::{TokenKind, Written};
use crate::query::note::NoteKind;
use crate::query::operator;

/// Words that are operators to databases and other engines, in capitals.
const FOREIGN_WORDS: [&str; 9] = ["LIKE", "IN", "SELECT", "FROM", "WHERE", "XOR", "WITHIN", "CONTAINS", "BETWEEN"];

/// How many words a phrase in single quotation marks may have to be taken for one.
const LONGEST_SINGLE_QUOTED: usize = 8;

impl Parser<'_> {
    /// Returns what is wrong with the word that was taken last, if another engine would read it as something else and
    /// nobody would write it as a word.
    pub(super) fn foreign(&self, text: &Written) -> Option<SyntaxErrorKind> {
        if text.is_escaped {
            return None;
        }
        if let Some(distance) = text.text.strip_prefix('/') {
            let is_distance = matches!(distance, "s" | "p") || distance.parse::<u8>().is_ok();
            let written = text.text.clone();
            return is_distance
                .then(|| SyntaxErrorKind::ForeignOperator { written, instead: format!("kim w/{distance} putin") });
        }
        // `title :kim`.
        let before = &self.tokens.get(self.at.checked_sub(2)?)?.kind;
        match before {
            TokenKind::Word(name) if text.text.starts_with(':') && field::find(&name.text, ":").is_some() => {
                Some(SyntaxErrorKind::EmptyField(format!("{}:", name.text)))
            }
            _ => None,
        }
    }

    /// Says what the word that was taken last does not mean.
    pub(super) fn note_habits(&mut self, text: &Written, span: &Span) {
        self.note_small_operator(&text.text, span);
        if text.is_escaped {
            return;
        }
        let is_last_of_several = self.at > 1 && self.at == self.tokens.len();
        let is_foreign = self.has_small_letters && FOREIGN_WORDS.contains(&text.text.as_str());
        let mut say = |kind: NoteKind, hint: &str| self.notes.push(kind.at(span.clone(), hint.to_owned()));
        let word = text.text.as_str();
        if word.strip_prefix('+').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
            say(NoteKind::PlusSign, "write -word for a word that must not be there");
        }
        if stands_between(word, ',', char::is_alphabetic) {
            say(NoteKind::Comma, "write a space behind the comma to search for each word on its own");
        }
        if touches_letter(word, '%') {
            say(NoteKind::PercentSign, "write * for any number of letters");
        }
        if word.ends_with('!') && !word.ends_with("!!") && !is_last_of_several {
            say(NoteKind::ExclamationMark, "write * for any ending: artiller*");
        }
        if is_foreign {
            say(NoteKind::ForeignWord, "write title:kim to look in a field, kim* for a beginning of a word");
        }
        self.note_single_quotes(word, span);
    }

    /// Says that the star in `artiller *` belongs to nothing.
    pub(super) fn note_lone_star(&mut self, span: &Span) {
        let before = self.at.checked_sub(2).map(|before| &self.tokens[before]);
        if let Some(before) = before.filter(|token| matches!(token.kind, TokenKind::Word(_))) {
            let hint = format!("write {}* without a space for words that begin so", &self.query[before.span.clone()]);
            self.notes.push(NoteKind::LoneStar.at(span.clone(), hint));
        }
    }

    /// Says that `or` and the like are words, where they stand between others.
    fn note_small_operator(&mut self, word: &str, span: &Span) {
        let is_between = self.at > 1 && self.at < self.tokens.len();
        if is_between && operator::is_small(word) {
            let hint = format!("write {} for the operator", word.to_ascii_uppercase());
            self.notes.push(NoteKind::SmallOperator.at(span.clone(), hint));
        }
    }

    /// Says that `'arms deliveries'` is no phrase.
    fn note_single_quotes(&mut self, word: &str, span: &Span) {
        let is_mark = |c: char| matches!(c, '\'' | '‘' | '’');
        if !word.starts_with(is_mark) || word.ends_with(is_mark) {
            return;
        }
        for token in self.tokens[self.at..].iter().take(LONGEST_SINGLE_QUOTED) {
            let TokenKind::Word(next) = &token.kind else { return };
            if next.text.ends_with(is_mark) {
                let whole = span.start..token.span.end;
                let hint = format!("for a phrase, write \"{}\"", self.query[whole.clone()].trim_matches(is_mark));
                self.notes.push(NoteKind::SingleQuotes.at(whole, hint));
                return;
            }
        }
    }
}

/// True if the character stands between two others of this kind.
fn stands_between(text: &str, c: char, is_kind: fn(char) -> bool) -> bool {
    text.match_indices(c)
        .any(|(place, _)| text[..place].ends_with(is_kind) && text[place + c.len_utf8()..].starts_with(is_kind))
}

/// True if a letter stands on one side of the character.
fn touches_letter(text: &str, c: char) -> bool {
    text.match_indices(c).any(|(place, _)| {
        text[..place].ends_with(char::is_alphabetic) || text[place + c.len_utf8()..].starts_with(char::is_alphabetic)
    })
}
