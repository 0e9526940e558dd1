//! How a result list is written: shared by the commands that give one.

use std::io::Write;

use clap::ValueEnum;

use super::Failure;
use super::context::Context;
use super::last_results::LastResults;
use super::pager::write_paged;
use crate::engine::{FragmentOptions, Page, QueryRequest, SearchResponse};
use crate::output::{
    Detail, Fields, Layout, ListLook, write_json, write_json_line, write_note, write_response_with, write_results,
    write_trec,
};

/// How the list is written.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct LookArgs {
    /// As text, one JSON document, one JSON line for each article, a table, or lines for judging rankings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: SearchFormat,
    /// One line for each article.
    #[arg(short = 'l', long)]
    titles: bool,
    /// Only these fields, for `json`, `jsonl` and `csv`: `id,title,date`.
    #[arg(long, value_name = "NAMES", value_parser = Fields::of_hit)]
    fields: Option<Fields>,
    /// What the query is called in the format `trec`.
    #[arg(long, value_name = "NAME", default_value = "1")]
    query_id: String,
    /// Say what each score is the sum of.
    #[arg(long)]
    pub(super) explain: bool,
    /// Say on standard error what took how long.
    #[arg(long)]
    timing: bool,
}

/// How a result list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// One JSON line for each article.
    Jsonl,
    /// A table with a header.
    Csv,
    /// Lines of query, Q0, id, rank, score and `dateline`; `-n 1000` gives as many as are usually judged.
    Trec,
}

impl LookArgs {
    /// True if programs read what is written, errors among it, as JSON.
    pub(super) fn is_json(&self) -> bool {
        matches!(self.format, SearchFormat::Json | SearchFormat::Jsonl)
    }

    /// Fails if something is asked for that the format has no place for.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let is_text = self.format == SearchFormat::Text;
        let is_trec = self.format == SearchFormat::Trec;
        let (is_wrong, message, hint) = if self.titles && !is_text {
            (true, "--titles is for text", "leave out --titles or --format")
        } else if self.fields.is_some() && (is_text || is_trec) {
            (true, "--fields is for tables and JSON", "add --format csv, json or jsonl")
        } else if self.explain && (self.titles || matches!(self.format, SearchFormat::Csv | SearchFormat::Trec)) {
            (true, "--explain is for whole articles", "leave out --titles, or choose --format text, json or jsonl")
        } else {
            (false, "", "")
        };
        if is_wrong { Err(Failure::usage(message.to_owned(), hint)) } else { Ok(()) }
    }

    /// Returns fragments of about two lines of the terminal; of a fixed size for programs.
    pub(super) fn fragments(&self, layout: Layout) -> FragmentOptions {
        let default = FragmentOptions::default();
        match self.format {
            SearchFormat::Text if self.titles => FragmentOptions { count: 0, ..default },
            SearchFormat::Trec => FragmentOptions { count: 0, ..default },
            SearchFormat::Text => {
                FragmentOptions { columns: (2 * layout.width.saturating_sub(8)).clamp(60, 260), ..default }
            }
            SearchFormat::Json | SearchFormat::Jsonl | SearchFormat::Csv => default,
        }
    }

    /// Keeps the list for `dateline show` and writes it. `page` is what was asked for; with `goes_on`, from a cursor on, and
    /// then the numbers begin anew.
    pub(super) fn write(
        &self,
        response: &SearchResponse,
        query: &QueryRequest,
        page: Page,
        goes_on: bool,
        context: &Context,
    ) -> Result<(), Failure> {
        let first = if goes_on { 1 } else { page.offset + 1 };
        if !response.hits.is_empty() {
            let ids = response.hits.iter().map(|hit| hit.id.clone()).collect();
            LastResults::new(first, ids).of_query(query).save(&context.index);
        }
        self.write_list(response, page, goes_on, first, context)?;
        if self.timing {
            let timings = response.timings;
            Context::message(|out| {
                let (search, fragments, total) = (timings.search_ms, timings.fragments_ms, timings.total_ms);
                writeln!(out, "search {search:.1} ms · fragments {fragments:.1} ms · total {total:.1} ms")
            });
        }
        Ok(())
    }

    fn write_list(
        &self,
        response: &SearchResponse,
        page: Page,
        goes_on: bool,
        first: usize,
        context: &Context,
    ) -> Result<(), Failure> {
        let mut out = Context::out();
        match (self.format, &self.fields) {
            (SearchFormat::Text, _) => {
                for note in &response.query.notes {
                    context.note(|out| write_note(out, &response.query.text, note, context.error_layout));
                }
                let list = ListLook {
                    page,
                    goes_on,
                    detail: if self.titles { Detail::Title } else { Detail::Fragments },
                    has_time: !self.timing,
                    layout: context.layout,
                };
                let mut text = Vec::new();
                write_results(&mut text, response, list)?;
                drop(out);
                return write_paged(&text, None, context);
            }
            (SearchFormat::Json, None) => write_json(&mut out, response)?,
            (SearchFormat::Json, Some(fields)) => write_response_with(&mut out, response, fields)?,
            (SearchFormat::Jsonl, fields) => {
                for hit in &response.hits {
                    match fields {
                        Some(fields) => fields.write_json_line(&mut out, hit)?,
                        None => write_json_line(&mut out, hit)?,
                    }
                }
            }
            (SearchFormat::Csv, fields) => {
                let columns = fields.clone().unwrap_or_else(Fields::hit_columns);
                columns.write_csv_header(&mut out)?;
                for hit in &response.hits {
                    columns.write_csv(&mut out, hit)?;
                }
            }
            (SearchFormat::Trec, _) => write_trec(&mut out, &self.query_id, first, &response.hits)?,
        }
        out.flush()?;
        Ok(())
    }
}
