//! What the fuzzer asserts of an input, for each target. The tests of the project include this file and run it on the
//! seeds, so that the two cannot drift apart.

use std::collections::HashSet;
use std::io::Cursor;
use std::sync::LazyLock;

use dateline::article::Article;
use dateline::corpus::{FieldMap, Format, Media, Metadata, Origin, Place, RawDocument, ReadOptions, open_stream};
use dateline::extract::{ExtractOptions, extract};
use dateline::query::{MAX_LENGTH, Parsed, parse, parse_plain};

/// The name of the file that an input is read as.
const NAME: &str = "harbour";

/// Small limits, so that an input that takes long is a finding and not just large; in bytes.
const MAX_DOCUMENT: usize = 16 << 10;
const MAX_DECOMPRESSED: u64 = 256 << 10;

/// Decoding makes no more than three bytes of one.
const MAX_TEXT: usize = 3 * MAX_DOCUMENT;

/// A block of statements at the head of a text has no more lines.
const HEAD_LINES: usize = 20;

/// The names of keys, of which there are many: made once, so that more inputs can be tried.
static FIELDS: LazyLock<FieldMap> = LazyLock::new(FieldMap::default);

/// Runs an input through the target of this name.
///
/// # Panics
///
/// If something is found.
pub(crate) fn check(target: &str, data: &[u8]) {
    match target {
        "text" => read(data, Some(Format::Text)),
        "html" => read(data, Some(Format::Html)),
        "json_lines" => read(data, Some(Format::JsonLines)),
        "json_objects" => read(data, Some(Format::JsonObjects)),
        "csv" => read(data, Some(Format::Csv)),
        "warc" => read(data, Some(Format::Warc)),
        "arc" => read(data, Some(Format::Arc)),
        // These are told by their content.
        "tar" | "zip" | "compressed" | "parquet" => read(data, None),
        "extract_text" => extract_from(data, Media::Text),
        "extract_html" => extract_from(data, Media::Html),
        "query" => read_query(&String::from_utf8_lossy(data)),
        _ => panic!("there is no target `{target}`"),
    }
}

/// Reads an input to its end.
fn read(data: &[u8], format: Option<Format>) {
    let options =
        ReadOptions { fields: FIELDS.clone(), format, max_document: MAX_DOCUMENT, max_decompressed: MAX_DECOMPRESSED };
    let mut reader = match open_stream(NAME, Box::new(Cursor::new(data.to_vec())), &options) {
        Ok(reader) => reader,
        Err(error) => {
            assert_eq!(error.origin.path, NAME);
            assert!(error.to_string().starts_with(NAME), "{error}");
            return;
        }
    };
    let (mut results, mut is_archive) = (0_usize, false);
    while let Some(result) = reader.next_document() {
        results += 1;
        let origin = match result {
            Ok(document) => {
                check_document(&document);
                document.origin
            }
            Err(error) => {
                assert!(error.to_string().starts_with(NAME), "{error}");
                error.origin
            }
        };
        assert_eq!(origin.path, NAME);
        assert_ne!(origin.place, Place::Line(0), "lines and rows count from 1");
        is_archive |= origin.member.is_some();
        // A document or a fault takes a byte at least, and a few more faults may be told at the end.
        let most = data.len() + usize::try_from(MAX_DECOMPRESSED).expect("is small") + 16;
        assert!(is_archive || results <= most, "{results} results of {} bytes", data.len());
    }
    assert!(reader.next_document().is_none(), "it goes on after its end");
    assert!(reader.bytes_read() <= data.len() as u64, "it read {} bytes of {}", reader.bytes_read(), data.len());
}

fn check_document(document: &RawDocument) {
    assert!(document.text.len() <= MAX_TEXT, "a text of {} bytes", document.text.len());
    let Metadata { id, url, title, date, source, author, language, section } = &document.metadata;
    for value in [id, url, title, date, source, author, language, section].into_iter().flatten() {
        assert!(!value.is_empty() && value.trim() == value, "`{value}` is empty or not trimmed");
    }
}

