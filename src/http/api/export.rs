//! All articles of a query, written while they are read.

use std::ops::ControlFlow;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use crate::article::Article;
use crate::cancellation::Cancellation;
use crate::engine::EngineError;
use crate::http::arguments::Arguments;
use crate::http::problem::{HttpProblem, Problem};
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;
use crate::output::{Fields, write_json_line};

/// How much is written in one go, in bytes.
const CHUNK: usize = 64 * 1024;
/// How many chunks may wait for their reader.
const CHUNKS: usize = 4;
/// How long a reader may take for a chunk.
const PATIENCE: Duration = Duration::from_secs(60);

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Jsonl,
    Csv,
}

/// All articles that answer a query with all of it, in the order of the index, one JSON object a line or as a table.
///
/// Any number of them: what is written is not kept. An answer that breaks off is not complete.
#[utoipa::path(
    get, path = "/api/v1/export", tag = "articles",
    params(
        QueryArguments,
        ("format" = Option<String>, Query, description = "`jsonl`, or `csv`.", pattern = "^(jsonl|csv)$"),
    ),
    responses(
        (status = 200, body = String, content_type = "application/x-ndjson"),
        (status = "default", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn export(State(service): State<Service>, RawQuery(query): RawQuery) -> Result<Response, HttpProblem> {
    let mut arguments = Arguments::read(query.as_deref());
    let query = QueryArguments::take(&mut arguments)?;
    let format = arguments.take_named("format", format, "jsonl or csv")?.unwrap_or(Format::Jsonl);
    arguments.finish()?;
    let place = service.admit_export()?;
    let open = service.open();
    let cancellation = Cancellation::new();
    let request = query.request(cancellation);
    let (sender, mut chunks) = mpsc::channel(CHUNKS);
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let mut writer = Writer { format, fields: Fields::article_columns(), waiting: Vec::new(), sender, runtime };
        let exported = writer.begin().and_then(|()| {
            let mut take = |article: Article| writer.add(&article);
            Ok(open.engine.export(&request, &mut take)?)
        });
        writer.end(exported.err());
        drop(place);
    });
    // The first chunk tells whether there is an answer at all.
    let first = match chunks.recv().await {
        Some(Err(problem)) => return Err(problem),
        Some(Ok(chunk)) => chunk,
        None => return Err(HttpProblem::Fault),
    };
    let rest =
        ReceiverStream::new(chunks).map(|chunk| chunk.map_err(|problem| std::io::Error::other(problem.detail())));
    let body = Body::from_stream(tokio_stream::once(Ok(first)).chain(rest));
    let (kind, name) = match format {
        Format::Jsonl => ("application/x-ndjson", "attachment; filename=\"articles.jsonl\""),
        Format::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"articles.csv\""),
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], body).into_response())
}

fn format(name: &str) -> Option<Format> {
    match name {
        "jsonl" => Some(Format::Jsonl),
        "csv" => Some(Format::Csv),
        _ => None,
    }
}

/// Writes articles in chunks, and waits for the reader.
struct Writer {
    format: Format,
    fields: Fields,
    waiting: Vec<u8>,
    sender: mpsc::Sender<Result<Bytes, HttpProblem>>,
    runtime: tokio::runtime::Handle,
}

impl Writer {
    fn begin(&mut self) -> Result<(), HttpProblem> {
        match self.format {
            Format::Jsonl => Ok(()),
            Format::Csv => self.fields.write_csv_header(&mut self.waiting).map_err(|_| HttpProblem::Fault),
        }
    }

    fn add(&mut self, article: &Article) -> ControlFlow<()> {
        let written = match self.format {
            Format::Jsonl => write_json_line(&mut self.waiting, article),
            Format::Csv => self.fields.write_csv(&mut self.waiting, article),
        };
        let is_wanted = written.is_ok() && (self.waiting.len() < CHUNK || self.send());
        if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// Sends what waits, and returns false if nobody takes it.
    fn send(&mut self) -> bool {
        let chunk = Bytes::from(std::mem::take(&mut self.waiting));
        let sent = async { tokio::time::timeout(PATIENCE, self.sender.send(Ok(chunk))).await };
        matches!(self.runtime.block_on(sent), Ok(Ok(())))
    }

    fn end(mut self, error: Option<HttpProblem>) {
        match error {
            Some(HttpProblem::Engine(EngineError::Cancelled)) => {}
            Some(problem) => _ = self.sender.blocking_send(Err(problem)),
            None => _ = self.send(),
        }
    }
}
