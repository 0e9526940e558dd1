//! A stream in, a file out: for formats that are not read from their beginning to their end.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Copies a stream into a file without a name, which is gone as soon as nobody reads it.
pub(super) fn spool(stream: &mut dyn Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream, &mut file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_is_whole_and_read_from_its_beginning() {
        let mut text = String::new();
        spool(&mut &b"The harbour"[..]).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "The harbour");
    }
}
