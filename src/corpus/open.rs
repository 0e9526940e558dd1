//! From a file or a stream to the reader of its format.

use std::fs::File;
use std::io::{Read, Seek};
use std::sync::atomic::Ordering;

use super::archive::{Archive, TarMembers, ZipMembers, begins_as_tar, begins_as_zip};
use super::binary;
use super::bytes::{Input, spool};
use super::error::{ReadError, ReadErrorKind};
use super::format::Format;
use super::json::{JsonLines, JsonObjects};
use super::record::FieldMap;
use super::table::{Csv, parquet_file};
use super::text_file::TextFile;
use super::walk::CorpusFile;
use super::web::{WebArchive, WebArchiveFormat};
use super::{CorpusReader, Media, Place};

/// The largest document that is read, in bytes of text: a whole text file, or a line of a file of many records.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// How much is read of what is compressed, in bytes once it is decompressed.
pub const MAX_DECOMPRESSED: u64 = 1 << 40;

/// How to read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Which keys of a record state which field.
    pub fields: FieldMap,
    /// The format of all files, if it is known and not to be told from name and content.
    pub format: Option<Format>,
    /// The largest document that is read; [`MAX_DOCUMENT`] by default.
    pub max_document: usize,
    /// How much is read of one compressed file, in decompressed bytes; [`MAX_DECOMPRESSED`] by default.
    pub max_decompressed: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            fields: FieldMap::default(),
            format: None,
            max_document: MAX_DOCUMENT,
            max_decompressed: MAX_DECOMPRESSED,
        }
    }
}

/// Opens a file that [`find_files`](super::find_files) found.
///
/// # Errors
///
/// If it cannot be opened, or its first bytes show that it is no text.
pub fn open(file: &CorpusFile, options: &ReadOptions) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    let opened = File::open(&file.path).map_err(|error| ReadError::new(&file.below_root, Place::File, error))?;
    let source = Source::File { file: opened, size: file.size };
    open_source(&file.below_root, source, &Opening { options: options.clone(), depth: 0 })
}

/// Reads a stream as a file of this name, which becomes the path of the documents' origin: `stdin`.
///
/// # Errors
///
/// If nothing can be read, or the first bytes show that it is no text.
pub fn open_stream(
    name: &str,
    stream: Box<dyn Read + Send>,
    options: &ReadOptions,
) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    open_source(name, Source::Stream(stream), &Opening { options: options.clone(), depth: 0 })
}

/// Where bytes come from.
pub(super) enum Source {
    /// A file, which can be read from any place. The size is a hint.
    File { file: File, size: u64 },
    /// Something that can only be read from its beginning to its end.
    Stream(Box<dyn Read + Send>),
}

/// How to open what lies in an archive.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    pub(super) options: ReadOptions,
    /// In how many archives it lies.
    pub(super) depth: usize,
}

