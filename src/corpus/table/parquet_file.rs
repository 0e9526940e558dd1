//! Parquet files, a document a row. The only file that knows the format.
//!
//! Only the columns that are used are read, a few rows at a time.

use std::fmt;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::{ReaderIter, TreeBuilder};
use parquet::record::{Field, Row};
use parquet::schema::types::{SchemaDescPtr, SchemaDescriptor, Type};
use serde::de::DeserializeSeed;
use serde_json::Value as Json;

use super::super::bytes::decode;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::open::ReadOptions;
use super::super::record::{FieldMap, Record, ValueSeed, Wanted, epoch};
use super::super::{CorpusReader, Place, RawDocument};
use crate::date::Published;

/// How many values of a column are held at once: a column of whole articles has long ones.
const ROWS_AT_ONCE: usize = 16;

/// How much of what the library says is told.
const LONGEST_MESSAGE: usize = 160;

/// Opens the Parquet file that `file` gives, with how many bytes it takes on the disk.
pub(in crate::corpus) fn open(
    name: &str,
    file: impl FnOnce() -> Result<(File, u64), ReadErrorKind>,
    options: &ReadOptions,
) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    let reader = file()
        .and_then(|(file, size)| ParquetRows::new(name, file, size, options.max_document, options.fields.clone()));
    Ok(Box::new(reader.map_err(|kind| ReadError::new(name, Place::File, kind))?))
}

/// Reads one document a row.
struct ParquetRows {
    path: String,
    file: SerializedFileReader<File>,
    /// The columns that are used.
    schema: SchemaDescPtr,
    limit: usize,
    fields: FieldMap,
    rows: Option<ReaderIter>,
    /// How many groups of rows were begun.
    groups: usize,
    /// The number of the last row, from 1.
    number: u64,
    /// The number of the last row of the group.
    last_of_group: u64,
    /// How many bytes the file takes on the disk.
    size: u64,
}

impl ParquetRows {
    fn new(path: &str, file: File, size: u64, limit: usize, fields: FieldMap) -> Result<Self, ReadErrorKind> {
        let file = guarded(|| SerializedFileReader::new(file))?;
        let root = file.metadata().file_metadata().schema_descr().root_schema();
        let columns = root.get_fields();
        if !columns.iter().any(|column| fields.states_text(column.name())) {
            return Err(ReadErrorKind::NoTextColumn(columns.iter().map(|column| column.name().to_owned()).collect()));
        }
        let used = columns.iter().filter(|column| fields.get(column.name()).is_some()).cloned().collect();
        let schema = guarded(|| Type::group_type_builder(root.name()).with_fields(used).build())?;
        let schema = Arc::new(SchemaDescriptor::new(Arc::new(schema)));
        let path = path.to_owned();
        Ok(Self { path, file, schema, limit, fields, rows: None, groups: 0, number: 0, last_of_group: 0, size })
    }

    /// Begins the next group of rows. Returns false if there is none.
    fn next_group(&mut self) -> Result<bool, ReadErrorKind> {
        let Some(group) = self.file.metadata().row_groups().get(self.groups) else { return Ok(false) };
        self.number = self.last_of_group;
        self.last_of_group += u64::try_from(group.num_rows()).unwrap_or(0);
        self.groups += 1;
        let builder = TreeBuilder::new().with_batch_size(ROWS_AT_ONCE);
        let rows = guarded(|| builder.as_iter(Arc::clone(&self.schema), &*self.file.get_row_group(self.groups - 1)?))?;
        self.rows = Some(rows);
        Ok(true)
    }

    /// Returns the next row. After an error, the rest of the group is given up: its columns are no longer in step.
    fn next_row(&mut self) -> Result<Option<Row>, ReadErrorKind> {
        loop {
            if let Some(rows) = &mut self.rows {
                match guarded(|| rows.next().transpose()) {
                    Ok(Some(row)) => {
                        self.number += 1;
                        return Ok(Some(row));
                    }
                    Ok(None) => self.rows = None,
                    Err(kind) => {
                        self.number += 1;
                        self.rows = None;
                        return Err(kind);
                    }
                }
            }
            match self.next_group() {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(kind) => {
                    self.number += 1;
                    return Err(kind);
                }
            }
        }
    }

