//! What the postings and columns of an index say of its articles:
//! 1. words as written stand at the positions of their stems;
//! 2. sentences and paragraphs begin at the positions of their breaks;
//! 3. an article is counted once for a word, however often and in whatever spelling it has it, and not for parts;
//! 4. names are one value of a column, and what an article has is a term of its kind.

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::{ArticleIndex, ArticleWriter, Provenance, Replaces, WriterOptions};
use crate::analysis::{PARAGRAPH_BREAK, SENTENCE_BREAK};
use crate::article::{Article, Property};
use crate::date::Moment;
use crate::language::Language;

fn article(id: &str, body: &str) -> Article {
    Article {
        id: id.to_owned(),
        origin: id.to_owned(),
        title: Some("The Ferry".to_owned()),
        body: body.to_owned(),
        source: Some("Harbour Courier".to_owned()),
        language: Language::ENGLISH,
        glued: vec![vec!["Ferry".to_owned(), "with".to_owned()]],
        ..Article::default()
    }
}

fn index_of(bodies: &[&str]) -> (tempfile::TempDir, ArticleIndex) {
    let folder = tempfile::tempdir().unwrap();
    let writer = ArticleWriter::open(folder.path(), WriterOptions { threads: 1, memory: 16_000_000 }).unwrap();
    let mut adder = writer.adder();
    for (number, body) in bodies.iter().enumerate() {
        let article = article(&number.to_string(), body);
        let provenance =
            Provenance { location: "a.txt", content: 0, first_indexed: Moment::of_seconds(0), stamp: None };
        adder.add(article, provenance, Replaces::Nothing, Box::new(())).unwrap();
    }
    drop(adder);
    writer.commit().unwrap();
    let index = ArticleIndex::open(folder.path()).unwrap();
    (folder, index)
}

/// Checks the positions of a term in the first article.
#[track_caller]
fn check_positions(index: &ArticleIndex, field: Field, term: &str, expected: &[u32]) {
    let searcher = index.searcher();
    let inverted = searcher.segment_reader(0).inverted_index(field).unwrap();
    let term = Term::from_field_text(field, term);
    let mut found = Vec::new();
    if let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions).unwrap()
        && postings.doc() != TERMINATED
    {
        postings.positions(&mut found);
    }
    assert_eq!(found, expected, "{term:?}");
}

#[test]
fn stems_written_forms_and_breaks_share_positions() {
    let (_folder, index) = index_of(&["The Ferrywith cars. It left\n\nTHE END came"]);
    let fields = index.fields();
    for (term, expected) in [("the\u{1}The", &[0][..]), ("the\u{1}THE", &[6]), ("the", &[]), ("left", &[5])] {
        check_positions(&index, fields.body_forms, term, expected);
    }
    check_positions(&index, fields.body_forms, "ferrywith\u{1}Ferrywith", &[1]);
    check_positions(&index, fields.body_forms, "ferry\u{1}\u{2}Ferry", &[1]);
    check_positions(&index, fields.body_forms, "with\u{1}\u{2}with", &[2]);
    check_positions(&index, fields.body, "the\u{1}en", &[0, 6]);
    check_positions(&index, fields.body, SENTENCE_BREAK, &[4, 6]);
    check_positions(&index, fields.body, PARAGRAPH_BREAK, &[6]);
    check_positions(&index, fields.title, SENTENCE_BREAK, &[]);
}

#[test]
fn an_article_counts_once_for_all_spellings_and_not_for_parts() {
    let (_folder, index) = index_of(&["Kim met KIM and kim.", "Kim on a Ferrywith cars", "a ferry, kimono"]);
    let fields = index.fields();
    assert_eq!(index.count_form(fields.body_forms, "kim").unwrap(), 2);
    assert_eq!(index.count_form(fields.body_forms, "ferry").unwrap(), 1);
    assert_eq!(index.count_form(fields.body_forms, "ki").unwrap(), 0);
    assert_eq!(index.count_form(fields.source, "harbour").unwrap(), 3);
}

#[test]
fn columns_and_kinds_say_what_an_article_has() {
    let (_folder, index) = index_of(&["The Ferrywith cars left", "北京大学"]);
    let searcher = index.searcher();
    let columns = searcher.segment_reader(0).fast_fields();
    let words = columns.u64("words").unwrap();
    assert_eq!([words.first(0), words.first(1)], [Some(4), Some(3)]);
    for (column, expected) in [("source", "Harbour Courier"), ("lang", "en")] {
        let names = columns.str(column).unwrap().unwrap();
        let mut name = String::new();
        names.ord_to_str(names.term_ords(0).next().unwrap(), &mut name).unwrap();
        assert_eq!(name, expected);
    }
    let counts = Property::ALL.map(|property| index.count(index.with_property(property)).unwrap());
    assert_eq!(counts, [2, 2, 0, 0, 0, 0]);
}
