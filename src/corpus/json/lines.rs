//! A file of many records: a JSON object on each line, read as a stream.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::bytes::Input;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::record::FieldMap;
use super::super::{CorpusReader, Place, RawDocument};
use super::records::Records;

const BUFFER: usize = 256 * 1024;

/// A line that goes on for so long has no end, or the file is no JSON lines.
const LONGEST_SKIPPED: u64 = 4 << 30;

/// The room that is kept from one line to the next.
const KEPT_ROOM: usize = 1 << 20;

/// Reads one document a line. Blank lines are skipped.
#[derive(Debug)]
pub(in crate::corpus) struct JsonLines {
    path: String,
    input: BufReader<Input>,
    limit: usize,
    records: Records,
    line: Vec<u8>,
    line_number: u64,
    progress: Progress,
    bytes_read: Arc<AtomicU64>,
}

#[derive(Debug, PartialEq, Eq)]
enum Progress {
    /// Only blank lines so far.
    NothingYet,
    Reading,
    /// The last line was read, and this is still to be told.
    Fault(Place, ReadErrorKind),
    Ended,
}

impl JsonLines {
    /// Reads `input`, which is known as `path`; no record may have more than `limit` bytes.
    pub(in crate::corpus) fn new(path: &str, input: Input, limit: usize, fields: FieldMap) -> Self {
        Self {
            path: path.to_owned(),
            bytes_read: input.bytes_read(),
            input: BufReader::with_capacity(BUFFER, input),
            limit,
            records: Records::new(path, fields),
            line: Vec::new(),
            line_number: 0,
            progress: Progress::NothingYet,
        }
    }

    /// Reads the next line, and returns whether there was one. A fault of the file is kept for later.
    fn read_line(&mut self) -> Result<bool, ReadErrorKind> {
        self.line.clear();
        self.line.shrink_to(KEPT_ROOM);
        self.line_number += 1;
        let most = self.limit.saturating_add(1) as u64;
        if let Err(error) = self.input.by_ref().take(most).read_until(b'\n', &mut self.line) {
            let has_line = !self.line.trim_ascii().is_empty();
            let place = if has_line { self.place() } else { Place::File };
            self.progress = Progress::Fault(place, error.into());
            return Ok(has_line);
        }
        if self.line.is_empty() {
            return Ok(false);
        }
        if self.line.len() > self.limit && self.line.last() != Some(&b'\n') {
            self.skip_line();
            return Err(ReadErrorKind::TooLarge(self.limit));
        }
        Ok(true)
    }

    fn place(&self) -> Place {
        Place::Line(self.line_number)
    }

    /// Skips what is left of a line that is too long.
    fn skip_line(&mut self) {
        self.line.clear();
        let place = self.place();
        let mut rest = self.input.by_ref().take(LONGEST_SKIPPED);
        let skipped = rest.skip_until(b'\n');
        match skipped {
            Ok(_) if rest.limit() > 0 => self.progress = Progress::Reading,
            Ok(_) => self.progress = Progress::Fault(place, ReadErrorKind::EndlessLine),
            Err(error) => self.progress = Progress::Fault(place, error.into()),
        }
    }

    /// Says what is left to say once there is no further line.
    fn end(&mut self) -> Option<Result<RawDocument, ReadError>> {
        match std::mem::replace(&mut self.progress, Progress::Ended) {
            Progress::NothingYet => Some(Err(ReadError::new(&self.path, Place::File, ReadErrorKind::Empty))),
            Progress::Fault(place, kind) => Some(Err(ReadError::new(&self.path, place, kind))),
            Progress::Reading | Progress::Ended => None,
        }
    }
}

impl CorpusReader for JsonLines {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        if let Some(waiting) = self.records.next_waiting() {
            return Some(waiting);
        }
        while matches!(self.progress, Progress::NothingYet | Progress::Reading) {
            match self.read_line() {
                Ok(true) => {}
                Ok(false) => break,
                Err(kind) => return Some(Err(ReadError::new(&self.path, self.place(), kind))),
            }
            let place = self.place();
            let Some(record) = self.records.read(&self.line, place) else { continue };
            match self.progress {
                // What the cut left of a line is no record, unless only the end of the line was cut.
                Progress::Fault(..) if record.is_err() => break,
                Progress::Fault(..) => {}
                _ => self.progress = Progress::Reading,
            }
            return Some(record);
        }
        self.end()
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
