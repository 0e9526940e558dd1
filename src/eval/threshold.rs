//! The least that a measure has to reach.

use std::str::FromStr;

use super::measures::Measure;

/// The least that the mean of a measure has to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// The measure.
    pub measure: Measure,
    /// The least value: 0 to 1.
    pub least: f64,
}

impl FromStr for Threshold {
    type Err = String;

    /// Reads `ndcg@10=0.42`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (measure, least) = text.split_once('=').ok_or("write a measure and a value, such as ndcg@10=0.42")?;
        let measure = measure.parse()?;
        let least = least.parse().ok().filter(|least| (0.0..=1.0).contains(least));
        Ok(Self { measure, least: least.ok_or("a value is a number from 0 to 1")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_measure_and_a_value() {
        let read = |text: &str| text.parse::<Threshold>();
        assert_eq!(read("ndcg@10=0.42"), Ok(Threshold { measure: Measure::Ndcg10, least: 0.42 }));
        assert_eq!(read("recall@1000=1"), Ok(Threshold { measure: Measure::Recall1000, least: 1.0 }));
        for text in ["ndcg@10", "ndcg=0.4", "map=", "map=x", "map=NaN", "map=1.1", "map=-0.1", "=0.4", ""] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read("ndcg=0.4").unwrap_err().contains("ndcg@10, map"));
    }
}
