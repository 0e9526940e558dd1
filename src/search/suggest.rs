//! The word that was probably meant.

use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use crate::analysis::{folded_form, is_part};
use crate::answer::sought_word;
use crate::engine::Suggestion;
use crate::index::{ArticleIndex, FormAutomaton, IndexError};
use crate::query::{TextField, TextQuery};

/// Returns the nearest word that the index has: one letter away, else two; of several the one in the most articles.
///
/// None if there is no such word, or what was looked for is not a single word.
pub(super) fn nearest(
    index: &ArticleIndex,
    searcher: &Searcher,
    text: &TextQuery,
) -> Result<Option<Suggestion>, IndexError> {
    let Some((word, farthest)) = sought_word(text) else { return Ok(None) };
    let fields = index.fields();
    let in_fields: &[Field] = match text.field {
        None | Some(TextField::HeadlineAndLead) => &[fields.title_forms, fields.body_forms],
        Some(TextField::Title) => &[fields.title_forms],
        Some(TextField::Body | TextField::Lead) => &[fields.body_forms],
        Some(TextField::Furniture) => &[fields.furniture],
        Some(TextField::Source) => &[fields.source],
        Some(TextField::Author) => &[fields.author],
        Some(TextField::Section) => &[fields.section],
        Some(TextField::Url) => &[fields.url],
    };
    for distance in 1..=farthest {
        let mut found = BTreeMap::<String, u64>::new();
        for field in in_fields {
            collect(searcher, *field, &word, distance, &mut found).map_err(|error| index.error(&error))?;
        }
        found.remove(&word);
        let best = most_frequent(index, in_fields, found)?;
        if best.is_some() {
            return Ok(best);
        }
    }
    Ok(None)
}

/// Returns the form that the most living articles have in one of these fields, of several the first in the alphabet;
/// None if no article has any. With each form comes a number that is not exceeded.
fn most_frequent(
    index: &ArticleIndex,
    fields: &[Field],
    found: BTreeMap<String, u64>,
) -> Result<Option<Suggestion>, IndexError> {
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by_key(|(_, at_most)| std::cmp::Reverse(*at_most));
    let mut best: Option<Suggestion> = None;
    for (text, at_most) in found {
        if best.as_ref().is_some_and(|best| best.articles > at_most) {
            break;
        }
        let mut articles = 0;
        for field in fields {
            articles = articles.max(index.count_form(*field, &text)?);
        }
        let is_better = best.as_ref().is_none_or(|best| (articles, &best.text) > (best.articles, &text));
        if articles > 0 && is_better {
            best = Some(Suggestion { text, articles });
        }
    }
    Ok(best)
}

/// Adds the folded forms within this distance, each with the larger of its counts in several fields: at least as many as
/// have it, since an article may have several spellings, or be deleted.
fn collect(
    searcher: &Searcher,
    field: Field,
    word: &str,
    distance: u8,
    found: &mut BTreeMap<String, u64>,
) -> Result<(), TantivyError> {
    let term = Term::from_field_text(field, word);
    let mut counts = BTreeMap::<String, u64>::new();
    let query = FuzzyTermQuery::new(term, distance, true);
    for segment in searcher.segment_readers() {
        let automaton = FormAutomaton(query.automaton()?);
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().search(automaton).into_stream()?;
        while let Some((term, info)) = terms.next() {
            let term = String::from_utf8_lossy(term);
            if !is_part(&term) {
                *counts.entry(folded_form(&term).to_owned()).or_default() += u64::from(info.doc_freq);
            }
        }
    }
    for (text, count) in counts {
        let known = found.entry(text).or_default();
        *known = count.max(*known);
    }
    Ok(())
}
