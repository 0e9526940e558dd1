//! Queries: their language, what they mean, and how the index answers them.
//!
//! [`parse`] reads a query and knows nothing of any index; `plan` makes of it what tantivy runs.

mod ast;
mod error;
mod exclusion;
mod expression;
mod field;
mod lexer;
mod numbered;
mod parser;
mod place_query;
mod places;
mod planner;
mod rewrite;
mod sloppy;
mod word;
mod word_pattern;

#[cfg(test)]
mod tests;

pub use ast::{
    Filter, FilterQuery, Near, Pattern, PatternKind, PhrasePart, QueryAst, QueryWeight, Relation, Span, TextField,
    TextQuery, Wildcard, WordForm,
};
pub use error::{Note, SyntaxError, SyntaxErrorKind};
pub(crate) use exclusion::excluded;
pub use field::field_names;
pub use numbered::{NumberedPattern, WordQuery, number};
pub use parser::{Parsed, parse, parse_plain};
pub use places::{Breaks, Place, PlacePattern, lead_end, marked_places, places};
pub(crate) use planner::{PlanContext, PlanError, plan};
pub use rewrite::relax;
pub use word_pattern::WordPattern;

/// The longest query, in characters.
pub const MAX_LENGTH: usize = 4_096;

/// How deep brackets may be nested. A query within the other limits uses a few kilobytes of stack at this depth.
pub const MAX_DEPTH: usize = 64;
