//! The corpus as its own dictionary: in how many articles a word stands, and two words side by side.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, InvertedIndexReader, Searcher, TERMINATED, TantivyError, Term};

use super::ArticleIndex;
use super::form_documents::documents_with_form;
use super::term_review::dictionaries;
use crate::analysis::Analyzer;
use crate::analysis::glued::Vocabulary;
use crate::language::Language;

/// More articles with a glued word are not looked for; it would not be one.
const MANY_GLUED: u32 = 8;

/// What an index knows of words.
pub(super) struct IndexVocabulary<'a> {
    index: &'a ArticleIndex,
    searcher: &'a Searcher,
    /// The words of bodies as written, in each segment.
    forms: Vec<Arc<InvertedIndexReader>>,
    /// The stems of bodies, in each segment.
    stems: Vec<Arc<InvertedIndexReader>>,
    /// The languages whose stems a pair may be made of.
    languages: Vec<Language>,
    analyzer: RefCell<Analyzer>,
    /// What was asked before, with the cap.
    known: RefCell<HashMap<String, (u32, u32)>>,
    /// The first failure; what is asked after it has no articles.
    failure: Cell<Option<TantivyError>>,
}

impl<'a> IndexVocabulary<'a> {
    /// Opens the dictionaries of an index.
    pub(super) fn open(index: &'a ArticleIndex, searcher: &'a Searcher) -> Result<Self, TantivyError> {
        let fields = index.fields();
        let languages = index.analysis_languages().map_err(|error| TantivyError::SystemError(error.to_string()))?;
        Ok(Self {
            index,
            searcher,
            forms: dictionaries(searcher, fields.body_forms)?,
            stems: dictionaries(searcher, fields.body)?,
            languages: languages.into_iter().map(|(language, _)| language).collect(),
            analyzer: RefCell::default(),
            known: RefCell::default(),
            failure: Cell::new(None),
        })
    }

    /// Returns the failure that one of the questions met.
    pub(super) fn into_result(self) -> Result<(), TantivyError> {
        self.failure.into_inner().map_or(Ok(()), Err)
    }

    /// Returns the result, or nothing after a failure, which is kept if it is the first.
    fn or_none<T: Default>(&self, result: Result<T, TantivyError>) -> T {
        result.unwrap_or_else(|error| {
            self.failure.set(self.failure.take().or(Some(error)));
            T::default()
        })
    }

    /// Returns the living documents with the word, up to `cap`.
    fn documents_with(&self, word: &str, cap: u32) -> Result<Vec<DocAddress>, TantivyError> {
        documents_with_form(self.searcher, &self.forms, word, cap as usize)
    }

    /// Counts the living documents in which one of the sequences of two stems stands, but for those in `without`.
    fn count_pairs(&self, sequences: &[Vec<String>], without: &[DocAddress], cap: u32) -> Result<u32, TantivyError> {
        let mut count = 0;
        for (ordinal, (segment, stems)) in (0_u32..).zip(self.searcher.segment_readers().iter().zip(&self.stems)) {
            for sequence in sequences {
                let [left, right] = sequence.as_slice() else { continue };
                let open = |stem: &str| {
                    let term = Term::from_field_text(self.index.fields().body, stem);
                    stems.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)
                };
                let (Some(mut left), Some(mut right)) = (open(left)?, open(right)?) else { continue };
                let (mut left_places, mut right_places) = (Vec::new(), Vec::new());
                while left.doc() != TERMINATED && count < cap {
                    let doc = left.doc();
                    if right.doc() < doc {
                        right.seek(doc);
                    }
                    match right.doc() {
                        TERMINATED => break,
                        ahead if ahead > doc => {
                            left.seek(ahead);
                            continue;
                        }
                        _ => {}
                    }
                    left.positions(&mut left_places);
                    right.positions(&mut right_places);
                    let is_side_by_side =
                        left_places.iter().any(|place| right_places.binary_search(&(place + 1)).is_ok());
                    let is_alive = segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
                    if is_side_by_side && is_alive && !without.contains(&DocAddress::new(ordinal, doc)) {
                        count += 1;
                    }
                    left.advance();
                }
            }
        }
        Ok(count.min(cap))
    }
}

impl Vocabulary for IndexVocabulary<'_> {
    fn articles_with(&self, word: &str, cap: u32) -> u32 {
        // A count below what was asked for then is the whole count.
        let known = self.known.borrow().get(word).copied();
        if let Some((count, _)) = known.filter(|(count, asked)| *asked >= cap || count < asked) {
            return count.min(cap);
        }
        let count = self.or_none(self.documents_with(word, cap)).len();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.known.borrow_mut().insert(word.to_owned(), (count, cap));
        count
    }

    /// Articles with the glued word itself do not count: their parts stand side by side once they are taken apart.
    fn articles_with_pair(&self, left: &str, right: &str, cap: u32) -> u32 {
        let whole = self.or_none(self.documents_with(&format!("{left}{right}"), MANY_GLUED));
        let sequences = self.analyzer.borrow_mut().sequences(&format!("{left} {right}"), &self.languages);
        self.or_none(self.count_pairs(&sequences, &whole, cap))
    }
}

impl std::fmt::Debug for IndexVocabulary<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexVocabulary").field("languages", &self.languages).finish_non_exhaustive()
    }
}
