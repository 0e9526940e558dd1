//! The engine over an index folder.

mod all_matches;
mod answers;
mod article_words;
mod asked;
mod best_scores;
mod choice;
mod choice_clause;
mod closeness;
mod collocates;
mod count;
mod cursor;
mod exactness;
mod expansion;
mod explain;
mod export;
mod facets;
mod frequencies;
mod ids;
mod kwic;
mod neighbours;
mod newest_engine;
mod page;
mod parts;
mod ranking;
mod ranking_file;
mod rescoring;
mod scores;
mod similar;
mod stats;
mod suggest;
mod terms;
mod timeline;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use crate::answer::{Asked, Dates, hit, marked_article};
use crate::article::Article;
use crate::date::Moment;
use crate::engine::{
    CollocatesRequest, CollocatesResponse, EngineError, ExpansionWord, FacetRequest, FacetResponse, Hit, IndexStats,
    KwicGroupsRequest, KwicGroupsResponse, KwicRequest, KwicResponse, MarkedArticle, ParsedQuery, QueryRequest,
    RankedArticle, RankingOptions, SCHEMA_VERSION, SearchEngine, SearchRequest, SearchResponse, SimilarRequest,
    TermsRequest, TermsResponse, TimelineRequest, TimelineResponse, Timings,
};
use crate::index::{self, ArticleIndex, CollectionStatistics, IndexError};
use crate::language::Language;
use crate::matching::{ArticleMatches, Matcher};
use crate::query::QueryAst;
use expansion::AddedWord;
use explain::Explainer;
pub use newest_engine::NewestEngine;
use page::Found;
pub use parts::parse_without_index;
use ranking::Ranked;
pub use ranking_file::{read_ranking, write_ranking};

/// How many matches of each part of a query are enough to choose a fragment from.
const MATCHES_FOR_FRAGMENT: usize = 8;

/// Searches an index folder, as it was when this was opened.
#[derive(Debug, Clone)]
pub struct LocalEngine {
    index: ArticleIndex,
    /// The languages by which the articles are analysed, in which a query word may be inflected.
    languages: Vec<Language>,
    /// How many articles are analysed by each of them.
    language_articles: Vec<u64>,
    /// How articles are ranked, as far as it is kept with the index.
    kept_ranking: RankingOptions,
    /// Counted when they are needed first.
    statistics: Arc<OnceLock<CollectionStatistics>>,
    /// The dates of all articles, likewise.
    dates: Arc<OnceLock<Dates>>,
}

impl LocalEngine {
    /// Opens the index at `path`.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        let (index, languages) = guarded(path, || {
            let index = ArticleIndex::open(path)?;
            let languages = index.analysis_languages()?;
            Ok((index, languages))
        })?;
        let kept_ranking = read_ranking(path)?;
        let (languages, language_articles) = languages.into_iter().unzip();
        Ok(Self {
            index,
            languages,
            language_articles,
            kept_ranking,
            statistics: Arc::default(),
            dates: Arc::default(),
        })
    }
}

