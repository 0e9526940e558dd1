//! An article with what a query matches in it.

use serde::Serialize;
use utoipa::ToSchema;

use super::Mark;
use crate::article::Article;

/// An article with what a query matches in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MarkedArticle {
    /// The article.
    #[serde(flatten)]
    pub article: Article,
    /// What matches.
    pub matches: ArticleMarks,
}

/// What matches in the texts of an article, in order, without overlap. Empty if the article does not match.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct ArticleMarks {
    /// In the headline.
    pub title: Vec<Mark>,
    /// In the text.
    pub body: Vec<Mark>,
}
