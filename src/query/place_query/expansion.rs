//! Which terms of the index stand for a word of a pattern.

use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, Score, SegmentReader, TantivyError, Term};

use super::spelling_automaton::SpellingAutomaton;
use crate::analysis::{Analyzer, folded_form, is_last_character};
use crate::cancellation::Cancellation;
use crate::index::FormAutomaton;
use crate::query::word_pattern::{Spelling, WordPattern};
use crate::query::{MAX_EXPANSIONS, WordQuery};

/// The terms of one field of a segment that stand for a word.
#[derive(Debug, Clone, Default)]
pub(super) struct Expansion {
    pub(super) terms: Vec<TermInfo>,
    /// What the score of each is multiplied by.
    pub(super) closeness: Vec<Score>,
    /// Whether there were more than [`MAX_EXPANSIONS`].
    pub(super) is_cut: bool,
}

impl Expansion {
    fn push(&mut self, info: TermInfo, closeness: Score) {
        self.terms.push(info);
        self.closeness.push(closeness);
    }
}

/// Where words of a text are looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordFields {
    pub(super) stems: Field,
    pub(super) forms: Field,
}

/// Looks up the terms of a segment that stand for a word.
pub(super) fn expand(
    segment: &SegmentReader,
    fields: WordFields,
    word: &WordQuery,
    analyzer: &mut Analyzer,
    cancellation: &Cancellation,
) -> Result<Expansion, TantivyError> {
    match word {
        WordQuery::Stems(stems) => known(segment, fields.stems, stems),
        WordQuery::Written(written) => {
            let terms = [false, true].map(|is_part| analyzer.written_term(written, is_part).to_owned());
            known(segment, fields.forms, &terms)
        }
        WordQuery::Folded(folded) => {
            let mut expansion = Expansion::default();
            for_each_form(segment, fields.forms, folded, |form, _, info| {
                if form == folded {
                    expansion.push(info.clone(), 1.0);
                }
                form == folded
            })?;
            Ok(expansion)
        }
        WordQuery::Fitting(pattern @ WordPattern::Spelling(spelling)) => {
            near_spelling(segment, fields.forms, pattern, spelling)
        }
        WordQuery::Fitting(pattern) => fitting(segment, fields.forms, pattern, cancellation),
        WordQuery::Character(character) => {
            let mut expansion = Expansion::default();
            for_each_term(segment, fields.forms, character, |term, info| {
                let begins_so = term.starts_with(character.as_str());
                if begins_so {
                    expansion.push(info.clone(), 1.0);
                }
                begins_so
            })?;
            Ok(expansion)
        }
    }
}

fn known(segment: &SegmentReader, field: Field, terms: &[String]) -> Result<Expansion, TantivyError> {
    let inverted = segment.inverted_index(field)?;
    let mut expansion = Expansion::default();
    for term in terms {
        if let Some(info) = inverted.get_term_info(&Term::from_field_text(field, term))? {
            expansion.push(info, 1.0);
        }
    }
    Ok(expansion)
}

fn near_spelling(
    segment: &SegmentReader,
    field: Field,
    pattern: &WordPattern,
    spelling: &Spelling,
) -> Result<Expansion, TantivyError> {
    let inverted = segment.inverted_index(field)?;
    let mut terms = inverted.terms().search(FormAutomaton(SpellingAutomaton(spelling.clone()))).into_stream()?;
    let mut expansion = Expansion::default();
    while let Some((term, info)) = terms.next() {
        let Ok(term) = std::str::from_utf8(term) else { continue };
        if !is_last_character(term) {
            expansion.push(info.clone(), pattern.closeness(folded_form(term)));
        }
    }
    expansion.is_cut = expansion.terms.len() > MAX_EXPANSIONS;
    Ok(expansion)
}

/// How many terms are looked at between two looks at whether the answer is still wanted.
const TERMS_PER_CHECK: u32 = 4_096;

/// Goes over all terms that may fit: none of an answer that is no longer wanted.
fn fitting(
    segment: &SegmentReader,
    field: Field,
    pattern: &WordPattern,
    cancellation: &Cancellation,
) -> Result<Expansion, TantivyError> {
    let mut expansion = Expansion::default();
    let mut last = (String::new(), false);
    let mut n_terms = 0_u32;
    let beginning = pattern.beginning();
    for_each_form(segment, field, beginning, |form, _, info| {
        n_terms += 1;
        let is_stopped = n_terms.is_multiple_of(TERMS_PER_CHECK) && cancellation.is_cancelled();
        if is_stopped || !form.starts_with(beginning) {
            return false;
        }
        if last.0 != form {
            last = (form.to_owned(), pattern.fits(form));
        }
        if last.1 {
            expansion.is_cut = expansion.terms.len() == MAX_EXPANSIONS;
            expansion.push(info.clone(), 1.0);
        }
        !expansion.is_cut
    })?;
    Ok(expansion)
}

/// Calls `visit` with the words of surface forms from `start` on, each with its folded form before it, until it returns
/// false.
pub(crate) fn for_each_form(
    segment: &SegmentReader,
    field: Field,
    start: &str,
    mut visit: impl FnMut(&str, &str, &TermInfo) -> bool,
) -> Result<(), TantivyError> {
    for_each_term(segment, field, start, |term, info| is_last_character(term) || visit(folded_form(term), term, info))
}

/// Calls `visit` with all terms from `start` on, until it returns false.
fn for_each_term(
    segment: &SegmentReader,
    field: Field,
    start: &str,
    mut visit: impl FnMut(&str, &TermInfo) -> bool,
) -> Result<(), TantivyError> {
    let inverted: std::sync::Arc<InvertedIndexReader> = segment.inverted_index(field)?;
    let mut terms = inverted.terms().range().ge(start).into_stream()?;
    while let Some((term, info)) = terms.next() {
        let Ok(term) = std::str::from_utf8(term) else { continue };
        if !visit(term, info) {
            break;
        }
    }
    Ok(())
}
