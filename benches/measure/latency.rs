//! How long queries take, run by dateline and by raw tantivy in turn, so that what else the machine does hits both.

use std::hint::black_box;
use std::time::Instant;

use super::percentile;
use crate::queries::Question;

/// Rounds after one to warm up.
const ROUNDS: usize = 5;

/// The median times of queries, in microseconds.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    pub(crate) dateline: Vec<f64>,
    pub(crate) raw_tantivy: Vec<f64>,
}

impl Latencies {
    /// Runs each query with both, and all queries before the first one again, so that caches of stored text have to
    /// hold more than one query's.
    pub(crate) fn measure<A, B>(
        questions: &[Question],
        dateline: &dyn Fn(&str) -> A,
        raw_tantivy: &dyn Fn(&str) -> B,
    ) -> Self {
        let mut times = vec![(Vec::new(), Vec::new()); questions.len()];
        for round in 0..=ROUNDS {
            for (question, (dateline_times, raw_times)) in questions.iter().zip(&mut times) {
                let dateline_time = microseconds(|| dateline(&question.dateline));
                let raw_time = microseconds(|| raw_tantivy(&question.raw_tantivy));
                if round > 0 {
                    dateline_times.push(dateline_time);
                    raw_times.push(raw_time);
                }
            }
        }
        let median = |mut times: Vec<f64>| percentile(&mut times, 50);
        let (dateline, raw_tantivy) = times.into_iter().map(|(dateline, raw)| (median(dateline), median(raw))).unzip();
        Self { dateline, raw_tantivy }
    }

    pub(crate) fn extend(&mut self, others: Self) {
        self.dateline.extend(others.dateline);
        self.raw_tantivy.extend(others.raw_tantivy);
    }

    /// Returns the 50th and the 99th percentile of each.
    pub(crate) fn percentiles(&mut self) -> ([f64; 2], [f64; 2]) {
        let percentiles = |times: &mut Vec<f64>| [50, 99].map(|percent| percentile(times, percent));
        (percentiles(&mut self.dateline), percentiles(&mut self.raw_tantivy))
    }
}

fn microseconds<T>(search: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    black_box(search());
    started.elapsed().as_secs_f64() * 1e6
}
