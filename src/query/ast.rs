//! A query as it was meant: what the parser makes of the text, and what everything else works on.
//!
//! A query selects articles ([`QueryAst`]). What it looks for in a text is a [`Pattern`], which has *places* in that
//! text: runs of words, by their positions. How patterns combine to places is in [`super::places`].

use std::ops::Range;

pub use crate::article::Property;
use crate::date::PartialDate;
use crate::language::Language;

/// Where a part of a query stands in its text, in bytes.
pub type Span = Range<usize>;

/// A query, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryAst {
    /// Every article.
    All,
    /// Something to look for in a text.
    Text(TextQuery),
    /// A property that an article has or has not; it does not count towards the score.
    Filter(FilterQuery),
    /// All of these. `bare` if they only stood side by side, without an `AND`.
    And {
        /// Two or more parts.
        clauses: Vec<QueryAst>,
        /// Whether the user wrote nothing between them.
        bare: bool,
    },
    /// At least one of these; two or more.
    Or(Vec<QueryAst>),
    /// Not this.
    Not(Box<QueryAst>),
    /// This, with its score multiplied.
    Weighted {
        /// What is looked for.
        query: Box<QueryAst>,
        /// What its score is multiplied by.
        weight: QueryWeight,
    },
}

/// What a score is multiplied by, in thousandths: 1 to 1,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryWeight(pub u32);

impl QueryWeight {
    /// Returns the weight as a number.
    pub fn factor(self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a weight has at most seven digits")]
        let thousandths = self.0 as f32;
        thousandths / 1_000.0
    }
}

/// A property to filter by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterQuery {
    /// The property.
    pub filter: Filter,
    /// Where it stands in the query, with the name of the field.
    pub span: Span,
}

/// Something to look for in the text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextQuery {
    /// Where to look; None for title and body, each for itself.
    pub field: Option<TextField>,
    /// What to look for.
    pub pattern: Pattern,
}

/// Something that has places in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it stands in the query, without the name of the field.
    pub span: Span,
}

impl Pattern {
    /// Returns the word that is meant in any form, None if something else is looked for.
    pub(crate) fn plain_word(&self) -> Option<&str> {
        match &self.kind {
            PatternKind::Word { text, form: WordForm::Any } => Some(text),
            _ => None,
        }
    }
}

/// What to look for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternKind {
    /// A word. What was written as one and is several by [`crate::analysis::words`], such as `Jong-un`, stands for
    /// these side by side.
    Word {
        /// As it was written.
        text: String,
        /// Which forms of it are meant.
        form: WordForm,
    },
    /// Each single word that a pattern of letters fits: `artiller*`, `wom?n`.
    Wildcard(Wildcard),
    /// Each single word of nearly this spelling, folded: `artilery~`.
    Fuzzy {
        /// One word, as it was written.
        text: String,
        /// How many letters may be inserted, left out, replaced or swapped with their neighbour: 1 or 2.
        distance: u8,
    },
    /// Each single word that this expression fits from its first letter to its last, folded.
    Regex(String),
    /// Words side by side, in this order; with some slop, near each other: see [`super::places`].
    Phrase {
        /// The words: in all one or more.
        parts: Vec<PhrasePart>,
        /// Which forms of them are meant.
        form: WordForm,
        /// How many moves of a word by one position are allowed.
        slop: u32,
    },
    /// Any of these; only within near-queries and counts.
    Any(Vec<Pattern>),
    /// Two things near each other.
    Near(Box<Near>),
    /// Something that has so many places in title and body together, or in the field.
    AtLeast {
        /// How many: 1 or more.
        count: u32,
        /// A word of any kind, a phrase without slop, or [`PatternKind::Any`] of such.
        pattern: Box<Pattern>,
    },
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhrasePart {
    /// One or more words, as they were written.
    Words(String),
    /// A pattern of letters for one word.
    Wildcard(Wildcard),
}

