//! A result list for people.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Layout, Paint, harmless};
use super::titles::{TitleColumns, write_titles};
use super::wrap::{Look, cut, wrap};
use super::{counted, grouped};
use crate::engine::{
    ExpansionWord, Explanation, Fragment, FurnitureCount, Hit, Page, SearchResponse, Totals, WordCount,
};

/// The columns before the text of a hit: its number and a space on each side.
const MARGIN: usize = 4;
/// The columns for a score and the space before it.
const SCORE: usize = 8;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListLook {
    /// What was asked for; the number of the first article follows from it.
    pub page: Page,
    /// Whether the list goes on from a cursor: it is not known then which number its first article has.
    pub goes_on: bool,
    /// How much of each article is written.
    pub detail: Detail,
    /// Whether to say how long it took.
    pub has_time: bool,
    /// How it is written for people.
    pub layout: Layout,
}

/// How much of an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What matched, with the texts around it.
    Fragments,
    /// One line.
    Title,
}

/// Writes the list.
pub fn write_results(out: &mut dyn Write, response: &SearchResponse, look: ListLook) -> io::Result<()> {
    if !look.layout.is_quiet {
        write_head(out, response, look)?;
    }
    let n_full = response.hits.iter().take_while(|hit| !hit.partial).count();
    let (full, partial) = response.hits.split_at(n_full);
    let first = if look.goes_on { 1 } else { look.page.offset + 1 };
    let columns = TitleColumns::of(first, &response.hits, look.layout);
    write_hits(out, first, full, columns, look)?;
    if !partial.is_empty() {
        if !look.layout.is_quiet {
            let rule = " ── with some of the words ──";
            writeln!(out, "\n{}", Paint::Dim.apply(rule, look.layout.color))?;
        }
        write_hits(out, first + n_full, partial, columns, look)?;
    }
    if look.layout.is_quiet || response.totals.any_word == 0 {
        return Ok(());
    }
    write_footer(out, response, first, look)
}

fn write_hits(
    out: &mut dyn Write,
    first: usize,
    hits: &[Hit],
    columns: TitleColumns,
    look: ListLook,
) -> io::Result<()> {
    if hits.is_empty() {
        return Ok(());
    }
    if look.detail == Detail::Title {
        if !look.layout.is_quiet {
            writeln!(out)?;
        }
        return write_titles(out, first, hits, columns);
    }
    for (number, hit) in (first..).zip(hits) {
        let is_at_start = look.layout.is_quiet && number == first && !hit.partial;
        if !is_at_start {
            writeln!(out)?;
        }
        write_hit(out, number, hit, look.layout)?;
    }
    Ok(())
}

/// Says how many articles there are, and of what there are none. A query that is longer than a line is cut.
fn write_head(out: &mut dyn Write, response: &SearchResponse, look: ListLook) -> io::Result<()> {
    let layout = look.layout;
    let words = harmless(&response.query.line());
    let words = words.trim();
    if response.totals.any_word == 0 {
        let start = "no articles match: ";
        writeln!(out, "{start}{}", cut(words, layout.width.saturating_sub(start.width())))?;
        write_word_counts(out, &response.words, layout)?;
        return response.furniture.as_ref().map_or(Ok(()), |count| write_furniture(out, count, layout));
    }
    let found = found(response);
    let took = if look.has_time { format!(" · {:.1} ms", response.timings.total_ms) } else { String::new() };
    let header = format!("{found} · {}{took}", cut(words, layout.width));
    for line in wrap(&header, &[], layout.width, 0, self::look(Paint::Plain, layout)) {
        writeln!(out, "{line}")?;
    }
    write_expansion(out, &response.expansion, layout)?;
    write_word_counts(out, &response.words, layout)
}

/// Names the words that were added to the query.
fn write_expansion(out: &mut dyn Write, words: &[ExpansionWord], layout: Layout) -> io::Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = words.iter().map(|added| harmless(&added.word)).collect();
    let text = format!("also looked for: {}", words.join(" "));
    for line in wrap(&text, &[], layout.width, 0, look(Paint::Dim, layout)) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn write_furniture(out: &mut dyn Write, count: &FurnitureCount, layout: Layout) -> io::Result<()> {
    let has = if count.articles == 1 { "has" } else { "have" };
    let text = format!("{} {has} it in page furniture: {}", counted(count.articles, "article"), harmless(&count.query));
    for line in wrap(&text, &[], layout.width - 2, 0, look(Paint::Plain, layout)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
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
    if let Some(explanation) = &hit.explanation {
        for line in wrap(&explained(explanation), &[], text_width, 0, look(Paint::Dim, layout)) {
            writeln!(out, "{margin}{line}")?;
        }
    }
    Ok(())
}

/// Says what a score is the sum of.
fn explained(explanation: &Explanation) -> String {
    let parts = explanation.parts.iter().map(|part| {
        let places = [("title", part.in_title), ("body", part.in_body)];
        let places =
            places.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {}", grouped(*count)));
        let places = places.collect::<Vec<_>>().join(", ");
        let places = if places.is_empty() { places } else { format!(" ({places})") };
        format!("{} {:.2}{places}", part.text, part.score)
    });
    let raises = [("close together", explanation.closeness), ("as written", explanation.exactness)];
    let raises = raises.into_iter().filter(|(_, score)| *score > 0.0).map(|(name, score)| format!("{name} {score:.2}"));
    let recency = explanation.recency.map(|score| format!("recency {score:.2}"));
    let terms: Vec<String> = parts.chain(raises).chain(recency).collect();
    if terms.is_empty() { "= nothing that counts".to_owned() } else { format!("= {}", terms.join(" + ")) }
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

/// Says how to read an article and how the list goes on.
fn write_footer(out: &mut dyn Write, response: &SearchResponse, first: usize, look: ListLook) -> io::Result<()> {
    let shown = response.hits.len();
    let last = look.page.offset + shown;
    let total = response.totals.any_word;
    let mut parts = Vec::new();
    if shown > 0 {
        parts.push(format!("dateline show {first}"));
    } else {
        parts.push("no articles on this page".to_owned());
    }
    match &response.next_cursor {
        Some(cursor) if look.goes_on => parts.push(format!("more: --cursor {cursor}")),
        _ if shown > 0 && !look.goes_on && (last as u64) < total => parts.push(format!("more: --offset {last}")),
        _ => {}
    }
    writeln!(out, "\n {}", Paint::Dim.apply(&parts.join(" · "), look.layout.color))
}

/// Returns the columns that a line takes, colours left aside.
fn visible_width(line: &str) -> usize {
    anstream::adapter::strip_str(line).to_string().width()
}

fn look(paint: Paint, layout: Layout) -> Look {
    Look { plain: paint, marked: paint, color: layout.color }
}
