//! How good rankings are: topics and judgements in, measures out.
//!
//! Files, measures and the order of ties are those of `trec_eval`, so that both give the same figures for the same run.
//!
//! ```
//! use dateline::eval::{Evaluation, Judgements, Measure, Run};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let judgements = Judgements::read(b"1 0 a 1\n1 0 c 2\n")?;
//! let run = Run::read(b"1 Q0 a 1 3.5 tag\n1 Q0 b 2 2.5 tag\n")?;
//! let evaluation = Evaluation::new(&["1".to_owned()], &run, &judgements);
//! assert_eq!(evaluation.means.get(Measure::AveragePrecision), 0.5);
//! # Ok(())
//! # }
//! ```

mod evaluation;
mod identifier;
mod judgements;
mod lines;
mod measures;
mod run;
mod run_topics;
mod significance;
mod threshold;
mod topics;

pub use evaluation::{Comparison, Evaluation, TopicFigures};
pub use identifier::one_word;
pub use judgements::{Grades, Judgements};
pub use lines::{LineError, LineFault};
pub use measures::{Figures, Measure, figures};
pub use run::{RankedDoc, Run, ranking, write_ranking};
pub use run_topics::{DEPTH, TopicsRun, UnreadableTopic, run_topics};
pub use significance::p_value;
pub use threshold::Threshold;
pub use topics::{Topic, read_topics};
