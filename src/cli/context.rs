//! Where the program writes to, and what it is told by its surroundings.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::args::{ColorChoice, GlobalArgs};
use crate::output::Layout;

/// The columns of output that goes to no terminal.
const DEFAULT_WIDTH: usize = 80;
/// The narrowest and widest that output is set.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=200;

/// The surroundings of a command.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) index: PathBuf,
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
    pub(super) fn new(global: &GlobalArgs) -> Self {
        let width = width();
        Self {
            index: global.index.clone(),
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
