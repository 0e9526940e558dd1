//! The lines of a file, with their numbers, and what can be wrong with one.

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: LineFault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// It has bytes that are no text.
    #[error("not UTF-8")]
    NotUtf8,
    /// A topic without a text.
    #[error("no tab; write the id of the topic, a tab, and its text")]
    NoTab,
    /// A topic without an id.
    #[error("no id; write the id of the topic, a tab, and its text")]
    NoTopicId,
    /// A topic whose id no judgement could name.
    #[error("the id `{0}` has white space in it, which judgements cannot have")]
    SpaceInTopicId(String),
    /// A topic that stands further up, too.
    #[error("the topic `{0}` stands further up, too")]
    RepeatedTopic(String),
    /// A judgement with more or fewer than four columns.
    #[error("{0} columns; a judgement has four: topic, 0, document, grade")]
    JudgementColumns(usize),
    /// A grade that is no number.
    #[error("the grade `{0}` is no whole number")]
    Grade(String),
    /// Two grades for one document.
    #[error("the document `{doc}` of topic `{topic}` has another grade further up")]
    OtherGrade {
        /// The topic.
        topic: String,
        /// The document.
        doc: String,
    },
    /// A line of a run with more or fewer than six columns.
    #[error("{0} columns; a line of a run has six: topic, Q0, document, rank, score, name")]
    RunColumns(usize),
    /// A score that is no number.
    #[error("the score `{0}` is no number")]
    Score(String),
    /// A document that is ranked twice.
    #[error("the document `{doc}` is ranked for topic `{topic}` further up, too")]
    RepeatedDoc {
        /// The topic.
        topic: String,
        /// The document.
        doc: String,
    },
}

impl LineFault {
    /// Says in which line it is.
    pub(super) fn at(self, line: usize) -> LineError {
        LineError { line, fault: self }
    }
}

/// Returns the lines that are not blank, with their numbers from 1.
pub(super) fn numbered_lines(bytes: &[u8]) -> Result<Vec<(usize, &str)>, LineError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        LineFault::NotUtf8.at(before.split(|byte| *byte == b'\n').count())
    })?;
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    Ok(lines.filter(|(_, line)| !line.trim().is_empty()).collect())
}

/// Returns the columns of a line; if there are more or fewer, how many.
pub(super) fn columns<const N: usize>(line: &str) -> Result<[&str; N], usize> {
    let columns: Vec<&str> = line.split_ascii_whitespace().collect();
    columns.try_into().map_err(|columns: Vec<&str>| columns.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_count_and_are_left_out() {
        let lines = numbered_lines("\u{feff}a\r\n\n  \nb".as_bytes()).unwrap();
        assert_eq!(lines, [(1, "a"), (4, "b")]);
    }

    #[test]
    fn the_line_of_a_broken_byte_is_known() {
        assert_eq!(numbered_lines(b"\xff"), Err(LineFault::NotUtf8.at(1)));
        assert_eq!(numbered_lines(b"a\nb\nc\xff\n"), Err(LineFault::NotUtf8.at(3)));
    }

    #[test]
    fn columns_are_counted() {
        assert_eq!(columns("a  b\tc"), Ok(["a", "b", "c"]));
        assert_eq!(columns::<3>("a b c d"), Err(4));
    }
}
