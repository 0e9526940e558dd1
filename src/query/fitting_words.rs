//! Which words of the index a pattern of letters stands for.

use std::collections::BTreeMap;

use tantivy::TantivyError;

use super::ast::{PatternKind, TextField, TextQuery};
use super::numbered::{WordQuery, number};
use super::place_query::for_each_form;
use super::planner::{PlanContext, place_sources};
use crate::analysis::Analyzer;

/// Returns the words, folded, each with a number that the articles that have it do not exceed; None if the query looks for
/// something else than a pattern of letters for one word.
pub(crate) fn fitting_words(
    text: &TextQuery,
    context: PlanContext<'_>,
) -> Result<Option<Vec<(String, u64)>>, TantivyError> {
    let is_pattern =
        matches!(text.pattern.kind, PatternKind::Wildcard(_) | PatternKind::Fuzzy { .. } | PatternKind::Regex(_));
    let is_property = text.field.is_some_and(TextField::is_property);
    let languages = if is_property { &[] } else { context.languages };
    let numbered = number(&text.pattern, languages, &mut Analyzer::default());
    let [WordQuery::Fitting(pattern)] = numbered.words.as_slice() else { return Ok(None) };
    if !is_pattern {
        return Ok(None);
    }
    let mut found = BTreeMap::<String, u64>::new();
    for source in place_sources(context.index.fields(), text.field, 1.0) {
        for segment in context.searcher.segment_readers() {
            let beginning = pattern.beginning();
            for_each_form(segment, source.forms, beginning, |form, _, info| {
                if form.starts_with(beginning) && pattern.fits(form) {
                    *found.entry(form.to_owned()).or_default() += u64::from(info.doc_freq);
                }
                form.starts_with(beginning)
            })?;
        }
    }
    Ok(Some(found.into_iter().collect()))
}
