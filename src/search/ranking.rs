//! Which articles come first: by score, then the newest, then by id; or by date, then by score, then by id; or the last
//! that were new to the index, of one run the newest, then by id.
//!
//! The order does not depend on how the index came to be: not on threads, segments or the order of the files.

use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, TantivyError};

use super::ids::{first_behind, id_of};
use super::scores::SegmentScores;
use crate::date::PartialDate;
use crate::engine::{HalfLife, Order, Sort};
use crate::index::ArticleColumns;
use crate::query::on_grid;

/// An article in a result list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    pub(super) address: DocAddress,
    pub(super) score: Score,
}

/// A part of a result list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice {
    /// The article that it comes after; None from the beginning.
    pub(super) after: Option<Ranked>,
    /// How many more to pass over.
    pub(super) offset: usize,
    /// How many to give.
    pub(super) limit: usize,
}

/// By what articles are ranked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Criteria {
    sort: Sort,
    recency: Option<HalfLife>,
    /// The number of the day that ages are counted from.
    today: i64,
}

impl Criteria {
    pub(super) fn new(order: Order, today: PartialDate) -> Self {
        Self { sort: order.sort, recency: order.recency, today: today.day_number() }
    }

    /// By score alone, whatever the date.
    pub(super) const BY_SCORE: Self = Self { sort: Sort::Score, recency: None, today: 0 };

    /// Returns what the score of an article is multiplied by for its date; `published` is 0 if that is not known.
    pub(super) fn factor(&self, published: u64) -> f64 {
        let Some(half_life) = self.recency else { return 1.0 };
        let Some(date) = PartialDate::of_key(published) else { return 1.0 };
        #[expect(clippy::cast_precision_loss, reason = "an age is at most some millions of days")]
        let age = (self.today - date.day_number()) as f64;
        half_life.factor(age)
    }

    /// True if the date of an article counts towards its score.
    pub(super) fn has_recency(&self) -> bool {
        self.recency.is_some()
    }

    /// Returns the dates of an article that its rank may depend on.
    fn dates(&self, columns: &ArticleColumns, doc: DocId) -> Dates {
        let value = |column: &Option<Column<u64>>| column.as_ref().and_then(|column| column.first(doc)).unwrap_or(0);
        let first_indexed = if self.sort == Sort::Added { value(&columns.first_indexed) } else { 0 };
        Dates { published: value(&columns.published), first_indexed }
    }

    fn score(&self, score: Score, published: u64) -> Score {
        #[expect(clippy::cast_possible_truncation, reason = "a score has the precision of a score")]
        let score = (f64::from(score) * self.factor(published)) as Score;
        on_grid(score)
    }

    fn rank(&self, score: Score, dates: Dates) -> Rank {
        let Dates { published, first_indexed } = dates;
        // Scores are never negative, so their bits are in their order.
        let by_score = u64::from(!score.to_bits());
        let (newest, oldest) = (u64::MAX - published, if published == 0 { u64::MAX } else { published });
        match self.sort {
            Sort::Score => Rank { first: by_score, second: newest },
            Sort::Newest => Rank { first: newest, second: by_score },
            Sort::Oldest => Rank { first: oldest, second: by_score },
            Sort::Added => Rank { first: u64::MAX - first_indexed, second: newest },
        }
    }

    /// Returns the score that an article must exceed to come before this one, or to be as good.
    fn threshold(&self, last: Score) -> Score {
        match self.sort {
            Sort::Newest | Sort::Oldest | Sort::Added => Score::MIN,
            // An article of the same score may still win by its date or id, so it must be offered.
            Sort::Score if self.recency.is_some() => (last / HalfLife::MOST).next_down(),
            Sort::Score => last.next_down(),
        }
    }
}

/// The dates of an article, as their columns have them; 0 where they are not known.
#[derive(Debug, Clone, Copy, Default)]
struct Dates {
    published: u64,
    first_indexed: u64,
}

/// The place of an article but for its id: less if it comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    first: u64,
    second: u64,
}

