//! How articles are ranked by score.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The largest [`RankingSettings::title_weight`].
pub const MOST_TITLE_WEIGHT: f32 = 100.0;
/// The largest [`RankingSettings::k1`].
pub const MOST_K1: f32 = 100.0;
/// The largest [`RankingSettings::b`].
pub const MOST_B: f32 = 1.0;
/// The largest [`RankingSettings::closeness`].
pub const MOST_CLOSENESS: f32 = 10.0;
/// The largest [`RankingSettings::exactness`].
pub const MOST_EXACTNESS: f32 = 10.0;
/// The largest [`RankingSettings::expand`].
pub const MOST_EXPANSION: u32 = 100;

/// What can be set of the ranking. What is not set here is as the index says, and what that does not say is as
/// [`RankingSettings`] has it by default.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, ToSchema, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankingOptions {
    /// See [`RankingSettings::title_weight`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_weight: Option<f32>,
    /// See [`RankingSettings::k1`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub k1: Option<f32>,
    /// See [`RankingSettings::b`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<f32>,
    /// See [`RankingSettings::closeness`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closeness: Option<f32>,
    /// See [`RankingSettings::exactness`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exactness: Option<f32>,
    /// See [`RankingSettings::expand`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expand: Option<u32>,
}

impl RankingOptions {
    /// Returns these options, and of `others` what is not set.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            title_weight: self.title_weight.or(others.title_weight),
            k1: self.k1.or(others.k1),
            b: self.b.or(others.b),
            closeness: self.closeness.or(others.closeness),
            exactness: self.exactness.or(others.exactness),
            expand: self.expand.or(others.expand),
        }
    }

    /// Returns the name of an option that is not within its range, None if all are.
    pub fn out_of_range(&self) -> Option<&'static str> {
        let numbers = [
            ("title_weight", self.title_weight, MOST_TITLE_WEIGHT),
            ("k1", self.k1, MOST_K1),
            ("b", self.b, MOST_B),
            ("closeness", self.closeness, MOST_CLOSENESS),
            ("exactness", self.exactness, MOST_EXACTNESS),
        ];
        let is_out = |value: Option<f32>, most: f32| value.is_some_and(|value| !(0.0..=most).contains(&value));
        let number = numbers.into_iter().find(|(_, value, most)| is_out(*value, *most)).map(|(name, ..)| name);
        number.or_else(|| self.expand.is_some_and(|expand| expand > MOST_EXPANSION).then_some("expand"))
    }

    /// Returns all settings; those that are not set are the usual ones.
    pub fn settings(self) -> RankingSettings {
        let usual = RankingSettings::default();
        RankingSettings {
            title_weight: self.title_weight.unwrap_or(usual.title_weight),
            k1: self.k1.unwrap_or(usual.k1),
            b: self.b.unwrap_or(usual.b),
            closeness: self.closeness.unwrap_or(usual.closeness),
            exactness: self.exactness.unwrap_or(usual.exactness),
            expand: self.expand.unwrap_or(usual.expand),
        }
    }
}

/// How articles are ranked. How the usual values were chosen is told in ARCHITECTURE.md, "Ranking".
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct RankingSettings {
    /// How many occurrences of a word in the body one in the title is worth: 0 to 100.
    pub title_weight: f32,
    /// From how many occurrences on more of them say little; BM25's k1: 0 to 100.
    pub k1: f32,
    /// How much longer articles are marked down; BM25's b: 0 not at all, 1 fully.
    pub b: f32,
    /// How much words of the query count that stand close together: 0 to 10.
    pub closeness: f32,
    /// How much it counts that words are written as in the query: 0 to 10.
    pub exactness: f32,
    /// By how many words of the best articles a query is expanded: 0 to 100.
    pub expand: u32,
}

impl Default for RankingSettings {
    fn default() -> Self {
        Self { title_weight: 3.0, k1: 1.8, b: 0.5, closeness: 0.1, exactness: 0.05, expand: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_as_the_others_say_and_then_as_usual() {
        let asked = RankingOptions { k1: Some(0.9), ..RankingOptions::default() };
        let kept = RankingOptions { k1: Some(5.0), b: Some(0.0), ..RankingOptions::default() };
        let settings = asked.or(kept).settings();
        let usual = RankingSettings::default();
        assert_eq!(settings, RankingSettings { k1: 0.9, b: 0.0, ..usual });
    }

    #[test]
    fn options_out_of_range_are_named() {
        assert_eq!(RankingOptions::default().out_of_range(), None);
        assert_eq!(RankingOptions { b: Some(1.5), ..RankingOptions::default() }.out_of_range(), Some("b"));
        assert_eq!(RankingOptions { k1: Some(f32::NAN), ..RankingOptions::default() }.out_of_range(), Some("k1"));
        assert_eq!(RankingOptions { expand: Some(101), ..RankingOptions::default() }.out_of_range(), Some("expand"));
    }
}
