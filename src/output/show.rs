//! One article, for reading.

use std::io::{self, Write};

use super::paint::{Layout, Paint, harmless};
use super::wrap::{Look, wrap};
use crate::article::Article;
use crate::ingest::Rules;

/// The widest that a text is set: longer lines are hard to read.
const MAX_TEXT_WIDTH: usize = 100;

/// Writes an article, and what of its page was left out; with `rules`, also which rule found each field and left out
/// each line.
pub fn write_article(out: &mut dyn Write, article: &Article, rules: Option<&Rules>, layout: Layout) -> io::Result<()> {
    let width = layout.width.min(MAX_TEXT_WIDTH);
    let title = article.title.as_deref().unwrap_or("(untitled)");
    write_text(out, title, width, Paint::Title, layout)?;
    write_facts(out, article, rules, layout)?;
    for paragraph in article.body.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        writeln!(out)?;
        write_text(out, paragraph, width, Paint::Plain, layout)?;
    }
    if !article.furniture.is_empty() {
        writeln!(out, "\n{}", Paint::Dim.apply("left out as parts of the page:", layout.color))?;
    }
    for (place, furniture) in article.furniture.iter().enumerate() {
        let rule = rules.and_then(|rules| rules.furniture.get(place)).map(|rule| format!("{rule}: "));
        let text = format!("  {}{}", rule.unwrap_or_default(), harmless(&furniture.text));
        writeln!(out, "{}", Paint::Dim.apply(&text, layout.color))?;
    }
    Ok(())
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

fn write_text(out: &mut dyn Write, text: &str, width: usize, paint: Paint, layout: Layout) -> io::Result<()> {
    let look = Look { plain: paint, marked: paint, color: layout.color };
    for line in wrap(text, &[], width, 0, look) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
