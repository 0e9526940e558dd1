//! How often words stand in the corpus, by the postings of their written forms.

use std::sync::Arc;

use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermMerger;
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyError};

use crate::analysis::{end_of_form, folded_form, is_part};

/// How often a word stands in living articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frequency {
    pub(super) articles: u64,
    pub(super) occurrences: u64,
}

/// The dictionaries of some fields of written forms, in all segments. Parts of glued words are no words here.
pub(super) struct Forms<'a> {
    /// Those of one segment stand together.
    dictionaries: Vec<(&'a SegmentReader, Arc<InvertedIndexReader>)>,
}

/// A folded form with the places where its spellings are found.
pub(super) struct Form {
    pub(super) folded: String,
    /// Each spelling, with the number of its dictionary, rising.
    spellings: Vec<(usize, TermInfo)>,
}

impl Form {
    /// Returns how many articles have it at most: those that have several spellings and those deleted count, too.
    pub(super) fn most_articles(&self) -> u64 {
        self.spellings.iter().map(|(_, info)| u64::from(info.doc_freq)).sum()
    }
}

impl<'a> Forms<'a> {
    /// Opens the dictionaries.
    pub(super) fn open(searcher: &'a Searcher, fields: &[Field]) -> Result<Self, TantivyError> {
        let mut dictionaries = Vec::new();
        for segment in searcher.segment_readers() {
            for field in fields {
                dictionaries.push((segment, segment.inverted_index(*field)?));
            }
        }
        Ok(Self { dictionaries })
    }

    /// Calls `visit` with each form that begins with `beginning`, in order, until it returns false.
    pub(super) fn for_each(
        &self,
        beginning: &str,
        visit: &mut dyn FnMut(&Form) -> Result<bool, TantivyError>,
    ) -> Result<(), TantivyError> {
        let streams =
            self.dictionaries.iter().map(|(_, inverted)| inverted.terms().range().ge(beginning).into_stream());
        let mut terms = TermMerger::new(streams.collect::<Result<_, _>>()?);
        let mut form = Form { folded: String::new(), spellings: Vec::new() };
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            let folded = folded_form(term);
            if !folded.starts_with(beginning) {
                break;
            }
            if form.folded != folded {
                if !form.spellings.is_empty() && !visit(&form)? {
                    return Ok(());
                }
                form.spellings.clear();
                form.folded.clear();
                form.folded.push_str(folded);
            }
            if !is_part(term) {
                form.spellings.extend(terms.current_segment_ords_and_term_infos());
            }
        }
        if !form.spellings.is_empty() {
            visit(&form)?;
        }
        Ok(())
    }

    /// Returns how often a form stands in living articles.
    pub(super) fn frequency(&self, form: &Form) -> Result<Frequency, TantivyError> {
        let mut frequency = Frequency::default();
        let mut docs = Vec::new();
        let mut spellings = form.spellings.clone();
        spellings.sort_by_key(|(dictionary, _)| *dictionary);
        let is_same_segment = |a: &(usize, TermInfo), b: &(usize, TermInfo)| {
            self.dictionaries[a.0].0.segment_id() == self.dictionaries[b.0].0.segment_id()
        };
        for of_segment in spellings.chunk_by(is_same_segment) {
            docs.clear();
            for (dictionary, info) in of_segment {
                let (segment, inverted) = &self.dictionaries[*dictionary];
                let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                while postings.doc() != TERMINATED {
                    if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                        docs.push(postings.doc());
                        frequency.occurrences += u64::from(postings.term_freq());
                    }
                    postings.advance();
                }
            }
            docs.sort_unstable();
            docs.dedup();
            frequency.articles += docs.len() as u64;
        }
        Ok(frequency)
    }

    /// Returns how often the word of a folded form stands in living articles.
    pub(super) fn frequency_of(&self, folded: &str) -> Result<Frequency, TantivyError> {
        let end = end_of_form(folded);
        let mut spellings = Vec::new();
        for (number, (_, inverted)) in self.dictionaries.iter().enumerate() {
            let mut terms = inverted.terms().range().ge(folded).lt(&end).into_stream()?;
            while let Some((term, info)) = terms.next() {
                if !std::str::from_utf8(term).is_ok_and(is_part) {
                    spellings.push((number, info.clone()));
                }
            }
        }
        self.frequency(&Form { folded: folded.to_owned(), spellings })
    }
}
