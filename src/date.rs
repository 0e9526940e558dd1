//! Calendar dates that may lack a day or a month, and the moment an article was published.
//!
//! Scraped articles often state no more than a month. Nothing is made up to fill the gap: the missing parts
//! stay missing, in the index, in queries and on output.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A year, a year and month, or a full date of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    /// 1 to 12, or 0 where it is not known.
    month: u8,
    /// 1 to 31, or 0 where it is not known.
    day: u8,
}

impl PartialDate {
    /// Returns the date, or None if there is no such year (1 to 9999), month or day.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, None) => Some(Self { year, month: 0, day: 0 }),
            (None, Some(_)) => None,
            (Some(month), None) => (1..=12).contains(&month).then_some(Self { year, month, day: 0 }),
            (Some(month), Some(day)) => {
                let date = jiff::civil::Date::new(
                    i16::try_from(year).ok()?,
                    i8::try_from(month).ok()?,
                    i8::try_from(day).ok()?,
                );
                date.is_ok().then_some(Self { year, month, day })
            }
        }
    }

    /// Returns today's date in UTC.
    pub fn today() -> Self {
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        Self { year: today.year().unsigned_abs(), month: today.month().unsigned_abs(), day: today.day().unsigned_abs() }
    }

    /// Returns the number of the day, so that the difference of two is the days between them. A missing month or day
    /// is taken for the first.
    pub fn day_number(&self) -> i64 {
        const BEFORE_MONTH: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let (year, month) = (i64::from(self.year), usize::from(self.month.max(1)));
        let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let years_before = year - 1;
        let leap_days = years_before / 4 - years_before / 100 + years_before / 400;
        let leap_day = i64::from(is_leap_year && month > 2);
        years_before * 365 + leap_days + BEFORE_MONTH[month - 1] + leap_day + i64::from(self.day.max(1))
    }

    /// Returns the day that was so many days before; None without a day, or before the year 1.
    pub fn days_before(&self, days: u32) -> Option<Self> {
        self.moved(jiff::Span::new().try_days(-i64::from(days)).ok()?)
    }

    /// Returns the day that comes so many days after; None without a day, or after the year 9999.
    pub fn days_after(&self, days: u32) -> Option<Self> {
        self.moved(jiff::Span::new().try_days(i64::from(days)).ok()?)
    }

    /// Returns the day so many months before, the last one of its month if that is shorter; None without a day, or before
    /// the year 1.
    pub fn months_before(&self, months: u32) -> Option<Self> {
        self.moved(jiff::Span::new().try_months(-i64::from(months)).ok()?)
    }

    /// Returns the Monday of the week of this day; None without a day, or before the year 1.
    pub fn monday_before(&self) -> Option<Self> {
        let days = self.civil()?.weekday().to_monday_zero_offset();
        self.days_before(u32::from(days.unsigned_abs()))
    }

    /// Returns the date without its day.
    #[must_use]
    pub fn without_day(self) -> Self {
        Self { day: 0, ..self }
    }

    /// Returns the date without its month and day.
    #[must_use]
    pub fn only_year(self) -> Self {
        Self { month: 0, day: 0, ..self }
    }

    /// Returns the date that follows, as exact as this one: the day, the month or the year. None after the year 9999.
    pub fn next(&self) -> Option<Self> {
        match (self.month, self.day) {
            (0, _) => Self::new(self.year + 1, None, None),
            (12, 0) => Self::new(self.year + 1, Some(1), None),
            (month, 0) => Self::new(self.year, Some(month + 1), None),
            _ => self.days_after(1),
        }
    }

    /// Returns the date before, as exact as this one: the day, the month or the year. None before the year 1.
    pub fn previous(&self) -> Option<Self> {
        match (self.month, self.day) {
            (0, _) => Self::new(self.year - 1, None, None),
            (1, 0) => Self::new(self.year - 1, Some(12), None),
            (month, 0) => Self::new(self.year, Some(month - 1), None),
            _ => self.days_before(1),
        }
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        let small = |number: u8| i8::try_from(number).ok();
        jiff::civil::Date::new(i16::try_from(self.year).ok()?, small(self.month)?, small(self.day)?).ok()
    }

    fn moved(self, span: jiff::Span) -> Option<Self> {
        let date = self.civil()?.checked_add(span).ok()?;
        let small = |number: i8| u8::try_from(number).ok();
        Self::new(u16::try_from(date.year()).ok()?, small(date.month()), small(date.day()))
    }

    /// Returns the year.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Returns the month, or None where it is not known.
    pub fn month(&self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// Returns the day of the month, or None where it is not known.
    pub fn day(&self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Returns the smallest [`Published::sort_key`] within this date.
    pub fn first_key(&self) -> u64 {
        self.key() * 10_000
    }

    /// Returns the largest [`Published::sort_key`] within this date.
    pub fn last_key(&self) -> u64 {
        let last_day = match (self.month, self.day) {
            (0, _) => self.key() + 9_999,
            (_, 0) => self.key() + 99,
            _ => self.key(),
        };
        last_day * 10_000 + 9_999
    }

    /// Returns the date of a [`Published::sort_key`]; None if that is no such key.
    pub fn of_key(key: u64) -> Option<Self> {
        let part = |number: u64| u8::try_from(number % 100).ok().filter(|number| *number > 0);
        let year = u16::try_from(key / 100_000_000).ok()?;
        Self::new(year, part(key / 1_000_000), part(key / 10_000))
    }

    /// `yyyymmdd` as a number, unknown parts 0.
    fn key(self) -> u64 {
        u64::from(self.year) * 10_000 + u64::from(self.month) * 100 + u64::from(self.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads `2010`, `2010-11` or `2010-11-21`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_a_date = || NotADate(text.to_owned());
        let mut numbers = [None::<u16>; 3];
        for (place, part) in text.split('-').enumerate() {
            let width = if place == 0 { 4..=4 } else { 1..=2 };
            let is_number = width.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if place == 3 || !is_number {
                return Err(not_a_date());
            }
            numbers[place] = Some(part.parse().map_err(|_| not_a_date())?);
        }
        let small = |number: Option<u16>| number.and_then(|n| u8::try_from(n).ok());
        let year = numbers[0].ok_or_else(not_a_date)?;
        Self::new(year, small(numbers[1]), small(numbers[2])).ok_or_else(not_a_date)
    }
}

/// When an article was published: a date, with the time of day and the zone where they are stated.
///
/// The date is the one that was written, not converted to another zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Published {
    date: PartialDate,
    /// Seconds since midnight; only with a full date.
    time: Option<u32>,
    /// Minutes east of UTC; only with a time.
    offset: Option<i16>,
}

impl PartialSchema for Published {
    fn schema() -> RefOr<Schema> {
        String::schema()
    }
}

impl ToSchema for Published {}

impl Published {
    /// Makes a publication date without a time of day.
    pub fn on(date: PartialDate) -> Self {
        Self { date, time: None, offset: None }
    }

    /// Returns the moment that is so many seconds after the beginning of 1970, in UTC; None outside of the years 1 to
    /// 9999.
    pub fn of_epoch(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
        let number = |part: i8| u8::try_from(part).ok();
        let year = u16::try_from(moment.year()).ok()?;
        let date = PartialDate::new(year, number(moment.month()), number(moment.day()))?;
        Some(Self::on(date).at(number(moment.hour())?, number(moment.minute())?, number(moment.second())?, Some(0)))
    }

    /// Returns this date with a time of day and, where known, the zone in minutes east of UTC.
    ///
    /// A date that lacks its day, an hour above 23 and a minute or second above 59 leave the date as it is; a zone
    /// beyond 14 hours is left out.
    #[must_use]
    pub fn at(self, hour: u8, minute: u8, second: u8, offset_minutes: Option<i16>) -> Self {
        let is_time = self.date.day > 0 && hour < 24 && minute < 60 && second < 60;
        if !is_time {
            return self;
        }
        let time = Some(u32::from(hour) * 3_600 + u32::from(minute) * 60 + u32::from(second));
        let offset = offset_minutes.filter(|minutes| minutes.abs() <= 14 * 60);
        Self { date: self.date, time, offset }
    }

    /// Returns the calendar date.
    pub fn date(&self) -> PartialDate {
        self.date
    }

    /// Returns `yyyymmddhhmm` as a number: what articles are ordered and filtered by.
    ///
    /// Unknown parts are 0, so that an article dated `2010-11` lies in November 2010 but on none of its days.
    pub fn sort_key(&self) -> u64 {
        let minutes = self.time.map_or(0, |seconds| u64::from(seconds / 3_600 * 100 + seconds / 60 % 60));
        self.date.first_key() + minutes
    }
}

impl fmt::Display for Published {
    /// Writes ISO 8601: `2010`, `2010-11`, `2010-11-21`, `2010-11-21T15:01:00`, `2010-11-21T15:01:00-05:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time / 3_600, time / 60 % 60, time % 60)?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

impl FromStr for Published {
    type Err = NotADate;

    /// Reads what `Display` writes, and the looser ISO 8601 that feeds carry: a space for the `T`, no seconds,
    /// fractions of seconds, `+0200`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_a_date = || NotADate(text.to_owned());
        let Some((date, clock)) = text.split_once(['T', ' ']) else {
            return Ok(Self::on(text.parse()?));
        };
        let date: PartialDate = date.parse()?;
        if date.day == 0 {
            return Err(not_a_date());
        }
        let zone_at = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let (clock, zone) = clock.split_at(zone_at);
        let mut parts = clock.trim().split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<u8>());
        let mut next = || parts.next().transpose().map_err(|_| not_a_date());
        let (hour, minute) = (next()?.ok_or_else(not_a_date)?, next()?.ok_or_else(not_a_date)?);
        let second = next()?.unwrap_or(0);
        let offset = if zone.is_empty() { None } else { Some(parse_zone(zone).ok_or_else(not_a_date)?) };
        let published = Self::on(date).at(hour, minute, second, offset);
        if published.time.is_none() { Err(not_a_date()) } else { Ok(published) }
    }
}

