//! The word that was probably meant.

use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use crate::analysis::{Analyzer, Form, words};
use crate::engine::Suggestion;
use crate::index::{ArticleIndex, IndexError};
use crate::language::Language;
use crate::query::{Pattern, TextField, TextQuery};

/// How far a word may be off: a short one has too many neighbours. The lengths are in letters, as in Lucene's `AUTO`.
fn farthest(word: &str) -> u8 {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Returns the nearest word that the index has: one letter away, else two; of several the one in the most articles.
///
/// None if there is no such word, or what was looked for is not a single word.
pub(super) fn nearest(
    index: &ArticleIndex,
    searcher: &Searcher,
    text: &TextQuery,
) -> Result<Option<Suggestion>, IndexError> {
    let (Pattern::Word(written) | Pattern::Phrase(written)) = &text.pattern else { return Ok(None) };
    let mut parts = words(written);
    let (Some(range), None) = (parts.next(), parts.next()) else { return Ok(None) };
    let fields = index.fields();
    let in_fields: &[Field] = match text.field {
        None => &[fields.title_forms, fields.body_forms],
        Some(TextField::Title) => &[fields.title_forms],
        Some(TextField::Body) => &[fields.body_forms],
        Some(TextField::Furniture) => &[fields.furniture],
        Some(TextField::Source) => &[fields.source],
        Some(TextField::Author) => &[fields.author],
        Some(TextField::Section) => &[fields.section],
        Some(TextField::Url) => &[fields.url],
    };
    let mut analyzer = Analyzer::default();
    let word = analyzer.term(&written[range], Form::Surface, Language::UNDETERMINED);
    for distance in 1..=farthest(word) {
        let mut found = BTreeMap::<String, u64>::new();
        for field in in_fields {
            collect(searcher, *field, word, distance, &mut found).map_err(|error| index.error(&error))?;
        }
        let mut found: Vec<(String, u64)> = found.into_iter().collect();
        found.sort_by(|(a_text, a), (b_text, b)| b.cmp(a).then_with(|| a_text.cmp(b_text)));
        for (text, articles) in found {
            if text != word && is_alive(index, in_fields, &text)? {
                return Ok(Some(Suggestion { text, articles }));
            }
        }
    }
    Ok(None)
}

/// Adds the terms within this distance, each with the larger of its counts in several fields.
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
        let automaton = query.automaton()?;
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().search(automaton).into_stream()?;
        while let Some((text, info)) = terms.next() {
            let text = String::from_utf8_lossy(text).into_owned();
            *counts.entry(text).or_default() += u64::from(info.doc_freq);
        }
    }
    for (text, count) in counts {
        let known = found.entry(text).or_default();
        *known = count.max(*known);
    }
    Ok(())
}

/// Whether an article has the term in one of these fields: terms stay in the index for a while after the last that had
/// them.
fn is_alive(index: &ArticleIndex, fields: &[Field], text: &str) -> Result<bool, IndexError> {
    for field in fields {
        if index.count(Term::from_field_text(*field, text))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
