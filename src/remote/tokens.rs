//! Terms with their positions as a text that the distributed engine takes apart again: words by spaces, what stands at one
//! position by a mark.

use crate::analysis::{
    PARAGRAPH_BREAK, SENTENCE_BREAK, folded_form, is_joined, is_last_character, is_part, placed_terms, written_form,
};

/// Between terms at one position.
pub(super) const SAME_POSITION: char = '\u{4}';
/// A position without a term.
pub(super) const GAP: char = '\u{5}';
/// Between the folded form of a word and how it is written: long enough that no spelling two edits away reaches over it.
const WRITTEN: &str = "\u{6}\u{6}\u{6}";
/// Before how a part of a glued word is written.
const PART: &str = "\u{7}";

/// Collects terms by position.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    text: String,
    /// How many positions there are so far.
    positions: usize,
}

impl Tokens {
    /// Adds a term at a position that is not before the last one.
    pub(super) fn push(&mut self, position: usize, term: &str) {
        if position < self.positions {
            self.text.push(SAME_POSITION);
        } else {
            for _ in self.positions..position {
                self.separate();
                self.text.push(GAP);
            }
            self.separate();
            self.positions = position + 1;
        }
        self.text.push_str(term);
    }

    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// The tokens of a text for an engine that takes one at a position.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OneAtAPosition {
    /// The words, at their positions.
    pub(super) first: String,
    /// What else stands there, at no position. What says where sentences begin is left out: it is for those who look at
    /// positions.
    pub(super) others: String,
}

impl OneAtAPosition {
    pub(super) fn of(tokens: &str) -> Self {
        let mut split = Self::default();
        for position in tokens.split(' ').filter(|position| !position.is_empty()) {
            let mut terms =
                position.split(SAME_POSITION).filter(|term| ![SENTENCE_BREAK, PARAGRAPH_BREAK].contains(term));
            add(&mut split.first, terms.next().unwrap_or(GAP.encode_utf8(&mut [0; 4])));
            for term in terms {
                add(&mut split.others, term);
            }
        }
        split
    }
}

/// True for a term that stands beside another at its position.
pub(super) fn is_other(term: &str) -> bool {
    is_joined(term) || is_last_character(term) || term.contains(WRITTEN)
}

fn add(text: &mut String, term: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(term);
}

/// Returns the tokens of stems, as the analysis gives them.
pub(super) fn stems(written: &str) -> String {
    let mut tokens = Tokens::default();
    for (position, term) in placed_terms(written) {
        tokens.push(position, term);
    }
    tokens.into_text()
}

/// Returns the tokens of words as they are written: each folded, and where it is written otherwise, with how it is.
pub(super) fn forms(written: &str) -> String {
    let mut tokens = Tokens::default();
    for (position, term) in placed_terms(written) {
        if is_last_character(term) {
            tokens.push(position, term);
        } else {
            let folded = folded_form(term);
            tokens.push(position, folded);
            if folded != term {
                tokens.push(position, &written_token(term));
            }
        }
    }
    tokens.into_text()
}

/// Returns the token that says how a word is written, of the term that does.
pub(super) fn written_token(term: &str) -> String {
    let (folded, written) = (folded_form(term), written_form(term));
    let part = if is_part(term) { PART } else { "" };
    format!("{folded}{WRITTEN}{part}{written}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::TextAnalyzer;
    use crate::language::Language;

    #[test]
    fn terms_at_one_position_are_one_word() {
        let terms = TextAnalyzer::default().analyse("By E-mails. Kim", Language::UNDETERMINED, &[]);
        assert_eq!(stems(&terms.stems), "by e\u{4}emails\u{3}2 mails \u{1}s\u{4}kim");
        let written = |word: &str, as_written: &str| format!("{word}\u{4}{word}{WRITTEN}{as_written}");
        let expected = [written("by", "By"), written("e", "E"), "mails".to_owned(), written("kim", "Kim")];
        assert_eq!(forms(&terms.written), expected.join(" "));
    }

    #[test]
    fn an_engine_may_take_one_term_at_a_position() {
        let terms = TextAnalyzer::default().analyse("By E-mails. Kim 北京大", Language::UNDETERMINED, &[]);
        let split = |tokens: &str| {
            let OneAtAPosition { first, others } = OneAtAPosition::of(tokens);
            assert!(others.split(' ').all(is_other) && !first.split(' ').any(is_other), "{first}|{others}");
            (first, others)
        };
        let (first, others) = split(&stems(&terms.stems));
        assert_eq!((first.as_str(), others.as_str()), ("by e mails kim 北京 京大", "emails\u{3}2"));
        let (first, others) = split(&forms(&terms.written));
        assert_eq!(first, "by e mails kim 北京 京大");
        let expected = ["by\u{6}\u{6}\u{6}By", "e\u{6}\u{6}\u{6}E", "kim\u{6}\u{6}\u{6}Kim", "大\u{1}\u{3}"];
        assert_eq!(others.split(' ').collect::<Vec<_>>(), expected);
    }

    #[test]
    fn positions_without_terms_are_gaps() {
        let mut tokens = Tokens::default();
        tokens.push(0, "a");
        tokens.push(3, "b");
        assert_eq!(tokens.into_text(), "a \u{5} \u{5} b");
    }
}
