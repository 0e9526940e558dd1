//! What is asked and answered about a corpus as a whole: counts, distributions, words.
//!
//! All numbers are exact. Only articles with all of a query count.

use serde::Serialize;
use utoipa::ToSchema;

use super::{FragmentOptions, Page, QueryEcho, QueryRequest};
use crate::cancellation::Cancellation;
use crate::period::{Period, PeriodUnit};

/// A property whose values articles are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FacetField {
    /// The outlet.
    Source,
    /// Each of the authors.
    Author,
    /// The language.
    Lang,
    /// The section of the outlet.
    Section,
    /// The year of publication.
    Year,
    /// The month of publication.
    Month,
    /// The day of publication.
    Day,
}

impl FacetField {
    /// All of them.
    pub const ALL: [FacetField; 7] =
        [Self::Source, Self::Author, Self::Lang, Self::Section, Self::Year, Self::Month, Self::Day];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Author => "author",
            Self::Lang => "lang",
            Self::Section => "section",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// Returns the field of this name, None if there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Returns the period that is meant, None if the field is no date.
    pub fn period(self) -> Option<PeriodUnit> {
        match self {
            Self::Year => Some(PeriodUnit::Year),
            Self::Month => Some(PeriodUnit::Month),
            Self::Day => Some(PeriodUnit::Day),
            Self::Source | Self::Author | Self::Lang | Self::Section => None,
        }
    }
}

/// Asks how many articles have each value of a property.
#[derive(Debug, Clone)]
pub struct FacetRequest {
    /// Which articles count.
    pub query: QueryRequest,
    /// The property.
    pub field: FacetField,
    /// How many values to give; 0 for all.
    pub limit: usize,
}

/// How many articles have each value of a property.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FacetResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// The property.
    pub field: FacetField,
    /// How many articles answer the query.
    pub articles: u64,
    /// How many different values they have.
    pub values: u64,
    /// The values, those of most articles first; of dates, in the order of time. Last, where there are some, the articles
    /// without a value, or without one that is exact enough.
    pub facets: Vec<Facet>,
}

/// How many articles have a value.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Facet {
    /// The value; None for the articles without one.
    pub value: Option<String>,
    /// How many.
    pub articles: u64,
    /// How many of those that answer the query: 0 to 1.
    pub share: f64,
}

/// Asks when articles were published.
#[derive(Debug, Clone)]
pub struct TimelineRequest {
    /// Which articles count.
    pub query: QueryRequest,
    /// How long the periods are that articles are counted in; None for what suits the time that they span.
    pub by: Option<PeriodUnit>,
}

/// When articles were published.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TimelineResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// How long the periods are.
    pub by: PeriodUnit,
    /// How many articles answer the query.
    pub articles: u64,
    /// How many of them have no date.
    pub undated: u64,
    /// How many have a date that does not tell the period.
    pub inexact: u64,
    /// Every period from the first to the last in which some were published.
    pub periods: Vec<PeriodCount>,
}

/// How many articles were published in a period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct PeriodCount {
    /// The period.
    pub period: Period,
    /// How many that answer the query.
    pub articles: u64,
    /// How many in all.
    pub of: u64,
    /// The part of those that answers the query: 0 to 1, and 0 where there are none.
    pub share: f64,
}

/// Asks for the words of a corpus.
#[derive(Debug, Clone)]
pub struct TermsRequest {
    /// What the words begin with; with `*` or `?` in it, what they look like. Empty for every word.
    pub pattern: String,
    /// How many words to give; 0 for all.
    pub limit: usize,
    /// Stops the work.
    pub cancellation: Cancellation,
}

/// The words of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermsResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// What was asked for, as it was written.
    pub pattern: String,
    /// Whether there are words beyond those that are given.
    pub has_more: bool,
    /// The words of titles and bodies, folded: those of most articles first, then in the order of their letters.
    pub terms: Vec<TermCount>,
}

/// How often a word stands in a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermCount {
    /// The word, folded.
    pub word: String,
    /// In how many articles.
    pub articles: u64,
    /// How often.
    pub occurrences: u64,
}

/// Asks for the words near those that a query matches.
#[derive(Debug, Clone)]
pub struct CollocatesRequest {
    /// What is matched.
    pub query: QueryRequest,
    /// How many words on each side are near.
    pub window: u32,
    /// How often a word has to be near.
    pub least: u64,
    /// What comes first.
    pub order: CollocateOrder,
    /// How many words to give; 0 for all.
    pub limit: usize,
}

/// By what words near others are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CollocateOrder {
    /// By [`Collocate::log_dice`].
    LogDice,
    /// By [`Collocate::log_likelihood`].
    LogLikelihood,
    /// By [`Collocate::near`].
    Count,
}

/// The words near those that a query matches.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollocatesResponse {
    /// [`super::SCHEMA_VERSION`].
    pub schema_version: u32,
    /// How the query was understood.
    pub query: QueryEcho,
    /// How many words on each side are near.
    pub window: u32,
    /// How many articles answer the query.
    pub articles: u64,
    /// How many places match in them; what overlaps is one.
    pub matches: u64,
    /// How many words are near.
    pub words_near: u64,
    /// How many words the corpus has.
    pub words: u64,
    /// Whether there are words beyond those that are given.
    pub has_more: bool,
    /// The words, those that belong most to what matches first.
    pub collocates: Vec<Collocate>,
}

/// A word near those that a query matches.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Collocate {
    /// The word, folded.
    pub word: String,
    /// How often it is near.
    pub near: u64,
    /// How often it stands in the corpus.
    pub corpus: u64,
    /// How typical it is: 14 + log2(2 near / (matches + corpus)), which does not depend on the size of the corpus (Rychlý
    /// 2008, A Lexicographer-Friendly Association Score).
    pub log_dice: f64,
    /// How sure it is that it is near by more than chance: the log-likelihood ratio G2 (Dunning 1993, Accurate Methods for
    /// the Statistics of Surprise and Coincidence); below 0 where it is rarer than by chance.
    pub log_likelihood: f64,
}

/// Asks for articles like another.
#[derive(Debug, Clone)]
pub struct SimilarRequest {
    /// The id of that article.
    pub id: String,
    /// Which part of the result list.
    pub page: Page,
    /// Whether to say what the scores are made of.
    pub explains: bool,
    /// What to show of each article.
    pub fragments: FragmentOptions,
    /// Stops the work.
    pub cancellation: Cancellation,
}

/// Returns the part of a whole, 0 of nothing.
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share is good to 15 digits")]
    let (part, whole) = (part as f64, whole as f64);
    if whole > 0.0 { part / whole } else { 0.0 }
}
