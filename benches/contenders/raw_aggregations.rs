//! tantivy's aggregations, for what dateline counts over many articles.
//!
//! An index of its own: the two text fields, not stored, and the outlet and the day of publication as fast fields, so
//! that the index of the other comparisons stays what its examples make.

use std::path::Path;

use dateline::article::Article;
use dateline::period::PeriodUnit;
use serde_json::{Value, json};
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::{AggContextParams, AggregationCollector};
use tantivy::collector::Count;
use tantivy::query::{Query, QueryParser};
use tantivy::schema::{FAST, Schema, TextOptions};
use tantivy::{DateTime, Index, IndexReader, IndexWriter, ReloadPolicy, doc};

use super::{MEMORY, raw_tantivy};

/// The number that dateline gives the first day of 1970.
const EPOCH: i64 = 719_163;

/// An open index of titles, bodies, outlets and days.
pub(crate) struct RawAggregations {
    reader: IndexReader,
    parser: QueryParser,
}

impl RawAggregations {
    /// Makes the index and opens it.
    pub(crate) fn build(articles: &[Article], folder: &Path) -> Self {
        let mut schema = Schema::builder();
        let options = TextOptions::default().set_indexing_options(raw_tantivy::text_indexing());
        let title = schema.add_text_field("title", options.clone());
        let body = schema.add_text_field("body", options);
        let source = schema.add_text_field("source", TextOptions::default().set_fast("raw"));
        let day = schema.add_date_field("day", FAST);
        let index = Index::create_in_dir(folder, schema.build()).unwrap();
        index.tokenizers().register("english", raw_tantivy::analyzer());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY).unwrap();
        for article in articles {
            let headline = article.title.as_deref().unwrap_or_default();
            let mut document = doc!(title => headline, body => article.body.as_str());
            if let Some(outlet) = &article.source {
                document.add_text(source, outlet);
            }
            let date = article.published.map(|published| published.date()).filter(|date| date.day().is_some());
            if let Some(date) = date {
                document.add_date(day, DateTime::from_timestamp_secs((date.day_number() - EPOCH) * 86_400));
            }
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        writer.wait_merging_threads().unwrap();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap();
        Self { reader, parser: QueryParser::for_index(&index, vec![title, body]) }
    }

    pub(crate) fn count(&self, query: &str) -> u64 {
        self.reader.searcher().search(&self.query(query), &Count).unwrap() as u64
    }

    pub(crate) fn by_source(&self, query: &str) -> Vec<u64> {
        self.buckets(query, &json!({ "terms": { "field": "source", "size": 10 } }))
    }

    /// It knows no calendar: years are 365 days long.
    pub(crate) fn timeline(&self, query: &str, by: PeriodUnit) -> Vec<u64> {
        let interval = if by == PeriodUnit::Year { "365d" } else { "1d" };
        self.buckets(query, &json!({ "date_histogram": { "field": "day", "fixed_interval": interval } }))
    }

    fn buckets(&self, query: &str, aggregation: &Value) -> Vec<u64> {
        let request: Aggregations = serde_json::from_value(json!({ "by": aggregation })).unwrap();
        let collector = AggregationCollector::from_aggs(request, AggContextParams::default());
        let result = self.reader.searcher().search(&self.query(query), &collector).unwrap();
        let result = serde_json::to_value(result).unwrap();
        let buckets = result["by"]["buckets"].as_array().unwrap();
        buckets.iter().filter_map(|bucket| bucket["doc_count"].as_u64()).collect()
    }

    fn query(&self, query: &str) -> Box<dyn Query> {
        self.parser.parse_query(query).unwrap()
    }
}
