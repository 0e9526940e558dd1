//! What each part of a query finds.

use tantivy::Searcher;

use super::{LocalEngine, guarded, suggest};
use crate::answer::{self, PartCounts};
use crate::engine::{EngineError, FittingWord, FittingWords, ParsedQuery, QueryRequest, Suggestion};
use crate::query::{Pattern, PatternKind, QueryAst, TextQuery, WordForm, fitting_words};

/// How many of the words that a pattern stands for are named.
const NAMED_WORDS: usize = 10;

/// Reads a query where there is no index: nothing is counted.
pub fn parse_without_index(request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
    answer::parse(request, &[], None)
}

impl LocalEngine {
    /// Reads a query and counts what each of its parts finds.
    pub(super) fn parse_query(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
        let counts = Parts { engine: self, searcher: self.index.searcher(), request };
        answer::parse(request, &self.main_languages(), Some(&counts))
    }
}

/// Counts parts of a query.
pub(super) struct Parts<'a> {
    pub(super) engine: &'a LocalEngine,
    pub(super) searcher: Searcher,
    pub(super) request: &'a QueryRequest,
}

impl PartCounts for Parts<'_> {
    fn count(&self, query: &QueryAst) -> Result<u64, EngineError> {
        let planned = self.engine.plan(query, self.request, &self.searcher)?;
        self.engine.count_matches(&self.searcher, planned.as_ref(), &self.request.cancellation)
    }

    fn words(&self, text: &TextQuery) -> Result<Option<FittingWords>, EngineError> {
        let Self { engine, searcher, request } = self;
        let context = engine.plan_context(request, searcher)?;
        let find = || fitting_words(text, context);
        let found = guarded(engine.index.path(), || find().map_err(|error| engine.index.error(&error)))?;
        let Some(mut found) = found else { return Ok(None) };
        let total = found.len() as u64;
        found.sort_by(|(a_word, a), (b_word, b)| b.cmp(a).then_with(|| a_word.cmp(b_word)));
        let mut most_frequent = Vec::with_capacity(NAMED_WORDS.min(found.len()));
        for (word, _) in found.into_iter().take(NAMED_WORDS) {
            let kind = PatternKind::Word { text: word.clone(), form: WordForm::Exact };
            let exact = TextQuery { field: text.field, pattern: Pattern { kind, span: text.pattern.span.clone() } };
            most_frequent.push(FittingWord { text: word, articles: self.count(&QueryAst::Text(exact))? });
        }
        most_frequent.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
        Ok(Some(FittingWords { total, most_frequent }))
    }

    fn nearest(&self, text: &TextQuery) -> Result<Option<Suggestion>, EngineError> {
        let Self { engine, searcher, .. } = self;
        guarded(engine.index.path(), || suggest::nearest(&engine.index, searcher, text))
    }
}
