//! Where a pattern has its places in a text, from the positions of its words: the one definition that the index and the
//! matcher of stored text share.
//!
//! A *place* is a run of words, by position, first and last included. The places of a word are its occurrences; of a
//! phrase, the runs that fit it. A near-query (and a phrase with slop, which is a near-query of several words) has
//! the places of those of its parts *that take part*: that have a place of the other part near them. So
//! `(kim w/5 putin) w/3 train` means: one of the two, where they are near each other, is within three words of `train`.
//!
//! Two places are near each other only if they do not overlap.

/// A run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The position of its first word.
    pub start: u32,
    /// The position of its last word.
    pub end: u32,
}

/// Where sentences and paragraphs of a text begin, each rising: the positions of their first words. The first of all may be
/// left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Breaks<'a> {
    /// Of sentences; those of paragraphs among them.
    pub sentences: &'a [u32],
    /// Of paragraphs.
    pub paragraphs: &'a [u32],
}

/// A pattern with its words numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlacePattern {
    /// The word of this number.
    Word(usize),
    /// Words side by side.
    Run(Vec<usize>),
    /// Words in any order with so many moves.
    Sloppy {
        /// The words: two or more.
        words: Vec<usize>,
        /// The moves.
        slop: u32,
    },
    /// Any of these.
    Any(Vec<PlacePattern>),
    /// Two things near each other.
    Near {
        /// The first.
        left: Box<PlacePattern>,
        /// The second.
        right: Box<PlacePattern>,
        /// How near.
        relation: super::Relation,
        /// Whether the first is meant where the second is not near it.
        is_excluded: bool,
    },
}

/// The fewest words of a lead: it ends with the paragraph that the last of them stands in.
pub const LEAD_LEAST: u32 = 50;
/// The most words of a lead.
pub const LEAD_MOST: u32 = 100;
