//! Dates as people write them: `2010-11-21`, `21 November 2010`, `last week`, `3 weeks ago`.

use crate::date::PartialDate;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A unit of time that people count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    /// Monday to Sunday.
    Week,
    Month,
    Year,
}

/// A time as its first and last date.
type Time = (PartialDate, PartialDate);

/// Reads a date or the words for a time. None if it is neither, or outside of the years 1 to 9999.
pub(super) fn read(text: &str, today: PartialDate) -> Option<Time> {
    if let Some(date) = read_numbers(text) {
        return Some((date, date));
    }
    let lower = text.to_lowercase().replace(',', " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words[..] {
        ["today"] => Some((today, today)),
        ["yesterday"] => units_ago(Unit::Day, 1, today),
        ["this", unit] => units_ago(named_unit(unit)?, 0, today),
        ["last", unit] => units_ago(named_unit(unit)?, 1, today),
        ["last" | "past", number, unit] => last_units(named_unit(unit)?, number.parse().ok()?, today),
        [number, unit, "ago"] => units_ago(named_unit(unit)?, number.parse().ok()?, today),
        [month, year] => whole(year, named_month(month)?, None),
        [first, second, year] => {
            let (day, month) =
                named_month(first).map(|month| (second, month)).or(named_month(second).map(|month| (first, month)))?;
            whole(year, month, Some(day.trim_end_matches('.').parse().ok()?))
        }
        _ => None,
    }
}

/// Reads `2010`, `2010-11`, `2010-11-21`, the same with slashes, and `21.11.2010`.
fn read_numbers(text: &str) -> Option<PartialDate> {
    if let Some((day, month_and_year)) = text.split_once('.') {
        let (month, year) = month_and_year.split_once('.')?;
        return format!("{year}-{month}-{day}").parse().ok();
    }
    let is_mixed = text.contains('-') && text.contains('/');
    if is_mixed { None } else { text.replace('/', "-").parse().ok() }
}

fn whole(year: &str, month: u8, day: Option<u8>) -> Option<Time> {
    let has_four_digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let date = PartialDate::new(year.parse().ok().filter(|_| has_four_digits)?, Some(month), day)?;
    Some((date, date))
}

/// Reads the name of a month, or its first three letters or more.
fn named_month(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.');
    let place = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    u8::try_from(place + 1).ok()
}

fn named_unit(name: &str) -> Option<Unit> {
    match name.strip_suffix('s').unwrap_or(name) {
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

/// The whole unit that was so many units ago: the calendar month, the week from Monday.
fn units_ago(unit: Unit, number: u32, today: PartialDate) -> Option<Time> {
    match unit {
        Unit::Day => today.days_before(number).map(|day| (day, day)),
        Unit::Week => {
            let monday = today.monday_before()?.days_before(number.checked_mul(7)?)?;
            Some((monday, monday.days_after(6)?))
        }
        Unit::Month => {
            let month = today.months_before(number)?.without_day();
            Some((month, month))
        }
        Unit::Year => {
            let year = today.months_before(number.checked_mul(12)?)?.only_year();
            Some((year, year))
        }
    }
}

/// So many units up to today: with 7 days, today and the six days before it.
fn last_units(unit: Unit, number: u32, today: PartialDate) -> Option<Time> {
    let before = match unit {
        Unit::Day => today.days_before(number)?,
        Unit::Week => today.days_before(number.checked_mul(7)?)?,
        Unit::Month => today.months_before(number)?,
        Unit::Year => today.months_before(number.checked_mul(12)?)?,
    };
    (number > 0).then_some((before.days_after(1)?, today))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads on Sunday, 21 November 2010.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = read(text, "2010-11-21".parse().unwrap());
        let printed = match read {
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => format!("{first}..{last}"),
            None => "none".to_owned(),
        };
        assert_eq!(printed, expected, "{text}");
    }

    #[test]
    fn dates_of_numbers() {
        check("2010", "2010");
        check("2010-11", "2010-11");
        check("2010-11-1", "2010-11-01");
        check("2010/11/21", "2010-11-21");
        check("21.11.2010", "2010-11-21");
        check("1.2.2010", "2010-02-01");
        check("2010-11/21", "none");
        check("11/21/2010", "none");
        check("2010-13", "none");
    }

    #[test]
    fn dates_with_names_of_months() {
        check("march 2010", "2010-03");
        check("Sept. 2010", "2010-09");
        check("21 November 2010", "2010-11-21");
        check("November 21, 2010", "2010-11-21");
        check("21. nov 2010", "2010-11-21");
        check("31 february 2010", "none");
        check("november", "none");
        check("november 10", "none");
    }

    #[test]
    fn words_for_a_time() {
        check("today", "2010-11-21");
        check("Yesterday", "2010-11-20");
        check("this week", "2010-11-15..2010-11-21");
        check("last week", "2010-11-08..2010-11-14");
        check("this month", "2010-11");
        check("last month", "2010-10");
        check("last year", "2009");
        check("last 7 days", "2010-11-15..2010-11-21");
        check("past 3 months", "2010-08-22..2010-11-21");
        check("last 1 days", "2010-11-21");
        check("3 weeks ago", "2010-10-25..2010-10-31");
        check("2 days ago", "2010-11-19");
        check("11 months ago", "2009-12");
    }

    #[test]
    fn times_before_the_year_1_are_none() {
        check("3000 years ago", "none");
        check("4294967295 years ago", "none");
        check("4294967295 weeks ago", "none");
        check("99999999999 days ago", "none");
        check("last 0 days", "none");
        check("last fortnight", "none");
        check("", "none");
    }
}
