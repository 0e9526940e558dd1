//! The names that may stand before a colon, and the values of those that filter.

use super::ast::{Filter, TextField};
use super::error::SyntaxErrorKind;
use crate::date::PartialDate;

/// What a name before a colon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Text(TextField),
    Filter(FilterField),
}

/// A field that takes one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FilterField {
    Language,
    Id,
    Date,
    Since,
    Until,
    Glued,
}

const FILTERS: [FilterField; 6] = [
    FilterField::Language,
    FilterField::Id,
    FilterField::Date,
    FilterField::Since,
    FilterField::Until,
    FilterField::Glued,
];

/// Returns the names of all fields, in the order of the documentation.
pub fn field_names() -> Vec<&'static str> {
    let texts = TextField::ALL.iter().map(|field| field.name());
    texts.chain(FILTERS.iter().map(|field| field.name())).collect()
}

/// Returns the field of this name, in any case; None if there is none.
pub(super) fn find(name: &str) -> Option<FieldKind> {
    let has_name = |known: &str| known.eq_ignore_ascii_case(name);
    let text = TextField::ALL.into_iter().find(|field| has_name(field.name())).map(FieldKind::Text);
    text.or_else(|| FILTERS.into_iter().find(|field| has_name(field.name())).map(FieldKind::Filter))
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
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Language => "lang",
            Self::Id => "id",
            Self::Date => "date",
            Self::Since => "since",
            Self::Until => "until",
            Self::Glued => "glued",
        }
    }

    /// Reads the value.
    pub(super) fn read(self, text: &str) -> Result<Filter, SyntaxErrorKind> {
        match self {
            Self::Language => {
                text.parse().map(Filter::Language).map_err(|_| SyntaxErrorKind::BadLanguage(text.to_owned()))
            }
            Self::Id => Ok(Filter::Id(text.to_owned())),
            Self::Date => read_range(text),
            Self::Since => Ok(Filter::Published { since: Some(read_date(text)?), until: None }),
            Self::Until => Ok(Filter::Published { since: None, until: Some(read_date(text)?) }),
            Self::Glued if text.eq_ignore_ascii_case("yes") => Ok(Filter::Glued(true)),
            Self::Glued if text.eq_ignore_ascii_case("no") => Ok(Filter::Glued(false)),
            Self::Glued => Err(SyntaxErrorKind::NotYesOrNo(text.to_owned())),
        }
    }
}

fn read_date(text: &str) -> Result<PartialDate, SyntaxErrorKind> {
    text.parse().map_err(|_| SyntaxErrorKind::BadDate(text.to_owned()))
}

/// Reads a date, or two with `..` between them, of which one may be left out.
fn read_range(text: &str) -> Result<Filter, SyntaxErrorKind> {
    let Some((since, until)) = text.split_once("..") else {
        let date = read_date(text)?;
        return Ok(Filter::Published { since: Some(date), until: Some(date) });
    };
    let side = |side: &str| if side.is_empty() { Ok(None) } else { read_date(side).map(Some) };
    match (side(since)?, side(until)?) {
        (None, None) => Err(SyntaxErrorKind::BadDate(text.to_owned())),
        (Some(since), Some(until)) if since.first_key() > until.last_key() => Err(SyntaxErrorKind::BackwardRange),
        (since, until) => Ok(Filter::Published { since, until }),
    }
}
