//! What only the whole corpus can tell about its articles, found out when all of them are in the index.
//!
//! The terms of an index say in how many articles a line stands. Articles of which the stored form does not agree with
//! that are written again. The outcome depends on the articles alone, so that many small runs end as one large run.

use std::collections::BTreeSet;

use tantivy::columnar::Column;
use tantivy::{DocAddress, TantivyError};

use super::glue_review::GlueReview;
use super::line_review::LineReview;
use super::stored::StoredField;
use super::{ArticleIndex, ArticleWriter, IndexError, Provenance, Replaces, glue, lines};
use crate::article::Article;
use crate::date::Moment;

/// Writes the articles again that look different now that all are there. What was written before must be committed; what
/// this writes last is not committed yet.
///
/// Lines come before glued words: they decide which words a body has.
pub(super) fn settle(writer: &ArticleWriter) -> Result<(), IndexError> {
    let mut index = writer.snapshot()?;
    let lines_review = LineReview::of(&index).map_err(|error| index.error(&error))?;
    write_again(writer, &index, &lines_review.outdated, &mut |article| {
        lines::settle(article, &|key| lines_review.repeated.contains(&key));
    })?;
    if !lines_review.outdated.is_empty() {
        writer.commit()?;
        index = writer.snapshot()?;
    }
    let glue_review = GlueReview::of(&index).map_err(|error| index.error(&error))?;
    write_again(writer, &index, &glue_review.outdated, &mut |article| {
        glue::settle(article, &|word| glue_review.parts.get(word).cloned());
    })
}

/// Writes articles in place of their stored forms, changed, as coming from the same files.
fn write_again(
    writer: &ArticleWriter,
    index: &ArticleIndex,
    outdated: &BTreeSet<DocAddress>,
    change: &mut dyn FnMut(&mut Article),
) -> Result<(), IndexError> {
    let searcher = index.searcher();
    let provenance = |address: DocAddress| -> Result<[Option<u64>; 3], TantivyError> {
        let columns = searcher.segment_reader(address.segment_ord).fast_fields();
        let value = |column: Option<Column<u64>>| column.and_then(|column| column.first(address.doc_id));
        let column = |name| columns.column_opt(name).map(value);
        Ok([column("content")?, column("first_indexed")?, column("stamp")?])
    };
    let mut adder = writer.adder();
    for address in outdated {
        let [content, first_indexed, stamp] = provenance(*address).map_err(|error| index.error(&error))?;
        let stored = index.document(*address)?;
        let location = stored.text(StoredField::Location).unwrap_or_default().to_owned();
        let mut article = index.to_article(stored)?;
        change(&mut article);
        let provenance = Provenance {
            location: &location,
            content: content.unwrap_or_default(),
            first_indexed: Moment::of_seconds(first_indexed.unwrap_or_default()),
            stamp,
        };
        adder.add(article, provenance, Replaces::Id, Box::new(()))?;
    }
    Ok(())
}
