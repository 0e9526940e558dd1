//! Archives as users have them: of texts and of records, compressed, nested, cut and hostile.

use std::fs::File;
use std::io::{Cursor, Seek, Write};

use proptest::prelude::*;

use super::super::open::{ReadOptions, Source};
use super::*;

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, path, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(*path, ::zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read_source(source: Source) -> Vec<String> {
    let opening = Opening { options: ReadOptions::default(), depth: 0 };
    let mut reader = match open_source("a", source, &opening) {
        Ok(reader) => reader,
        Err(error) => return vec![error.to_string()],
    };
    let mut read: Vec<String> = std::iter::from_fn(|| reader.next_document())
        .map(|result| match result {
            Ok(doc) => format!("{}: {}", doc.origin, doc.metadata.title.unwrap_or(doc.text)),
            Err(error) => error.to_string(),
        })
        .collect();
    if reader.hidden() > 0 {
        read.push(format!("{} hidden", reader.hidden()));
    }
    read
}

fn read_stream(bytes: &[u8]) -> Vec<String> {
    read_source(Source::Stream(Box::new(Cursor::new(bytes.to_vec()))))
}

fn read_file(bytes: &[u8]) -> Vec<String> {
    let mut file: File = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    read_source(Source::File { file, size: bytes.len() as u64 })
}

/// Checks the archive as a file and as a stream.
#[track_caller]
fn check(archive: &[u8], expected: &[&str]) {
    assert_eq!(read_file(archive), expected);
    assert_eq!(read_stream(archive), expected);
}

const MIXED: [(&str, &[u8]); 5] = [
    ("2010/a", b"The harbour"),
    ("./news.jsonl", b"{\"title\": \"A\"}\nx\n{\"title\": \"B\"}\n"),
    (".hidden/b", b"no"),
    ("__MACOSX/._a", b"no"),
    ("empty.txt", b""),
];

#[test]
fn files_in_an_archive_are_read_like_files_in_a_folder() {
    let expected = [
        "a!2010/a: The harbour",
        "a!news.jsonl:1: A",
        "a!news.jsonl:2: not valid JSON: expected value at column 1",
        "a!news.jsonl:3: B",
        "a!empty.txt: empty file",
        "2 hidden",
    ];
    check(&tar(&MIXED), &expected);
    let mut zipped = MIXED;
    zipped[1].0 = "news.jsonl";
    check(&zip(&zipped), &expected);
}

#[test]
fn compression_stands_around_archives_and_within_them() {
    let packed = zstd::encode_all(&b"The harbour"[..], 1).unwrap();
    let archive = tar(&[("a.txt.zst", &packed)]);
    check(&zstd::encode_all(&archive[..], 1).unwrap(), &["a!a.txt.zst: The harbour"]);
    check(&zstd::encode_all(&zip(&[("b", b"B")])[..], 1).unwrap(), &["a!b: B"]);
}

#[test]
fn archives_lie_in_archives_up_to_a_depth() {
    let inner = zip(&[("b.txt", b"B")]);
    check(&tar(&[("x.zip", &inner)]), &["a!x.zip!b.txt: B"]);
    let deep = tar(&[("3", &tar(&[("2", &tar(&[("1", &inner)])), ("b", b"B")]))]);
    check(&deep, &["a!3!2!1: archives within 3 archives are not read; unpack it first", "a!3!b: B"]);
}

#[test]
fn long_and_strange_names_are_kept() {
    let long = format!("{}/a", "folder/".repeat(40));
    check(&tar(&[(&long, b"A")]), &[&format!("a!{long}: A")]);
    check(&tar(&[("köln\n", b"A")]), &["a!köln\\x0A: A"]);
}

#[test]
fn links_are_named() {
    let mut builder = ::tar::Builder::new(Vec::new());
    let mut header = ::tar::Header::new_gnu();
    header.set_entry_type(::tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "link", "/etc/hostname").unwrap();
    check(&builder.into_inner().unwrap(), &["a!link: not a regular file"]);
}

#[test]
fn old_archives_without_a_magic_are_known_by_their_sum() {
    let mut builder = ::tar::Builder::new(Vec::new());
    let mut header = ::tar::Header::new_old();
    header.set_path("b").unwrap();
    header.set_size(1);
    header.set_cksum();
    builder.append(&header, &b"B"[..]).unwrap();
    check(&builder.into_inner().unwrap(), &["a!b: B"]);
}

#[test]
fn an_archive_that_is_cut_gives_what_came_before() {
    let archive = tar(&[("1", b"A"), ("2", &[b'x'; 2000])]);
    let cut = "a!2: compressed data ends too early";
    let read = read_stream(&archive[..2000]);
    assert_eq!((read[0].as_str(), read[2].as_str()), ("a!1: A", cut));
    let zipped = zip(&[("1", b"A"), ("2", &[b'x'; 2000])]);
    assert!(read_file(&zipped[..zipped.len() - 30])[0].starts_with("a: compressed data is damaged"));
}

#[test]
fn damage_in_one_file_leaves_the_others() {
    let mut archive = zip(&[("1", &b"The harbour was closed. ".repeat(9)), ("2", b"B")]);
    archive[40] ^= 0xff;
    let read = read_file(&archive);
    assert!(read.iter().any(|line| line.starts_with("a!1: compressed data is damaged")), "{read:?}");
    assert!(read.contains(&"a!2: B".to_owned()), "{read:?}");
}

#[test]
fn no_more_is_read_than_there_is() {
    let mut archive = zip(&[("a.txt", b"The harbour"), ("b.txt", b"The ferry")]);
    // The size of the first file in the list.
    let entry = archive.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    archive[entry + 20..entry + 24].copy_from_slice(&[0, 0, 0, 0x70]);
    let opening = Opening { options: ReadOptions::default(), depth: 0 };
    let source = Source::Stream(Box::new(Cursor::new(archive.clone())));
    let mut reader = open_source("a", source, &opening).unwrap();
    while reader.next_document().is_some() {}
    assert_eq!(reader.bytes_read(), archive.len() as u64);
}

#[test]
fn other_programs_documents_are_refused() {
    check(&zip(&[("[Content_Types].xml", b"<Types/>")]), &["a: binary file (office document)"]);
    check(&zip(&[("mimetype", b"application/epub+zip")]), &["a: binary file (OpenDocument file or e-book)"]);
}

#[test]
fn an_empty_archive_is_an_empty_file() {
    check(&zip(&[]), &["a: empty file"]);
    check(&tar(&[("b/", b"")]), &["a: empty file"]);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_given_up() {
    let zeros = vec![b'0'; 80 << 20];
    let read = read_file(&zip(&[("1", b"A"), ("2", &zeros), ("3", b"B")]));
    assert_eq!(read[0], "a!1: A");
    assert!(
        read.iter().skip(1).all(|line| line.ends_with("the rest was not read") || line.len() > 1_000),
        "{}",
        read.len()
    );
    assert!(read.len() >= 2);
}

proptest! {
    #[test]
    fn never_panics_on_damage(flips in prop::collection::vec((0..4000_usize, any::<u8>()), 0..20), cut in 0..4000_usize) {
        for mut archive in [tar(&MIXED), zip(&MIXED)] {
            for (place, byte) in &flips {
                let place = place % archive.len();
                archive[place] = *byte;
            }
            archive.truncate(cut.max(1));
            read_file(&archive);
            read_stream(&archive);
        }
    }
}
