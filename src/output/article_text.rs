//! Articles as plain text, one after the other.

use std::io::{self, Write};

use super::paint::harmless;
use crate::article::Article;
use crate::eval::one_word;

/// What parts articles, on a line of its own.
const RULE: &str = "────────────────────";

/// Writes the title, a line that says where it is from and when, and the body; then a rule.
pub fn write_article_text(out: &mut dyn Write, article: &Article) -> io::Result<()> {
    let title = article.title.as_deref().map(harmless);
    let date = article.published.map(|published| published.to_string());
    let facts = [article.source.clone(), date, article.author.clone(), Some(article.id.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| harmless(&fact)).collect();
    writeln!(out, "{}\n{}\n", title.as_deref().unwrap_or("(untitled)"), facts.join(" · "))?;
    for line in article.body.lines() {
        writeln!(out, "{}", harmless(line))?;
    }
    writeln!(out, "\n{RULE}\n")
}

/// Writes the id on one line.
pub fn write_id(out: &mut dyn Write, article: &Article) -> io::Result<()> {
    writeln!(out, "{}", one_word(&article.id))
}
