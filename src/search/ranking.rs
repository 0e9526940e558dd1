//! Which articles come first: by score, then the newest, then by id.
//!
//! The order does not depend on how the index came to be: not on threads, segments or the order of the files.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Query};
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentReader, TantivyError, Term};

use crate::engine::Page;
use crate::index::ArticleIndex;

/// An article in a result list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) address: DocAddress,
    pub(super) score: Score,
}

/// Returns a page of the articles that match, best first.
pub(super) fn top(
    index: &ArticleIndex,
    searcher: &Searcher,
    query: &dyn Query,
    page: Page,
) -> Result<Vec<Ranked>, TantivyError> {
    let wanted = page.offset.saturating_add(page.limit);
    if page.limit == 0 {
        return Ok(Vec::new());
    }
    let statistics = ArticleStatistics { searcher, all_articles: index.all_articles() };
    let weight = query.weight(EnableScoring::enabled_from_statistics_provider(&statistics, searcher))?;
    let mut found = Vec::new();
    for (ordinal, segment) in (0_u32..).zip(searcher.segment_readers()) {
        let mut best = Best::new(segment, ordinal, wanted)?;
        weight.for_each_pruning(Score::MIN, segment, &mut |doc, score| best.offer(doc, score))?;
        found.extend(best.heap);
    }
    let ids = Ids::open(searcher)?;
    found.sort_by(|a, b| a.compare_rank(b).then_with(|| ids.compare(a, b)));
    let ranked = found.into_iter().skip(page.offset).take(page.limit);
    Ok(ranked.map(|found| Ranked { address: found.address, score: found.score }).collect())
}

/// An article that may make it to the page.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// The score less its last four bits: sums that differ only by the order of adding are the same.
    score: Score,
    /// When it was published; 0 if unknown.
    published: u64,
    /// The rank of its id within its segment.
    id: u64,
    address: DocAddress,
}

impl Candidate {
    /// Less if this comes first, by score and date.
    fn compare_rank(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then(other.published.cmp(&self.published))
    }
}

/// Candidates of one segment: less if it comes first.
impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_rank(other).then(self.id.cmp(&other.id)).then(self.address.cmp(&other.address))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// The best articles of a segment so far.
struct Best<'a> {
    segment: &'a SegmentReader,
    ordinal: u32,
    wanted: usize,
    published: Option<Column<u64>>,
    ids: Option<StrColumn>,
    /// The last of them on top.
    heap: BinaryHeap<Candidate>,
    /// The score that an article must exceed to be offered.
    threshold: Score,
}

impl<'a> Best<'a> {
    fn new(segment: &'a SegmentReader, ordinal: u32, wanted: usize) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        Ok(Self {
            segment,
            ordinal,
            wanted,
            published: columns.column_opt("published")?,
            ids: columns.str("id")?,
            heap: BinaryHeap::new(),
            threshold: Score::MIN,
        })
    }

    /// Takes an article in if it is among the best, and returns the score that the next has to exceed.
    fn offer(&mut self, doc: DocId, score: Score) -> Score {
        if self.segment.alive_bitset().is_some_and(|alive| !alive.is_alive(doc)) {
            return self.threshold;
        }
        let candidate = Candidate {
            score: Score::from_bits(score.to_bits() & !0xF),
            published: self.published.as_ref().and_then(|column| column.first(doc)).unwrap_or(0),
            id: self.ids.as_ref().and_then(|ids| ids.term_ords(doc).next()).unwrap_or(u64::MAX),
            address: DocAddress::new(self.ordinal, doc),
        };
        self.heap.push(candidate);
        if self.heap.len() > self.wanted {
            self.heap.pop();
        }
        if self.heap.len() == self.wanted
            && let Some(last) = self.heap.peek()
        {
            // An article of the same score may still win by its date or id, so it must be offered.
            self.threshold = last.score.next_down();
        }
        self.threshold
    }
}

/// The ids of all segments, to break ties between them.
struct Ids {
    columns: Vec<Option<StrColumn>>,
}

impl Ids {
    fn open(searcher: &Searcher) -> Result<Self, TantivyError> {
        let columns = searcher.segment_readers().iter().map(|segment| segment.fast_fields().str("id"));
        Ok(Self { columns: columns.collect::<Result<_, _>>()? })
    }

    fn compare(&self, a: &Candidate, b: &Candidate) -> Ordering {
        if a.address.segment_ord == b.address.segment_ord {
            return a.id.cmp(&b.id);
        }
        self.text(a).cmp(&self.text(b))
    }

    /// Returns the id, None if it cannot be read.
    fn text(&self, candidate: &Candidate) -> Option<String> {
        let column = self.columns.get(candidate.address.segment_ord as usize)?.as_ref()?;
        let mut id = String::new();
        column.ord_to_str(candidate.id, &mut id).ok()?.then_some(id)
    }
}

/// The statistics of the index without the markers of files, which are no articles.
struct ArticleStatistics<'a> {
    searcher: &'a Searcher,
    all_articles: Term,
}

impl Bm25StatisticsProvider for ArticleStatistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        // Terms that only markers have are never scored, so no term has more documents than this.
        self.searcher.doc_freq(&self.all_articles)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.searcher.doc_freq(term)
    }
}
