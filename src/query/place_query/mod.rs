//! Runs a pattern over the positions in the index: the articles that have enough places of it.

mod candidates;
mod cursor;
mod expansion;
mod scorer;
mod spelling_automaton;

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, Score, Searcher, SegmentReader, TantivyError};

use super::numbered::NumberedPattern;
use super::places::{PlacePattern, Spelling};
use crate::analysis::Analyzer;
use crate::cancellation::Cancellation;
pub(super) use expansion::for_each_form;
use expansion::{Expansion, WordFields, expand};
use scorer::{PlaceScorer, SourceScorer};

/// A text in which places are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlaceSource {
    /// The field of its stems, breaks and lengths.
    pub(super) stems: Field,
    /// The field of its surface forms.
    pub(super) forms: Field,
    /// Whether only its lead counts.
    pub(super) is_lead: bool,
    /// What its score is multiplied by.
    pub(super) weight: Score,
}

/// The articles that have enough places of a pattern in some texts together.
#[derive(Debug, Clone)]
pub(super) struct PlaceQuery(Arc<Prepared>);

/// A pattern, looked up in the dictionaries of all segments.
#[derive(Debug)]
struct Prepared {
    pattern: NumberedPattern,
    sources: Vec<PlaceSource>,
    /// For each segment and source, the terms of each word.
    expansions: HashMap<SegmentId, Vec<Vec<Expansion>>>,
    cancellation: Cancellation,
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
        searcher: &Searcher,
        pattern: NumberedPattern,
        sources: Vec<PlaceSource>,
        analyzer: &mut Analyzer,
        cancellation: Cancellation,
    ) -> Result<Self, PlaceQueryError> {
        let mut expansions = HashMap::new();
        for segment in searcher.segment_readers() {
            let mut of_sources = Vec::with_capacity(sources.len());
            for source in &sources {
                let fields = WordFields { stems: source.stems, forms: source.forms };
                let mut of_words = Vec::with_capacity(pattern.words.len());
                for (number, word) in pattern.words.iter().enumerate() {
                    let expansion = expand(segment, fields, word, analyzer, &cancellation)?;
                    if expansion.is_cut {
                        return Err(PlaceQueryError::TooManyWords(number));
                    }
                    of_words.push(expansion);
                }
                of_sources.push(of_words);
            }
            expansions.insert(segment.segment_id(), of_sources);
        }
        Ok(Self(Arc::new(Prepared { pattern, sources, expansions, cancellation })))
    }
}

impl Query for PlaceQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let similarities = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } => {
                let sources = 0..self.0.sources.len();
                let all: tantivy::Result<Vec<Bm25Weight>> =
                    sources.map(|source| self.0.similarity(source, statistics_provider)).collect();
                Some(all?)
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(PlaceWeight { prepared: Arc::clone(&self.0), similarities }))
    }
}

impl Prepared {
    /// Returns BM25 for places as if each were an occurrence of one word: as rare as the rarest that it needs.
    fn similarity(&self, source: usize, statistics: &dyn Bm25StatisticsProvider) -> tantivy::Result<Bm25Weight> {
        let n_articles = statistics.total_num_docs()?;
        let n_words = statistics.total_num_tokens(self.sources[source].stems)?;
        let doc_freqs: Vec<u64> = (0..self.pattern.words.len())
            .map(|word| {
                let of_segments = self.expansions.values().map(|sources| &sources[source][word]);
                of_segments.flat_map(|expansion| &expansion.terms).map(|info| u64::from(info.doc_freq)).sum()
            })
            .collect();
        let doc_freq = doc_freq(&self.pattern.places, &doc_freqs).min(n_articles);
        #[expect(clippy::cast_precision_loss, reason = "an average length")]
        let average_length = n_words as Score / n_articles.max(1) as Score;
        Ok(Bm25Weight::for_one_term(doc_freq, n_articles, average_length))
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
    /// One for each source; None where scores are not wanted.
    similarities: Option<Vec<Bm25Weight>>,
}

impl Weight for PlaceWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let expansions = self.prepared.expansions.get(&segment.segment_id()).ok_or_else(|| {
            TantivyError::SystemError("a segment was not there when the query was planned".to_owned())
        })?;
        let mut sources = Vec::with_capacity(self.prepared.sources.len());
        for (number, (source, of_words)) in self.prepared.sources.iter().zip(expansions).enumerate() {
            let similarity = self.similarities.as_ref().map(|all| all[number].boost_by(source.weight * boost));
            sources.push(SourceScorer::open(segment, *source, &self.prepared.pattern, of_words, similarity)?);
        }
        let scorer = PlaceScorer::new(sources, self.prepared.pattern.least, self.prepared.cancellation.clone());
        Ok(Box::new(scorer))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        let is_match = scorer.doc() <= doc && scorer.seek(doc) == doc;
        if !is_match {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("BM25 of the places of a pattern", scorer.score()))
    }
}
