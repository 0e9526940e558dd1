//! Result lists, and how queries are read.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use utoipa::IntoParams;

use super::json;
use crate::cancellation::Cancellation;
use crate::engine::{
    FragmentOptions, HalfLife, Order, Page, ParsedQuery, RankingOptions, SearchRequest, SearchResponse, Sort,
};
use crate::http::arguments::{ArgumentError, Arguments};
use crate::http::problem::{HttpProblem, Problem};
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

/// The most articles of a page.
pub(super) const MAX_ARTICLES: usize = 1_000;
/// How far into a list `offset` may lead; cursors lead farther.
pub(in crate::http) const MAX_OFFSET: usize = 100_000;
/// The most fragments of an article.
const MAX_FRAGMENTS: usize = 10;
/// How long fragments may be, in columns.
const COLUMNS: [usize; 2] = [40, 1_000];
/// The most words that a query is expanded by.
pub(in crate::http) const MAX_EXPANSION: usize = 100;

/// Which part of a result list, in which order, and what is shown of its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchArguments {
    /// `score`; `date`, the newest first; `-date`, the oldest first; or `added`, what was last new to the
    /// index.
    #[param(value_type = Option<String>, pattern = "^(score|-?date|added)$")]
    sort: Option<Sort>,
    /// Prefer new articles: `30d`, `12w`, `6m`, `2y`.
    #[param(value_type = Option<String>, pattern = "^[1-9][0-9]{0,3}[dwmy]$")]
    recency: Option<HalfLife>,
    /// How many articles to give, 10 if it is not said.
    #[param(minimum = 0, maximum = 1000)]
    n: Option<usize>,
    /// How many articles to pass over first; cursors go on beyond.
    #[param(minimum = 0, maximum = 100_000)]
    offset: Option<usize>,
    /// Go on where an earlier page ended: its `next_cursor`. Takes the same query, filters and order.
    cursor: Option<String>,
    /// How many passages of each article to give, 2 if it is not said.
    #[param(minimum = 0, maximum = 10)]
    fragments: Option<usize>,
    /// How long a passage may be, in letters, 180 if it is not said.
    #[param(minimum = 40, maximum = 1000)]
    columns: Option<usize>,
    /// Also look for so many words of the best articles.
    #[param(minimum = 0, maximum = 100)]
    expand: Option<usize>,
    /// Say what the scores are made of.
    explain: Option<bool>,
}

impl SearchArguments {
    fn take(arguments: &mut Arguments) -> Result<Self, ArgumentError> {
        Ok(Self {
            sort: arguments.take("sort")?,
            recency: arguments.take("recency")?,
            n: arguments.take_number("n", 0, MAX_ARTICLES)?,
            offset: arguments.take_number("offset", 0, MAX_OFFSET)?,
            cursor: arguments.take("cursor")?,
            fragments: arguments.take_number("fragments", 0, MAX_FRAGMENTS)?,
            columns: arguments.take_number("columns", COLUMNS[0], COLUMNS[1])?,
            expand: arguments.take_number("expand", 0, MAX_EXPANSION)?,
            explain: arguments.take_flag("explain")?,
        })
    }

    /// Returns what is asked for.
    fn request(&self, query: &QueryArguments, cancellation: Cancellation) -> SearchRequest {
        let fragments = FragmentOptions::default();
        let expand = self.expand.and_then(|words| u32::try_from(words).ok());
        SearchRequest {
            query: query.request(cancellation),
            order: Order { sort: self.sort.unwrap_or_default(), recency: self.recency },
            ranking: RankingOptions { expand, ..RankingOptions::default() },
            page: Page { offset: self.offset.unwrap_or(0), limit: self.n.unwrap_or(Page::default().limit) },
            cursor: self.cursor.clone(),
            explains: self.explain.unwrap_or(false),
            fragments: FragmentOptions {
                count: self.fragments.unwrap_or(fragments.count),
                columns: self.columns.unwrap_or(fragments.columns),
            },
        }
    }
}

/// The articles that answer a query, best first, with the passages that match.
///
/// Articles with all of the words come first; those with some of the words follow behind them.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "articles", params(QueryArguments, SearchArguments),
    responses(
        (status = 200, body = SearchResponse),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn search(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let (query, list) = (QueryArguments::take(&mut arguments)?, SearchArguments::take(&mut arguments)?);
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| {
        let request = list.request(&query, cancellation);
        Ok(open.engine.search(&request)?)
    });
    Ok(json(&answered.await?))
}

/// How a query is read: its parts, how many articles have each, and what is wrong with it.
#[utoipa::path(
    get, path = "/api/v1/parse", tag = "queries", params(QueryArguments),
    responses(
        (status = 200, body = ParsedQuery),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn parse(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    arguments.finish()?;
    let answered = service.ask(move |open, cancellation| Ok(open.engine.parse(&query.request(cancellation))?));
    Ok(json(&answered.await?))
}
