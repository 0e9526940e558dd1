//! In which order articles are given.

use std::fmt;
use std::str::FromStr;

/// The order of a result list. What is the same by it comes by the other of score and date, the newest first, then by
/// id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// What comes first.
    pub sort: Sort,
    /// How much newer articles are preferred; None if not at all.
    pub recency: Option<HalfLife>,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// What answers the query best.
    #[default]
    Score,
    /// The newest; articles without a date last.
    Newest,
    /// The oldest; articles without a date last.
    Oldest,
    /// What was last new to the index; of one run, the newest.
    Added,
}

impl Sort {
    /// Returns the name that [`FromStr`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Newest => "date",
            Self::Oldest => "-date",
            Self::Added => "added",
        }
    }
}

impl FromStr for Sort {
    type Err = String;

    /// Reads `score`, `date` (the newest first), `-date` or `added`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "score" => Ok(Self::Score),
            "date" => Ok(Self::Newest),
            "-date" => Ok(Self::Oldest),
            "added" => Ok(Self::Added),
            _ => {
                Err("write score, date (the newest first), -date (the oldest first) or added (last new here)"
                    .to_owned())
            }
        }
    }
}

/// The time after which the preference for new articles is half as strong.
///
/// A score is multiplied by `1 + 2^(-age / half-life)`: by 2 for an article of today, by 1.5 after the half-life, by
/// nearly 1 for an old one and by 1 for one without a date. So a new article can at most make up for half the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HalfLife {
    number: u16,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// The mean length of a Gregorian year, in days.
const DAYS_OF_YEAR: f64 = 365.2425;

impl HalfLife {
    /// The most that a score is multiplied by.
    pub const MOST: f32 = 2.0;

    /// Returns what the score of an article of this age is multiplied by.
    pub fn factor(self, age_in_days: f64) -> f64 {
        let unit = match self.unit {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => DAYS_OF_YEAR / 12.0,
            Unit::Year => DAYS_OF_YEAR,
        };
        let half_life = f64::from(self.number) * unit;
        1.0 + (-age_in_days.max(0.0) / half_life).exp2()
    }
}

impl FromStr for HalfLife {
    type Err = String;

    /// Reads `30d`, `12w`, `6m` or `2y`.
    fn from_str(text: &str) -> Result<Self, String> {
        let unreadable = || "write a number and d, w, m or y, such as 30d or 2y".to_owned();
        let (end, letter) = text.char_indices().last().ok_or_else(unreadable)?;
        let unit = match letter {
            'd' => Unit::Day,
            'w' => Unit::Week,
            'm' => Unit::Month,
            'y' => Unit::Year,
            _ => return Err(unreadable()),
        };
        let digits = &text[..end];
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return Err(unreadable());
        }
        match digits.parse() {
            Ok(number @ 1..=9_999) => Ok(Self { number, unit }),
            _ => Err("from 1 to 9999 days, weeks, months or years".to_owned()),
        }
    }
}

impl fmt::Display for HalfLife {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => 'd',
            Unit::Week => 'w',
            Unit::Month => 'm',
            Unit::Year => 'y',
        };
        write!(f, "{}{unit}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn half_life(text: &str) -> HalfLife {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(half_life: &str, age_in_days: f64, expected: f64) {
        let factor = self::half_life(half_life).factor(age_in_days);
        assert!((factor - expected).abs() < 1e-9, "{factor}");
    }

    #[test]
    fn the_factor_is_two_today_and_one_and_a_half_after_the_half_life() {
        check("30d", 0.0, 2.0);
        check("30d", 30.0, 1.5);
        check("2w", 28.0, 1.25);
        check("1y", 365.2425, 1.5);
        check("12m", 365.2425, 1.5);
        check("30d", -3.0, 2.0);
        check("30d", f64::INFINITY, 1.0);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "d", "30", "30x", "-3d", "0d", "3.5d", "99999999d", "+3d", "30д", "1e3d"] {
            assert!(text.parse::<HalfLife>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn newer_is_never_worth_less(number in 1_u16..9_999, unit in "[dwmy]", age in 0.0_f64..40_000.0, more in 0.0_f64..40_000.0) {
            let half_life = half_life(&format!("{number}{unit}"));
            let (newer, older) = (half_life.factor(age), half_life.factor(age + more));
            prop_assert!(newer >= older && older >= 1.0 && newer <= f64::from(HalfLife::MOST));
        }
    }
}