impl SearchEngine for LocalEngine {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        self.answer(self.read(&request.query)?, request)
    }

    fn rank(&self, request: &SearchRequest) -> Result<Vec<RankedArticle>, EngineError> {
        let found = self.find(&self.read(&request.query)?, request)?;
        let searcher = self.index.searcher();
        guarded(self.index.path(), || {
            let columns = self.index.columns(&searcher).map_err(|error| self.index.error(&error))?;
            let ranked = found.full.iter().chain(&found.partial);
            let damaged = || IndexError::Damaged {
                path: self.index.path().to_owned(),
                reason: "an id cannot be read".to_owned(),
            };
            let named = ranked.map(|ranked| {
                let id = ids::id_of(columns, ranked.address).ok_or_else(damaged)?;
                Ok(RankedArticle { id, score: ranked.score })
            });
            named.collect()
        })
    }

    fn export(
        &self,
        request: &QueryRequest,
        take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Result<u64, EngineError> {
        self.export_articles(request, take)
    }

    fn parse(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
        self.parse_query(request)
    }

    fn article(&self, id: &str) -> Result<Article, EngineError> {
        let found = guarded(self.index.path(), || match self.index.find(id)? {
            Some(address) => self.index.article(address).map(Some),
            None => Ok(None),
        })?;
        found.ok_or_else(|| EngineError::NoSuchArticle(id.to_owned()))
    }

    fn marked_article(&self, id: &str, query: &QueryRequest) -> Result<MarkedArticle, EngineError> {
        let asked = self.read(query)?;
        Ok(marked_article(&asked, self.article(id)?, &self.languages))
    }

    fn kwic(&self, request: &KwicRequest) -> Result<KwicResponse, EngineError> {
        self.matches_in_context(request)
    }

    fn kwic_groups(&self, request: &KwicGroupsRequest) -> Result<KwicGroupsResponse, EngineError> {
        self.grouped_contexts(request)
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

impl LocalEngine {
    /// Reads a query; fails if anything in it cannot be read.
    fn read(&self, request: &QueryRequest) -> Result<Asked, EngineError> {
        Asked::read(request, &self.main_languages())
    }

    /// Answers a query, for this page and these fragments.
    fn answer(&self, asked: Asked, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        let started = Instant::now();
        let found = self.find(&asked, request)?;
        let search_ms = milliseconds(started);
        let mut hits = self.hits(&asked.ast, &found, false, request)?;
        if let Some(relaxed) = found.relaxed.as_ref().or(found.expansion.is_some().then_some(&asked.ast)) {
            hits.extend(self.hits(relaxed, &found, true, request)?);
        }
        let total_ms = milliseconds(started);
        request.query.check()?;
        let added = found.expansion.map_or(Vec::new(), |expansion| expansion.words);
        let expansion = added.into_iter().map(|AddedWord { word, weight }| ExpansionWord { word, weight });
        Ok(SearchResponse {
            schema_version: SCHEMA_VERSION,
            query: asked.echo,
            totals: found.totals,
            timings: Timings { search_ms, fragments_ms: total_ms - search_ms, total_ms },
            expansion: expansion.collect(),
            words: found.words,
            furniture: found.furniture,
            hits,
            next_cursor: found.next_cursor,
        })
    }

    /// Fetches the articles of a page, with what `ast` matches in them.
    fn hits(
        &self,
        ast: &QueryAst,
        found: &Found,
        partial: bool,
        request: &SearchRequest,
    ) -> Result<Vec<Hit>, EngineError> {
        let ranked = if partial { &found.partial } else { &found.full };
        if ranked.is_empty() {
            return Ok(Vec::new());
        }
        let mut matcher = Matcher::new(ast, &self.languages);
        let mut explainer = if request.explains {
            let expansion = found.expansion.as_ref();
            let (scored, whole) = expansion.map_or((ast, ast), |expansion| (&expansion.query, &expansion.whole));
            Some(Explainer::new(self, scored, whole, request, &found.raises)?)
        } else {
            None
        };
        let mut hits = Vec::with_capacity(ranked.len());
        for ranked in ranked {
            let (article, marked) = self.marked(&mut matcher, *ranked, request, explainer.is_some())?;
            let explanation = match &mut explainer {
                Some(explainer) => Some(explainer.explain(*ranked, &article)?),
                None => None,
            };
            let first_indexed = self.first_indexed(ranked.address)?;
            let hit = hit(article, &marked, ranked.score, request.fragments);
            hits.push(Hit { first_indexed, partial, explanation, ..hit });
        }
        Ok(hits)
    }
}

impl LocalEngine {
    /// Returns when an article was first indexed.
    fn first_indexed(&self, address: tantivy::DocAddress) -> Result<Moment, EngineError> {
        let columns = || self.index.columns(&self.index.searcher()).map_err(|error| self.index.error(&error));
        let columns = guarded(self.index.path(), columns)?;
        let column = columns.get(address.segment_ord as usize).and_then(|columns| columns.first_indexed.as_ref());
        Ok(Moment::of_seconds(column.and_then(|column| column.first(address.doc_id)).unwrap_or(0)))
    }

    /// Fetches an article and finds what is to be marked in it. Its text is only there if it is needed or wanted.
    fn marked(
        &self,
        matcher: &mut Matcher,
        ranked: Ranked,
        request: &SearchRequest,
        wants_text: bool,
    ) -> Result<(Article, ArticleMatches), EngineError> {
        let fragments = request.fragments.count;
        if fragments == 0 && !wants_text {
            let head = guarded(self.index.path(), || self.index.article_head(ranked.address))?;
            if let Some(title) = matcher.find_in_title(&head) {
                return Ok((head, ArticleMatches { title, ..ArticleMatches::default() }));
            }
        }
        let article = guarded(self.index.path(), || self.index.article(ranked.address))?;
        let marked = match fragments {
            0 => matcher.find(&article),
            count => matcher.find_for_fragments(&article, count * MATCHES_FOR_FRAGMENT),
        };
        Ok((article, marked.unwrap_or_default()))
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
