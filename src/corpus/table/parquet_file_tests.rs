//! Tests of the reader of Parquet files, which are written here.

use parquet::basic::{BrotliLevel, Compression, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

use super::super::super::{FieldPair, open_stream};
use super::*;

/// A column of a group of rows: values, definition levels and repetition levels.
enum Column {
    Text(Vec<Vec<u8>>, Option<Vec<i16>>, Option<Vec<i16>>),
    Long(Vec<i64>),
    Int(Vec<i32>),
}

fn texts(values: &[&str]) -> Column {
    Column::Text(values.iter().map(|value| value.as_bytes().to_vec()).collect(), None, None)
}

fn write(schema: &str, groups: &[Vec<Column>], compression: Compression) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    for group in groups {
        let mut group_writer = writer.next_row_group().unwrap();
        for column in group {
            let mut column_writer = group_writer.next_column().unwrap().unwrap();
            match column {
                Column::Text(values, definitions, repetitions) => {
                    let values: Vec<ByteArray> = values.iter().map(|value| value.clone().into()).collect();
                    let typed = column_writer.typed::<ByteArrayType>();
                    typed.write_batch(&values, definitions.as_deref(), repetitions.as_deref()).unwrap()
                }
                Column::Long(values) => column_writer.typed::<Int64Type>().write_batch(values, None, None).unwrap(),
                Column::Int(values) => column_writer.typed::<Int32Type>().write_batch(values, None, None).unwrap(),
            };
            column_writer.close().unwrap();
        }
        group_writer.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn read(file: &[u8], map: &[&str]) -> Vec<String> {
    let pairs: Vec<FieldPair> = map.iter().map(|pair| pair.parse().unwrap()).collect();
    let options = ReadOptions { fields: FieldMap::with(&pairs), max_document: 1000, ..ReadOptions::default() };
    let mut reader = match open_stream("a.parquet", Box::new(std::io::Cursor::new(file.to_vec())), &options) {
        Ok(reader) => reader,
        Err(error) => return vec![error.to_string()],
    };
    let read = std::iter::from_fn(|| reader.next_document()).take(100).map(|result| match result {
        Ok(doc) => {
            let date = doc.metadata.date.map(|date| format!(" ({date})")).unwrap_or_default();
            format!("{}: {}{date} | {}", doc.origin, doc.metadata.title.unwrap_or_default(), doc.text)
        }
        Err(error) => error.to_string(),
    });
    read.collect()
}

const TITLES: &str = "message m { required binary title (UTF8); required binary body; required int32 views; }";

fn two_groups(compression: Compression) -> Vec<u8> {
    let group = |title: &str| vec![texts(&[title, "B"]), texts(&["a", "Köln"]), Column::Int(vec![1, 2])];
    write(TITLES, &[group("A"), group("C")], compression)
}

#[test]
fn a_row_is_a_document_however_it_is_compressed() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::LZ4_RAW,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::BROTLI(BrotliLevel::default()),
    ] {
        let expected = ["a.parquet:1: A | a", "a.parquet:2: B | Köln", "a.parquet:3: C | a", "a.parquet:4: B | Köln"];
        assert_eq!(read(&two_groups(compression), &[]), expected, "{compression}");
    }
}

#[test]
fn a_compressed_file_is_copied_first() {
    let data = zstd::encode_all(&two_groups(Compression::SNAPPY)[..], 1).unwrap();
    assert_eq!(read(&data, &[]).len(), 4);
}

#[test]
fn dates_are_written_as_dates() {
    for (kind, column, expected) in [
        ("int64 date (TIMESTAMP_MILLIS)", Column::Long(vec![1_290_333_600_123]), "2010-11-21T10:00:00Z"),
        ("int64 date (TIMESTAMP_MICROS)", Column::Long(vec![-1]), "1969-12-31T23:59:59Z"),
        ("int64 date", Column::Long(vec![1_290_333_600_000_000_000]), "2010-11-21T10:00:00Z"),
        ("int32 date (DATE)", Column::Int(vec![14_934]), "2010-11-21"),
        ("int32 date", Column::Int(vec![20_101_121]), "20101121"),
    ] {
        let schema = format!("message m {{ required binary title (UTF8); required {kind}; }}");
        let file = write(&schema, &[vec![texts(&["A"]), column]], Compression::UNCOMPRESSED);
        assert_eq!(read(&file, &[]), [format!("a.parquet:1: A ({expected}) | ")], "{kind}");
    }
}

