//! The columns that scores and orders of result lists read, opened once.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{Searcher, TantivyError};

use super::{ArticleIndex, Lengths};

/// The columns of a segment.
#[derive(Debug, Clone)]
pub(crate) struct ArticleColumns {
    /// How many words an article has.
    pub(crate) lengths: Lengths,
    /// When it was published; None if that is known of no article.
    pub(crate) published: Option<Column<u64>>,
    /// When it was first indexed, in seconds: see [`crate::date::Moment`]; None in a segment without articles.
    pub(crate) first_indexed: Option<Column<u64>>,
    /// Its id.
    pub(crate) ids: Option<StrColumn>,
}

impl ArticleIndex {
    /// Returns the columns of each segment.
    pub(crate) fn columns(&self, searcher: &Searcher) -> Result<&[ArticleColumns], TantivyError> {
        if let Some(columns) = self.columns.get() {
            return Ok(columns);
        }
        let mut opened = Vec::with_capacity(searcher.segment_readers().len());
        for (segment, store) in searcher.segment_readers().iter().zip(self.stores.iter()) {
            let columns = segment.fast_fields();
            opened.push(ArticleColumns {
                lengths: store.lengths().clone(),
                published: columns.column_opt("published")?,
                first_indexed: columns.column_opt("first_indexed")?,
                ids: columns.str("id")?,
            });
        }
        Ok(self.columns.get_or_init(|| opened))
    }
}
