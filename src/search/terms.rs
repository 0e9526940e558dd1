//! The words of the corpus, those of most articles first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::TantivyError;

use super::frequencies::{Form, Forms};
use super::{LocalEngine, guarded};
use crate::analysis::{self, Analyzer};
use crate::engine::{EngineError, SCHEMA_VERSION, TermCount, TermsRequest, TermsResponse};
use crate::language::Language;
use crate::query::WordPattern;

/// After how many words it is asked whether the answer is still wanted.
const CHECK_INTERVAL: u32 = 1_024;

/// Counts the words of titles and bodies.
pub(super) fn terms(engine: &LocalEngine, request: &TermsRequest) -> Result<TermsResponse, EngineError> {
    let wanted = Wanted::read(&request.pattern);
    let limit = if request.limit == 0 { usize::MAX } else { request.limit };
    let searcher = engine.index.searcher();
    let fields = engine.index.fields();
    let best = guarded(engine.index.path(), || {
        let count = || {
            let forms = Forms::open(&searcher, &[fields.title_forms, fields.body_forms])?;
            // One more tells whether there are more.
            let mut best = Best { most: limit.saturating_add(1), heap: BinaryHeap::new() };
            let mut seen = 0_u32;
            forms.for_each(wanted.beginning(), &mut |form| {
                seen += 1;
                if wanted.has(&form.folded) {
                    best.offer(&forms, form)?;
                }
                Ok(!seen.is_multiple_of(CHECK_INTERVAL) || !request.cancellation.is_cancelled())
            })?;
            Ok(best)
        };
        count().map_err(|error: TantivyError| engine.index.error(&error))
    })?;
    if request.cancellation.is_cancelled() {
        return Err(EngineError::Cancelled);
    }
    let mut terms = best.into_terms();
    let has_more = terms.len() > limit;
    terms.truncate(limit);
    Ok(TermsResponse { schema_version: SCHEMA_VERSION, pattern: request.pattern.clone(), has_more, terms })
}

/// Which words are asked for.
enum Wanted {
    Beginning(String),
    Fitting(WordPattern),
}

impl Wanted {
    fn read(pattern: &str) -> Self {
        let pattern = pattern.trim();
        let mut analyzer = Analyzer::default();
        if pattern.contains(['*', '?']) {
            return Self::Fitting(WordPattern::wildcard(pattern, &mut analyzer));
        }
        Self::Beginning(analyzer.term(pattern, analysis::Form::Surface, Language::UNDETERMINED).to_owned())
    }

    fn beginning(&self) -> &str {
        match self {
            Self::Beginning(letters) => letters,
            Self::Fitting(pattern) => pattern.beginning(),
        }
    }

    fn has(&self, folded: &str) -> bool {
        match self {
            Self::Beginning(letters) => folded.starts_with(letters),
            Self::Fitting(pattern) => pattern.fits(folded),
        }
    }
}

/// The words of most articles so far.
struct Best {
    most: usize,
    /// Each with its articles and occurrences, the last of them on top.
    heap: BinaryHeap<(Reverse<u64>, String, u64)>,
}

impl Best {
    /// Takes a word in if it is among the best; most words need not be counted for that.
    fn offer(&mut self, forms: &Forms<'_>, form: &Form) -> Result<(), TantivyError> {
        if self.is_beyond(form.most_articles(), &form.folded) {
            return Ok(());
        }
        let frequency = forms.frequency(form)?;
        // Words stay in a dictionary for a while after the last article that had them.
        if frequency.articles == 0 || self.is_beyond(frequency.articles, &form.folded) {
            return Ok(());
        }
        self.heap.push((Reverse(frequency.articles), form.folded.clone(), frequency.occurrences));
        if self.heap.len() > self.most {
            self.heap.pop();
        }
        Ok(())
    }

    /// Whether a word comes behind all that are wanted.
    fn is_beyond(&self, articles: u64, word: &str) -> bool {
        let last = self.heap.peek().filter(|_| self.heap.len() >= self.most);
        last.is_some_and(|(last_articles, last_word, _)| {
            (Reverse(articles), word) > (*last_articles, last_word.as_str())
        })
    }

    fn into_terms(self) -> Vec<TermCount> {
        let sorted = self.heap.into_sorted_vec().into_iter();
        sorted.map(|(Reverse(articles), word, occurrences)| TermCount { word, articles, occurrences }).collect()
    }
}
