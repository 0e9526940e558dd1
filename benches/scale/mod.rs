//! What the bench of growth is made of: a corpus of any size, processes that are watched, figures and their plot.

pub(crate) mod figures;
pub(crate) mod indexes;
pub(crate) mod plot;
pub(crate) mod process;
pub(crate) mod record;
mod story;
pub(crate) mod stream;
