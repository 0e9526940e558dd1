//! The values of the fields that filter.

use super::ast::{Filter, Property};
use super::date_words;
use super::error::SyntaxErrorKind;
use super::field::FilterField;
use crate::date::PartialDate;

/// Reads the value of a field; `today` is what its dates are counted from.
pub(super) fn read(field: FilterField, text: &str, today: PartialDate) -> Result<Filter, SyntaxErrorKind> {
    let text = text.trim();
    match field {
        FilterField::Language => {
            text.parse().map(Filter::Language).map_err(|_| SyntaxErrorKind::BadLanguage(text.to_owned()))
        }
        FilterField::Id if text.is_empty() => Err(SyntaxErrorKind::Nothing),
        FilterField::Id => Ok(Filter::Id(text.to_owned())),
        FilterField::Date => read_dates(text, today),
        FilterField::Since => {
            let (since, _) = read_date(text, today)?;
            Ok(Filter::Published { since: Some(since), until: None })
        }
        FilterField::Until => {
            let (_, until) = read_date(text, today)?;
            Ok(Filter::Published { since: None, until: Some(until) })
        }
        FilterField::Words => read_length(text),
        FilterField::Has => {
            let named = Property::ALL.into_iter().find(|property| property.name().eq_ignore_ascii_case(text));
            named.map(Filter::Has).ok_or_else(|| SyntaxErrorKind::BadProperty(text.to_owned()))
        }
        FilterField::Glued if text.eq_ignore_ascii_case("yes") => Ok(Filter::Glued(true)),
        FilterField::Glued if text.eq_ignore_ascii_case("no") => Ok(Filter::Glued(false)),
        FilterField::Glued => Err(SyntaxErrorKind::NotYesOrNo(text.to_owned())),
    }
}

/// A value with a bound on each side.
enum Bounds<'a> {
    One(&'a str),
    Between(&'a str, &'a str),
    Above(&'a str),
    AtLeast(&'a str),
    Below(&'a str),
    AtMost(&'a str),
}

/// Reads `a`, `a..b`, `a..`, `..b`, `[a TO b]`, `>a`, `>=a`, `<a` and `<=a`.
fn bounds(text: &str) -> Bounds<'_> {
    if let Some((least, most)) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')?.split_once(" TO ")) {
        return Bounds::Between(open_if_star(least), open_if_star(most));
    }
    if let Some((least, most)) = text.split_once("..") {
        return Bounds::Between(least.trim(), most.trim());
    }
    let after = |sign| text.strip_prefix(sign).map(str::trim);
    match (after(">="), after(">"), after("<="), after("<")) {
        (Some(value), ..) => Bounds::AtLeast(value),
        (_, Some(value), ..) => Bounds::Above(value),
        (_, _, Some(value), _) => Bounds::AtMost(value),
        (.., Some(value)) => Bounds::Below(value),
        _ => Bounds::One(text),
    }
}

/// Lucene writes `*` for an open side.
fn open_if_star(side: &str) -> &str {
    let side = side.trim();
    if side == "*" { "" } else { side }
}

fn read_dates(text: &str, today: PartialDate) -> Result<Filter, SyntaxErrorKind> {
    let bad = || SyntaxErrorKind::BadDate(text.to_owned());
    let date = |text: &str| read_date(text, today);
    let (since, until) = match bounds(text) {
        Bounds::One(value) => date(value).map(|(since, until)| (Some(since), Some(until)))?,
        Bounds::Between("", "") => return Err(bad()),
        Bounds::Between(first, last) => {
            let since = if first.is_empty() { None } else { Some(date(first)?.0) };
            let until = if last.is_empty() { None } else { Some(date(last)?.1) };
            (since, until)
        }
        Bounds::AtLeast(value) => (Some(date(value)?.0), None),
        Bounds::Above(value) => (Some(date(value)?.1.next().ok_or_else(bad)?), None),
        Bounds::AtMost(value) => (None, Some(date(value)?.1)),
        Bounds::Below(value) => (None, Some(date(value)?.0.previous().ok_or_else(bad)?)),
    };
    if let (Some(since), Some(until)) = (since, until)
        && since.first_key() > until.last_key()
    {
        return Err(SyntaxErrorKind::BackwardRange);
    }
    Ok(Filter::Published { since, until })
}

/// Reads a date or the words for one: the first and the last date of the time.
fn read_date(text: &str, today: PartialDate) -> Result<(PartialDate, PartialDate), SyntaxErrorKind> {
    date_words::read(text, today).ok_or_else(|| SyntaxErrorKind::BadDate(text.to_owned()))
}

fn read_length(text: &str) -> Result<Filter, SyntaxErrorKind> {
    let bad = || SyntaxErrorKind::BadLength(text.to_owned());
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| is_number).ok_or_else(bad)
    };
    let side = |text: &str| if text.is_empty() { Ok(None) } else { number(text).map(Some) };
    let (least, most) = match bounds(text) {
        Bounds::One(value) => (Some(number(value)?), Some(number(value)?)),
        Bounds::Between("", "") => return Err(bad()),
        Bounds::Between(least, most) => (side(least)?, side(most)?),
        Bounds::AtLeast(value) => (Some(number(value)?), None),
        Bounds::Above(value) => (Some(number(value)?.checked_add(1).ok_or_else(bad)?), None),
        Bounds::AtMost(value) => (None, Some(number(value)?)),
        Bounds::Below(value) => (None, Some(number(value)?.checked_sub(1).ok_or_else(bad)?)),
    };
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        return Err(SyntaxErrorKind::BackwardRange);
    }
    Ok(Filter::Length { least, most })
}