    fn read(&self, row: Row) -> Result<RawDocument, ReadError> {
        let place = Place::Line(self.number);
        let mut record = Record::new(&self.fields);
        for (column, value) in row.into_columns() {
            let Wanted::Value(key_use) = record.key(&column) else { continue };
            let keys: Vec<_> = key_use.within.as_deref().into_iter().collect();
            let mut within = Vec::new();
            let value = ValueSeed { keys: &keys, within: &mut within }
                .deserialize(json(value))
                .map_err(|error| ReadError::new(&self.path, place, ReadErrorKind::Parquet(error.to_string())))?;
            record.state(key_use, value, within);
        }
        let document = record.into_document(&self.path, place)?;
        if document.text.len() > self.limit {
            return Err(ReadError::new(&self.path, place, ReadErrorKind::TooLarge(self.limit)));
        }
        Ok(document)
    }

    /// Returns how many rows the file has.
    fn count(&self) -> u64 {
        u64::try_from(self.file.metadata().file_metadata().num_rows()).unwrap_or(0)
    }
}

impl CorpusReader for ParquetRows {
    fn next_document(&mut self) -> Option<Result<RawDocument, ReadError>> {
        match self.next_row() {
            Ok(Some(row)) => Some(self.read(row)),
            Ok(None) if self.groups == 0 => {
                self.groups = usize::MAX;
                Some(Err(ReadError::new(&self.path, Place::File, ReadErrorKind::Empty)))
            }
            Ok(None) => None,
            Err(kind) => Some(Err(ReadError::new(&self.path, Place::Line(self.number), kind))),
        }
    }

    fn holds_many(&self) -> bool {
        true
    }

    fn bytes_read(&self) -> u64 {
        let read = u128::from(self.size) * u128::from(self.number) / u128::from(self.count().max(1));
        u64::try_from(read).unwrap_or(self.size).min(self.size)
    }
}

impl fmt::Debug for ParquetRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParquetRows").field("path", &self.path).field("number", &self.number).finish_non_exhaustive()
    }
}

/// Runs the library, which panics on some damaged files.
fn guarded<T>(run: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ReadErrorKind> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(ParquetError::External(error))) if error.is::<std::io::Error>() => {
            let error = error.downcast::<std::io::Error>().expect("was tested to be one");
            Err((*error).into())
        }
        Ok(Err(error)) => {
            let message: String = error.to_string().chars().take(LONGEST_MESSAGE).collect();
            Err(ReadErrorKind::Parquet(message.replace('\n', " ")))
        }
        Err(_) => Err(ReadErrorKind::Parquet("not as the format demands".to_owned())),
    }
}

/// Writes a value as JSON would have it.
fn json(field: Field) -> Json {
    const SECONDS_A_DAY: i64 = 86_400;
    const MILLISECONDS: i64 = 1_000;
    const MICROSECONDS: i64 = 1_000_000;
    match field {
        Field::Str(text) => Json::String(text),
        Field::Bool(value) => value.into(),
        Field::Byte(number) => number.into(),
        Field::Short(number) => number.into(),
        Field::Int(number) => number.into(),
        Field::Long(number) => number.into(),
        Field::UByte(number) => number.into(),
        Field::UShort(number) => number.into(),
        Field::UInt(number) => number.into(),
        Field::ULong(number) => number.into(),
        Field::Float(number) => number.into(),
        Field::Double(number) => number.into(),
        // Written by programs that do not say that it is text; others are pictures and the like.
        Field::Bytes(bytes) if !bytes.data().contains(&0) => decode(bytes.data()).into(),
        Field::Date(days) => {
            let midnight = Published::of_epoch(i64::from(days) * SECONDS_A_DAY);
            midnight.map(|midnight| midnight.date().to_string()).into()
        }
        Field::TimestampMillis(count) => epoch::moment(count.div_euclid(MILLISECONDS)).into(),
        Field::TimestampMicros(count) => epoch::moment(count.div_euclid(MICROSECONDS)).into(),
        Field::Decimal(_) => field.to_string().into(),
        Field::Group(row) => row.into_columns().into_iter().map(|(key, value)| (key, json(value))).collect(),
        Field::ListInternal(list) => list.elements().iter().cloned().map(json).collect(),
        Field::MapInternal(map) => {
            let key = |key: &Field| if let Field::Str(key) = key { key.clone() } else { key.to_string() };
            map.entries().iter().map(|(name, value)| (key(name), json(value.clone()))).collect()
        }
        Field::Null | Field::Bytes(_) | Field::Float16(_) | Field::TimeMillis(_) | Field::TimeMicros(_) => Json::Null,
    }
}

#[cfg(test)]
#[path = "parquet_file_tests.rs"]
mod tests;
