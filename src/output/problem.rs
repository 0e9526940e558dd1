//! What is wrong with a query, with the place marked.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use crate::engine::QueryProblem;

/// How much of a long query is shown on each side of the place, in characters.
const CONTEXT: usize = 40;

/// Writes an error in a query.
pub fn write_problem(out: &mut dyn Write, query: &str, problem: &QueryProblem, layout: Layout) -> io::Result<()> {
    write_marked(out, &Paint::Error.apply("error:", layout.color), '^', query, problem, layout)
}

/// Writes what the user of a query may not expect.
pub fn write_note(out: &mut dyn Write, query: &str, note: &QueryProblem, layout: Layout) -> io::Result<()> {
    write_marked(out, &Paint::Hint.apply("note:", layout.color), '-', query, note, layout)
}

fn write_marked(
    out: &mut dyn Write,
    what: &str,
    mark: char,
    query: &str,
    problem: &QueryProblem,
    layout: Layout,
) -> io::Result<()> {
    writeln!(out, "{what} {}", harmless(&problem.message))?;
    let before = last_chars(&query[..problem.start]);
    let place = first_chars(&query[problem.start..problem.end]);
    let after = first_chars(&query[problem.end..]);
    let bar = Paint::Dim.apply("|", layout.color);
    writeln!(out, "  {bar}\n  {bar} {before}{place}{after}")?;
    let marks = mark.to_string().repeat(place.width().max(1));
    let label = problem.label.as_deref().map(|label| format!(" {label}")).unwrap_or_default();
    let marked = Paint::Error.apply(&harmless(&format!("{marks}{label}")), layout.color && mark == '^');
    writeln!(out, "  {bar} {}{marked}", " ".repeat(before.width()))?;
    for hint in &problem.hints {
        writeln!(out, "  {} {}", Paint::Dim.apply("=", layout.color), harmless(hint))?;
    }
    Ok(())
}

/// Returns the beginning of a text, with dots if it goes on.
fn first_chars(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((end, _)) => format!("{}…", harmless(&text[..end])),
        None => harmless(text),
    }
}

/// Returns the end of a text, with dots if there is more before it.
fn last_chars(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT - 1) {
        Some((start, _)) if start > 0 => format!("…{}", harmless(&text[start..])),
        _ => harmless(text),
    }
}
