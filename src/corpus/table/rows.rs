//! The rows of a CSV file, one after the other, as a stream.
//!
//! A quote that opens a cell and was never closed would swallow the rest of the file, or the rows up to the next quote.
//! A row over several lines is therefore doubted if it has not as many cells as the header, or if cells seem to begin
//! within its quotes. If the line behind the quote is a row by itself, the quote is taken for text or its line given up.

use std::borrow::Cow;
use std::io::Read;

use super::super::bytes::Input;
use super::super::bytes::decode;
use super::super::error::ReadErrorKind;
use super::cells::{Cell, Ending, Scan, scan, scan_without_quotes};

/// The least that is read at once.
const PIECE: usize = 64 * 1024;

/// How many bytes may be searched in vain for the end of a cell for each byte that was read, so that a file made of
/// open quotes takes no quadratic time. Once they are used up, quotes must close on their line.
const PATIENCE: i64 = 4;

/// Finds the rows.
#[derive(Debug)]
pub(super) struct Rows {
    input: Input,
    window: Vec<u8>,
    /// Where in the window the next row begins.
    start: usize,
    /// The window holds all that is left.
    is_all: bool,
    fault: Option<ReadErrorKind>,
    /// The line that the next row begins on, from 1.
    line: u64,
    separator: u8,
    /// How many columns the header has.
    columns: usize,
    limit: usize,
    /// How many bytes may still be searched in vain; below zero after a long search.
    patience: i64,
    /// The rows before were lost: lines are skipped up to one that is a row beyond doubt.
    is_lost: bool,
}

/// A row that is not blank.
#[derive(Debug)]
pub(super) struct Row {
    /// The line it begins on.
    pub(super) line: u64,
    text: String,
    cells: Vec<Cell>,
    /// How many cells it has.
    pub(super) count: usize,
}

/// What is wrong with a row, and the line it is wrong on.
pub(super) type RowError = (u64, ReadErrorKind);

impl Row {
    /// Returns the text of a cell; an empty one if the row is too short.
    pub(super) fn cell(&self, number: usize) -> Cow<'_, str> {
        self.cells.get(number).map_or_else(Default::default, |cell| cell.text(&self.text))
    }

    /// Returns all text from a cell to the end of the row, with what parts the cells.
    pub(super) fn rest(&self, number: usize) -> &str {
        self.cells.get(number).map_or("", |cell| self.text[cell.start..].trim())
    }

    /// True if cells behind this one hold anything.
    pub(super) fn has_text_behind(&self, number: usize) -> bool {
        self.cells.iter().skip(number + 1).any(|cell| !cell.text(&self.text).trim().is_empty())
    }
}

impl Rows {
    /// Takes a file of which the header, this many bytes of it, is to be skipped.
    pub(super) fn new(input: Input, header: usize, separator: u8, columns: usize, limit: usize) -> Self {
        let mut rows = Self {
            input,
            window: Vec::new(),
            start: 0,
            is_all: false,
            fault: None,
            line: 1,
            separator,
            columns,
            limit,
            patience: as_patience(limit),
            is_lost: false,
        };
        while rows.window.len() < header && rows.fill() {}
        rows.consume(header.min(rows.window.len()));
        rows
    }

    /// Returns what was wrong with the file, once there is no further row, and the line that it was on.
    pub(super) fn take_fault(&mut self) -> Option<RowError> {
        let line = self.line;
        self.fault.take().map(|fault| (line, fault))
    }

