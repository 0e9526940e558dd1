//! How far an ingest is: a bar on a terminal, a line now and then elsewhere.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::ingest::Observer;

/// How often a line is written where there is no terminal, in seconds.
const LINE_INTERVAL: u64 = 10;

/// Shows progress on standard error.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
    is_quiet: bool,
    started: Instant,
    total: AtomicU64,
    done: AtomicU64,
    articles: AtomicU64,
    /// Seconds since the start at which the next line is due.
    next_line: AtomicU64,
}

impl Progress {
    /// Starts to show progress; shows none if that is not wanted.
    pub(super) fn new(is_quiet: bool) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let target = if is_terminal && !is_quiet { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self {
            bar: ProgressBar::with_draw_target(None, target),
            is_terminal,
            is_quiet,
            started: Instant::now(),
            total: AtomicU64::new(0),
            done: AtomicU64::new(0),
            articles: AtomicU64::new(0),
            next_line: AtomicU64::new(LINE_INTERVAL),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// Writes a line if one is due.
    fn line(&self) {
        let seconds = self.started.elapsed().as_secs();
        let due = self.next_line.load(Ordering::Relaxed);
        let is_mine = || {
            let next = seconds + LINE_INTERVAL;
            self.next_line.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok()
        };
        if self.is_terminal || self.is_quiet || seconds < due || !is_mine() {
            return;
        }
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        // Nobody knows how long a stream is.
        let percent = (done * 100).checked_div(total);
        let read = percent.map_or_else(|| format!("{} MB", done / 1_000_000), |percent| format!("{percent} %"));
        let articles = self.articles.load(Ordering::Relaxed);
        Context::message(|out| writeln!(out, "{read} read, {articles} articles, {seconds} s"));
    }
}

impl Observer for Progress {
    fn planned(&self, _files: usize, bytes: u64) {
        self.total.store(bytes, Ordering::Relaxed);
        self.bar.set_length(bytes);
        let template = "{wide_bar} {percent:>3} %  {decimal_bytes_per_sec}  {eta} left  {msg}";
        let style = ProgressStyle::with_template(template).expect("the template is well formed");
        self.bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        self.bar.enable_steady_tick(Duration::from_millis(100));
    }

    fn read(&self, bytes: u64) {
        self.done.fetch_add(bytes, Ordering::Relaxed);
        self.bar.inc(bytes);
        self.line();
    }

    fn indexed(&self, articles: u64) {
        self.articles.store(articles, Ordering::Relaxed);
        if articles.is_multiple_of(100) {
            self.bar.set_message(format!("{articles} articles"));
        }
        self.line();
    }

    fn merging(&self) {
        self.bar.set_style(
            ProgressStyle::with_template("{spinner} writing the index  {msg}").expect("the template is well formed"),
        );
    }
}
