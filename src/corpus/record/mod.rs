//! The keys and values of a record in, whatever its format, the fields of a document out.

pub(super) mod epoch;
mod field;
mod field_map;
mod html_text;
mod long_text;
mod value;

use super::error::{ReadError, ReadErrorKind};
use super::{Metadata, Origin, Place, RawDocument};
use field_map::{KeyUse, Use};
use html_text::media_of;
use value::{Within, join};

pub use field::Field;
pub use field_map::{FieldMap, FieldPair, FieldPairError};
pub(super) use long_text::{LongText, is_long};
pub(super) use value::{Value, ValueSeed};

/// Collects what a record states.
#[derive(Debug)]
pub(super) struct Record<'f> {
    fields: &'f FieldMap,
    values: [Option<Stated>; Field::COUNT],
    /// The keys met so far, for the message about a record without text; no longer filled once there is text.
    keys: Vec<String>,
    /// The keys of long texts that are used for nothing.
    long: Vec<String>,
}

/// The value of a field, and the rank of the key that stated it: the lower the better.
#[derive(Debug)]
struct Stated {
    text: String,
    rank: usize,
}

/// What is to be done with the value of a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted<'f> {
    /// Nothing.
    Nothing,
    /// It may be the text that nothing else states: see [`Record::note_long`].
    LongTexts,
    /// It is used: see [`Record::state`].
    Value(&'f KeyUse),
}

impl<'f> Record<'f> {
    /// Makes a record without any keys yet; `fields` says which of them state what.
    pub(super) fn new(fields: &'f FieldMap) -> Self {
        Self { fields, values: Default::default(), keys: Vec::new(), long: Vec::new() }
    }

    /// Takes the next key, and says what to do with its value.
    pub(super) fn key(&mut self, key: &str) -> Wanted<'f> {
        let is_seen = !self.has_text();
        if is_seen {
            self.keys.push(key.to_owned());
        }
        match self.fields.get(key) {
            Some(found) if found.within.is_some() || found.uses.iter().any(|one| self.is_better(*one)) => {
                Wanted::Value(found)
            }
            None if is_seen => Wanted::LongTexts,
            _ => Wanted::Nothing,
        }
    }

    /// Takes the value of the last key, and what was found within it.
    pub(super) fn state(&mut self, key_use: &KeyUse, value: Value, within: Within) {
        for (one, value) in within {
            self.keep(one, value);
        }
        if let Value::Unnamed(paths) = &value {
            self.note_long(paths);
        }
        let Some((last, others)) = key_use.uses.split_last() else { return };
        for one in others {
            self.keep(*one, value.clone());
        }
        self.keep(*last, value);
    }

    /// Takes the keys of the long texts within the value of the last key.
    pub(super) fn note_long(&mut self, paths: &[String]) {
        if !self.has_text() {
            let key = self.keys.last().map_or("", String::as_str);
            self.long.extend(paths.iter().map(|path| join(key, path)));
        }
    }

    /// Makes a document of what was stated.
    ///
    /// # Errors
    ///
    /// If there is neither a title nor a body.
    pub(super) fn into_document(mut self, path: &str, place: Place) -> Result<RawDocument, ReadError> {
        if !self.has_text() {
            return Err(ReadError::new(path, place, self.into_error()));
        }
        let mut take = |field: Field| self.values[field as usize].take().map(|found| found.text);
        let text = take(Field::Body).unwrap_or_default();
        let metadata = Metadata {
            id: take(Field::Id),
            url: take(Field::Url),
            title: take(Field::Title),
            date: take(Field::Date),
            source: take(Field::Source),
            author: take(Field::Author),
            language: take(Field::Language),
            section: take(Field::Section),
        };
        Ok(RawDocument { origin: Origin::new(path, place), metadata, media: media_of(&text), text })
    }

    fn into_error(mut self) -> ReadErrorKind {
        let long_key = self.long.pop().filter(|_| self.long.is_empty());
        if long_key.is_none() && self.keys.iter().any(|key| self.fields.states_text(key)) {
            return ReadErrorKind::BlankText;
        }
        ReadErrorKind::NoText { keys: self.keys, long_key }
    }

    fn has_text(&self) -> bool {
        self.values[Field::Title as usize].is_some() || self.values[Field::Body as usize].is_some()
    }

    fn is_better(&self, one: Use) -> bool {
        self.values[one.field as usize].as_ref().is_none_or(|found| one.rank < found.rank)
    }

    fn keep(&mut self, one: Use, value: Value) {
        if !self.is_better(one) {
            return;
        }
        if let Some(text) = value.into_text(one.field) {
            self.values[one.field as usize] = Some(Stated { text, rank: one.rank });
        }
    }
}
