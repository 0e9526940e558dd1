//! Articles as documents of the index and back: nowhere else.

use tantivy::schema::document::Document;
use tantivy::schema::{Field, OwnedValue};

use super::StoredDocument;
use super::glue;
use super::lines::LineKeys;
use super::schema::{Fields, KIND_ARTICLE, KIND_GLUED, KIND_MARKER, KIND_WHOLE};
use crate::analysis::{IndexText, language_of_analysis, words};
use crate::article::{Article, DateOrigin, Property};
use crate::language::Language;

/// A document on its way into the index.
///
/// Fields that hold the same text share one value. What `held` holds is dropped once the document is indexed, which
/// is how the pipeline bounds the bytes that wait in tantivy's queue.
pub(super) struct IndexDocument {
    values: Vec<OwnedValue>,
    /// Each field with the place of its value.
    fields: Vec<(Field, usize)>,
    _held: Held,
}

/// Whatever has to live as long as the document waits.
pub type Held = Box<dyn Send + Sync>;

impl IndexDocument {
    fn new(held: Held) -> Self {
        Self { values: Vec::new(), fields: Vec::new(), _held: held }
    }

    fn add(&mut self, fields: &[Field], value: impl Into<OwnedValue>) {
        self.fields.extend(fields.iter().map(|field| (*field, self.values.len())));
        self.values.push(value.into());
    }

    /// Makes a document of texts.
    #[cfg(test)]
    pub(super) fn of_texts(texts: &[(Field, &str)]) -> Self {
        let mut document = Self::new(Box::new(()));
        for (field, text) in texts {
            document.add(&[*field], *text);
        }
        document
    }

    /// Returns the text of a field, None if it has none.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        let (_, place) = self.fields.iter().find(|(own, _)| *own == field)?;
        match &self.values[*place] {
            OwnedValue::Str(text) => Some(text),
            _ => None,
        }
    }

    fn add_optional(&mut self, field: Field, value: Option<&String>) {
        if let Some(value) = value {
            self.add(&[field], value.clone());
        }
    }
}

impl std::fmt::Debug for IndexDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexDocument").field("fields", &self.fields.len()).finish_non_exhaustive()
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
        let (field, place) = self.document.fields.get(self.next)?;
        self.next += 1;
        Some((*field, &self.document.values[*place]))
    }
}

/// What an article's document holds besides the article.
#[derive(Debug, Clone, Copy)]
pub struct Provenance<'a> {
    /// The file it came from.
    pub location: &'a str,
    /// The hash of the record and its settings.
    pub content: u64,
    /// The stamp of the file, where this article is all that it holds.
    pub stamp: Option<u64>,
}

