//! Runs a program and watches what it takes. Linux only.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::measure::cpu::{Whose, cpu_seconds};
use crate::measure::percentile;

/// Those that have ended and were waited for.
const CHILDREN: Whose = [13, 14];
/// How often memory is looked at. The peak is kept by the system; only its last rise may be missed.
const WATCH: Duration = Duration::from_millis(5);
/// A command takes less than a tick of the clock that CPU time is told in; it is divided among so many runs.
const RUNS: u32 = 100;
const ROUNDS: usize = 5;

/// What a run of a program took.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Run {
    /// User and system time of all threads, in seconds.
    pub(crate) cpu: f64,
    /// In seconds.
    pub(crate) wall: f64,
    /// The most memory that was resident at a time, in megabytes, with pages of mapped files.
    pub(crate) peak: f64,
    /// The most that was seen without these.
    pub(crate) own_peak: f64,
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let (before, started) = (cpu_seconds(CHILDREN), Instant::now());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let mut run = Run::default();
    let status = loop {
        run.watch(&child);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(WATCH);
    };
    assert!(status.success(), "{command:?} failed");
    Run { cpu: cpu_seconds(CHILDREN) - before, wall: started.elapsed().as_secs_f64(), ..run }
}

/// Returns the CPU milliseconds of a command: the median of rounds of its mean over runs, of which each has another
/// number.
pub(crate) fn command_milliseconds(command: &dyn Fn(u32) -> Command) -> f64 {
    let round = |_| {
        let before = cpu_seconds(CHILDREN);
        for number in 0..RUNS {
            // Not to find anything is a failure, too, and costs as much.
            command(number).stdout(Stdio::null()).status().unwrap();
        }
        (cpu_seconds(CHILDREN) - before) * 1e3 / f64::from(RUNS)
    };
    percentile(&mut (0..ROUNDS).map(round).collect::<Vec<_>>(), 50)
}

impl Run {
    fn watch(&mut self, child: &Child) {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        // A line is `VmHWM:     1234 kB`; it is missing where the process has ended.
        let megabytes = |name: &str| {
            let value = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            value.trim_end_matches("kB").trim().parse::<f64>().unwrap_or_default() / 1e3 * 1.024
        };
        self.peak = self.peak.max(megabytes("VmHWM:"));
        self.own_peak = self.own_peak.max(megabytes("RssAnon:"));
    }
}
