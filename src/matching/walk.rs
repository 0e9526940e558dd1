//! From one word of a text to another: the position of the second, as far as a query can tell it.

use std::ops::Range;

use super::reach::Reach;
use super::word_finder::FoundWords;
use crate::analysis::{Begins, placed_words};
use crate::query::{Breaks, lead_end};

/// How many bytes before a word tell whether a sentence begins behind it: an open bracket may stand so far before.
const BYTES_BEFORE: usize = 64;

/// A word of a text.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    text: &'a str,
    reach: Reach,
    /// The word that was gone to last, and its position; at first, none.
    last: Option<(Range<usize>, u32)>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, reach: Reach) -> Self {
        Self { text, reach, last: None }
    }

    /// Goes to a word behind the last one and returns its position; notes in `found` what begins on the way.
    ///
    /// The position is larger than the last by the words between, or by more than the query reaches. Of the sentences and
    /// paragraphs that begin between, one at least is noted if the query asks for them.
    pub(super) fn go_to(&mut self, word: &Range<usize>, found: &mut FoundWords) -> u32 {
        let (start, mut position) = match &self.last {
            Some((last, position)) => (last.start, i64::from(*position) - 1),
            None => (0, -1),
        };
        let mut open = Reach { words: self.words_to_count(position), lead: false, ..self.reach };
        let from = self.safe_start(start);
        for passed in placed_words(&self.text[from..word.end], &[]) {
            if from + passed.range.start < start {
                continue;
            }
            position += 1;
            let is_last = self.last.as_ref().is_some_and(|(last, _)| from + passed.range.start == last.start);
            if is_last {
                continue;
            }
            if passed.begins != Begins::Word {
                found.begin(to_position(position), passed.begins);
                open.sentences = false;
                open.paragraphs &= passed.begins != Begins::Paragraph;
            }
            let has_arrived = from + passed.range.start == word.start;
            if has_arrived || (open.words == 0 && !open.sentences && !open.paragraphs) {
                break;
            }
            open.words = open.words.saturating_sub(1);
        }
        let position = to_position(position);
        self.last = Some((word.clone(), position));
        position
    }

    /// Returns how many words have to be counted behind a position: as many as the query reaches, and those that the
    /// lead may have.
    fn words_to_count(&self, position: i64) -> u32 {
        let left_of_lead = if self.reach.lead { i64::from(lead_end(Breaks::default())) - position } else { 0 };
        self.reach.words.max(u32::try_from(left_of_lead).unwrap_or(0))
    }

    /// Returns a place before a word from which on words and sentences are the same as in the whole text.
    fn safe_start(&self, start: usize) -> usize {
        let mut at = start.saturating_sub(BYTES_BEFORE);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn to_position(position: i64) -> u32 {
    u32::try_from(position).expect("a text has fewer words than 2^32")
}
