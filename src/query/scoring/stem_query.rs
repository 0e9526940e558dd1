//! Runs a word over the postings of its stems: the articles that have one of them, scored by all fields together.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::limits::Limits;
use super::similarity::{Similarity, WordScore};
use super::stem_blocks::{BlockList, StemBlocks};
use crate::index::{Lengths, living_doc_freq};
use crate::query::planner::PlanContext;

/// A stem that stands for a word.
#[derive(Debug, Clone)]
pub(in crate::query) struct WeightedStem {
    pub(in crate::query) stem: String,
    /// What its scores are multiplied by.
    pub(in crate::query) factor: Score,
    /// Whether articles are found for it. One for which none are still counts where the rarity of the word is told: `of`
    /// is not rare for being so in French articles.
    pub(in crate::query) is_sought: bool,
}

/// The articles that have one of some stems in one of some fields.
#[derive(Debug, Clone)]
pub(crate) struct StemQuery(Arc<Prepared>);

#[derive(Debug)]
struct Prepared {
    segments: HashMap<SegmentId, OpenSegment>,
    /// Whether any of the stems counts for something.
    is_content: bool,
    similarity: Similarity,
}

/// A segment with the terms that it has.
#[derive(Debug)]
struct OpenSegment {
    terms: Vec<FoundTerm>,
    lengths: Lengths,
}

/// A term of one segment.
#[derive(Debug)]
struct FoundTerm {
    /// The number of the stem.
    stem: usize,
    field: Field,
    info: TermInfo,
    /// What an occurrence is worth in this field.
    field_weight: Score,
    factor: Score,
    is_sought: bool,
}

impl StemQuery {
    /// Looks up stems in fields, each with what an occurrence there is worth.
    pub(in crate::query) fn new(
        stems: &[WeightedStem],
        fields: &[(Field, Score)],
        context: PlanContext<'_>,
    ) -> Result<Self, TantivyError> {
        let mut segments = HashMap::new();
        let PlanContext { index, searcher, similarity, .. } = context;
        for (segment, columns) in searcher.segment_readers().iter().zip(index.columns(searcher)?) {
            let mut of_segment = Vec::new();
            for (number, stem) in stems.iter().enumerate() {
                for (field, field_weight) in fields {
                    let inverted = segment.inverted_index(*field)?;
                    let term = Term::from_field_text(*field, &stem.stem);
                    let Some(info) = inverted.get_term_info(&term)? else { continue };
                    let (field, field_weight) = (*field, *field_weight);
                    let (factor, is_sought) = (stem.factor, stem.is_sought);
                    of_segment.push(FoundTerm { stem: number, field, info, field_weight, factor, is_sought });
                }
            }
            let lengths = columns.lengths.clone();
            segments.insert(segment.segment_id(), OpenSegment { terms: of_segment, lengths });
        }
        let is_content = stems.iter().any(|stem| stem.factor > 0.0);
        Ok(Self(Arc::new(Prepared { segments, is_content, similarity })))
    }

    /// Returns in how many living articles the word stands: of each stem in the field where it is most frequent.
    pub(in crate::query) fn doc_freq(&self, searcher: &Searcher) -> Result<u64, TantivyError> {
        // Over all segments before fields are compared, so that it does not matter which articles share a segment.
        let mut counts = BTreeMap::<(usize, Field), u64>::new();
        for segment in searcher.segment_readers() {
            let terms = self.0.segments.get(&segment.segment_id()).map_or(&[][..], |segment| &segment.terms);
            for term in terms {
                let inverted = segment.inverted_index(term.field)?;
                let articles = living_doc_freq(segment, &inverted, &term.info)?;
                *counts.entry((term.stem, term.field)).or_default() += u64::from(articles);
            }
        }
        let mut most = BTreeMap::<usize, u64>::new();
        for ((stem, _), articles) in counts {
            let most = most.entry(stem).or_default();
            *most = articles.max(*most);
        }
        Ok(most.values().sum())
    }
}

impl StemQuery {
    /// True if the word counts for something in an article of any language.
    pub(crate) fn is_content(&self) -> bool {
        self.0.is_content
    }

    /// Makes ready to score articles.
    pub(crate) fn scored(&self, searcher: &Searcher) -> Result<StemWeight, TantivyError> {
        let similarity = self.0.similarity;
        let score = similarity.of_word(similarity.rarity(self.doc_freq(searcher)?));
        Ok(StemWeight { prepared: Arc::clone(&self.0), score: Some(score) })
    }
}

impl Query for StemQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(match scoring.searcher().filter(|_| scoring.is_scoring_enabled()) {
            Some(searcher) => self.scored(searcher)?,
            None => StemWeight { prepared: Arc::clone(&self.0), score: None },
        }))
    }
}

/// Opens the lists of stems.
pub(crate) struct StemWeight {
    prepared: Arc<Prepared>,
    /// None where scores are not wanted.
    score: Option<WordScore>,
}

