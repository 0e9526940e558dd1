//! How articles are ranked, for the commands that rank.

use crate::engine::{
    MOST_B, MOST_CLOSENESS, MOST_EXACTNESS, MOST_EXPANSION, MOST_K1, MOST_TITLE_WEIGHT, RankingOptions,
};

/// How scores are made. What is not given is as `dateline ranking` says.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Ranking")]
pub(super) struct RankingArgs {
    /// What one occurrence of a word in the title is worth in the body: 0 to 100.
    #[arg(long, value_name = "X", value_parser = |text: &str| parse_number(text, MOST_TITLE_WEIGHT))]
    title_weight: Option<f32>,
    /// How many occurrences give half of the most that a word can count; BM25's k1: 0 to 100.
    #[arg(long, value_name = "X", value_parser = |text: &str| parse_number(text, MOST_K1))]
    k1: Option<f32>,
    /// How much long articles are marked down, 0 to 1; BM25's b.
    #[arg(long, value_name = "X", value_parser = |text: &str| parse_number(text, MOST_B))]
    b: Option<f32>,
    /// How much it counts that words of the query stand close together, beside occurrences of a word of rarity 1: 0 to 10.
    #[arg(long, value_name = "X", value_parser = |text: &str| parse_number(text, MOST_CLOSENESS))]
    closeness: Option<f32>,
    /// How much it counts that words stand there as they are written in the query: 0 to 10.
    #[arg(long, value_name = "X", value_parser = |text: &str| parse_number(text, MOST_EXACTNESS))]
    exactness: Option<f32>,
    /// Also look for words of the best articles, the 10 most telling or so many: 0 to 100.
    #[arg(long, value_name = "WORDS", num_args = 0..=1, require_equals = true, default_missing_value = "10",
        value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_EXPANSION)))]
    expand: Option<u32>,
}

impl RankingArgs {
    /// Returns what was given.
    pub(super) fn options(&self) -> RankingOptions {
        let Self { title_weight, k1, b, closeness, exactness, expand } = *self;
        RankingOptions { title_weight, k1, b, closeness, exactness, expand }
    }
}

/// Reads a number from 0 to `most`.
fn parse_number(text: &str, most: f32) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=most).contains(&number) { Ok(number) } else { Err(format!("from 0 to {most}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lie_within_their_bounds() {
        assert_eq!(parse_number("0.75", 1.0), Ok(0.75));
        for text in ["-1", "1.01", "NaN", "inf", "", "x"] {
            assert!(parse_number(text, 1.0).is_err(), "{text}");
        }
    }
}
