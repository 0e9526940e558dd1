//! Runs a pattern over the positions in the index: the articles that have enough places of it.

mod candidates;
mod cursor;
mod expansion;
mod run;
mod scorer;
mod spelling_automaton;

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, Score, Searcher, SegmentReader, TantivyError};

use super::numbered::NumberedPattern;
use super::places::{PlacePattern, Spelling};
use super::scoring::{self, Similarity, WordScore};
use crate::analysis::Analyzer;
use crate::cancellation::Cancellation;
use crate::index::{Lengths, living_doc_freq};
use crate::query::PlanContext;
pub(crate) use expansion::for_each_form;
use expansion::{Expansion, WordFields, expand};
use scorer::{PlaceScore, PlaceScorer, SourceScorer};

/// A text in which places are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlaceSource {
    /// The field of its stems, breaks and lengths.
    pub(super) stems: Field,
    /// The field of its surface forms.
    pub(super) forms: Field,
    /// Whether only its lead counts.
    pub(super) is_lead: bool,
    /// What a place in it is worth.
    pub(super) weight: Score,
}

/// How places are scored.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlaceScoring {
    pub(super) similarity: Similarity,
    /// What all scores are multiplied by.
    pub(super) factor: Score,
}

/// The articles that have enough places of a pattern in some texts together.
#[derive(Debug, Clone)]
pub(super) struct PlaceQuery(Arc<Prepared>);

/// A pattern, looked up in the dictionaries of all segments.
#[derive(Debug, Clone)]
struct Prepared {
    pattern: NumberedPattern,
    /// What the rarity is that of.
    whole: PlacePattern,
    sources: Vec<PlaceSource>,
    segments: HashMap<SegmentId, OpenSegment>,
    scoring: PlaceScoring,
    cancellation: Cancellation,
}

/// What is known of a segment.
#[derive(Debug, Clone)]
struct OpenSegment {
    /// For each source, the terms of each word.
    expansions: Vec<Vec<Expansion>>,
    lengths: Lengths,
}

/// Why a pattern cannot be run.
#[derive(Debug)]
pub(super) enum PlaceQueryError {
    /// The word of this number stands for too many words of the index.
    TooManyWords(usize),
    /// The index cannot be read.
    Index(TantivyError),
}

impl From<TantivyError> for PlaceQueryError {
    fn from(error: TantivyError) -> Self {
        Self::Index(error)
    }
}

impl PlaceQuery {
    /// Looks up the words of a pattern.
    pub(super) fn new(
        context: PlanContext<'_>,
        pattern: NumberedPattern,
        sources: Vec<PlaceSource>,
        scoring: PlaceScoring,
        analyzer: &mut Analyzer,
    ) -> Result<Self, PlaceQueryError> {
        let PlanContext { index, searcher, cancellation, .. } = context;
        let mut segments = HashMap::new();
        for (segment, columns) in searcher.segment_readers().iter().zip(index.columns(searcher)?) {
            let mut of_sources = Vec::with_capacity(sources.len());
            for source in &sources {
                let fields = WordFields { stems: source.stems, forms: source.forms };
                let mut of_words = Vec::with_capacity(pattern.words.len());
                for (number, word) in pattern.words.iter().enumerate() {
                    let expansion = expand(segment, fields, word, analyzer, cancellation)?;
                    if expansion.is_cut {
                        return Err(PlaceQueryError::TooManyWords(number));
                    }
                    of_words.push(expansion);
                }
                of_sources.push(of_words);
            }
            let open = OpenSegment { expansions: of_sources, lengths: columns.lengths.clone() };
            segments.insert(segment.segment_id(), open);
        }
        let whole = pattern.places.clone();
        Ok(Self(Arc::new(Prepared { pattern, whole, sources, segments, scoring, cancellation: cancellation.clone() })))
    }

    /// Returns a query for the one word and one for the other spellings of what is written both as one word and otherwise,
    /// as `U.S.`; None for anything else. The one word, which is what most texts have, is found without positions. Both
    /// are as rare as the whole.
    pub(super) fn by_spelling(&self) -> Option<[Self; 2]> {
        let PlacePattern::Run(parts) = &self.0.pattern.places else { return None };
        let [spellings] = parts.as_slice() else { return None };
        let word = spellings.iter().find_map(Spelling::only_word)?;
        let others: Vec<Spelling> =
            spellings.iter().filter(|spelling| spelling.only_word() != Some(word)).cloned().collect();
        if others.is_empty() || self.0.pattern.least > 1 {
            return None;
        }
        let with = |places| Self(Arc::new(Prepared { pattern: self.0.pattern.with(places), ..(*self.0).clone() }));
        Some([with(PlacePattern::Word(word)), with(PlacePattern::Run(vec![others]))])
    }
}

