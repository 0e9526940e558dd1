//! What answers of all engines are made of: the query that was meant, articles with what matched in them, matches in
//! context, dates. It knows articles and queries, and no index.

mod asked;
mod context;
mod dates;
mod hit;
mod kwic;
mod names;
mod parts;
mod present;
mod word_counts;

pub(crate) use asked::{Asked, main_languages};
pub(crate) use dates::{Dates, timeline};
pub(crate) use hit::{hit, marked_article};
pub(crate) use kwic::{kwic, kwic_groups};
pub(crate) use names::names;
pub(crate) use parts::{PartCounts, parse};
use present::mark;
pub(crate) use present::problem_of;
pub(crate) use word_counts::{furniture_count, sought_word, word_counts};
