//! Tables, a document a row: values parted by separators, and Parquet files.

mod cells;
mod csv;
mod dialect;
#[cfg_attr(not(feature = "parquet"), path = "parquet_absent.rs")]
pub(super) mod parquet_file;
mod rows;

pub(super) use csv::Csv;
pub(super) use dialect::Dialect;
