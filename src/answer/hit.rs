//! Articles as front ends show them, with what matched in them.

use super::{Asked, present};
use crate::article::Article;
use crate::date::Moment;
use crate::engine::{ArticleMarks, FragmentOptions, Hit, MarkedArticle};
use crate::language::Language;
use crate::matching::{ArticleMatches, Matcher};

/// Makes an entry of a result list.
pub(crate) fn hit(article: Article, matches: &ArticleMatches, score: f32, options: FragmentOptions) -> Hit {
    let title = article.title.as_deref().unwrap_or_default();
    Hit {
        title_marks: present::marks(title, 0..title.len(), &matches.title),
        fragments: present::fragments(&article.body, &matches.body, options),
        id: article.id,
        origin: article.origin,
        title: article.title,
        source: article.source,
        author: article.author,
        section: article.section,
        url: article.url,
        published: article.published,
        published_from: article.published_from,
        first_indexed: Moment::of_seconds(0),
        language: article.language,
        score,
        partial: false,
        explanation: None,
    }
}

/// Returns an article with all matches of a query; of one that has only some of the bare words, those.
pub(crate) fn marked_article(asked: &Asked, article: Article, languages: &[Language]) -> MarkedArticle {
    let mut found = Matcher::new(&asked.ast, languages).find(&article);
    if let (None, Some(relaxed)) = (&found, asked.relaxed()) {
        found = Matcher::new(&relaxed, languages).find(&article);
    }
    let found = found.unwrap_or_default();
    let title = article.title.as_deref().unwrap_or_default();
    let matches = ArticleMarks {
        title: present::marks(title, 0..title.len(), &found.title),
        body: present::marks(&article.body, 0..article.body.len(), &found.body),
    };
    MarkedArticle { article, matches }
}
