//! BM25F: how much an occurrence of a word says about an article.
//!
//! Robertson, Zaragoza and Taylor 2004, Simple BM25 Extension to Multiple Weighted Fields: the occurrences in the title
//! count as so many in the body before the sum is damped. One length, that of title and body together, stands for both.
//! The rarity of a word is that of Lucene's BM25, raised to [`RARITY_EXPONENT`].

use tantivy::Score;

use crate::index::CollectionStatistics;

/// What can be set of the formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarityOptions {
    /// From how many occurrences on more of them say little: the number that gives half of the most.
    pub k1: f32,
    /// How much the length of an article counts: 0 not at all, 1 fully.
    pub b: f32,
    /// How many occurrences in the body one in the title is worth.
    pub title_weight: f32,
}

/// How much more rare words count than in plain BM25, where this is 1. See ARCHITECTURE.md, "Ranking", for how the
/// constants were chosen.
const RARITY_EXPONENT: f64 = 1.3;

/// The scores of one corpus.
#[derive(Debug, Clone, Copy)]
pub struct Similarity {
    options: SimilarityOptions,
    articles: u64,
    average_length: f64,
}

impl Similarity {
    /// Returns the scores for a corpus.
    pub(crate) fn new(options: SimilarityOptions, statistics: CollectionStatistics) -> Self {
        Self { options, articles: statistics.articles, average_length: statistics.average_length() }
    }

    /// Returns what an occurrence in the title is worth.
    pub(crate) fn title_weight(&self) -> Score {
        self.options.title_weight
    }

    /// Returns how much a word counts that so many articles have.
    pub(crate) fn rarity(&self, doc_freq: u64) -> Score {
        #[expect(clippy::cast_possible_truncation, reason = "a score has the precision of a score")]
        let rarity = plain_rarity(doc_freq, self.articles).powf(RARITY_EXPONENT) as Score;
        rarity
    }

    /// Returns what part of all articles so many are.
    pub(crate) fn share_of_articles(&self, articles: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let share = articles as f64 / self.articles.max(1) as f64;
        share
    }

    /// Returns how the occurrences of a word of this rarity are scored.
    pub(crate) fn of_word(&self, rarity: Score) -> WordScore {
        let SimilarityOptions { k1, b, .. } = self.options;
        #[expect(clippy::cast_possible_truncation, reason = "a score has the precision of a score")]
        let average_length = self.average_length as Score;
        WordScore { most: rarity * (k1 + 1.0), damping: k1 * (1.0 - b), damping_by_length: k1 * b / average_length }
    }
}

/// Returns how much a word counts in plain BM25 that so many of the articles have.
fn plain_rarity(doc_freq: u64, articles: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a logarithm is good to some digits")]
    let (doc_freq, articles) = (doc_freq as f64, articles.max(doc_freq) as f64);
    (1.0 + (articles - doc_freq + 0.5) / (doc_freq + 0.5)).ln()
}

/// Returns what the score of a word in plain BM25 has to be multiplied by to count as much as here, if so many of the
/// articles have it.
pub(crate) fn raise_over_plain(doc_freq: u64, articles: u64) -> f64 {
    plain_rarity(doc_freq, articles).powf(RARITY_EXPONENT - 1.0)
}

/// How the occurrences of one word are scored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordScore {
    most: Score,
    damping: Score,
    damping_by_length: Score,
}

impl WordScore {
    /// Returns what no score exceeds that is multiplied by this.
    pub(crate) fn most(&self, factor: Score) -> Score {
        on_grid(factor * self.most)
    }

    /// Returns how many words an article with so many occurrences has at most that has this score, multiplied; 0 if none
    /// has it.
    pub(crate) fn longest(&self, occurrences: Score, score: Score, factor: Score) -> u32 {
        // Half a step is what rounding may add.
        let divisor = factor * self.most * occurrences / (score - 0.5 / STEPS).max(0.0);
        let left = divisor * CAUTION - occurrences - self.damping;
        if left < 0.0 {
            return 0;
        }
        if self.damping_by_length <= 0.0 {
            return u32::MAX;
        }
        // From a float to an integer, what is too large is the largest.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is not negative")]
        let words = (left / self.damping_by_length) as u32;
        words.max(1)
    }

