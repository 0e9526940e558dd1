//! How many articles have what: a query, its parts, its words in the furniture.

use tantivy::query::{EnableScoring, Query};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, Searcher, TantivyError};

use super::{LocalEngine, guarded, suggest};
use crate::answer::Asked;
use crate::cancellation::Cancellation;
use crate::engine::{EngineError, FurnitureCount, QueryRequest, WordCount};
use crate::query::{QueryAst, TextField, TextQuery};

/// How many unknown words of a query get a suggestion: each is looked for in the whole vocabulary.
const MAX_SUGGESTIONS: usize = 8;

impl LocalEngine {
    /// Returns how many articles a query finds; fewer after a cancellation.
    pub(super) fn count_matches(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        cancellation: &Cancellation,
    ) -> Result<u64, EngineError> {
        let count = || count_living(searcher, query, cancellation).map_err(|error| self.index.error(&error));
        guarded(self.index.path(), count)
    }

    /// Returns how many articles have each part of the query, in the order of the query.
    pub(super) fn word_counts(
        &self,
        searcher: &Searcher,
        ast: &QueryAst,
        request: &QueryRequest,
    ) -> Result<Vec<WordCount>, EngineError> {
        let mut texts: Vec<&TextQuery> = Vec::new();
        ast.for_each_text(&mut |text| texts.push(text));
        let mut counts = Vec::with_capacity(texts.len());
        let mut suggestions_left = MAX_SUGGESTIONS;
        for text in texts {
            let query = self.plan(&QueryAst::Text(text.clone()), request, searcher)?;
            let articles = self.count_matches(searcher, query.as_ref(), &request.cancellation)?;
            let suggestion = if articles == 0 && suggestions_left > 0 {
                suggestions_left -= 1;
                guarded(self.index.path(), || suggest::nearest(&self.index, searcher, text))?
            } else {
                None
            };
            counts.push(WordCount { text: text.to_string(), articles, suggestion });
        }
        for filter in filters(ast) {
            let query = self.plan(filter, request, searcher)?;
            let articles = self.count_matches(searcher, query.as_ref(), &request.cancellation)?;
            counts.push(WordCount { text: filter.to_string(), articles, suggestion: None });
        }
        Ok(counts)
    }

    /// Returns how many articles have a query in their furniture, as far as it looks in no field; None if none has, or
    /// all of it looks in fields.
    pub(super) fn furniture_count(
        &self,
        searcher: &Searcher,
        asked: &Asked,
        request: &QueryRequest,
    ) -> Result<Option<FurnitureCount>, EngineError> {
        let mut moved = asked.ast.clone();
        if !move_to_furniture(&mut moved) {
            return Ok(None);
        }
        let query = self.plan(&moved, request, searcher)?;
        let articles = self.count_matches(searcher, query.as_ref(), &request.cancellation)?;
        Ok((articles > 0).then(|| FurnitureCount { query: moved.to_string(), articles }))
    }
}

/// Counts the living documents of a query, until its cancellation.
fn count_living(searcher: &Searcher, query: &dyn Query, cancellation: &Cancellation) -> Result<u64, TantivyError> {
    if !cancellation.may_come() {
        return Ok(query.count(searcher)? as u64);
    }
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut buffer = [0; COLLECT_BLOCK_BUFFER_LEN];
    let mut count = 0;
    for segment in searcher.segment_readers() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        loop {
            let n_docs = scorer.fill_buffer(&mut buffer);
            let docs = &buffer[..n_docs];
            count += match segment.alive_bitset() {
                None => n_docs as u64,
                Some(alive) => docs.iter().filter(|doc| alive.is_alive(**doc)).count() as u64,
            };
            if n_docs < buffer.len() || cancellation.is_cancelled() {
                break;
            }
        }
    }
    Ok(count)
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
