//! What ends a command, said to the user: what is wrong, and what to do.

use std::io;
use std::panic::PanicHookInfo;
use std::sync::Mutex;

use super::ExitStatus;
use super::context::Context;
use crate::engine::{EngineError, Fault};
use crate::ingest::IngestError;
use crate::output::{write_error, write_message, write_problem};

/// Why a command ends early.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever reads our output has gone.
    ClosedPipe,
    /// The query with its faults, or an index that cannot be used.
    Engine { query: String, error: EngineError, as_json: bool },
    /// Something else, with what to do about it.
    Other { status: ExitStatus, error: anyhow::Error, hint: Option<String> },
}

impl Failure {
    /// A mistake in how the program was called.
    pub(super) fn usage(message: String, hint: &str) -> Self {
        Self::Other { status: ExitStatus::Usage, error: anyhow::Error::msg(message), hint: Some(hint.to_owned()) }
    }

    /// A file that cannot be read or written.
    pub(super) fn environment(error: anyhow::Error) -> Self {
        Self::Other { status: ExitStatus::Environment, error, hint: None }
    }

    /// Says it on standard error and returns the status to end with.
    pub(super) fn report(self, context: &Context) -> ExitStatus {
        let layout = context.error_layout;
        match self {
            Self::ClosedPipe => ExitStatus::Success,
            Self::Engine { query, error, as_json } => {
                Context::message(|out| match &error {
                    _ if as_json => write_error(out, &error),
                    EngineError::Query(problems) => {
                        problems.iter().try_for_each(|problem| write_problem(out, &query, problem, layout))
                    }
                    EngineError::Environment { hint, .. } => {
                        write_message(out, &error.to_string(), Some(hint), layout.color)
                    }
                    EngineError::Cursor(cursor) => {
                        write_message(out, &error.to_string(), Some(cursor.hint()), layout.color)
                    }
                    EngineError::NoSuchArticle(_) | EngineError::Cancelled => {
                        write_message(out, &error.to_string(), None, layout.color)
                    }
                    EngineError::Unsupported { .. } | EngineError::TooMuchToCheck { .. } => {
                        let hint = "an index folder answers everything";
                        write_message(out, &error.to_string(), Some(hint), layout.color)
                    }
                });
                match error.fault() {
                    Fault::User => ExitStatus::Usage,
                    Fault::Absent => ExitStatus::NothingFound,
                    Fault::Environment | Fault::Time => ExitStatus::Environment,
                }
            }
            Self::Other { status, error, hint } => {
                let message = format!("{error:#}");
                Context::message(|out| write_message(out, &message, hint.as_deref(), layout.color));
                status
            }
        }
    }
}

impl From<io::Error> for Failure {
    /// An error of writing to standard output.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::environment(anyhow::Error::new(error).context("cannot write the output"))
    }
}

impl From<IngestError> for Failure {
    fn from(error: IngestError) -> Self {
        let hint = error.hint();
        Self::Other { status: ExitStatus::Environment, error: anyhow::Error::new(error), hint }
    }
}

/// The last panic, in words.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Keeps panics from being printed where they happen: some are caught and said in other words.
pub(super) fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let text = info.to_string();
        // What follows a panic in a thread says nothing of its cause.
        let is_echo = text.contains("a scoped thread panicked");
        if let (false, Ok(mut last)) = (is_echo, LAST_PANIC.lock()) {
            *last = text;
        }
    }));
}

/// Says that the program has a fault.
pub(super) fn report_bug() -> ExitStatus {
    let panic = LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default();
    let hint = "please report it, with the command that you ran; the index is as safe as before";
    Context::message(|out| write_message(out, &format!("this is a fault of dateline: {panic}"), Some(hint), false));
    ExitStatus::Bug
}
