//! Documents of a corpus, one after the other, for somebody who makes articles of them elsewhere and sends them on.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::budget::{ByteBudget, Permit};
use super::extraction::explain_guarded;
use super::identity::{Claims, STREAM, SettingsHash, UNRELIABLE, id_hash, place_id, stream_id};
use super::ledger::Ledger;
use super::plan::{find_roots, leave_out_indexes};
use super::{IngestError, IngestReport, Input, Observer, ReadSettings, Reject};
use crate::article::Article;
use crate::corpus::{self, CorpusFile, CorpusReader, FieldMap, RawDocument, ReadError, ReadErrorKind, ReadOptions};
use crate::extract::ExtractOptions;

/// How many bytes of text may be under way. Documents become several times as large as their texts.
const UNDER_WAY: usize = 64 << 20;

/// A document on its way to become an article.
#[derive(Debug)]
pub struct Draft {
    document: RawDocument,
    id: String,
    /// The number of its file, which the ledger knows it by.
    pub file: u64,
    options: Arc<ExtractOptions>,
    /// Gives room for others when it is dropped.
    _permit: Permit,
}

impl Draft {
    /// Makes the article, or says why it is none.
    pub fn into_article(self) -> Result<Article, Reject> {
        match explain_guarded(&self.document, &self.options) {
            Ok(explained) => Ok(Article { id: self.id, ..explained.article }),
            Err(reason) => Err(Reject { origin: self.document.origin.to_string(), reason }),
        }
    }
}

/// Reads the inputs in order and gives each document to `take`, until it says no; files that the ledger knows are left alone.
/// What becomes of the documents, and how long it takes, is for others to add to the report.
pub fn feed(
    inputs: &[Input],
    settings: &ReadSettings,
    ledger: &Ledger,
    observer: &dyn Observer,
    take: &mut dyn FnMut(Draft) -> bool,
) -> Result<IngestReport, IngestError> {
    let mut feed = Feed {
        stamps: SettingsHash::of(settings),
        read_options: ReadOptions { fields: FieldMap::with(&settings.map), ..ReadOptions::default() },
        extract_options: Arc::new(ExtractOptions { source: settings.source.clone(), today: settings.today }),
        budget: ByteBudget::new(UNDER_WAY),
        claims: Claims::default(),
        ledger,
        observer,
        report: IngestReport::default(),
        n_files: 0,
        take,
    };
    feed.run(inputs)?;
    Ok(feed.report)
}

struct Feed<'a> {
    stamps: SettingsHash,
    read_options: ReadOptions,
    extract_options: Arc<ExtractOptions>,
    budget: Arc<ByteBudget>,
    claims: Claims,
    ledger: &'a Ledger,
    observer: &'a dyn Observer,
    report: IngestReport,
    n_files: u64,
    take: &'a mut dyn FnMut(Draft) -> bool,
}

/// A file to read.
struct NextFile {
    file: CorpusFile,
    /// Its path, from a root without links.
    location: String,
    stamp: u64,
}

