//! A document as the store gives it: each value is moved out of it and not copied, since a body may be megabytes.

use tantivy::schema::Field;

/// The stored fields of a document.
#[derive(Debug, Default)]
pub(crate) struct StoredDocument(Vec<(Field, String)>);

impl StoredDocument {
    /// Adds the text of a field.
    pub(super) fn add(&mut self, field: Field, text: String) {
        self.0.push((field, text));
    }

    /// Returns the text of a field, None if it has none.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(own, _)| *own == field).map(|(_, text)| text.as_str())
    }

    /// Takes the text of a field out, None if it has none.
    pub(super) fn take_text(&mut self, field: Field) -> Option<String> {
        self.0.iter_mut().find(|(own, _)| *own == field).map(|(_, text)| std::mem::take(text))
    }
}
