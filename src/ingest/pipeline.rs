//! The threads: one reads files in order and decides which articles they are, several extract and add, and the
//! calling one commits now and then.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use super::budget::{ByteBudget, Permit};
use super::file::OpenFile;
use super::identity::{Claims, SettingsHash};
use super::plan::{Plan, PlannedFile, find_roots, plan};
use super::report::{IngestReport, Reject};
use super::{IngestError, IngestOptions, Input, Observer};
use crate::corpus::{self, CorpusFile, CorpusReader, FieldMap, RawDocument, ReadError, ReadErrorKind, ReadOptions};
use crate::extract::{ExtractOptions, extract};
use crate::index::{ArticleIndex, ArticleWriter, Manifest, Provenance, WriterOptions};

/// The least time between two commits.
const MIN_COMMIT_INTERVAL: Duration = Duration::from_secs(5);

/// The share of the time so far that passes until the next commit: no more than that is lost to a crash, and the number
/// of commits, each of which leaves a segment for each thread, grows only with the logarithm of the time.
const COMMIT_SHARE: u32 = 10;

/// With more segments than this, a run without changes merges too: an earlier one was killed before it could.
const MANY_SEGMENTS: usize = 8;

/// The share of the memory for documents on their way; the rest is for the index.
const QUEUE_SHARE: usize = 4;

/// What tells the articles that come from streams.
const STREAM_LOCATION: &str = "stdin";

/// Brings the index at `index` up to date with the inputs, and makes it if there is none.
pub fn ingest(
    index: &Path,
    inputs: &[Input],
    options: &IngestOptions,
    observer: &dyn Observer,
) -> Result<IngestReport, IngestError> {
    let started = Instant::now();
    let settings = SettingsHash::of(&options.read);
    let roots = find_roots(inputs)?;
    let queue_memory = options.memory / QUEUE_SHARE;
    let writer_options = WriterOptions { threads: options.threads, memory: options.memory - queue_memory };
    let writer = ArticleWriter::open(index, writer_options)?;
    let snapshot = writer.snapshot()?;
    let segments = snapshot.searcher().segment_readers().len();
    let manifest = Manifest::read(&snapshot)?;
    let plan = plan(roots, &manifest, settings, index, options.force)?;
    let is_empty = manifest.files.is_empty();
    drop(manifest);
    observer.planned(plan.read.len(), plan.read.iter().map(|planned| planned.file.size).sum());

    let ingest = Ingest {
        writer: &writer,
        snapshot,
        is_empty,
        settings,
        gone: &plan.gone,
        read_options: ReadOptions { fields: FieldMap::with(&options.read.map), ..ReadOptions::default() },
        extract_options: ExtractOptions { source: options.read.source.clone(), today: options.read.today },
        observer,
        counts: Counts::default(),
        rejected: Mutex::new(Vec::new()),
        failure: Mutex::new(None),
        is_stopped: AtomicBool::new(false),
    };
    ingest.run(&plan, options.threads, queue_memory);
    let report = ingest.report(&plan)?;
    let has_changes = report.added + report.replaced + report.removed > 0 || !plan.read.is_empty();
    if has_changes || segments > MANY_SEGMENTS {
        observer.merging();
        writer.finish()?;
    }
    Ok(IngestReport { took: started.elapsed(), ..report })
}

/// An ingest under way.
struct Ingest<'a> {
    writer: &'a ArticleWriter,
    /// The index as it was before.
    snapshot: ArticleIndex,
    /// Whether it held nothing.
    is_empty: bool,
    settings: SettingsHash,
    gone: &'a HashSet<String>,
    read_options: ReadOptions,
    extract_options: ExtractOptions,
    observer: &'a dyn Observer,
    counts: Counts,
    rejected: Mutex<Vec<Reject>>,
    /// The first error that ends the ingest.
    failure: Mutex<Option<IngestError>>,
    is_stopped: AtomicBool,
}

#[derive(Default)]
struct Counts {
    files_read: AtomicU64,
    bytes_read: AtomicU64,
    added: AtomicU64,
    replaced: AtomicU64,
    removed: AtomicU64,
    unchanged: AtomicU64,
    renamed: AtomicU64,
}

