//! Whether a difference between two rankings is more than chance: the paired randomisation test (Smucker, Allan and
//! Carterette 2007, A Comparison of Statistical Significance Tests for Information Retrieval Evaluation).
//!
//! If it made no difference which of the two rankings is which, the difference of each topic could as well have the other
//! sign. The test asks how many of all choices of signs give a sum that is as far from 0 as the one that was seen.

/// How many choices of signs are tried at most; up to here, all of them are.
const MOST_ASSIGNMENTS: u32 = 1 << 16;
/// How many are drawn if there are more.
const DRAWN: u32 = 100_000;
/// Where drawing starts: the same test always has the same answer.
const SEED: u64 = 0x6461_7465_6c69_6e65;
/// Sums that differ by less than this part of the largest one are equal but for rounding.
const TOLERANCE: f64 = 1e-9;

/// Returns how likely a mean so far from 0 is if the sign of each difference is chance: above 0, and 1 if there are no
/// differences.
///
/// The test is two-sided. It is exact for up to 16 differences that are not 0; for more, 100,000 choices of signs are drawn,
/// and the one that was seen counts as another, so that the answer is never 0.
pub fn p_value(differences: &[f64]) -> f64 {
    let differences: Vec<f64> = differences.iter().copied().filter(|difference| *difference != 0.0).collect();
    let largest: f64 = differences.iter().map(|difference| difference.abs()).sum();
    let seen: f64 = differences.iter().sum::<f64>().abs();
    let is_as_far = |signs: &mut dyn Iterator<Item = bool>| {
        let sum: f64 = differences.iter().zip(signs).map(|(value, sign)| if sign { *value } else { -*value }).sum();
        sum.abs() >= seen - TOLERANCE * largest
    };
    let assignments = u32::try_from(differences.len()).ok().and_then(|n| 2_u32.checked_pow(n));
    if let Some(assignments) = assignments.filter(|assignments| *assignments <= MOST_ASSIGNMENTS) {
        let as_far = (0..assignments).filter(|bits| is_as_far(&mut (0..).map(|place| (bits >> place) & 1 == 1)));
        return share(as_far.count(), assignments);
    }
    let mut random = SplitMix(SEED);
    let as_far = (0..DRAWN).filter(|_| is_as_far(&mut random.signs()));
    share(as_far.count() + 1, DRAWN + 1)
}

fn share(part: usize, whole: u32) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(whole)) / f64::from(whole)
}

/// `SplitMix64` (Steele, Lea and Flood 2014), a generator of numbers that pass for random.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Draws signs, 64 at a time.
    fn signs(&mut self) -> impl Iterator<Item = bool> {
        let mut bits = 0;
        (0..).map(move |place| {
            if place % 64 == 0 {
                bits = self.next();
            }
            (bits >> (place % 64)) & 1 == 1
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(differences: &[f64], expected: f64) {
        let p = p_value(differences);
        assert!((p - expected).abs() < 1e-12, "{p}");
    }

    #[test]
    fn all_signs_are_tried_where_there_are_few() {
        check(&[0.2], 1.0);
        // Sums: ±0.3, ±0.1; two of four are as far as 0.3.
        check(&[0.2, 0.1], 0.5);
        // Sums: ±0.6, ±0.4 twice, ±0.2; six of eight are as far as 0.4.
        check(&[0.1, -0.1, 0.4], 0.75);
        // Sums: ±6, ±4, ±2, 0 twice; four of eight are as far as 4.
        check(&[3.0, 2.0, -1.0], 0.5);
        check(&[1.0; 5], 2.0 / 32.0);
        check(&[-1.0; 16], 2.0 / 65_536.0);
    }

    #[test]
    fn topics_without_a_difference_decide_nothing() {
        check(&[], 1.0);
        check(&[0.0; 40], 1.0);
        check(&[0.0, 1.0, 1.0, 0.0, 1.0], 0.25);
    }

    #[test]
    fn rounding_makes_no_difference() {
        // 0.1 + 0.2 is not 0.3, but as far from 0.
        check(&[0.1, 0.2, -0.3], 1.0);
    }

    #[test]
    fn many_topics_are_drawn_from() {
        let all_better = p_value(&[0.1; 30]);
        assert!((all_better - 1.0 / 100_001.0).abs() < 1e-12, "{all_better}");
        // Of 17 equal differences, 13 of one sign: P(X >= 13 or X <= 4) of a binomial is 6,428 / 131,072 = 0.04904.
        let differences: Vec<f64> = (0..17).map(|place| if place < 13 { 0.25 } else { -0.25 }).collect();
        let p = p_value(&differences);
        assert!((p - 0.049_04).abs() < 0.002, "{p}");
        assert_eq!(p.to_bits(), p_value(&differences).to_bits());
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = SplitMix(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    proptest! {
        #[test]
        fn it_is_above_zero_at_most_one_and_knows_no_side(differences in prop::collection::vec(-1.0_f64..1.0, 0..13)) {
            let p = p_value(&differences);
            prop_assert!(p > 0.0 && p <= 1.0);
            let turned: Vec<f64> = differences.iter().map(|difference| -difference).collect();
            prop_assert_eq!(p.to_bits(), p_value(&turned).to_bits());
        }

        #[test]
        fn it_is_what_a_count_of_all_sums_gives(differences in prop::collection::vec(-50_i32..50, 1..9)) {
            let mut sums = vec![0_i32];
            for difference in &differences {
                sums = sums.iter().flat_map(|sum| [sum + difference, sum - difference]).collect();
            }
            let seen = differences.iter().sum::<i32>().abs();
            let as_far = sums.iter().filter(|sum| sum.abs() >= seen).count();
            let expected = share(as_far, u32::try_from(sums.len()).unwrap());
            let differences: Vec<f64> = differences.iter().map(|difference| f64::from(*difference) / 100.0).collect();
            prop_assert!((p_value(&differences) - expected).abs() < 1e-12);
        }
    }
}
