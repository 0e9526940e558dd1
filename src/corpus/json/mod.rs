//! Files of JSON objects, each a document: one a line, or of any other shape.

mod lines;
mod objects;
mod record;
mod records;
mod repair;

pub(super) use lines::JsonLines;
pub(super) use objects::JsonObjects;
