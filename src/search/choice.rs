//! Scores the articles that have some of a query's words, and tells those that have all, in one go.
//!
//! What most people type is a list of words. Postings are gone through once for a window of documents after the other,
//! word by word; scores and numbers of words add up in arrays of the window. The long postings of function words, which
//! have no scores, are only asked about the documents that have all other words.

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError};

use super::scores::SegmentScores;
use crate::cancellation::Cancellation;
use crate::query::{ChoiceClause, PlannedChoice, StemScorer, StemWeight};

/// How many documents a window has: its arrays fit the first-level cache.
const WINDOW: u32 = 2_048;
const BITS: usize = u64::BITS as usize;
const WORDS: usize = WINDOW as usize / BITS;

/// The articles with some of the words of a query.
#[derive(Default)]
pub(super) struct Chosen {
    /// Those with all.
    pub(super) full: Vec<SegmentScores>,
    /// Those with only some, of which one is more than a function word.
    pub(super) partial: Vec<SegmentScores>,
}

/// Scores articles by segment; not all of them after a cancellation. With `any`, those with some of the words count as if
/// they had all.
pub(super) fn choose(
    choice: &PlannedChoice,
    any: bool,
    searcher: &Searcher,
    cancellation: &Cancellation,
) -> Result<Chosen, TantivyError> {
    let scoring = EnableScoring::enabled_from_searcher(searcher);
    let (mut weights, mut function_words) = (Vec::new(), Vec::new());
    for clause in &choice.clauses {
        match clause {
            _ if !clause.is_content() => function_words.push(clause.unscored(searcher)?),
            ChoiceClause::Word { query, count } => {
                weights.push(Weight::Word(query.scored(searcher)?, Score::from(*count)));
            }
            ChoiceClause::Other { query, count, .. } => {
                weights.push(Weight::Other(query.weight(scoring)?, Score::from(*count)));
            }
        }
    }
    let unscored = EnableScoring::disabled_from_searcher(searcher);
    let required = choice.required.iter().map(|query| query.weight(unscored)).collect::<Result<Vec<_>, _>>()?;
    let mut chosen = Chosen::default();
    for segment in searcher.segment_readers() {
        let clauses = weights.iter().map(|weight| weight.open(segment)).collect::<Result<Vec<_>, _>>()?;
        let open = |weight: &Box<dyn tantivy::query::Weight>| weight.scorer(segment, 1.0);
        let required = required.iter().map(open).collect::<Result<_, _>>()?;
        let function_words = function_words.iter().map(open).collect::<Result<_, _>>()?;
        let mut run = Run { segment, clauses, function_words, required, any, window: Window::default() };
        let (mut full, mut partial) = (Vec::new(), Vec::new());
        while run.fill_window() {
            run.empty_window(&mut full, &mut partial);
            if cancellation.is_cancelled() {
                break;
            }
        }
        chosen.full.push(full);
        chosen.partial.push(partial);
    }
    Ok(chosen)
}

enum Weight {
    Word(StemWeight, Score),
    Other(Box<dyn tantivy::query::Weight>, Score),
}

impl Weight {
    fn open(&self, segment: &SegmentReader) -> Result<Clause, TantivyError> {
        Ok(match self {
            Self::Word(weight, count) => Clause::Word(weight.stem_scorer(segment, *count)?),
            Self::Other(weight, count) => Clause::Other(weight.scorer(segment, *count)?),
        })
    }
}

/// The documents of a clause.
enum Clause {
    Word(StemScorer),
    Other(Box<dyn Scorer>),
}

impl Clause {
    fn doc(&self) -> DocId {
        match self {
            Self::Word(scorer) => scorer.doc(),
            Self::Other(scorer) => scorer.doc(),
        }
    }
}

/// The sums of some documents.
struct Window {
    start: DocId,
    scores: [Score; WINDOW as usize],
    /// How many clauses a document has.
    n_clauses: [u16; WINDOW as usize],
    /// Whether it has any, by bits.
    found: [u64; WORDS],
    /// Whether one of them is more than a function word.
    has_content: [u64; WORDS],
}

impl Default for Window {
    fn default() -> Self {
        Self {
            start: 0,
            scores: [0.0; WINDOW as usize],
            n_clauses: [0; WINDOW as usize],
            found: [0; WORDS],
            has_content: [0; WORDS],
        }
    }
}

impl Window {
    #[inline]
    fn add(&mut self, doc: DocId, score: Score, is_content: bool) {
        let place = (doc - self.start) as usize;
        self.scores[place] += score;
        self.n_clauses[place] += 1;
        self.found[place / BITS] |= 1 << (place % BITS);
        self.has_content[place / BITS] |= u64::from(is_content) << (place % BITS);
    }
}

/// Goes over one segment.
struct Run<'a> {
    segment: &'a SegmentReader,
    clauses: Vec<Clause>,
    function_words: Vec<Box<dyn Scorer>>,
    required: Vec<Box<dyn Scorer>>,
    any: bool,
    window: Window,
}

impl Run<'_> {
    /// Adds up the next documents that have a clause. Returns false if there are none.
    fn fill_window(&mut self) -> bool {
        let first = self.clauses.iter().map(Clause::doc).min().unwrap_or(TERMINATED);
        if first == TERMINATED {
            return false;
        }
        let window = &mut self.window;
        window.start = first;
        let end = first.saturating_add(WINDOW).min(TERMINATED);
        for clause in &mut self.clauses {
            match clause {
                Clause::Word(scorer) => scorer.for_each_before(end, |doc, score, is_content| {
                    window.add(doc, score, is_content);
                }),
                Clause::Other(scorer) => {
                    while scorer.doc() < end {
                        window.add(scorer.doc(), scorer.score(), true);
                        scorer.advance();
                    }
                }
            }
        }
        true
    }

    /// Gives the documents of the window to the lists that they belong to, and makes it ready for the next.
    fn empty_window(&mut self, full: &mut SegmentScores, partial: &mut SegmentScores) {
        let alive = self.segment.alive_bitset();
        for word in 0..WORDS {
            let mut found = std::mem::take(&mut self.window.found[word]);
            let has_content = std::mem::take(&mut self.window.has_content[word]);
            while found != 0 {
                let bit = found.trailing_zeros() as usize;
                found &= found - 1;
                let place = word * BITS + bit;
                let score = std::mem::take(&mut self.window.scores[place]);
                let n_clauses = std::mem::take(&mut self.window.n_clauses[place]);
                let has_clauses = usize::from(n_clauses) == self.clauses.len();
                let is_content = has_content & (1 << bit) != 0;
                if !is_content && (self.any || !has_clauses) {
                    continue;
                }
                let doc = self.window.start + u32::try_from(place).expect("a window is small");
                let is_deleted = alive.is_some_and(|alive| alive.is_deleted(doc));
                if is_deleted || !self.required.iter_mut().all(|required| has(required.as_mut(), doc)) {
                    continue;
                }
                let mut words = self.function_words.iter_mut();
                if self.any || (has_clauses && words.all(|word| has(word.as_mut(), doc))) {
                    full.push((doc, score));
                } else if is_content {
                    partial.push((doc, score));
                }
            }
        }
    }
}

/// True if a document is among others. It must not lie before the last one that was asked about.
fn has(docs: &mut dyn Scorer, doc: DocId) -> bool {
    if docs.doc() < doc {
        docs.seek(doc);
    }
    docs.doc() == doc
}
