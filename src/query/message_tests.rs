//! Every message about a query, and what people from other engines are told, as they are printed: compared with two files
//! that hold the queries too. `UPDATE_FIXTURES=1` writes the answers anew.
//!
//! In a query `⟨70×kim ⟩` stands for 70 times `kim `.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::*;
use crate::query::note::NoteKind;

/// How much of a long query is shown on each side of the place, in characters.
const CONTEXT: usize = 40;

fn read(query: &str) -> Parsed {
    parse(query, "2010-11-21".parse().unwrap())
}

/// Writes out the repetitions of a query.
fn expand(query: &str) -> String {
    let mut expanded = String::new();
    let mut rest = query;
    while let Some((before, repeated)) = rest.split_once('⟨') {
        let (times, repeated) = repeated.split_once('×').unwrap();
        let (repeated, after) = repeated.split_once('⟩').unwrap();
        expanded.push_str(before);
        expanded.push_str(&repeated.repeat(times.parse().unwrap()));
        rest = after;
    }
    expanded + rest
}

/// Writes what is said about a place of a query.
fn write_message(out: &mut String, query: &str, span: &Span, mark: &str, lines: [&str; 2], hints: &[String]) {
    let [message, label] = lines;
    let before: Vec<char> = query[..span.start].chars().collect();
    let before: String = before[before.len().saturating_sub(CONTEXT)..].iter().collect();
    let place: String = query[span.clone()].chars().take(CONTEXT).collect();
    let after: String = query[span.end..].chars().take(CONTEXT).collect();
    writeln!(out, "{message}").unwrap();
    writeln!(out, "{}", format!("  | {before}{place}{after}").trim_end()).unwrap();
    let marks = mark.repeat(place.chars().count().max(1));
    writeln!(out, "{}", format!("  | {}{marks} {label}", " ".repeat(before.chars().count())).trim_end()).unwrap();
    for hint in hints {
        writeln!(out, "  = {hint}").unwrap();
    }
}

/// Returns what a query is answered: the errors, else the notes and how it was read.
fn answer(query: &str) -> String {
    let parsed = read(query);
    let mut out = String::new();
    for error in &parsed.errors {
        let message = format!("error: {}", error.kind.message());
        let label = error.kind.label().unwrap_or_default();
        write_message(&mut out, query, &error.span, "^", [&message, &label], &error.kind.hints());
    }
    if !parsed.errors.is_empty() {
        return out;
    }
    for note in &parsed.notes {
        let message = format!("note: {}", note.message);
        write_message(&mut out, query, &note.span, "-", [&message, note.label], std::slice::from_ref(&note.hint));
    }
    writeln!(out, "reads: {}", parsed.ast).unwrap();
    out
}

/// Answers each query of a file again. A block begins with `> ` and the query; a line behind it may say what is meant.
fn answered(file: &str) -> String {
    let blocks = file.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let answers = blocks.map(|block| {
        let mut lines = block.lines();
        let Some(query) = lines.next().and_then(|line| line.strip_prefix('>')) else { return format!("{block}\n") };
        let meant = lines.next().filter(|line| line.starts_with("meant: ")).map(|line| format!("{line}\n"));
        let query = query.strip_prefix(' ').unwrap_or(query);
        format!("{}\n{}{}", format!("> {query}").trim_end(), meant.unwrap_or_default(), answer(&expand(query)))
    });
    answers.collect::<Vec<_>>().join("\n")
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let file = std::fs::read_to_string(&path).unwrap();
    let again = answered(&file);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, &again).unwrap();
    } else {
        assert_eq!(
            file, again,
            "{name} is not up to date; run the tests with UPDATE_FIXTURES=1 and look at what changes"
        );
    }
    again
}

fn queries(file: &str) -> Vec<String> {
    file.lines().filter_map(|line| line.strip_prefix('>')).map(|query| expand(query.trim_start())).collect()
}

/// Returns the names of the variants of an enum.
fn variants(source: &str, name: &str) -> BTreeSet<String> {
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(char::is_uppercase));
    names.map(|line| first_name(line).to_owned()).collect()
}

fn first_name(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap()
}

#[test]
fn every_message_is_printed_as_the_file_says_and_occurs_in_it() {
    let queries = queries(&fixture("query-messages.txt"));
    let parsed: Vec<Parsed> = queries.iter().map(|query| read(query)).collect();
    let kinds: Vec<&SyntaxErrorKind> =
        parsed.iter().flat_map(|parsed| &parsed.errors).map(|error| &error.kind).collect();
    let source = include_str!("error.rs");
    let mut names: BTreeSet<String> = kinds.iter().map(|kind| first_name(&format!("{kind:?}")).to_owned()).collect();
    // Found when the query is planned: an index is needed for it.
    names.insert("TooManyWords".to_owned());
    names.insert("TooManyScans".to_owned());
    assert_eq!(names, variants(source, "SyntaxErrorKind"));
    let obstacles = kinds.iter().filter_map(|kind| match kind {
        SyntaxErrorKind::BadOperand { obstacle, .. } => Some(format!("{obstacle:?}")),
        _ => None,
    });
    assert_eq!(obstacles.collect::<BTreeSet<_>>(), variants(source, "Obstacle"));
    let notes: BTreeSet<&str> = parsed.iter().flat_map(|parsed| &parsed.notes).map(|note| note.message).collect();
    assert_eq!(notes, NoteKind::ALL.map(NoteKind::message).into_iter().collect());
}

#[test]
fn people_from_other_engines_are_told_what_to_write() {
    assert!(queries(&fixture("query-newcomers.txt")).len() >= 40);
}

#[test]
fn messages_are_in_the_style_of_the_program() {
    for query in queries(&fixture("query-messages.txt")) {
        let parsed = read(&query);
        let lines = parsed.errors.iter().flat_map(|error| {
            [vec![error.kind.message()], error.kind.hints(), error.kind.label().into_iter().collect()].concat()
        });
        let notes = parsed.notes.iter().flat_map(|note| [note.message.to_owned(), note.hint.clone()]);
        for line in lines.chain(notes) {
            assert!(!line.is_empty() && !line.ends_with('.') && !line.contains('\n'), "{line}");
        }
    }
}
