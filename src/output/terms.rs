//! The words of a corpus.

use std::io::{self, Write};

use super::csv::write_row;
use super::grouped;
use super::paint::{Layout, Paint};
use super::table::{Row, write_table};
use super::wrap::write_line;
use crate::engine::{TermCount, TermsResponse};

/// Writes the words for people.
pub fn write_terms(out: &mut dyn Write, response: &TermsResponse, layout: Layout) -> io::Result<()> {
    if response.terms.is_empty() {
        let what = if response.pattern.is_empty() { String::new() } else { format!(" like {}", response.pattern) };
        return write_line(out, &format!("no words{what}"), Paint::Plain, layout);
    }
    let heads = Row { text: "word".to_owned(), numbers: vec!["articles".to_owned(), "occurrences".to_owned()] };
    let row = |term: &TermCount| Row {
        text: term.word.clone(),
        numbers: vec![grouped(term.articles), grouped(term.occurrences)],
    };
    write_table(out, &heads, &response.terms.iter().map(row).collect::<Vec<_>>(), layout)?;
    if response.has_more && !layout.is_quiet {
        writeln!(out)?;
        write_line(out, "and more: -n 0 shows all", Paint::Dim, layout)?;
    }
    Ok(())
}

/// Writes the words as CSV.
pub fn write_terms_csv(out: &mut dyn Write, response: &TermsResponse) -> io::Result<()> {
    write_row(out, &["word", "articles", "occurrences"])?;
    for TermCount { word, articles, occurrences } in &response.terms {
        write_row(out, &[word, &articles.to_string(), &occurrences.to_string()])?;
    }
    Ok(())
}
