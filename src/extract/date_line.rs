//! Tells lines that say when an article was published or how long it takes to read.

use crate::article::FurnitureKind;
use crate::date::PartialDate;

use super::boilerplate::{MAX_LINE_WORDS, phrase_kind};
use super::key::key;
use super::lines::Line;
use super::marks::Marks;
use super::{date, stamp_line};

/// A line with more words states no date of publication.
const MAX_WORDS: usize = 20;

/// Words that say that a date is that of the article, at the beginning of its line or right before the date.
const STAMP_WORDS: [&str; 44] = [
    "published",
    "posted",
    "updated",
    "created",
    "date",
    "modified",
    "first",
    "last",
    "issued",
    "released",
    "veröffentlicht",
    "aktualisiert",
    "erstellt",
    "stand",
    "datum",
    "publié",
    "mis",
    "modifié",
    "date",
    "publicado",
    "actualizado",
    "fecha",
    "pubblicato",
    "aggiornato",
    "data",
    "atualizado",
    "postado",
    "gepubliceerd",
    "bijgewerkt",
    "geplaatst",
    "опубликовано",
    "обновлено",
    "дата",
    "добавлено",
    "опубліковано",
    "оновлено",
    "додано",
    "opublikowano",
    "zaktualizowano",
    "dodano",
    "publikacja",
    "wysłano",
    "posted",
    "publication",
];

/// True if the line says little more than when the article was published.
pub(super) fn is_date_line(line: &Line<'_>, key: &str, today: PartialDate) -> bool {
    if line.shape.words > MAX_WORDS {
        return false;
    }
    let found = if line.marks.may_have_digit() { date::find(&line.text, today) } else { None };
    let Some(found) = found else { return has_reading_time(line) || is_relative(line, key) };
    let is_stamped = is_stamped(key);
    let rest = line.text.chars().count() - line.text[found.range].chars().count();
    let has_day = found.published.date().day().is_some();
    if line.shape.words > MAX_LINE_WORDS {
        return has_day && is_stamped && !line.shape.ends_sentence;
    }
    let is_bare = has_day && rest <= 16 && !line.shape.is_item && !(line.shape.ends_sentence && rest > 3);
    is_bare
        || is_stamped && (line.shape.words <= 12 || has_day && !line.shape.ends_sentence)
        || has_day && rest <= 40 && is_separated(&line.text) && line.shape.words <= 12
        || has_day && !line.shape.ends_sentence && stamp_line::states_author(&line.text, today)
}

/// True for `2 days ago at 7:52 am`.
fn is_relative(line: &Line<'_>, key: &str) -> bool {
    let is_time = |end: usize| phrase_kind(&key[..end]) == Some(FurnitureKind::DateLine);
    let ends = || key.match_indices(' ').map(|(place, _)| place);
    line.shape.words <= 7 && !line.shape.ends_sentence && key.starts_with('#') && ends().take(4).skip(1).any(is_time)
}

/// True for `Ann Lee · 6 min read`.
fn has_reading_time(line: &Line<'_>) -> bool {
    let is_time = |part: &str| phrase_kind(&key(part)) == Some(FurnitureKind::DateLine);
    let may_be_separated = line.marks.has(SEPARATORS);
    may_be_separated
        && line.shape.words <= 12
        && is_separated(&line.text)
        && line.text.split(['|', '•', '·', '/']).any(is_time)
}

/// True if a line, written as a key, begins with a word such as `published`.
pub(super) fn is_stamped(key: &str) -> bool {
    STAMP_WORDS.contains(&key.split(' ').next().unwrap_or_default())
}

/// What bytes the marks between the parts of a line have.
const SEPARATORS: Marks = Marks::BAR.with(Marks::SLASH).with(Marks::LATIN_MARK).with(Marks::TYPE_MARK);

/// True if marks stand between the parts of a line, as in `Local | Ann Lee | 3 March 2021`.
fn is_separated(text: &str) -> bool {
    [" | ", " • ", " · ", " / ", " // "].iter().any(|mark| text.contains(mark))
}
