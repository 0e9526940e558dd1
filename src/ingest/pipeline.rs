//! The threads: one reads files in order and decides which articles they are, several extract and add, and the
//! calling one commits now and then.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, bounded};

use super::budget::{ByteBudget, Permit};
use super::extraction::explain_guarded;
use super::file::OpenFile;
use super::identity::SettingsHash;
use super::plan::{Plan, find_roots, plan};
use super::reading::Reading;
use super::report::{IngestReport, Reject};
use super::{IngestError, IngestOptions, Input, Observer};
use crate::article::Article;
use crate::corpus::{FieldMap, RawDocument, ReadOptions};
use crate::date::Moment;
use crate::extract::ExtractOptions;
use crate::index::{ArticleAdder, ArticleIndex, ArticleWriter, Manifest, Provenance, WriterOptions, guarded};

/// The least time between two commits.
const MIN_COMMIT_INTERVAL: Duration = Duration::from_secs(5);

/// The share of the time so far that passes until the next commit: no more than that is lost to a crash, and the number
/// of commits, each of which leaves a segment for each thread, grows only with the logarithm of the time.
const COMMIT_SHARE: u32 = 10;

/// With more segments than this, a run without changes merges too: an earlier one was killed before it could.
const MANY_SEGMENTS: usize = 8;

/// The share of the memory for documents on their way.
const QUEUE_SHARE: usize = 4;

/// The share of the memory for what is indexed and not yet written. tantivy takes it for a goal: with the buffers of
/// writing it needs up to a half more.
const INDEX_SHARE: usize = 2;

/// Brings the index at `index` up to date with the inputs, and makes it if there is none.
pub fn ingest(
    index: &Path,
    inputs: &[Input],
    options: &IngestOptions,
    observer: &dyn Observer,
) -> Result<IngestReport, IngestError> {
    let started = Instant::now();
    let settings = SettingsHash::of(&options.read);
    let roots = find_roots(inputs, options.force)?;
    let queue_memory = options.memory / QUEUE_SHARE;
    let writer_options = WriterOptions { threads: options.threads, memory: options.memory / INDEX_SHARE };
    let writer = ArticleWriter::open(index, writer_options)?;
    let snapshot = writer.snapshot()?;
    let segments = snapshot.searcher().segment_readers().len();
    let manifest = guarded(index, || Manifest::read(&snapshot))?;
    let plan = plan(roots, &manifest, settings, index, options.force)?;
    let is_empty = manifest.files.is_empty();
    drop(manifest);
    observer.planned(plan.read.len(), plan.read.iter().map(|planned| planned.file.size).sum());

    let ingest = Ingest {
        writer: &writer,
        snapshot,
        is_empty,
        now: options.now,
        settings,
        gone: &plan.gone,
        read_options: ReadOptions { fields: FieldMap::with(&options.read.map), ..ReadOptions::default() },
        extract_options: ExtractOptions { source: options.read.source.clone(), today: options.read.today },
        observer,
        counts: Counts::default(),
        rejected: Mutex::new(Vec::new()),
        failure: Mutex::new(None),
        has_failed: AtomicBool::new(false),
    };
    ingest.run(&plan, options.threads, queue_memory);
    let report = ingest.report(&plan)?;
    let has_changes = report.files_read > 0 || !plan.gone.is_empty();
    if has_changes || writer.is_unsettled() || segments > MANY_SEGMENTS {
        observer.merging();
        writer.finish()?;
    }
    Ok(IngestReport { took: started.elapsed(), ..report })
}

/// An ingest under way.
pub(super) struct Ingest<'a> {
    pub(super) writer: &'a ArticleWriter,
    /// The index as it was before.
    pub(super) snapshot: ArticleIndex,
    /// Whether it held nothing.
    pub(super) is_empty: bool,
    /// Since when there are articles that are new.
    pub(super) now: Moment,
    pub(super) settings: SettingsHash,
    pub(super) gone: &'a HashSet<String>,
    pub(super) read_options: ReadOptions,
    extract_options: ExtractOptions,
    pub(super) observer: &'a dyn Observer,
    pub(super) counts: Counts,
    rejected: Mutex<Vec<Reject>>,
    /// The first error that ends the ingest.
    failure: Mutex<Option<IngestError>>,
    has_failed: AtomicBool,
}

