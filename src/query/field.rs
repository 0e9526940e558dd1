//! The names that may stand before a colon.

use super::ast::{Property, TextField};

/// What a name before a colon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Text(TextField),
    Filter(FilterField),
    /// `caps:`: words as they are written.
    Capitals,
}

/// A field that takes values of its own kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FilterField {
    Language,
    Id,
    Date,
    Since,
    Until,
    Words,
    Has,
    Glued,
}

const FILTERS: [FilterField; 8] = [
    FilterField::Language,
    FilterField::Id,
    FilterField::Date,
    FilterField::Since,
    FilterField::Until,
    FilterField::Words,
    FilterField::Has,
    FilterField::Glued,
];

/// The longest name that is taken for one of a field, in bytes.
const MAX_NAME_LENGTH: usize = 32;

const CAPITALS: &str = "caps";

/// Names that other engines have for a field, with ours.
const FOREIGN: [(&str, &str); 28] = [
    ("after", "since"),
    ("allintitle", "title"),
    ("article", "body"),
    ("before", "until"),
    ("by", "author"),
    ("byline", "author"),
    ("from", "since"),
    ("hd", "title"),
    ("headline", "title"),
    ("hl", "title"),
    ("intext", "body"),
    ("intitle", "title"),
    ("inurl", "url"),
    ("la", "lang"),
    ("language", "lang"),
    ("leadparagraph", "lead"),
    ("length", "words"),
    ("lp", "lead"),
    ("outlet", "source"),
    ("pd", "date"),
    ("pub", "source"),
    ("publication", "source"),
    ("published", "date"),
    ("rst", "source"),
    ("site", "url"),
    ("text", "body"),
    ("wc", "words"),
    ("year", "date"),
];

/// Returns the names of all fields, in the order of the documentation.
pub fn field_names() -> Vec<&'static str> {
    let texts = TextField::ALL.iter().map(|field| field.name());
    texts.chain(FILTERS.iter().map(|field| field.name())).chain([CAPITALS]).collect()
}

/// A field's name is a few letters: `10:30` has none.
pub(super) fn is_name(text: &str) -> bool {
    // The limit also keeps a long word from being read again and again.
    (1..=MAX_NAME_LENGTH).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// True if this engine or another has a field of this name.
pub(super) fn is_known_anywhere(name: &str) -> bool {
    find(name, ":").is_some() || foreign(name).is_some()
}

/// True if `>` or `<` may stand right behind the name, as in `words>300`.
pub(super) fn is_compared(name: &str) -> bool {
    ["words", "wc", "length", "date", "pd"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Returns the field of this name, in any case; None if there is none.
///
/// Of the names of other engines it takes Google's `after:` and `before:`, and Factiva's `hd=`.
pub(super) fn find(name: &str, sign: &str) -> Option<FieldKind> {
    let has_name = |known: &str| known.eq_ignore_ascii_case(name);
    if sign == "=" {
        return has_name("hd").then_some(FieldKind::Text(TextField::Title));
    }
    match () {
        () if has_name(CAPITALS) => Some(FieldKind::Capitals),
        () if has_name("after") => Some(FieldKind::Filter(FilterField::Since)),
        () if has_name("before") => Some(FieldKind::Filter(FilterField::Until)),
        () => {
            let text = TextField::ALL.into_iter().find(|field| has_name(field.name())).map(FieldKind::Text);
            text.or_else(|| FILTERS.into_iter().find(|field| has_name(field.name())).map(FieldKind::Filter))
        }
    }
}

/// Returns what `*` in this field asks for; None for fields that every article has.
pub(super) fn property(field: TextField) -> Option<Property> {
    match field {
        TextField::Title => Some(Property::Title),
        TextField::Source => Some(Property::Source),
        TextField::Author => Some(Property::Author),
        TextField::Section => Some(Property::Section),
        TextField::Url => Some(Property::Url),
        TextField::Body | TextField::Lead | TextField::HeadlineAndLead | TextField::Furniture => None,
    }
}

/// Returns our name of a field that other engines have; None if they have none of this name.
pub(super) fn foreign(name: &str) -> Option<&'static str> {
    FOREIGN.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours)
}

/// Returns the name that was probably meant: the nearest, if at most two letters differ.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let by_distance = field_names().into_iter().map(|known| (edit_distance(&name, known), known));
    by_distance.filter(|(distance, known)| *distance <= 2 && *distance < known.len() - 1).min().map(|(_, known)| known)
}

/// The Levenshtein distance of two short ASCII words.
fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.bytes().enumerate() {
            let substituted = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

impl FilterField {
    /// Returns the name that stands before the colon.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Language => "lang",
            Self::Id => "id",
            Self::Date => "date",
            Self::Since => "since",
            Self::Until => "until",
            Self::Words => "words",
            Self::Has => "has",
            Self::Glued => "glued",
        }
    }
}
