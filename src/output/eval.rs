//! What rankings are worth.

use std::io::{self, Write};

use super::counted;
use super::paint::{Layout, Paint};
use super::table::{Row, write_table};
use super::wrap::write_line;
use crate::eval::{Comparison, Evaluation, Measure, TopicFigures};

/// With fewer columns than this, a table of all topics is two of them, with half of the measures each.
const LEAST_WIDTH: usize = 78;

/// Writes the means for people, beside those of a baseline if there is one; then, if wanted, the measures of each topic.
pub fn write_evaluation(
    out: &mut dyn Write,
    evaluation: &Evaluation,
    has_topics: bool,
    layout: Layout,
) -> io::Result<()> {
    if !layout.is_quiet {
        let relevant: usize = evaluation.topics.iter().map(|topic| topic.relevant).sum();
        let topics = counted(evaluation.topics.len() as u64, "topic");
        let head = format!("{topics} · {}", counted(relevant as u64, "relevant article"));
        write_line(out, &head, Paint::Plain, layout)?;
        writeln!(out)?;
    }
    write_means(out, evaluation, layout)?;
    if !has_topics {
        return Ok(());
    }
    let per_table = if layout.width < LEAST_WIDTH { Measure::ALL.len() / 2 } else { Measure::ALL.len() };
    for (place, measures) in Measure::ALL.chunks(per_table).enumerate() {
        writeln!(out)?;
        write_topics(out, &evaluation.topics, place == 0, measures, layout)?;
    }
    Ok(())
}

fn write_means(out: &mut dyn Write, evaluation: &Evaluation, layout: Layout) -> io::Result<()> {
    let heads: &[&str] =
        if evaluation.baseline.is_some() { &["mean", "baseline", "difference", "p"] } else { &["mean"] };
    let rows = Measure::ALL.map(|measure| {
        let mut numbers = vec![figure(evaluation.means.get(measure))];
        if let Some(baseline) = &evaluation.baseline {
            numbers.extend(beside(baseline, measure));
        }
        Row { text: measure.name().to_owned(), numbers }
    });
    write_table(out, &row_of_heads("measure", heads), &rows, layout)?;
    if evaluation.baseline.is_some() && !layout.is_quiet {
        writeln!(out)?;
        let note = "p: how likely such a difference is by chance (paired randomisation test)";
        write_line(out, note, Paint::Dim, layout)?;
    }
    Ok(())
}

fn beside(baseline: &Comparison, measure: Measure) -> [String; 3] {
    let p = baseline.p.get(measure);
    let p = if p < 0.0001 { "<0.0001".to_owned() } else { figure(p) };
    [figure(baseline.means.get(measure)), difference(baseline.differences.get(measure)), p]
}

fn write_topics(
    out: &mut dyn Write,
    topics: &[TopicFigures],
    has_relevant: bool,
    measures: &[Measure],
    layout: Layout,
) -> io::Result<()> {
    let relevant = if has_relevant { Some("relevant") } else { None };
    let heads: Vec<&str> = relevant.into_iter().chain(measures.iter().map(|measure| measure.name())).collect();
    let row = |topic: &TopicFigures| {
        let figures = measures.iter().map(|measure| figure(topic.figures.get(*measure)));
        let relevant = relevant.map(|_| topic.relevant.to_string());
        Row { text: topic.topic.clone(), numbers: relevant.into_iter().chain(figures).collect() }
    };
    write_table(out, &row_of_heads("topic", &heads), &topics.iter().map(row).collect::<Vec<_>>(), layout)
}

fn row_of_heads(text: &str, numbers: &[&str]) -> Row {
    Row { text: text.to_owned(), numbers: numbers.iter().map(|head| (*head).to_owned()).collect() }
}

fn figure(value: f64) -> String {
    format!("{value:.4}")
}

/// Writes a difference with its sign; none where it rounds to 0.
fn difference(value: f64) -> String {
    if value.abs() < 0.000_05 { figure(0.0) } else { format!("{value:+.4}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Judgements, Run};

    #[track_caller]
    fn check(width: usize, baseline: Option<&[u8]>, has_topics: bool, expected: &str) {
        let judgements = Judgements::read(b"1 0 a 1\n1 0 b 1\ntwo 0 a 1\n").unwrap();
        let run = Run::read(b"1 Q0 x 1 2 t\n1 Q0 a 2 1 t\n").unwrap();
        let topics = ["1", "two"].map(str::to_owned);
        let mut evaluation = Evaluation::new(&topics, &run, &judgements);
        if let Some(baseline) = baseline {
            evaluation = evaluation.beside(&Run::read(baseline).unwrap(), &judgements);
        }
        let mut out = Vec::new();
        let layout = Layout { width, color: false, is_quiet: false };
        write_evaluation(&mut out, &evaluation, has_topics, layout).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn means_stand_in_a_table_and_topics_below() {
        let expected = "\
2 topics · 3 relevant articles

measure        mean
ndcg@10      0.1934
map          0.1250
mrr          0.2500
p@10         0.0500
recall@100   0.2500
recall@1000  0.2500

topic  relevant  ndcg@10     map     mrr    p@10  recall@100  recall@1000
1             2   0.3869  0.2500  0.5000  0.1000      0.5000       0.5000
two           1   0.0000  0.0000  0.0000  0.0000      0.0000       0.0000
";
        check(80, None, true, expected);
    }

    #[test]
    fn a_baseline_stands_beside() {
        let expected = "\
2 topics · 3 relevant articles

measure        mean  baseline  difference       p
ndcg@10      0.1934    0.8066     -0.6131  0.5000
map          0.1250    0.7500     -0.6250  0.5000
mrr          0.2500    1.0000     -0.7500  0.5000
p@10         0.0500    0.1000     -0.0500  1.0000
recall@100   0.2500    0.7500     -0.5000  1.0000
recall@1000  0.2500    0.7500     -0.5000  1.0000

p: how likely such a difference is by chance (paired randomisation test)
";
        check(80, Some(b"1 Q0 a 1 2 t\ntwo Q0 a 1 1 t\n"), false, expected);
    }

    #[test]
    fn a_narrow_terminal_gets_two_tables() {
        let expected = "\
2 topics · 3 relevant articles

measure        mean
ndcg@10      0.1934
map          0.1250
mrr          0.2500
p@10         0.0500
recall@100   0.2500
recall@1000  0.2500

topic  relevant  ndcg@10     map     mrr
1             2   0.3869  0.2500  0.5000
two           1   0.0000  0.0000  0.0000

topic    p@10  recall@100  recall@1000
1      0.1000      0.5000       0.5000
two    0.0000      0.0000       0.0000
";
        check(40, None, true, expected);
    }

    #[test]
    fn a_difference_that_rounds_to_nothing_has_no_sign() {
        assert_eq!([0.0, -0.000_01, 0.5, -0.25].map(difference), ["0.0000", "0.0000", "+0.5000", "-0.2500"]);
    }
}