/// Reads `Z`, `+02:00`, `-0500` or `+02` as minutes east of UTC. None if it is none of these.
fn parse_zone(zone: &str) -> Option<i16> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hours: i16 = digits[..2].parse().ok()?;
    let minutes: i16 = if digits.len() == 4 { digits[2..].parse().ok()? } else { 0 };
    Some(sign * (hours * 60 + minutes))
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.to_string()
    }
}

impl TryFrom<String> for Published {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// A moment in UTC, to the second, from 1970 to 9999: what a clock of the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Moment {
    seconds: u64,
}

impl Moment {
    /// 9999-12-29T23:59:59Z: within two days of the last one, some zones lie in the year 10000.
    const LAST: u64 = 253_402_127_999;

    /// Returns what the clock of the system says.
    pub fn now() -> Self {
        Self::of_seconds(u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or(0))
    }

    /// Returns the moment that is so many seconds after the beginning of 1970; what lies after 9999 is near its end.
    pub fn of_seconds(seconds: u64) -> Self {
        Self { seconds: seconds.min(Self::LAST) }
    }

    /// Returns how many seconds after the beginning of 1970 it is.
    pub fn seconds(self) -> u64 {
        self.seconds
    }
}

impl fmt::Display for Moment {
    /// Writes RFC 3339: `2010-11-21T15:01:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = i64::try_from(self.seconds).expect("the year 9999 is within range");
        let moment = Published::of_epoch(seconds).expect("the year 9999 is within range");
        write!(f, "{moment}")
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl PartialSchema for Moment {
    fn schema() -> RefOr<Schema> {
        String::schema()
    }
}

impl ToSchema for Moment {}

/// The text is not a date of the form that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write 2010, 2010-11 or 2010-11-21")]
pub struct NotADate(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(input.parse::<Published>().unwrap().to_string(), expected);
    }

