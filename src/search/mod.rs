//! The engine over an index folder.

mod all_matches;
mod asked;
mod collocates;
mod context;
mod count;
mod facets;
mod frequencies;
mod kwic;
mod marked;
mod neighbours;
mod present;
mod ranking;
mod similar;
mod stats;
mod suggest;
mod terms;
mod timeline;

use std::path::Path;
use std::time::Instant;

use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::{Searcher, TantivyError};

use crate::article::Article;
use crate::engine::{
    CollocatesRequest, CollocatesResponse, EngineError, FacetRequest, FacetResponse, FragmentOptions, Hit, IndexStats,
    KwicGroupsRequest, KwicGroupsResponse, KwicRequest, KwicResponse, MarkedArticle, Page, QueryRequest,
    SCHEMA_VERSION, SearchEngine, SearchRequest, SearchResponse, SimilarRequest, TermsRequest, TermsResponse,
    TimelineRequest, TimelineResponse, Timings, Totals, WordCount,
};
use crate::index::{self, ArticleIndex, IndexError};
use crate::language::Language;
use crate::matching::{ArticleMatches, Matcher};
use crate::query::{QueryAst, TextQuery, excluded};
use asked::Asked;
use ranking::Ranked;

/// How many unknown words of a query get a suggestion: each is looked for in the whole vocabulary.
const MAX_SUGGESTIONS: usize = 8;

/// How many matches of each part of a query are enough to choose a fragment from.
const MATCHES_FOR_FRAGMENT: usize = 8;

/// Searches an index folder, as it was when this was opened.
#[derive(Debug, Clone)]
pub struct LocalEngine {
    index: ArticleIndex,
    /// The languages by which the articles are analysed, in which a query word may be inflected.
    languages: Vec<Language>,
}

impl LocalEngine {
    /// Opens the index at `path`.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        guarded(path, || {
            let index = ArticleIndex::open(path)?;
            let languages = index.analysis_languages()?;
            Ok(Self { index, languages })
        })
    }
}

impl SearchEngine for LocalEngine {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        self.answer(Asked::read(&request.query)?, request)
    }

    fn article(&self, id: &str) -> Result<Article, EngineError> {
        let found = guarded(self.index.path(), || match self.index.find(id)? {
            Some(address) => self.index.article(address).map(Some),
            None => Ok(None),
        })?;
        found.ok_or_else(|| EngineError::NoSuchArticle(id.to_owned()))
    }

    fn marked_article(&self, id: &str, query: &QueryRequest) -> Result<MarkedArticle, EngineError> {
        marked::marked_article(self, id, query)
    }

    fn kwic(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError> {
        kwic::kwic(self, request)
    }

    fn kwic_groups(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError> {
        kwic::groups(self, request)
    }

    fn count(&self, request: &QueryRequest) -> Result<u64, EngineError> {
        count::count(self, request)
    }

    fn facets(&self, request: &FacetRequest) -> Result<FacetResponse, EngineError> {
        facets::facets(self, request)
    }

    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        timeline::timeline(self, request)
    }

    fn terms(&self, request: &TermsRequest) -> Result<TermsResponse, EngineError> {
        terms::terms(self, request)
    }

    fn collocates(&self, request: &CollocatesRequest) -> Result<CollocatesResponse, EngineError> {
        collocates::collocates(self, request)
    }

    fn similar(&self, request: &SimilarRequest) -> Result<SearchResponse, EngineError> {
        similar::similar(self, request)
    }

    fn stats(&self) -> Result<IndexStats, EngineError> {
        guarded(self.index.path(), || stats::stats(&self.index))
    }
}

/// A query, and the one that it falls back to.
struct Planned {
    full: Box<dyn Query>,
    /// Finds the articles with at least one of the bare words, where there are several.
    any: Option<Box<dyn Query>>,
}

/// What was found.
struct Found {
    /// The articles of the page with all words.
    full: Vec<Ranked>,
    /// Those with some.
    partial: Vec<Ranked>,
    /// The query that the latter answer.
    relaxed: Option<QueryAst>,
    totals: Totals,
    words: Vec<WordCount>,
}

impl LocalEngine {
    /// Answers a query, for this page and these fragments.
    fn answer(&self, asked: Asked, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        let started = Instant::now();
        let found = self.find(&asked, request)?;
        let search_ms = milliseconds(started);
        let mut hits = self.hits(&asked.ast, &found.full, false, request.fragments)?;
        if let Some(relaxed) = &found.relaxed {
            hits.extend(self.hits(relaxed, &found.partial, true, request.fragments)?);
        }
        let total_ms = milliseconds(started);
        request.query.check()?;
        Ok(SearchResponse {
            schema_version: SCHEMA_VERSION,
            query: asked.echo,
            totals: found.totals,
            timings: Timings { search_ms, fragments_ms: total_ms - search_ms, total_ms },
            words: found.words,
            hits,
        })
    }