/// Tells the format by name and first bytes and makes its reader.
pub(super) fn open_source(
    name: &str,
    source: Source,
    opening: &Opening,
) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    let fail = |kind: ReadErrorKind| ReadError::new(name, Place::File, kind);
    let (file, mut input) = match source {
        Source::Stream(stream) => (None, Input::open(stream, u64::MAX, opening.options.max_decompressed)),
        Source::File { file, size } => {
            let bytes = file.try_clone().map_err(|error| fail(error.into()))?;
            (Some(file), Input::open(Box::new(bytes), size, opening.options.max_decompressed))
        }
    };
    if let Some(fault) = input.fault_at_once() {
        return Err(fail(fault.into()));
    }
    if begins_as_tar(input.head()) {
        let bytes_read = input.bytes_read();
        return Ok(Box::new(Archive::new(name, Box::new(TarMembers::new(input)), opening, bytes_read)?));
    }
    if begins_as_zip(input.head()) {
        let (archive, stored) = into_file(file, input).map_err(fail)?;
        let members = ZipMembers::new(archive, stored).map_err(fail)?;
        let bytes_read = members.bytes_read();
        return Ok(Box::new(Archive::new(name, Box::new(members), opening, bytes_read)?));
    }
    let format = opening.options.format;
    let format = format.unwrap_or_else(|| Format::detect(name, input.head(), &opening.options.fields));
    // Web archives hold what is no text next to what is.
    let is_text = !matches!(format, Format::Warc | Format::Arc);
    if let Some(kind) = binary::kind(input.head()).filter(|_| is_text) {
        if kind == binary::PARQUET {
            return parquet_file::open(name, || into_file(file, input), &opening.options);
        }
        return Err(fail(ReadErrorKind::Binary(kind)));
    }
    let options = &opening.options;
    let (limit, fields) = (options.max_document, options.fields.clone());
    Ok(match format {
        Format::Text => Box::new(TextFile::new(name, input, limit, Media::Text)),
        Format::Html => Box::new(TextFile::new(name, input, limit, Media::Html)),
        Format::Warc => Box::new(WebArchive::new(name, input, WebArchiveFormat::Warc, limit)),
        Format::Arc => Box::new(WebArchive::new(name, input, WebArchiveFormat::Arc, limit)),
        Format::JsonLines => Box::new(JsonLines::new(name, input, limit, fields)),
        Format::JsonObjects => Box::new(JsonObjects::new(name, input, limit, fields)),
        Format::Csv => {
            let opened = Csv::new(name, input, limit, fields);
            Box::new(opened.map_err(|kind| ReadError::new(name, Place::File, kind))?)
        }
    })
}

