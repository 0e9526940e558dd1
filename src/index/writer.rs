//! The one writer of an index.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{RwLock, RwLockReadGuard};

use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::{IndexWriter, TantivyError, Term};

use super::directory::Access;
use super::document::{self, Held, IndexDocument, Provenance};
use super::folder::{Progress, create_folder, is_index, open_folder};
use super::schema::{Fields, schema};
use super::settle::settle;
use super::{ArticleIndex, IndexError};
use crate::analysis::TextAnalyzer;
use crate::article::Article;

/// tantivy takes at most this many indexing threads.
const MAX_THREADS: usize = 8;
/// The bounds of tantivy for the memory of an indexing thread, in bytes.
const THREAD_MEMORY: std::ops::RangeInclusive<usize> = 16_000_000..=4_000_000_000;
/// The share of deleted documents at which a segment is merged to be rid of them.
const DELETED_SHARE: f32 = 0.2;
/// As many documents as tantivy's authors advise for a segment.
const MAX_SEGMENT_DOCS: usize = 10_000_000;

/// How to write.
#[derive(Debug, Clone, Copy)]
pub struct WriterOptions {
    /// How many threads index.
    pub threads: usize,
    /// How much memory they share, in bytes.
    pub memory: usize,
}

/// What an article takes the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaces {
    /// It is new.
    Nothing,
    /// The article of the same id.
    Id,
    /// All that its file gave before.
    Location,
}

/// Writes articles to an index. What is written can be seen, and is safe, from the next commit on.
pub struct ArticleWriter {
    path: PathBuf,
    fields: Fields,
    /// Whether the index was empty when it was opened, or what filled it was cut off.
    is_first_build: bool,
    /// Whether nothing was left to settle then.
    was_settled: bool,
    /// Shared for adding, exclusive for commits.
    writer: RwLock<IndexWriter<IndexDocument>>,
    /// Whether a write failed. tantivy forgets about it, and a later commit would hold the markers of files without
    /// the articles that were lost with the failed thread.
    has_failed: AtomicBool,
}

impl ArticleWriter {
    /// Opens the index at `path` for writing, and makes it if there is none.
    pub fn open(path: &Path, options: WriterOptions) -> Result<Self, IndexError> {
        let fail = |error: &TantivyError| IndexError::from_tantivy(path, error);
        let index = if is_index(path) { open_folder(path, Access::Write)? } else { create_folder(path)? };
        let most_threads = MAX_THREADS.min(options.memory / THREAD_MEMORY.start()).max(1);
        let threads = options.threads.clamp(1, most_threads);
        let memory = (options.memory / threads).clamp(*THREAD_MEMORY.start(), *THREAD_MEMORY.end());
        let writer_options = tantivy::indexer::IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(memory)
            .build();
        let writer = index.writer_with_options(writer_options).map_err(|error| fail(&error))?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let last_payload = index.load_metas().map_err(|error| fail(&error))?.payload;
        let is_committed = last_payload.is_some();
        let progress = last_payload.map(|payload| Progress::of_payload(&payload).unwrap_or(Progress::Unsettled));
        let was_settled = progress.is_none_or(|progress| progress == Progress::Settled);
        let is_empty = index.searchable_segment_ids().map_err(|error| fail(&error))?.is_empty();
        let is_first_build = is_empty || progress == Some(Progress::FirstBuild);
        let opened = Self {
            path: path.to_owned(),
            fields: schema().1,
            is_first_build,
            was_settled,
            writer: RwLock::new(writer),
            has_failed: AtomicBool::new(false),
        };
        if !is_committed {
            // The first commit leaves the format version, without which the folder is not known as an index.
            opened.commit()?;
        }
        Ok(opened)
    }

    /// Opens a view of the last commit, to compare with.
    pub fn snapshot(&self) -> Result<ArticleIndex, IndexError> {
        ArticleIndex::open(&self.path)
    }

