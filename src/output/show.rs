//! One article, for reading.

use std::io::{self, Write};
use std::ops::Range;

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};
use crate::article::Article;
use crate::engine::{ArticleMarks, Mark, MarkedArticle};
use crate::ingest::Rules;

/// The widest that a text is set: longer lines are hard to read.
const MAX_TEXT_WIDTH: usize = 100;

/// Writes an article, and what of its page was left out; with `rules`, also which rule found each field and left out
/// each line.
pub fn write_article(out: &mut dyn Write, article: &Article, rules: Option<&Rules>, layout: Layout) -> io::Result<()> {
    write_parts(out, article, &ArticleMarks::default(), rules, layout).map(|_| ())
}

/// Writes an article with what matches in it. Returns the number of the first line with a match, from 1.
pub fn write_marked_article(out: &mut dyn Write, marked: &MarkedArticle, layout: Layout) -> io::Result<Option<usize>> {
    write_parts(out, &marked.article, &marked.matches, None, layout)
}

fn write_parts(
    out: &mut dyn Write,
    article: &Article,
    marks: &ArticleMarks,
    rules: Option<&Rules>,
    layout: Layout,
) -> io::Result<Option<usize>> {
    let width = layout.width.min(MAX_TEXT_WIDTH);
    let mut out = LineCounter { out, lines: 0 };
    let title = article.title.as_deref().unwrap_or("(untitled)");
    let look = Look { plain: Paint::Title, marked: Paint::TitleMatch, color: layout.color };
    for line in wrap(title, &marks.title, width, 0, look) {
        writeln!(out, "{line}")?;
    }
    write_facts(&mut out, article, rules, layout)?;
    let look = Look { plain: Paint::Plain, marked: Paint::Match, color: layout.color };
    let mut first_match = None;
    let mut start = 0;
    for paragraph in article.body.split("\n\n") {
        let range = start..start + paragraph.len();
        start = range.end + 2;
        if paragraph.is_empty() {
            continue;
        }
        writeln!(out)?;
        let marks = marks_within(&marks.body, &range);
        if let (None, Some(first)) = (first_match, marks.first()) {
            // Up to the match, lines are broken as they are without what follows.
            let before = wrap(&paragraph[..first.end], &marks[..1], width, 0, look);
            first_match = Some(out.lines + before.len());
        }
        for line in wrap(paragraph, &marks, width, 0, look) {
            writeln!(out, "{line}")?;
        }
    }
    if !article.furniture.is_empty() {
        writeln!(out, "\n{}", Paint::Dim.apply("left out as parts of the page:", layout.color))?;
    }
    for (place, furniture) in article.furniture.iter().enumerate() {
        let rule = rules.and_then(|rules| rules.furniture.get(place)).map(|rule| format!("{rule}: "));
        let text = format!("  {}{}", rule.unwrap_or_default(), harmless(&furniture.text));
        writeln!(out, "{}", Paint::Dim.apply(&text, layout.color))?;
    }
    Ok(first_match)
}

/// Returns the marks within a part of a text as places in that part; of those that go beyond it, what lies in it.
fn marks_within(marks: &[Mark], part: &Range<usize>) -> Vec<Mark> {
    let first = marks.partition_point(|mark| mark.end <= part.start);
    let within = marks[first..].iter().take_while(|mark| mark.start < part.end);
    let clip = |mark: &Mark| Mark {
        start: mark.start.max(part.start) - part.start,
        end: mark.end.min(part.end) - part.start,
        // Only bytes are needed to break lines.
        start_char: 0,
        end_char: 0,
    };
    within.map(clip).collect()
}

/// Counts the lines that are written.
struct LineCounter<'a> {
    out: &'a mut dyn Write,
    lines: usize,
}

impl Write for LineCounter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.lines += bytes[..written].split(|byte| *byte == b'\n').count() - 1;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn write_facts(out: &mut dyn Write, article: &Article, rules: Option<&Rules>, layout: Layout) -> io::Result<()> {
    let published = article.published.map(|published| {
        let from = article.published_from.map_or("", |from| from.name());
        format!("{published} (from {})", from.replace('_', " "))
    });
    let glued: Vec<String> = article.glued.iter().map(|parts| parts.join("|")).collect();
    let rule = |rule: fn(&Rules) -> Option<&'static str>| rules.and_then(rule);
    let facts = [
        ("title", rule(|rules| rules.title).map(|_| String::new()), rule(|rules| rules.title)),
        ("source", article.source.clone(), rule(|rules| rules.source)),
        ("author", article.author.clone(), rule(|rules| rules.author)),
        ("section", article.section.clone(), rule(|rules| rules.section)),
        ("date", published, rule(|rules| rules.published)),
        ("language", Some(article.language.to_string()), rule(|rules| rules.language)),
        ("url", article.url.clone(), rule(|rules| rules.url)),
        ("id", Some(article.id.clone()), None),
        ("origin", Some(article.origin.clone()).filter(|origin| *origin != article.id), None),
        ("glued", Some(glued.join(", ")).filter(|glued| !glued.is_empty()), None),
    ];
    for (name, value, rule) in facts {
        let Some(value) = value else { continue };
        let name = Paint::Dim.apply(&format!("{name:<8}"), layout.color);
        let rule = rule.map(|rule| Paint::Dim.apply(&format!("[{rule}]"), layout.color));
        let parts = [Some(name), Some(harmless(&value)).filter(|value| !value.is_empty()), rule];
        writeln!(out, "{}", parts.into_iter().flatten().collect::<Vec<_>>().join(" "))?;
    }
    Ok(())
}