/// Makes an article of an input: by itself, and with its first lines as the fields of its record.
fn extract_from(data: &[u8], media: Media) {
    let text = String::from_utf8_lossy(data).into_owned();
    let origin = Origin::new(NAME, Place::File);
    let mut document = RawDocument { origin, metadata: Metadata::default(), media, text };
    let options = ExtractOptions { source: None, today: "2026-01-01".parse().expect("is a date") };
    if let Ok(article) = extract(&document, &options) {
        check_article(&article, &options);
        if media == Media::Text {
            check_nothing_is_lost(&document.text, &article);
        }
    }
    let mut lines = document.text.lines().map(|line| Some(line.trim().to_owned()).filter(|line| !line.is_empty()));
    let mut line = || lines.next().flatten();
    document.metadata =
        Metadata { title: line(), date: line(), author: line(), url: line(), language: line(), ..Metadata::default() };
    if let Ok(article) = extract(&document, &options) {
        check_article(&article, &options);
    }
}

fn check_article(article: &Article, options: &ExtractOptions) {
    let has_text = |text: &str| text.contains(char::is_alphanumeric);
    let title = article.title.as_deref();
    assert!(title.is_some_and(has_text) || has_text(&article.body), "neither title nor body has text");
    assert!(title.is_none_or(|title| !title.trim_matches(is_blank).is_empty()), "the title is empty");
    let mut paragraphs = article.body.split("\n\n");
    assert!(article.body.is_empty() || paragraphs.all(|text| !text.trim().is_empty()), "a paragraph is blank");
    assert!(article.furniture.iter().all(|line| !line.text.trim().is_empty()), "a line of the page is blank");
    let date = article.published.map(|published| published.date());
    assert!(date.is_none_or(|date| date.first_key() <= options.today.last_key()), "published on {date:?}");
}

/// Checks that each word of the text is in the article or in the furniture.
///
/// What is written there in another way is left out: character references, addresses of links, and what a block at the
/// head of the text states.
fn check_nothing_is_lost(text: &str, article: &Article) {
    if text.contains('&') || text.contains("](") {
        return;
    }
    let furniture = article.furniture.iter().map(|line| line.text.as_str());
    let kept: Vec<&str> =
        article.title.as_deref().into_iter().chain([article.body.as_str()]).chain(furniture).collect();
    let kept = kept.join("\n");
    let known: HashSet<&str> = words(&kept).collect();
    let is_line_end = |c| matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let lines = text.split(is_line_end).map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    let may_be_head = |line: &str| line.contains(':') || line.starts_with(|c: char| c.is_ascii_punctuation());
    let has_head = lines.clone().next().is_some_and(may_be_head);
    let lines = lines.skip(if has_head { HEAD_LINES } else { 0 });
    for word in lines.flat_map(words) {
        assert!(known.contains(word) || kept.contains(word), "lost `{word}`");
    }
}

/// Tells what cannot be seen: a line of nothing else is blank.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Returns the runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Reads a query in both syntaxes, and what is printed of it again.
fn read_query(query: &str) {
    let today = "2010-11-21".parse().expect("a date");
    for parsed in [parse(query, today), parse_plain(query)] {
        check_places(query, &parsed);
        let printed = parsed.ast.to_string();
        if printed.chars().count() > MAX_LENGTH {
            continue;
        }
        let again = parse(&printed, today);
        assert_eq!(again.errors, [], "{printed}");
        assert_eq!(again.ast.to_string(), printed);
        let (meant, read) = (format!("{:?}", parsed.ast), format!("{:?}", again.ast));
        assert!(without_places(&meant).eq(without_places(&read)), "{meant}\n{read}");
    }
}

/// Every place that is pointed at is a part of the query, and every message says something.
fn check_places(query: &str, parsed: &Parsed) {
    for error in &parsed.errors {
        assert!(query.get(error.span.clone()).is_some(), "{error:?}");
        assert!(!error.kind.message().is_empty() && error.kind.hints().iter().all(|hint| !hint.is_empty()));
    }
    for note in &parsed.notes {
        assert!(query.get(note.span.clone()).is_some(), "{note:?}");
    }
    parsed.ast.for_each_text(&mut |text| {
        assert!(query.get(text.pattern.span.clone()).is_some(), "{text:?}");
    });
}

/// The tree of a query as it is written for debugging, without the places.
fn without_places(tree: &str) -> impl Iterator<Item = &str> {
    tree.split("span: ").map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'))
}
