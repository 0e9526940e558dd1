//! What the distributed engines can and cannot do.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::analysis::Analyzer;
use crate::engine::{EngineError, Sort};
use crate::language::Language;
use crate::query::{QueryAst, WordPattern, WordQuery, number};

/// A language of distributed engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// That of `OpenSearch`, and of `Elasticsearch` 7.10 and later.
    OpenSearch,
    /// The part of it that Quickwit 0.9 speaks, below `/api/v1/_elastic`: an archive that only grows.
    Quickwit,
}

/// What an engine can do.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is something that an engine can or cannot do")]
pub(super) struct Capabilities {
    /// Several terms can stand at one position of a text.
    pub(super) alternatives: bool,
    /// Of several scores, the best can count, and a clause can count nothing.
    pub(super) best_score: bool,
    /// Words near others can be asked for.
    pub(super) nearness: bool,
    /// Words that are spelled nearly alike can be asked for.
    pub(super) fuzziness: bool,
    /// An article takes the place of the one with its id.
    pub(super) replacement: bool,
    /// A state of the index can be held fast, to read it page by page.
    pub(super) states: bool,
    /// Articles like a text can be asked for.
    pub(super) likeness: bool,
    /// How many bytes the name of an article may have; longer ones are hashed. Quickwit leaves out words of more than 255.
    pub(super) max_id: usize,
    /// How many articles can be named in a query, and how many bytes the names may have together. A query of Quickwit has at
    /// most 1 MiB, and may hold two lists.
    pub(super) max_ids: usize,
    pub(super) max_id_bytes: usize,
}

impl Dialect {
    pub(super) fn capabilities(self) -> Capabilities {
        match self {
            Self::OpenSearch => Capabilities {
                alternatives: true,
                best_score: true,
                nearness: true,
                fuzziness: true,
                replacement: true,
                states: true,
                likeness: true,
                max_id: usize::MAX,
                max_ids: 50_000,
                max_id_bytes: 20 << 20,
            },
            Self::Quickwit => Capabilities {
                alternatives: false,
                best_score: false,
                nearness: false,
                fuzziness: false,
                replacement: false,
                states: false,
                likeness: false,
                max_id: 200,
                max_ids: 10_000,
                max_id_bytes: 400 << 10,
            },
        }
    }

    /// Refuses a query with something that this engine has no way to find, not even roughly.
    pub(super) fn check(self, query: &QueryAst, languages: &[Language]) -> Result<(), EngineError> {
        if self.capabilities().fuzziness {
            return Ok(());
        }
        let mut analyzer = Analyzer::for_a_query();
        let mut fuzzy = None;
        query.for_each_text_even_negated(&mut |text| {
            let words = number(&text.pattern, languages, &mut analyzer).words;
            let is_fuzzy = |word: &WordQuery| matches!(word, WordQuery::Fitting(WordPattern::Spelling(_)));
            if fuzzy.is_none() && words.iter().any(is_fuzzy) {
                fuzzy = Some(QueryAst::Text(text.clone()));
            }
        });
        match fuzzy {
            Some(text) => Err(self.unsupported(format!("`{text}` (words spelled nearly alike)"))),
            None => Ok(()),
        }
    }

    /// The error for something that this engine cannot do.
    pub(super) fn unsupported(self, what: impl Into<Cow<'static, str>>) -> EngineError {
        EngineError::Unsupported { what: what.into(), engine: self.name() }
    }

    /// Returns what a list is sorted by, in the words of the engine. Quickwit sorts by two things at most.
    pub(super) fn order(self, sort: Sort) -> Value {
        let first = match sort {
            Sort::Score => ("_score", "desc"),
            Sort::Newest => ("published", "desc"),
            Sort::Oldest => ("published", "asc"),
            Sort::Added => ("first_indexed", "desc"),
        };
        if self == Self::Quickwit {
            // A list cannot go on behind an article that lacks what it is sorted by.
            let field = match sort {
                Sort::Newest => "newest",
                Sort::Oldest => "oldest",
                Sort::Score | Sort::Added => first.0,
            };
            return json!([{ field: first.1 }, { "_doc": "asc" }]);
        }
        let by = |(field, order): (&str, &str)| match field {
            "published" => json!({ field: { "order": order, "missing": "_last" } }),
            _ => json!({ field: order }),
        };
        let second = match sort {
            Sort::Newest | Sort::Oldest => ("_score", "desc"),
            Sort::Score | Sort::Added => ("published", "desc"),
        };
        json!([by(first), by(second), by(("id", "asc"))])
    }

    /// Returns where an index is searched, and with what, of a request in the words of `OpenSearch`. Quickwit takes no fields
    /// in a request that it does not know, and gives scores only where they are sorted by.
    pub(super) fn search<'a>(self, index: &str, body: &'a Value) -> (String, Cow<'a, Value>) {
        let partial = "allow_partial_search_results=false";
        match self {
            Self::OpenSearch => {
                (format!("/{index}/_search?search_type=dfs_query_then_fetch&{partial}"), Cow::Borrowed(body))
            }
            Self::Quickwit => {
                let mut body = body.clone();
                let fields = body.as_object_mut().expect("requests are objects");
                fields.remove("track_scores");
                let source = fields.remove("_source").unwrap_or_default();
                let names: Vec<&str> = source.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let includes =
                    if names.is_empty() { String::new() } else { format!("&_source_includes={}", names.join(",")) };
                (format!("/{index}/_search?{partial}{includes}"), Cow::Owned(body))
            }
        }
    }

    /// The name of the engine.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenSearch => "OpenSearch",
            Self::Quickwit => "Quickwit",
        }
    }
}
