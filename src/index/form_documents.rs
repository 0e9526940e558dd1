//! The documents that have a word, however it is written.

use std::sync::Arc;

use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyError};

use crate::analysis::{end_of_form, is_part};

/// Returns the living documents that have a word of this folded form, in order, up to `most`. Parts of glued words do not
/// count.
///
/// `dictionaries` are those of a field of written or of surface forms, one for each segment.
pub(super) fn documents_with_form(
    searcher: &Searcher,
    dictionaries: &[Arc<InvertedIndexReader>],
    folded: &str,
    most: usize,
) -> Result<Vec<DocAddress>, TantivyError> {
    let end = end_of_form(folded);
    let mut found = Vec::new();
    for (ordinal, (segment, inverted)) in (0_u32..).zip(searcher.segment_readers().iter().zip(dictionaries)) {
        let mut spellings = Vec::new();
        let mut terms = inverted.terms().range().ge(folded).lt(&end).into_stream()?;
        while let Some((term, info)) = terms.next() {
            if !std::str::from_utf8(term).is_ok_and(is_part) {
                spellings.push(inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?);
            }
        }
        push_union(ordinal, segment, &mut spellings, most, &mut found);
    }
    Ok(found)
}

/// Adds the living documents of any of these, each once and in order, until there are `most`.
fn push_union(
    segment_ord: u32,
    segment: &SegmentReader,
    spellings: &mut [SegmentPostings],
    most: usize,
    found: &mut Vec<DocAddress>,
) {
    while found.len() < most {
        let Some(doc) = spellings.iter().map(DocSet::doc).min().filter(|doc| *doc != TERMINATED) else { return };
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
            found.push(DocAddress::new(segment_ord, doc));
        }
        for postings in spellings.iter_mut().filter(|postings| postings.doc() == doc) {
            postings.advance();
        }
    }
}
