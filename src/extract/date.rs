//! Dates in free text, in the spellings of pages and feeds, in ten languages.
//!
//! A small scanner: the text is cut into numbers, words and marks, and the first place that has the form of a date
//! is read, with the time of day around it. A date that can be read in two ways gives its year only.

use std::ops::Range;

use crate::date::{PartialDate, Published};

use super::lines::beginning;
use super::months::{month, zone_minutes};

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
    if !text.contains(|c: char| c.is_ascii_digit()) {
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

/// Reads a text that states a date: ISO 8601 first, else the first date in it. None if it has none up to `today`.
pub(super) fn find_or_parse(text: &str, today: PartialDate) -> Option<Published> {
    let iso =
        text.trim().parse::<Published>().ok().filter(|published| published.date().first_key() <= today.last_key());
    iso.or_else(|| find(text, today).map(|found| found.published))
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TokenKind {
    /// Digits, at most nine of them.
    Number(u32),
    /// Letters.
    Word,
    /// One character that is neither, spaces left out.
    Mark(char),
}

impl Token<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind {
            TokenKind::Number(number) if digits.contains(&self.text.len()) => Some(number),
            _ => None,
        }
    }

    fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    fn month(&self) -> Option<u8> {
        if self.kind == TokenKind::Word { month(&self.text.to_lowercase()) } else { None }
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let same_run: fn(char) -> bool = match c {
            _ if c.is_whitespace() => continue,
            _ if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            // The year, month and day marks of Chinese and Japanese stand between digits and are words of their own.
            '年' | '月' | '日' => |_| false,
            _ if c.is_alphabetic() => |c| c.is_alphabetic() && !matches!(c, '年' | '月' | '日'),
            _ => |_| false,
        };
        while let Some((place, next)) = chars.next_if(|(_, next)| same_run(*next)) {
            end = place + next.len_utf8();
        }
        let run = &text[start..end];
        let kind = match c {
            _ if c.is_ascii_digit() => match run.parse() {
                Ok(number) if run.len() <= 9 => TokenKind::Number(number),
                _ => TokenKind::Mark('#'),
            },
            _ if c.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Mark(c),
        };
        tokens.push(Token { text: run, start, end, kind });
    }
    tokens
}

/// Reads a date at the beginning of the tokens; returns it with the number of its tokens.
fn date_at(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    numeric_date(tokens).or_else(|| day_month_year(tokens)).or_else(|| month_day_year(tokens))
}

/// Reads `2021-03-12`, `2021/03/12`, `12.03.2021`, `12/03/2021`, `12-03-2021`, `2021年3月12日`.
fn numeric_date(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    let [first, mark, second, other_mark, third, ..] = tokens else { return None };
    if mark.text == "年" && other_mark.text == "月" {
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
        TokenKind::Mark(mark) => matches!(mark, '.' | ',' | 'º' | 'ª' | '-'),
        TokenKind::Word => matches!(token.text, "st" | "nd" | "rd" | "th" | "of" | "de" | "del" | "er" | "º" | "ª"),
        TokenKind::Number(_) => false,
    }
}

fn date(year: u32, month: u32, day: u32, length: usize) -> Option<(PartialDate, usize)> {
    let year = u16::try_from(year).ok().filter(|year| *year >= 1600)?;
    let date = PartialDate::new(year, Some(u8::try_from(month).ok()?), Some(u8::try_from(day).ok()?))?;
    Some((date, length))
}

/// Adds the time of day that stands after the date or, else, right before it; returns the tokens of both.
fn with_time(date: Published, tokens: &[Token<'_>], start: usize, end: usize) -> (Published, usize, usize) {
    let is_link = |token: &&Token<'_>| match token.kind {
        TokenKind::Mark(mark) => matches!(mark, ',' | '|' | '-' | '–' | '—' | '·' | '•' | '(' | '.' | '@' | '/'),
        TokenKind::Word => {
            matches!(
                token.text,
                "T" | "at" | "um" | "à" | "alle" | "ore" | "a" | "las" | "às" | "om" | "в" | "о" | "日"
            ) || matches!(token.text, "г" | "року" | "года" | "godz" | "r")
        }
        TokenKind::Number(_) => false,
    };
    let time_at = end + tokens[end..].iter().take(4).take_while(is_link).count();
    if let Some((time, length)) = time_at_start(date, &tokens[time_at..]) {
        return (time, start, time_at + length);
    }
    // The longest clock, `3:01:09 p.m. EST,` and a day of the week, has twelve tokens.
    for first in start.saturating_sub(12)..start {
        let Some((time, length)) = time_at_start(date, &tokens[first..start]) else { continue };
        let rest = &tokens[first + length..start];
        if rest.iter().all(|token| is_link(&token) || (token.kind == TokenKind::Word && token.text.chars().count() > 2))
        {
            return (time, first, end);
        }
    }
    (date, start, end)
}

