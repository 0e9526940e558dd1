//! Why an article has the score that it has.

use serde::Serialize;
use utoipa::ToSchema;

/// What a score is made of.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// The parts of the query that the article answers, in the order of the query. Their scores, `closeness`, `exactness` and
    /// `recency` add up to the score of the article, but for rounding; above 4,096, where weights are large, sums are rounded more.
    pub parts: Vec<ExplainedPart>,
    /// What the article has for words of the query that stand close together.
    pub closeness: f32,
    /// What it has for words as they are written in the query.
    pub exactness: f32,
    /// What the article has for its date; None if dates do not count.
    pub recency: Option<f32>,
}

/// What a part of a query does to the score of an article.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExplainedPart {
    /// The part, as it was read.
    pub text: String,
    /// How often it is marked in the title.
    pub in_title: u64,
    /// How often it is marked in the body.
    pub in_body: u64,
    /// What it adds to the score; 0 for what says where an article comes from.
    pub score: f32,
}
