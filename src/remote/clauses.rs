//! Clauses of the distributed engine's language that know nothing of words.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::dialect::Capabilities;
use super::document::name_within;
use crate::query::Filter;

/// A property that an article has to have.
pub(super) fn filter(filter: &Filter, can: Capabilities) -> Value {
    let term = |field: &str, value: Value| json!({ "term": { field: value } });
    match filter {
        Filter::Language(language) => term("lang", language.code().into()),
        Filter::Id(id) => term("id", name_within(id, can.max_id).into()),
        Filter::Glued(is_glued) => term("glued", is_glued.to_string().into()),
        Filter::Has(property) => term("has", property.name().into()),
        Filter::Published { since, until } => {
            range("published", since.map(|date| date.first_key()), until.map(|date| date.last_key()))
        }
        Filter::Length { least, most } => range("words", *least, *most),
    }
}

fn range(field: &str, least: Option<u64>, most: Option<u64>) -> Value {
    let bounds = [("gte", least), ("lte", most)].into_iter().filter_map(|(name, bound)| Some((name, bound?)));
    json!({ "range": { field: bounds.collect::<HashMap<_, _>>() } })
}

/// All of these.
pub(super) fn all(mut queries: Vec<Value>) -> Value {
    match queries.len() {
        1 => queries.remove(0),
        _ => json!({ "bool": { "must": queries } }),
    }
}

/// Any of these; the scores of those that are there are added up.
pub(super) fn any_of(mut queries: Vec<Value>) -> Value {
    match queries.len() {
        0 => nothing(),
        1 => queries.remove(0),
        _ => json!({ "bool": { "should": queries, "minimum_should_match": 1 } }),
    }
}

/// No article.
pub(super) fn nothing() -> Value {
    json!({ "bool": { "must_not": [{ "match_all": {} }] } })
}

/// What counts so much more than it would.
pub(super) fn weighted(query: Value, weight: f32) -> Value {
    #[expect(clippy::float_cmp, reason = "the weight of texts that have none")]
    if weight == 1.0 { query } else { json!({ "bool": { "must": [query], "boost": weight } }) }
}
