//! Which words are glued, by what the index says.

use std::collections::{BTreeSet, HashMap};

use tantivy::{DocAddress, TantivyError};

use super::ArticleIndex;
use super::term_review::review_terms;
use super::vocabulary::IndexVocabulary;
use crate::analysis::glued::{Candidate, accept};

/// A word in more documents is whole. Deleted documents are counted until their segment is merged.
const MANY: u32 = 64;

/// Which words are glued, and which articles do not agree with that.
#[derive(Debug, Default)]
pub(super) struct GlueReview {
    /// The parts of each glued word.
    pub(super) parts: HashMap<String, Vec<String>>,
    /// The articles that have such a word and do not say so, or say so of another one.
    pub(super) outdated: BTreeSet<DocAddress>,
}

impl GlueReview {
    /// Reviews all words of an index that may be glued.
    pub(super) fn of(index: &ArticleIndex) -> Result<Self, TantivyError> {
        let searcher = index.searcher();
        let vocabulary = IndexVocabulary::open(index, &searcher)?;
        let mut review = Self::default();
        let fields = index.fields();
        let may_be_glued = |n_articles| n_articles <= MANY;
        review_terms(&searcher, fields.joints, fields.glued, may_be_glued, |term| {
            let Ok(word) = std::str::from_utf8(term.bytes) else { return };
            if term.suspected.is_empty() {
                return;
            }
            match Candidate::of(word).and_then(|candidate| accept(&candidate, &vocabulary)) {
                Some(at) => {
                    let (left, right) = word.split_at(at);
                    review.parts.insert(word.to_owned(), vec![left.to_owned(), right.to_owned()]);
                    let outdated = term.suspected.into_iter().filter(|address| !term.found.contains(address));
                    review.outdated.extend(outdated);
                }
                None => review.outdated.extend(term.found),
            }
        })?;
        vocabulary.into_result().map(|()| review)
    }
}
