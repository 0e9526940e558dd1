//! A result list as programs that judge rankings read it.

use std::io::{self, Write};

use crate::engine::Hit;
use crate::eval::{ranking, write_ranking};

/// Writes hits as lines of `QUERY Q0 ID RANK SCORE dateline`. `first` is the rank of the first.
///
/// The scores fall from each line to the next, so that ordering by them gives the order of the list.
pub fn write_trec(out: &mut dyn Write, query_id: &str, first: usize, hits: &[Hit]) -> io::Result<()> {
    write_ranking(out, query_id, first, &ranking(hits.iter().map(|hit| (hit.id.as_str(), hit.score))))
}
