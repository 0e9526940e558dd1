//! How far apart words can be for a query to tell how far: beyond that, positions need not be counted.

use crate::query::{PlacePattern, Relation};

/// What a query can tell of two words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// How far apart they are, if by so many positions at most.
    pub(super) words: u32,
    /// Whether they are in one sentence.
    pub(super) sentences: bool,
    /// Whether they are in one paragraph.
    pub(super) paragraphs: bool,
    /// Whether they are in the lead.
    pub(super) lead: bool,
}

impl Reach {
    /// Adds what a pattern can tell.
    pub(super) fn add(&mut self, pattern: &PlacePattern) {
        match pattern {
            PlacePattern::Word(_) => {}
            PlacePattern::Run(parts) => {
                let lengths = parts.iter().flatten().map(|spelling| spelling.length);
                self.words = self.words.max(lengths.max().unwrap_or(1));
            }
            PlacePattern::Sloppy(words, slop) => {
                let n_words = u32::try_from(words.len()).expect("a query has few words");
                self.words = self.words.max(slop.saturating_add(n_words));
            }
            PlacePattern::Any(patterns) => patterns.iter().for_each(|pattern| self.add(pattern)),
            PlacePattern::Near { left, right, relation, .. } => {
                self.add(left);
                self.add(right);
                match relation {
                    Relation::Within(distance) | Relation::Before(distance) => self.words = self.words.max(*distance),
                    Relation::SameSentence => self.sentences = true,
                    Relation::SameParagraph => self.paragraphs = true,
                }
                // Places that overlap are not near each other.
                self.words = self.words.max(1);
            }
        }
    }
}
