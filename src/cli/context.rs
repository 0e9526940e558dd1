//! Where the program writes to, and what it is told by its surroundings.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::{ColorChoice, GlobalArgs};
use crate::engine::{EngineError, SearchEngine};
use crate::output::Layout;
use crate::remote::{RemoteEngine, Target};
use crate::search::LocalEngine;

/// The columns of output that goes to no terminal.
const DEFAULT_WIDTH: usize = 80;
/// The narrowest and widest that output is set.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=200;

/// The surroundings of a command.
#[derive(Debug)]
pub(super) struct Context {
    /// The folder of the index, or the address of the distributed engine's: what lists are remembered by.
    pub(super) index: PathBuf,
    /// The distributed engine that is asked in place of the folder.
    pub(super) engine: Option<Target>,
    /// Whether only what was asked for is written.
    pub(super) is_quiet: bool,
    /// Whether long output may go through a pager.
    pub(super) has_pager: bool,
    /// How to write to standard output.
    pub(super) layout: Layout,
    /// How to write to standard error.
    pub(super) error_layout: Layout,
}

impl Context {
    pub(super) fn new(global: &GlobalArgs, engine: Option<Target>) -> Self {
        let width = width();
        Self {
            index: match &engine {
                Some(Target { hosts, index, .. }) => format!("{}/{index}", hosts.join(",")).into(),
                None => global.index.clone(),
            },
            engine,
            is_quiet: global.quiet,
            has_pager: !global.no_pager,
            layout: Layout {
                width,
                color: wants_color(global.color, io::stdout().is_terminal()),
                is_quiet: global.quiet,
            },
            error_layout: Layout {
                width,
                color: wants_color(global.color, io::stderr().is_terminal()),
                is_quiet: false,
            },
        }
    }

    /// Opens what is asked.
    pub(super) fn open(&self) -> Result<Box<dyn SearchEngine>, EngineError> {
        Ok(match &self.engine {
            Some(target) => Box::new(RemoteEngine::open(target)?),
            None => Box::new(LocalEngine::open(&self.index)?),
        })
    }

    /// Returns the folder of the index; a distributed engine has none.
    pub(super) fn folder(&self) -> Result<&Path, Failure> {
        if self.engine.is_some() {
            let message = "this is about the folder of an index".to_owned();
            return Err(Failure::usage(message, "leave out --engine, or use `dateline push`"));
        }
        Ok(&self.index)
    }

    /// Returns standard output, to be flushed when all is written.
    pub(super) fn out() -> io::BufWriter<io::StdoutLock<'static>> {
        io::BufWriter::new(io::stdout().lock())
    }

    /// Writes what nobody asked for to standard error, unless that is not wanted.
    pub(super) fn note(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if !self.is_quiet {
            Self::message(write);
        }
    }

    /// Writes lines to standard error. There is nowhere to say that this fails.
    pub(super) fn message(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        _ = write(&mut io::stderr().lock());
    }
}

/// Returns the columns of the terminal: what `COLUMNS` says, else the system.
fn width() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    stated.or_else(of_terminal).unwrap_or(DEFAULT_WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

fn wants_color(choice: ColorChoice, is_terminal: bool) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            is_terminal && !is_set("NO_COLOR") && !is_dumb
        }
    }
}