    /// Returns the score of so many occurrences, weighted by their fields, in an article of so many words, multiplied.
    #[inline]
    pub(crate) fn score(&self, occurrences: Score, length: u32, factor: Score) -> Score {
        #[expect(clippy::cast_precision_loss, reason = "a length in words")]
        let length = length as Score;
        if occurrences <= 0.0 {
            return 0.0;
        }
        let damped = occurrences / (occurrences + self.damping + self.damping_by_length * length);
        on_grid(factor * self.most * damped)
    }
}

/// What a bound is multiplied by so that no rounding makes it too strict.
const CAUTION: Score = 1.001;

/// How many steps of a score there are from one whole number to the next.
const STEPS: Score = 4_096.0;

/// Rounds a score so that a sum of scores below 4,096 is exact, and the same in whatever order they are added.
#[inline]
pub(crate) fn on_grid(score: Score) -> Score {
    if score >= STEPS {
        return score;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 2^24")]
    let steps = (score * STEPS + 0.5) as i32;
    #[expect(clippy::cast_precision_loss, reason = "below 2^24")]
    let steps = steps as Score;
    steps / STEPS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPTIONS: SimilarityOptions = SimilarityOptions { k1: 1.2, b: 0.5, title_weight: 3.0 };

    fn similarity() -> Similarity {
        Similarity::new(OPTIONS, CollectionStatistics { articles: 1_000, words: 100_000 })
    }

    #[test]
    fn a_worked_example_of_bm25() {
        let similarity = similarity();
        // ln(1 + 990.5 / 10.5) = 4.5574; 4.5574^1.3 = 7.1834.
        assert!((similarity.rarity(10) - 7.1834).abs() < 1e-3, "{}", similarity.rarity(10));
        // Twice in 200 words, where 100 is the mean: 2 * 2.2 / (2 + 1.2 * (0.5 + 0.5 * 2)) = 1.15789.
        let score = similarity.of_word(1.0).score(2.0, 200, 1.0);
        assert!((score - 1.157_89).abs() < 1.0 / STEPS, "{score}");
    }

    #[test]
    fn more_rarer_and_denser_is_better() {
        let similarity = similarity();
        let score = |doc_freq, occurrences, length| {
            similarity.of_word(similarity.rarity(doc_freq)).score(occurrences, length, 1.0)
        };
        assert!(score(10, 2.0, 100) > score(10, 1.0, 100));
        assert!(score(10, 1.0, 100) > score(20, 1.0, 100));
        assert!(score(10, 1.0, 100) > score(10, 1.0, 200));
        assert!(score(1_000, 1.0, 100) >= 0.0);
        assert_eq!(score(10, 0.0, 100).to_bits(), 0.0_f32.to_bits());
    }

    proptest! {
        #[test]
        fn longer_articles_do_not_reach_a_score(
            rarity in 0.01_f32..15.0, occurrences in 1_u8..60, length in 0_u32..5_000, factor in 0.2_f32..3.0,
        ) {
            let word = similarity().of_word(rarity);
            let score = word.score(Score::from(occurrences), length, factor);
            prop_assert!(word.longest(Score::from(occurrences), score, factor) >= length);
            prop_assert!(score <= word.most(factor));
        }

        #[test]
        fn sums_do_not_depend_on_their_order(mut scores in proptest::collection::vec(0.0_f32..60.0, 1..60)) {
            let sum = |scores: &[f32]| scores.iter().map(|score| on_grid(*score)).sum::<f32>();
            let forwards = sum(&scores);
            scores.reverse();
            prop_assert_eq!(sum(&scores).to_bits(), forwards.to_bits());
            scores.sort_by(f32::total_cmp);
            prop_assert_eq!(sum(&scores).to_bits(), forwards.to_bits());
        }
    }
}
