//! Which lines repeat, by what the index says.

use std::collections::{BTreeSet, HashMap, HashSet};

use tantivy::columnar::Column;
use tantivy::{DocAddress, Searcher, SegmentReader, TantivyError};

use super::term_review::review_terms;
use super::{ArticleIndex, lines};

/// Which lines repeat, and which articles do not agree with that.
#[derive(Debug, Default)]
pub(super) struct LineReview {
    /// The keys of the lines that repeat.
    pub(super) repeated: HashSet<u64>,
    /// The articles that have such a line in the body, or another one in the furniture.
    pub(super) outdated: BTreeSet<DocAddress>,
}

/// The columns of a segment that a review needs.
struct Columns {
    outlet: Option<Column<u64>>,
    story: Option<Column<u64>>,
}

impl LineReview {
    /// Reviews all lines of an index.
    pub(super) fn of(index: &ArticleIndex) -> Result<Self, TantivyError> {
        let searcher = index.searcher();
        let columns: Vec<Columns> = searcher.segment_readers().iter().map(Columns::open).collect::<Result<_, _>>()?;
        let outlets = count_outlets(&searcher, &columns);
        let mut review = Self::default();
        let fields = index.fields();
        let may_repeat = |n_articles: u32| n_articles as usize >= lines::threshold(0);
        review_terms(&searcher, fields.lines, fields.repeated_lines, may_repeat, |term| {
            let Ok(key) = term.bytes.try_into().map(u64::from_be_bytes) else { return };
            let all = || term.suspected.iter().chain(&term.found);
            let Some(first) = all().next() else { return };
            let outlet = columns[first.segment_ord as usize].outlet(first.doc_id);
            let threshold = lines::threshold(outlets.get(&outlet).copied().unwrap_or_default());
            let mut stories = HashSet::new();
            for address in all() {
                stories.insert(columns[address.segment_ord as usize].story(address.doc_id));
                if stories.len() == threshold {
                    break;
                }
            }
            if stories.len() == threshold {
                review.repeated.insert(key);
                review.outdated.extend(term.suspected);
            } else {
                review.outdated.extend(term.found);
            }
        })?;
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
