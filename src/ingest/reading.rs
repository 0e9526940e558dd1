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
use super::identity::Claims;
use super::pipeline::{Ingest, Work};
use super::plan::{Plan, PlannedFile};
use crate::corpus::{self, CorpusFile, CorpusReader, RawDocument, ReadError, ReadErrorKind};

/// What tells the articles that come from streams.
const STREAM_LOCATION: &str = "stdin";

/// Reads the files of an ingest and hands their documents to the workers.
pub(super) struct Reading<'a> {
    ingest: &'a Ingest<'a>,
    workers: Sender<Work>,
    budget: Arc<ByteBudget>,
    claims: Claims,
}

impl<'a> Reading<'a> {
    pub(super) fn new(ingest: &'a Ingest<'a>, workers: Sender<Work>, budget: Arc<ByteBudget>) -> Self {
        Self { ingest, workers, budget, claims: Claims::default() }
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
        let known = if *is_known { self.ingest.snapshot.contents_of(location)? } else { HashMap::new() };
        self.ingest.counts.files_read.fetch_add(1, Ordering::Relaxed);
        match corpus::open(file, &self.ingest.read_options) {
            Ok(mut reader) => {
                let open = OpenFile::new(location.clone(), *stamp, known, reader.holds_many());
                self.documents(reader.as_mut(), Arc::new(open), file.size)
            }
            Err(error) => {
                let open = OpenFile::new(location.clone(), *stamp, known, false);
                self.failed(&open, &error);
                self.ingest.observer.read(file.size);
                self.ingest.close(Some(open))
            }
        }
    }

    /// Reads standard input, or a pipe that was named.
    fn stream(&mut self, pipe: Option<&CorpusFile>) -> Result<(), IngestError> {
        self.ingest.counts.files_read.fetch_add(1, Ordering::Relaxed);
        let stream: Box<dyn Read + Send> = match pipe.map(|pipe| File::open(&pipe.path)) {
            None => Box::new(std::io::stdin()),
            Some(Ok(pipe)) => Box::new(pipe),
            Some(Err(error)) => {
                self.ingest.reject(STREAM_LOCATION, &error.to_string());
                return Ok(());
            }
        };
        match corpus::open_stream(STREAM_LOCATION, stream, &self.ingest.read_options) {
            Ok(mut reader) => {
                let known = self.ingest.snapshot.contents_of(STREAM_LOCATION)?;
                self.documents(reader.as_mut(), Arc::new(OpenFile::stream(known, STREAM_LOCATION)), 0)
            }
            Err(error) => {
                self.ingest.reject(STREAM_LOCATION, &error.kind.to_string());
                Ok(())
            }
        }
    }

    /// Reads the documents of a file of this size.
    fn documents(&mut self, reader: &mut dyn CorpusReader, file: Arc<OpenFile>, size: u64) -> Result<(), IngestError> {
        let mut seen = HashSet::new();
        let mut bytes_told = 0;
        let mut is_whole = true;
        while let Some(document) = reader.next_document() {
            self.tell_bytes(&mut bytes_told, reader.bytes_read());
            match document {
                Ok(document) => {
                    let work = self.identify(document, &file)?;
                    if file.known.contains_key(&work.id) {
                        seen.insert(work.id.clone());
                    }
                    let is_same = file.known.get(&work.id) == Some(&work.content) && !file.is_stream;
                    if is_same {
                        file.count_unchanged();
                        self.ingest.counts.unchanged.fetch_add(1, Ordering::Relaxed);
                    } else if self.workers.send(work).is_err() {
                        break;
                    }
                }
                Err(error) => {
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
        // What stood behind a damaged place earlier is kept: the file says nothing of it any more.
        if file.holds_many && !file.is_stream && is_whole && !file.is_incomplete() {
            self.delete_unseen(&file, &seen);
        }
        self.ingest.close(Arc::into_inner(file))
    }

    /// Deletes the articles that the file gave before and does not give any more.
    fn delete_unseen(&self, file: &OpenFile, seen: &HashSet<String>) {
        let mut gone: Vec<&String> = file.known.keys().filter(|id| !seen.contains(*id)).collect();
        gone.sort_unstable();
        self.ingest.counts.removed.fetch_add(gone.len() as u64, Ordering::Relaxed);
        for id in gone {
            self.ingest.writer.delete_id(id);
        }
    }

    /// Decides which article a document is, and waits until there is room for it.
    fn identify(&mut self, document: RawDocument, file: &Arc<OpenFile>) -> Result<Work, IngestError> {
        let content = self.ingest.settings.content(&document);
        let has_own_id = document.metadata.id.is_some() || document.metadata.url.is_some();
        let mut id = if file.is_stream && !has_own_id {
            // The next stream counts its lines from 1 again.
            format!("{STREAM_LOCATION}:{content:016x}")
        } else {
            document.id()
        };
        if !self.is_free(&id, file)? || !self.claims.take(&id) {
            id = match document.origin.line {
                Some(line) => format!("{}:{line}", file.location),
                None => file.location.clone(),
            };
            if file.is_stream || !self.claims.take(&id) {
                id = format!("{}:{content:016x}", file.location);
                self.claims.take(&id);
            }
            self.ingest.counts.renamed.fetch_add(1, Ordering::Relaxed);
        }
        let permit = self.budget.acquire(document.text.len());
        Ok(Work { document, id, content, file: Arc::clone(file), permit })
    }

    /// Whether no article of another file, which is still there, has this id.
    fn is_free(&self, id: &str, file: &OpenFile) -> Result<bool, IngestError> {
        if self.ingest.is_empty || file.known.contains_key(id) {
            return Ok(true);
        }
        let owner = self.ingest.snapshot.location_of(id)?;
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

/// Whether what stands behind the fault in the file was not read.
fn ends_early(error: &ReadError) -> bool {
    use ReadErrorKind::{CutShort, Damaged, EndlessLine, UnfinishedObject};
    error.is_transient() || matches!(error.kind, CutShort | Damaged(_) | EndlessLine | UnfinishedObject)
}