    /// Finds and ranks.
    fn find(&self, asked: &Asked, request: &SearchRequest) -> Result<Found, EngineError> {
        let searcher = self.index.searcher();
        let full = self.plan(&asked.ast, &request.query, &searcher)?;
        let relaxed = asked.relaxed();
        let any = match &relaxed {
            Some(relaxed) => Some(self.plan(relaxed, &request.query, &searcher)?),
            None => None,
        };
        let planned = Planned { full, any };
        let all_words = self.count_matches(&searcher, planned.full.as_ref())?;
        let any_word = match &planned.any {
            Some(any) => self.count_matches(&searcher, any.as_ref())?,
            None => all_words,
        };
        let page = || self.page(&searcher, &planned, all_words, request.page);
        let (full, partial) = guarded(self.index.path(), page)?;
        let words = if all_words == 0 { self.word_counts(&searcher, &asked.ast, &request.query)? } else { Vec::new() };
        request.query.check()?;
        Ok(Found { full, partial, relaxed, totals: Totals { all_words, any_word }, words })
    }

    /// Returns the articles of a page: those with all words, and those with some where the former do not fill a page.
    fn page(
        &self,
        searcher: &Searcher,
        planned: &Planned,
        all_words: u64,
        page: Page,
    ) -> Result<(Vec<Ranked>, Vec<Ranked>), IndexError> {
        let all_words = usize::try_from(all_words).unwrap_or(usize::MAX);
        let fail = |error: TantivyError| self.index.error(&error);
        let top = |query: &dyn Query, page| ranking::top(&self.index, searcher, query, page).map_err(fail);
        let full = if page.offset < all_words { top(planned.full.as_ref(), page)? } else { Vec::new() };
        let Some(any) = planned.any.as_ref().filter(|_| all_words < page.limit) else {
            return Ok((full, Vec::new()));
        };
        let only_some = BooleanQuery::new(vec![
            (Occur::Must, any.box_clone()),
            (Occur::MustNot, excluded(planned.full.box_clone())),
        ]);
        let rest = Page { offset: page.offset.saturating_sub(all_words), limit: page.limit - full.len() };
        Ok((full, top(&only_some, rest)?))
    }

    fn count_matches(&self, searcher: &Searcher, query: &dyn Query) -> Result<u64, EngineError> {
        let count = guarded(self.index.path(), || query.count(searcher).map_err(|error| self.index.error(&error)))?;
        Ok(count as u64)
    }

    /// Returns how many articles have each part of the query, in the order of the query.
    fn word_counts(
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
            let articles = self.count_matches(searcher, query.as_ref())?;
            let suggestion = if articles == 0 && suggestions_left > 0 {
                suggestions_left -= 1;
                guarded(self.index.path(), || suggest::nearest(&self.index, searcher, text))?
            } else {
                None
            };
            counts.push(WordCount { text: text.to_string(), articles, suggestion });
        }
        Ok(counts)
    }

    fn hits(
        &self,
        ast: &QueryAst,
        ranked: &[Ranked],
        partial: bool,
        options: FragmentOptions,
    ) -> Result<Vec<Hit>, EngineError> {
        let mut matcher = Matcher::new(ast, &self.languages);
        ranked.iter().map(|ranked| self.hit(&mut matcher, ranked, partial, options)).collect()
    }

    fn hit(
        &self,
        matcher: &mut Matcher,
        ranked: &Ranked,
        partial: bool,
        options: FragmentOptions,
    ) -> Result<Hit, EngineError> {
        let article = guarded(self.index.path(), || self.index.article(ranked.address))?;
        let found = match options.count {
            0 => ArticleMatches { title: matcher.find_in_title(&article), ..ArticleMatches::default() },
            count => matcher.find_for_fragments(&article, count * MATCHES_FOR_FRAGMENT).unwrap_or_default(),
        };
        let title = article.title.as_deref().unwrap_or_default();
        Ok(Hit {
            title_marks: present::marks(title, 0..title.len(), &found.title),
            fragments: present::fragments(&article.body, &found.body, options),
            id: article.id,
            origin: article.origin,
            title: article.title,
            source: article.source,
            author: article.author,
            url: article.url,
            published: article.published,
            published_from: article.published_from,
            language: article.language,
            score: ranked.score,
            partial,
        })
    }
}

/// Runs something that reads the index.
fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, IndexError>) -> Result<T, EngineError> {
    index::guarded(path, read)
        .map_err(|error| EngineError::Environment { message: error.to_string(), hint: error.hint() })
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}
