//! Dates in free text, in the spellings of pages and feeds, in the languages of `months`.
//!
//! A small scanner: the text is cut into numbers, words and marks, and the first place that has the form of a date
//! is read, with the time of day around it. A date that can be read in two ways gives its year only.

use std::ops::Range;

use crate::date::{PartialDate, Published};

use super::clock::with_time;
use super::date_tokens::{Token, TokenKind, is_digit, tokens};
use super::lines::beginning;
use super::marks::Marks;

/// No line that states a date is longer; the rest of a paragraph is not looked at.
const SCAN_BYTES: usize = 240;

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundDate {
    /// The moment.
    pub(super) published: Published,
    /// Where it stands, in bytes, with its time of day.
    pub(super) range: Range<usize>,
}

/// Returns the first date of a text that is not after `today`, or None.
pub(super) fn find(text: &str, today: PartialDate) -> Option<FoundDate> {
    let text = beginning(text, SCAN_BYTES);
    if !may_have_year(text) {
        return None;
    }
    let tokens = tokens(text);
    for start in 0..tokens.len() {
        let Some((date, end)) = date_at(&tokens[start..]).map(|(date, length)| (date, start + length)) else {
            continue;
        };
        if date.first_key() > today.last_key() {
            continue;
        }
        let (published, first, last) = with_time(Published::on(date), &tokens, start, end);
        return Some(FoundDate { published, range: tokens[first].start..tokens[last - 1].end });
    }
    None
}

/// False if a text has no run of four digits for sure: all dates have a year.
fn may_have_year(text: &str) -> bool {
    let marks = Marks::of(text);
    let has_foreign_digit = marks.has(Marks::WIDE.with(Marks::ARABIC)) && text.contains(is_digit);
    let has_year = || {
        text.as_bytes()
            .chunk_by(|left, right| left.is_ascii_digit() && right.is_ascii_digit())
            .any(|run| run.len() == 4)
    };
    has_foreign_digit || marks.has(Marks::DIGIT) && has_year()
}

/// Reads a text that states a date: ISO 8601 first, then digits without marks, else the first date in it. None if it has
/// none up to `today`.
pub(super) fn find_or_parse(text: &str, today: PartialDate) -> Option<Published> {
    let text = text.trim();
    let stated = text.parse::<Published>().ok().or_else(|| without_marks(text));
    let stated = stated.filter(|published| published.date().first_key() <= today.last_key());
    stated.or_else(|| find(text, today).map(|found| found.published))
}

/// Reads `20210312`, `202103121030` and `20210312103000`; None if that is no day since 1600.
fn without_marks(text: &str) -> Option<Published> {
    let is_date = matches!(text.len(), 8 | 12 | 14) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_date || text < "1600" {
        return None;
    }
    let (day, clock) = text.split_at(8);
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let clock: Vec<&str> = (0..clock.len()).step_by(2).map(|place| &clock[place..place + 2]).collect();
    if clock.is_empty() { day.parse().ok() } else { format!("{day}T{}", clock.join(":")).parse().ok() }
}

/// True if a text writes a date that can be read in two ways, such as `12/03/2019`, and one of them is `day`.
pub(super) fn may_be(text: &str, day: PartialDate) -> bool {
    let tokens = tokens(text);
    let (Some(month), Some(day_of_month)) = (day.month(), day.day()) else { return false };
    tokens.windows(5).any(|window| {
        let [first, _, second, _, year] = window else { return false };
        let read = [first.number(1..=2), second.number(1..=2)];
        let (month, day_of_month) = (Some(u32::from(month)), Some(u32::from(day_of_month)));
        year.number(4..=4) == Some(day.year().into())
            && (read == [month, day_of_month] || read == [day_of_month, month])
    })
}

/// Reads a date at the beginning of the tokens; returns it with the number of its tokens.
fn date_at(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    numeric_date(tokens).or_else(|| day_month_year(tokens)).or_else(|| month_day_year(tokens))
}

