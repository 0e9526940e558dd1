//! How tables are written.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::Failure;
use super::context::Context;
use crate::engine::QueryEcho;
use crate::output::{write_json, write_json_line, write_note};

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For people.
    Text,
    /// One document.
    Json,
    /// One line for each row.
    Jsonl,
    /// Comma-separated values.
    Csv,
}

impl TableFormat {
    /// True if errors are to be JSON, too.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Writes an answer as a whole, its rows, or by one of the two functions.
    pub(super) fn write<Answer: Serialize, Entry: Serialize>(
        self,
        answer: &Answer,
        rows: &[Entry],
        as_text: impl FnOnce(&mut dyn Write, &Answer) -> io::Result<()>,
        as_csv: fn(&mut dyn Write, &Answer) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let mut out = Context::out();
        match self {
            Self::Text => as_text(&mut out, answer)?,
            Self::Json => write_json(&mut out, answer)?,
            Self::Jsonl => rows.iter().try_for_each(|row| write_json_line(&mut out, row))?,
            Self::Csv => as_csv(&mut out, answer)?,
        }
        out.flush()?;
        Ok(())
    }

    /// Says what the user of a query may not expect, where people read.
    pub(super) fn write_notes(self, query: &QueryEcho, context: &Context) {
        if self == Self::Text {
            for note in &query.notes {
                Context::message(|out| write_note(out, &query.text, note, context.error_layout));
            }
        }
    }
}
