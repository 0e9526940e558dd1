//! Queries: their language, what they mean, and how the index answers them.
//!
//! [`parse`] reads a query and knows nothing of any index; `plan` makes of it what tantivy runs.

mod ast;
mod error;
mod exclusion;
mod field;
mod lexer;
mod parser;
mod planner;
mod rewrite;
mod word;

#[cfg(test)]
mod tests;

pub use ast::{Filter, Pattern, QueryAst, Span, TextField, TextQuery};
pub use error::{Note, SyntaxError, SyntaxErrorKind};
pub(crate) use exclusion::excluded;
pub use field::field_names;
pub use parser::{Parsed, parse};
pub(crate) use planner::plan;
pub use rewrite::relax;

/// The longest query, in characters.
pub const MAX_LENGTH: usize = 4_096;

/// How deep brackets may be nested. A query within the other limits uses a few kilobytes of stack at this depth.
pub const MAX_DEPTH: usize = 64;
