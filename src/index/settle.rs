//! What only the whole corpus can tell about its articles, found out when all of them are in the index.
//!
//! The terms of an index say in how many articles a line stands. Articles of which the stored form does not agree with
//! that are written again. The outcome depends on the articles alone, so that many small runs end as one large run.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermMerger;
use tantivy::{
    DocAddress, DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyDocument, TantivyError,
};

use super::{ArticleIndex, ArticleWriter, IndexError, Provenance, Replaces, document, lines};
use crate::article::Article;

/// Writes the articles again whose lines are furniture now and were not before, or the other way round. Returns how
/// many.
///
/// What was written before must be committed; what this writes is not committed yet.
pub(super) fn settle_lines(writer: &ArticleWriter) -> Result<u64, IndexError> {
    let index = writer.snapshot()?;
    let review = LineReview::of(&index).map_err(|error| index.error(&error))?;
    for address in &review.outdated {
        let mut article = index.article(*address)?;
        lines::settle(&mut article, &|key| review.repeated.contains(&key));
        write_again(writer, &index, *address, &article)?;
    }
    Ok(review.outdated.len() as u64)
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

/// Which lines repeat, and which articles do not agree with that.
#[derive(Debug, Default)]
struct LineReview {
    repeated: HashSet<u64>,
    outdated: BTreeSet<DocAddress>,
}

/// The columns of a segment that a review needs.
struct Columns {
    outlet: Option<Column<u64>>,
    story: Option<Column<u64>>,
}

impl LineReview {
    fn of(index: &ArticleIndex) -> Result<Self, TantivyError> {
        let searcher = index.searcher();
        let fields = [index.fields().lines, index.fields().repeated_lines];
        let columns: Vec<Columns> = searcher.segment_readers().iter().map(Columns::open).collect::<Result<_, _>>()?;
        let outlets = count_outlets(&searcher, &columns);
        let mut review = Self::default();
        let n_segments = columns.len();
        let dictionaries = dictionaries(&searcher, &fields)?;
        let streams = dictionaries.iter().map(|dictionary| dictionary.terms().stream()).collect::<Result<_, _>>()?;
        let mut terms = TermMerger::new(streams);
        while terms.advance() {
            let places: Vec<(usize, TermInfo)> = terms.current_segment_ords_and_term_infos().collect();
            let at_most: u32 = places.iter().map(|(_, info)| info.doc_freq).sum();
            let was_repeated = places.iter().any(|(place, _)| *place >= n_segments);
            if (at_most as usize) < lines::threshold(0) && !was_repeated {
                continue;
            }
            let Ok(key) = terms.key().try_into().map(u64::from_be_bytes) else { continue };
            let mut in_body = Vec::new();
            let mut moved = Vec::new();
            for (place, info) in places {
                let documents = if place < n_segments { &mut in_body } else { &mut moved };
                living(&searcher, place % n_segments, &dictionaries[place], &info, documents)?;
            }
            let Some(first) = in_body.first().or(moved.first()) else { continue };
            let outlet = columns[first.segment_ord as usize].outlet(first.doc_id);
            let threshold = lines::threshold(outlets.get(&outlet).copied().unwrap_or_default());
            let mut stories = HashSet::new();
            for address in in_body.iter().chain(&moved) {
                stories.insert(columns[address.segment_ord as usize].story(address.doc_id));
                if stories.len() == threshold {
                    break;
                }
            }
            if stories.len() == threshold {
                review.repeated.insert(key);
                review.outdated.extend(in_body);
            } else {
                review.outdated.extend(moved);
            }
        }
        Ok(review)
    }
}

impl Columns {
    fn open(segment: &SegmentReader) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        Ok(Self { outlet: columns.column_opt("outlet")?, story: columns.column_opt("story")? })
    }

    fn outlet(&self, doc: u32) -> u64 {
        self.outlet.as_ref().and_then(|column| column.first(doc)).unwrap_or_default()
    }

    fn story(&self, doc: u32) -> u64 {
        self.story.as_ref().and_then(|column| column.first(doc)).unwrap_or_default()
    }
}

/// Returns how many articles each outlet has.
fn count_outlets(searcher: &Searcher, columns: &[Columns]) -> HashMap<u64, u32> {
    let mut counts = HashMap::new();
    for (segment, columns) in searcher.segment_readers().iter().zip(columns) {
        let Some(outlets) = &columns.outlet else { continue };
        for doc in segment.doc_ids_alive() {
            if let Some(outlet) = outlets.first(doc) {
                *counts.entry(outlet).or_default() += 1;
            }
        }
    }
    counts
}

/// Returns the dictionaries of the first field in all segments, then those of the next.
fn dictionaries(searcher: &Searcher, fields: &[Field]) -> Result<Vec<Arc<InvertedIndexReader>>, TantivyError> {
    let mut dictionaries = Vec::new();
    for field in fields {
        for segment in searcher.segment_readers() {
            dictionaries.push(segment.inverted_index(*field)?);
        }
    }
    Ok(dictionaries)
}

/// Adds the living documents of a term.
fn living(
    searcher: &Searcher,
    segment: usize,
    dictionary: &InvertedIndexReader,
    info: &TermInfo,
    found: &mut Vec<DocAddress>,
) -> Result<(), TantivyError> {
    let segment_ord = u32::try_from(segment).expect("segments have numbers of 32 bits");
    let segment = searcher.segment_reader(segment_ord);
    let mut postings = dictionary.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while postings.doc() != TERMINATED {
        let doc = postings.doc();
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
            found.push(DocAddress::new(segment_ord, doc));
        }
        postings.advance();
    }
    Ok(())
}