impl Feed<'_> {
    fn run(&mut self, inputs: &[Input]) -> Result<(), IngestError> {
        let (mut files, mut streams) = (BTreeMap::new(), Vec::new());
        for root in find_roots(inputs, false)? {
            let Some(mut root) = root else {
                streams.push(None);
                continue;
            };
            leave_out_indexes(&mut root.found, None);
            self.report.hidden += root.found.hidden;
            for error in &root.found.unreadable {
                self.reject(error, 0);
            }
            for file in root.found.files {
                if file.modified.is_none() {
                    streams.push(Some(file));
                    continue;
                }
                // Two of the paths may hold it.
                files.insert(file.path.to_string_lossy().into_owned(), file);
            }
        }
        let ledger = self.ledger;
        let mut to_read = Vec::new();
        for (location, file) in files {
            let stamp = self.stamps.stamp(&file);
            match ledger.sent(&location, stamp) {
                Some(entry) if stamp != UNRELIABLE => {
                    self.report.files_unchanged += 1;
                    self.report.unchanged += entry.articles;
                    self.report.rejected_before += entry.rejected;
                    self.claims.take_hashes(&entry.ids);
                }
                _ => to_read.push(NextFile { file, location, stamp }),
            }
        }
        self.observer.planned(to_read.len(), to_read.iter().map(|next| next.file.size).sum());
        for next in to_read {
            if !self.file(next) {
                return Ok(());
            }
        }
        for stream in streams {
            let opened: std::io::Result<Box<dyn std::io::Read + Send>> = match &stream {
                None => Ok(Box::new(std::io::stdin())),
                Some(file) => File::open(&file.path).map(|file| Box::new(file) as Box<dyn std::io::Read + Send>),
            };
            let opened = match opened {
                Ok(opened) => opened,
                Err(error) => {
                    self.report.rejected.push(Reject { origin: STREAM.to_owned(), reason: error.to_string() });
                    continue;
                }
            };
            self.report.files_read += 1;
            if !self.documents(corpus::open_stream(STREAM, opened, &self.read_options), None, 0) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Reads a file. False if no more documents are wanted.
    fn file(&mut self, next: NextFile) -> bool {
        let NextFile { file, location, stamp } = next;
        self.n_files += 1;
        self.ledger.begin(self.n_files, location, stamp);
        self.report.files_read += 1;
        self.report.bytes_read += file.size;
        let goes_on = self.documents(corpus::open(&file, &self.read_options), Some(&file.path), file.size);
        if goes_on {
            self.ledger.end(self.n_files);
        }
        goes_on
    }

    /// Reads the documents of a file of this path and size, or of a stream. False if no more are wanted.
    fn documents(
        &mut self,
        reader: Result<Box<dyn CorpusReader + Send>, ReadError>,
        path: Option<&Path>,
        size: u64,
    ) -> bool {
        let number = if path.is_some() { self.n_files } else { 0 };
        let mut reader = match reader {
            Ok(reader) => reader,
            Err(error) => {
                self.reject(&error, number);
                return true;
            }
        };
        let mut bytes_told = 0;
        while let Some(document) = reader.next_document() {
            let bytes = reader.bytes_read().max(bytes_told);
            self.observer.read(bytes - bytes_told);
            bytes_told = bytes;
            let document = match document {
                Ok(document) => document,
                // A stream may end where it begins: a part of a corpus with nothing in it.
                Err(error) if path.is_none() && error.kind == ReadErrorKind::Empty => continue,
                Err(error) => {
                    self.reject(&error, number);
                    continue;
                }
            };
            let permit = self.budget.acquire(document.text.len());
            let id = self.identify(&document, path, number);
            let options = Arc::clone(&self.extract_options);
            self.ledger.hand_over(number);
            if !(self.take)(Draft { document, id, file: number, options, _permit: permit }) {
                return false;
            }
        }
        self.observer.read(size.saturating_sub(bytes_told));
        self.report.hidden += reader.hidden();
        true
    }

    /// Returns the id of a document of a file of this number: what it states, else where it stands, unless another article of
    /// this run or of a file that was sent before has that.
    fn identify(&mut self, document: &RawDocument, path: Option<&Path>, number: u64) -> String {
        let place = match path {
            Some(path) => place_id(path, document),
            None => stream_id(self.stamps.content(document)),
        };
        if let Some(stated) = document.own_id() {
            if self.claims.take(stated) {
                self.ledger.name(number, id_hash(stated));
                return stated.to_owned();
            }
            self.report.renamed += 1;
        }
        let mut id = place.clone();
        let mut nth = 2;
        while !self.claims.take(&id) {
            id = format!("{place}#{nth}");
            nth += 1;
        }
        id
    }

    /// Notes that something in a file of this number could not be read.
    fn reject(&mut self, error: &ReadError, number: u64) {
        self.ledger.reject(number, error.is_transient());
        self.report.rejected.push(Reject { origin: error.origin.to_string(), reason: error.kind.to_string() });
    }
}
