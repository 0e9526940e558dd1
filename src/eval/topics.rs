//! Topics: what is searched for when a ranking is judged.

use std::collections::HashSet;

use super::lines::{LineError, LineFault, numbered_lines};

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What judgements call it: one word.
    pub id: String,
    /// What is wanted, in words.
    pub text: String,
}

/// Reads topics, one a line: an id, a tab, and a text. Blank lines say nothing.
pub fn read_topics(bytes: &[u8]) -> Result<Vec<Topic>, LineError> {
    let mut topics = Vec::new();
    let mut seen = HashSet::new();
    for (number, line) in numbered_lines(bytes)? {
        let topic = read_topic(line).map_err(|fault| fault.at(number))?;
        if !seen.insert(topic.id.clone()) {
            return Err(LineFault::RepeatedTopic(topic.id).at(number));
        }
        topics.push(topic);
    }
    Ok(topics)
}

fn read_topic(line: &str) -> Result<Topic, LineFault> {
    let (id, text) = line.split_once('\t').ok_or(LineFault::NoTab)?;
    let id = id.trim();
    if id.is_empty() {
        return Err(LineFault::NoTopicId);
    }
    if id.contains(char::is_whitespace) {
        return Err(LineFault::SpaceInTopicId(id.to_owned()));
    }
    Ok(Topic { id: id.to_owned(), text: text.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_error(text: &str, line: usize, fault: LineFault) {
        assert_eq!(read_topics(text.as_bytes()), Err(fault.at(line)));
    }

    #[test]
    fn a_topic_is_an_id_and_a_text() {
        let topics = read_topics("1\tarms deliveries \r\n\n q-2 \tkim\tputin\n3\t\n".as_bytes()).unwrap();
        let topics: Vec<(&str, &str)> = topics.iter().map(|topic| (topic.id.as_str(), topic.text.as_str())).collect();
        assert_eq!(topics, [("1", "arms deliveries"), ("q-2", "kim\tputin"), ("3", "")]);
    }

    #[test]
    fn broken_lines_are_named() {
        check_error("1\ta\n2 b\n", 2, LineFault::NoTab);
        check_error("\n\ta\n", 2, LineFault::NoTopicId);
        check_error("1\ta\n\n1\tb\n", 3, LineFault::RepeatedTopic("1".to_owned()));
        check_error("q 1\ta\n", 1, LineFault::SpaceInTopicId("q 1".to_owned()));
    }
}
