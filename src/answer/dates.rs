//! How many articles have each date, and how many each period.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::date::PartialDate;
use crate::engine::{Filters, PeriodCount, QueryEcho, SCHEMA_VERSION, TimelineResponse, share};
use crate::period::{Period, PeriodUnit};

/// The fewest periods that show a course.
const FEWEST: u32 = 12;
/// The most periods that can be seen at once.
const MOST: u32 = 60;

/// How many articles have each date.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates(BTreeMap<PartialDate, u64>);

impl Dates {
    /// Adds articles of a date.
    pub(crate) fn add(&mut self, date: PartialDate, articles: u64) {
        *self.0.entry(date).or_default() += articles;
    }

    /// Returns those that the filters let through. So a period that is cut by them is compared with what is left of it.
    pub(crate) fn within(&self, filters: &Filters) -> Cow<'_, Self> {
        let Filters { since, until, .. } = filters;
        if since.is_none() && until.is_none() {
            return Cow::Borrowed(self);
        }
        let is_within = |date: &PartialDate| {
            let key = date.first_key();
            since.is_none_or(|since| since.first_key() <= key) && until.is_none_or(|until| key <= until.last_key())
        };
        let dates = self.0.iter().filter(|(date, _)| is_within(date));
        Cow::Owned(Self(dates.map(|(date, articles)| (*date, *articles)).collect()))
    }

    pub(crate) fn dated(&self) -> u64 {
        self.0.values().sum()
    }

    pub(crate) fn by_period(&self, unit: PeriodUnit) -> BTreeMap<Period, u64> {
        let mut counts = BTreeMap::new();
        for (date, articles) in &self.0 {
            if let Some(period) = Period::of(*date, unit) {
                *counts.entry(period).or_default() += articles;
            }
        }
        counts
    }

    /// Returns the longest unit of which the dates span at least [`FEWEST`] and at most [`MOST`]; where there is none, the
    /// one that comes nearest.
    pub(crate) fn suitable_unit(&self) -> PeriodUnit {
        let miss = |unit: &PeriodUnit| {
            let counts = self.by_period(*unit);
            let span = match (counts.first_key_value(), counts.last_key_value()) {
                (Some((first, _)), Some((last, _))) => first.count_to(*last),
                _ => return u32::MAX,
            };
            // The factor, in hundredths.
            if span < FEWEST { FEWEST * 100 / span } else { span.max(MOST).saturating_mul(100) / MOST }
        };
        let longest_first = PeriodUnit::ALL.into_iter().rev();
        longest_first.min_by_key(miss).unwrap_or(PeriodUnit::Year)
    }
}

/// Makes a timeline of the articles that answer a query, of which so many there are; `found` has the dates of these,
/// `all` those of all articles.
pub(crate) fn timeline(
    query: QueryEcho,
    filters: &Filters,
    by: Option<PeriodUnit>,
    articles: u64,
    found: &Dates,
    all: &Dates,
) -> TimelineResponse {
    let by = by.unwrap_or_else(|| found.suitable_unit());
    let counts = found.by_period(by);
    let inexact = found.dated() - counts.values().sum::<u64>();
    TimelineResponse {
        schema_version: SCHEMA_VERSION,
        query,
        by,
        articles,
        undated: articles - found.dated(),
        inexact,
        periods: periods(&counts, &all.within(filters).by_period(by)),
    }
}

/// Returns every period from the first to the last that has articles.
fn periods(counts: &BTreeMap<Period, u64>, all: &BTreeMap<Period, u64>) -> Vec<PeriodCount> {
    let (Some((first, _)), Some((last, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    let of_period = |later: u32| {
        let period = first.later(later);
        let articles = counts.get(&period).copied().unwrap_or(0);
        let of = all.get(&period).copied().unwrap_or(0);
        PeriodCount { period, articles, of, share: share(articles, of) }
    };
    (0..first.count_to(*last)).map(of_period).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dates: &[&str], expected: PeriodUnit) {
        let dates = Dates(dates.iter().map(|date| (date.parse().unwrap(), 1)).collect());
        assert_eq!(dates.suitable_unit(), expected);
    }

    #[test]
    fn the_unit_suits_the_time_that_is_spanned() {
        check(&["1990", "2010"], PeriodUnit::Year);
        check(&["2009-01", "2011-12"], PeriodUnit::Month);
        check(&["2010-01-01", "2010-12-31"], PeriodUnit::Month);
        check(&["2010-01-01", "2010-09-30"], PeriodUnit::Week);
        check(&["2010-01-01", "2010-02-20"], PeriodUnit::Day);
        check(&["2010-01-01", "2010-01-03"], PeriodUnit::Day);
    }

    #[test]
    fn filters_cut_the_periods_at_the_ends() {
        let dates = ["2010", "2010-06", "2010-06-30", "2010-07-01", "2010-07-31", "2010-08-01"];
        let dates = Dates(dates.iter().map(|date| (date.parse().unwrap(), 1)).collect());
        let date = |text: &str| Some(text.parse().unwrap());
        let filters = Filters { since: date("2010-06-30"), until: date("2010-07"), ..Filters::default() };
        let left: Vec<String> = dates.within(&filters).0.keys().map(ToString::to_string).collect();
        assert_eq!(left, ["2010-06-30", "2010-07-01", "2010-07-31"]);
        assert_eq!(dates.within(&Filters::default()).0.len(), 6);
    }

    #[test]
    fn between_two_units_the_nearer_is_taken() {
        check(&["2000-01", "2010-12"], PeriodUnit::Year);
        check(&["2005-01", "2010-12"], PeriodUnit::Month);
        check(&["2010"], PeriodUnit::Year);
        check(&[], PeriodUnit::Year);
    }
}
