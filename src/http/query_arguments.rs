//! The arguments by which articles are asked for, which all parts of the API and of the page share.

use utoipa::IntoParams;

use super::address::Address;
use super::arguments::{ArgumentError, Arguments, unreadable};
use super::problem::HttpProblem;
use crate::cancellation::Cancellation;
use crate::date::PartialDate;
use crate::engine::{ArticleMarks, Filters, MarkedArticle, Matching, OpenEngine, QueryRequest, Syntax};
use crate::language::Language;
use crate::query::read_dates;

/// Which articles are asked for, as an address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct QueryArguments {
    /// The query: words, "phrases", AND OR NOT -word ( ), prefix*, field:value. Without it, every article.
    #[param(required = false)]
    pub(super) q: String,
    /// Only from this outlet. May be given several times: from any of them.
    #[param(required = false)]
    pub(super) source: Vec<String>,
    /// Only in this language, as an ISO 639 code. May be given several times: in any of them.
    #[param(required = false)]
    pub(super) lang: Vec<Language>,
    /// Only published then or later: `2010`, `2010-11-21`, `yesterday`, `3 months ago`.
    pub(super) since: Option<String>,
    /// Only published then or earlier.
    pub(super) until: Option<String>,
    /// `full`, or `plain` to read the query as words and nothing else.
    #[param(pattern = "^(full|plain)$")]
    pub(super) syntax: Option<String>,
    /// `all`, or `any` if one of the words that stand side by side is enough.
    #[param(rename = "match", pattern = "^(all|any)$")]
    pub(super) matching: Option<String>,
}

impl QueryArguments {
    /// Takes them out of the arguments of an address.
    pub(super) fn take(arguments: &mut Arguments) -> Result<Self, ArgumentError> {
        let taken = Self {
            q: arguments.take("q")?.unwrap_or_default(),
            source: arguments.take_all("source")?,
            lang: arguments.take_all("lang")?,
            since: arguments.take("since")?,
            until: arguments.take("until")?,
            syntax: arguments.take("syntax")?,
            matching: arguments.take("match")?,
        };
        taken.request(Cancellation::default()).map(|_| taken)
    }

    /// True if nothing is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && !self.has_filters()
    }

    /// True if something is asked for besides the query.
    pub(super) fn has_filters(&self) -> bool {
        let Self { source, lang, since, until, .. } = self;
        !source.is_empty() || !lang.is_empty() || since.is_some() || until.is_some()
    }

    /// Returns what is asked for. Without a query, it is every article that the filters let through.
    pub(super) fn request(&self, cancellation: Cancellation) -> Result<QueryRequest, ArgumentError> {
        let today = PartialDate::today();
        let has_query = !self.q.trim().is_empty();
        Ok(QueryRequest {
            text: if has_query { self.q.clone() } else { "*".to_owned() },
            syntax: match self.syntax.as_deref() {
                Some("plain") if has_query => Syntax::Plain,
                None | Some("full" | "plain") => Syntax::Full,
                Some(other) => return Err(unreadable("syntax", other, &"write full or plain")),
            },
            matching: match self.matching.as_deref() {
                None | Some("all") => Matching::All,
                Some("any") => Matching::Any,
                Some(other) => return Err(unreadable("match", other, &"write all or any")),
            },
            today,
            filters: Filters {
                sources: self.source.clone(),
                languages: self.lang.clone(),
                since: dates("since", self.since.as_deref(), today)?.map(|(first, _)| first),
                until: dates("until", self.until.as_deref(), today)?.map(|(_, last)| last),
            },
            cancellation,
        })
    }

    /// Returns an article with what the query matches in it; nothing, if nothing is asked for.
    pub(super) fn marked_article(
        &self,
        id: &str,
        open: &OpenEngine,
        cancellation: Cancellation,
    ) -> Result<MarkedArticle, HttpProblem> {
        if self.is_empty() {
            return Ok(MarkedArticle { article: open.engine.article(id)?, matches: ArticleMarks::default() });
        }
        Ok(open.engine.marked_article(id, &self.request(cancellation)?)?)
    }

    /// Adds them to an address.
    pub(super) fn write(&self, address: Address) -> Address {
        let address = address.with("q", &self.q).with_all("source", &self.source);
        let address = address.with_all("lang", self.lang.iter().map(Language::code));
        let given = |value: &Option<String>| value.clone().unwrap_or_default();
        let address = address.with("since", &given(&self.since)).with("until", &given(&self.until));
        address.with("syntax", &given(&self.syntax)).with("match", &given(&self.matching))
    }
}

fn dates(
    name: &str,
    text: Option<&str>,
    today: PartialDate,
) -> Result<Option<(PartialDate, PartialDate)>, ArgumentError> {
    let Some(text) = text else { return Ok(None) };
    let hint = "write 2010, 2010-11, 2010-11-21, yesterday or 3 weeks ago";
    read_dates(text, today).map(Some).ok_or_else(|| unreadable(name, text, &hint))
}
