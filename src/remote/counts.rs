//! Numbers over all articles that answer a query. Values come page by page, so that none is left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::client::{Client, Method, total};
use super::translate::form_fields;
use super::{Dialect, RemoteEngine, RemoteError};
use crate::answer::{self, Dates, PartCounts, main_languages, names, sought_word};
use crate::date::PartialDate;
use crate::engine::{
    EngineError, Facet, FacetField, FacetRequest, FacetResponse, FittingWords, IndexStats, LanguageCount, ParsedQuery,
    QueryRequest, SCHEMA_VERSION, Suggestion, TimelineRequest, TimelineResponse, share,
};
use crate::language::Language;
use crate::period::PeriodUnit;
use crate::query::{QueryAst, TextQuery};

/// How many words are looked at that may have been meant.
const SUGGESTIONS: usize = 50;
/// How many values come at once.
const PAGE: usize = 10_000;

impl RemoteEngine {
    pub(super) fn facets_of(&self, request: &FacetRequest) -> Result<FacetResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let query = self.resolve(&asked.ast, &request.query)?;
        let (field, unit) = match request.field {
            FacetField::Source => ("source", None),
            FacetField::Author => ("author", None),
            FacetField::Lang => ("lang", None),
            FacetField::Section => ("section", None),
            FacetField::Year => ("day", Some(PeriodUnit::Year)),
            FacetField::Month => ("day", Some(PeriodUnit::Month)),
            FacetField::Day => ("day", Some(PeriodUnit::Day)),
        };
        let (counted, articles) = values(&self.client, &query, field)?;
        let (values, without) = match unit {
            Some(unit) => {
                let periods = dates(&counted).by_period(unit);
                let without = articles - periods.values().sum::<u64>();
                (periods.into_iter().map(|(period, articles)| (period.to_string(), articles)).collect(), without)
            }
            None => by_value(&counted, articles, request.field == FacetField::Author),
        };
        request.query.check()?;
        let n_values = values.len() as u64;
        let limit = if request.limit == 0 { usize::MAX } else { request.limit };
        let facet =
            |(value, with): (Option<String>, u64)| Facet { value, articles: with, share: share(with, articles) };
        let shown = values.into_iter().take(limit).map(|(value, with)| (Some(value), with));
        let none = (without > 0).then_some((None, without));
        Ok(FacetResponse {
            schema_version: SCHEMA_VERSION,
            query: asked.echo,
            field: request.field,
            articles,
            values: n_values,
            facets: shown.chain(none).map(facet).collect(),
        })
    }

    pub(super) fn timeline_of(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        let asked = self.read(&request.query)?;
        let query = self.resolve(&asked.ast, &request.query)?;
        let (counted, articles) = values(&self.client, &query, "day")?;
        let everything = if let Some(dates) = self.dates.get() {
            dates
        } else {
            let (all, _) = values(&self.client, &json!({ "match_all": {} }), "day")?;
            self.dates.get_or_init(|| dates(&all))
        };
        request.query.check()?;
        let filters = &request.query.filters;
        Ok(answer::timeline(asked.echo, filters, request.by, articles, &dates(&counted), everything))
    }

    pub(super) fn index_stats(&self) -> Result<IndexStats, EngineError> {
        let (days, articles) = values(&self.client, &json!({ "match_all": {} }), "day")?;
        let (languages, _) = values(&self.client, &json!({ "match_all": {} }), "lang")?;
        let mut languages: Vec<LanguageCount> = languages
            .iter()
            .filter_map(|(code, articles)| {
                Some(LanguageCount { language: code.as_str()?.parse().ok()?, articles: *articles })
            })
            .collect();
        languages.sort_by_key(|count| (Reverse(count.articles), count.language));
        let known: Vec<PartialDate> = days.iter().filter_map(|(day, _)| date(day)).collect();
        let dated: u64 = days.iter().map(|(_, articles)| articles).sum();
        let (segments, bytes) = self.size()?;
        Ok(IndexStats {
            schema_version: SCHEMA_VERSION,
            index: self.client.index.clone(),
            articles,
            files: 0,
            rejected: 0,
            undated: articles - dated,
            earliest: known.first().map(ToString::to_string),
            latest: known.last().map(ToString::to_string),
            languages,
            segments,
            bytes,
        })
    }

    /// Returns of how many segments the index is, and how many bytes. Quickwit tells no segments, and rounds the bytes.
    fn size(&self) -> Result<(u64, u64), RemoteError> {
        match self.client.dialect {
            Dialect::OpenSearch => {
                let path = format!("/{}/_stats/store,segments", self.client.index);
                let stats = self.client.ask(&Method::GET, &path, None)?;
                let number = |group: &str, name: &str| stats["_all"]["primaries"][group][name].as_u64().unwrap_or(0);
                Ok((number("segments", "count"), number("store", "size_in_bytes")))
            }
            Dialect::Quickwit => {
                let listed = self.client.listed()?;
                Ok((0, listed["store.size"].as_str().and_then(bytes_of).unwrap_or(0)))
            }
        }
    }

    /// Reads a query and counts what each of its parts finds.
    pub(super) fn parse_query(&self, request: &QueryRequest) -> Result<ParsedQuery, EngineError> {
        answer::parse(request, &main_languages(&self.languages), Some(&Parts { engine: self, request }))
    }

    /// Returns the nearest word that the index has; none of an engine that looks for none.
    fn nearest(&self, text: &TextQuery) -> Result<Option<Suggestion>, RemoteError> {
        let Some((word, farthest)) = sought_word(text) else { return Ok(None) };
        if !self.client.dialect.capabilities().fuzziness {
            return Ok(None);
        }
        let fields = form_fields(text.field);
        for distance in 1..=farthest {
            let ask = |field: &&str| {
                let how = json!({
                    "field": field, "suggest_mode": "always", "max_edits": distance, "prefix_length": 0, "min_word_length": 1,
                    "sort": "frequency", "size": SUGGESTIONS, "accuracy": 0.0,
                });
                ((*field).to_owned(), json!({ "text": word, "term": how }))
            };
            let suggest: serde_json::Map<String, Value> = fields.iter().map(ask).collect();
            let answer = self.client.search(&json!({ "size": 0, "suggest": suggest }))?;
            let mut found = BTreeMap::<&str, u64>::new();
            for option in fields.iter().filter_map(|field| answer["suggest"][field][0]["options"].as_array()).flatten()
            {
                let (Some(word), Some(articles)) = (option["text"].as_str(), option["freq"].as_u64()) else { continue };
                let most = found.entry(word).or_default();
                *most = articles.max(*most);
            }
            // Of several in as many articles, the first in the alphabet.
            if let Some((text, articles)) = found.into_iter().rev().max_by_key(|(_, articles)| *articles) {
                return Ok(Some(Suggestion { text: text.to_owned(), articles }));
            }
        }
        Ok(None)
    }
}

