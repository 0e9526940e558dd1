//! Where nothing is found: how many articles have what of a query.

use super::{Asked, PartCounts};
use crate::analysis::{Analyzer, Form, words};
use crate::engine::{EngineError, FurnitureCount, WordCount};
use crate::language::Language;
use crate::query::{PatternKind, QueryAst, TextField, TextQuery};

/// How many unknown words of a query get a suggestion: each is looked for in the whole vocabulary.
const MAX_SUGGESTIONS: usize = 8;

/// Returns how many articles have each part of the query, in the order of the query, but for those that take long to count.
pub(crate) fn word_counts(ast: &QueryAst, parts: &dyn PartCounts) -> Result<Vec<WordCount>, EngineError> {
    let mut texts: Vec<&TextQuery> = Vec::new();
    ast.for_each_text(&mut |text| texts.push(text));
    let mut counts = Vec::with_capacity(texts.len());
    let mut suggestions_left = MAX_SUGGESTIONS;
    for text in texts {
        let Some(articles) = parts.quick_count(&QueryAst::Text(text.clone()))? else { continue };
        let suggestion = if articles == 0 && suggestions_left > 0 {
            suggestions_left -= 1;
            parts.nearest(text)?
        } else {
            None
        };
        counts.push(WordCount { text: text.to_string(), articles, suggestion });
    }
    for filter in filters(ast) {
        counts.push(WordCount { text: filter.to_string(), articles: parts.count(filter)?, suggestion: None });
    }
    Ok(counts)
}

/// Returns how many articles have a query in their furniture, as far as it looks in no field; None if none has, or
/// all of it looks in fields.
pub(crate) fn furniture_count(asked: &Asked, parts: &dyn PartCounts) -> Result<Option<FurnitureCount>, EngineError> {
    let mut moved = asked.ast.clone();
    if !move_to_furniture(&mut moved) {
        return Ok(None);
    }
    let articles = parts.quick_count(&moved)?.unwrap_or(0);
    Ok((articles > 0).then(|| FurnitureCount { query: moved.to_string(), articles }))
}

/// Returns the word that is looked for, folded, and how far another may be off that was meant; None if it is not a single one.
pub(crate) fn sought_word(text: &TextQuery) -> Option<(String, u8)> {
    let PatternKind::Word { text: written, .. } = &text.pattern.kind else { return None };
    let mut parts = words(written);
    let (Some(range), None) = (parts.next(), parts.next()) else { return None };
    let word = Analyzer::for_a_query().term(&written[range], Form::Surface, Language::UNDETERMINED).to_owned();
    let farthest = farthest(&word);
    Some((word, farthest))
}

/// How far a word may be off: a short one has too many neighbours. The lengths are in letters, as in Lucene's `AUTO`.
fn farthest(word: &str) -> u8 {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Returns the properties that all articles of a query must have.
fn filters(query: &QueryAst) -> Vec<&QueryAst> {
    match query {
        QueryAst::Filter(_) => vec![query],
        QueryAst::And { clauses, .. } => clauses.iter().flat_map(filters).collect(),
        _ => Vec::new(),
    }
}

/// Makes all that looks in title and body look in the furniture. Returns false if nothing does.
fn move_to_furniture(query: &mut QueryAst) -> bool {
    match query {
        QueryAst::All | QueryAst::Filter(_) => false,
        QueryAst::Text(text) => {
            let is_moved = text.field.is_none();
            text.field = text.field.or(Some(TextField::Furniture));
            is_moved
        }
        QueryAst::Not(inner) | QueryAst::Weighted { query: inner, .. } => move_to_furniture(inner),
        QueryAst::And { clauses, .. } | QueryAst::Or(clauses) => {
            let mut is_moved = false;
            for clause in clauses {
                is_moved |= move_to_furniture(clause);
            }
            is_moved
        }
    }
}