/// Returns a part of the list of articles, of which `scores` has all.
pub(super) fn top(
    columns: &[ArticleColumns],
    scores: &[SegmentScores],
    criteria: Criteria,
    slice: Slice,
) -> Result<Vec<Ranked>, TantivyError> {
    let wanted = slice.offset.saturating_add(slice.limit);
    if slice.limit == 0 {
        return Ok(Vec::new());
    }
    let start = slice.after.map(|last| Start::read(last, criteria, columns));
    let mut found = Vec::new();
    for (ordinal, (columns, scored)) in (0_u32..).zip(columns.iter().zip(scores)) {
        let mut best = Best::new(columns, ordinal, wanted, criteria, start.as_ref())?;
        let mut threshold = Score::MIN;
        for (doc, score) in scored {
            if *score > threshold {
                threshold = best.offer(*doc, *score);
            }
        }
        found.extend(best.heap);
    }
    found.sort_by(|a, b| {
        let by_id = || {
            let is_one_segment = a.address.segment_ord == b.address.segment_ord;
            if is_one_segment { a.id.cmp(&b.id) } else { id_of(columns, a.address).cmp(&id_of(columns, b.address)) }
        };
        a.rank.cmp(&b.rank).then_with(by_id)
    });
    let ranked = found.into_iter().skip(slice.offset).take(slice.limit);
    Ok(ranked.map(|found| Ranked { address: found.address, score: found.score }).collect())
}

/// Where a part of the list begins that goes on from another.
struct Start {
    /// The rank of the last article before.
    rank: Rank,
    /// Its id; None if it cannot be read.
    id: Option<String>,
}

impl Start {
    fn read(last: Ranked, criteria: Criteria, columns: &[ArticleColumns]) -> Self {
        let of_segment = columns.get(last.address.segment_ord as usize);
        let dates = of_segment.map(|columns| criteria.dates(columns, last.address.doc_id));
        Self { rank: criteria.rank(last.score, dates.unwrap_or_default()), id: id_of(columns, last.address) }
    }
}

/// An article that may make it to the page. Of one segment, the one is less that comes first.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    rank: Rank,
    /// The rank of its id within its segment.
    id: u64,
    score: Score,
    address: DocAddress,
}

impl Candidate {
    fn key(&self) -> (Rank, u64, DocAddress) {
        (self.rank, self.id, self.address)
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Candidate {}

/// The best articles of a segment so far.
struct Best<'a> {
    ordinal: u32,
    wanted: usize,
    criteria: Criteria,
    columns: &'a ArticleColumns,
    /// Only what is not less than this counts: a rank, and of that rank the id of this number and those behind it.
    start: Option<(Rank, u64)>,
    /// The last of them on top.
    heap: BinaryHeap<Candidate>,
    /// The score that an article must exceed to be offered.
    threshold: Score,
}

impl<'a> Best<'a> {
    fn new(
        columns: &'a ArticleColumns,
        ordinal: u32,
        wanted: usize,
        criteria: Criteria,
        start: Option<&Start>,
    ) -> Result<Self, TantivyError> {
        let start = match start {
            Some(Start { rank, id: Some(id) }) => Some((*rank, first_behind(columns.ids.as_ref(), id)?)),
            Some(Start { rank, id: None }) => Some((*rank, u64::MAX)),
            None => None,
        };
        Ok(Self { ordinal, wanted, criteria, columns, start, heap: BinaryHeap::new(), threshold: Score::MIN })
    }

    /// Takes an article in if it is among the best, and returns the score that the next has to exceed.
    fn offer(&mut self, doc: DocId, score: Score) -> Score {
        let dates = self.criteria.dates(self.columns, doc);
        let score = self.criteria.score(score, dates.published);
        let rank = self.criteria.rank(score, dates);
        let is_full = self.heap.len() >= self.wanted;
        if is_full && self.heap.peek().is_some_and(|last| last.rank < rank) {
            return self.threshold;
        }
        let id = self.columns.ids.as_ref().and_then(|ids| ids.term_ords(doc).next()).unwrap_or(u64::MAX);
        if self.start.is_some_and(|start| (rank, id) < start) {
            return self.threshold;
        }
        let candidate = Candidate { rank, id, score, address: DocAddress::new(self.ordinal, doc) };
        if !is_full {
            self.heap.push(candidate);
        } else if let Some(mut last) = self.heap.peek_mut()
            && candidate < *last
        {
            *last = candidate;
        }
        if self.heap.len() == self.wanted
            && let Some(last) = self.heap.peek()
        {
            self.threshold = self.criteria.threshold(last.score);
        }
        self.threshold
    }
}
