//! What the report compares: one file for each group of figures.

pub(crate) mod counts;
pub(crate) mod indexing;
pub(crate) mod searches;
