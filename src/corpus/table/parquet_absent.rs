//! Stands for the reader of Parquet files in a program that was built without it.

use std::fs::File;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::open::ReadOptions;
use super::super::{CorpusReader, Place};

/// Says how to get a program that reads the file.
pub(in crate::corpus) fn open(
    name: &str,
    _: impl FnOnce() -> Result<(File, u64), ReadErrorKind>,
    _: &ReadOptions,
) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    Err(ReadError::new(name, Place::File, ReadErrorKind::NoParquet))
}

#[cfg(test)]
mod tests {
    use super::super::super::{ReadOptions, open_stream};

    #[test]
    fn a_parquet_file_is_refused_with_a_way_out() {
        let file = &b"PAR1\x15\x04\x15\x10\x15\x14\x4c"[..];
        let error = open_stream("a.parquet", Box::new(file), &ReadOptions::default()).expect_err("it is not read");
        let way_out = "`cargo install dateline --features parquet` has it";
        assert_eq!(
            error.to_string(),
            format!("a.parquet: Parquet file, which this program was built without; {way_out}")
        );
    }
}
