//! Runs over the terms of two fields at once: one of what may be furniture or glued, one of what was found to be.

use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermMerger;
use tantivy::{DocAddress, InvertedIndexReader, Searcher, TantivyError};

use super::article_index::push_living;

/// A term of one of the two fields, or of both.
pub(super) struct ReviewedTerm<'a> {
    /// The term, without its field.
    pub(super) bytes: &'a [u8],
    /// The articles that may have to be written otherwise for it.
    pub(super) suspected: Vec<DocAddress>,
    /// Those that are written so.
    pub(super) found: Vec<DocAddress>,
}

/// Calls `review` with each term that a living document has in one of the fields.
///
/// Terms that only the field `suspected` has are passed over, before their documents are read, unless `is_candidate` of
/// their number of documents, deleted ones among them.
pub(super) fn review_terms(
    searcher: &Searcher,
    suspected: Field,
    found: Field,
    is_candidate: impl Fn(u32) -> bool,
    mut review: impl FnMut(ReviewedTerm<'_>),
) -> Result<(), TantivyError> {
    let n_segments = searcher.segment_readers().len();
    let mut dictionaries = dictionaries(searcher, suspected)?;
    dictionaries.extend(self::dictionaries(searcher, found)?);
    let streams = dictionaries.iter().map(|dictionary| dictionary.terms().stream()).collect::<Result<_, _>>()?;
    let mut terms = TermMerger::new(streams);
    while terms.advance() {
        let places: Vec<(usize, TermInfo)> = terms.current_segment_ords_and_term_infos().collect();
        let was_found = places.iter().any(|(place, _)| *place >= n_segments);
        let at_most: u32 = places.iter().map(|(_, info)| info.doc_freq).sum();
        if !was_found && !is_candidate(at_most) {
            continue;
        }
        let mut term = ReviewedTerm { bytes: terms.key(), suspected: Vec::new(), found: Vec::new() };
        for (place, info) in places {
            let documents = if place < n_segments { &mut term.suspected } else { &mut term.found };
            let segment_ord = u32::try_from(place % n_segments).expect("segments have numbers of 32 bits");
            let postings = dictionaries[place].read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            push_living(segment_ord, searcher.segment_reader(segment_ord), postings, usize::MAX, documents);
        }
        if !term.suspected.is_empty() || !term.found.is_empty() {
            review(term);
        }
    }
    Ok(())
}

/// Returns the dictionary of a field in each segment.
pub(super) fn dictionaries(searcher: &Searcher, field: Field) -> Result<Vec<Arc<InvertedIndexReader>>, TantivyError> {
    searcher.segment_readers().iter().map(|segment| segment.inverted_index(field)).collect()
}
