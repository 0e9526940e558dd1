//! Glued words of an article: which of its words may be some, and which were found to be.

use std::collections::BTreeSet;

use crate::analysis::glued::candidates;
use crate::article::Article;

/// Returns the words of title and body that may be glued, as written, each once.
pub(super) fn suspects(article: &Article) -> BTreeSet<&str> {
    let texts = [article.title.as_deref().unwrap_or_default(), &article.body];
    texts.into_iter().flat_map(candidates).map(|candidate| candidate.word).collect()
}

/// Notes the glued words of an article. `parts_of` returns the parts of a word that is glued.
pub(super) fn settle(article: &mut Article, parts_of: &dyn Fn(&str) -> Option<Vec<String>>) {
    article.glued = suspects(article).into_iter().filter_map(parts_of).collect();
}
