//! Judgements ("qrels"): which documents are relevant to which topic, and how much.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::lines::{LineError, LineFault, columns, numbered_lines};

/// The grade of each judged document of a topic. Those above 0 are relevant; 0 and less, and what is not judged, are not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grades(BTreeMap<String, i32>);

impl Grades {
    /// Returns the grade of a document if it is relevant, else 0.
    pub fn gain(&self, doc: &str) -> u32 {
        self.0.get(doc).map_or(0, |grade| u32::try_from(*grade).unwrap_or(0))
    }

    /// Returns the grades of all relevant documents, the highest first.
    pub fn gains(&self) -> Vec<u32> {
        let mut gains: Vec<u32> = self.0.values().filter_map(|grade| u32::try_from(*grade).ok()).collect();
        gains.retain(|gain| *gain > 0);
        gains.sort_unstable_by(|a, b| b.cmp(a));
        gains
    }

    /// Returns the relevant documents.
    pub fn relevant(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, grade)| **grade > 0).map(|(doc, _)| doc.as_str())
    }
}

/// The judgements of all topics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgements(BTreeMap<String, Grades>);

impl Judgements {
    /// Reads lines of `TOPIC 0 DOCUMENT GRADE`; the second column says nothing.
    ///
    /// A line that says again what another says is passed over; two grades for one document are an error.
    pub fn read(bytes: &[u8]) -> Result<Self, LineError> {
        let mut judgements = Self::default();
        for (number, line) in numbered_lines(bytes)? {
            judgements.add(line).map_err(|fault| fault.at(number))?;
        }
        Ok(judgements)
    }

    /// Returns the grades of a topic; None if none of its documents is relevant.
    pub fn of_topic(&self, topic: &str) -> Option<&Grades> {
        self.0.get(topic).filter(|grades| grades.relevant().next().is_some())
    }

    /// Returns all topics, in the order of their ids.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    fn add(&mut self, line: &str) -> Result<(), LineFault> {
        let [topic, _, doc, grade] = columns(line).map_err(LineFault::JudgementColumns)?;
        let grade: i32 = grade.parse().map_err(|_| LineFault::Grade(grade.to_owned()))?;
        match self.0.entry(topic.to_owned()).or_default().0.entry(doc.to_owned()) {
            Entry::Vacant(entry) => {
                entry.insert(grade);
                Ok(())
            }
            Entry::Occupied(entry) if *entry.get() == grade => Ok(()),
            Entry::Occupied(_) => Err(LineFault::OtherGrade { topic: topic.to_owned(), doc: doc.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_above_zero_are_relevant() {
        let judgements = Judgements::read(b"1 0 a 2\n1\t0\tb\t-1\n\n1 0 c 0\n1 0 d 3\n2 0 a 0\n2 0 b -2\n").unwrap();
        let grades = judgements.of_topic("1").unwrap();
        assert_eq!(["a", "b", "c", "d", "e"].map(|doc| grades.gain(doc)), [2, 0, 0, 3, 0]);
        assert_eq!(grades.gains(), [3, 2]);
        assert_eq!(grades.relevant().collect::<Vec<_>>(), ["a", "d"]);
        assert_eq!(judgements.of_topic("2"), None);
        assert_eq!(judgements.of_topic("3"), None);
        assert_eq!(judgements.topics().collect::<Vec<_>>(), ["1", "2"]);
    }

    #[track_caller]
    fn check_error(text: &str, line: usize, fault: LineFault) {
        assert_eq!(Judgements::read(text.as_bytes()), Err(fault.at(line)));
    }

    #[test]
    fn broken_lines_are_named() {
        check_error("1 0 a 1\n1 0 b\n", 2, LineFault::JudgementColumns(3));
        check_error("1 0 a b 1\n", 1, LineFault::JudgementColumns(5));
        check_error("1 0 a yes\n", 1, LineFault::Grade("yes".to_owned()));
        check_error("1 0 a 1.5\n", 1, LineFault::Grade("1.5".to_owned()));
    }

    #[test]
    fn the_same_may_be_said_twice_and_nothing_else() {
        assert_eq!(Judgements::read(b"1 0 a 1\n1 0 a 1\n"), Judgements::read(b"1 0 a 1\n"));
        check_error("1 0 a 1\n1 0 a 2\n", 2, LineFault::OtherGrade { topic: "1".to_owned(), doc: "a".to_owned() });
    }
}
