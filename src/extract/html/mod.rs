//! Makes an article of an HTML page: a parser that keeps what matters here, and what tells the article from its page.
//!
//! `dom` is the page as a tree, `blocks` cuts it into paragraphs, `sorting` says what each of them is, `metadata` reads
//! what the page states beside its text, and `reading` puts it together.

mod blocks;
mod container;
mod dom;
pub(in crate::extract) mod entities;
mod evidence;
mod headline;
mod hint_words;
mod hints;
mod kinds;
mod metadata;
mod reading;
mod script_text;
mod sorting;
mod stamps;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod tree;

pub(in crate::extract) use metadata::{NAME_OF_PAGE, PageMetadata, Stated};
pub(in crate::extract) use reading::{HtmlReading, read};
