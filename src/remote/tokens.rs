//! Terms with their positions as a text that the distributed engine takes apart again: words by spaces, what stands at one
//! position by a mark.

use crate::analysis::{folded_form, is_last_character, is_part, placed_terms, written_form};

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
    fn positions_without_terms_are_gaps() {
        let mut tokens = Tokens::default();
        tokens.push(0, "a");
        tokens.push(3, "b");
        assert_eq!(tokens.into_text(), "a \u{5} \u{5} b");
    }
}
