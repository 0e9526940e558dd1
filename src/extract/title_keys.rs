//! The keys of the lines around the first paragraph, in one buffer: each is written once and compared often.

use std::ops::Range;

use super::lines::Line;
use super::title_copies::append_key;

/// The keys of a run of lines.
#[derive(Debug)]
pub(super) struct TitleKeys {
    /// The lines.
    pub(super) lines: Range<usize>,
    keys: String,
    /// Where the key of each line ends.
    ends: Vec<usize>,
}

impl TitleKeys {
    /// Writes the keys of some of the lines.
    pub(super) fn of(lines: &[Line<'_>], range: Range<usize>) -> Self {
        let mut keys = String::with_capacity(lines[range.clone()].iter().map(|line| line.text.len()).sum());
        let mut ends = Vec::with_capacity(range.len());
        for line in &lines[range.clone()] {
            append_key(&line.text, &mut keys);
            ends.push(keys.len());
        }
        Self { lines: range, keys, ends }
    }

    /// Returns the key of a line; the line is one of them.
    pub(super) fn get(&self, line: usize) -> &str {
        let place = line - self.lines.start;
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.keys[start..self.ends[place]]
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    #[test]
    fn holds_the_key_of_each_line() {
        let lines = split("Menu\nFerry fares\n***\nÉTÉ 2021\nTides");
        let keys = TitleKeys::of(&lines, 1..4);
        assert_eq!([1, 2, 3].map(|line| keys.get(line)), ["ferryfares", "", "été2021"]);
    }
}
