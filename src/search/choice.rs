//! Scores the articles that have some of a query's words, and tells those that have all, in one go.
//!
//! What most people type is a list of words. Postings are gone through once for a window of documents after the other,
//! word by word; each word has a set of the documents of the window that have it, and its occurrences there. How many
//! articles have all words, and how many some, is counted from the sets; scores are worked out only for articles that may
//! be among the best (Turtle and Flood 1995, Query Evaluation: Strategies and Optimizations: words that together cannot
//! reach the last of the best so far bring up no articles of their own). The long postings of function words, which have
//! no scores, are only asked about the documents that have all other words.

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocId, Score, Searcher, SegmentReader, TERMINATED, TantivyError};

use super::best_scores::BestScores;
use super::choice_clause::{Clause, Weight};
use super::scores::Scores;
use crate::cancellation::Cancellation;
use crate::index::is_in;
use crate::query::{ChoiceClause, ChoiceKind, Places, PlannedChoice, WINDOW};

/// What a sum of bounds is multiplied by so that no rounding makes it too strict: bounds are no steps, as scores are.
const ROUNDING: Score = 1.0001;

/// Bounds are looked up for each document that several lists have, or added up for all occurrences of the window, whatever is
/// less work: to look one up takes so many times as long as to add one.
const LOOKUPS: u64 = 2;

/// The articles with some of the words of a query.
pub(super) struct Chosen {
    /// Those with all.
    pub(super) full: Scores,
    /// Those with only some, of which one is more than a function word.
    pub(super) partial: Scores,
}

/// Scores articles by segment; not all of them after a cancellation. So many of the best are `wanted` at least, or all. If
/// more have all of the words, those with some have no scores.
pub(super) fn choose(
    choice: &PlannedChoice,
    wanted: Option<usize>,
    searcher: &Searcher,
    cancellation: &Cancellation,
) -> Result<Chosen, TantivyError> {
    let scoring = EnableScoring::enabled_from_searcher(searcher);
    let (mut weights, mut function_words) = (Vec::new(), Vec::new());
    for clause in &choice.clauses {
        match clause {
            _ if !clause.is_content() && choice.kind != ChoiceKind::Any => {
                function_words.push(clause.unscored(searcher)?);
            }
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
    let (mut full, mut partial) = (BestScores::new(wanted), BestScores::new(wanted));
    for segment in searcher.segment_readers() {
        let clauses = weights.iter().map(|weight| weight.open(segment)).collect::<Result<Vec<_>, _>>()?;
        let open = |weights: &[Box<dyn tantivy::query::Weight>]| -> Result<Vec<Box<dyn Scorer>>, TantivyError> {
            weights.iter().map(|weight| weight.scorer(segment, 1.0)).collect()
        };
        let (required, function_words) = (open(&required)?, open(&function_words)?);
        let is_one = clauses.len() == 1 && function_words.is_empty();
        let kind = if is_one && choice.kind != ChoiceKind::Any { ChoiceKind::Alternatives } else { choice.kind };
        full.begin_segment();
        partial.begin_segment();
        let mut run = Run { segment, clauses, function_words, required, kind, full, partial };
        if !run.take_best_of_word() {
            while run.next_window() && !cancellation.is_cancelled() {}
        }
        run.full.put_in_order();
        run.partial.put_in_order();
        (full, partial) = (run.full, run.partial);
    }
    Ok(Chosen { full: full.into_scores(), partial: partial.into_scores() })
}

/// Goes over one segment.
struct Run<'a> {
    segment: &'a SegmentReader,
    clauses: Vec<Clause>,
    function_words: Vec<Box<dyn Scorer>>,
    required: Vec<Box<dyn Scorer>>,
    kind: ChoiceKind,
    full: BestScores,
    partial: BestScores,
}

impl Run<'_> {
    /// Takes in the next documents that have a clause. Returns false if there are none.
    fn next_window(&mut self) -> bool {
        let start = self.clauses.iter().map(Clause::doc).min().unwrap_or(TERMINATED);
        if start == TERMINATED {
            return false;
        }
        let end = start.saturating_add(u32::try_from(WINDOW).expect("a window is small")).min(TERMINATED);
        self.clauses.iter_mut().for_each(|clause| clause.fill(start, end));
        let mut has_some = Places::default();
        self.clauses.iter().for_each(|clause| has_some.unite(clause.found()));
        let has_all = if self.is_any() {
            has_some
        } else {
            let mut all = *self.clauses[0].found();
            self.clauses[1..].iter().for_each(|clause| all.intersect(clause.found()));
            all
        };
        if self.depends_on_each() {
            self.take_each(start, &has_some, &has_all);
        } else {
            self.take_best(start, has_some, has_all);
        }
        true
    }

    /// Whether each document has to be asked whether it counts.
    fn depends_on_each(&self) -> bool {
        self.segment.alive_bitset().is_some()
            || !self.required.is_empty()
            || !self.function_words.is_empty()
            || (self.kind != ChoiceKind::Any && !self.clauses.iter().all(Clause::is_content))
    }

    /// Takes in all documents of a single word. Returns false if that has to be done window by window.
    fn take_best_of_word(&mut self) -> bool {
        if self.depends_on_each() {
            return false;
        }
        let [Clause::Word(word, _)] = self.clauses.as_mut_slice() else { return false };
        if !word.is_simple() {
            return false;
        }
        let full = &mut self.full;
        let n_documents = word.for_each_best(|doc, score| {
            full.offer(doc, score);
            full.threshold()
        });
        full.count(n_documents);
        true
    }

    /// Whether articles with any clause are full answers.
    fn is_any(&self) -> bool {
        matches!(self.kind, ChoiceKind::Any | ChoiceKind::Alternatives)
    }

    /// Takes in documents of which all count, by their clauses alone.
    fn take_best(&mut self, start: DocId, has_some: Places, has_all: Places) {
        self.full.count(has_all.count());
        if self.kind == ChoiceKind::List {
            let mut with_some = has_some;
            with_some.subtract(&has_all);
            self.partial.count(with_some.count());
        }
        if self.is_any() {
            take_any(&mut self.clauses, start, &Places::default(), &mut self.full);
        } else {
            has_all.for_each(|place| {
                let doc = doc_at(start, place);
                self.full.offer(doc, score(&self.clauses, place, doc));
            });
            // Those with only some are shown behind those with all, if at all.
            if self.kind == ChoiceKind::List && !self.full.is_enough() {
                take_any(&mut self.clauses, start, &has_all, &mut self.partial);
            }
        }
    }

    /// Takes in documents of which each has to be asked whether it counts.
    fn take_each(&mut self, start: DocId, has_some: &Places, has_all: &Places) {
        let alive = self.segment.alive_bitset();
        let any = self.is_any();
        let Self { clauses, function_words, required, kind, full, partial, .. } = self;
        has_some.for_each(|place| {
            let is_content = *kind == ChoiceKind::Any || clauses.iter().any(|clause| clause.is_content_at(place));
            let has_all = has_all.has(place);
            if !is_content && (any || !has_all) {
                return;
            }
            let doc = doc_at(start, place);
            let is_deleted = alive.is_some_and(|alive| alive.is_deleted(doc));
            if is_deleted || !required.iter_mut().all(|required| is_in(required.as_mut(), doc)) {
                return;
            }
            let is_full = has_all && (any || function_words.iter_mut().all(|word| is_in(word.as_mut(), doc)));
            let list = match is_full {
                true => &mut *full,
                false if is_content && *kind == ChoiceKind::List => &mut *partial,
                false => return,
            };
            list.count(1);
            list.offer(doc, score(clauses, place, doc));
        });
    }
}

