//! What the server did, as Prometheus reads it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;

/// The upper ends of the classes that times are counted in, in seconds.
const CLASSES: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// Counts since the server began.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), u64>>,
    request_times: Mutex<Times>,
    query_times: Mutex<Times>,
}

/// How long things took.
#[derive(Debug, Default, Clone, Copy)]
struct Times {
    /// How many took at most as long as each class says, and longer than the one before.
    classes: [u64; CLASSES.len() + 1],
    seconds: f64,
}

impl Times {
    fn add(&mut self, took: Duration) {
        let seconds = took.as_secs_f64();
        self.classes[CLASSES.partition_point(|end| *end < seconds)] += 1;
        self.seconds += seconds;
    }

    fn write(&self, out: &mut String, name: &str, help: &str) {
        _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} histogram");
        let mut count = 0;
        for (place, in_class) in self.classes.iter().enumerate() {
            count += in_class;
            let end = CLASSES.get(place).map_or_else(|| "+Inf".to_owned(), f64::to_string);
            _ = writeln!(out, "{name}_bucket{{le=\"{end}\"}} {count}");
        }
        _ = writeln!(out, "{name}_sum {}\n{name}_count {count}", self.seconds);
    }
}

impl Metrics {
    /// Counts a request that was answered.
    pub(super) fn request(&self, route: &str, status: StatusCode, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry((route.to_owned(), status.as_u16())).or_default() += 1;
        self.request_times.lock().unwrap_or_else(PoisonError::into_inner).add(took);
    }

    /// Counts a query that the engine answered.
    pub(super) fn answered(&self, took: Duration) {
        self.query_times.lock().unwrap_or_else(PoisonError::into_inner).add(took);
    }

    /// Writes all counts.
    pub(super) fn to_text(&self) -> String {
        let name = "dateline_requests_total";
        let help = "Requests, by the pattern of their address and their status.";
        let mut out = format!("# HELP {name} {help}\n# TYPE {name} counter\n");
        for ((route, status), count) in self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            _ = writeln!(out, "{name}{{route=\"{route}\",status=\"{status}\"}} {count}");
        }
        let times = |times: &Mutex<Times>| *times.lock().unwrap_or_else(PoisonError::into_inner);
        times(&self.request_times).write(&mut out, "dateline_request_seconds", "How long requests took.");
        times(&self.query_times).write(&mut out, "dateline_query_seconds", "How long the index took to answer.");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_all_that_took_less() {
        let metrics = Metrics::default();
        for milliseconds in [1, 2, 20, 20_000] {
            metrics.answered(Duration::from_millis(milliseconds));
        }
        metrics.request("/search", StatusCode::OK, Duration::from_millis(5));
        let text = metrics.to_text();
        for line in [
            "dateline_query_seconds_bucket{le=\"0.001\"} 1",
            "dateline_query_seconds_bucket{le=\"0.003\"} 2",
            "dateline_query_seconds_bucket{le=\"0.03\"} 3",
            "dateline_query_seconds_bucket{le=\"10\"} 3",
            "dateline_query_seconds_bucket{le=\"+Inf\"} 4",
            "dateline_query_seconds_count 4",
            "dateline_requests_total{route=\"/search\",status=\"200\"} 1",
        ] {
            assert!(text.lines().any(|own| own == line), "{line} in {text}");
        }
    }
}
