//! Makes an [`Article`] of a [`RawDocument`]: pure, no I/O, and nothing of the text is lost.
//!
//! Each line that is not blank ends up as the title, in a field, in the body or in the furniture. What decides is the
//! line's shape, where it stands, whether it repeats the title, and phrases that pages use; `page` puts it together.

mod boilerplate;
mod breadcrumb;
mod byline;
mod byline_words;
mod clock;
mod date;
mod date_line;
mod date_tokens;
mod entries;
mod explain;
mod explain_html;
mod fields;
mod head_lines;
#[cfg(test)]
mod hostile_tests;
mod html;
mod key;
mod language_id;
mod lines;
mod main_text;
mod markdown;
mod marks;
mod months;
mod name_lines;
mod names;
mod outlet;
mod page;
mod path_date;
mod phrases;
mod phrases_wide;
mod references;
mod rules;
mod shape;
mod source;
mod stamp_line;
mod stamps;
#[cfg(test)]
mod tests;
mod title;
mod title_copies;
mod title_evidence;
mod title_keys;
mod widen;
mod word_map;
mod wrapped;

use crate::article::Article;
use crate::corpus::RawDocument;
use crate::date::PartialDate;

pub use explain::explain;
pub use rules::{RULES, Rule, Rules};

/// What the caller knows and the document does not.
#[derive(Debug, Clone)]
pub struct ExtractOptions {
    /// The outlet of all articles, whatever they state themselves.
    pub source: Option<String>,
    /// Dates after this day are refused.
    pub today: PartialDate,
}

/// Why a document is no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// There is nothing in it.
    #[error("no text")]
    Empty,
    /// Neither title nor body has a letter or digit.
    #[error("only page furniture, no title and no body")]
    NoArticle,
    /// It has the form of an article that dateline made, and is none.
    #[error("no article as dateline writes them ({0})")]
    Damaged(String),
}

/// An article and the rules that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The article.
    pub article: Article,
    /// Where each field was read, and why each line of the furniture is none of the body.
    pub rules: Rules,
}

/// Makes an article of a document.
///
/// Returns a [`Rejection`] only if neither a title nor a body with a letter or digit is found; a title without a body is
/// an article.
pub fn extract(document: &RawDocument, options: &ExtractOptions) -> Result<Article, Rejection> {
    explain(document, options).map(|explained| explained.article)
}
