//! Answers and articles as JSON, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::fields::{Fields, Picked};
use crate::article::Article;
use crate::engine::{EngineError, FurnitureCount, QueryEcho, QueryProblem, SearchResponse, Timings, Totals, WordCount};
use crate::ingest::{Explained, Rules};

/// Writes a value over several lines.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// Writes a value on one line.
pub fn write_json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

/// Writes an article and the rules that made it on one line: the article's fields, and `why`.
pub fn write_explained(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        #[serde(flatten)]
        article: &'a Article,
        why: &'a Rules,
    }
    write_json_line(out, &Line { article: &explained.article, why: &explained.rules })
}

/// Writes an answer over several lines, with some fields of its hits.
pub fn write_response_with(out: &mut dyn Write, response: &SearchResponse, fields: &Fields) -> io::Result<()> {
    /// A [`SearchResponse`] whose hits are not whole.
    #[derive(Serialize)]
    struct Response<'a> {
        schema_version: u32,
        query: &'a QueryEcho,
        totals: Totals,
        timings: Timings,
        words: &'a [WordCount],
        furniture: Option<&'a FurnitureCount>,
        hits: Vec<Picked<'a>>,
        next_cursor: Option<&'a str>,
    }
    let response = Response {
        schema_version: response.schema_version,
        query: &response.query,
        totals: response.totals,
        timings: response.timings,
        words: &response.words,
        furniture: response.furniture.as_ref(),
        hits: response.hits.iter().map(|hit| fields.of(hit)).collect::<Result<_, _>>()?,
        next_cursor: response.next_cursor.as_deref(),
    };
    write_json(out, &response)
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    error: ErrorBody<'a>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    kind: &'static str,
    message: String,
    hint: Option<&'a str>,
    /// The places in the query.
    problems: &'a [QueryProblem],
}

/// Writes an error on one line.
pub fn write_error(out: &mut dyn Write, error: &EngineError) -> io::Result<()> {
    let (kind, hint, problems): (_, _, &[QueryProblem]) = match error {
        EngineError::Query(problems) => ("query", None, problems),
        EngineError::Cursor(error) => ("cursor", Some(error.hint()), &[]),
        EngineError::NoSuchArticle(_) => ("no_such_article", None, &[]),
        EngineError::Cancelled => ("cancelled", None, &[]),
        EngineError::Unsupported { .. } | EngineError::TooMuchToCheck { .. } => ("unsupported", None, &[]),
        EngineError::Environment { hint, .. } => ("environment", Some(hint.as_str()), &[]),
    };
    write_json_line(out, &ErrorLine { error: ErrorBody { kind, message: error.to_string(), hint, problems } })
}
