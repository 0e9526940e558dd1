//! One article, for reading.

use std::io::{self, Write};

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};
use crate::article::Article;

/// The widest that a text is set: longer lines are hard to read.
const MAX_TEXT_WIDTH: usize = 100;

/// Writes an article, and what of its page was left out.
pub fn write_article(out: &mut dyn Write, article: &Article, layout: Layout) -> io::Result<()> {
    let width = layout.width.min(MAX_TEXT_WIDTH);
    let title = article.title.as_deref().unwrap_or("(untitled)");
    write_text(out, title, width, Paint::Title, layout)?;
    let published = article.published.map(|published| {
        let from = article.published_from.map_or("", |from| from.name());
        format!("{published} (from {})", from.replace('_', " "))
    });
    let facts = [
        ("source", article.source.clone()),
        ("author", article.author.clone()),
        ("section", article.section.clone()),
        ("date", published),
        ("language", Some(article.language.to_string())),
        ("url", article.url.clone()),
        ("id", Some(article.id.clone())),
        ("origin", Some(article.origin.clone()).filter(|origin| *origin != article.id)),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            writeln!(out, "{} {}", Paint::Dim.apply(&format!("{name:<8}"), layout.color), harmless(&value))?;
        }
    }
    for paragraph in article.body.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        writeln!(out)?;
        write_text(out, paragraph, width, Paint::Plain, layout)?;
    }
    if !article.furniture.is_empty() {
        writeln!(out, "\n{}", Paint::Dim.apply("left out as parts of the page:", layout.color))?;
        for furniture in &article.furniture {
            let text = format!("  {}", harmless(&furniture.text));
            writeln!(out, "{}", Paint::Dim.apply(&text, layout.color))?;
        }
    }
    Ok(())
}

fn write_text(out: &mut dyn Write, text: &str, width: usize, paint: Paint, layout: Layout) -> io::Result<()> {
    let look = Look { plain: paint, marked: paint, color: layout.color };
    for line in wrap(text, &[], width, 0, look) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
