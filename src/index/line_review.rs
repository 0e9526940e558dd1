//! Which lines repeat, by what the index says.

use std::collections::{BTreeSet, HashMap, HashSet};

use tantivy::columnar::Column;
use tantivy::postings::TermInfo;
use tantivy::termdict::TermMerger;
use tantivy::{DocAddress, Searcher, SegmentReader, TantivyError};

use super::settle::{dictionaries, living};
use super::{ArticleIndex, lines};

/// Which lines repeat, and which articles do not agree with that.
#[derive(Debug, Default)]
pub(super) struct LineReview {
    pub(super) repeated: HashSet<u64>,
    pub(super) outdated: BTreeSet<DocAddress>,
}

/// The columns of a segment that a review needs.
struct Columns {
    outlet: Option<Column<u64>>,
    story: Option<Column<u64>>,
}

impl LineReview {
    pub(super) fn of(index: &ArticleIndex) -> Result<Self, TantivyError> {
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
