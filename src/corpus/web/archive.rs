//! A file of what a crawler fetched: the reader of WARC and ARC, which differ only in the headers of their records.
//!
//! Nothing but the record at hand is in memory. Where a record states a wrong length, or something stands between the
//! records, reading goes on at the next line that begins a record.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::bytes::Input;
use super::super::error::{PassedOver, ReadError, ReadErrorKind};
use super::super::{CorpusReader, Metadata, Origin, Place, RawDocument};
use super::headers::end_of_block;
use super::record::{self, Content, Reason, RecordHeader};
use super::window::Window;
use super::{arc, warc};

/// How far the next record is looked for behind one that states to be too large, in bytes. A video or an archive has no
/// first line of a record within.
const NEAR: usize = 1 << 20;

/// The longest header that is read, and the longest line of an ARC file.
const LONGEST_HEADER: usize = 1 << 20;

/// How much is looked at behind a record to see whether another one begins there.
const LOOKED_BEHIND: usize = 8 * 1024;

/// How much is searched for the next record at a time.
const SEARCHED: usize = 1 << 20;

/// The two formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum WebArchiveFormat {
    Warc,
    Arc,
}

/// Reads the pages and texts of a web archive.
#[derive(Debug)]
pub(in crate::corpus) struct WebArchive {
    path: String,
    window: Window,
    format: WebArchiveFormat,
    limit: usize,
    /// What was read and is still to be told.
    ready: VecDeque<Result<RawDocument, ReadError>>,
    passed_over: PassedOver,
    /// Whether the last record was told to be damaged, so that what follows it is no news.
    after_damage: bool,
    has_ended: bool,
    bytes_read: Arc<AtomicU64>,
}

/// How long a content turned out to be.
#[derive(Debug, PartialEq, Eq)]
struct Extent {
    len: usize,
    fault: Option<ReadErrorKind>,
}

impl WebArchiveFormat {
    /// Recognises the format by the first bytes. If the name says so, it is enough that a record begins somewhere in
    /// them: a large file was split.
    pub(in crate::corpus) fn detect(extension: &str, head: &[u8]) -> Option<Self> {
        let head = head.trim_ascii_start();
        match extension {
            "warc" if Self::Warc.find_start(head, 0).is_some() => return Some(Self::Warc),
            "arc" if Self::Arc.find_start(head, 0).is_some() => return Some(Self::Arc),
            _ => {}
        }
        if warc::is_start(head) {
            return Some(Self::Warc);
        }
        (head.starts_with(b"filedesc://") || arc::header(head).is_some()).then_some(Self::Arc)
    }

    fn is_start(self, line: &[u8]) -> bool {
        match self {
            Self::Warc => warc::is_start(line),
            Self::Arc => arc::header(line).is_some(),
        }
    }

    /// Finds the first line that begins a record, from a byte on that is not the first of a line.
    fn find_start(self, bytes: &[u8], from: usize) -> Option<usize> {
        let ends = bytes.iter().enumerate().skip(from).filter(|(_, byte)| **byte == b'\n');
        ends.map(|(end, _)| end + 1).find(|&start| self.is_start(&bytes[start..]))
    }

    /// Reads the header that the bytes begin with; returns it with its length.
    fn header(self, bytes: &[u8]) -> Option<(RecordHeader, usize)> {
        let (header, len) = match self {
            Self::Warc => {
                let (end, next) = end_of_block(bytes)?;
                (warc::header(&bytes[..end])?, next)
            }
            Self::Arc => (arc::header(bytes)?, bytes.iter().position(|&byte| byte == b'\n')? + 1),
        };
        Some((header, len))
    }
}

impl WebArchive {
    /// Reads `input`, which is known as `path`; no page may have more than `limit` bytes.
    pub(in crate::corpus) fn new(path: &str, input: Input, format: WebArchiveFormat, limit: usize) -> Self {
        let window = Window::new(input);
        Self {
            path: path.to_owned(),
            bytes_read: window.bytes_read(),
            window,
            format,
            limit,
            ready: VecDeque::new(),
            passed_over: PassedOver::default(),
            after_damage: false,
            has_ended: false,
        }
    }

