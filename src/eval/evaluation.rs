//! What a run is worth by judgements, and beside another run.

use serde::Serialize;

use super::judgements::Judgements;
use super::measures::{Figures, figures};
use super::run::Run;
use super::run_topics::UnreadableTopic;
use super::significance::p_value;
use crate::engine::SCHEMA_VERSION;

/// What a run is worth.
///
/// Every topic counts that has a relevant document, also one for which nothing was ranked: it counts as 0, as with
/// `trec_eval -c`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The means over all topics that count.
    pub means: Figures,
    /// Beside another run, if there is one.
    pub baseline: Option<Comparison>,
    /// The topics that count.
    pub topics: Vec<TopicFigures>,
    /// The topics that do not count: no document is relevant to them.
    pub without_relevant: Vec<String>,
    /// The topics that could not be searched for; they count as 0.
    pub unreadable: Vec<UnreadableTopic>,
}

/// What a run is worth for one topic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicFigures {
    /// The topic.
    pub topic: String,
    /// How many documents are relevant to it.
    pub relevant: usize,
    /// How many the run has for it.
    pub ranked: usize,
    /// The measures.
    pub figures: Figures,
    /// Those of the other run, if there is one.
    pub baseline: Option<Figures>,
}

/// A run beside another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The means of the other run over the same topics.
    pub means: Figures,
    /// By how much the means are above those of the other run.
    pub differences: Figures,
    /// How likely such a difference is by chance: see [`p_value`].
    pub p: Figures,
    /// The topics that count and for which the other run has nothing.
    pub not_ranked: Vec<String>,
}

impl Evaluation {
    /// Measures a run over these topics.
    pub fn new(topics: &[String], run: &Run, judgements: &Judgements) -> Self {
        let mut measured = Vec::with_capacity(topics.len());
        let mut without_relevant = Vec::new();
        for topic in topics {
            let Some(grades) = judgements.of_topic(topic) else {
                without_relevant.push(topic.clone());
                continue;
            };
            let ranking = run.ranking(topic);
            measured.push(TopicFigures {
                topic: topic.clone(),
                relevant: grades.relevant().count(),
                ranked: ranking.len(),
                figures: figures(ranking, grades),
                baseline: None,
            });
        }
        let all: Vec<Figures> = measured.iter().map(|topic| topic.figures).collect();
        Self {
            schema_version: SCHEMA_VERSION,
            means: Figures::mean(&all),
            baseline: None,
            topics: measured,
            without_relevant,
            unreadable: Vec::new(),
        }
    }

    /// Sets it beside another run over the same topics.
    #[must_use]
    pub fn beside(mut self, run: &Run, judgements: &Judgements) -> Self {
        let ids: Vec<String> = self.topics.iter().map(|topic| topic.topic.clone()).collect();
        let other = Self::new(&ids, run, judgements);
        let pairs = || self.topics.iter().zip(&other.topics);
        let p = Figures::each(|measure| {
            let difference =
                |(ours, other): (&TopicFigures, &TopicFigures)| ours.figures.get(measure) - other.figures.get(measure);
            p_value(&pairs().map(difference).collect::<Vec<f64>>())
        });
        let not_ranked = other.topics.iter().filter(|topic| topic.ranked == 0).map(|topic| topic.topic.clone());
        self.baseline = Some(Comparison {
            means: other.means,
            differences: Figures::each(|measure| self.means.get(measure) - other.means.get(measure)),
            p,
            not_ranked: not_ranked.collect(),
        });
        for (topic, other) in self.topics.iter_mut().zip(&other.topics) {
            topic.baseline = Some(other.figures);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Measure;
    use super::*;

    fn ids(topics: &[&str]) -> Vec<String> {
        topics.iter().map(|topic| (*topic).to_owned()).collect()
    }

    fn judgements() -> Judgements {
        Judgements::read(b"1 0 a 1\n2 0 a 1\n2 0 b 2\n3 0 a 0\n").unwrap()
    }

    #[test]
    fn topics_with_a_relevant_document_count_and_those_without_are_named() {
        let run = Run::read(b"1 Q0 a 1 1 x\n3 Q0 a 1 1 x\n9 Q0 a 1 1 x\n").unwrap();
        let evaluation = Evaluation::new(&ids(&["1", "2", "3", "4"]), &run, &judgements());
        let ranked: Vec<(&str, usize)> =
            evaluation.topics.iter().map(|topic| (topic.topic.as_str(), topic.ranked)).collect();
        assert_eq!(ranked, [("1", 1), ("2", 0)]);
        assert_eq!(evaluation.without_relevant, ["3", "4"]);
        assert!((evaluation.means.get(Measure::ReciprocalRank) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn another_run_is_measured_over_the_same_topics() {
        let run = Run::read(b"1 Q0 a 1 1 x\n2 Q0 c 1 2 x\n2 Q0 a 2 1 x\n").unwrap();
        let other = Run::read(b"2 Q0 a 1 1 x\n3 Q0 a 1 1 x\n").unwrap();
        let evaluation = Evaluation::new(&ids(&["1", "2", "3"]), &run, &judgements()).beside(&other, &judgements());
        let beside = evaluation.baseline.unwrap();
        assert_eq!(beside.not_ranked, ["1"]);
        let check = |figures: Figures, expected: f64| {
            assert!((figures.get(Measure::ReciprocalRank) - expected).abs() < 1e-12, "{figures:?}");
        };
        check(beside.means, 0.5);
        check(beside.differences, 0.25);
        // 1 - 0 and 0.5 - 1: the sums are ±1.5 and ±0.5.
        check(beside.p, 1.0);
    }

    #[test]
    fn a_run_beside_itself_differs_in_nothing() {
        let run = Run::read(b"1 Q0 a 1 1 x\n2 Q0 c 1 2 x\n").unwrap();
        let evaluation = Evaluation::new(&ids(&["1", "2"]), &run, &judgements()).beside(&run, &judgements());
        let beside = evaluation.baseline.unwrap();
        assert_eq!(beside.p, Figures::each(|_| 1.0));
        assert_eq!(beside.differences, Figures::default());
    }

    #[test]
    fn of_no_topics_all_is_zero() {
        let evaluation = Evaluation::new(&[], &Run::default(), &judgements());
        assert_eq!(evaluation.means, Figures::default());
    }
}
