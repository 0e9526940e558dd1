//! How many articles have each value of a property.

use std::io::{self, Write};

use super::csv::write_row;
use super::paint::{Layout, Paint};
use super::table::{Row, write_table};
use super::wrap::write_line;
use super::{counted, grouped, percent};
use crate::engine::{Facet, FacetResponse};

/// What stands for the value of articles without one.
const NONE: &str = "(none)";

/// Writes the values for people.
pub fn write_facets(out: &mut dyn Write, response: &FacetResponse, layout: Layout) -> io::Result<()> {
    let query = response.query.line();
    if response.articles == 0 {
        return write_line(out, &format!("no articles match: {query}"), Paint::Plain, layout);
    }
    let values = counted(response.values, "value");
    let head = format!("{} · {query} · {values} of {}", counted(response.articles, "article"), response.field.name());
    if !layout.is_quiet {
        write_line(out, &head, Paint::Plain, layout)?;
        writeln!(out)?;
    }
    let heads =
        Row { text: response.field.name().to_owned(), numbers: vec!["articles".to_owned(), "share".to_owned()] };
    let rows: Vec<Row> = response.facets.iter().map(row).collect();
    write_table(out, &heads, &rows, layout)?;
    let shown = response.facets.iter().filter(|facet| facet.value.is_some()).count() as u64;
    if shown < response.values && !layout.is_quiet {
        let more = format!("and {} more: -n 0 shows all", grouped(response.values - shown));
        writeln!(out)?;
        write_line(out, &more, Paint::Dim, layout)?;
    }
    Ok(())
}

fn row(facet: &Facet) -> Row {
    let text = facet.value.clone().unwrap_or_else(|| NONE.to_owned());
    Row { text, numbers: vec![grouped(facet.articles), percent(facet.share)] }
}

/// Writes the values as CSV; that of articles without one is empty.
pub fn write_facets_csv(out: &mut dyn Write, response: &FacetResponse) -> io::Result<()> {
    write_row(out, &[response.field.name(), "articles", "share"])?;
    for Facet { value, articles, share } in &response.facets {
        write_row(out, &[value.as_deref().unwrap_or_default(), &articles.to_string(), &format!("{share:.6}")])?;
    }
    Ok(())
}