/// Counts parts of a query.
pub(super) struct Parts<'a> {
    pub(super) engine: &'a RemoteEngine,
    pub(super) request: &'a QueryRequest,
}

impl PartCounts for Parts<'_> {
    fn count(&self, query: &QueryAst) -> Result<u64, EngineError> {
        self.engine.count_of(query, self.request)
    }

    fn quick_count(&self, query: &QueryAst) -> Result<Option<u64>, EngineError> {
        self.engine.count_unless_rough(query)
    }

    fn words(&self, _: &TextQuery) -> Result<Option<FittingWords>, EngineError> {
        Ok(None)
    }

    fn nearest(&self, text: &TextQuery) -> Result<Option<Suggestion>, EngineError> {
        Ok(self.engine.nearest(text)?)
    }
}

/// Returns the languages by which the articles of an index are analysed, with the number of articles, those of most first.
pub(super) fn analysis_languages(client: &Client) -> Result<Vec<(Language, u64)>, RemoteError> {
    let (counted, articles) = values(client, &json!({ "match_all": {} }), "analysed")?;
    if counted.is_empty() && articles > 0 {
        return Err(RemoteError::Foreign(client.index.clone()));
    }
    let mut languages: Vec<(Language, u64)> =
        counted.iter().filter_map(|(code, articles)| Some((code.as_str()?.parse().ok()?, *articles))).collect();
    languages.sort_by_key(|(language, articles)| (Reverse(*articles), *language));
    Ok(languages)
}

/// Returns how many of the articles that a query finds have each value of a field, in the order of the values, and how many
/// articles there are.
fn values(client: &Client, query: &Value, field: &str) -> Result<(Vec<(Value, u64)>, u64), RemoteError> {
    let mut counted = Vec::new();
    let mut after = Value::Null;
    loop {
        let mut composite = json!({ "size": PAGE, "sources": [{ "value": { "terms": { "field": field } } }] });
        if !after.is_null() {
            composite["after"] = after;
        }
        let aggregations = json!({ "values": { "composite": composite } });
        let answer =
            client.search(&json!({ "size": 0, "query": query, "track_total_hits": true, "aggs": aggregations }))?;
        let values = &answer["aggregations"]["values"];
        let buckets = values["buckets"].as_array().map_or(&[][..], Vec::as_slice);
        counted.extend(
            buckets.iter().map(|bucket| (bucket["key"]["value"].clone(), bucket["doc_count"].as_u64().unwrap_or(0))),
        );
        if buckets.len() < PAGE {
            return Ok((counted, total(&answer)?));
        }
        after = values["after_key"].clone();
    }
}

/// Returns values by falling numbers, and how many articles have none. Of a list of names, each is a value.
fn by_value(counted: &[(Value, u64)], articles: u64, is_list: bool) -> (Vec<(String, u64)>, u64) {
    let mut values = BTreeMap::<String, u64>::new();
    let mut without = articles;
    for (value, with) in counted {
        let value = value.as_str().unwrap_or_default();
        let of_value = if is_list { names(value).into_iter().collect() } else { vec![value] };
        without -= if of_value.is_empty() { 0 } else { *with };
        for name in of_value {
            *values.entry(name.to_owned()).or_default() += with;
        }
    }
    let mut values: Vec<(String, u64)> = values.into_iter().collect();
    values.sort_by_key(|(_, articles)| Reverse(*articles));
    (values, without)
}

/// Reads a size as engines print it: `11.2mb`.
fn bytes_of(size: &str) -> Option<u64> {
    let (digits, unit) = size.split_at(size.find(|c: char| c.is_ascii_alphabetic())?);
    let power = ["b", "kb", "mb", "gb", "tb", "pb"].iter().position(|name| name.eq_ignore_ascii_case(unit))?;
    let bytes = digits.parse::<f64>().ok()? * 1024_f64.powi(i32::try_from(power).ok()?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was rounded before")]
    Some(bytes as u64)
}

fn date(day: &Value) -> Option<PartialDate> {
    // Quickwit may give whole numbers as others.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days have eight digits")]
    let day = day.as_u64().or_else(|| day.as_f64().map(|day| day as u64))?;
    PartialDate::of_key(day * 10_000)
}

fn dates(counted: &[(Value, u64)]) -> Dates {
    let mut dates = Dates::default();
    for (day, articles) in counted {
        if let Some(date) = date(day) {
            dates.add(date, *articles);
        }
    }
    dates
}
