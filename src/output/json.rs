//! Answers and articles as JSON, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::article::Article;
use crate::engine::{EngineError, QueryProblem};
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
        EngineError::NoSuchArticle(_) => ("no_such_article", None, &[]),
        EngineError::Cancelled => ("cancelled", None, &[]),
        EngineError::Environment { hint, .. } => ("environment", Some(hint.as_str()), &[]),
    };
    write_json_line(out, &ErrorLine { error: ErrorBody { kind, message: error.to_string(), hint, problems } })
}