/// Reads `15:01`, `3:01pm EST`, `3.01 p.m.`, `15h01`, `15:01:09.120 +0200` at the beginning of the tokens.
fn time_at_start(date: Published, tokens: &[Token<'_>]) -> Option<(Published, usize)> {
    let [hour, mark, minute, ..] = tokens else { return None };
    let is_clock = matches!(mark.kind, TokenKind::Mark(':' | '.')) || mark.text.eq_ignore_ascii_case("h");
    let (mut hour, minute) = (u8::try_from(hour.number(1..=2)?).ok()?, u8::try_from(minute.number(2..=2)?).ok()?);
    if !is_clock || hour > 23 || minute > 59 {
        return None;
    }
    let mut length = 3;
    let mut second = 0;
    if let [colon, seconds, ..] = &tokens[length..]
        && colon.is_mark(':')
        && let Some(seconds) = seconds.number(2..=2)
    {
        second = u8::try_from(seconds).ok()?;
        length += 2;
        let has_fraction = tokens.get(length).is_some_and(|dot| dot.is_mark('.'))
            && tokens.get(length + 1).is_some_and(|fraction| fraction.number(1..=9).is_some());
        length += if has_fraction { 2 } else { 0 };
    }
    if let Some((is_afternoon, read)) = half_of_day(&tokens[length..]) {
        hour = match (hour, is_afternoon) {
            (12, false) => 0,
            (0..12, true) => hour + 12,
            _ => hour,
        };
        length += read;
    }
    length += usize::from(tokens.get(length).is_some_and(|token| matches!(token.text, "Uhr" | "uur" | "h")));
    let bracket = usize::from(tokens.get(length).is_some_and(|token| token.is_mark('(')));
    let (offset, read) =
        zone(&tokens[length + bracket..]).map_or((None, 0), |(offset, read)| (Some(offset), read + bracket));
    Some((date.at(hour, minute, second, offset), length + read))
}

/// Reads `pm`, `P.M.`; true for the afternoon.
fn half_of_day(tokens: &[Token<'_>]) -> Option<(bool, usize)> {
    let first = tokens.first()?;
    match first.text.to_ascii_lowercase().as_str() {
        "am" => Some((false, 1)),
        "pm" => Some((true, 1)),
        half @ ("a" | "p") => {
            let [dot, m, ..] = tokens.get(1..)? else { return None };
            let is_half = dot.is_mark('.') && m.text.eq_ignore_ascii_case("m");
            let length = 3 + usize::from(tokens.get(3).is_some_and(|dot| dot.is_mark('.')));
            is_half.then_some((half == "p", length))
        }
        _ => None,
    }
}

/// Reads `EST`, `Z`, `+0200`, `-05:00`, `UTC+2` as minutes east of UTC.
fn zone(tokens: &[Token<'_>]) -> Option<(i16, usize)> {
    let first = tokens.first()?;
    let named = if first.kind == TokenKind::Word { zone_minutes(first.text) } else { None };
    let sign_at = usize::from(named == Some(0));
    let numbered = tokens.get(sign_at).zip(tokens.get(sign_at + 1)).and_then(|(sign, number)| {
        let sign = if sign.is_mark('+') {
            1
        } else if sign.is_mark('-') || sign.is_mark('−') {
            -1
        } else {
            return None;
        };
        let value = i16::try_from(number.number(1..=4)?).ok()?;
        match number.text.len() {
            4 => Some((sign * (value / 100 * 60 + value % 100), sign_at + 2)),
            1 | 2 => {
                let minutes = tokens.get(sign_at + 2).filter(|colon| colon.is_mark(':')).and(tokens.get(sign_at + 3));
                let minutes = minutes.and_then(|minutes| minutes.number(2..=2)).and_then(|n| i16::try_from(n).ok());
                Some((sign * (value * 60 + minutes.unwrap_or(0)), sign_at + if minutes.is_some() { 4 } else { 2 }))
            }
            _ => None,
        }
    });
    numbered.or(named.map(|minutes| (minutes, 1)))
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
    }

    #[test]
    fn keeps_the_year_of_an_ambiguous_date() {
        check("12/03/2019", "2019");
        check("03-04-2019", "2019");
        check("05/05/2019", "2019-05-05");
    }

    #[test]
    fn reads_month_names_of_ten_languages() {
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
    fn skips_a_date_to_come_and_takes_the_next() {
        check("Next: 3 June 2030, posted 3 June 2020", "2020-06-03");
    }
}
