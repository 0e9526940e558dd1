//! What is stored is read back, with a dictionary and without, and damage is told.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use tantivy::Directory;
use tantivy::directory::RamDirectory;

use super::SegmentStore;
use super::codec::SAMPLE_BYTES;
use super::record;
use super::writer::ArticleStoreWriter;
use crate::article::Article;
use crate::date::Moment;
use crate::index::stored::{StoredDocument, StoredField};
use crate::index::{ArticleIndex, ArticleWriter, Provenance, Replaces, WriterOptions};
use crate::language::Language;

/// The texts of some articles: they have words in common, as those of a corpus have.
fn bodies(bytes: usize) -> Vec<String> {
    let mut bodies = Vec::new();
    let mut written = 0;
    while written < bytes {
        let number = bodies.len();
        let topics = ["ship", "train", "minister", "Zürich", "北京"];
        let words: Vec<&str> = (0..60).map(|word| topics[(number + word * word) % 5]).collect();
        let body = words.join(" harbour ");
        written += body.len();
        bodies.push(format!("{number} {body}"));
    }
    bodies
}

/// Writes documents of a title and a body, and opens the file.
fn stored(bodies: &[String], dictionary: &Arc<OnceLock<Arc<[u8]>>>) -> SegmentStore {
    let directory = RamDirectory::create();
    let path = Path::new("segment.articles");
    let mut writer = ArticleStoreWriter::new(directory.open_write(path).unwrap(), Arc::clone(dictionary));
    for (number, body) in bodies.iter().enumerate() {
        let mut document = StoredDocument::default();
        document.add(StoredField::Title, format!("title {number}"));
        document.add(StoredField::Body, body.clone());
        let (mut head, mut text) = (Vec::new(), Vec::new());
        record::write(&document, &mut head, &mut text);
        writer.add(&head, &text, u32::try_from(number).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    SegmentStore::open(&directory.open_read(path).unwrap()).unwrap()
}

#[track_caller]
fn check_bodies(store: &SegmentStore, bodies: &[String]) {
    assert_eq!(store.n_documents(), bodies.len());
    for (number, body) in (0_u32..).zip(bodies) {
        let head = store.head(number).unwrap();
        assert_eq!(
            (head.text(StoredField::Title), head.text(StoredField::Body)),
            (Some(&*format!("title {number}")), None)
        );
        assert_eq!(store.lengths().of(number), number);
        assert_eq!(store.document(number).unwrap().text(StoredField::Body), Some(body.as_str()));
    }
    let n_documents = u32::try_from(bodies.len()).unwrap();
    assert_eq!(store.words(), (0..u64::from(n_documents)).sum::<u64>());
    assert!(store.head(n_documents).is_err());
}

#[test]
fn few_articles_have_no_dictionary() {
    let bodies = bodies(5_000);
    let store = stored(&bodies, &Arc::default());
    assert!(store.dictionary().is_empty());
    check_bodies(&store, &bodies);
    check_bodies(&stored(&[], &Arc::default()), &[]);
}

#[test]
fn many_articles_make_a_dictionary_that_later_ones_use() {
    let dictionary = Arc::default();
    let many = bodies(SAMPLE_BYTES + 10_000);
    let store = stored(&many, &dictionary);
    assert!(!store.dictionary().is_empty());
    check_bodies(&store, &many);
    let few = bodies(3_000);
    let later = stored(&few, &dictionary);
    assert_eq!(later.dictionary(), store.dictionary());
    check_bodies(&later, &few);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_comes_back(texts in prop::collection::vec("\\PC{0,200}", 0..8)) {
        check_bodies(&stored(&texts, &Arc::default()), &texts);
    }
}

#[test]
fn damaged_frames_are_errors() {
    let directory = RamDirectory::create();
    let path = Path::new("segment.articles");
    let mut writer = ArticleStoreWriter::new(directory.open_write(path).unwrap(), Arc::default());
    writer
        .add(&[StoredField::Id.number(), 1, 0, 0, 0, b'a'], &[StoredField::Body.number(), 1, 0, 0, 0, b'b'], 7)
        .unwrap();
    writer.finish().unwrap();
    let whole = directory.open_read(path).unwrap().read_bytes().unwrap().to_vec();
    for place in 0..whole.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[place] ^= flip;
            let file = tantivy::directory::FileSlice::from(bytes);
            // Most damage is told; no damage is a panic or another text.
            if let Ok(document) = SegmentStore::open(&file).and_then(|store| store.document(0)) {
                assert_eq!((document.text(StoredField::Id), document.text(StoredField::Body)), (Some("a"), Some("b")));
            }
        }
    }
    for length in 0..whole.len() {
        let file = tantivy::directory::FileSlice::from(whole[..length].to_vec());
        assert!(SegmentStore::open(&file).and_then(|store| store.document(0)).is_err(), "{length}");
    }
}

#[test]
fn segments_with_and_without_a_dictionary_are_merged() {
    let folder = tempfile::tempdir().unwrap();
    let many = bodies(SAMPLE_BYTES + 10_000);
    // Enough runs for a merge; the second one is the one that makes a dictionary.
    for run in 0..10 {
        let options = WriterOptions { threads: 1, memory: 64_000_000 };
        let writer = ArticleWriter::open(folder.path(), options).unwrap();
        let written = if run == 1 { many.as_slice() } else { &many[..2] };
        let mut adder = writer.adder();
        for (number, body) in written.iter().enumerate() {
            let article = article(&format!("{run}-{number}"), body);
            let provenance =
                Provenance { location: "a", content: 0, first_indexed: Moment::of_seconds(0), stamp: None };
            adder.add(article, provenance, Replaces::Nothing, Box::new(())).unwrap();
        }
        drop(adder);
        writer.finish().unwrap();
    }
    let index = ArticleIndex::open(folder.path()).unwrap();
    assert!(index.searcher().segment_readers().len() < 10);
    for run in 0..10 {
        let written = if run == 1 { many.as_slice() } else { &many[..2] };
        for (number, body) in written.iter().enumerate() {
            let id = format!("{run}-{number}");
            let address = index.find(&id).unwrap().unwrap();
            assert_eq!(index.article(address).unwrap(), article(&id, body));
            assert_eq!(index.article_head(address).unwrap(), article(&id, ""));
        }
    }
}

fn article(id: &str, body: &str) -> Article {
    Article {
        id: id.to_owned(),
        origin: id.to_owned(),
        title: Some(format!("title of {id}")),
        body: body.to_owned(),
        source: Some("Courier".to_owned()),
        language: Language::ENGLISH,
        ..Article::default()
    }
}
