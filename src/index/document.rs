//! Articles as documents of the index and back: nowhere else.

use std::collections::BTreeSet;

use tantivy::schema::document::Document;
use tantivy::schema::{Field, OwnedValue};

use super::lines::LineKeys;
use super::schema::{Fields, KIND_ARTICLE, KIND_GLUED, KIND_MARKER, KIND_WHOLE};
use super::stored::{StoredDocument, StoredField};
use crate::analysis::{TextAnalyzer, language_of_analysis};
use crate::article::{Article, DateOrigin, Property};
use crate::date::Moment;
use crate::language::Language;

/// A document on its way into the index.
///
/// What `held` holds is dropped once the document is indexed, which is how the pipeline bounds the bytes that wait in
/// tantivy's queue.
pub(super) struct IndexDocument {
    /// What is indexed and what columns have.
    indexed: Vec<(Field, OwnedValue)>,
    stored: StoredDocument,
    /// How many words title and body have together.
    length: u32,
    _held: Held,
}

/// Whatever has to live as long as the document waits.
pub type Held = Box<dyn Send + Sync>;

impl IndexDocument {
    fn new(held: Held) -> Self {
        Self { indexed: Vec::new(), stored: StoredDocument::default(), length: 0, _held: held }
    }

    /// Returns what is stored of it.
    pub(super) fn stored(&self) -> &StoredDocument {
        &self.stored
    }

    /// Returns how many words title and body have together, 0 for a marker.
    pub(super) fn length(&self) -> u32 {
        self.length
    }

    fn index(&mut self, field: Field, value: impl Into<OwnedValue>) {
        self.indexed.push((field, value.into()));
    }

    /// Indexes a text if there is one, and stores it.
    fn add(&mut self, field: Field, stored: StoredField, value: Option<String>) {
        if let Some(value) = value {
            self.index(field, value.as_str());
            self.stored.add(stored, value);
        }
    }
}

impl std::fmt::Debug for IndexDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexDocument").field("fields", &self.indexed.len()).finish_non_exhaustive()
    }
}

impl Document for IndexDocument {
    type Value<'a> = &'a OwnedValue;
    type FieldsValuesIter<'a> = FieldValues<'a>;

    fn iter_fields_and_values(&self) -> FieldValues<'_> {
        FieldValues { document: self, next: 0 }
    }
}

/// The fields of an [`IndexDocument`] with their values.
pub(super) struct FieldValues<'a> {
    document: &'a IndexDocument,
    next: usize,
}

impl<'a> Iterator for FieldValues<'a> {
    type Item = (Field, &'a OwnedValue);

    fn next(&mut self) -> Option<Self::Item> {
        let (field, value) = self.document.indexed.get(self.next)?;
        self.next += 1;
        Some((*field, value))
    }
}

/// What an article's document holds besides the article.
#[derive(Debug, Clone, Copy)]
pub struct Provenance<'a> {
    /// The file it came from.
    pub location: &'a str,
    /// The hash of the record and its settings.
    pub content: u64,
    /// When the article was first indexed.
    pub first_indexed: Moment,
    /// The stamp of the file, where this article is all that it holds.
    pub stamp: Option<u64>,
}

/// Makes the document of an article.
pub(super) fn of_article(
    fields: &Fields,
    analyzer: &mut TextAnalyzer,
    article: Article,
    provenance: Provenance<'_>,
    held: Held,
) -> IndexDocument {
    let mut document = IndexDocument::new(held);
    document.index(fields.kind, KIND_ARTICLE);
    document.index(fields.kind, if article.glued.is_empty() { KIND_WHOLE } else { KIND_GLUED });
    for property in Property::ALL.into_iter().filter(|property| property.is_known(&article)) {
        document.index(fields.kind, property_term(property));
    }
    index_texts(&mut document, fields, analyzer, &article);
    let keys = LineKeys::of(&article);
    for key in keys.in_body {
        document.index(fields.lines, key);
    }
    for key in keys.repeated {
        document.index(fields.repeated_lines, key);
    }
    document.index(fields.outlet, keys.outlet);
    document.index(fields.story, keys.story);
    document.index(fields.first_indexed, provenance.first_indexed.seconds());
    document.index(fields.content, provenance.content);
    if let Some(stamp) = provenance.stamp {
        document.index(fields.stamp, stamp);
    }
    store(&mut document, fields, article, provenance.location);
    document
}

