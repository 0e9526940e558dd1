//! A text with marks, broken into lines.

use std::io::{self, Write};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use crate::engine::Mark;

/// How the parts of a text look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) plain: Paint,
    pub(super) marked: Paint,
    /// Whether there are colours; without them, marks are brackets.
    pub(super) color: bool,
}

/// Breaks a text into lines of at most `width` columns, the first of which has `indent` columns less; at white space
/// where there is some, else between graphemes.
pub(super) fn wrap(text: &str, marks: &[Mark], width: usize, indent: usize, look: Look) -> Vec<String> {
    let mut lines = Lines { done: vec![String::new()], used: indent, width: width.max(1) };
    for word in words(text) {
        let (rendered, columns) = render(text, word.clone(), marks, look);
        if lines.fits(columns) {
            lines.push(&rendered, columns);
            continue;
        }
        lines.next();
        if columns <= lines.width {
            lines.push(&rendered, columns);
            continue;
        }
        for piece in pieces(text, word, lines.width.saturating_sub(2).max(1)) {
            let (rendered, columns) = render(text, piece, marks, look);
            if !lines.is_at_start() {
                lines.next();
            }
            lines.push(&rendered, columns);
        }
    }
    lines.done
}

/// Writes a text on lines that fit.
pub(super) fn write_line(out: &mut dyn Write, text: &str, paint: Paint, layout: Layout) -> io::Result<()> {
    let look = Look { plain: paint, marked: paint, color: layout.color };
    for line in wrap(text, &[], layout.width, 0, look) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

struct Lines {
    done: Vec<String>,
    /// Columns of the last line that are taken.
    used: usize,
    width: usize,
}

impl Lines {
    fn is_at_start(&self) -> bool {
        self.done.last().is_none_or(String::is_empty)
    }

    fn fits(&self, columns: usize) -> bool {
        let space = usize::from(!self.is_at_start());
        self.used + space + columns <= self.width
    }

    fn next(&mut self) {
        let is_unused = self.done.len() == 1 && self.is_at_start() && self.used == 0;
        if !is_unused {
            self.done.push(String::new());
        }
        self.used = 0;
    }

    fn push(&mut self, text: &str, columns: usize) {
        let space = !self.is_at_start();
        let line = self.done.last_mut().expect("there is always a last line");
        if space {
            line.push(' ');
        }
        line.push_str(text);
        self.used += columns + usize::from(space);
    }
}

/// Returns the ranges between white space.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    })
}

/// Cuts a long word into pieces of at most `width` columns.
fn pieces(text: &str, word: Range<usize>, width: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = word.start;
    let mut used = 0;
    for (offset, grapheme) in text[word.clone()].grapheme_indices(true) {
        let at = word.start + offset;
        if used > 0 && used + grapheme.width() > width {
            pieces.push(start..at);
            start = at;
            used = 0;
        }
        used += grapheme.width();
    }
    pieces.push(start..word.end);
    pieces
}

/// Returns a part of the text as it is to be written, and the columns that it takes.
fn render(text: &str, part: Range<usize>, marks: &[Mark], look: Look) -> (String, usize) {
    let mut rendered = String::new();
    let mut columns = 0;
    let mut add = |range: Range<usize>, paint: Paint| {
        let piece = harmless(&text[range]);
        columns += piece.width();
        rendered.push_str(&paint.apply(&piece, look.color));
    };
    let mut at = part.start;
    for mark in marks.iter().filter(|mark| mark.start < part.end && mark.end > part.start) {
        let (start, end) = (mark.start.max(part.start), mark.end.min(part.end));
        add(at..start, look.plain);
        add(start..end, look.marked);
        at = end;
    }
    add(at..part.end, look.plain);
    if look.color {
        return (rendered, columns);
    }
    with_brackets(text, part, marks)
}

/// Returns a part of the text with a bracket where a mark begins and where it ends.
fn with_brackets(text: &str, part: Range<usize>, marks: &[Mark]) -> (String, usize) {
    let mut rendered = String::new();
    let mut at = part.start;
    let mut edges: Vec<(usize, char)> = Vec::new();
    for mark in marks {
        if part.contains(&mark.start) {
            edges.push((mark.start, '['));
        }
        if part.start < mark.end && mark.end <= part.end {
            edges.push((mark.end, ']'));
        }
    }
    for (edge, bracket) in edges {
        rendered.push_str(&harmless(&text[at..edge]));
        rendered.push(bracket);
        at = edge;
    }
    rendered.push_str(&harmless(&text[at..part.end]));
    let columns = rendered.width();
    (rendered, columns)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LOOK: Look = Look { plain: Paint::Plain, marked: Paint::Match, color: false };

    fn marks(text: &str, marked: &[&str]) -> Vec<Mark> {
        let place = |word: &&str| {
            let start = text.find(word).expect("the word is in the text");
            Mark { start, end: start + word.len(), start_char: 0, end_char: 0 }
        };
        marked.iter().map(place).collect()
    }

    #[track_caller]
    fn check(text: &str, marked: &[&str], width: usize, expected: &[&str]) {
        assert_eq!(wrap(text, &marks(text, marked), width, 0, LOOK), expected);
    }

    #[test]
    fn lines_break_between_words() {
        check("one two three", &[], 8, &["one two", "three"]);
        check("one", &[], 8, &["one"]);
        check("", &[], 8, &[""]);
    }

    #[test]
    fn marks_are_brackets_that_take_room() {
        check("one two three", &["two"], 8, &["one", "[two]", "three"]);
        check("in North Korea now", &["North Korea"], 10, &["in [North", "Korea] now"]);
        check("Putinwith him", &["Putin"], 20, &["[Putin]with him"]);
    }

    #[test]
    fn words_that_are_too_long_break_between_graphemes() {
        check("北京大学学生", &[], 8, &["北京大", "学学生"]);
        check("a aaaaaaaaaaaa", &[], 8, &["a", "aaaaaa", "aaaaaa"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_and_no_letter_is_lost(text in "([a-z]{1,12}|北|\u{1F469}\u{200D}\u{1F680}| ){0,40}", width in 4_usize..40) {
            let lines = wrap(&text, &[], width, 0, LOOK);
            for line in &lines {
                prop_assert!(line.width() <= width, "{:?}", line);
            }
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
