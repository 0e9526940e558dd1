//! When the articles that answer a query were published.

use std::collections::BTreeMap;

use tantivy::columnar::Column;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

use super::all_matches::{SegmentMatches, count, for_each_value};
use super::{LocalEngine, guarded};
use crate::answer::{self, Dates};
use crate::date::PartialDate;
use crate::engine::{EngineError, TimelineRequest, TimelineResponse};
use crate::index::IndexError;

/// Counts by date.
pub(super) fn timeline(engine: &LocalEngine, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
    let asked = engine.read(&request.query)?;
    let searcher = engine.index.searcher();
    let matches = engine.all_matches(&asked, &request.query, &searcher)?;
    let articles = count(&matches);
    let (found, all) = guarded(engine.index.path(), || {
        let found = dates_of(&matches).map_err(|error| engine.index.error(&error))?;
        Ok((found, engine.all_dates(&searcher)?))
    })?;
    request.query.check()?;
    Ok(answer::timeline(asked.echo, &request.query.filters, request.by, articles, &found, all))
}

impl LocalEngine {
    /// Counts the dates of all articles, once.
    fn all_dates(&self, searcher: &Searcher) -> Result<&Dates, IndexError> {
        if let Some(dates) = self.dates.get() {
            return Ok(dates);
        }
        let counted = dates_of_all(searcher).map_err(|error| self.index.error(&error))?;
        Ok(self.dates.get_or_init(|| counted))
    }
}

/// What a key is divided by to leave out the time of the day.
const TIMES_OF_DAY: u64 = 10_000;

/// How many articles have each date of a year: by months, 0 for none, of 32 days each.
type DaysOfYear = [u64; 13 * 32];

/// Returns the dates of some articles.
pub(super) fn dates_of(matches: &[SegmentMatches<'_>]) -> Result<Dates, TantivyError> {
    let mut dates = Dates::default();
    for SegmentMatches { segment, docs, .. } in matches {
        add(&mut dates, segment, docs)?;
    }
    Ok(dates)
}

/// Returns the dates of all articles.
fn dates_of_all(searcher: &Searcher) -> Result<Dates, TantivyError> {
    let mut dates = Dates::default();
    for segment in searcher.segment_readers() {
        // The markers of files have no date.
        add(&mut dates, segment, &segment.doc_ids_alive().collect::<Vec<_>>())?;
    }
    Ok(dates)
}

fn add(dates: &mut Dates, segment: &SegmentReader, docs: &[DocId]) -> Result<(), TantivyError> {
    let Some(column): Option<Column<u64>> = segment.fast_fields().column_opt("published")? else { return Ok(()) };
    let mut years = BTreeMap::<u64, DaysOfYear>::new();
    for_each_value(&column, docs, |key| {
        let date = key / TIMES_OF_DAY;
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        let of_year = years.entry(year).or_insert_with(|| [0; _]);
        let place = usize::try_from(month * 32 + day).ok();
        if let Some(articles) = place.and_then(|place| of_year.get_mut(place)) {
            *articles += 1;
        }
    });
    for (year, of_year) in years {
        for (place, articles) in (0..).zip(of_year).filter(|(_, articles)| *articles > 0) {
            let key = (year * 10_000 + place / 32 * 100 + place % 32) * TIMES_OF_DAY;
            if let Some(date) = PartialDate::of_key(key) {
                dates.add(date, articles);
            }
        }
    }
    Ok(())
}
