//! The words near those that a query matches.

use std::io::{self, Write};

use super::csv::write_row;
use super::paint::{Layout, Paint};
use super::table::{Row, write_table};
use super::wrap::write_line;
use super::{counted, grouped};
use crate::engine::{Collocate, CollocatesResponse};

/// Writes the words for people.
pub fn write_collocates(out: &mut dyn Write, response: &CollocatesResponse, layout: Layout) -> io::Result<()> {
    let query = response.query.line();
    if response.articles == 0 {
        return write_line(out, &format!("no articles match: {query}"), Paint::Plain, layout);
    }
    let places = format!("{} in {}", counted(response.matches, "match place"), counted(response.articles, "article"));
    let window = counted(u64::from(response.window), "word");
    let head = format!("{places} · {query} · within {window}");
    if !layout.is_quiet {
        write_line(out, &head, Paint::Plain, layout)?;
        writeln!(out)?;
    }
    if response.matches == 0 {
        return write_line(out, "the query matches no word of a title or body", Paint::Plain, layout);
    }
    if response.collocates.is_empty() {
        return write_line(out, "no word is near often enough; --min 1 shows all", Paint::Plain, layout);
    }
    let heads = ["near", "corpus", "logDice", "G2"].map(str::to_owned).to_vec();
    let row = |collocate: &Collocate| Row {
        text: collocate.word.clone(),
        numbers: vec![
            grouped(collocate.near),
            grouped(collocate.corpus),
            format!("{:.2}", collocate.log_dice),
            format!("{:.1}", collocate.log_likelihood),
        ],
    };
    let rows: Vec<Row> = response.collocates.iter().map(row).collect();
    write_table(out, &Row { text: "word".to_owned(), numbers: heads }, &rows, layout)?;
    if response.has_more && !layout.is_quiet {
        writeln!(out)?;
        write_line(out, "and more: -n 0 shows all", Paint::Dim, layout)?;
    }
    Ok(())
}

/// Writes the words as CSV.
pub fn write_collocates_csv(out: &mut dyn Write, response: &CollocatesResponse) -> io::Result<()> {
    write_row(out, &["word", "near", "corpus", "log_dice", "log_likelihood"])?;
    for Collocate { word, near, corpus, log_dice, log_likelihood } in &response.collocates {
        let numbers = [near.to_string(), corpus.to_string(), format!("{log_dice:.4}"), format!("{log_likelihood:.4}")];
        write_row(out, &[word, &numbers[0], &numbers[1], &numbers[2], &numbers[3]])?;
    }
    Ok(())
}
