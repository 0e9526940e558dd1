//! Words of a query that an article has as they are written, and not only in another form of the same stem or with other
//! diacritics.

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, SegmentReader, TantivyError};

use super::rescoring::Candidates;
use crate::analysis::written_form;
use crate::index::{Fields, is_in};
use crate::query::{PlainWord, for_each_form, on_grid};

/// The part of the weight for a word that differs in its diacritics.
const FOLDED: Score = 0.5;

/// A form of a word that is the same when folded.
#[derive(Debug, Clone)]
pub(super) struct WrittenForm {
    /// The part of the weight that it has.
    part: Score,
    field: Field,
    info: TermInfo,
}

/// Looks up the forms of a word in a segment that are the same when folded, those that have all of the weight first.
pub(super) fn written_forms(
    segment: &SegmentReader,
    fields: &Fields,
    word: &PlainWord,
) -> Result<Vec<WrittenForm>, TantivyError> {
    let lower = word.written.to_lowercase();
    let mut found = Vec::new();
    for field in [fields.body_forms, fields.title_forms] {
        for_each_form(segment, field, &word.folded, |form, written, info| {
            let is_same = form == word.folded;
            if is_same {
                let part = if written_form(written).to_lowercase() == lower { 1.0 } else { FOLDED };
                found.push(WrittenForm { part, field, info: info.clone() });
            }
            is_same
        })?;
    }
    found.sort_by(|a, b| b.part.total_cmp(&a.part));
    Ok(found)
}

/// Returns what is added to the score of each candidate: `weight` for each word that stands there as it is written, by its
/// rarity.
pub(super) fn exactness(candidates: &Candidates<'_>, weight: Score) -> Result<Vec<Score>, TantivyError> {
    let mut added = vec![0.0; candidates.docs.len()];
    for (word, forms) in candidates.words.iter().zip(candidates.forms) {
        let mut postings = Vec::with_capacity(forms.len());
        for form in forms {
            let inverted = candidates.segment.inverted_index(form.field)?;
            let opened = inverted.read_postings_from_terminfo(&form.info, IndexRecordOption::Basic)?;
            postings.push((form.part, opened));
        }
        for (doc, added) in candidates.docs.iter().zip(&mut added) {
            let most = postings.iter_mut().find_map(|(part, postings)| is_in(postings, *doc).then_some(*part));
            *added += on_grid(weight * word.rarity * most.unwrap_or(0.0));
        }
    }
    Ok(added)
}
