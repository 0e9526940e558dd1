//! An article with what a query matches in it.

use super::LocalEngine;
use super::asked::Asked;
use super::present;
use crate::engine::{ArticleMarks, EngineError, MarkedArticle, QueryRequest, SearchEngine};
use crate::matching::Matcher;

/// Returns an article by its id with all matches of a query; of one that has only some of the bare words, those.
pub(super) fn marked_article(
    engine: &LocalEngine,
    id: &str,
    query: &QueryRequest,
) -> Result<MarkedArticle, EngineError> {
    let asked = Asked::read(query, engine)?;
    let article = engine.article(id)?;
    let mut found = Matcher::new(&asked.ast, &engine.languages).find(&article);
    if let (None, Some(relaxed)) = (&found, asked.relaxed()) {
        found = Matcher::new(&relaxed, &engine.languages).find(&article);
    }
    let found = found.unwrap_or_default();
    let title = article.title.as_deref().unwrap_or_default();
    let matches = ArticleMarks {
        title: present::marks(title, 0..title.len(), &found.title),
        body: present::marks(&article.body, 0..article.body.len(), &found.body),
    };
    Ok(MarkedArticle { article, matches })
}
