//! Goes over the documents of a segment that have enough places of a pattern.

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::Scorer;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use super::PlaceSource;
use super::candidates::Candidates;
use super::cursor::Cursor;
use super::expansion::Expansion;
use super::run::RunCursor;
use crate::analysis::{PARAGRAPH_BREAK, SENTENCE_BREAK};
use crate::cancellation::Cancellation;
use crate::index::{Lengths, is_in};
use crate::query::ast::Relation;
use crate::query::numbered::{NumberedPattern, WordQuery};
use crate::query::places::{Breaks, PlacePattern, keep_lead, places, words_of_run};
use crate::query::scoring::WordScore;

/// After how many documents it is asked whether the answer is still wanted.
const DOCS_PER_CHECK: u32 = 64;

/// The documents of a segment that have enough places, with their scores.
pub(super) struct PlaceScorer {
    sources: Vec<SourceScorer>,
    least: usize,
    similarity: Option<PlaceScore>,
    doc: DocId,
    cancellation: Cancellation,
    n_looked_at: u32,
}

/// How places are scored in the articles of a segment.
pub(super) struct PlaceScore {
    pub(super) word: WordScore,
    pub(super) factor: Score,
    pub(super) lengths: Lengths,
}

impl PlaceScorer {
    pub(super) fn new(
        sources: Vec<SourceScorer>,
        least: usize,
        similarity: Option<PlaceScore>,
        cancellation: Cancellation,
    ) -> Self {
        let mut scorer = Self { sources, least, similarity, doc: 0, cancellation, n_looked_at: 0 };
        scorer.doc = scorer.first_from(0);
        scorer
    }

    /// Returns the first document from `target` on that has enough places.
    fn first_from(&mut self, mut target: DocId) -> DocId {
        loop {
            self.n_looked_at += 1;
            if self.n_looked_at.is_multiple_of(DOCS_PER_CHECK) && self.cancellation.is_cancelled() {
                return TERMINATED;
            }
            let candidates = self.sources.iter_mut().map(|source| source.seek(target));
            let doc = candidates.min().unwrap_or(TERMINATED);
            if doc >= TERMINATED {
                return TERMINATED;
            }
            if self.has_enough(doc) {
                return doc;
            }
            target = doc + 1;
        }
    }
}

impl PlaceScorer {
    fn has_enough(&mut self, doc: DocId) -> bool {
        if self.least > 1 {
            let most: Option<usize> = self.sources.iter_mut().map(|source| source.at_most(doc)).sum();
            if most.is_some_and(|most| most < self.least) {
                return false;
            }
        }
        let count: usize = self.sources.iter_mut().map(|source| source.count_at(doc)).sum();
        count >= self.least
    }
}

