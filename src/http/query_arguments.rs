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
    #[param(value_type = Option<String>)]
    pub(super) since: Option<GivenDate>,
    /// Only published then or earlier.
    #[param(value_type = Option<String>)]
    pub(super) until: Option<GivenDate>,
    /// `full`, or `plain` to read the query as words and nothing else.
    #[param(value_type = Option<String>, pattern = "^(full|plain)$")]
    pub(super) syntax: Option<Syntax>,
    /// `all`, or `any` if one of the words that stand side by side is enough.
    #[param(rename = "match", value_type = Option<String>, pattern = "^(all|any)$")]
    pub(super) matching: Option<Matching>,
}

/// A date as it was written, and what it means today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GivenDate {
    /// As it was written.
    pub(super) text: String,
    /// The first day, month or year that is meant.
    pub(super) first: PartialDate,
    /// The last one.
    pub(super) last: PartialDate,
}

impl From<PartialDate> for GivenDate {
    fn from(date: PartialDate) -> Self {
        Self { text: date.to_string(), first: date, last: date }
    }
}

impl QueryArguments {
    /// Takes them out of the arguments of an address.
    pub(super) fn take(arguments: &mut Arguments) -> Result<Self, ArgumentError> {
        Ok(Self {
            q: arguments.take("q")?.unwrap_or_default(),
            source: arguments.take_all("source")?,
            lang: arguments.take_all("lang")?,
            since: take_date(arguments, "since")?,
            until: take_date(arguments, "until")?,
            syntax: arguments.take_named("syntax", syntax, "full or plain")?,
            matching: arguments.take_named("match", matching, "all or any")?,
        })
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
    pub(super) fn request(&self, cancellation: Cancellation) -> QueryRequest {
        let (text, syntax) = match self.q.trim() {
            "" => ("*".to_owned(), Syntax::Full),
            _ => (self.q.clone(), self.syntax.unwrap_or(Syntax::Full)),
        };
        let filters = Filters {
            sources: self.source.clone(),
            languages: self.lang.clone(),
            since: self.since.as_ref().map(|date| date.first),
            until: self.until.as_ref().map(|date| date.last),
        };
        let (today, matching) = (PartialDate::today(), self.matching.unwrap_or(Matching::All));
        QueryRequest { text, syntax, matching, today, filters, cancellation }
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
        Ok(open.engine.marked_article(id, &self.request(cancellation))?)
    }

    /// Returns all but the query and the dates, by name.
    pub(super) fn named(&self) -> Vec<(&'static str, String)> {
        let sources = self.source.iter().map(|source| ("source", source.clone()));
        let languages = self.lang.iter().map(|language| ("lang", language.code().to_owned()));
        let syntax = (self.syntax == Some(Syntax::Plain)).then(|| ("syntax", "plain".to_owned()));
        let matching = (self.matching == Some(Matching::Any)).then(|| ("match", "any".to_owned()));
        sources.chain(languages).chain(syntax).chain(matching).collect()
    }

    /// Returns the dates, by name.
    pub(super) fn dates(&self) -> Vec<(&'static str, String)> {
        let named = |name, date: &Option<GivenDate>| date.as_ref().map(|date| (name, date.text.clone()));
        named("since", &self.since).into_iter().chain(named("until", &self.until)).collect()
    }

    /// Adds them to an address.
    pub(super) fn write(&self, address: Address) -> Address {
        let rest = self.named().into_iter().chain(self.dates());
        rest.fold(address.with("q", &self.q), |address, (name, value)| address.with(name, &value))
    }
}

fn syntax(name: &str) -> Option<Syntax> {
    match name {
        "full" => Some(Syntax::Full),
        "plain" => Some(Syntax::Plain),
        _ => None,
    }
}

fn matching(name: &str) -> Option<Matching> {
    match name {
        "all" => Some(Matching::All),
        "any" => Some(Matching::Any),
        _ => None,
    }
}

fn take_date(arguments: &mut Arguments, name: &str) -> Result<Option<GivenDate>, ArgumentError> {
    let Some(text) = arguments.take::<String>(name)? else { return Ok(None) };
    match read_dates(&text, PartialDate::today()) {
        Some((first, last)) => Ok(Some(GivenDate { text, first, last })),
        None if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
            Err(unreadable(name, &text, &"there is no such day; write 2010, 2010-11 or 2010-11-21"))
        }
        None => Err(unreadable(name, &text, &"write 2010, 2010-11, 2010-11-21, yesterday or 3 weeks ago")),
    }
}
