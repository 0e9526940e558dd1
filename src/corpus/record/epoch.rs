//! Moments written as a count of seconds since 1970, or of thousandths, millionths and so on, as records state
//! them instead of a date.

use crate::date::Published;

/// 1973 to 2099 in seconds. Numbers below are dates without separators (`20101121`), or no dates.
const SECONDS: std::ops::Range<i64> = 100_000_000..4_102_444_800;

/// 1980 to 2099 in milliseconds. Numbers below are dates with a time (`201011211000`).
const MILLISECONDS: std::ops::Range<i64> = 315_532_800_000..4_102_444_800_000;

/// 1973 to 2099 in microseconds.
const MICROSECONDS: std::ops::Range<i64> = 100_000_000_000_000..4_102_444_800_000_000;

/// 1973 to 2099 in nanoseconds.
const NANOSECONDS: std::ops::Range<i64> = 100_000_000_000_000_000..4_102_444_800_000_000_000;

/// Returns the moment in UTC as `2010-11-21T10:00:00Z`, or None if the text is no such count.
pub(super) fn to_date(text: &str) -> Option<String> {
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    };
    let number: i64 = whole.parse().ok()?;
    let seconds = match number {
        _ if SECONDS.contains(&number) => number,
        _ if MILLISECONDS.contains(&number) => number / 1000,
        _ if MICROSECONDS.contains(&number) => number / 1_000_000,
        _ if NANOSECONDS.contains(&number) => number / 1_000_000_000,
        _ => return None,
    };
    moment(seconds)
}

/// Returns a moment that is so many seconds after the beginning of 1970, in UTC as `2010-11-21T10:00:00Z`. None outside
/// of the years 1 to 9999.
pub(in crate::corpus) fn moment(seconds: i64) -> Option<String> {
    Published::of_epoch(seconds).map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: Option<&str>) {
        assert_eq!(to_date(text).as_deref(), date);
    }

    #[test]
    fn counts_become_dates() {
        check("951782400", Some("2000-02-29T00:00:00Z"));
        check("1290333600", Some("2010-11-21T10:00:00Z"));
        check("1290333600.25", Some("2010-11-21T10:00:00Z"));
        check("1290333600123", Some("2010-11-21T10:00:00Z"));
        check("1290333600123456", Some("2010-11-21T10:00:00Z"));
        check("1290333600123456789", Some("2010-11-21T10:00:00Z"));
        check("1709251199", Some("2024-02-29T23:59:59Z"));
        check("4102444799", Some("2099-12-31T23:59:59Z"));
    }

    #[test]
    fn other_numbers_stay() {
        for text in
            ["2010", "20101121", "201011211000", "20101121100000", "0", "-1290333600", "2010.11.21", "", "Sunday"]
        {
            check(text, None);
        }
    }
}
