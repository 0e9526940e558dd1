//! What the score of an article depends on besides the article: how many there are, how long they are, and how many have
//! a word.
//!
//! tantivy counts deleted documents until they are merged away and estimates the lengths of a segment that it merges.
//! Here only living articles count, and exactly, so that the same articles have the same scores however their index
//! came to be.

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, SegmentReader, TantivyError, Term};

use super::ArticleIndex;
use super::schema::KIND_MARKER;

/// How many articles an index has, and how long they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CollectionStatistics {
    /// The living articles.
    pub(crate) articles: u64,
    /// The words of their titles and bodies.
    pub(crate) words: u64,
}

impl CollectionStatistics {
    /// Returns the mean length of an article in words; 1 where there are none.
    pub(crate) fn average_length(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a mean")]
        let mean = self.words as f64 / self.articles.max(1) as f64;
        mean.max(1.0)
    }
}

impl ArticleIndex {
    /// Counts articles and their words.
    pub(crate) fn statistics(&self, searcher: &Searcher) -> Result<CollectionStatistics, TantivyError> {
        let mut statistics = CollectionStatistics::default();
        let markers = Term::from_field_text(self.fields().kind, KIND_MARKER);
        for (segment, store) in searcher.segment_readers().iter().zip(self.stores.iter()) {
            let kinds = segment.inverted_index(self.fields().kind)?;
            let n_markers = match kinds.get_term_info(&markers)? {
                Some(info) => living_doc_freq(segment, &kinds, &info)?,
                None => 0,
            };
            statistics.articles += u64::from(segment.num_docs().saturating_sub(n_markers));
            let deleted: u64 = deleted_docs(segment).map(|doc| u64::from(store.lengths().of(doc))).sum();
            statistics.words += store.words().saturating_sub(deleted);
        }
        Ok(statistics)
    }
}

/// Returns in how many living documents of a segment a term stands.
pub(crate) fn living_doc_freq(
    segment: &SegmentReader,
    inverted: &InvertedIndexReader,
    info: &TermInfo,
) -> Result<u32, TantivyError> {
    let Some(alive) = segment.alive_bitset() else { return Ok(info.doc_freq) };
    let postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    Ok(postings.doc_freq_given_deletes(alive))
}

/// Returns in how many living documents of an index a term stands.
pub(crate) fn documents_with(searcher: &Searcher, term: &Term) -> Result<u64, TantivyError> {
    let mut documents = 0;
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(term.field())?;
        if let Some(info) = inverted.get_term_info(term)? {
            documents += u64::from(living_doc_freq(segment, &inverted, &info)?);
        }
    }
    Ok(documents)
}

/// True if a document is among others. It must not lie before the last one that was asked about.
pub(crate) fn is_in<D: DocSet + ?Sized>(docs: &mut D, doc: DocId) -> bool {
    seek_to(docs, doc) == doc
}

/// Moves to the first document from `target` on, which may lie before where it stands, and returns it.
pub(crate) fn seek_to<D: DocSet + ?Sized>(docs: &mut D, target: DocId) -> DocId {
    if docs.doc() < target { docs.seek(target) } else { docs.doc() }
}

fn deleted_docs(segment: &SegmentReader) -> impl Iterator<Item = DocId> {
    let alive = segment.alive_bitset();
    let last = if alive.is_some() { segment.max_doc() } else { 0 };
    (0..last).filter(move |doc| alive.is_some_and(|alive| alive.is_deleted(*doc)))
}