/// Makes the document of an article.
pub(super) fn of_article(fields: &Fields, article: &Article, provenance: Provenance<'_>, held: Held) -> IndexDocument {
    let mut document = IndexDocument::new(held);
    document.add(&[fields.kind], KIND_ARTICLE);
    document.add(&[fields.kind], if article.glued.is_empty() { KIND_WHOLE } else { KIND_GLUED });
    for property in Property::ALL.into_iter().filter(|property| property.is_known(article)) {
        document.add(&[fields.kind], property_term(property));
    }
    document.add(&[fields.id], article.id.clone());
    document.add(&[fields.location], provenance.location);
    document.add(&[fields.origin], article.origin.clone());
    let language = analysis_language(article);
    document.add(&[fields.analysed], language.code());
    if let Some(title) = &article.title {
        document.add(&[fields.title, fields.title_forms], IndexText::write(language, &article.glued, title));
    }
    document.add(&[fields.body, fields.body_forms], IndexText::write(language, &article.glued, &article.body));
    let n_words = words(&article.body).count() as u64;
    let n_words_of_title = article.title.as_deref().map_or(0, |title| words(title).count() as u64);
    document.add(&[fields.words], n_words);
    document.add(&[fields.length], n_words + n_words_of_title);
    if !article.furniture.is_empty() {
        let lines: Vec<&str> = article.furniture.iter().map(|furniture| furniture.text.as_str()).collect();
        document.add(&[fields.furniture], lines.join("\n"));
        let json = serde_json::to_string(&article.furniture).expect("furniture is text");
        document.add(&[fields.furniture_json], json);
    }
    document.add_optional(fields.source, article.source.as_ref());
    document.add_optional(fields.author, article.author.as_ref());
    document.add_optional(fields.url, article.url.as_ref());
    document.add_optional(fields.section, article.section.as_ref());
    document.add(&[fields.lang], article.language.code());
    if let Some(published) = article.published {
        document.add(&[fields.published], published.sort_key());
        let origin = article.published_from.unwrap_or(DateOrigin::Metadata);
        document.add(&[fields.published_text], format!("{published} {}", origin.name()));
    }
    for word in glue::suspects(article) {
        document.add(&[fields.joints], word);
    }
    for parts in &article.glued {
        document.add(&[fields.glued], parts.concat());
    }
    let keys = LineKeys::of(article);
    for key in keys.in_body {
        document.add(&[fields.lines], key);
    }
    for key in keys.repeated {
        document.add(&[fields.repeated_lines], key);
    }
    document.add(&[fields.outlet], keys.outlet);
    document.add(&[fields.story], keys.story);
    document.add(&[fields.content], provenance.content);
    if let Some(stamp) = provenance.stamp {
        document.add(&[fields.stamp], stamp);
    }
    document
}

/// Returns the language by whose rules an article is analysed: its own, else the usual one of its script.
pub fn analysis_language(article: &Article) -> Language {
    language_of_analysis(article.language, article.title.as_deref(), &article.body)
}

/// Makes the marker of a file: it is read to its end, and `rejects` of its records gave no article.
pub(super) fn of_marker(fields: &Fields, location: &str, stamp: u64, rejects: u64) -> IndexDocument {
    let mut document = IndexDocument::new(Box::new(()));
    document.add(&[fields.kind], KIND_MARKER);
    document.add(&[fields.id], marker_id(location));
    document.add(&[fields.location], location);
    document.add(&[fields.stamp], stamp);
    document.add(&[fields.rejects], rejects);
    document.add(&[fields.length], 0_u64);
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

/// Returns the file that a document names.
pub(super) fn location(fields: &Fields, document: &StoredDocument) -> Option<String> {
    document.text(fields.location).map(str::to_owned)
}

/// Reads an article back from its stored fields. Without those of its text, it has no body and no furniture.
///
/// Returns None if a field is missing or malformed, which only a damaged index has.
pub(super) fn to_article(fields: &Fields, mut document: StoredDocument) -> Option<Article> {
    let (published, published_from) = match document.text(fields.published_text) {
        None => (None, None),
        Some(stored) => {
            let (date, origin) = stored.split_once(' ')?;
            (Some(date.parse().ok()?), Some(DateOrigin::from_name(origin)?))
        }
    };
    let language = document.text(fields.lang)?.parse::<Language>().ok()?;
    let furniture = match document.text(fields.furniture_json) {
        None => Vec::new(),
        Some(json) => serde_json::from_str(json).ok()?,
    };
    let (title, glued) = document.take_text(fields.title).map(without_front).unzip();
    let (body, glued_in_body) = document.take_text(fields.body).map(without_front).unzip();
    Some(Article {
        id: document.take_text(fields.id)?,
        origin: document.take_text(fields.origin)?,
        url: document.take_text(fields.url),
        title,
        body: body.unwrap_or_default(),
        source: document.take_text(fields.source),
        author: document.take_text(fields.author),
        section: document.take_text(fields.section),
        published,
        published_from,
        language,
        furniture,
        glued: glued_in_body.or(glued).unwrap_or_default(),
    })
}

/// Takes off what stands in front of a text in the index; returns the text and its glued words.
fn without_front(mut stored: String) -> (String, Vec<Vec<String>>) {
    let IndexText { glued, text, .. } = IndexText::read(&stored);
    let front = stored.len() - text.len();
    stored.drain(..front);
    (stored, glued)
}
