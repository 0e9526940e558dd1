//! The fields of a document one behind the other: for each that it has its number, 1 byte, the length of its text, 4 bytes,
//! and the text.

use tantivy::schema::Field;

use crate::index::StoredDocument;
use crate::index::document::IndexDocument;
use crate::index::schema::Fields;

/// The fields of the two frames; their places are their numbers.
pub(super) struct Parts {
    head: [Field; 10],
    text: [Field; 2],
}

impl Parts {
    pub(super) fn new(fields: &Fields) -> Self {
        let Fields { id, location, origin, title, source, author, section, url, lang, published_text, .. } = *fields;
        Self {
            head: [id, location, origin, title, source, author, section, url, lang, published_text],
            text: [fields.body, fields.furniture_json],
        }
    }

    /// Adds what a document has for its head.
    pub(super) fn write_head(&self, document: &IndexDocument, out: &mut Vec<u8>) {
        write(&self.head, document, out);
    }

    /// Adds what a document has for its text.
    pub(super) fn write_text(&self, document: &IndexDocument, out: &mut Vec<u8>) {
        write(&self.text, document, out);
    }

    /// Adds the fields of a head to a document; None if it is damaged.
    pub(super) fn read_head(&self, record: &[u8], document: &mut StoredDocument) -> Option<()> {
        read(&self.head, record, document)
    }

    /// Adds the fields of a text to a document; None if it is damaged.
    pub(super) fn read_text(&self, record: &[u8], document: &mut StoredDocument) -> Option<()> {
        read(&self.text, record, document)
    }
}

fn write(fields: &[Field], document: &IndexDocument, out: &mut Vec<u8>) {
    for (number, field) in (0_u8..).zip(fields) {
        let Some(text) = document.text(*field) else { continue };
        // Documents are far below 4 GB: those of more than 64 MB are rejected before.
        let length = u32::try_from(text.len()).expect("a text is shorter than 4 GB");
        out.push(number);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(text.as_bytes());
    }
}

fn read(fields: &[Field], mut record: &[u8], document: &mut StoredDocument) -> Option<()> {
    while let Some((number, rest)) = record.split_first() {
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        document.add(*fields.get(usize::from(*number))?, std::str::from_utf8(text).ok()?.to_owned());
        record = rest;
    }
    Some(())
}
