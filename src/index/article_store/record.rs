//! The fields of a document one behind the other: for each that it has its number, 1 byte, the length of its text, 4 bytes,
//! and the text.

use crate::index::stored::{StoredDocument, StoredField};

/// Adds the fields of a document that a list of results shows to `head`, the others to `text`.
pub(super) fn write(document: &StoredDocument, head: &mut Vec<u8>, text: &mut Vec<u8>) {
    for (field, value) in document.fields() {
        let out = if field.is_text() { &mut *text } else { &mut *head };
        // Documents are far below 4 GB: those of more than 64 MB are rejected before.
        let length = u32::try_from(value.len()).expect("a text is shorter than 4 GB");
        out.push(field.number());
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(value.as_bytes());
    }
}

/// Adds the fields of a record to a document; None if it is damaged.
pub(super) fn read(mut record: &[u8], document: &mut StoredDocument) -> Option<()> {
    while let Some((number, rest)) = record.split_first() {
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        document.add(StoredField::from_number(*number)?, std::str::from_utf8(text).ok()?.to_owned());
        record = rest;
    }
    Some(())
}