impl DocSet for PlaceScorer {
    fn advance(&mut self) -> DocId {
        if self.doc < TERMINATED {
            self.doc = self.first_from(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.doc = if target >= TERMINATED { TERMINATED } else { self.first_from(target) };
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.sources.iter().map(|source| source.size_hint).sum()
    }
}

impl Scorer for PlaceScorer {
    fn score(&mut self) -> Score {
        let Some(similarity) = &self.similarity else { return 0.0 };
        let occurrences = self.sources.iter().map(SourceScorer::occurrences).sum();
        let closeness = self.sources.iter().map(SourceScorer::closeness).fold(0.0, Score::max);
        similarity.word.score(occurrences, similarity.lengths.of(self.doc), closeness * similarity.factor)
    }
}

/// One of the texts that places are looked for in.
pub(super) struct SourceScorer {
    pattern: PlacePattern,
    /// What finds the places of a pattern that is no more than a run of terms.
    run: Option<RunCursor>,
    candidates: Candidates,
    cursors: Vec<Cursor>,
    /// The positions of each word in the document that is looked at.
    positions: Vec<Vec<u32>>,
    breaks: Option<BreakCursors>,
    is_lead: bool,
    /// The word of which occurrences are counted instead of places, if the pattern is nothing else.
    word: Option<usize>,
    /// Whether it is one of some words.
    is_words: bool,
    /// What a place is worth here.
    weight: Score,
    /// How many places the document that was looked at last has.
    n_places: usize,
    size_hint: u32,
}

impl SourceScorer {
    /// Opens the postings of all words. `expansions` has the terms of each.
    pub(super) fn open(
        segment: &SegmentReader,
        source: PlaceSource,
        pattern: &NumberedPattern,
        expansions: &[Expansion],
    ) -> tantivy::Result<Self> {
        // A glued or joined word and its first part, which both may be meant, are one place.
        let is_counted_rightly = pattern.least == 1 || pattern.words.iter().all(WordQuery::is_one_a_place);
        let word = match pattern.places {
            PlacePattern::Word(word) if !source.is_lead && is_counted_rightly => Some(word),
            _ => None,
        };
        let is_word = word.is_some();
        let run = if source.is_lead { None } else { terms_of_run(&pattern.places, expansions) };
        let option = if is_word { IndexRecordOption::WithFreqs } else { IndexRecordOption::WithFreqsAndPositions };
        let mut cursors = Vec::with_capacity(expansions.len());
        let mut most_documents = 0;
        let field_of = |word: &WordQuery| if word.is_stem() { source.stems } else { source.forms };
        let run = match run {
            Some(terms) => {
                let open = |(word, info): (usize, &TermInfo)| {
                    segment
                        .inverted_index(field_of(&pattern.words[word]))?
                        .read_postings_from_terminfo(info, option)
                        .map_err(TantivyError::from)
                };
                Some(RunCursor::new(terms.into_iter().map(open).collect::<Result<_, _>>()?))
            }
            None => None,
        };
        for (word, expansion) in pattern.words.iter().zip(expansions) {
            most_documents = most_documents.max(expansion.terms.iter().map(|info| info.doc_freq).sum());
            if run.is_some() {
                continue;
            }
            let inverted = segment.inverted_index(field_of(word))?;
            let terms = expansion.terms.iter().map(|info| inverted.read_postings_from_terminfo(info, option));
            cursors.push(Cursor::new(terms.collect::<Result<_, _>>()?, &expansion.closeness, !is_word));
        }
        let breaks = match (has_breaks(&pattern.places), source.is_lead) {
            (true, _) => Some(BreakCursors::open(segment, source, true)?),
            (false, true) => Some(BreakCursors::open(segment, source, false)?),
            (false, false) => None,
        };
        Ok(Self {
            run,
            candidates: Candidates::of(&pattern.places),
            pattern: pattern.places.clone(),
            positions: vec![Vec::new(); cursors.len()],
            cursors,
            breaks,
            is_lead: source.is_lead,
            word,
            is_words: is_any_word(&pattern.places),
            weight: source.weight,
            n_places: 0,
            size_hint: most_documents,
        })
    }

    /// Returns the first document from `target` on that may have a place.
    fn seek(&mut self, target: DocId) -> DocId {
        match &mut self.run {
            Some(run) => run.seek(target),
            None => self.candidates.seek(&mut self.cursors, target),
        }
    }

    /// Counts the places in a document, which must not lie before the last one that was looked at.
    fn count_at(&mut self, doc: DocId) -> usize {
        self.n_places = self.places_at(doc);
        self.n_places
    }

    fn places_at(&mut self, doc: DocId) -> usize {
        if self.seek(doc) != doc {
            return 0;
        }
        if let Some(run) = &mut self.run {
            return run.count();
        }
        if let Some(word) = self.word {
            return self.cursors[word].count() as usize;
        }
        for (cursor, positions) in self.cursors.iter_mut().zip(&mut self.positions) {
            positions.clear();
            if cursor.seek(doc) == doc {
                cursor.positions(positions);
            }
        }
        let breaks = self.breaks.as_mut().map(|breaks| breaks.at(doc)).unwrap_or_default();
        if self.is_lead {
            keep_lead(&mut self.positions, breaks);
        }
        places(&self.pattern, &self.positions, breaks).len()
    }

    /// Returns a number of places that the document has at most, if that can be told without positions.
    fn at_most(&mut self, doc: DocId) -> Option<usize> {
        if !self.is_words || self.seek(doc) != doc {
            return None;
        }
        let here = self.cursors.iter_mut().filter(|cursor| cursor.doc() == doc);
        Some(here.map(|cursor| cursor.count() as usize).sum())
    }

    /// Returns what the places in the document are worth that was looked at last.
    fn occurrences(&self) -> Score {
        #[expect(clippy::cast_precision_loss, reason = "a number of places")]
        let n_places = self.n_places as Score;
        self.weight * n_places
    }

    /// Returns what its score is multiplied by for the spelling of its word; 0 if it has none here.
    fn closeness(&self) -> Score {
        match (self.n_places, self.word) {
            (0, _) => 0.0,
            (_, Some(word)) => self.cursors[word].closeness(),
            (_, None) => 1.0,
        }
    }
}

/// Returns the terms of a run, each with the number of its word, if each of its parts is written in one way only in this
/// segment, as one word that is one term; of a part that is not written in any way, no terms at all.
fn terms_of_run<'a>(pattern: &PlacePattern, expansions: &'a [Expansion]) -> Option<Vec<(usize, &'a TermInfo)>> {
    let PlacePattern::Run(parts) = pattern else { return None };
    let words = words_of_run(parts, |word| !expansions[word].terms.is_empty())?;
    let only_term = |word: usize| match expansions[word].terms.as_slice() {
        [term] => Some((word, term)),
        _ => None,
    };
    words.into_iter().map(only_term).collect()
}

fn is_any_word(pattern: &PlacePattern) -> bool {
    match pattern {
        PlacePattern::Word(_) => true,
        PlacePattern::Any(patterns) => patterns.iter().all(is_any_word),
        PlacePattern::Run(_) | PlacePattern::Sloppy(..) | PlacePattern::Near { .. } => false,
    }
}

fn has_breaks(pattern: &PlacePattern) -> bool {
    match pattern {
        PlacePattern::Word(_) | PlacePattern::Run(_) | PlacePattern::Sloppy(..) => false,
        PlacePattern::Any(patterns) => patterns.iter().any(has_breaks),
        PlacePattern::Near { left, right, relation, .. } => {
            matches!(relation, Relation::SameSentence | Relation::SameParagraph)
                || has_breaks(left)
                || has_breaks(right)
        }
    }
}

/// Where sentences and paragraphs begin.
struct BreakCursors {
    /// Of sentences, and of paragraphs; None if the segment has none or they are not needed.
    postings: [Option<SegmentPostings>; 2],
    positions: [Vec<u32>; 2],
}

impl BreakCursors {
    fn open(segment: &SegmentReader, source: PlaceSource, with_sentences: bool) -> tantivy::Result<Self> {
        let inverted = segment.inverted_index(source.stems)?;
        let open = |term: &str| {
            let term = Term::from_field_text(source.stems, term);
            inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)
        };
        let sentences = if with_sentences { open(SENTENCE_BREAK)? } else { None };
        Ok(Self { postings: [sentences, open(PARAGRAPH_BREAK)?], positions: [Vec::new(), Vec::new()] })
    }

    /// Reads the breaks of a document, which must not lie before the last one.
    fn at(&mut self, doc: DocId) -> Breaks<'_> {
        for (postings, positions) in self.postings.iter_mut().zip(&mut self.positions) {
            positions.clear();
            let Some(postings) = postings else { continue };
            if is_in(postings, doc) {
                postings.positions(positions);
            }
        }
        let [sentences, paragraphs] = &self.positions;
        Breaks { sentences, paragraphs }
    }
}
