//! Streams that have to be files: formats whose list of contents stands at the end.

use std::fs::File;
use std::io::{self, Read, Seek, Write};

use super::super::error::ReadErrorKind;

const BUFFER: usize = 256 * 1024;

/// Copies a stream to a file without a name, which goes with the last handle of it, and returns it wound back. What was
/// wrong with the stream comes next to what could be read of it.
///
/// # Errors
///
/// If there is no room for the file.
pub(in crate::corpus) fn spool(stream: &mut dyn Read) -> Result<(File, Option<io::Error>), ReadErrorKind> {
    let in_our_words = |error: io::Error| match ReadErrorKind::from(error) {
        ReadErrorKind::Io { kind, message } => ReadErrorKind::Io {
            kind,
            message: format!("it cannot be unpacked to the folder of temporary files: {message}"),
        },
        other => other,
    };
    let mut file = tempfile::tempfile().map_err(in_our_words)?;
    let mut buffer = vec![0; BUFFER];
    let fault = loop {
        match stream.read(&mut buffer) {
            Ok(0) => break None,
            Ok(n) => file.write_all(&buffer[..n]).map_err(in_our_words)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => break Some(error),
        }
    };
    file.rewind().map_err(in_our_words)?;
    Ok((file, fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing;

    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(ReadErrorKind::CutShort.into())
        }
    }

    #[test]
    fn keeps_what_came_before_a_fault() {
        let (mut file, fault) = spool(&mut b"The harbour".chain(Failing)).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "The harbour");
        assert_eq!(fault.map(ReadErrorKind::from), Some(ReadErrorKind::CutShort));
    }
}
