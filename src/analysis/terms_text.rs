//! The terms of a text with their positions, written as one text: what an analysis in one thread hands to the indexing in
//! another.

/// Before a term at the position of the term before it; the first stands at 0.
const SAME_POSITION: u8 = 0x1E;
/// Before a term one position behind that.
const NEXT_POSITION: u8 = 0x1F;
/// Moves one position on without a term.
const SKIP: u8 = 0x1D;

/// Collects terms. No term has one of the three control characters, for no word has.
#[derive(Debug, Default)]
pub(super) struct TermsText {
    bytes: Vec<u8>,
    position: usize,
}

impl TermsText {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), position: 0 }
    }

    /// Adds a term at a position that is not before the last one.
    #[inline]
    pub(super) fn push(&mut self, position: usize, term: &[u8]) {
        let n_skipped = position.saturating_sub(self.position + 1);
        if n_skipped > 0 {
            self.bytes.resize(self.bytes.len() + n_skipped, SKIP);
        }
        self.bytes.push(if position == self.position { SAME_POSITION } else { NEXT_POSITION });
        self.position = position;
        self.bytes.extend_from_slice(term);
    }

    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.bytes).expect("terms are texts")
    }
}

/// Returns the terms of a text that [`super::TextAnalyzer`] made, with their positions.
pub(crate) fn placed_terms(written: &str) -> impl Iterator<Item = (usize, &str)> {
    Terms::of(written)
}

/// Reads terms back.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    rest: &'a str,
    position: usize,
}

impl<'a> Terms<'a> {
    pub(super) fn of(written: &'a str) -> Self {
        Self { rest: written, position: 0 }
    }
}

impl<'a> Iterator for Terms<'a> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let mark = *self.rest.as_bytes().first()?;
            self.position += usize::from(mark != SAME_POSITION);
            let behind = &self.rest[1..];
            if mark == SKIP {
                self.rest = behind;
                continue;
            }
            let is_mark = |byte: &u8| matches!(*byte, SKIP | SAME_POSITION | NEXT_POSITION);
            let length = behind.as_bytes().iter().position(is_mark).unwrap_or(behind.len());
            let (term, rest) = behind.split_at(length);
            self.rest = rest;
            return Some((self.position, term));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn terms_are_read_as_they_were_written(terms in prop::collection::vec((0_usize..4, "[a-zäя\u{1}]{0,4}"), 0..20)) {
            let (mut text, mut position) = (TermsText::default(), 0);
            let mut expected = Vec::new();
            for (step, term) in &terms {
                position += step;
                text.push(position, term.as_bytes());
                expected.push((position, term.as_str()));
            }
            let text = text.into_text();
            prop_assert_eq!(Terms::of(&text).collect::<Vec<_>>(), expected);
        }
    }
}
