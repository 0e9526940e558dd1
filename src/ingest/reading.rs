//! The reading side of the pipeline: one file after the other, so that who is who does not depend on threads.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crossbeam_channel::Sender;

use super::IngestError;
use super::budget::ByteBudget;
use super::file::OpenFile;
use super::identity::{Claims, STREAM, stream_id};
use super::pipeline::{Ingest, Work};
use super::plan::{Plan, PlannedFile};
use crate::corpus::{self, CorpusFile, CorpusReader, Origin, RawDocument, ReadError, ReadErrorKind};
use crate::date::Moment;
use crate::index::{KnownArticle, guarded};

/// The location of what comes from streams: no path begins with a zero byte.
pub(super) const STREAM_LOCATION: &str = "\0stdin";

/// How many bytes a document holds on its way for each byte of its text: the text, its stems and its words as written.
const HELD_PER_BYTE: usize = 4;

/// Reads the files of an ingest and hands their documents to the workers.
pub(super) struct Reading<'a> {
    ingest: &'a Ingest<'a>,
    workers: Sender<Work>,
    budget: Arc<ByteBudget>,
    claims: Claims,
    /// The ids of articles that were deleted in this run since their file does not have them any more.
    freed: HashSet<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(ingest: &'a Ingest<'a>, workers: Sender<Work>, budget: Arc<ByteBudget>) -> Self {
        Self { ingest, workers, budget, claims: Claims::default(), freed: HashSet::new() }
    }

    /// Does what is planned: deletes what is gone, then reads all files and streams.
    pub(super) fn run(mut self, plan: &Plan) -> Result<(), IngestError> {
        let mut gone: Vec<&String> = plan.gone.iter().collect();
        gone.sort_unstable();
        for location in gone {
            self.ingest.writer.delete_location(location);
        }
        self.ingest.counts.removed.fetch_add(plan.gone_articles, Ordering::Relaxed);
        for error in &plan.unreadable {
            self.ingest.reject(&error.origin.to_string(), &error.kind.to_string());
        }
        for planned in &plan.read {
            if self.ingest.is_stopped() {
                return Ok(());
            }
            self.file(planned)?;
        }
        for stream in &plan.streams {
            self.stream(stream.as_ref())?;
        }
        Ok(())
    }

    fn file(&mut self, planned: &PlannedFile) -> Result<(), IngestError> {
        let PlannedFile { file, location, stamp, is_known } = planned;
        let known = if *is_known { self.known(location)? } else { HashMap::new() };
        self.ingest.counts.files_read.fetch_add(1, Ordering::Relaxed);
        match corpus::open(file, &self.ingest.read_options) {
            Ok(mut reader) => {
                let open = OpenFile::new(location.clone(), *stamp, known, reader.holds_many());
                self.documents(reader.as_mut(), Arc::new(open), file.size)
            }
            Err(error) => {
                // A file that was cut is not taken for gone: like a file of many records, it keeps what is known.
                let open = OpenFile::new(location.clone(), *stamp, known, ends_early(&error));
                open.set_read();
                self.failed(&open, &error);
                self.ingest.observer.read(file.size);
                self.ingest.close(Some(open))
            }
        }
    }

    /// Returns what the index has of a file.
    fn known(&self, location: &str) -> Result<HashMap<String, KnownArticle>, IngestError> {
        let snapshot = &self.ingest.snapshot;
        Ok(guarded(snapshot.path(), || snapshot.articles_of(location))?)
    }

    /// Reads standard input, or a pipe that was named.
    fn stream(&mut self, pipe: Option<&CorpusFile>) -> Result<(), IngestError> {
        self.ingest.counts.files_read.fetch_add(1, Ordering::Relaxed);
        let stream: Box<dyn Read + Send> = match pipe.map(|pipe| File::open(&pipe.path)) {
            None => Box::new(std::io::stdin()),
            Some(Ok(pipe)) => Box::new(pipe),
            Some(Err(error)) => {
                self.ingest.reject(STREAM, &error.to_string());
                return Ok(());
            }
        };
        match corpus::open_stream(STREAM, stream, &self.ingest.read_options) {
            Ok(mut reader) => {
                let known = self.known(STREAM_LOCATION)?;
                self.documents(reader.as_mut(), Arc::new(OpenFile::stream(known, STREAM_LOCATION)), 0)
            }
            Err(error) => {
                self.ingest.reject(STREAM, &error.kind.to_string());
                Ok(())
            }
        }
    }

    /// Reads the documents of a file of this size.
    fn documents(&mut self, reader: &mut dyn CorpusReader, file: Arc<OpenFile>, size: u64) -> Result<(), IngestError> {
        let mut seen = HashSet::new();
        let mut bytes_told = 0;
        let mut is_whole = true;
        let mut has_documents = false;
        let mut has_errors = false;
        while let Some(document) = reader.next_document() {
            self.tell_bytes(&mut bytes_told, reader.bytes_read());
            match document {
                Ok(document) => {
                    has_documents = true;
                    let work = self.identify(document, &file)?;
                    if file.known.contains_key(&work.id) {
                        seen.insert(work.id.clone());
                    }
                    let known_content = file.known.get(&work.id).map(|known| known.content);
                    let is_same = known_content == Some(work.content) && !file.is_stream;
                    if is_same {
                        file.count_unchanged();
                        self.ingest.counts.unchanged.fetch_add(1, Ordering::Relaxed);
                    } else if self.workers.send(work).is_err() {
                        // The workers are gone, and with them all that was not read.
                        return Ok(());
                    }
                }
                Err(error) => {
                    has_errors = true;
                    is_whole &= !ends_early(&error);
                    self.failed(&file, &error);
                }
            }
            if self.ingest.is_stopped() {
                // What is not read is not gone.
                file.set_incomplete();
                break;
            }
        }
        self.tell_bytes(&mut bytes_told, size);
        self.ingest.counts.hidden.fetch_add(reader.hidden(), Ordering::Relaxed);
        // What stood behind a damaged place earlier is kept: the file says nothing of it any more. So is everything
        // where no record can be read any more, which is rather the fault of a forgotten `--map`.
        let says_all = is_whole && !file.is_incomplete() && (has_documents || !has_errors);
        if file.holds_many && !file.is_stream && says_all {
            self.delete_unseen(&file, &seen);
        }
        file.set_read();
        self.ingest.close(Arc::into_inner(file))
    }

    /// Deletes the articles that the file gave before and does not give any more.
    fn delete_unseen(&mut self, file: &OpenFile, seen: &HashSet<String>) {
        let mut gone: Vec<&String> = file.known.keys().filter(|id| !seen.contains(*id)).collect();
        gone.sort_unstable();
        self.ingest.counts.removed.fetch_add(gone.len() as u64, Ordering::Relaxed);
        for id in gone {
            self.ingest.writer.delete_id(id);
            self.freed.insert(id.clone());
        }
    }

    /// Decides which article a document is, and waits until there is room for it.
    fn identify(&mut self, document: RawDocument, file: &Arc<OpenFile>) -> Result<Work, IngestError> {
        let content = self.ingest.settings.content(&document);
        let has_own_id = document.own_id().is_some();
        let stated = match file.known.keys().next() {
            _ if file.is_stream && !has_own_id => stream_id(content),
            // The same file, named by another folder, is still the same article.
            Some(known) if !file.holds_many && !has_own_id => known.clone(),
            _ => document.id(),
        };
        let id = self.claim(stated, &document.origin, content, file)?;
        let first_indexed = self.first_indexed(&id, file)?;
        let permit = self.budget.acquire(document.text.len() * HELD_PER_BYTE);
        Ok(Work { document, id, content, first_indexed, file: Arc::clone(file), permit })
    }

    /// Returns since when there is an article of this id, in this file or in the one that it comes from.
    fn first_indexed(&self, id: &str, file: &OpenFile) -> Result<Moment, IngestError> {
        if let Some(known) = file.known.get(id) {
            return Ok(known.first_indexed);
        }
        if self.ingest.is_empty {
            return Ok(self.ingest.now);
        }
        let snapshot = &self.ingest.snapshot;
        Ok(guarded(snapshot.path(), || snapshot.first_indexed(id))?.unwrap_or(self.ingest.now))
    }

    /// Takes the first id that no other article has: what is stated, else where the document stands (in a stream, what it
    /// holds), else that with a number.
    fn claim(&mut self, stated: String, origin: &Origin, content: u64, file: &OpenFile) -> Result<String, IngestError> {
        if self.is_free(&stated, file)? && self.claims.take(&stated) {
            return Ok(stated);
        }
        self.ingest.counts.renamed.fetch_add(1, Ordering::Relaxed);
        let place =
            if file.is_stream { stream_id(content) } else { format!("{}{}", file.location, origin.within_file()) };
        let mut id = place.clone();
        let mut number = 2;
        while !self.is_free(&id, file)? || !self.claims.take(&id) {
            id = format!("{place}#{number}");
            number += 1;
        }
        Ok(id)
    }

    /// Whether no article of another file, which is still there, has this id.
    fn is_free(&self, id: &str, file: &OpenFile) -> Result<bool, IngestError> {
        if self.ingest.is_empty || file.known.contains_key(id) || self.freed.contains(id) {
            return Ok(true);
        }
        let snapshot = &self.ingest.snapshot;
        let owner = guarded(snapshot.path(), || snapshot.location_of(id))?;
        Ok(owner.is_none_or(|owner| owner == file.location || self.ingest.gone.contains(&owner)))
    }

    fn tell_bytes(&self, told: &mut u64, bytes: u64) {
        let more = bytes.saturating_sub(*told);
        *told += more;
        self.ingest.counts.bytes_read.fetch_add(more, Ordering::Relaxed);
        self.ingest.observer.read(more);
    }

    fn failed(&self, file: &OpenFile, error: &ReadError) {
        file.count_reject();
        if error.is_transient() {
            file.set_incomplete();
        }
        self.ingest.reject(&error.origin.to_string(), &error.kind.to_string());
    }
}

/// True if what stands behind the fault in the file was not read.
fn ends_early(error: &ReadError) -> bool {
    use ReadErrorKind::{Bomb, CutShort, Damaged, EndlessLine, Oversized, Parquet, UnfinishedObject, UnfinishedRecord};
    let is_cut = matches!(error.kind, CutShort | Damaged(_) | Parquet(_) | UnfinishedObject | UnfinishedRecord);
    error.is_transient() || is_cut || matches!(error.kind, EndlessLine | Bomb(_) | Oversized(_))
}
