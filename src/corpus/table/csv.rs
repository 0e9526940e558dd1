//! A table of many records: values separated by commas, tabs, semicolons or bars, under a header.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::bytes::Input;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::record::{FieldMap, Record, Value, Wanted, is_long};
use super::super::{CorpusReader, Place, RawDocument};
use super::dialect::Dialect;
use super::rows::{Row, Rows};

/// What programs write into cells that have no value.
const NO_VALUE: [&str; 6] = ["\\N", "NULL", "null", "NaN", "nan", "None"];

/// Reads one document a row. Blank rows are skipped.
#[derive(Debug)]
pub(in crate::corpus) struct Csv {
    path: String,
    rows: Rows,
    columns: Vec<String>,
    fields: FieldMap,
    /// No row so far, and no error.
    is_empty: bool,
    has_ended: bool,
    bytes_read: Arc<AtomicU64>,
}

impl Csv {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// If no column states a title or a body.
    pub(in crate::corpus) fn new(
        path: &str,
        input: Input,
        limit: usize,
        fields: FieldMap,
    ) -> Result<Self, ReadErrorKind> {
        let Dialect { separator, columns, header_end } = Dialect::of_table(input.head(), &fields)?;
        let bytes_read = input.bytes_read();
        let rows = Rows::new(input, header_end, separator, columns.len(), limit);
        Ok(Self { path: path.to_owned(), rows, columns, fields, is_empty: true, has_ended: false, bytes_read })
    }

    fn read(&self, row: &Row) -> Result<RawDocument, ReadError> {
        let mut record = Record::new(&self.fields);
        for (number, column) in self.columns.iter().enumerate().filter(|(_, column)| !column.is_empty()) {
            let wanted = record.key(column);
            // Text that was written without quotes is parted where it has separators.
            let is_parted = number + 1 == self.columns.len()
                && self.fields.states_text(column)
                && row.count > self.columns.len()
                && row.has_text_behind(number);
            let cell = if is_parted { row.rest(number).into() } else { row.cell(number) };
            match wanted {
                Wanted::Value(key_use) if !NO_VALUE.contains(&&*cell) => {
                    record.state(key_use, Value::Text(cell.into_owned()), Vec::new());
                }
                Wanted::LongTexts if is_long(&cell) => record.note_long(&[String::new()]),
                _ => {}
            }
        }
        let document = record.into_document(&self.path, Place::Line(row.line));
        document.map_err(|error| match error.kind {
            _ if row.count == self.columns.len() => error,
            ReadErrorKind::BlankText | ReadErrorKind::NoText { .. } => {
                let kind = ReadErrorKind::RowLength { fields: row.count, columns: self.columns.len() };
                ReadError { origin: error.origin, kind }
            }
            _ => error,
        })
    }

    /// Says what is left to say once there is no further row.
    fn end(&mut self) -> Option<Result<RawDocument, ReadError>> {
        let (place, kind) = match self.rows.take_fault() {
            Some((line, fault)) => (Place::Line(line), fault),
            None if self.is_empty => (Place::File, ReadErrorKind::Empty),
            None => return None,
        };
        self.is_empty = false;
        Some(Err(ReadError::new(&self.path, place, kind)))
    }
}

impl CorpusReader for Csv {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        let row = if self.has_ended { None } else { self.rows.next_row() };
        let Some(row) = row else {
            self.has_ended = true;
            return self.end();
        };
        self.is_empty = false;
        Some(match row {
            Ok(row) => self.read(&row),
            Err((line, kind)) => Err(ReadError::new(&self.path, Place::Line(line), kind)),
        })
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