/// Reads `2021-03-12`, `2021/03/12`, `12.03.2021`, `12/03/2021`, `12-03-2021`, `2021年3月12日`.
fn numeric_date(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    let [first, mark, second, other_mark, third, ..] = tokens else { return None };
    if matches!((mark.text, other_mark.text), ("年", "月") | ("년", "월")) {
        return date(first.number(4..=4)?, second.number(1..=2)?, third.number(1..=2)?, 5);
    }
    let is_separated = matches!(mark.kind, TokenKind::Mark('-' | '/' | '.')) && mark.kind == other_mark.kind;
    if !is_separated {
        return None;
    }
    let middle = second.number(1..=2)?;
    if let Some(year) = first.number(4..=4) {
        return date(year, middle, third.number(1..=2)?, 5);
    }
    let (left, year) = (first.number(1..=2)?, third.number(4..=4)?);
    let day_first = date(year, middle, left, 5);
    let month_first = date(year, left, middle, 5);
    match (mark.text, day_first, month_first) {
        (".", day_first, _) => day_first,
        (_, Some(day_first), Some(month_first)) if day_first != month_first => {
            PartialDate::new(u16::try_from(year).ok()?, None, None).map(|date| (date, 5))
        }
        (_, day_first, month_first) => day_first.or(month_first),
    }
}

/// Reads `3 March 2021`, `3. März 2021`, `3rd of March, 2021`, `3 de marzo de 2021`.
fn day_month_year(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    let day = tokens.first()?.number(1..=2)?;
    let month_at = 1 + tokens[1..].iter().take(3).position(|token| token.month().is_some())?;
    tokens[1..month_at].iter().all(is_filler).then_some(())?;
    let year_at = month_at + 1 + tokens[month_at + 1..].iter().take_while(|token| is_filler(token)).take(2).count();
    let year = tokens.get(year_at)?.number(4..=4)?;
    date(year, tokens[month_at].month()?.into(), day, year_at + 1)
}

/// Reads `March 3, 2021`, `Mar. 3rd 2021`, `March 2021`.
fn month_day_year(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    let month = tokens.first()?.month()?;
    let next = 1 + tokens[1..].iter().take_while(|token| is_filler(token)).take(2).count();
    if let Some(year) = tokens.get(next)?.number(4..=4) {
        return PartialDate::new(u16::try_from(year).ok().filter(|year| *year >= 1600)?, Some(month), None)
            .map(|date| (date, next + 1));
    }
    let day = tokens.get(next)?.number(1..=2)?;
    let year_at = next + 1 + tokens[next + 1..].iter().take_while(|token| is_filler(token)).take(2).count();
    date(tokens.get(year_at)?.number(4..=4)?, month.into(), day, year_at + 1)
}

/// What may stand between the parts of a date.
fn is_filler(token: &Token<'_>) -> bool {
    match token.kind {
        TokenKind::Mark(mark) => matches!(mark, '.' | ',' | '،' | 'º' | 'ª' | '-'),
        TokenKind::Word => {
            matches!(token.text, "st" | "nd" | "rd" | "th" | "of" | "de" | "del" | "er" | "º" | "ª" | "من")
        }
        TokenKind::Number(_) => false,
    }
}