    #[test]
    fn reads_iso_dates_in_the_forms_that_feeds_carry() {
        check("2010", "2010");
        check("2010-11", "2010-11");
        check("2010-1-2", "2010-01-02");
        check("2010-11-21T15:01:00-05:00", "2010-11-21T15:01:00-05:00");
        check("2010-11-21 15:01", "2010-11-21T15:01:00");
        check("2010-11-21T15:01:09.123Z", "2010-11-21T15:01:09Z");
        check("2010-11-21T15:01:09+0200", "2010-11-21T15:01:09+02:00");
    }

    #[test]
    fn refuses_days_and_times_that_do_not_exist() {
        for text in
            ["", "2010-13", "2010-02-30", "10-11-21", "2010-11-21T25:00", "2010-11T10:00", "0000", "2010-11-21-01"]
        {
            assert!(text.parse::<Published>().is_err(), "{text}");
        }
    }

    #[test]
    fn seconds_since_1970_are_moments() {
        let moment = |seconds| Published::of_epoch(seconds).map(|moment| moment.to_string());
        assert_eq!(moment(1_290_333_600).as_deref(), Some("2010-11-21T10:00:00Z"));
        assert_eq!(moment(-1).as_deref(), Some("1969-12-31T23:59:59Z"));
        assert_eq!(moment(951_782_400).as_deref(), Some("2000-02-29T00:00:00Z"));
        assert_eq!((moment(i64::MAX), moment(i64::MIN)), (None, None));
    }

