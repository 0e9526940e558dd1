//! The fields of an article, each from the best place that states it, with the rule that found it.

use crate::article::DateOrigin;
use crate::corpus::{Metadata, RawDocument};
use crate::date::{PartialDate, Published};
use crate::language::Language;

use super::head_lines::{HeadBlock, HeadField};
use super::rules::Rule;
use super::stamps::Stamps;
use super::{ExtractOptions, byline, date, language_id, path_date, source};

/// A body shorter than this does not show its language by itself; the title helps.
pub(super) const SHORT_BODY: usize = 200;

/// A value and the rule that found it.
pub(super) type Found<T> = Option<(T, Rule)>;

/// Returns what the record states, else the head lines; None if neither does.
pub(super) fn stated(recorded: Option<&String>, head: &mut HeadBlock, field: HeadField) -> Found<String> {
    match recorded {
        Some(value) => Some((value.clone(), Rule::RecordField)),
        None => head.take(field).map(|value| (value, Rule::HeadLine)),
    }
}

/// Returns the day that the address or, else, the path states: it tells which day `12/03/2019` is.
pub(super) fn filed(document: &RawDocument, url: Option<&str>, today: PartialDate) -> Option<PartialDate> {
    let of_url = url.and_then(|url| path_date::find(url, today));
    of_url.or_else(|| path_date::find(&document.origin.path, today)).map(|filed| filed.date())
}

/// Finds the authors.
pub(super) fn author(metadata: &Metadata, head: &mut HeadBlock, stamps: &Stamps<'_>) -> Found<String> {
    if let Some(author) = &metadata.author {
        return Some((author.clone(), Rule::RecordField));
    }
    let in_head = head.take_as(HeadField::Author, byline::stated);
    in_head.map(|author| (author, Rule::HeadLine)).or_else(|| stamps.author())
}

/// Finds the date of publication and where it was found.
pub(super) fn published(
    document: &RawDocument,
    head: &mut HeadBlock,
    stamps: &Stamps<'_>,
    url: Option<&str>,
) -> Option<(Published, DateOrigin, Rule)> {
    let today = stamps.today;
    let stated = |text: &str| date::find_or_parse(text, today);
    if let Some(date) = document.metadata.date.as_deref().and_then(stated) {
        return Some((date, DateOrigin::Metadata, Rule::RecordField));
    }
    if let Some(date) = head.take_as(HeadField::Date, stated) {
        return Some((date, DateOrigin::HeadLine, Rule::HeadLine));
    }
    if let Some((date, rule)) = stamps.published() {
        return Some((date, DateOrigin::Text, rule));
    }
    if let Some(date) = url.and_then(|url| path_date::find(url, today)) {
        return Some((date, DateOrigin::Url, Rule::UrlDate));
    }
    path_date::find(&document.origin.path, today).map(|date| (date, DateOrigin::Path, Rule::PathDate))
}

/// What is known of an article when its outlet is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceHints<'a> {
    /// The authors: a person who is both is no outlet.
    pub(super) author: Option<&'a str>,
    /// The address.
    pub(super) address: Option<&'a str>,
    /// The text.
    pub(super) body: &'a str,
}

/// Finds the outlet.
pub(super) fn source(
    document: &RawDocument,
    options: &ExtractOptions,
    head: &mut HeadBlock,
    stamps: &Stamps<'_>,
    hints: SourceHints<'_>,
) -> Found<String> {
    if let Some(source) = &options.source {
        return Some((source.clone(), Rule::FixedSource));
    }
    if let Some(stated) = stated(document.metadata.source.as_ref(), head, HeadField::Source) {
        return Some(stated);
    }
    let on_page = stamps.source().filter(|(source, _)| hints.author != Some(source));
    if let Some((source, rule)) = on_page {
        return Some((source.to_owned(), rule));
    }
    if let Some(source) = hints.address.and_then(source::of_url) {
        return Some((source, Rule::UrlHost));
    }
    source::of_dateline(hints.body).map(|agency| (agency.to_owned(), Rule::AgencyDateline))
}

/// Finds the language: as stated, if that is a language, else that of the body; without a rule if it is undetermined.
pub(super) fn language(
    metadata: &Metadata,
    head: &mut HeadBlock,
    body: &str,
    title: Option<&str>,
) -> (Language, Option<Rule>) {
    let stated = if let Some(code) = &metadata.language {
        code.parse().ok().map(|language| (language, Rule::RecordField))
    } else {
        let in_head = head.take_as(HeadField::Language, |code| code.parse().ok());
        in_head.map(|language| (language, Rule::HeadLine))
    };
    if let Some((language, rule)) = stated {
        return (language, Some(rule));
    }
    let language = detect_language(body, title);
    (language, (language != Language::UNDETERMINED).then_some(Rule::LetterSequences))
}

/// Detects the language of a body; of title and body where the body is short.
pub(super) fn detect_language(body: &str, title: Option<&str>) -> Language {
    match title {
        Some(title) if body.len() < SHORT_BODY => language_id::detect(&format!("{title}. {body}")),
        _ => language_id::detect(body),
    }
}