    /// Returns the next row.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, RowError>> {
        loop {
            let found = self.scan_at(0);
            let rest = &self.window[self.start..];
            let end = match found.ending {
                _ if rest.is_empty() => return None,
                // What is left of a row that was cut is none.
                Ending::Bytes | Ending::WithinQuotes(_) if self.fault.is_some() => return None,
                Ending::Line(end) => end,
                Ending::Bytes => rest.len(),
                Ending::WithinQuotes(_) => 0,
            };
            if self.is_lost {
                if self.is_row(&found, 0) {
                    self.is_lost = false;
                } else {
                    self.skip_line();
                    continue;
                }
            }
            if let Ending::WithinQuotes(quote) = found.ending {
                return self.give_up_quote(quote, true);
            }
            if let Some(quote) = self.first_long_quote(&found).filter(|_| end > self.limit) {
                return self.give_up_quote(quote, true);
            }
            if end > self.limit {
                let line = self.line;
                self.skip_line();
                return Some(Err((line, ReadErrorKind::TooLarge(self.limit))));
            }
            if found.cells.iter().all(|cell| rest[cell.start..cell.end].trim_ascii().is_empty()) {
                self.consume(end);
                continue;
            }
            if let Some(quote) = self.doubted_quote(&found) {
                self.patience -= as_patience(end);
                let is_certain = self.row_begins_within(&found);
                if let Some(row) = self.give_up_quote(quote, is_certain) {
                    return Some(row);
                }
            }
            let is_plain = found.count == self.columns || self.columns == 0;
            let without_quotes = scan_without_quotes(trim_line_end(&self.window[self.start..][..end]), self.separator);
            let is_literal = !is_plain && without_quotes.count == self.columns && !self.spans_lines(&found);
            return Some(Ok(self.take_row(end, if is_literal { without_quotes } else { found })));
        }
    }

    /// Reads the record that stands so far behind the beginning of the window, and more of the file if that takes it.
    fn scan_at(&mut self, offset: usize) -> Scan {
        loop {
            let rest = &self.window[(self.start + offset).min(self.window.len())..];
            let is_patient = self.patience > 0;
            let line_end = if is_patient { None } else { rest.iter().position(|&byte| byte == b'\n') };
            let found = scan(line_end.map_or(rest, |end| &rest[..=end]), self.separator);
            let is_whole = matches!(found.ending, Ending::Line(_)) || line_end.is_some();
            if is_whole || self.is_all || rest.len() > self.limit {
                if matches!(found.ending, Ending::WithinQuotes(_)) && is_patient {
                    self.patience -= as_patience(rest.len());
                }
                return found;
            }
            self.fill();
        }
    }

    /// Reads as much again as there is already, so that what is read again and again costs no more than twice.
    fn fill(&mut self) -> bool {
        self.window.drain(..self.start);
        self.start = 0;
        let before = self.window.len();
        let piece = before.max(PIECE) as u64;
        if let Err(fault) = self.input.by_ref().take(piece).read_to_end(&mut self.window) {
            self.fault = Some(fault.into());
            self.is_all = true;
        }
        self.is_all |= self.window.len() == before;
        !self.is_all
    }

    /// True if a record is a row beyond doubt, a line or more.
    fn is_row(&self, found: &Scan, offset: usize) -> bool {
        let is_whole = match found.ending {
            Ending::Line(_) => true,
            Ending::Bytes => self.is_all && self.fault.is_none(),
            Ending::WithinQuotes(_) => false,
        };
        let record = &self.window[(self.start + offset).min(self.window.len())..];
        is_whole
            && found.count == self.columns
            && !found.cells.iter().any(|cell| cell.opening_quote(record, self.separator).is_some())
    }

    fn spans_lines(&self, found: &Scan) -> bool {
        let record = &self.window[self.start..];
        found.cells.iter().any(|cell| cell.first_line_end(record).is_some())
    }

    /// Returns the quote before the first cell of several lines.
    fn first_long_quote(&self, found: &Scan) -> Option<usize> {
        let record = &self.window[self.start..];
        let cell = found.cells.iter().find(|cell| cell.first_line_end(record).is_some())?;
        Some(cell.start - 1)
    }

    /// Returns the quote before the first cell of several lines, if the row is to be doubted.
    fn doubted_quote(&self, found: &Scan) -> Option<usize> {
        let record = &self.window[self.start..];
        let quote = self.first_long_quote(found)?;
        let is_doubted = found.count != self.columns
            || found.cells.iter().any(|cell| cell.opening_quote(record, self.separator).is_some());
        is_doubted.then_some(quote)
    }

    /// True if the line that holds the first quote which opens within a cell is a row by itself.
    fn row_begins_within(&mut self, found: &Scan) -> bool {
        let record = &self.window[self.start..];
        let Some(quote) = found.cells.iter().find_map(|cell| cell.opening_quote(record, self.separator)) else {
            return false;
        };
        let line = record[..=quote].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let within = self.scan_at(line);
        self.is_row(&within, line)
    }

    /// Ends the row with the line that a quote opens on. Returns None if that is not certain and the next line is no
    /// row.
    fn give_up_quote(&mut self, quote: usize, is_certain: bool) -> Option<Result<Row, RowError>> {
        let rest = &self.window[self.start..];
        let breaks_before = line_breaks(&rest[..quote]);
        let end = rest[quote..].iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| quote + end + 1);
        let is_last = end == rest.len() && self.is_all;
        let next = self.scan_at(end);
        let is_followed = is_last || self.is_row(&next, end);
        if !is_certain && !is_followed {
            return None;
        }
        let first_line = trim_line_end(&self.window[self.start..][..end]);
        let without_quotes = scan_without_quotes(first_line, self.separator);
        if is_followed && breaks_before == 0 && without_quotes.count == self.columns {
            return Some(Ok(self.take_row(end, without_quotes)));
        }
        let line = self.line + breaks_before;
        self.consume(end);
        self.is_lost = !is_followed;
        Some(Err((line, ReadErrorKind::UnclosedQuote)))
    }

    /// Takes the row that the window begins with.
    fn take_row(&mut self, end: usize, found: Scan) -> Row {
        let line = self.line;
        let record = &self.window[self.start..][..end];
        let decoded = decode(record);
        let is_as_it_was = matches!(decoded, Cow::Borrowed(_)) && decoded.len() == record.len();
        let text = decoded.into_owned();
        let has_quotes = found.cells.iter().any(|cell| cell.is_quoted);
        let cells = match is_as_it_was {
            true => found.cells,
            false if has_quotes => scan(text.as_bytes(), self.separator).cells,
            false => scan_without_quotes(text.as_bytes(), self.separator).cells,
        };
        self.consume(end);
        Row { line, text, cells, count: found.count }
    }

    /// Skips what is left of the line, however long it is.
    fn skip_line(&mut self) {
        loop {
            let rest = &self.window[self.start..];
            match rest.iter().position(|&byte| byte == b'\n') {
                Some(end) => return self.consume(end + 1),
                None => self.consume(rest.len()),
            }
            if !self.fill() && self.window.is_empty() {
                return;
            }
        }
    }

    fn consume(&mut self, bytes: usize) {
        let taken = &self.window[self.start..][..bytes];
        self.line += line_breaks(taken);
        self.start += bytes;
        self.patience = (self.patience + PATIENCE * as_patience(bytes)).min(as_patience(self.limit));
    }
}

fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.split(|&byte| byte == b'\n').skip(1).map(|_| 1).sum()
}

fn as_patience(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX / 8)
}

fn trim_line_end(record: &[u8]) -> &[u8] {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    record.strip_suffix(b"\r").unwrap_or(record)
}
