//! Which words are glued, by what the index says.

use std::collections::{BTreeSet, HashMap};

use tantivy::postings::TermInfo;
use tantivy::termdict::TermMerger;
use tantivy::{DocAddress, TantivyError};

use super::ArticleIndex;
use super::settle::{dictionaries, living};
use super::vocabulary::IndexVocabulary;
use crate::analysis::glued::{Candidate, accept};

/// A word in more documents is whole. Deleted documents are counted until their segment is merged.
const MANY: u32 = 64;

/// Which words are glued, and which articles do not agree with that.
#[derive(Debug, Default)]
pub(super) struct GlueReview {
    /// The parts of each glued word.
    pub(super) parts: HashMap<String, Vec<String>>,
    pub(super) outdated: BTreeSet<DocAddress>,
}

impl GlueReview {
    pub(super) fn of(index: &ArticleIndex) -> Result<Self, TantivyError> {
        let searcher = index.searcher();
        let fields = [index.fields().joints, index.fields().glued];
        let n_segments = searcher.segment_readers().len();
        let vocabulary = IndexVocabulary::open(index, &searcher)?;
        let dictionaries = dictionaries(&searcher, &fields)?;
        let streams = dictionaries.iter().map(|dictionary| dictionary.terms().stream()).collect::<Result<_, _>>()?;
        let mut review = Self::default();
        let mut terms = TermMerger::new(streams);
        while terms.advance() {
            let places: Vec<(usize, TermInfo)> = terms.current_segment_ords_and_term_infos().collect();
            let is_glued = places.iter().any(|(place, _)| *place >= n_segments);
            let Ok(word) = std::str::from_utf8(terms.key()) else { continue };
            let doc_freq: u32 = places.iter().map(|(_, info)| info.doc_freq).sum();
            if doc_freq > MANY && !is_glued {
                continue;
            }
            let mut suspected = Vec::new();
            let mut split = Vec::new();
            for (place, info) in places {
                let documents = if place < n_segments { &mut suspected } else { &mut split };
                living(&searcher, place % n_segments, &dictionaries[place], &info, documents)?;
            }
            if suspected.is_empty() {
                continue;
            }
            match Candidate::of(word).and_then(|candidate| accept(&candidate, &vocabulary)) {
                Some(at) => {
                    let (left, right) = word.split_at(at.at);
                    review.parts.insert(word.to_owned(), vec![left.to_owned(), right.to_owned()]);
                    review.outdated.extend(suspected.into_iter().filter(|address| !split.contains(address)));
                }
                None => review.outdated.extend(split),
            }
        }
        vocabulary.into_result().map(|()| review)
    }
}
