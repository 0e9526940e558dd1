//! Keyword in context: every match of a query with the words around it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{QueryEcho, QueryRequest};
use crate::date::Published;

/// A search for all matches.
#[derive(Debug, Clone)]
pub struct KwicRequest {
    /// The query.
    pub query: QueryRequest,
    /// How many words to give on each side of a match.
    pub context: usize,
    /// How many lines to pass over first.
    pub offset: usize,
    /// How many lines to give at most, 0 for all.
    pub limit: usize,
    /// Which lines come first.
    pub order: KwicOrder,
}

/// Which lines come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KwicOrder {
    /// As the articles stand in the index, and as the matches stand in them.
    None,
    /// By the day of publication, the newest first; articles without a date come last.
    Newest,
    /// The oldest first; articles without a date come last, too.
    Oldest,
    /// By words, folded.
    Words(KwicKey),
}

/// Words of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KwicKey {
    /// The match and then the words behind it.
    Node,
    /// The words before the match: this one, counted from the match from 1, and then those farther away.
    Left(usize),
    /// The same behind the match.
    Right(usize),
}

/// All matches, or the first of them.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct KwicResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// How many articles have matches.
    pub articles: u64,
    /// How many matches they have.
    pub matches: u64,
    /// The matches, one each.
    pub lines: Vec<KwicLine>,
}

/// A match with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KwicLine {
    /// The article.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Which of its texts.
    pub field: KwicField,
    /// Where the match begins in that text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it begins, in characters.
    pub start_char: usize,
    /// Where it ends, in characters.
    pub end_char: usize,
    /// What stands before it, white space folded.
    pub left: String,
    /// The match.
    pub node: String,
    /// What stands behind it.
    pub right: String,
}

/// A text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KwicField {
    /// The headline.
    Title,
    /// The text.
    Body,
}

/// A search for the different contexts of matches.
#[derive(Debug, Clone)]
pub struct KwicGroupsRequest {
    /// The query.
    pub query: QueryRequest,
    /// What has to be the same: one word, or the match.
    pub key: KwicKey,
    /// How many groups to give at most, 0 for all.
    pub limit: usize,
}

/// The different contexts of matches, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KwicGroupsResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// How many articles have matches.
    pub articles: u64,
    /// How many matches they have.
    pub matches: u64,
    /// How many groups there are.
    pub n_groups: u64,
    /// The groups.
    pub groups: Vec<KwicGroup>,
}

/// Matches with the same word at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KwicGroup {
    /// The word, or words, folded; empty where the text ends.
    pub text: String,
    /// How many matches have it.
    pub matches: u64,
    /// How many articles have such matches.
    pub articles: u64,
}
