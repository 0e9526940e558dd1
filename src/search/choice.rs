//! Scores the articles that have some of a query's words, and tells those that have all, in one go.
//!
//! What most people type is a list of words. Postings are gone through once for a window of documents after the other,
//! word by word; scores and numbers of words add up in arrays of the window. The long postings of function words, which
//! have no scores, are only asked about the documents that have all other words.

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError};

use super::scores::SegmentScores;
use crate::cancellation::Cancellation;
use crate::index::is_in;
use crate::query::{ChoiceClause, Occurrences, Places, PlannedChoice, StemBlocks, StemWeight, WINDOW};

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
        let open = |weights: &[Box<dyn tantivy::query::Weight>]| -> Result<Vec<Box<dyn Scorer>>, TantivyError> {
            weights.iter().map(|weight| weight.scorer(segment, 1.0)).collect()
        };
        let required = open(&required)?;
        let function_words = open(&function_words)?;
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
            Self::Word(weight, count) => Clause::Word(weight.blocks(segment, *count)?),
            Self::Other(weight, count) => Clause::Other(weight.scorer(segment, *count)?),
        })
    }
}

/// The documents of a clause.
enum Clause {
    Word(StemBlocks),
    Other(Box<dyn Scorer>),
}

impl Clause {
    fn doc(&self) -> DocId {
        match self {
            Self::Word(blocks) => blocks.doc(),
            Self::Other(scorer) => scorer.doc(),
        }
    }
}

/// The sums of some documents, by their places in the window.
struct Window {
    start: DocId,
    scores: [Score; WINDOW],
    /// How many clauses a document has.
    n_clauses: [u16; WINDOW],
    /// Those that have any.
    found: Places,
    /// Those of which one is more than a function word.
    has_content: Places,
    /// For adding up.
    occurrences: Occurrences,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            start: 0,
            scores: [0.0; WINDOW],
            n_clauses: [0; WINDOW],
            found: Places::default(),
            has_content: Places::default(),
            occurrences: Occurrences::default(),
        }
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
        let Window { start, scores, n_clauses, found, has_content, occurrences } = &mut self.window;
        *start = first;
        let end = first.saturating_add(u32::try_from(WINDOW).expect("a window is small")).min(TERMINATED);
        let mut add = |place: usize, score: Score, is_content: bool| {
            scores[place] += score;
            n_clauses[place] += 1;
            found.add(place);
            if is_content {
                has_content.add(place);
            }
        };
        for clause in &mut self.clauses {
            match clause {
                Clause::Word(blocks) => blocks.for_each(first, end, occurrences, &mut add),
                Clause::Other(scorer) => {
                    while scorer.doc() < end {
                        add((scorer.doc() - first) as usize, scorer.score(), true);
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
        let Self { clauses, function_words, required, any, window, .. } = self;
        window.found.drain(|place| {
            let score = std::mem::take(&mut window.scores[place]);
            let has_clauses = usize::from(std::mem::take(&mut window.n_clauses[place])) == clauses.len();
            let is_content = window.has_content.has(place);
            if !is_content && (*any || !has_clauses) {
                return;
            }
            let doc = window.start + u32::try_from(place).expect("a window is small");
            let is_deleted = alive.is_some_and(|alive| alive.is_deleted(doc));
            if is_deleted || !required.iter_mut().all(|required| is_in(required.as_mut(), doc)) {
                return;
            }
            if *any || (has_clauses && function_words.iter_mut().all(|word| is_in(word.as_mut(), doc))) {
                full.push((doc, score));
            } else if is_content {
                partial.push((doc, score));
            }
        });
        window.has_content.clear();
    }
}
