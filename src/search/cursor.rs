//! Where a result list goes on, as a short text.
//!
//! It names the commit and the request that it belongs to, and the last article that was given with its score, in
//! hexadecimal digits. The document of an article is what it is as long as the commit is.

use tantivy::{DocAddress, Score, Searcher};

use super::ranking::Ranked;
use crate::engine::CursorError;

/// What a cursor belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    commit: u32,
    request: u32,
}

/// The end of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Position {
    /// Whether its last article has only some of the words.
    pub(super) is_partial: bool,
    /// Its last article.
    pub(super) last: Ranked,
}

/// How many digits each number has.
const DIGITS: usize = 8;
/// How many numbers there are before the letter that says whether the article is a partial match.
const NUMBERS: usize = 5;

impl Origin {
    /// Returns the origin of cursors for a commit and a request, which is given as a text.
    pub(super) fn new(searcher: &Searcher, request: &str) -> Self {
        let segments: Vec<(String, Option<u64>)> = searcher
            .segment_readers()
            .iter()
            .map(|segment| (segment.segment_id().uuid_string(), segment.delete_opstamp()))
            .collect();
        Self { commit: hash(&format!("{segments:?}")), request: hash(request) }
    }

    /// Writes a cursor.
    pub(super) fn write(self, position: Position) -> String {
        let Position { is_partial, last } = position;
        let DocAddress { segment_ord, doc_id } = last.address;
        let letter = if is_partial { 's' } else { 'a' };
        let Self { commit, request } = self;
        let score = last.score.to_bits();
        format!("{commit:08x}{request:08x}{score:08x}{segment_ord:08x}{doc_id:08x}{letter}")
    }

    /// Reads a cursor.
    pub(super) fn read(self, text: &str, searcher: &Searcher) -> Result<Position, CursorError> {
        let (numbers, is_partial) = read_numbers(text).ok_or(CursorError::Unreadable)?;
        let [commit, request, score, segment_ord, doc_id] = numbers;
        if commit != self.commit {
            return Err(CursorError::OtherIndex);
        }
        if request != self.request {
            return Err(CursorError::OtherRequest);
        }
        let score = Score::from_bits(score);
        let is_there =
            searcher.segment_readers().get(segment_ord as usize).is_some_and(|segment| doc_id < segment.max_doc());
        if !is_there || !score.is_finite() || score.is_sign_negative() {
            return Err(CursorError::Unreadable);
        }
        Ok(Position { is_partial, last: Ranked { address: DocAddress::new(segment_ord, doc_id), score } })
    }
}

fn read_numbers(text: &str) -> Option<([u32; NUMBERS], bool)> {
    let is_whole = text.len() == NUMBERS * DIGITS + 1 && text.is_ascii();
    let (digits, letter) = text.split_at_checked(NUMBERS * DIGITS).filter(|_| is_whole)?;
    let is_partial = match letter {
        "a" => false,
        "s" => true,
        _ => return None,
    };
    let mut numbers = [0; NUMBERS];
    for (place, number) in numbers.iter_mut().enumerate() {
        let digits = &digits[place * DIGITS..(place + 1) * DIGITS];
        let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        *number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    }
    Some((numbers, is_partial))
}

/// Four bytes of a hash: enough to notice that something else was meant.
fn hash(text: &str) -> u32 {
    let hash = blake3::hash(text.as_bytes());
    let [a, b, c, d, ..] = *hash.as_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(commit: u32, request: u32, bits: u32, segment: u32, doc: u32, is_partial: bool) {
            let last = Ranked { address: DocAddress::new(segment, doc), score: Score::from_bits(bits) };
            let text = Origin { commit, request }.write(Position { is_partial, last });
            prop_assert_eq!(read_numbers(&text), Some(([commit, request, bits, segment, doc], is_partial)));
        }

        #[test]
        fn nothing_else_is_read(text in ".{0,50}|[0-9a-f+]{40}[a-z]") {
            if let Some(([a, b, c, d, e], is_partial)) = read_numbers(&text) {
                let last = Ranked { address: DocAddress::new(d, e), score: Score::from_bits(c) };
                let written = Origin { commit: a, request: b }.write(Position { is_partial, last });
                prop_assert_eq!(written, text);
            }
        }
    }
}