#[derive(Default)]
pub(super) struct Counts {
    pub(super) files_read: AtomicU64,
    pub(super) bytes_read: AtomicU64,
    added: AtomicU64,
    replaced: AtomicU64,
    pub(super) removed: AtomicU64,
    pub(super) unchanged: AtomicU64,
    pub(super) renamed: AtomicU64,
    pub(super) hidden: AtomicU64,
}

/// A document on its way to a worker.
pub(super) struct Work {
    pub(super) document: RawDocument,
    pub(super) id: String,
    pub(super) content: u64,
    pub(super) first_indexed: Moment,
    pub(super) file: Arc<OpenFile>,
    pub(super) permit: Permit,
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
                self.stop_on_failure(Reading::new(self, sender, budget).run(plan));
                drop(at_work);
            });
            let started = Instant::now();
            let pause = || MIN_COMMIT_INTERVAL.max(started.elapsed() / COMMIT_SHARE);
            while all_done.recv_timeout(pause()) == Err(RecvTimeoutError::Timeout) {
                if !self.is_stopped() {
                    self.stop_on_failure(self.writer.commit().map_err(IngestError::Index));
                }
            }
        });
    }

    fn work(&self, receiver: &Receiver<Work>) {
        let mut adder = self.writer.adder();
        for work in receiver {
            if self.is_stopped() {
                work.file.set_incomplete();
                continue;
            }
            let Work { document, id, content, first_indexed, file, permit } = work;
            match explain_guarded(&document, &self.extract_options) {
                Ok(explained) => {
                    let stamp = (!file.holds_many).then_some(file.stamp);
                    let provenance = Provenance { location: &file.location, content, first_indexed, stamp };
                    // Which words are glued is told by this corpus.
                    let article = Article { id, glued: Vec::new(), ..explained.article };
                    self.add(&mut adder, article, provenance, &file, permit);
                }
                Err(reason) => {
                    file.count_reject();
                    self.reject(&document.origin.to_string(), &reason);
                }
            }
            self.stop_on_failure(self.close(Arc::into_inner(file)));
        }
    }

    /// Adds an article to the index, which holds the permit until it has taken it in.
    fn add(
        &self,
        adder: &mut ArticleAdder<'_>,
        article: Article,
        provenance: Provenance<'_>,
        file: &OpenFile,
        permit: Permit,
    ) {
        let (replaces, is_known) = (file.replaces(&article.id), file.known.contains_key(&article.id));
        match adder.add(article, provenance, replaces, Box::new(permit)) {
            Ok(()) => {
                file.count_article();
                self.count_article(is_known);
            }
            Err(error) => {
                file.set_incomplete();
                self.stop_on_failure(Err(IngestError::Index(error)));
            }
        }
    }

    fn count_article(&self, is_known: bool) {
        let counter = if is_known { &self.counts.replaced } else { &self.counts.added };
        counter.fetch_add(1, Ordering::Relaxed);
        let articles = self.counts.added.load(Ordering::Relaxed) + self.counts.replaced.load(Ordering::Relaxed);
        self.observer.indexed(articles);
    }

    /// Closes a file that nobody else holds any more.
    pub(super) fn close(&self, file: Option<OpenFile>) -> Result<(), IngestError> {
        let Some(file) = file else { return Ok(()) };
        let removed = file.close(self.writer)?;
        self.counts.removed.fetch_add(removed, Ordering::Relaxed);
        Ok(())
    }

    pub(super) fn reject(&self, origin: &str, reason: &str) {
        let reject = Reject { origin: origin.to_owned(), reason: reason.to_owned() };
        self.rejected.lock().unwrap_or_else(PoisonError::into_inner).push(reject);
    }

    /// True if something happened that ends the ingest.
    pub(super) fn is_stopped(&self) -> bool {
        self.has_failed.load(Ordering::Relaxed)
    }

    fn stop_on_failure(&self, result: Result<(), IngestError>) {
        if let Err(error) = result {
            self.has_failed.store(true, Ordering::Relaxed);
            self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
    }

    fn report(self, plan: &Plan) -> Result<IngestReport, IngestError> {
        if let Some(failure) = self.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(failure);
        }
        let mut rejected = self.rejected.into_inner().unwrap_or_else(PoisonError::into_inner);
        rejected.sort_by_cached_key(Reject::place);
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
            hidden: plan.hidden + self.counts.hidden.into_inner(),
            rejected,
            took: Duration::ZERO,
        })
    }
}
