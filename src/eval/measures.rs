//! What a ranking is worth, as `trec_eval` measures it.

use std::str::FromStr;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::judgements::Grades;
use super::run::RankedDoc;

/// A measure of a ranking, from 0 to 1; its mean over topics has the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The discounted gain of the first ten, as a part of what the best order of all judged documents has: a document gains
    /// its grade, divided by log2(rank + 1). `trec_eval`'s `ndcg_cut_10`.
    Ndcg10,
    /// The mean over all relevant documents of the precision at their ranks, 0 for those that are not ranked. `map`.
    AveragePrecision,
    /// One divided by the rank of the first relevant document. `recip_rank`.
    ReciprocalRank,
    /// Which part of ten are relevant documents among the first ten. `P_10`.
    Precision10,
    /// Which part of the relevant documents is among the first hundred. `recall_100`.
    Recall100,
    /// Which part of the relevant documents is among the first thousand. `recall_1000`.
    Recall1000,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 6] = [
        Self::Ndcg10,
        Self::AveragePrecision,
        Self::ReciprocalRank,
        Self::Precision10,
        Self::Recall100,
        Self::Recall1000,
    ];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ndcg10 => "ndcg@10",
            Self::AveragePrecision => "map",
            Self::ReciprocalRank => "mrr",
            Self::Precision10 => "p@10",
            Self::Recall100 => "recall@100",
            Self::Recall1000 => "recall@1000",
        }
    }
}

impl FromStr for Measure {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|measure| measure.name() == text);
        found.ok_or_else(|| format!("unknown measure `{text}`; known: {}", Self::ALL.map(Self::name).join(", ")))
    }
}

/// A number for each measure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures([f64; Measure::ALL.len()]);

impl Figures {
    /// Makes the number of each measure.
    pub fn each(mut make: impl FnMut(Measure) -> f64) -> Self {
        // The sum of no numbers is -0, which nobody wants to read.
        Self(Measure::ALL.map(|measure| make(measure) + 0.0))
    }

    /// Returns the number of a measure.
    pub fn get(&self, measure: Measure) -> f64 {
        self.0[measure as usize]
    }

    /// Returns the means; 0 of nothing.
    pub fn mean(all: &[Figures]) -> Self {
        Self::each(|measure| {
            let sum: f64 = all.iter().map(|figures| figures.get(measure)).sum();
            ratio(sum, all.len())
        })
    }
}

impl Serialize for Figures {
    /// Writes the numbers by the names of the measures.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for measure in Measure::ALL {
            map.serialize_entry(measure.name(), &self.get(measure))?;
        }
        map.end()
    }
}

/// Measures a ranking, the best first, by the grades of a topic; 0 throughout if no document is relevant.
pub fn figures(ranking: &[RankedDoc], grades: &Grades) -> Figures {
    let found: Vec<u32> = ranking.iter().map(|ranked| grades.gain(&ranked.doc)).collect();
    let ideal = grades.gains();
    if ideal.is_empty() {
        return Figures::default();
    }
    Figures::each(|measure| match measure {
        Measure::Ndcg10 => discounted_gain(&found, 10) / discounted_gain(&ideal, 10),
        Measure::AveragePrecision => average_precision(&found, ideal.len()),
        Measure::ReciprocalRank => found.iter().position(|gain| *gain > 0).map_or(0.0, |place| ratio(1.0, place + 1)),
        Measure::Precision10 => relevant_among(&found, 10) / 10.0,
        Measure::Recall100 => ratio(relevant_among(&found, 100), ideal.len()),
        Measure::Recall1000 => ratio(relevant_among(&found, 1_000), ideal.len()),
    })
}

fn discounted_gain(gains: &[u32], depth: usize) -> f64 {
    let ranked = (1_u32..).zip(gains.iter().take(depth));
    ranked.map(|(rank, gain)| f64::from(*gain) / f64::from(rank + 1).log2()).sum()
}

fn average_precision(gains: &[u32], relevant: usize) -> f64 {
    let ranks = (1..).zip(gains).filter(|(_, gain)| **gain > 0).map(|(rank, _)| rank);
    let precisions = (1_u32..).zip(ranks).map(|(relevant, rank)| ratio(f64::from(relevant), rank));
    ratio(precisions.sum(), relevant)
}

fn relevant_among(gains: &[u32], depth: usize) -> f64 {
    gains.iter().take(depth).map(|gain| if *gain > 0 { 1.0 } else { 0.0 }).sum()
}

/// Divides; 0 by nothing.
fn ratio(part: f64, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "there are fewer documents than numbers that are exact")]
    let number = whole as f64;
    if whole == 0 { 0.0 } else { part / number }
}

#[cfg(test)]
#[path = "measures_tests.rs"]
mod tests;
