//! A document as the store gives it: each value is moved out of it and not copied, since a body may be megabytes.

use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};
use tantivy::schema::{Field, OwnedValue};

/// The stored fields of a document.
#[derive(Debug)]
pub(crate) struct StoredDocument(Vec<(Field, OwnedValue)>);

impl DocumentDeserialize for StoredDocument {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut deserializer: D) -> Result<Self, DeserializeError> {
        let mut values = Vec::with_capacity(deserializer.size_hint());
        while let Some(value) = deserializer.next_field()? {
            values.push(value);
        }
        Ok(Self(values))
    }
}

impl StoredDocument {
    /// Returns the text of a field, None if it has none.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        self.0.iter().find_map(|(own, value)| match value {
            OwnedValue::Str(text) if *own == field => Some(text.as_str()),
            _ => None,
        })
    }

    /// Takes the text of a field out, None if it has none.
    pub(super) fn take_text(&mut self, field: Field) -> Option<String> {
        self.0.iter_mut().find_map(|(own, value)| match value {
            OwnedValue::Str(text) if *own == field => Some(std::mem::take(text)),
            _ => None,
        })
    }
}