    /// Reads the next record, or what stands before it, or the end.
    fn read_record(&mut self) {
        self.skip_to_start();
        let place = self.window.place();
        if self.window.ahead(1).is_empty() {
            self.end();
            return;
        }
        let Some((header, header_len)) = self.header() else {
            let kind = self.window.take_fault().unwrap_or(ReadErrorKind::RecordHeader);
            self.fail(place, kind);
            self.skip_line();
            self.after_damage = true;
            return;
        };
        self.window.take(header_len);
        self.after_damage = false;
        match header.length {
            Some(length) if length > self.limit as u64 && !self.ends_soon() => self.skip_large(&header, place, length),
            Some(length) if length > self.limit as u64 => self.read_content(&header, place, None),
            length => self.read_content(&header, place, length.and_then(|length| usize::try_from(length).ok())),
        }
    }

    /// Tells whether the next record or the end of the file is near, although the record states that it is too large to
    /// be read: then its length is wrong.
    fn ends_soon(&mut self) -> bool {
        let near = self.limit.min(NEAR);
        let ahead = self.window.ahead(near);
        ahead.get(..near).is_none_or(|ahead| self.format.find_start(ahead, 0).is_some())
    }

    fn header(&mut self) -> Option<(RecordHeader, usize)> {
        let mut len = LOOKED_BEHIND;
        loop {
            let ahead = self.window.ahead(len);
            let is_all = ahead.len() < len || len >= LONGEST_HEADER;
            if let Some(header) = self.format.header(ahead) {
                return Some(header);
            }
            // A WARC header that has its end is not going to become a better one.
            if is_all || (self.format == WebArchiveFormat::Warc && end_of_block(ahead).is_some()) {
                return None;
            }
            len *= 4;
        }
    }

    /// Passes over blank lines, and over whatever else stands before the next record; that is told.
    fn skip_to_start(&mut self) {
        let mut place = None;
        let mut skipped = 0;
        loop {
            let line = self.window.ahead(LOOKED_BEHIND);
            if line.is_empty() || self.format.is_start(line) {
                break;
            }
            let is_blank = line.split(|&byte| byte == b'\n').next().is_none_or(|line| line.trim_ascii().is_empty());
            if !is_blank {
                place.get_or_insert_with(|| self.window.place());
            }
            let len = self.skip_line();
            skipped += if place.is_some() { len } else { 0 };
        }
        if let Some(place) = place.filter(|_| !self.after_damage) {
            self.fail(place, ReadErrorKind::NoRecord(skipped));
        }
    }

    /// Takes a line; returns its length.
    fn skip_line(&mut self) -> u64 {
        let mut len = 0;
        loop {
            let ahead = self.window.ahead(LOOKED_BEHIND);
            let end = ahead.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(ahead.len(), |end| end + 1);
            self.window.take(taken);
            len += taken as u64;
            if end.is_some() || taken == 0 {
                return len;
            }
        }
    }

    fn read_content(&mut self, header: &RecordHeader, place: Place, length: Option<usize>) {
        let Extent { len, fault } = self.extent(length);
        // Where compressed data is damaged, it is no wonder that the length is wrong.
        let fault = self.window.take_fault_within(len).or(fault);
        let content = &self.window.ahead(len)[..len];
        let read = if matches!(fault, Some(ReadErrorKind::TooLarge(_))) {
            Content::Accessory
        } else {
            record::read(header, content, self.limit)
        };
        self.window.take(len);
        self.after_damage = fault.is_some();
        let mut page_fault = None;
        match read {
            Content::Page(media, text, fault) => {
                let metadata = Metadata { url: header.uri.clone(), ..Metadata::default() };
                let origin = Origin::new(&self.path, place);
                self.ready.push_back(Ok(RawDocument { origin, metadata, media, text }));
                page_fault = fault;
            }
            Content::Accessory => {}
            Content::PassedOver(reason) => self.pass_over(reason),
            Content::Fault(kind) => page_fault = Some(kind),
        }
        // Where the record itself is damaged, it is no wonder that its content is.
        if let Some(kind) = fault.or(page_fault) {
            self.fail(place, kind);
        }
    }

