//! Measures worked by hand, and a run with its figures by `trec_eval`:
//!
//! 1. each measure is what its definition gives;
//! 2. what is not judged, or judged 0 or less, is not relevant;
//! 3. cuts at 10, 100 and 1,000 hold, also where fewer are ranked;
//! 4. the ranking of ties, and all figures to four digits, are those of `trec_eval`.

use super::super::{Evaluation, Judgements, Run};
use super::*;

/// Measures the ranking of these documents.
fn measured(ranking: &[String], judgements: &str) -> Figures {
    let ranking: Vec<RankedDoc> = ranking.iter().map(|doc| RankedDoc { doc: doc.clone(), score: 0.0 }).collect();
    let judgements = Judgements::read(judgements.as_bytes()).unwrap();
    judgements.of_topic("1").map_or_else(Figures::default, |grades| figures(&ranking, grades))
}

/// Expects figures in the order of [`Measure::ALL`], to nine digits.
#[track_caller]
fn check(ranking: &str, judgements: &str, expected: [f64; 6]) {
    let ranking: Vec<String> = ranking.split_whitespace().map(str::to_owned).collect();
    assert_near(measured(&ranking, judgements), expected, 1e-9);
}

#[track_caller]
fn assert_near(figures: Figures, expected: [f64; 6], tolerance: f64) {
    for (measure, expected) in Measure::ALL.into_iter().zip(expected) {
        let found = figures.get(measure);
        assert!((found - expected).abs() < tolerance, "{}: {found} is not {expected}", measure.name());
    }
}

#[test]
fn the_best_ranking_has_all() {
    check("a b", "1 0 a 2\n1 0 b 1\n", [1.0, 1.0, 1.0, 0.2, 1.0, 1.0]);
}

#[test]
fn the_order_of_grades_counts_for_gain_alone() {
    // (1 + 2 / log2 3) / (2 + 1 / log2 3)
    check("b a", "1 0 a 2\n1 0 b 1\n", [0.859_718_699_9, 1.0, 1.0, 0.2, 1.0, 1.0]);
}

#[test]
fn a_late_and_a_missing_document() {
    // Found at the second of four ranks, one of two: 1 / log2 3 / (1 + 1 / log2 3).
    check("x a y z", "1 0 a 1\n1 0 b 1\n", [0.386_852_807_2, 0.25, 0.5, 0.1, 0.5, 0.5]);
}

#[test]
fn what_is_not_judged_or_not_above_zero_is_not_relevant() {
    // b at the third rank, e at the fifth: gain 2 / 2 + 1 / log2 6, of 2 + 1 / log2 3.
    let judgements = "1 0 a -1\n1 0 b 2\n1 0 c -2\n1 0 d 0\n1 0 e 1\n";
    check("a c b x e", judgements, [0.527_134_107_4, f64::midpoint(1.0 / 3.0, 0.4), 1.0 / 3.0, 0.2, 1.0, 1.0]);
}

#[test]
fn without_a_relevant_document_or_a_hit_all_is_zero() {
    check("a b", "1 0 a 0\n1 0 b -1\n", [0.0; 6]);
    check("a b", "2 0 a 1\n", [0.0; 6]);
    check("", "1 0 a 1\n", [0.0; 6]);
    check("x y", "1 0 a 1\n", [0.0; 6]);
}

#[test]
fn cuts_hold() {
    let ranking: Vec<String> = (1..=1_100).map(|rank| format!("d{rank}")).collect();
    let judgements = |ranks: &[usize]| ranks.iter().map(|rank| format!("1 0 d{rank} 1")).collect::<Vec<_>>().join("\n");
    let first_cuts = measured(&ranking, &judgements(&[10, 100, 1_000, 1_001]));
    let precisions = 1.0 / 10.0 + 2.0 / 100.0 + 3.0 / 1_000.0 + 4.0 / 1_001.0;
    let ideal = 1.0 + 1.0 / 3_f64.log2() + 0.5 + 1.0 / 5_f64.log2();
    let gain = 1.0 / 11_f64.log2() / ideal;
    assert_near(first_cuts, [gain, precisions / 4.0, 0.1, 0.1, 0.5, 0.75], 1e-12);
    let behind = measured(&ranking, &judgements(&[11, 101]));
    assert_near(behind, [0.0, f64::midpoint(1.0 / 11.0, 2.0 / 101.0), 1.0 / 11.0, 0.0, 0.5, 1.0], 1e-12);
}

#[test]
fn the_ideal_is_cut_at_ten_too() {
    let judgements = (1..=12).map(|number| format!("1 0 d{number:02} 1")).collect::<Vec<_>>().join("\n");
    let ranking: Vec<String> = (1..=10).map(|number| format!("d{number:02}")).collect();
    assert_near(measured(&ranking, &judgements), [1.0, 10.0 / 12.0, 1.0, 1.0, 10.0 / 12.0, 10.0 / 12.0], 1e-12);
}

#[test]
fn names_are_read_as_they_are_written() {
    for measure in Measure::ALL {
        assert_eq!(measure.name().parse(), Ok(measure));
    }
    assert!("ndcg".parse::<Measure>().unwrap_err().contains("recall@1000"));
}

const RUN: &[u8] = include_bytes!("../../tests/fixtures/eval-run.txt");
const QRELS: &[u8] = include_bytes!("../../tests/fixtures/eval-qrels.txt");

/// What `trec_eval` says of the fixtures: `python3 tests/fixtures/eval-reference.py`.
const REFERENCE: [(&str, [f64; 6]); 6] = [
    ("quay", [0.094_104, 0.166_851, 0.142_857, 0.100_000, 1.000_000, 1.000_000]),
    ("ferry", [0.405_783, 0.275_000, 0.500_000, 0.300_000, 0.600_000, 0.600_000]),
    ("bees", [0.076_240, 0.146_681, 0.111_111, 0.100_000, 0.800_000, 0.800_000]),
    ("fog", [0.000_000, 0.016_129, 0.032_258, 0.000_000, 0.500_000, 0.500_000]),
    ("mast", [0.189_890, 0.348_777, 0.500_000, 0.400_000, 0.818_182, 0.818_182]),
    ("tram", [0.000_000, 0.000_000, 0.000_000, 0.000_000, 0.000_000, 0.000_000]),
];

/// The means with `-c`.
const REFERENCE_MEANS: [f64; 6] = [0.127_669, 0.158_906, 0.214_371, 0.150_000, 0.619_697, 0.619_697];

#[test]
fn all_figures_are_those_of_trec_eval() {
    let topics: Vec<String> = REFERENCE.iter().map(|(topic, _)| (*topic).to_owned()).collect();
    let evaluation = Evaluation::new(&topics, &Run::read(RUN).unwrap(), &Judgements::read(QRELS).unwrap());
    assert_eq!(evaluation.topics.len(), REFERENCE.len());
    for (topic, (_, expected)) in evaluation.topics.iter().zip(REFERENCE) {
        assert_near(topic.figures, expected, 5e-7);
    }
    assert_near(evaluation.means, REFERENCE_MEANS, 5e-7);
}