/// A pattern of letters for one word: `*` stands for any number of letters, `?` for one. Letters are compared folded.
///
/// It holds nothing else but letters, digits and marks, at least two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard(pub String);

/// Which forms of a written word are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordForm {
    /// All that have the same stem.
    Any,
    /// The word itself, case and diacritics folded: `=Kim`.
    Exact,
    /// The word as it is written, with its capitals and diacritics: `caps:KIM`.
    Written,
}

/// Two things near each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The first.
    pub left: Pattern,
    /// The second.
    pub right: Pattern,
    /// How near.
    pub relation: Relation,
    /// Whether the first is meant where the second is *not* near it.
    pub is_excluded: bool,
}

/// How near two things are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The second begins at most so many words after the end of the first, or the other way round.
    Within(u32),
    /// The second begins at most so many words after the end of the first.
    Before(u32),
    /// In one sentence.
    SameSentence,
    /// In one paragraph.
    SameParagraph,
}

/// A field of which the words can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The headline.
    Title,
    /// The text.
    Body,
    /// The beginning of the text: see [`super::places::lead_end`].
    Lead,
    /// The headline or the beginning of the text.
    HeadlineAndLead,
    /// The lines of the page that are no article.
    Furniture,
    /// The outlet.
    Source,
    /// Who wrote it.
    Author,
    /// The section of the outlet.
    Section,
    /// The address.
    Url,
}

/// A property of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// It is in this language.
    Language(Language),
    /// It has this id.
    Id(String),
    /// It has glued words, or none.
    Glued(bool),
    /// It was published within these dates, both included; None is open.
    Published {
        /// The first.
        since: Option<PartialDate>,
        /// The last.
        until: Option<PartialDate>,
    },
    /// Its body has so many words, both bounds included; None is open.
    Length {
        /// The fewest.
        least: Option<u64>,
        /// The most.
        most: Option<u64>,
    },
    /// This is known of it.
    Has(Property),
}

impl TextField {
    /// Every field, in the order of the documentation.
    pub const ALL: [TextField; 9] = [
        Self::Title,
        Self::Lead,
        Self::HeadlineAndLead,
        Self::Body,
        Self::Furniture,
        Self::Source,
        Self::Author,
        Self::Section,
        Self::Url,
    ];

    /// Returns the name that stands before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Lead => "lead",
            Self::HeadlineAndLead => "hlead",
            Self::Furniture => "furniture",
            Self::Source => "source",
            Self::Author => "author",
            Self::Section => "section",
            Self::Url => "url",
        }
    }

    /// True if words in this field say where an article comes from rather than what it tells. They are filters where
    /// bare words are matched in part, and are analysed without stems. The whole of one is a single sentence.
    pub fn is_property(self) -> bool {
        matches!(self, Self::Furniture | Self::Source | Self::Author | Self::Section | Self::Url)
    }
}

impl QueryAst {
    /// Calls `visit` with each thing that an article may be found for: nothing that is negated.
    pub fn for_each_text<'a>(&'a self, visit: &mut dyn FnMut(&'a TextQuery)) {
        self.visit_texts(false, visit);
    }

    /// Calls `visit` with each thing that is looked for in a text, what is negated among them, in the order of the query.
    pub fn for_each_text_even_negated<'a>(&'a self, visit: &mut dyn FnMut(&'a TextQuery)) {
        self.visit_texts(true, visit);
    }

    fn visit_texts<'a>(&'a self, even_negated: bool, visit: &mut dyn FnMut(&'a TextQuery)) {
        match self {
            Self::Text(text) => visit(text),
            Self::Not(query) if even_negated => query.visit_texts(even_negated, visit),
            Self::All | Self::Filter(_) | Self::Not(_) => {}
            Self::Weighted { query, .. } => query.visit_texts(even_negated, visit),
            Self::And { clauses, .. } | Self::Or(clauses) => {
                for clause in clauses {
                    clause.visit_texts(even_negated, visit);
                }
            }
        }
    }
}
