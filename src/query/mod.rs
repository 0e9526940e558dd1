//! Queries: their language, what they mean, and how the index answers them.
//!
//! [`parse`] reads a query and knows nothing of any index; `plan` makes of it what tantivy runs.

mod ast;
mod date_words;
mod error;
mod exclusion;
mod expression;
mod field;
mod filter;
mod fitting_words;
mod lexer;
mod manual;
mod near;
mod note;
mod numbered;
mod operator;
mod parser;
mod place_query;
mod places;
mod plain;
mod planner;
mod print;
mod rewrite;
mod scoring;
mod sloppy;
mod word;
mod word_pattern;

#[cfg(test)]
mod message_tests;
#[cfg(test)]
mod tests;

pub use ast::{
    Filter, FilterQuery, Near, Pattern, PatternKind, PhrasePart, Property, QueryAst, QueryWeight, Relation, Span,
    TextField, TextQuery, Wildcard, WordForm,
};
pub use date_words::read as read_dates;
pub use error::{Obstacle, SyntaxError, SyntaxErrorKind};
pub use expression::WordExpression;
pub use field::field_names;
pub(crate) use fitting_words::fitting_words;
pub use manual::{ManualRow, manual_list, manual_page, manual_rows, manual_table};
pub use note::Note;
pub use numbered::{NumberedPattern, WordQuery, number};
pub use parser::{Parsed, parse};
pub(crate) use place_query::for_each_form;
pub use places::{Breaks, Place, PlacePattern, Spelling, keep_lead, lead_end, marked_places, places};
pub use plain::parse_plain;
pub(crate) use planner::{ChoiceClause, PlanContext, PlanError, PlannedChoice, plan_choice, plan_part};
pub(crate) use rewrite::{ChoiceKind, choice};
pub use rewrite::{alternatives, relax, without_asides};
pub(crate) use scoring::{
    Places, PlainWord, StemBlocks, StemWeight, Sums, WINDOW, WindowValues, WordFactors, on_grid, plain_words,
    raise_over_plain, sum_of_factors,
};
pub use scoring::{Similarity, SimilarityOptions};
pub use word_pattern::{Glob, WordPattern};

/// The longest query, in characters.
pub const MAX_LENGTH: usize = 4_096;

/// How deep brackets may be nested. A query within the other limits uses a few kilobytes of stack at this depth.
pub const MAX_DEPTH: usize = 64;

/// The most words and filters of a query; those of a phrase count each.
pub const MAX_CLAUSES: usize = 512;

/// The most near operators and phrases with slop.
pub const MAX_NEAR: usize = 40;

/// The most wildcards, fuzzy words and regular expressions: each stands for many words of the index.
pub const MAX_PATTERNS: usize = 64;

/// The most words of one segment of the index that a pattern of letters may stand for. Each holds buffers of about 3 kB
/// open.
pub const MAX_EXPANSIONS: usize = 10_000;

/// The most words of which the beginning is open, `*vostok` and regular expressions: for each all words of the index are
/// looked at, which takes some 20 ms for 100,000 articles' worth.
pub const MAX_SCANS: usize = 16;

/// The most words between two things that are near each other, and one more.
pub const MAX_DISTANCE: u32 = 255;

/// The most times that `atleast` can ask for.
pub const MAX_COUNT: u32 = 255;

/// The most moves of a phrase with slop.
pub const MAX_SLOP: u32 = 100;
