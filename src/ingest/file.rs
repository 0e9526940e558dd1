//! One file on its way into the index: what was known of it, and what is found out.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::IngestError;
use crate::index::{ArticleWriter, KnownArticle, Replaces};

/// A file that is being read. Shared by all of its articles; whoever lets go of it last, closes it.
#[derive(Debug)]
pub(super) struct OpenFile {
    pub(super) location: String,
    pub(super) stamp: u64,
    /// Whether the format has many articles in a file; such a file gets a marker.
    pub(super) holds_many: bool,
    /// The articles that the index has of it.
    pub(super) known: HashMap<String, KnownArticle>,
    /// Whether it is a stream, of which nothing is known the next time.
    pub(super) is_stream: bool,
    outcome: Outcome,
}

/// What came out of a file so far.
#[derive(Debug, Default)]
struct Outcome {
    articles: AtomicU64,
    unchanged: AtomicU64,
    rejects: AtomicU64,
    /// Whether it was read to its end, or as far as it can be.
    was_read: AtomicBool,
    /// Whether it has to be read again all the same, since the system did not give all of it.
    is_incomplete: AtomicBool,
}

impl OpenFile {
    pub(super) fn new(location: String, stamp: u64, known: HashMap<String, KnownArticle>, holds_many: bool) -> Self {
        Self { location, stamp, holds_many, known, is_stream: false, outcome: Outcome::default() }
    }

    pub(super) fn stream(known: HashMap<String, KnownArticle>, location: &str) -> Self {
        let mut file = Self::new(location.to_owned(), 0, known, true);
        file.is_stream = true;
        file
    }

    pub(super) fn count_article(&self) {
        self.outcome.articles.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_unchanged(&self) {
        self.outcome.unchanged.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_reject(&self) {
        self.outcome.rejects.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn set_read(&self) {
        self.outcome.was_read.store(true, Ordering::Relaxed);
    }

    pub(super) fn set_incomplete(&self) {
        self.outcome.is_incomplete.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_incomplete(&self) -> bool {
        self.outcome.is_incomplete.load(Ordering::Relaxed)
    }

    /// Returns what an article of this id takes the place of.
    pub(super) fn replaces(&self, id: &str) -> Replaces {
        if !self.holds_many {
            // A marker of an earlier rejection goes, too.
            Replaces::Location
        } else if self.known.contains_key(id) {
            Replaces::Id
        } else {
            Replaces::Nothing
        }
    }

    /// Notes in the index what is to be known of the file when it is met again. Returns how many articles are gone
    /// with it.
    pub(super) fn close(&self, writer: &ArticleWriter) -> Result<u64, IngestError> {
        let was_read = self.outcome.was_read.load(Ordering::Relaxed);
        if !was_read || self.is_incomplete() || self.is_stream {
            return Ok(0);
        }
        let articles = self.outcome.articles.load(Ordering::Relaxed);
        let unchanged = self.outcome.unchanged.load(Ordering::Relaxed);
        let rejects = self.outcome.rejects.load(Ordering::Relaxed);
        if !self.holds_many && articles > 0 {
            // The article carries the stamp.
            return Ok(0);
        }
        let mut removed = 0;
        if !self.holds_many && unchanged == 0 {
            writer.delete_location(&self.location);
            removed = self.known.len() as u64;
        }
        writer.mark_done(&self.location, self.stamp, rejects)?;
        Ok(removed)
    }
}
