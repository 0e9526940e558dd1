//! What only the whole corpus can tell about its articles, found out when all of them are in the index.
//!
//! The terms of an index say in how many articles a line stands. Articles of which the stored form does not agree with
//! that are written again. The outcome depends on the articles alone, so that many small runs end as one large run.

use std::collections::BTreeSet;

use tantivy::columnar::Column;
use tantivy::{DocAddress, TantivyDocument, TantivyError};

use super::glue_review::GlueReview;
use super::line_review::LineReview;
use super::{ArticleIndex, ArticleWriter, IndexError, Provenance, Replaces, document, glue, lines};
use crate::article::Article;

/// Writes the articles again whose lines are furniture now and were not before, or the other way round. Returns how
/// many.
///
/// What was written before must be committed; what this writes is not committed yet.
pub(super) fn settle_lines(writer: &ArticleWriter) -> Result<usize, IndexError> {
    let index = writer.snapshot()?;
    let review = LineReview::of(&index).map_err(|error| index.error(&error))?;
    write_all_again(writer, &index, &review.outdated, &mut |article| {
        lines::settle(article, &|key| review.repeated.contains(&key));
    })
}

/// Does the same for words that are glued. Lines must be settled before: they decide which words a body has.
pub(super) fn settle_glue(writer: &ArticleWriter) -> Result<usize, IndexError> {
    let index = writer.snapshot()?;
    let review = GlueReview::of(&index).map_err(|error| index.error(&error))?;
    write_all_again(writer, &index, &review.outdated, &mut |article| {
        glue::settle(article, &|word| review.parts.get(word).cloned());
    })
}

fn write_all_again(
    writer: &ArticleWriter,
    index: &ArticleIndex,
    outdated: &BTreeSet<DocAddress>,
    change: &mut dyn FnMut(&mut Article),
) -> Result<usize, IndexError> {
    for address in outdated {
        let mut article = index.article(*address)?;
        change(&mut article);
        write_again(writer, index, *address, &article)?;
    }
    Ok(outdated.len())
}

/// Writes an article in place of its stored form, as coming from the same file.
fn write_again(
    writer: &ArticleWriter,
    index: &ArticleIndex,
    address: DocAddress,
    article: &Article,
) -> Result<(), IndexError> {
    let searcher = index.searcher();
    let read = || -> Result<(TantivyDocument, Option<u64>, Option<u64>), TantivyError> {
        let columns = searcher.segment_reader(address.segment_ord).fast_fields();
        let value = |column: Option<Column<u64>>| column.and_then(|column| column.first(address.doc_id));
        let (content, stamp) = (columns.column_opt("content")?, columns.column_opt("stamp")?);
        Ok((searcher.doc(address)?, value(content), value(stamp)))
    };
    let (stored, content, stamp) = read().map_err(|error| index.error(&error))?;
    let location = document::location(index.fields(), &stored).unwrap_or_default();
    let provenance = Provenance { location: &location, content: content.unwrap_or_default(), stamp };
    writer.add(article, provenance, Replaces::Id, Box::new(()))
}