impl StemWeight {
    fn open(&self, segment: &SegmentReader) -> Result<&OpenSegment, TantivyError> {
        self.prepared
            .segments
            .get(&segment.segment_id())
            .ok_or_else(|| TantivyError::SystemError("a segment was not there when the query was planned".to_owned()))
    }

    /// Opens the lists of a segment, to be gone through as a whole. Scores are multiplied by `boost`.
    pub(crate) fn blocks(&self, segment: &SegmentReader, boost: Score) -> Result<StemBlocks, TantivyError> {
        let OpenSegment { terms, lengths } = self.open(segment)?;
        let score = self.score.unwrap_or_else(|| self.prepared.similarity.of_word(0.0));
        let mut lists = Vec::with_capacity(terms.len());
        for term in terms.iter().filter(|term| term.is_sought) {
            let inverted = segment.inverted_index(term.field)?;
            let postings = inverted.read_block_postings_from_terminfo(&term.info, IndexRecordOption::WithFreqs)?;
            let (field_weight, factor) = (term.field_weight, boost * term.factor);
            let limits = Limits::new(score, factor, field_weight);
            lists.push(BlockList { postings, at: 0, field_weight, factor, limits });
        }
        Ok(StemBlocks::new(lists, score, lengths.clone()))
    }

    fn stem_scorer(&self, segment: &SegmentReader, boost: Score) -> Result<StemScorer, TantivyError> {
        let OpenSegment { terms, lengths } = self.open(segment)?;
        let option = if self.score.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let mut lists = Vec::with_capacity(terms.len());
        for term in terms.iter().filter(|term| term.is_sought) {
            let inverted = segment.inverted_index(term.field)?;
            let postings = inverted.read_postings_from_terminfo(&term.info, option)?;
            let factor = boost * term.factor;
            lists.push(List { doc: postings.doc(), postings, field_weight: term.field_weight, factor });
        }
        Ok(StemScorer::new(lists, self.score, lengths.clone()))
    }
}

impl Weight for StemWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(self.stem_scorer(segment, boost)?))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explain(self, segment, doc, "BM25F of a word")
    }

    fn count(&self, segment: &SegmentReader) -> tantivy::Result<u32> {
        // What a dictionary says is quicker than going through postings.
        match self.prepared.segments.get(&segment.segment_id()).map(|segment| segment.terms.as_slice()) {
            Some([]) => Ok(0),
            Some([only]) if only.is_sought && segment.alive_bitset().is_none() => Ok(only.info.doc_freq),
            _ => {
                let mut scorer = self.scorer(segment, 1.0)?;
                Ok(match segment.alive_bitset() {
                    Some(alive) => scorer.count(alive),
                    None => scorer.count_including_deleted(),
                })
            }
        }
    }
}

/// Explains the score of a document in one line.
pub(in crate::query) fn explain(
    weight: &dyn Weight,
    segment: &SegmentReader,
    doc: DocId,
    what: &'static str,
) -> tantivy::Result<Explanation> {
    let mut scorer = weight.scorer(segment, 1.0)?;
    let is_match = scorer.doc() <= doc && scorer.seek(doc) == doc;
    if !is_match {
        return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
    }
    Ok(Explanation::new(what, scorer.score()))
}

/// The documents of a term in one field.
struct List {
    /// Where it stands.
    doc: DocId,
    postings: SegmentPostings,
    field_weight: Score,
    factor: Score,
}

/// The documents that stand in one of several lists.
struct StemScorer {
    lists: Vec<List>,
    doc: DocId,
    score: Option<WordScore>,
    lengths: Lengths,
}

impl StemScorer {
    fn new(lists: Vec<List>, score: Option<WordScore>, lengths: Lengths) -> Self {
        let mut scorer = Self { lists, doc: TERMINATED, score, lengths };
        scorer.doc = scorer.first();
        scorer
    }

    fn first(&self) -> DocId {
        self.lists.iter().map(|list| list.doc).min().unwrap_or(TERMINATED)
    }
}

impl DocSet for StemScorer {
    #[inline]
    fn advance(&mut self) -> DocId {
        let current = self.doc;
        let mut next = TERMINATED;
        for list in &mut self.lists {
            if list.doc == current && current < TERMINATED {
                list.doc = list.postings.advance();
            }
            next = next.min(list.doc);
        }
        self.doc = next;
        next
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for list in &mut self.lists {
            if list.doc < target {
                list.doc = list.postings.seek(target);
            }
        }
        self.doc = self.first();
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.lists.iter().map(|list| list.postings.size_hint()).max().unwrap_or(0)
    }
}

impl Scorer for StemScorer {
    #[inline]
    fn score(&mut self) -> Score {
        let mut occurrences = 0.0;
        let mut factor: Score = 0.0;
        for list in self.lists.iter().filter(|list| list.doc == self.doc) {
            #[expect(clippy::cast_precision_loss, reason = "a number of occurrences")]
            let count = list.postings.term_freq() as Score;
            occurrences += list.field_weight * count;
            factor = factor.max(list.factor);
        }
        let Some(score) = self.score.filter(|_| factor > 0.0) else { return 0.0 };
        score.score(occurrences, self.lengths.of(self.doc), factor)
    }
}
