//! Long text goes through a pager, where somebody sits at a terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::Failure;
use super::context::Context;

/// The lines of a terminal that does not say how many it has.
const DEFAULT_HEIGHT: usize = 24;

/// A pager and what it is called with.
#[derive(Debug, PartialEq, Eq)]
struct Pager {
    program: String,
    arguments: Vec<String>,
    /// Whether nobody asked for it.
    is_default: bool,
}

/// Writes a text to standard output: through the pager if it is longer than the terminal, else as it is. The pager
/// begins where `first_line`, from 1, is in view.
pub(super) fn write_paged(text: &[u8], first_line: Option<usize>, context: &Context) -> Result<(), Failure> {
    if context.has_pager && io::stdout().is_terminal() {
        let height = terminal_size::terminal_size().map_or(DEFAULT_HEIGHT, |(_, height)| usize::from(height.0));
        let n_lines = text.split(|byte| *byte == b'\n').count() - 1;
        let wanted = |name: &str| std::env::var(name).ok();
        let pager = Pager::choose(wanted("DATELINE_PAGER"), wanted("PAGER"));
        if let Some(pager) = pager.filter(|_| n_lines >= height)
            && pager.show(text, first_line.map(|line| line.saturating_sub(height / 3)))
        {
            return Ok(());
        }
    }
    let mut out = Context::out();
    out.write_all(text)?;
    out.flush()?;
    Ok(())
}

impl Pager {
    /// Chooses by the two variables; an empty one says that there is to be none.
    fn choose(own: Option<String>, usual: Option<String>) -> Option<Self> {
        let Some(command) = own.or(usual) else {
            let arguments = vec!["-FRX".to_owned()];
            return Some(Self { program: "less".to_owned(), arguments, is_default: true });
        };
        let mut words = command.split_whitespace().map(str::to_owned);
        let program = words.next()?;
        Some(Self { program, arguments: words.collect(), is_default: false })
    }

    /// Shows a text from a line on; false if the pager cannot be started.
    fn show(&self, text: &[u8], from_line: Option<usize>) -> bool {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped());
        if self.is_less() {
            if !self.is_default && std::env::var_os("LESS").is_none() {
                command.env("LESS", "FRX");
            }
            if let Some(line) = from_line.filter(|line| *line > 1) {
                command.arg(format!("+{line}"));
            }
        }
        let Ok(mut child) = command.spawn() else { return false };
        if let Some(mut input) = child.stdin.take() {
            // Who has read enough closes the pager.
            _ = input.write_all(text);
        }
        _ = child.wait();
        true
    }

    fn is_less(&self) -> bool {
        Path::new(&self.program).file_stem().is_some_and(|name| name == "less")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: Option<&str>, usual: Option<&str>, expected: Option<&str>) {
        let pager = Pager::choose(own.map(str::to_owned), usual.map(str::to_owned));
        let command = pager.map(|pager| [vec![pager.program], pager.arguments].concat().join(" "));
        assert_eq!(command.as_deref(), expected);
    }

    #[test]
    fn the_own_variable_comes_before_the_usual_one_and_less_is_the_last() {
        check(Some("more -s"), Some("less"), Some("more -s"));
        check(None, Some("most"), Some("most"));
        check(None, None, Some("less -FRX"));
        check(Some(""), Some("less"), None);
        check(None, Some(" "), None);
    }

    #[test]
    fn a_pager_that_cannot_be_started_shows_nothing() {
        let pager = Pager { program: "no-such-pager".to_owned(), arguments: Vec::new(), is_default: false };
        assert!(!pager.show(b"text", None));
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_reads_nothing_ends_quietly() {
        let pager = Pager { program: "true".to_owned(), arguments: Vec::new(), is_default: false };
        assert!(pager.show(&vec![b'x'; 1_000_000], Some(3)));
    }
}
