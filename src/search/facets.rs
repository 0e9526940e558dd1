//! How many articles have each value of a property, by its column.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::TantivyError;

use super::all_matches::{SegmentMatches, count, for_each_value};
use super::timeline::dates_of;
use super::{LocalEngine, guarded};
use crate::answer::names;
use crate::engine::{EngineError, Facet, FacetField, FacetRequest, FacetResponse, SCHEMA_VERSION, share};
use crate::period::PeriodUnit;

/// Counts the values of a property.
pub(super) fn facets(engine: &LocalEngine, request: &FacetRequest) -> Result<FacetResponse, EngineError> {
    let asked = engine.read(&request.query)?;
    let searcher = engine.index.searcher();
    let matches = engine.all_matches(&asked, &request.query, &searcher)?;
    let counted = guarded(engine.index.path(), || {
        let counted = match (column(request.field), request.field.period()) {
            (_, Some(unit)) => count_periods(&matches, unit),
            (column, None) => count_values(&matches, column, request.field == FacetField::Author),
        };
        counted.map_err(|error| engine.index.error(&error))
    })?;
    request.query.check()?;
    let articles = count(&matches);
    let values = counted.values.len() as u64;
    let limit = if request.limit == 0 { usize::MAX } else { request.limit };
    let facet = |(value, articles_with): (Option<String>, u64)| Facet {
        value,
        articles: articles_with,
        share: share(articles_with, articles),
    };
    let shown = counted.values.into_iter().take(limit).map(|(value, articles)| (Some(value), articles));
    let without = (counted.without > 0).then_some((None, counted.without));
    Ok(FacetResponse {
        schema_version: SCHEMA_VERSION,
        query: asked.echo,
        field: request.field,
        articles,
        values,
        facets: shown.chain(without).map(facet).collect(),
    })
}

/// Returns the column of a property.
fn column(field: FacetField) -> &'static str {
    match field {
        FacetField::Source => "source",
        FacetField::Author => "author",
        FacetField::Lang => "lang",
        FacetField::Section => "section",
        FacetField::Year | FacetField::Month | FacetField::Day => "published",
    }
}

/// How many articles have each value.
struct Counted {
    /// In the order in which they are given.
    values: Vec<(String, u64)>,
    /// How many have none.
    without: u64,
}

fn count_values(matches: &[SegmentMatches<'_>], column: &str, is_list: bool) -> Result<Counted, TantivyError> {
    let mut values = BTreeMap::<String, u64>::new();
    let mut without = 0;
    for SegmentMatches { segment, docs, .. } in matches {
        let Some(column) = segment.fast_fields().str(column)? else {
            without += docs.len() as u64;
            continue;
        };
        let mut counts = vec![0_u64; column.num_terms()];
        without += for_each_value(column.ords(), docs, |value| {
            if let Some(count) = usize::try_from(value).ok().and_then(|value| counts.get_mut(value)) {
                *count += 1;
            }
        });
        let mut value = String::new();
        for (number, articles) in (0_u64..).zip(counts).filter(|(_, articles)| *articles > 0) {
            column.ord_to_str(number, &mut value)?;
            if !is_list {
                *values.entry(value.clone()).or_default() += articles;
                continue;
            }
            let names = names(&value);
            without += if names.is_empty() { articles } else { 0 };
            for name in names {
                *values.entry(name.to_owned()).or_default() += articles;
            }
        }
    }
    let mut values: Vec<(String, u64)> = values.into_iter().collect();
    values.sort_by_key(|(_, articles)| Reverse(*articles));
    Ok(Counted { values, without })
}

fn count_periods(matches: &[SegmentMatches<'_>], unit: PeriodUnit) -> Result<Counted, TantivyError> {
    let periods = dates_of(matches)?.by_period(unit);
    let without = count(matches) - periods.values().sum::<u64>();
    let values = periods.into_iter().map(|(period, articles)| (period.to_string(), articles)).collect();
    Ok(Counted { values, without })
}