fn date(year: u32, month: u32, day: u32, length: usize) -> Option<(PartialDate, usize)> {
    let year = u16::try_from(year).ok().filter(|year| *year >= 1600)?;
    let date = PartialDate::new(year, Some(u8::try_from(month).ok()?), Some(u8::try_from(day).ok()?))?;
    Some((date, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> PartialDate {
        "2024-06-01".parse().unwrap()
    }

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let found = find(input, today()).map(|found| found.published.to_string());
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{input}");
    }

    #[test]
    fn reads_numeric_dates() {
        check("2021-03-12", "2021-03-12");
        check("2021/03/12", "2021-03-12");
        check("Stand: 12.03.2019", "2019-03-12");
        check("31/12/2019", "2019-12-31");
        check("12/31/2019", "2019-12-31");
        check("2021年3月12日", "2021-03-12");
        check("2021年3月12日 08:30", "2021-03-12T08:30:00");
        check("２０２１年３月１２日　１８時３０分", "2021-03-12T18:30:00");
        check("2021년 3월 12일 8:30", "2021-03-12T08:30:00");
    }

    #[test]
    fn keeps_the_year_of_an_ambiguous_date() {
        check("12/03/2019", "2019");
        check("03-04-2019", "2019");
        check("05/05/2019", "2019-05-05");
    }

    #[test]
    fn reads_month_names() {
        check("March 3, 2021", "2021-03-03");
        check("Sept. 3rd, 2021", "2021-09-03");
        check("3 March 2021", "2021-03-03");
        check("3. März 2021", "2021-03-03");
        check("1er août 2021", "2021-08-01");
        check("3 de marzo de 2021", "2021-03-03");
        check("3 de março de 2021", "2021-03-03");
        check("3 dicembre 2021", "2021-12-03");
        check("3 maart 2021", "2021-03-03");
        check("3 марта 2021 г.", "2021-03-03");
        check("3 березня 2021 року", "2021-03-03");
        check("3 października 2021", "2021-10-03");
        check("نُشر في 3 مارس 2021", "2021-03-03");
        check("٣ آذار ٢٠٢١", "2021-03-03");
        check("le dimanche 7 mars 2021 à 8h30", "2021-03-07T08:30:00");
        check("Edition of March 2021", "2021-03");
    }

    #[test]
    fn reads_times_and_zones_after_and_before_the_date() {
        check("Sun Nov 21, 2010 3:01pm EST", "2010-11-21T15:01:00-05:00");
        check("Sun, 21 Nov 2010 15:01:09 -0500", "2010-11-21T15:01:09-05:00");
        check("2010-11-21T15:01:09.123+02:00", "2010-11-21T15:01:09+02:00");
        check("2010-11-21T15:01:09Z", "2010-11-21T15:01:09Z");
        check("March 3, 2021 at 12:05 a.m. (GMT)", "2021-03-03T00:05:00Z");
        check("3. März 2021, 14.30 Uhr", "2021-03-03T14:30:00");
        check("3 mars 2021 à 14h30", "2021-03-03T14:30:00");
        check("Updated 10:45 GMT, Wednesday 3 March 2021", "2021-03-03T10:45:00Z");
        check("3 March 2021 | 9:00 UTC+2", "2021-03-03T09:00:00+02:00");
    }

    #[test]
    fn refuses_days_that_do_not_exist_or_have_not_come() {
        check("31 February 2021", "2021-02");
        check("June 2, 2024", "none");
        check("2021-13-40", "none");
        check("about 2021 reasons", "none");
        check("March", "none");
        check("99999999999999999999-01-01", "none");
    }

    #[test]
    fn reads_statements_without_marks() {
        for (text, expected) in [
            ("20210312", Some("2021-03-12")),
            (" 20210312 ", Some("2021-03-12")),
            ("202103121030", Some("2021-03-12T10:30:00")),
            ("20210312103007", Some("2021-03-12T10:30:07")),
            ("20211332", None),
            ("12032021", None),
            ("20240602", None),
            ("20219999999999", None),
            ("2021031", None),
        ] {
            let found = find_or_parse(text, today()).map(|published| published.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn knows_which_days_an_ambiguous_date_may_be() {
        let day = |text: &str| text.parse().unwrap();
        assert!(may_be("Posted 12/03/2019", day("2019-03-12")));
        assert!(may_be("Posted 12/03/2019", day("2019-12-03")));
        assert!(!may_be("Posted 12/03/2019", day("2019-03-13")));
        assert!(!may_be("Posted 12/03/2019", day("2019-03")));
    }

    #[test]
    fn skips_a_date_to_come_and_takes_the_next() {
        check("Next: 3 June 2030, posted 3 June 2020", "2020-06-03");
    }
}
