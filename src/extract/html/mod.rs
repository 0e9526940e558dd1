//! Makes an article of an HTML page: a parser that keeps what matters here, and what tells the article from its page.

mod dom;
mod entities;
pub(in crate::extract) mod metadata;
mod tags;
mod text;
mod tokens;
mod tree;

pub(in crate::extract) use dom::{Dom, NodeId};