    /// Returns what adds articles; each thread needs its own.
    pub fn adder(&self) -> ArticleAdder<'_> {
        ArticleAdder { writer: self, analyzer: TextAnalyzer::default() }
    }

    /// Notes that a file was read to its end, in place of what was noted of it before.
    ///
    /// To be called when all articles of the file are added.
    pub fn mark_done(&self, location: &str, stamp: u64, rejects: u64) -> Result<(), IndexError> {
        let marker = document::of_marker(&self.fields, location, stamp, rejects);
        let writer = self.shared();
        writer.delete_term(Term::from_field_text(self.fields.id, &document::marker_id(location)));
        writer.add_document(marker).map_err(|error| self.error(&error))?;
        Ok(())
    }

    /// Deletes what was added before under this id.
    pub fn delete_id(&self, id: &str) {
        self.shared().delete_term(Term::from_field_text(self.fields.id, id));
    }

    /// Deletes all that a file gave before.
    pub fn delete_location(&self, location: &str) {
        self.shared().delete_term(Term::from_field_text(self.fields.location, location));
    }

    /// Makes all that was written so far durable and visible.
    ///
    /// Threads that add meanwhile wait.
    pub fn commit(&self) -> Result<(), IndexError> {
        self.commit_as(if self.is_first_build { Progress::FirstBuild } else { Progress::Unsettled })
    }

    fn commit_as(&self, progress: Progress) -> Result<(), IndexError> {
        let mut writer = self.writer.write().expect("no thread panics while it holds the writer");
        if self.has_failed.load(Ordering::Relaxed) {
            let reason = "an earlier write failed".to_owned();
            return Err(IndexError::System { path: self.path.clone(), reason });
        }
        let mut prepared = writer.prepare_commit().map_err(|error| self.error(&error))?;
        prepared.set_payload(&progress.payload());
        prepared.commit().map_err(|error| self.error(&error))?;
        Ok(())
    }

    /// True if the last writer ended before it had settled its articles.
    pub fn is_unsettled(&self) -> bool {
        !self.was_settled
    }

    /// Commits, settles what only the whole corpus can tell, and merges segments: into one after a first build, by size
    /// and by their share of deleted documents after an update.
    pub fn finish(self) -> Result<(), IndexError> {
        if !self.is_first_build {
            let mut policy = LogMergePolicy::default();
            policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
            policy.set_max_docs_before_merge(MAX_SEGMENT_DOCS);
            self.shared().set_merge_policy(Box::new(policy));
        }
        self.commit()?;
        settle(&self)?;
        if self.is_first_build {
            self.commit()?;
            self.merge_into_one()?;
        }
        // Not before all is merged, so that the next run does what a run that was cut off left.
        self.commit_as(Progress::Settled)?;
        let Self { path, writer, .. } = self;
        let writer = writer.into_inner().expect("no thread panics while it holds the writer");
        writer.wait_merging_threads().map_err(|error| IndexError::from_tantivy(&path, &error))
    }

    /// Merges all segments that are committed.
    fn merge_into_one(&self) -> Result<(), IndexError> {
        let mut writer = self.writer.write().expect("no thread panics while it holds the writer");
        let segments = writer.index().searchable_segment_metas().map_err(|error| self.error(&error))?;
        let documents: usize = segments.iter().map(|segment| segment.num_docs() as usize).sum();
        let ids: Vec<_> = segments.iter().map(tantivy::SegmentMeta::id).collect();
        // tantivy keeps the files of a merged segment as long as anyone holds its description.
        drop(segments);
        if ids.len() > 1 && documents <= MAX_SEGMENT_DOCS {
            writer.merge(&ids).wait().map_err(|error| self.error(&error))?;
        }
        Ok(())
    }

    fn shared(&self) -> RwLockReadGuard<'_, IndexWriter<IndexDocument>> {
        self.writer.read().expect("no thread panics while it holds the writer")
    }

    /// Takes note that a write failed, and says why.
    fn error(&self, error: &TantivyError) -> IndexError {
        self.has_failed.store(true, Ordering::Relaxed);
        IndexError::from_tantivy(&self.path, error)
    }
}

/// Adds articles for one thread. It holds what was analysed lately, so keep it.
#[derive(Debug)]
pub struct ArticleAdder<'a> {
    writer: &'a ArticleWriter,
    analyzer: TextAnalyzer,
}

impl ArticleAdder<'_> {
    /// Adds an article in place of what `replaces` names. `held` is dropped when the article leaves the queue.
    pub fn add(
        &mut self,
        article: Article,
        provenance: Provenance<'_>,
        replaces: Replaces,
        held: Held,
    ) -> Result<(), IndexError> {
        let Self { writer: to, analyzer } = self;
        let id = Term::from_field_text(to.fields.id, &article.id);
        let document = document::of_article(&to.fields, analyzer, article, provenance, held);
        // No commit comes between the two.
        let writer = to.shared();
        match replaces {
            Replaces::Nothing => {}
            Replaces::Id => _ = writer.delete_term(id),
            Replaces::Location => {
                writer.delete_term(Term::from_field_text(to.fields.location, provenance.location));
            }
        }
        writer.add_document(document).map_err(|error| to.error(&error))?;
        Ok(())
    }
}

impl std::fmt::Debug for ArticleWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArticleWriter").field("path", &self.path).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Moment;

    fn article(id: &str) -> Article {
        Article { id: id.to_owned(), body: format!("The ferry {id} left the harbour."), ..Article::default() }
    }

    fn open(folder: &Path) -> ArticleWriter {
        ArticleWriter::open(folder, WriterOptions { threads: 1, memory: 16_000_000 }).unwrap()
    }

    fn add(writer: &ArticleWriter, id: &str) {
        let provenance = Provenance { location: id, content: 0, first_indexed: Moment::of_seconds(0), stamp: None };
        writer.adder().add(article(id), provenance, Replaces::Nothing, Box::new(())).unwrap();
    }

    fn count_segments(folder: &Path) -> usize {
        ArticleIndex::open(folder).unwrap().searcher().segment_readers().len()
    }

    #[test]
    fn a_first_build_that_was_cut_off_ends_as_one_segment() {
        let folder = tempfile::tempdir().unwrap();
        let writer = open(folder.path());
        for id in ["a", "b", "c"] {
            add(&writer, id);
            writer.commit().unwrap();
        }
        drop(writer);
        assert_eq!(count_segments(folder.path()), 3);
        let writer = open(folder.path());
        assert!(writer.is_unsettled());
        writer.finish().unwrap();
        assert_eq!(count_segments(folder.path()), 1);
        assert!(!open(folder.path()).is_unsettled());
    }

    #[test]
    fn an_update_that_was_cut_off_merges_no_more_than_an_update_does() {
        let folder = tempfile::tempdir().unwrap();
        for id in ["a", "b"] {
            let writer = open(folder.path());
            add(&writer, id);
            writer.finish().unwrap();
        }
        let writer = open(folder.path());
        add(&writer, "c");
        writer.commit().unwrap();
        drop(writer);
        let writer = open(folder.path());
        assert!(writer.is_unsettled());
        writer.finish().unwrap();
        assert_eq!(count_segments(folder.path()), 3);
    }
}