/// Indexes title, body and furniture.
fn index_texts(document: &mut IndexDocument, fields: &Fields, analyzer: &mut TextAnalyzer, article: &Article) {
    let language = analysis_language(article);
    document.index(fields.analysed, language.code());
    let mut suspects = BTreeSet::new();
    let (mut n_words_of_body, mut length) = (0, 0);
    let title = article.title.as_deref().map(|title| (title, fields.title, fields.title_forms));
    let body = (article.body.as_str(), fields.body, fields.body_forms);
    for (text, stems_field, written_field) in title.into_iter().chain([body]) {
        let terms = analyzer.analyse(text, language, &article.glued);
        document.index(stems_field, terms.stems);
        document.index(written_field, terms.written);
        suspects.extend(terms.suspects.into_iter().map(|range| &text[range]));
        n_words_of_body = terms.n_words;
        length += terms.n_words;
    }
    document.index(fields.words, n_words_of_body);
    document.length = u32::try_from(length).expect("an article has fewer words than 2^32");
    for word in suspects {
        document.index(fields.joints, word);
    }
    for parts in &article.glued {
        document.index(fields.glued, parts.concat());
    }
    if !article.furniture.is_empty() {
        let lines: Vec<&str> = article.furniture.iter().map(|furniture| furniture.text.as_str()).collect();
        document.index(fields.furniture, lines.join("\n"));
    }
}

/// Stores an article, and indexes the fields that are stored as they are.
fn store(document: &mut IndexDocument, fields: &Fields, article: Article, location: &str) {
    document.add(fields.id, StoredField::Id, Some(article.id));
    document.add(fields.location, StoredField::Location, Some(location.to_owned()));
    document.add(fields.source, StoredField::Source, article.source);
    document.add(fields.author, StoredField::Author, article.author);
    document.add(fields.url, StoredField::Url, article.url);
    document.add(fields.section, StoredField::Section, article.section);
    document.add(fields.lang, StoredField::Language, Some(article.language.code().to_owned()));
    let stored = &mut document.stored;
    stored.add(StoredField::Origin, article.origin);
    if let Some(title) = article.title {
        stored.add(StoredField::Title, title);
    }
    if !article.glued.is_empty() {
        stored.add(StoredField::Glued, serde_json::to_string(&article.glued).expect("glued words are text"));
    }
    if !article.furniture.is_empty() {
        stored.add(StoredField::Furniture, serde_json::to_string(&article.furniture).expect("furniture is text"));
    }
    stored.add(StoredField::Body, article.body);
    if let Some(published) = article.published {
        let origin = article.published_from.unwrap_or(DateOrigin::Metadata);
        stored.add(StoredField::Published, format!("{published} {}", origin.name()));
        document.index(fields.published, published.sort_key());
    }
}

/// Returns the language by whose rules an article is analysed: its own, else the usual one of its script.
pub fn analysis_language(article: &Article) -> Language {
    language_of_analysis(article.language, article.title.as_deref(), &article.body)
}

/// Makes the marker of a file: it is read to its end, and `rejects` of its records gave no article.
pub(super) fn of_marker(fields: &Fields, location: &str, stamp: u64, rejects: u64) -> IndexDocument {
    let mut document = IndexDocument::new(Box::new(()));
    document.index(fields.kind, KIND_MARKER);
    document.index(fields.id, marker_id(location));
    document.add(fields.location, StoredField::Location, Some(location.to_owned()));
    document.index(fields.stamp, stamp);
    document.index(fields.rejects, rejects);
    document
}

/// Returns the term of `kind` that all articles have of which this is known.
pub(super) fn property_term(property: Property) -> String {
    format!("has:{}", property.name())
}

/// Returns the id that the marker of a file is deleted by. No article has such an id: a zero byte leads it.
pub(super) fn marker_id(location: &str) -> String {
    format!("\0{location}")
}

/// Reads an article back from its stored fields. Without those of its text, it has no body and no furniture.
///
/// Returns None if a field is missing or malformed, which only a damaged index has.
pub(super) fn to_article(mut document: StoredDocument) -> Option<Article> {
    let (published, published_from) = match document.text(StoredField::Published) {
        None => (None, None),
        Some(stored) => {
            let (date, origin) = stored.split_once(' ')?;
            (Some(date.parse().ok()?), Some(DateOrigin::from_name(origin)?))
        }
    };
    let language = document.text(StoredField::Language)?.parse::<Language>().ok()?;
    let furniture = match document.text(StoredField::Furniture) {
        None => Vec::new(),
        Some(json) => serde_json::from_str(json).ok()?,
    };
    let glued = match document.text(StoredField::Glued) {
        None => Vec::new(),
        Some(json) => serde_json::from_str(json).ok()?,
    };
    let mut take = |field| document.take_text(field);
    Some(Article {
        id: take(StoredField::Id)?,
        origin: take(StoredField::Origin)?,
        url: take(StoredField::Url),
        title: take(StoredField::Title),
        body: take(StoredField::Body).unwrap_or_default(),
        source: take(StoredField::Source),
        author: take(StoredField::Author),
        section: take(StoredField::Section),
        published,
        published_from,
        language,
        furniture,
        glued,
    })
}