impl Query for PlaceQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let score = match scoring.searcher().filter(|_| scoring.is_scoring_enabled()) {
            Some(searcher) => {
                let similarity = self.0.scoring.similarity;
                Some(similarity.of_word(similarity.rarity(self.0.doc_freq(searcher)?)))
            }
            None => None,
        };
        Ok(Box::new(PlaceWeight { prepared: Arc::clone(&self.0), score }))
    }
}

impl Prepared {
    /// Returns in how many living articles the rarest word stands that a place needs: of each word, in the text where
    /// it is most frequent.
    fn doc_freq(&self, searcher: &Searcher) -> tantivy::Result<u64> {
        let mut of_sources = vec![vec![0_u64; self.pattern.words.len()]; self.sources.len()];
        for segment in searcher.segment_readers() {
            let Some(OpenSegment { expansions, .. }) = self.segments.get(&segment.segment_id()) else { continue };
            for ((source, of_words), expansions) in self.sources.iter().zip(&mut of_sources).zip(expansions) {
                for ((word, articles), expansion) in self.pattern.words.iter().zip(of_words).zip(expansions) {
                    let inverted = segment.inverted_index(if word.is_stem() { source.stems } else { source.forms })?;
                    for info in &expansion.terms {
                        *articles += u64::from(living_doc_freq(segment, &inverted, info)?);
                    }
                }
            }
        }
        // Over all segments before texts are compared, so that it does not matter which articles share a segment.
        let most = |word: usize| of_sources.iter().map(|of_words| of_words[word]).max().unwrap_or(0);
        let of_words: Vec<u64> = (0..self.pattern.words.len()).map(most).collect();
        Ok(doc_freq(&self.whole, &of_words))
    }
}

/// At most so many documents have a place of the pattern, counting a document once for each term.
fn doc_freq(pattern: &PlacePattern, of_words: &[u64]) -> u64 {
    match pattern {
        PlacePattern::Word(word) => of_words[*word],
        PlacePattern::Run(parts) => {
            let of_part = |part: &Vec<Spelling>| part.iter().map(|spelling| rarest(&spelling.words, of_words)).sum();
            parts.iter().map(of_part).min().unwrap_or(0)
        }
        PlacePattern::Sloppy(words, _) => rarest(words, of_words),
        PlacePattern::Any(patterns) => patterns.iter().map(|pattern| doc_freq(pattern, of_words)).sum(),
        PlacePattern::Near { left, is_excluded: true, .. } => doc_freq(left, of_words),
        PlacePattern::Near { left, right, .. } => doc_freq(left, of_words).min(doc_freq(right, of_words)),
    }
}

fn rarest(words: &[usize], of_words: &[u64]) -> u64 {
    words.iter().map(|word| of_words[*word]).min().unwrap_or(0)
}

struct PlaceWeight {
    prepared: Arc<Prepared>,
    /// As if each place were an occurrence of one word; None where scores are not wanted.
    score: Option<WordScore>,
}

impl Weight for PlaceWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let OpenSegment { expansions, lengths } =
            self.prepared.segments.get(&segment.segment_id()).ok_or_else(|| {
                TantivyError::SystemError("a segment was not there when the query was planned".to_owned())
            })?;
        let mut sources = Vec::with_capacity(self.prepared.sources.len());
        for (source, of_words) in self.prepared.sources.iter().zip(expansions) {
            sources.push(SourceScorer::open(segment, *source, &self.prepared.pattern, of_words)?);
        }
        let similarity = match self.score {
            Some(word) => {
                let factor = boost * self.prepared.scoring.factor;
                Some(PlaceScore { word, factor, lengths: lengths.clone() })
            }
            None => None,
        };
        let least = self.prepared.pattern.least;
        let scorer = PlaceScorer::new(sources, least, similarity, self.prepared.cancellation.clone());
        Ok(Box::new(scorer))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        scoring::explain(self, segment, doc, "BM25F of the places of a pattern")
    }
}