/// Takes in the documents of the window with any of the clauses, but for some.
fn take_any(clauses: &mut [Clause], start: DocId, but: &Places, best: &mut BestScores) {
    let (mut once, mut twice) = (Places::default(), Places::default());
    for clause in clauses.iter() {
        match clause {
            Clause::Word(_, sums) => sums.count(&mut once, &mut twice),
            Clause::Other(_, scores) => twice.unite(&scores.found),
        }
    }
    let mut together = twice;
    together.subtract(but);
    together.intersect(&may_reach(clauses, best.threshold()));
    let n_occurrences: u64 = clauses.iter().map(Clause::n_occurrences).sum();
    if together.count() * LOOKUPS * clauses.len() as u64 > n_occurrences {
        let mut bounds = [0.0; WINDOW];
        for clause in clauses.iter() {
            clause.add_bounds(&mut bounds);
        }
        offer_bounded(clauses, start, &together, |place| bounds[place], best);
    } else {
        let bound = |place| clauses.iter().map(|clause| clause.bound(place)).sum();
        offer_bounded(clauses, start, &together, bound, best);
    }
    // What is left out has all clauses, so no document of a single list is among it.
    for clause in clauses {
        let Clause::Word(word, sums) = clause else { continue };
        word.for_each_alone(sums, &twice, start, best.threshold(), |doc, score| {
            best.offer(doc, score);
            best.threshold()
        });
    }
}

/// Takes in those documents of the window that may be among the best.
fn offer_bounded(
    clauses: &[Clause],
    start: DocId,
    places: &Places,
    bound: impl Fn(usize) -> Score,
    best: &mut BestScores,
) {
    places.for_each(|place| {
        if bound(place) * ROUNDING >= best.threshold() {
            let doc = doc_at(start, place);
            best.offer(doc, score(clauses, place, doc));
        }
    });
}

/// Returns the documents of the window that may have this score: those with a clause that is not one of the weakest, which
/// do not reach it all together.
fn may_reach(clauses: &[Clause], threshold: Score) -> Places {
    let mut most: Vec<Score> = clauses.iter().map(Clause::most).collect();
    most.sort_by(Score::total_cmp);
    let mut sum = 0.0;
    let strong = most.into_iter().find(|most| {
        sum += most;
        sum >= threshold
    });
    let mut union = Places::default();
    if let Some(weakest) = strong {
        clauses.iter().filter(|clause| clause.most() >= weakest).for_each(|clause| union.unite(clause.found()));
    }
    union
}

fn doc_at(start: DocId, place: usize) -> DocId {
    start + u32::try_from(place).expect("a window is small")
}

#[inline]
fn score(clauses: &[Clause], place: usize, doc: DocId) -> Score {
    let with = clauses.iter().filter(|clause| clause.found().has(place));
    with.map(|clause| clause.score(place, doc)).sum()
}
