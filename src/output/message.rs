//! Single lines: errors, and what was rejected.

use std::io::{self, Write};

use super::paint::{Paint, harmless};
use crate::ingest::Reject;

/// Writes an error, and what to do about it.
pub fn write_message(out: &mut dyn Write, message: &str, hint: Option<&str>, color: bool) -> io::Result<()> {
    writeln!(out, "{} {}", Paint::Error.apply("error:", color), harmless(message))?;
    match hint {
        Some(hint) => writeln!(out, "{} {}", Paint::Hint.apply("hint:", color), harmless(hint)),
        None => Ok(()),
    }
}

/// Writes a file or record that gave no article, and why.
pub fn write_reject(out: &mut dyn Write, reject: &Reject) -> io::Result<()> {
    writeln!(out, "rejected: {}: {}", harmless(&reject.origin), harmless(&reject.reason))
}
