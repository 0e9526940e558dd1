//! What an index holds, for people.

use std::io::{self, Write};

use super::{counted, grouped, size};
use crate::engine::IndexStats;

/// How many languages are named.
const NAMED: usize = 12;

/// Writes what an index holds.
pub fn write_stats(out: &mut dyn Write, stats: &IndexStats) -> io::Result<()> {
    let dates = match (&stats.earliest, &stats.latest) {
        (Some(earliest), Some(latest)) => format!("{earliest} to {latest}, {} undated", grouped(stats.undated)),
        _ => "none".to_owned(),
    };
    let named = stats.languages.iter().take(NAMED);
    let mut languages: Vec<String> =
        named.map(|count| format!("{} {}", count.language, grouped(count.articles))).collect();
    if stats.languages.len() > NAMED {
        languages.push(format!("and {} more", stats.languages.len() - NAMED));
    }
    writeln!(out, "index      {}", stats.index)?;
    writeln!(out, "articles   {}", grouped(stats.articles))?;
    writeln!(out, "files      {}", grouped(stats.files))?;
    writeln!(out, "rejected   {}", grouped(stats.rejected))?;
    writeln!(out, "dates      {dates}")?;
    writeln!(out, "languages  {}", languages.join(", "))?;
    writeln!(out, "size       {} in {}", size(stats.bytes), counted(stats.segments, "segment"))
}
