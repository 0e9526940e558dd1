//! A document as the store takes and gives it. Each value is moved out of it and not copied, since a body may be megabytes.

/// What is stored of a document. The numbers are part of the format of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum StoredField {
    Id,
    /// The file that the article came from.
    Location,
    /// The origin, as it is shown.
    Origin,
    Title,
    /// The parts of its glued words, as JSON.
    Glued,
    Source,
    Author,
    Section,
    Url,
    /// The language code.
    Language,
    /// The date as it is shown, and where it was found, parted by a space.
    Published,
    Body,
    /// The furniture with its kinds, as JSON.
    Furniture,
}

impl StoredField {
    const ALL: [Self; 13] = [
        Self::Id,
        Self::Location,
        Self::Origin,
        Self::Title,
        Self::Glued,
        Self::Source,
        Self::Author,
        Self::Section,
        Self::Url,
        Self::Language,
        Self::Published,
        Self::Body,
        Self::Furniture,
    ];

    /// Returns the field of this number, None if there is none.
    pub(super) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    pub(super) fn number(self) -> u8 {
        self as u8
    }

    /// True if it is what a list of results can do without: the text and what belongs to it.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Furniture)
    }
}

/// The stored fields of a document.
#[derive(Debug, Default)]
pub(crate) struct StoredDocument(Vec<(StoredField, String)>);

impl StoredDocument {
    /// Adds the text of a field.
    pub(super) fn add(&mut self, field: StoredField, text: String) {
        self.0.push((field, text));
    }

    /// Returns its fields with their texts.
    pub(super) fn fields(&self) -> impl Iterator<Item = (StoredField, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Returns the text of a field, None if it has none.
    pub(super) fn text(&self, field: StoredField) -> Option<&str> {
        self.fields().find_map(|(own, text)| (own == field).then_some(text))
    }

    /// Takes the text of a field out, None if it has none.
    pub(super) fn take_text(&mut self, field: StoredField) -> Option<String> {
        self.0.iter_mut().find(|(own, _)| *own == field).map(|(_, text)| std::mem::take(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_by_their_numbers() {
        for field in StoredField::ALL {
            assert_eq!(StoredField::from_number(field.number()), Some(field));
        }
        assert_eq!(StoredField::from_number(13), None);
    }
}
