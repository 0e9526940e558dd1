//! The words of an article, by their stems.

use std::collections::BTreeMap;

use crate::analysis::{Analyzer, Form, placed_words};
use crate::article::Article;
use crate::index::analysis_language;
use crate::query::{Pattern, PatternKind, QueryAst, QueryWeight, TextQuery, WordForm};

/// A word that stands for its stem.
#[derive(Debug, Clone)]
pub(super) struct StemUse {
    /// As it is first written, in lower case.
    pub(super) word: String,
    /// How often the stem stands in the title.
    pub(super) in_title: u32,
    /// How often it stands in the body.
    pub(super) in_body: u32,
}

/// Returns the stems of title and body as the index has them, but for words of one letter.
pub(super) fn stems(article: &Article) -> BTreeMap<String, StemUse> {
    let language = analysis_language(article);
    let mut analyzer = Analyzer::default();
    let mut stems = BTreeMap::<String, StemUse>::new();
    for (is_title, text) in [(true, article.title.as_deref().unwrap_or_default()), (false, &article.body)] {
        for placed in placed_words(text, &article.glued) {
            let word = &text[placed.range];
            if word.chars().nth(1).is_none() {
                continue;
            }
            let stem = analyzer.term(word, Form::Stem, language);
            if !stems.contains_key(stem) {
                let unused = StemUse { word: word.to_lowercase(), in_title: 0, in_body: 0 };
                stems.insert(stem.to_owned(), unused);
            }
            if let Some(found) = stems.get_mut(stem) {
                *(if is_title { &mut found.in_title } else { &mut found.in_body }) += 1;
            }
        }
    }
    stems
}

/// Returns a word in all its inflections with a weight, in thousandths and at least one.
pub(super) fn weighted(text: String, weight: f64) -> QueryAst {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within these bounds")]
    let thousandths = (1_000.0 * weight).round().clamp(1.0, 1_000_000.0) as u32;
    let kind = PatternKind::Word { text, form: WordForm::Any };
    let word = QueryAst::Text(TextQuery { field: None, pattern: Pattern { kind, span: 0..0 } });
    QueryAst::Weighted { query: Box::new(word), weight: QueryWeight(thousandths) }
}
