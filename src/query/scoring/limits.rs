//! What a document must have of a word to reach a score.

use tantivy::Score;

use super::similarity::WordScore;

/// For so many numbers of occurrences it is kept how long an article may be; of more it is not asked.
const COUNTS: usize = 16;

/// How long an article may be to reach a score, by its number of occurrences: to compare two numbers costs less than to
/// work out a score.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    score: WordScore,
    factor: Score,
    /// What an occurrence counts.
    field_weight: Score,
    threshold: Score,
    /// How long an article may be that has nothing else; 0 if none reaches it.
    longest: [u32; COUNTS],
    /// What the score does not exceed, whatever the length.
    most: [Score; COUNTS],
}

impl Limits {
    pub(super) fn new(score: WordScore, factor: Score, field_weight: Score) -> Self {
        let mut most = [score.most(factor); COUNTS];
        for (freq, most) in (0_u16..).zip(&mut most[..COUNTS - 1]) {
            *most = score.score(field_weight * Score::from(freq), 0, factor);
        }
        Self { score, factor, field_weight, threshold: 0.0, longest: [u32::MAX; COUNTS], most }
    }

    /// Returns what so many occurrences add to a score at most. What stands in several lists is worth no more than the sum
    /// of these, for the more occurrences there are, the less one more adds.
    #[inline]
    pub(super) fn most(&self, freq: u32) -> Score {
        self.most[(freq as usize).min(COUNTS - 1)]
    }

    /// Raises the score that has to be reached.
    pub(super) fn raise(&mut self, threshold: Score) {
        if threshold <= self.threshold {
            return;
        }
        self.threshold = threshold;
        for (freq, longest) in (0_u16..).zip(&mut self.longest[..COUNTS - 1]) {
            let count = self.field_weight * Score::from(freq);
            *longest = self.score.longest(count, threshold, self.factor);
        }
        if self.most[COUNTS - 1] < threshold {
            self.longest[COUNTS - 1] = 0;
        }
    }

    /// Whether an article of this length may reach the score with so many occurrences.
    #[inline]
    pub(super) fn may_reach(&self, freq: u32, length: u32) -> bool {
        length <= self.longest[(freq as usize).min(COUNTS - 1)]
    }

    /// Whether any article may reach it with so many.
    #[inline]
    pub(super) fn may_ever_reach(&self, freq: u32) -> bool {
        self.longest[(freq as usize).min(COUNTS - 1)] > 0
    }
}
