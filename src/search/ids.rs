//! The ids of articles, by which ties are broken.

use std::ops::Bound;

use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, Searcher, TantivyError};

/// The ids of all segments.
pub(super) struct Ids {
    columns: Vec<Option<StrColumn>>,
}

impl Ids {
    pub(super) fn open(searcher: &Searcher) -> Result<Self, TantivyError> {
        let columns = searcher.segment_readers().iter().map(|segment| segment.fast_fields().str("id"));
        Ok(Self { columns: columns.collect::<Result<_, _>>()? })
    }

    /// Returns the id, None if it cannot be read.
    pub(super) fn text(&self, address: DocAddress) -> Option<String> {
        let column = self.columns.get(address.segment_ord as usize)?.as_ref()?;
        let ordinal = column.term_ords(address.doc_id).next()?;
        let mut id = String::new();
        column.ord_to_str(ordinal, &mut id).ok()?.then_some(id)
    }
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
