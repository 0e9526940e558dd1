//! Periods of the calendar: days, weeks, months and years, each with a number, so that one can be counted from another.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate};
use serde::{Serialize, Serializer};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::date::PartialDate;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// A day.
    Day,
    /// A week of ISO 8601: from Monday to Sunday, of the year that its Thursday lies in.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl PeriodUnit {
    /// All of them, the shortest first.
    pub const ALL: [PeriodUnit; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Returns the unit of this name, None if there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// A day, week, month or year of the years 1 to 9999. Those of one unit are in the order of time.
///
/// Written, and as JSON: `2010-11-21`, `2010-W46`, `2010-11`, `2010`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    unit: PeriodUnit,
    /// Periods since the first one of this unit, which began with the year 1; that was on a Monday.
    number: u32,
}

/// The first day that there is.
const FIRST_DAY: Date = Date::constant(1, 1, 1);

impl Period {
    /// Returns the period that a date lies in, None if the date does not tell.
    pub fn of(date: PartialDate, unit: PeriodUnit) -> Option<Self> {
        let months = || Some((u32::from(date.year()) - 1) * 12 + u32::from(date.month()?) - 1);
        let number = match unit {
            PeriodUnit::Year => u32::from(date.year()) - 1,
            PeriodUnit::Month => months()?,
            PeriodUnit::Week => days_until(date)? / 7,
            PeriodUnit::Day => days_until(date)?,
        };
        Some(Self { unit, number })
    }

    /// Returns how long it is.
    pub fn unit(self) -> PeriodUnit {
        self.unit
    }

    /// Returns how many periods there are from this one to `last`, both included; 0 if `last` is earlier.
    pub fn count_to(self, last: Self) -> u32 {
        (last.number + 1).saturating_sub(self.number)
    }

    /// Returns the period that is so many later.
    #[must_use]
    pub fn later(self, periods: u32) -> Self {
        Self { unit: self.unit, number: self.number.saturating_add(periods) }
    }

    /// Returns the day that it begins with.
    pub fn first_day(self) -> PartialDate {
        let date = match self.unit {
            PeriodUnit::Day => day(self.number),
            PeriodUnit::Week => day(self.number.saturating_mul(7)),
            PeriodUnit::Month => first_of_month(self.number),
            PeriodUnit::Year => first_of_month(self.number.saturating_mul(12)),
        };
        partial(date)
    }

    /// Returns the day that it ends with; of the last week of the year 9999, the last day of that year.
    pub fn last_day(self) -> PartialDate {
        let date = match self.unit {
            PeriodUnit::Day => day(self.number),
            PeriodUnit::Week => day(self.number.saturating_mul(7).saturating_add(6)),
            PeriodUnit::Month => first_of_month(self.number).last_of_month(),
            PeriodUnit::Year => first_of_month(self.number.saturating_mul(12).saturating_add(11)).last_of_month(),
        };
        partial(date)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            PeriodUnit::Day => write!(f, "{}", self.first_day()),
            PeriodUnit::Week => {
                let week: ISOWeekDate = day(self.number.saturating_mul(7)).iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            PeriodUnit::Month => {
                let date = first_of_month(self.number);
                write!(f, "{:04}-{:02}", date.year(), date.month())
            }
            PeriodUnit::Year => write!(f, "{:04}", self.number + 1),
        }
    }
}

impl PartialSchema for Period {
    fn schema() -> RefOr<Schema> {
        String::schema()
    }
}

impl ToSchema for Period {}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Returns the days since the first one, None if the date lacks its day.
fn days_until(date: PartialDate) -> Option<u32> {
    let part = |number: u8| i8::try_from(number).ok();
    let date = Date::new(i16::try_from(date.year()).ok()?, part(date.month()?)?, part(date.day()?)?).ok()?;
    u32::try_from(date.duration_since(FIRST_DAY).as_hours() / 24).ok()
}

/// Returns the day of this number; the last one there is if it is later.
fn day(number: u32) -> Date {
    let days = jiff::Span::new().try_days(number).ok();
    days.and_then(|days| FIRST_DAY.checked_add(days).ok()).unwrap_or(Date::MAX)
}

/// Returns the first day of the month of this number, of the last one there is if it is later.
fn first_of_month(number: u32) -> Date {
    let month = i8::try_from(number % 12 + 1).expect("a month is 12 at most");
    let date = i16::try_from(number / 12 + 1).ok().and_then(|year| Date::new(year, month, 1).ok());
    date.unwrap_or(Date::MAX.first_of_month())
}

fn partial(date: Date) -> PartialDate {
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    PartialDate::new(date.year().unsigned_abs(), Some(month), Some(day))
        .expect("jiff's dates from the year 1 are dates")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(date: &str, unit: PeriodUnit, expected: &str) {
        let period = Period::of(date.parse().unwrap(), unit);
        let shown = period.map(|period| format!("{period} {} {}", period.first_day(), period.last_day()));
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn a_date_lies_in_its_periods() {
        check("2010-11-21", PeriodUnit::Day, "2010-11-21 2010-11-21 2010-11-21");
        check("2010-11-21", PeriodUnit::Week, "2010-W46 2010-11-15 2010-11-21");
        check("2012-02-21", PeriodUnit::Month, "2012-02 2012-02-01 2012-02-29");
        check("2010-11-21", PeriodUnit::Year, "2010 2010-01-01 2010-12-31");
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        check("2010-01-03", PeriodUnit::Week, "2009-W53 2009-12-28 2010-01-03");
        check("2010-01-04", PeriodUnit::Week, "2010-W01 2010-01-04 2010-01-10");
        check("2012-12-31", PeriodUnit::Week, "2013-W01 2012-12-31 2013-01-06");
    }

    #[test]
    fn the_first_and_the_last_year_have_periods() {
        check("0001-01-01", PeriodUnit::Week, "0001-W01 0001-01-01 0001-01-07");
        check("9999-12-31", PeriodUnit::Week, "9999-W52 9999-12-27 9999-12-31");
        check("9999-12-31", PeriodUnit::Day, "9999-12-31 9999-12-31 9999-12-31");
    }

    #[test]
    fn a_date_that_is_less_exact_does_not_tell() {
        check("2010-11", PeriodUnit::Month, "2010-11 2010-11-01 2010-11-30");
        check("2010-11", PeriodUnit::Week, "");
        check("2010", PeriodUnit::Month, "");
        check("2010", PeriodUnit::Year, "2010 2010-01-01 2010-12-31");
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_a_gap(number in 0_u32..3_652_000, unit in 0_usize..4) {
            let date = partial(day(number));
            let period = Period::of(date, PeriodUnit::ALL[unit]).unwrap();
            prop_assert!(period.first_day() <= date && date <= period.last_day());
            let next = period.later(1);
            prop_assert_eq!(period.count_to(next), 2);
            prop_assert_eq!(days_until(next.first_day()), days_until(period.last_day()).map(|last| last + 1));
            prop_assert_eq!(Period::of(next.first_day(), period.unit()), Some(next));
        }
    }
}