    /// Finds out how long a content is that should have this length.
    fn extent(&mut self, length: Option<usize>) -> Extent {
        let Some(length) = length else { return self.extent_to_next(0) };
        let format = self.format;
        let ahead = self.window.ahead(length + LOOKED_BEHIND);
        let Some(behind) = ahead.get(length..) else {
            if let Some(start) = format.find_start(ahead, 0) {
                return Extent { len: start, fault: Some(ReadErrorKind::RecordLength) };
            }
            return Extent { len: ahead.len(), fault: Some(ReadErrorKind::UnfinishedRecord) };
        };
        let next = behind.trim_ascii_start();
        if next.is_empty() || format.is_start(next) {
            return Extent { len: length, fault: None };
        }
        // The line that begins the next record may reach beyond the stated end.
        let looked_at = &ahead[..ahead.len().min(length + LOOKED_BEHIND)];
        if let Some(start) = format.find_start(looked_at, 0).filter(|&start| start < length) {
            return Extent { len: start, fault: Some(ReadErrorKind::RecordLength) };
        }
        if behind.starts_with(b"\n") || behind.starts_with(b"\r\n") {
            // What stands behind the blank line is told when the next record is looked for.
            return Extent { len: length, fault: None };
        }
        self.extent_to_next(length)
    }

    /// Finds the next record behind so many bytes; all before it is content.
    fn extent_to_next(&mut self, from: usize) -> Extent {
        let mut searched = from.saturating_sub(1);
        loop {
            let wanted = searched + SEARCHED;
            let ahead = self.window.ahead(wanted);
            let at_once = (from == 0 && self.format.is_start(ahead)).then_some(0);
            if let Some(start) = at_once.or_else(|| self.format.find_start(ahead, searched)) {
                return Extent { len: start, fault: Some(ReadErrorKind::RecordLength) };
            }
            let len = ahead.len();
            if len < wanted {
                return Extent { len, fault: Some(ReadErrorKind::RecordLength) };
            }
            if len > self.limit {
                return Extent { len: self.limit, fault: Some(ReadErrorKind::TooLarge(self.limit)) };
            }
            // The line that begins a record may be cut here.
            searched = wanted - LOOKED_BEHIND;
        }
    }

    /// Passes over a content beyond the limit, and tells so if it is one that would have been read.
    fn skip_large(&mut self, header: &RecordHeader, place: Place, length: u64) {
        let ahead = self.window.ahead(LOOKED_BEHIND);
        let head = &ahead[..ahead.len().min(LOOKED_BEHIND)];
        let kind = match record::read(header, head, self.limit) {
            Content::Accessory => None,
            Content::PassedOver(reason @ (Reason::Status | Reason::OtherMedia)) => {
                self.pass_over(reason);
                None
            }
            _ => Some(ReadErrorKind::TooLarge(self.limit)),
        };
        let kind = if self.window.skip(length) < length {
            Some(self.window.take_fault_within(0).unwrap_or(ReadErrorKind::UnfinishedRecord))
        } else {
            kind
        };
        if let Some(kind) = kind {
            self.fail(place, kind);
        }
    }

    fn pass_over(&mut self, reason: Reason) {
        match reason {
            Reason::Status => self.passed_over.other_status += 1,
            Reason::OtherMedia => self.passed_over.other_media += 1,
            Reason::Blank => self.passed_over.blank += 1,
        }
    }

    fn fail(&mut self, place: Place, kind: ReadErrorKind) {
        self.ready.push_back(Err(ReadError::new(&self.path, place, kind)));
    }

    /// Says what is left to say once there is no further record.
    fn end(&mut self) {
        self.has_ended = true;
        while let Some(fault) = self.window.take_fault() {
            self.fail(Place::File, fault);
        }
        if self.passed_over != PassedOver::default() {
            self.fail(Place::File, ReadErrorKind::PassedOver(self.passed_over));
        }
    }
}

impl CorpusReader for WebArchive {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        while self.ready.is_empty() && !self.has_ended {
            self.read_record();
        }
        self.ready.pop_front()
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
