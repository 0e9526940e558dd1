//! Moments written as a count of seconds or milliseconds since 1970, as records state them instead of a date.

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
    Some(moment(seconds))
}

/// Returns a moment that is so many seconds after the beginning of 1970, in UTC as `2010-11-21T10:00:00Z`.
pub(in crate::corpus) fn moment(seconds: i64) -> String {
    let time = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", day(seconds.div_euclid(86_400)))
}

/// Returns a day that is so many days after the first of 1970, as `2010-11-21`.
pub(in crate::corpus) fn day(days: i64) -> String {
    let (year, month, day) = civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns year, month and day of the Gregorian calendar. The algorithm is Howard Hinnant's: it counts in years that
/// begin in March, so that the leap day is the last of the year (<https://howardhinnant.github.io/date_algorithms.html>).
fn civil_from_days(days_since_1970: i64) -> (i64, i64, i64) {
    const DAYS_IN_400_YEARS: i64 = 146_097;
    let days = days_since_1970 + 719_468;
    let era = days.div_euclid(DAYS_IN_400_YEARS);
    let day_of_era = days.rem_euclid(DAYS_IN_400_YEARS);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
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
