//! Words of a query that an article has as they are written, and not only in another form of the same stem or with other
//! diacritics.

use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, TantivyError};

use super::rescoring::Candidates;
use crate::analysis::written_form;
use crate::query::{PlainWord, for_each_form, on_grid};

/// What a word adds that stands in an article as it is written, by its rarity. Just enough to come before what is as good
/// otherwise: see ARCHITECTURE.md, "Ranking".
const WEIGHT: Score = 0.05;

/// The part of that for a word that differs in its diacritics.
const FOLDED: Score = 0.5;

/// Returns what is added to the score of each candidate.
pub(super) fn exactness(candidates: &Candidates<'_>) -> Result<Vec<Score>, TantivyError> {
    let mut added = vec![0.0; candidates.docs.len()];
    for word in candidates.words {
        let mut postings = postings(candidates, word)?;
        for (doc, added) in candidates.docs.iter().zip(&mut added) {
            let parts = postings.iter_mut().map(|(part, postings)| if is_in(postings, *doc) { *part } else { 0.0 });
            let most = parts.fold(0.0, Score::max);
            *added += on_grid(WEIGHT * word.rarity * most);
        }
    }
    Ok(added)
}

/// Opens the postings of the forms of a word that are the same when folded, each with the part of the weight that it has.
fn postings(candidates: &Candidates<'_>, word: &PlainWord) -> Result<Vec<(Score, SegmentPostings)>, TantivyError> {
    let fields = candidates.context.index.fields();
    let lower = word.written.to_lowercase();
    let mut opened = Vec::new();
    for field in [fields.title_forms, fields.body_forms] {
        let inverted = candidates.segment.inverted_index(field)?;
        let mut found = Vec::new();
        for_each_form(candidates.segment, field, &word.folded, |form, written, info| {
            let is_same = form == word.folded;
            if is_same {
                let part = if written_form(written).to_lowercase() == lower { 1.0 } else { FOLDED };
                found.push((part, info.clone()));
            }
            is_same
        })?;
        for (part, info) in found {
            opened.push((part, inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?));
        }
    }
    Ok(opened)
}

fn is_in(postings: &mut SegmentPostings, doc: DocId) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    postings.doc() == doc
}
