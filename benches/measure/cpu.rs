//! What work costs: the time on the clock, and the CPU time that all threads of the process spend meanwhile. Linux only.

use std::time::Instant;

/// The clock ticks of `/proc`: 100 a second on every Linux, whatever the kernel itself counts in.
const TICKS_PER_SECOND: f64 = 100.0;

/// What something cost, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// User and system time; NaN where the system does not tell it.
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
}

/// Does something and returns its cost.
pub(crate) fn cost(work: impl FnOnce()) -> Cost {
    let (before, started) = (cpu_seconds(), Instant::now());
    work();
    Cost { cpu: cpu_seconds() - before, wall: started.elapsed().as_secs_f64() }
}

fn cpu_seconds() -> f64 {
    cpu_ticks().map_or(f64::NAN, |ticks| f64::from(ticks) / TICKS_PER_SECOND)
}

fn cpu_ticks() -> Option<u32> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, the name, may have spaces; it ends with the last bracket. Times are the 14th and 15th.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = |place: usize| fields.split_whitespace().nth(place)?.parse::<u32>().ok();
    Some(ticks(11)? + ticks(12)?)
}
