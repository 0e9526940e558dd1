//! How an index of a distributed engine is made: settings and fields.

use serde_json::{Value, json};

use super::Dialect;
use super::document::{TEXTS, beside};
use super::tokens::{GAP, SAME_POSITION};
use crate::engine::RankingOptions;

/// The version of the fields and of the terms in them. Raise it with any change of these or of the analysis.
pub(super) const FORMAT_VERSION: u64 = 1;

/// How long Quickwit may gather articles before they are found, in seconds.
const COMMIT_SECONDS: u32 = 10;

/// Returns what an index of this name is made with: settings and fields. Quickwit has parts and copies of its own accord.
pub fn index_body(dialect: Dialect, index: &str, shards: u32, replicas: u32) -> Value {
    match dialect {
        Dialect::OpenSearch => opensearch(shards, replicas),
        Dialect::Quickwit => quickwit(index),
    }
}

/// Returns what it says of its version where an index was made by dateline.
pub(super) fn version_of(dialect: Dialect, index: &Value) -> Option<String> {
    match dialect {
        Dialect::OpenSearch => {
            let version = index.as_object()?.values().next()?["mappings"]["_meta"]["dateline"].as_u64()?;
            Some(tokenizer_name(version))
        }
        Dialect::Quickwit => {
            let config = &index["index_config"]["doc_mapping"];
            config["tokenizers"].as_array()?.first()?["name"].as_str().map(str::to_owned)
        }
    }
}

/// Returns the name that says which version made an index: Quickwit keeps no notes with one.
pub(super) fn tokenizer_name(version: u64) -> String {
    format!("dateline_{version}")
}

/// One term stands at a position, and what else would stand there in a field of its own.
fn quickwit(index: &str) -> Value {
    let terms = tokenizer_name(FORMAT_VERSION);
    let text = |name: &str, record: &str, is_scored: bool| json!({ "name": name, "type": "text", "tokenizer": terms, "record": record, "fieldnorms": is_scored, "stored": false });
    let keyword = |name: &str, is_stored: bool| json!({ "name": name, "type": "text", "tokenizer": "raw", "record": "basic", "fast": true, "stored": is_stored });
    let number = |name: &str| json!({ "name": name, "type": "u64", "indexed": true, "fast": true, "stored": true });
    let mut fields = vec![keyword("id", true), text("scored", "freq", true)];
    for name in TEXTS {
        fields.push(text(name, "position", matches!(name, "title" | "body")));
        fields.push(text(&beside(name), "basic", false));
    }
    fields.extend(["source", "author", "section", "lang", "analysed"].map(|name| keyword(name, false)));
    fields
        .push(json!({ "name": "has", "type": "array<text>", "tokenizer": "raw", "record": "basic", "stored": false }));
    fields.push(json!({ "name": "glued", "type": "bool", "indexed": true, "stored": false }));
    fields.extend(["words", "published", "newest", "oldest", "day", "first_indexed"].map(number));
    fields.push(json!({ "name": "article", "type": "text", "indexed": false, "stored": true }));
    json!({
        "version": "0.8",
        "index_id": index,
        "doc_mapping": {
            "mode": "strict",
            "tokenizers": [{ "name": terms, "type": "regex", "pattern": "[^ ]+" }],
            "field_mappings": fields,
        },
        "indexing_settings": { "commit_timeout_secs": COMMIT_SECONDS },
        "search_settings": { "default_search_fields": [] },
    })
}

/// All texts come as terms, so that one tokenizer does for all languages. `_source` keeps the article alone. The number of
/// shards can be multiplied later (`_split`).
fn opensearch(shards: u32, replicas: u32) -> Value {
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
