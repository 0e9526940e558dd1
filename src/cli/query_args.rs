//! What articles are asked for: the query, its filters and its limits, shared by all commands that take a query.

use std::time::Duration;

use clap::ValueEnum;

use crate::cancellation::Cancellation;
use crate::date::PartialDate;
use crate::engine::{Filters, Matching, QueryRequest, Syntax};
use crate::language::Language;
use crate::query::read_dates;

/// A query that has to be there.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct QueryArgs {
    /// Words, "phrases", AND OR NOT -word ( ), prefix*, field:value.
    #[arg(required = true, value_name = "QUERY")]
    words: Vec<String>,
    #[command(flatten)]
    options: QueryOptions,
}

impl QueryArgs {
    /// Returns the query as it was written.
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Returns what is asked for; the time runs from now on.
    pub(super) fn request(&self) -> QueryRequest {
        self.options.request(&self.text())
    }
}

/// How a query is read and what its articles have to be besides.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Query")]
pub(super) struct QueryOptions {
    /// Only from this outlet, as with `source:"NAME"`. May be given several times: from any of them.
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Only in this language. May be given several times: in any of them.
    #[arg(long, value_name = "CODE")]
    lang: Vec<Language>,
    /// Only published then or later: `2010`, `2010-11-21`, `yesterday`, `last week`, `3 months ago`.
    #[arg(long, value_name = "DATE", value_parser = |text: &str| parse_dates(text).map(|(first, _)| first))]
    since: Option<PartialDate>,
    /// Only published then or earlier.
    #[arg(long, value_name = "DATE", value_parser = |text: &str| parse_dates(text).map(|(_, last)| last))]
    until: Option<PartialDate>,
    /// How the query is read.
    #[arg(long, value_name = "SYNTAX", default_value = "full")]
    syntax: SyntaxArg,
    /// Which of the words that stand side by side an article has to have. With `any`, there are no articles with only some
    /// of them.
    #[arg(long = "match", value_name = "WORDS", default_value = "all")]
    matching: MatchArg,
    /// Give up after so long.
    #[arg(long, value_name = "SECONDS", value_parser = parse_seconds)]
    timeout: Option<Duration>,
}

/// How a query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SyntaxArg {
    /// With operators and fields.
    Full,
    /// As words and nothing else: for text that was written for no search engine.
    Plain,
}

/// Which words an article has to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MatchArg {
    /// All of them.
    All,
    /// At least one, as if OR stood between them.
    Any,
}

impl QueryOptions {
    /// Asks for every article that the filters let through; the time runs from now on.
    pub(super) fn everything(&self) -> QueryRequest {
        QueryRequest { syntax: Syntax::Full, ..self.request("*") }
    }

    /// Returns what is asked for by this query; the time runs from now on.
    pub(super) fn request(&self, text: &str) -> QueryRequest {
        QueryRequest {
            text: text.to_owned(),
            syntax: match self.syntax {
                SyntaxArg::Full => Syntax::Full,
                SyntaxArg::Plain => Syntax::Plain,
            },
            matching: match self.matching {
                MatchArg::All => Matching::All,
                MatchArg::Any => Matching::Any,
            },
            today: PartialDate::today(),
            filters: Filters {
                sources: self.source.clone(),
                languages: self.lang.clone(),
                since: self.since,
                until: self.until,
            },
            cancellation: self.timeout.map_or_else(Cancellation::default, Cancellation::after),
        }
    }
}

/// Reads a date or the words for a time, as a query has them: its first and its last date.
fn parse_dates(text: &str) -> Result<(PartialDate, PartialDate), String> {
    read_dates(text, PartialDate::today())
        .ok_or_else(|| "write 2010, 2010-11, 2010-11-21, yesterday, last month or 3 weeks ago".to_owned())
}

/// Reads a time in seconds, also with a point: from a thousandth to a year.
pub(super) fn parse_seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number of seconds, such as 2 or 0.5".to_owned())?;
    if (0.001..=31_557_600.0).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("from 0.001 seconds to a year".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_positive_numbers_of_seconds() {
        assert_eq!(parse_seconds("0.5"), Ok(Duration::from_millis(500)));
        for text in ["0", "-1", "NaN", "inf", "1e99", "soon", ""] {
            assert!(parse_seconds(text).is_err(), "{text}");
        }
    }
}