    #[test]
    fn a_moment_is_written_in_utc_up_to_the_end_of_9999() {
        let written = |seconds| Moment::of_seconds(seconds).to_string();
        assert_eq!(written(1_290_333_600), "2010-11-21T10:00:00Z");
        assert_eq!(written(0), "1970-01-01T00:00:00Z");
        assert_eq!(written(u64::MAX), "9999-12-29T23:59:59Z");
    }

    #[test]
    fn day_numbers_differ_by_the_days_between() {
        let number = |text: &str| text.parse::<PartialDate>().unwrap().day_number();
        assert_eq!(number("2010-11-22") - number("2010-11-21"), 1);
        assert_eq!(number("2000-03-01") - number("2000-02-28"), 2);
        assert_eq!(number("1900-03-01") - number("1900-02-28"), 1);
        assert_eq!(number("2011") - number("2010-11-21"), 41);
        assert_eq!(number("2010-11"), number("2010-11-01"));
        // 1970 is 719,162 days after the beginning of the year 1.
        assert_eq!(number("1970-01-01") - number("0001"), 719_162);
        assert_eq!(number("9999-12-31") - number("1970"), 2_932_896);
    }

    #[test]
    fn the_key_of_a_moment_gives_its_date_back() {
        for (moment, date) in [("2010", "2010"), ("2010-11", "2010-11"), ("2010-11-21T15:01", "2010-11-21")] {
            let key = moment.parse::<Published>().unwrap().sort_key();
            assert_eq!(PartialDate::of_key(key).unwrap().to_string(), date);
        }
        assert_eq!(PartialDate::of_key(0), None);
    }

    #[test]
    fn a_partial_date_lies_within_its_year_and_month_and_on_no_day() {
        let key = |text: &str| text.parse::<Published>().unwrap().sort_key();
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let contains =
            |range: &str, moment: &str| (date(range).first_key()..=date(range).last_key()).contains(&key(moment));
        assert!(contains("2010", "2010-11"));
        assert!(contains("2010-11", "2010-11"));
        assert!(contains("2010-11", "2010-11-30T23:59:59"));
        assert!(contains("2010-11-21", "2010-11-21T23:59"));
        assert!(!contains("2010-11-01", "2010-11"));
        assert!(!contains("2010-11", "2010-12-01"));
        assert!(!contains("2010-11", "2010"));
    }
}
