//! How an index of a distributed engine is made: settings and fields.

use serde_json::{Value, json};

use super::tokens::{GAP, SAME_POSITION};
use crate::engine::RankingOptions;

/// The version of the fields and of the terms in them. Raise it with any change of these or of the analysis.
pub(super) const FORMAT_VERSION: u32 = 1;

/// Returns what an index is made with.
///
/// All texts come as terms, so that one tokenizer does for all languages. `_source` keeps the article alone. The number of
/// shards can be multiplied later (`_split`).
pub fn index_body(shards: u32, replicas: u32) -> Value {
    let ranking = RankingOptions::default().settings();
    let scored = json!({ "type": "text", "analyzer": "terms", "similarity": "dateline" });
    let found = json!({ "type": "text", "analyzer": "terms", "norms": false });
    let keyword = json!({ "type": "keyword", "ignore_above": 8_000 });
    let number = json!({ "type": "long" });
    json!({
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "number_of_routing_shards": shards * 16,
            "refresh_interval": "30s",
            "codec": "best_compression",
            "similarity": { "dateline": { "type": "BM25", "k1": ranking.k1, "b": ranking.b } },
            "analysis": {
                "tokenizer": { "positions": { "type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 1_000_000 } },
                "filter": {
                    "alternatives": {
                        "type": "pattern_capture", "preserve_original": false, "patterns": [format!("([^{SAME_POSITION}]+)")],
                    },
                    "gaps": { "type": "stop", "stopwords": [GAP] },
                },
                "analyzer": { "terms": { "type": "custom", "tokenizer": "positions", "filter": ["alternatives", "gaps"] } },
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": { "dateline": FORMAT_VERSION },
            "_source": { "includes": ["article", "first_indexed"] },
            "properties": {
                "id": { "type": "keyword" },
                "scored": { "type": "text", "analyzer": "terms", "similarity": "dateline", "index_options": "freqs" },
                "title": scored,
                "body": scored,
                "title_forms": found,
                "body_forms": found,
                "furniture": found,
                "source_words": found,
                "author_words": found,
                "section_words": found,
                "url_words": found,
                "source": keyword,
                "author": keyword,
                "section": keyword,
                "lang": keyword,
                "analysed": keyword,
                "has": keyword,
                "glued": { "type": "boolean" },
                "words": number,
                "published": number,
                "day": number,
                "first_indexed": number,
                "article": { "type": "object", "enabled": false },
            },
        },
    })
}
