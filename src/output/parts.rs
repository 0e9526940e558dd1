//! How a query was read, for people.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};
use super::{counted, grouped};
use crate::engine::{FittingWords, ParsedQuery, PartKind, QueryPart};

/// The columns that each level stands further in.
const INDENT: usize = 2;
/// The deepest level that stands further in.
const MAX_LEVEL: usize = 8;

/// Writes the query as it was read and its parts, each with the number of articles that it alone finds.
pub fn write_parts(out: &mut dyn Write, parsed: &ParsedQuery, layout: Layout) -> io::Result<()> {
    if !layout.is_quiet {
        write_wrapped(out, "read as: ", &parsed.parsed, layout)?;
        writeln!(out)?;
    }
    let width = widest_count(&parsed.tree);
    write_part(out, &parsed.tree, 0, width, layout)
}

/// Returns the columns that the largest number takes, 0 if there are none.
fn widest_count(part: &QueryPart) -> usize {
    let own = part.articles.map_or(0, |articles| grouped(articles).width());
    part.parts.iter().map(widest_count).fold(own, usize::max)
}

fn write_part(out: &mut dyn Write, part: &QueryPart, level: usize, width: usize, layout: Layout) -> io::Result<()> {
    let articles = part.articles.map(grouped).unwrap_or_default();
    let indent = " ".repeat(INDENT * level.min(MAX_LEVEL));
    let gap = if width > 0 { "  " } else { "" };
    write_wrapped(out, &format!("{articles:>width$}{gap}{indent}"), &label(part), layout)?;
    if let Some(words) = &part.words {
        let margin = " ".repeat(width + gap.len() + indent.len() + INDENT);
        write_wrapped(out, &margin, &fitting(words), layout)?;
    }
    part.parts.iter().try_for_each(|inner| write_part(out, inner, level + 1, width, layout))
}

/// Says what a part is: in its own words, or by what it does with its parts.
fn label(part: &QueryPart) -> String {
    match part.kind {
        PartKind::EveryArticle => "every article".to_owned(),
        PartKind::AllOf => "all of".to_owned(),
        PartKind::AnyOf => "any of".to_owned(),
        PartKind::Not => "not".to_owned(),
        PartKind::Weighted => {
            let weight = part.text.rsplit_once('^').map_or("", |(_, weight)| weight);
            format!("with the weight {weight}")
        }
        PartKind::Filter
        | PartKind::Word
        | PartKind::Wildcard
        | PartKind::Fuzzy
        | PartKind::Regex
        | PartKind::Phrase
        | PartKind::Near
        | PartKind::NotNear
        | PartKind::AtLeast => part.text.clone(),
    }
}

fn fitting(words: &FittingWords) -> String {
    let named = words.most_frequent.iter().map(|word| format!("{} {}", word.text, grouped(word.articles)));
    let named = named.collect::<Vec<_>>().join(", ");
    let rest = words.total - words.most_frequent.len() as u64;
    match (words.total, rest) {
        (0, _) => "no word of the index".to_owned(),
        (_, 0) => named,
        _ => format!("{named} and {} more", counted(rest, "word")),
    }
}

/// Writes a text that begins behind `start` and goes on below its beginning.
fn write_wrapped(out: &mut dyn Write, start: &str, text: &str, layout: Layout) -> io::Result<()> {
    let look = Look { plain: Paint::Plain, marked: Paint::Plain, color: layout.color };
    let margin = start.width();
    let width = layout.width.saturating_sub(margin).max(20);
    for (place, line) in wrap(&harmless(text), &[], width, 0, look).iter().enumerate() {
        let start = if place == 0 { start.to_owned() } else { " ".repeat(margin) };
        writeln!(out, "{start}{line}")?;
    }
    Ok(())
}
