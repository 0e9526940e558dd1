//! Runs: for each topic, a ranking of documents, as files of `trec_eval` have them.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};

use super::identifier::one_word;
use super::lines::{LineError, LineFault, columns, numbered_lines};

/// A document in a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedDoc {
    /// Its id: one word.
    pub doc: String,
    /// Its score.
    pub score: f32,
}

/// The rankings of topics.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run(BTreeMap<String, Vec<RankedDoc>>);

impl Run {
    /// Reads lines of `TOPIC Q0 DOCUMENT RANK SCORE NAME`, which may stand in any order.
    ///
    /// Documents are ranked as `trec_eval` ranks them: the highest score first, as a number of 32 bits; of equal scores, the
    /// id that is last in the order of bytes. The column of the rank says nothing.
    pub fn read(bytes: &[u8]) -> Result<Self, LineError> {
        let mut run = Self::default();
        let mut seen = HashSet::new();
        for (number, line) in numbered_lines(bytes)? {
            let (topic, ranked) = read_line(line).map_err(|fault| fault.at(number))?;
            if !seen.insert((topic.to_owned(), ranked.doc.clone())) {
                return Err(LineFault::RepeatedDoc { topic: topic.to_owned(), doc: ranked.doc }.at(number));
            }
            run.0.entry(topic.to_owned()).or_default().push(ranked);
        }
        for ranking in run.0.values_mut() {
            ranking.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.doc.cmp(&a.doc)));
        }
        Ok(run)
    }

    /// Takes the ranking of a topic, in its order.
    pub fn insert(&mut self, topic: &str, ranking: Vec<RankedDoc>) {
        self.0.insert(topic.to_owned(), ranking);
    }

    /// Returns the ranking of a topic; it is empty if nothing was found.
    pub fn ranking(&self, topic: &str) -> &[RankedDoc] {
        self.0.get(topic).map_or(&[], Vec::as_slice)
    }

    /// Writes the rankings, topics in the order of their ids.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter().try_for_each(|(topic, ranking)| write_ranking(out, topic, 1, ranking))
    }
}

fn read_line(line: &str) -> Result<(&str, RankedDoc), LineFault> {
    let [topic, _, doc, _, score, _] = columns(line).map_err(LineFault::RunColumns)?;
    let number: Option<f64> = score.parse().ok().filter(|number: &f64| number.is_finite());
    let number = number.ok_or_else(|| LineFault::Score(score.to_owned()))?;
    #[expect(clippy::cast_possible_truncation, reason = "trec_eval reads 64 bits and keeps 32")]
    // A zero has no sign, so that it is a tie.
    let score = number as f32 + 0.0;
    Ok((topic, RankedDoc { doc: doc.to_owned(), score }))
}

/// Returns the ranking of a list of ids and scores, with scores that fall from each article to the next.
///
/// Programs that judge rankings order by score, and break ties by the id. So where the list has another order, or scores
/// are equal, a score is the next smaller number of 32 bits.
pub fn ranking<'a>(articles: impl Iterator<Item = (&'a str, f32)>) -> Vec<RankedDoc> {
    let mut last = f32::INFINITY;
    let mut fall = |score: f32| {
        last = if score < last { score } else { last.next_down() };
        last
    };
    articles.map(|(id, score)| RankedDoc { doc: one_word(id), score: fall(score) }).collect()
}

/// Writes a ranking as lines of `TOPIC Q0 DOCUMENT RANK SCORE dateline`. `first` is the rank of the first.
pub fn write_ranking(out: &mut dyn Write, topic: &str, first: usize, ranking: &[RankedDoc]) -> io::Result<()> {
    let topic = one_word(topic);
    for (rank, RankedDoc { doc, score }) in (first..).zip(ranking) {
        writeln!(out, "{topic} Q0 {doc} {rank} {score} dateline")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(text: &str) -> Vec<String> {
        let run = Run::read(text.as_bytes()).unwrap();
        run.ranking("1").iter().map(|ranked| ranked.doc.clone()).collect()
    }

    #[test]
    fn scores_rank_and_the_last_id_comes_first_where_they_are_equal() {
        assert_eq!(docs("1 Q0 a 1 1.5 x\n1 Q0 b 2 2 x\n1 Q0 c 3 -1e3 x\n"), ["b", "a", "c"]);
        assert_eq!(docs("1 Q0 a 1 2 x\n1 Q0 d10 2 2 x\n1 Q0 d9 3 2 x\n1 Q0 Z 4 2 x\n"), ["d9", "d10", "a", "Z"]);
        assert_eq!(docs("1 Q0 a 1 0 x\n1 Q0 b 2 -0 x\n"), ["b", "a"]);
    }

    #[test]
    fn scores_are_numbers_of_32_bits() {
        assert_eq!(docs("1 Q0 a 1 1.00000001 x\n1 Q0 b 2 1 x\n"), ["b", "a"]);
        assert_eq!(docs("1 Q0 a 1 1.0000002 x\n1 Q0 b 2 1 x\n"), ["a", "b"]);
    }

    #[test]
    fn what_is_written_is_read_in_the_same_order() {
        let mut run = Run::default();
        let mut score = 16_777_216.0_f32;
        let mut ranking = Vec::new();
        for number in 0..2_000 {
            ranking.push(RankedDoc { doc: format!("d{number}"), score });
            score = if number == 1_000 { 1e-40 } else { score.next_down() };
        }
        run.insert("1", ranking);
        let mut written = Vec::new();
        run.write(&mut written).unwrap();
        assert_eq!(Run::read(&written).unwrap(), run);
        assert!(run.ranking("2").is_empty());
    }

    #[track_caller]
    fn check_error(text: &str, line: usize, fault: LineFault) {
        assert_eq!(Run::read(text.as_bytes()), Err(fault.at(line)));
    }

    #[test]
    fn broken_lines_are_named() {
        check_error("1 Q0 a 1 2\n", 1, LineFault::RunColumns(5));
        check_error("1 Q0 a 1 2 x\n1 Q0 b 1 high x\n", 2, LineFault::Score("high".to_owned()));
        check_error("1 Q0 a 1 NaN x\n", 1, LineFault::Score("NaN".to_owned()));
        check_error(
            "1 Q0 a 1 2 x\n2 Q0 a 1 2 x\n1 Q0 a 2 1 x\n",
            3,
            LineFault::RepeatedDoc { topic: "1".to_owned(), doc: "a".to_owned() },
        );
    }
}