/// A document on its way to a worker.
struct Work {
    document: RawDocument,
    id: String,
    content: u64,
    file: Arc<OpenFile>,
    permit: Permit,
}

impl Ingest<'_> {
    fn run(&self, plan: &Plan, threads: usize, queue_memory: usize) {
        let budget = ByteBudget::new(queue_memory);
        let (sender, receiver) = bounded::<Work>(1_024);
        std::thread::scope(|scope| {
            // Held by each thread; when all are gone, all is done.
            let (at_work, all_done) = bounded::<()>(0);
            for _ in 0..threads.max(1) {
                let (receiver, at_work) = (receiver.clone(), at_work.clone());
                scope.spawn(move || {
                    self.work(&receiver);
                    drop(at_work);
                });
            }
            drop(receiver);
            scope.spawn(move || {
                self.stop_on_failure(self.read_all(plan, &sender, &budget));
                drop((sender, at_work));
            });
            let started = Instant::now();
            let pause = || MIN_COMMIT_INTERVAL.max(started.elapsed() / COMMIT_SHARE);
            while all_done.recv_timeout(pause()) == Err(RecvTimeoutError::Timeout) {
                self.stop_on_failure(self.writer.commit().map_err(IngestError::Index));
            }
        });
    }

    /// Reads all files and streams.
    fn read_all(&self, plan: &Plan, sender: &Sender<Work>, budget: &Arc<ByteBudget>) -> Result<(), IngestError> {
        let mut claims = Claims::default();
        for location in &sorted(&plan.gone) {
            self.writer.delete_location(location);
        }
        self.counts.removed.fetch_add(plan.gone_articles, Ordering::Relaxed);
        for error in &plan.unreadable {
            self.reject(&error.origin.to_string(), &error.kind.to_string());
        }
        for planned in &plan.read {
            if self.is_stopped.load(Ordering::Relaxed) {
                return Ok(());
            }
            self.read_file(planned, &mut claims, sender, budget)?;
        }
        for stream in &plan.streams {
            self.read_stream(stream.as_ref(), &mut claims, sender, budget)?;
        }
        Ok(())
    }

    fn read_file(
        &self,
        planned: &PlannedFile,
        claims: &mut Claims,
        sender: &Sender<Work>,
        budget: &Arc<ByteBudget>,
    ) -> Result<(), IngestError> {
        let PlannedFile { file, location, stamp, is_known } = planned;
        let known = if *is_known { self.snapshot.contents_of(location)? } else { std::collections::HashMap::new() };
        self.counts.files_read.fetch_add(1, Ordering::Relaxed);
        match corpus::open(file, &self.read_options) {
            Ok(mut reader) => {
                let open = Arc::new(OpenFile::new(location.clone(), *stamp, known, reader.holds_many()));
                self.read_documents(reader.as_mut(), open, file.size, claims, sender, budget)
            }
            Err(error) => {
                let open = OpenFile::new(location.clone(), *stamp, known, false);
                self.read_failed(&open, &error);
                self.observer.read(file.size);
                self.close(Some(open))
            }
        }
    }

    fn read_stream(
        &self,
        file: Option<&CorpusFile>,
        claims: &mut Claims,
        sender: &Sender<Work>,
        budget: &Arc<ByteBudget>,
    ) -> Result<(), IngestError> {
        self.counts.files_read.fetch_add(1, Ordering::Relaxed);
        let opened = match file {
            Some(file) => File::open(&file.path)
                .map(|file| -> Box<dyn Read + Send> { Box::new(file) })
                .map_err(|error| error.to_string()),
            None => Ok(Box::new(std::io::stdin()) as Box<dyn Read + Send>),
        };
        let reader = opened.and_then(|stream| {
            corpus::open_stream(STREAM_LOCATION, stream, &self.read_options).map_err(|error| error.kind.to_string())
        });
        match reader {
            Ok(mut reader) => {
                let known = self.snapshot.contents_of(STREAM_LOCATION)?;
                let open = Arc::new(OpenFile::stream(known, STREAM_LOCATION));
                self.read_documents(reader.as_mut(), open, 0, claims, sender, budget)
            }
            Err(reason) => {
                self.reject(STREAM_LOCATION, &reason);
                Ok(())
            }
        }
    }

    fn read_documents(
        &self,
        reader: &mut dyn CorpusReader,
        file: Arc<OpenFile>,
        size: u64,
        claims: &mut Claims,
        sender: &Sender<Work>,
        budget: &Arc<ByteBudget>,
    ) -> Result<(), IngestError> {
        let mut seen = HashSet::new();
        let mut bytes_told = 0;
        let mut is_whole = true;
        while let Some(document) = reader.next_document() {
            let bytes = reader.bytes_read();
            self.tell_bytes(&mut bytes_told, bytes);
            match document {
                Ok(document) => {
                    let Some(work) = self.identify(document, &file, claims, budget)? else { break };
                    if file.known.contains_key(&work.id) {
                        seen.insert(work.id.clone());
                    }
                    let is_same = file.known.get(&work.id) == Some(&work.content) && !file.is_stream;
                    if is_same {
                        file.count_unchanged();
                        self.counts.unchanged.fetch_add(1, Ordering::Relaxed);
                    } else if sender.send(work).is_err() {
                        break;
                    }
                }
                Err(error) => {
                    is_whole &= !ends_early(&error);
                    self.read_failed(&file, &error);
                }
            }
            if self.is_stopped.load(Ordering::Relaxed) {
                // What is not read is not gone.
                file.set_incomplete();
                break;
            }
        }
        self.tell_bytes(&mut bytes_told, size);
        // What stood behind a damaged place earlier is kept: the file says nothing of it any more.
        if file.holds_many && !file.is_stream && is_whole && !file.is_incomplete() {
            let mut gone: Vec<&String> = file.known.keys().filter(|id| !seen.contains(*id)).collect();
            gone.sort_unstable();
            self.counts.removed.fetch_add(gone.len() as u64, Ordering::Relaxed);
            for id in gone {
                self.writer.delete_id(id);
            }
        }
        self.close(Arc::into_inner(file))
    }

    fn tell_bytes(&self, told: &mut u64, bytes: u64) {
        let more = bytes.saturating_sub(*told);
        *told += more;
        self.counts.bytes_read.fetch_add(more, Ordering::Relaxed);
        self.observer.read(more);
    }

    /// Decides which article a document is.
    fn identify(
        &self,
        document: RawDocument,
        file: &Arc<OpenFile>,
        claims: &mut Claims,
        budget: &Arc<ByteBudget>,
    ) -> Result<Option<Work>, IngestError> {
        let content = self.settings.content(&document);
        let has_own_id = document.metadata.id.is_some() || document.metadata.url.is_some();
        let stated = if file.is_stream && !has_own_id {
            // The next stream counts its lines from 1 again.
            format!("{STREAM_LOCATION}:{content:016x}")
        } else {
            document.id()
        };
        let mut id = stated;
        if !self.is_free(&id, file)? || !claims.take(&id) {
            id = match document.origin.line {
                Some(line) => format!("{}:{line}", file.location),
                None => file.location.clone(),
            };
            if file.is_stream || !claims.take(&id) {
                id = format!("{}:{content:016x}", file.location);
                claims.take(&id);
            }
            self.counts.renamed.fetch_add(1, Ordering::Relaxed);
        }
        let permit = budget.acquire(document.text.len());
        Ok(Some(Work { document, id, content, file: Arc::clone(file), permit }))
    }

    /// Whether no article of another file, which is still there, has this id.
    fn is_free(&self, id: &str, file: &OpenFile) -> Result<bool, IngestError> {
        if self.is_empty || file.known.contains_key(id) {
            return Ok(true);
        }
        let owner = self.snapshot.location_of(id)?;
        Ok(owner.is_none_or(|owner| owner == file.location || self.gone.contains(&owner)))
    }

    fn work(&self, receiver: &Receiver<Work>) {
        for work in receiver {
            if self.is_stopped.load(Ordering::Relaxed) {
                work.file.set_incomplete();
                continue;
            }
            let Work { document, id, content, file, permit } = work;
            // A document that makes the rules fail is one bad document, not the end of the run.
            let extracted = catch_unwind(AssertUnwindSafe(|| extract(&document, &self.extract_options)));
            let rejection = match extracted {
                Ok(Ok(mut article)) => {
                    article.id = id;
                    let stamp = (!file.holds_many).then_some(file.stamp);
                    let provenance = Provenance { location: &file.location, content, stamp };
                    let replaces = file.replaces(&article.id);
                    let is_known = file.known.contains_key(&article.id);
                    let added = self.writer.add(&article, provenance, replaces, Box::new(permit));
                    if added.is_ok() {
                        file.count_article();
                        self.count_article(is_known);
                    } else {
                        file.set_incomplete();
                    }
                    self.stop_on_failure(added.map_err(IngestError::Index));
                    None
                }
                Ok(Err(rejection)) => Some(rejection.to_string()),
                Err(_) => Some("the rules of extraction failed on it; please report this".to_owned()),
            };
            if let Some(reason) = rejection {
                file.count_reject();
                self.reject(&document.origin.to_string(), &reason);
            }
            self.stop_on_failure(self.close(Arc::into_inner(file)));
        }
    }

    fn count_article(&self, is_known: bool) {
        let counter = if is_known { &self.counts.replaced } else { &self.counts.added };
        counter.fetch_add(1, Ordering::Relaxed);
        let articles = self.counts.added.load(Ordering::Relaxed) + self.counts.replaced.load(Ordering::Relaxed);
        self.observer.indexed(articles);
    }

    /// Closes a file that nobody else holds any more.
    fn close(&self, file: Option<OpenFile>) -> Result<(), IngestError> {
        let Some(file) = file else { return Ok(()) };
        let removed = file.close(self.writer)?;
        self.counts.removed.fetch_add(removed, Ordering::Relaxed);
        Ok(())
    }

    fn read_failed(&self, file: &OpenFile, error: &ReadError) {
        file.count_reject();
        if error.is_transient() {
            file.set_incomplete();
        }
        self.reject(&error.origin.to_string(), &error.kind.to_string());
    }

    fn reject(&self, origin: &str, reason: &str) {
        let reject = Reject { origin: origin.to_owned(), reason: reason.to_owned() };
        self.rejected.lock().unwrap_or_else(PoisonError::into_inner).push(reject);
    }

    fn stop_on_failure(&self, result: Result<(), IngestError>) {
        if let Err(error) = result {
            self.is_stopped.store(true, Ordering::Relaxed);
            self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
    }

    fn report(self, plan: &Plan) -> Result<IngestReport, IngestError> {
        if let Some(failure) = self.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(failure);
        }
        let mut rejected = self.rejected.into_inner().unwrap_or_else(PoisonError::into_inner);
        rejected.sort_unstable();
        Ok(IngestReport {
            files_unchanged: plan.unchanged_files,
            files_read: self.counts.files_read.into_inner(),
            bytes_read: self.counts.bytes_read.into_inner(),
            added: self.counts.added.into_inner(),
            replaced: self.counts.replaced.into_inner(),
            removed: self.counts.removed.into_inner(),
            unchanged: plan.unchanged.articles + self.counts.unchanged.into_inner(),
            rejected_before: plan.unchanged.rejects,
            renamed: self.counts.renamed.into_inner(),
            hidden: plan.hidden,
            rejected,
            took: Duration::ZERO,
        })
    }
}

/// Whether what stands behind the fault in the file was not read.
fn ends_early(error: &ReadError) -> bool {
    use ReadErrorKind::{CutShort, Damaged, EndlessLine, UnfinishedObject};
    error.is_transient() || matches!(error.kind, CutShort | Damaged(_) | EndlessLine | UnfinishedObject)
}

fn sorted(locations: &HashSet<String>) -> Vec<&String> {
    let mut sorted: Vec<&String> = locations.iter().collect();
    sorted.sort_unstable();
    sorted
}
