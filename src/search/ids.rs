//! The ids of articles, by which ties are broken.

use std::ops::Bound;

use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, TantivyError};

use crate::index::ArticleColumns;

/// Returns the id of an article, None if it cannot be read.
pub(super) fn id_of(columns: &[ArticleColumns], address: DocAddress) -> Option<String> {
    let column = columns.get(address.segment_ord as usize)?.ids.as_ref()?;
    let ordinal = column.term_ords(address.doc_id).next()?;
    let mut id = String::new();
    column.ord_to_str(ordinal, &mut id).ok()?.then_some(id)
}

/// Returns the number of the first id of a segment that comes after this one.
pub(super) fn first_behind(column: Option<&StrColumn>, id: &str) -> Result<u64, TantivyError> {
    let Some(column) = column else { return Ok(0) };
    let (first, _) = column.dictionary().term_bounds_to_ord(Bound::Excluded(id.as_bytes()), Bound::Unbounded)?;
    Ok(match first {
        Bound::Included(ordinal) => ordinal,
        Bound::Excluded(ordinal) => ordinal + 1,
        Bound::Unbounded => 0,
    })
}