/// Returns a file with what an input reads: the one that it reads if it changes nothing, else a copy. With it comes how
/// many bytes that is on the disk, compressed as they are.
fn into_file(file: Option<File>, mut input: Input) -> Result<(File, u64), ReadErrorKind> {
    match file {
        Some(mut file) if input.is_as_stored() => {
            file.rewind()?;
            let stored = file.metadata()?.len();
            Ok((file, stored))
        }
        _ => match spool(&mut input)? {
            (_, Some(fault)) => Err(fault.into()),
            (copy, None) => Ok((copy, input.bytes_read().load(Ordering::Relaxed))),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use std::path::Path;

    use super::super::find_files;
    use super::*;

    fn read_stream(name: &str, bytes: &[u8]) -> Vec<String> {
        match open_stream(name, Box::new(std::io::Cursor::new(bytes.to_vec())), &ReadOptions::default()) {
            Ok(reader) => read_all(reader),
            Err(error) => vec![error.to_string()],
        }
    }

    fn read_all(mut reader: Box<dyn CorpusReader + Send>) -> Vec<String> {
        std::iter::from_fn(|| reader.next_document())
            .map(|result| match result {
                Ok(doc) => format!("{}: {}", doc.origin, doc.metadata.title.unwrap_or(doc.text)),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &[&str]) {
        assert_eq!(read_stream(name, bytes), expected);
    }

    #[test]
    fn the_content_of_a_stream_decides() {
        check("stdin", b"The harbour was closed.", &["stdin: The harbour was closed."]);
        check("stdin", b"{\"title\": \"A\"}\n{\"title\": \"B\"}\n", &["stdin:1: A", "stdin:2: B"]);
        check("stdin", b"{\n\"title\": \"A\"\n}\n", &["stdin:1: A"]);
        check("stdin", b"", &["stdin: empty file"]);
    }

    #[test]
    fn compression_is_told_by_content_and_not_by_name() {
        let data = zstd::encode_all(&b"{\"title\": \"A\"}\n"[..], 1).unwrap();
        check("a.jsonl", &data, &["a.jsonl:1: A"]);
        check("a.jsonl.gz", b"{\"title\": \"A\"}\n", &["a.jsonl.gz:1: A"]);
    }

    #[test]
    fn binary_content_is_refused_also_when_it_is_compressed() {
        check("a.txt", b"%PDF-1.7\n%\xe2\xe3", &["a.txt: binary file (PDF document)"]);
        let twice = zstd::encode_all(&zstd::encode_all(&b"text"[..], 1).unwrap()[..], 1).unwrap();
        check("a.zst", &twice, &["a.zst: binary file (zstd data in compressed data)"]);
        check("a.jsonl", &[0; 5000], &["a.jsonl: binary file (unknown kind)"]);
    }

    #[test]
    fn a_compressed_text_that_is_cut_is_read_up_to_the_cut() {
        let text = (0..60_000).map(|i| (i * 7919 % 100_003).to_string()).collect::<Vec<_>>().join(" ");
        let data = zstd::encode_all(text.as_bytes(), 1).unwrap();
        let read = read_stream("a.txt.zst", &data[..data.len() - 9]);
        assert!(read[0].starts_with("a.txt.zst: 0 7919 15838 ") && read[0].len() > 100_000, "{}", read[0].len());
        assert_eq!(read[1..], ["a.txt.zst: compressed data ends too early"]);
        check("a.txt.zst", &data[..8], &["a.txt.zst: compressed data ends too early"]);
    }

    #[test]
    fn web_archives_may_hold_what_is_no_text() {
        let record = |kind: &str, uri: &str, content: &str| {
            let length = content.len();
            format!("WARC/1.0\nWARC-Type: {kind}\nWARC-Target-URI: {uri}\nContent-Length: {length}\n\n{content}\n\n")
        };
        let (page, image) = ("<html>The harbour", "\0\u{1}".repeat(900));
        let file = record("resource", "http://a/", page) + &record("resource", "http://b/", &image);
        check("a", file.as_bytes(), &[&format!("a#0: {page}"), "a: passed over 1 record: 1 neither HTML nor text"]);
    }

    #[test]
    fn compressed_data_that_is_too_large_is_read_up_to_the_limit() {
        let options = ReadOptions { max_decompressed: 200_000, ..ReadOptions::default() };
        let lines = "{\"title\": \"A\"}\n".repeat(100_000);
        let data = zstd::encode_all(lines.as_bytes(), 1).unwrap();
        let mut reader = open_stream("a", Box::new(std::io::Cursor::new(data)), &options).unwrap();
        let read: Vec<_> = std::iter::from_fn(|| reader.next_document()).collect();
        let (last, before) = read.split_last().unwrap();
        assert!(before.len() > 4_000 && before.iter().all(Result::is_ok), "{}", before.len());
        assert_eq!(last.as_ref().unwrap_err().kind, ReadErrorKind::Oversized(200_000));
    }

    #[test]
    fn the_format_can_be_given() {
        let options = ReadOptions { format: Some(Format::Text), ..ReadOptions::default() };
        let reader = open_stream("stdin", Box::new(&b"{\"title\": \"A\"}"[..]), &options).unwrap();
        assert!(!reader.holds_many());
        assert_eq!(read_all(reader), ["stdin: {\"title\": \"A\"}"]);
    }

    #[test]
    fn files_are_opened_as_they_were_found() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "The harbour").unwrap();
        let file = find_files(folder.path()).unwrap().files.remove(0);
        assert_eq!(read_all(open(&file, &ReadOptions::default()).unwrap()), ["a.txt: The harbour"]);
    }

    #[test]
    fn what_cannot_be_opened_may_be_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(open_error(&folder.path().join("gone")), "a: no such file or folder");
        assert_eq!(open_error(folder.path()), "a: a folder, not a file");
    }

    #[track_caller]
    fn open_error(path: &Path) -> String {
        let file = CorpusFile { path: path.to_owned(), below_root: "a".to_owned(), size: 0, modified: None };
        let error = open(&file, &ReadOptions::default()).expect_err("the file cannot be opened");
        assert!(error.is_transient());
        error.to_string()
    }
}