#[test]
fn structs_and_lists_are_gone_into() {
    let schema = "message m {
        optional group content { optional binary story (UTF8); }
        optional group title (LIST) { repeated group list { optional binary element (UTF8); } }
    }";
    let content = Column::Text(vec![b"a".to_vec()], Some(vec![2, 0]), None);
    let title =
        Column::Text(vec![b"A".to_vec(), b"B".to_vec(), b"C".to_vec()], Some(vec![3, 3, 3]), Some(vec![0, 1, 0]));
    let file = write(schema, &[vec![content, title]], Compression::UNCOMPRESSED);
    assert_eq!(read(&file, &["body=content.story"]), ["a.parquet:1: A, B | a", "a.parquet:2: C | "]);
}

#[test]
fn a_file_without_text_names_its_columns() {
    let schema = "message m { required binary a (UTF8); required int32 b; }";
    let file = write(schema, &[vec![texts(&["A"]), Column::Int(vec![1])]], Compression::UNCOMPRESSED);
    let message = "a.parquet: no column `title` or `body`; columns: a, b; try `--map body=COLUMN`";
    assert_eq!(read(&file, &[]), [message]);
    assert_eq!(read(&file, &["title=a"]), ["a.parquet:1: A | "]);
    assert_eq!(read(&write(TITLES, &[], Compression::UNCOMPRESSED), &[]), ["a.parquet: empty file"]);
}

#[test]
fn a_text_beyond_the_limit_is_an_error() {
    let group = vec![texts(&["A", "B"]), texts(&[&"a".repeat(1001), "b"]), Column::Int(vec![1, 2])];
    let too_large = "a.parquet:1: longer than the limit of 1000 bytes for one document";
    assert_eq!(read(&write(TITLES, &[group], Compression::SNAPPY), &[]), [too_large, "a.parquet:2: B | b"]);
}

#[test]
fn a_text_that_is_not_utf8_costs_its_group_of_rows() {
    let title = Column::Text(vec![b"\xff".to_vec(), b"B".to_vec()], None, None);
    let bad = vec![title, texts(&["a", "b"]), Column::Int(vec![1, 2])];
    let good = vec![texts(&["C"]), texts(&["c"]), Column::Int(vec![1])];
    let read = read(&write(TITLES, &[bad, good], Compression::UNCOMPRESSED), &[]);
    assert!(read[0].starts_with("a.parquet:1: damaged Parquet file ("), "{read:?}");
    assert_eq!(read[1..], ["a.parquet:3: C | c"]);
}

#[test]
fn a_group_that_cannot_be_begun_is_told_at_its_first_row() {
    let mut file = two_groups(Compression::UNCOMPRESSED);
    // Where the first page states what it is.
    file[4..12].fill(0xff);
    let read = read(&file, &[]);
    assert!(read[0].starts_with("a.parquet:1: damaged Parquet file ("), "{read:?}");
    assert_eq!(read.len(), 3, "{read:?}");
}

#[test]
fn a_file_that_was_cut_is_an_error() {
    let file = two_groups(Compression::SNAPPY);
    let read = read(&file[..file.len() - 9], &[]);
    assert!(read.len() == 1 && read[0].starts_with("a.parquet: damaged Parquet file ("), "{read:?}");
}

#[test]
fn a_file_is_read_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.parquet"), two_groups(Compression::SNAPPY)).unwrap();
    let file = super::super::super::find_files(folder.path()).unwrap().files.remove(0);
    let mut reader = super::super::super::open(&file, &ReadOptions::default()).unwrap();
    assert_eq!(reader.bytes_read(), 0);
    assert_eq!(std::iter::from_fn(|| reader.next_document()).flatten().count(), 4);
    assert_eq!(reader.bytes_read(), file.size);
}

proptest! {
    #[test]
    fn never_panics_on_damage(at in 0_usize..2000, byte in any::<u8>()) {
        let mut file = two_groups(Compression::SNAPPY);
        let at = at % file.len();
        file[at] = byte;
        read(&file, &[]);
    }
}
