//! Places in texts and queries, in the words of the engine's answers.

use std::ops::Range;

use crate::engine::{Fragment, FragmentOptions, Mark, QueryProblem};
use crate::matching::{Match, excerpts};
use crate::query::{Note, SyntaxError};

pub(crate) fn fragments(body: &str, matches: &[Match], options: FragmentOptions) -> Vec<Fragment> {
    excerpts(body, matches, options.count, options.columns)
        .into_iter()
        .map(|excerpt| Fragment {
            text: body[excerpt.range.clone()].to_owned(),
            start: excerpt.range.start,
            start_char: body[..excerpt.range.start].chars().count(),
            cut_before: excerpt.cut_before,
            cut_after: excerpt.cut_after,
            marks: marks(body, excerpt.range, matches),
        })
        .collect()
}

/// Returns the matches within a piece of a text as places in that piece; where matches overlap, their union.
pub(crate) fn marks(text: &str, piece: Range<usize>, matches: &[Match]) -> Vec<Mark> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for found in matches.iter().filter(|found| piece.start <= found.range.start && found.range.end <= piece.end) {
        match joined.last_mut() {
            Some(last) if found.range.start < last.end => last.end = last.end.max(found.range.end),
            _ => joined.push(found.range.clone()),
        }
    }
    let mut counter = MarkCounter::new(&text[piece.clone()]);
    joined.into_iter().map(|range| counter.mark(&(range.start - piece.start..range.end - piece.start))).collect()
}

/// Makes marks of places of a text in the order of their starts, and counts its characters but once.
#[derive(Debug)]
pub(crate) struct MarkCounter<'a> {
    text: &'a str,
    /// Where the last mark began, in bytes and characters.
    last: (usize, usize),
}

impl<'a> MarkCounter<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, last: (0, 0) }
    }

    /// Returns the mark of a place that does not begin before the last one.
    pub(crate) fn mark(&mut self, range: &Range<usize>) -> Mark {
        let (last, last_char) = self.last;
        let start_char = last_char + self.text[last..range.start].chars().count();
        self.last = (range.start, start_char);
        let end_char = start_char + self.text[range.clone()].chars().count();
        Mark { start: range.start, end: range.end, start_char, end_char }
    }
}

/// Returns a range of bytes as a place in a text.
pub(crate) fn mark(text: &str, range: Range<usize>) -> Mark {
    let start_char = text[..range.start].chars().count();
    let end_char = start_char + text[range.clone()].chars().count();
    Mark { start: range.start, end: range.end, start_char, end_char }
}

pub(crate) fn problem_of(query: &str, error: &SyntaxError) -> QueryProblem {
    problem(query, &error.span, error.kind.message(), error.kind.label(), error.kind.hints())
}

pub(crate) fn problem_of_note(query: &str, note: Note) -> QueryProblem {
    problem(query, &note.span, note.message.to_owned(), Some(note.label.to_owned()), vec![note.hint])
}

fn problem(
    query: &str,
    span: &Range<usize>,
    message: String,
    label: Option<String>,
    hints: Vec<String>,
) -> QueryProblem {
    let Mark { start, end, start_char, end_char } = mark(query, span.clone());
    QueryProblem { message, start, end, start_char, end_char, label, hints }
}
