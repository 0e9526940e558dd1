//! The time of day around a date, with its zone: `3:01pm EST`, `14h30`, `18時30分`.

use crate::date::Published;

use super::date_tokens::{Token, TokenKind};
use super::months::zone_minutes;

/// Adds the time of day that stands after the date or, else, right before it; returns the tokens of both.
pub(super) fn with_time(date: Published, tokens: &[Token<'_>], start: usize, end: usize) -> (Published, usize, usize) {
    let is_link = |token: &&Token<'_>| match token.kind {
        TokenKind::Mark(mark) => matches!(mark, ',' | '|' | '-' | '–' | '—' | '·' | '•' | '(' | '.' | '@' | '/'),
        TokenKind::Word => {
            matches!(
                token.text,
                "T" | "at" | "um" | "à" | "alle" | "ore" | "a" | "las" | "às" | "om" | "в" | "о" | "日"
            ) || matches!(token.text, "г" | "року" | "года" | "godz" | "r" | "الساعة" | "일")
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
    let is_clock =
        matches!(mark.kind, TokenKind::Mark(':' | '.')) || matches!(mark.text, "h" | "H" | "时" | "時" | "点" | "시");
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
    length +=
        usize::from(tokens.get(length).is_some_and(|token| matches!(token.text, "Uhr" | "uur" | "h" | "分" | "분")));
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
