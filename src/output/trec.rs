//! A result list as programs that judge rankings read it.

use std::io::{self, Write};

use super::identifier::one_word;
use crate::engine::Hit;

/// Writes hits as lines of `QUERY Q0 ID RANK SCORE dateline`. `first` is the rank of the first.
///
/// Such programs order by score. So where the list has another order, or scores are equal, a score is written that is
/// the next smaller one.
pub fn write_trec(out: &mut dyn Write, query_id: &str, first: usize, hits: &[Hit]) -> io::Result<()> {
    let mut last = f32::INFINITY;
    for (rank, hit) in (first..).zip(hits) {
        last = if hit.score < last { hit.score } else { last.next_down() };
        writeln!(out, "{} Q0 {} {rank} {last} dateline", one_word(query_id), one_word(&hit.id))?;
    }
    Ok(())
}
