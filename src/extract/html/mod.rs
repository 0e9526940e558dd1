//! Makes an article of an HTML page: a parser that keeps what matters here, and what tells the article from its page.
//!
//! `dom` is the page as a tree, `blocks` cuts it into paragraphs, `sorting` says what each of them is.

mod blocks;
mod container;
mod dom;
mod entities;
mod evidence;
mod headline;
mod hint_words;
mod hints;
mod kinds;
mod sorting;
mod tags;
mod text;
mod tokens;
mod tree;
