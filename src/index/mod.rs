//! Articles in, tantivy segments out, and a view of them for searching.
//!
//! An index is a folder. It is written by one [`ArticleWriter`] at a time and read by any number of
//! [`ArticleIndex`]es, which see its last commit.

mod article_index;
mod article_store;
mod columns;
mod directory;
mod document;
mod error;
mod folder;
mod form_automaton;
mod form_documents;
mod glue;
mod glue_review;
mod line_review;
mod lines;
mod manifest;
#[cfg(test)]
mod postings_tests;
mod schema;
mod settle;
mod statistics;
mod stored;
mod term_review;
mod vocabulary;
mod writer;

pub use article_index::ArticleIndex;
pub(crate) use article_store::Lengths;
pub(crate) use columns::ArticleColumns;
pub(crate) use directory::replace_file;
pub use document::{Held, Provenance, analysis_language};
pub use error::{IndexError, guarded};
pub(crate) use folder::{RANKING_FILE, state_files};
pub(crate) use form_automaton::FormAutomaton;
pub use manifest::{FileState, KnownArticle, Manifest};
pub use schema::FORMAT_VERSION;
pub(crate) use schema::Fields;
pub(crate) use statistics::{CollectionStatistics, documents_with, is_in, living_doc_freq, seek_to};
pub(crate) use stored::StoredDocument;
pub use writer::{ArticleAdder, ArticleWriter, Replaces, WriterOptions};
