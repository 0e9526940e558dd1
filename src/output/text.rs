//! A result list for people.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};
use super::{counted, grouped};
use crate::engine::{Fragment, Hit, Page, SearchResponse, Totals, WordCount};

/// The columns before the text of a hit: its number and a space on each side.
const MARGIN: usize = 4;
/// The columns for a score and the space before it.
const SCORE: usize = 8;

/// Writes the list. `page` is what was asked for.
pub fn write_results(out: &mut dyn Write, response: &SearchResponse, page: Page, layout: Layout) -> io::Result<()> {
    let words = harmless(&response.query.text);
    if response.totals.any_word == 0 {
        writeln!(out, "no articles match: {}", words.trim())?;
        return write_word_counts(out, &response.words, layout);
    }
    let took = format!("{:.1} ms", response.timings.total_ms);
    let header = format!("{} · {} · {took}", found(response), words.trim());
    for line in wrap(&header, &[], layout.width, 0, look(Paint::Plain, layout)) {
        writeln!(out, "{line}")?;
    }
    write_word_counts(out, &response.words, layout)?;
    let mut is_partial = false;
    for (number, hit) in (page.offset + 1..).zip(&response.hits) {
        writeln!(out)?;
        if hit.partial && !is_partial {
            is_partial = true;
            let rule = " ── with some of the words ──";
            writeln!(out, "{}\n", Paint::Dim.apply(rule, layout.color))?;
        }
        write_hit(out, number, hit, layout)?;
    }
    write_footer(out, response, page, layout)
}

/// Says how many articles there are.
fn found(response: &SearchResponse) -> String {
    let Totals { all_words, any_word } = response.totals;
    let shows_partial = response.hits.iter().any(|hit| hit.partial);
    match (all_words, any_word - all_words) {
        (0, 1) => "no article has all of the words, 1 has some".to_owned(),
        (0, some) => format!("no article has all of the words, {} have some", grouped(some)),
        (all, some) if some > 0 && shows_partial => {
            format!("{} with all of the words, {} with some", counted(all, "article"), grouped(some))
        }
        (all, _) => counted(all, "article"),
    }
}

fn write_word_counts(out: &mut dyn Write, words: &[WordCount], layout: Layout) -> io::Result<()> {
    let width = words.iter().map(|word| harmless(&word.text).width()).max().unwrap_or(0).min(layout.width / 2);
    for word in words {
        let text = harmless(&word.text);
        let padding = " ".repeat(width.saturating_sub(text.width()));
        write!(out, "  {text}{padding}  {:>6}", grouped(word.articles))?;
        if let Some(suggestion) = &word.suggestion {
            write!(out, "   did you mean {} ({})?", harmless(&suggestion.text), grouped(suggestion.articles))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_hit(out: &mut dyn Write, number: usize, hit: &Hit, layout: Layout) -> io::Result<()> {
    let number = format!("{number:>2}");
    let indent = number.width() + 2;
    let text_width = layout.width.saturating_sub(indent.max(MARGIN)).max(20);
    let margin = " ".repeat(indent);

    let title = hit.title.as_deref().unwrap_or("(untitled)");
    let title_look = Look { plain: Paint::Title, marked: Paint::TitleMatch, color: layout.color };
    let lines = wrap(title, &hit.title_marks, text_width - SCORE, 0, title_look);
    let last = lines.len() - 1;
    for (place, line) in lines.iter().enumerate() {
        let start = if place == 0 { format!("{number}  ") } else { margin.clone() };
        if place < last {
            writeln!(out, "{start}{line}")?;
        } else {
            let room = text_width.saturating_sub(visible_width(line));
            // Where nothing but filters matched, there is no score.
            let score = if hit.score > 0.0 { format!("{:>room$.2}", hit.score) } else { String::new() };
            writeln!(out, "{start}{line}{}", Paint::Dim.apply(&score, layout.color))?;
        }
    }
    for line in wrap(&about(hit), &[], text_width, 0, look(Paint::Dim, layout)) {
        writeln!(out, "{margin}{line}")?;
    }
    for fragment in &hit.fragments {
        write_fragment(out, fragment, &margin, text_width, layout)?;
    }
    Ok(())
}

/// Says where an article is from, when, in which language, and by which id it is known.
fn about(hit: &Hit) -> String {
    let source = hit.source.as_deref().unwrap_or("source unknown");
    let date = hit.published.map_or("date unknown".to_owned(), |published| published.date().to_string());
    format!("{source} · {date} · {} · {}", hit.language, hit.id)
}

fn write_fragment(
    out: &mut dyn Write,
    fragment: &Fragment,
    margin: &str,
    width: usize,
    layout: Layout,
) -> io::Result<()> {
    let before = if fragment.cut_before { "… " } else { "" };
    let look = Look { plain: Paint::Plain, marked: Paint::Match, color: layout.color };
    let after = if fragment.cut_after { " …" } else { "" };
    let wrapped = |width: usize| wrap(&fragment.text, &fragment.marks, width, before.width(), look);
    let mut lines = wrapped(width);
    let last = lines.last().map_or(0, |line| visible_width(line)) + if lines.len() == 1 { before.width() } else { 0 };
    if last + after.width() > width {
        // The dots at the end need room.
        lines = wrapped(width.saturating_sub(after.width()));
    }
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, before);
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(after);
    }
    for line in lines {
        writeln!(out, "{margin}{line}")?;
    }
    Ok(())
}

fn write_footer(out: &mut dyn Write, response: &SearchResponse, page: Page, layout: Layout) -> io::Result<()> {
    let shown = response.hits.len();
    let last = page.offset + shown;
    let shows_partial = response.totals.all_words < page.limit as u64;
    let total = if shows_partial { response.totals.any_word } else { response.totals.all_words };
    let mut parts = Vec::new();
    if shown > 0 {
        parts.push(format!("dateline show {}", page.offset + 1));
    } else {
        parts.push("no articles on this page".to_owned());
    }
    if shown > 0 && (last as u64) < total {
        parts.push(format!("more: --offset {last}"));
    }
    writeln!(out, "\n {}", Paint::Dim.apply(&parts.join(" · "), layout.color))
}

/// Returns the columns that a line takes, colours left aside.
fn visible_width(line: &str) -> usize {
    anstream::adapter::strip_str(line).to_string().width()
}

fn look(paint: Paint, layout: Layout) -> Look {
    Look { plain: paint, marked: paint, color: layout.color }
}
