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

/// Whose times: the places of user and system time in `/proc/self/stat`, counted from the one behind the name.
pub(crate) type Whose = [usize; 2];
/// The process itself.
const PROCESS: Whose = [11, 12];

/// Does something and returns what it costs this process.
pub(crate) fn cost(work: impl FnOnce()) -> Cost {
    let (before, started) = (cpu_seconds(PROCESS), Instant::now());
    work();
    Cost { cpu: cpu_seconds(PROCESS) - before, wall: started.elapsed().as_secs_f64() }
}

/// Returns the CPU time that was spent until now.
pub(crate) fn cpu_seconds(whose: Whose) -> f64 {
    cpu_ticks(whose).map_or(f64::NAN, |ticks| f64::from(ticks) / TICKS_PER_SECOND)
}

fn cpu_ticks(whose: Whose) -> Option<u32> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name may have spaces; it ends with the last bracket.
    let (_, fields) = stat.rsplit_once(')')?;
    whose.iter().map(|place| fields.split_whitespace().nth(*place)?.parse::<u32>().ok()).sum()
}
