//! What the best articles of a list are looked at more closely for: how close together the words of the query stand in
//! them, and whether they have the words as they are written.

use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, Score, SegmentReader, TantivyError, Term};

use super::closeness::closeness;
use super::exactness::{WrittenForm, exactness, written_forms};
use super::ranking::{self, Criteria, Slice};
use super::scores::SegmentScores;
use crate::analysis::is_joined;
use crate::index::Lengths;
use crate::query::{PlainWord, PlanContext};

/// How many articles are looked at. With 10, 20, 30, 50 or 100 the means of ARCHITECTURE.md, "Ranking", are the same to
/// the third digit; 10 cost 1.27 to 1.32 times the ranking without it at the median, 20 cost 1.34 to 1.39
/// (`cargo bench --bench ranking`).
pub(super) const LOOKED_AT: usize = 10;

/// What is added to the score of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Raise {
    pub(super) address: DocAddress,
    /// For words that stand close together.
    pub(super) closeness: Score,
    /// For words as they are written in the query.
    pub(super) exactness: Score,
}

/// How much counts what the best articles are looked at for.
#[derive(Debug, Clone, Copy)]
pub(super) struct RescoringWeights {
    pub(super) closeness: Score,
    pub(super) exactness: Score,
}

/// Raises the scores of the best articles of lists.
pub(super) struct Rescoring<'a> {
    words: &'a [PlainWord],
    weights: RescoringWeights,
    context: PlanContext<'a>,
    /// The terms of each segment.
    terms: Vec<SegmentTerms>,
}

/// The terms of the words of a query in one segment.
struct SegmentTerms {
    /// The stems of all words in title and body.
    stems: [Vec<StemTerm>; 2],
    /// The forms of each word that are the same when folded.
    forms: Vec<Vec<WrittenForm>>,
}

/// A stem in one field.
#[derive(Debug, Clone)]
pub(super) struct StemTerm {
    /// The number of its word.
    pub(super) word: usize,
    pub(super) info: TermInfo,
}

/// Some articles of a segment, rising, that have words of a query.
pub(super) struct Candidates<'a> {
    pub(super) segment: &'a SegmentReader,
    pub(super) lengths: &'a Lengths,
    pub(super) docs: Vec<DocId>,
    pub(super) words: &'a [PlainWord],
    pub(super) stems: &'a [Vec<StemTerm>; 2],
    pub(super) forms: &'a [Vec<WrittenForm>],
    pub(super) context: PlanContext<'a>,
}

impl<'a> Rescoring<'a> {
    /// Looks up the plain words of a query.
    pub(super) fn new(
        words: &'a [PlainWord],
        weights: RescoringWeights,
        context: PlanContext<'a>,
    ) -> Result<Self, TantivyError> {
        let fields = context.index.fields();
        let mut terms = Vec::with_capacity(context.searcher.segment_readers().len());
        for segment in context.searcher.segment_readers() {
            let stems = if words.len() > 1 && weights.closeness > 0.0 {
                [stems(segment, fields.title, words)?, stems(segment, fields.body, words)?]
            } else {
                Default::default()
            };
            let with_forms = if weights.exactness > 0.0 { words } else { &[] };
            let forms = with_forms.iter().map(|word| written_forms(segment, fields, word)).collect::<Result<_, _>>()?;
            terms.push(SegmentTerms { stems, forms });
        }
        Ok(Self { words, weights, context, terms })
    }

    /// Raises the scores of the best articles of a list, and returns what was added to them.
    pub(super) fn raise(&self, scores: &mut [SegmentScores]) -> Result<Vec<Raise>, TantivyError> {
        let weights = self.weights;
        if self.words.is_empty() || (weights.closeness <= 0.0 && weights.exactness <= 0.0) {
            return Ok(Vec::new());
        }
        let slice = Slice { after: None, offset: 0, limit: LOOKED_AT };
        let columns = self.context.index.columns(self.context.searcher)?;
        let best = ranking::top(columns, scores, Criteria::BY_SCORE, slice)?;
        let mut addresses: Vec<DocAddress> = best.iter().map(|ranked| ranked.address).collect();
        addresses.sort_unstable();
        let mut raises = Vec::with_capacity(addresses.len());
        for of_segment in addresses.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
            let ordinal = of_segment[0].segment_ord;
            let SegmentTerms { stems, forms } = &self.terms[ordinal as usize];
            let candidates = Candidates {
                lengths: &columns[ordinal as usize].lengths,
                segment: self.context.searcher.segment_reader(ordinal),
                docs: of_segment.iter().map(|address| address.doc_id).collect(),
                words: self.words,
                stems,
                forms,
                context: self.context,
            };
            let added =
                closeness(&candidates, weights.closeness)?.into_iter().zip(exactness(&candidates, weights.exactness)?);
            for (address, (closeness, exactness)) in of_segment.iter().zip(added) {
                let of_segment = &mut scores[ordinal as usize];
                if let Ok(place) = of_segment.binary_search_by_key(&address.doc_id, |(doc, _)| *doc) {
                    of_segment[place].1 += closeness + exactness;
                }
                raises.push(Raise { address: *address, closeness, exactness });
            }
        }
        Ok(raises)
    }
}

/// Looks up the stems of words in one field.
fn stems(segment: &SegmentReader, field: Field, words: &[PlainWord]) -> Result<Vec<StemTerm>, TantivyError> {
    let inverted = segment.inverted_index(field)?;
    let mut found = Vec::new();
    for (number, word) in words.iter().enumerate() {
        // Joined words stand for themselves alone; their parts are what stands beside others.
        for stem in word.stems.iter().filter(|stem| !is_joined(stem)) {
            let info = inverted.get_term_info(&Term::from_field_text(field, stem))?;
            found.extend(info.map(|info| StemTerm { word: number, info }));
        }
    }
    Ok(found)
}
