//! In how many articles the words of a query stand: what a word counts depends on it.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use serde_json::{Value, json};

use super::client::{Client, total};
use super::document::beside;
use super::tokens::is_other;
use super::{Dialect, RemoteError};
use crate::analysis::Analyzer;
use crate::language::Language;
use crate::query::{QueryAst, TextField, WordFactors, WordQuery, number, raise_over_plain};

/// How many stems can be looked up at once.
const MAX_LOOKUPS: usize = 400;

/// Of each stem, how many bodies have it, and how many articles.
pub(super) type Counts = HashMap<String, (u64, u64)>;

/// What is known of the stems of a query.
#[derive(Debug)]
pub(super) struct Frequencies {
    stems: Counts,
    /// How many articles there are.
    articles: u64,
    /// What the words of the query are multiplied by.
    pub(super) factors: WordFactors,
}

impl Frequencies {
    /// Looks up the stems of a query, and of another form of it; words count as they do in the first.
    pub(super) fn look_up(
        client: &Client,
        whole: &QueryAst,
        other: Option<&QueryAst>,
        languages: &[(Language, u64)],
    ) -> Result<Self, RemoteError> {
        Self::by(whole, other, languages, |stems| counts(client, stems))
    }

    /// The same, where `counts` knows of stems in how many articles they are, and how many articles there are.
    pub(super) fn by<E>(
        whole: &QueryAst,
        other: Option<&QueryAst>,
        languages: &[(Language, u64)],
        counts: impl FnOnce(&[String]) -> Result<(Counts, u64), E>,
    ) -> Result<Self, E> {
        let mut asked = BTreeSet::new();
        // Which stems the factors need is known by asking for them.
        let Ok(_) = WordFactors::among(whole, languages, &mut |stem| {
            asked.insert(stem.to_owned());
            Ok::<u64, Infallible>(0)
        });
        let codes: Vec<Language> = languages.iter().map(|(language, _)| *language).collect();
        let mut analyzer = Analyzer::for_a_query();
        for query in [Some(whole), other].into_iter().flatten() {
            query.for_each_text_even_negated(&mut |text| {
                if text.field.is_some_and(TextField::is_property) {
                    return;
                }
                for word in number(&text.pattern, &codes, &mut analyzer).words {
                    if let WordQuery::Stems(stems) = word {
                        asked.extend(stems);
                    }
                }
            });
        }
        let asked: Vec<String> = asked.into_iter().collect();
        let (stems, articles) = counts(&asked)?;
        let Ok(factors) = WordFactors::among(whole, languages, &mut |stem| {
            Ok::<u64, Infallible>(stems.get(stem).map_or(0, |(bodies, _)| *bodies))
        });
        Ok(Self { stems, articles, factors })
    }

    /// Returns a query of alternatives without those that are words which count nothing, as long as there are others. One that
    /// is left over is still an alternative: were it taken out, an `OR` in it would be read as the choice.
    pub(super) fn without_function_words(&self, relaxed: QueryAst) -> QueryAst {
        let counts = |clause: &QueryAst| self.counts(clause);
        match relaxed {
            QueryAst::Or(clauses) if clauses.iter().any(counts) => {
                QueryAst::Or(clauses.into_iter().filter(counts).collect())
            }
            QueryAst::And { clauses, bare } => {
                // What is required besides stands behind the alternatives.
                let clauses = clauses.into_iter().enumerate();
                let first = |(number, clause)| if number == 0 { self.without_function_words(clause) } else { clause };
                QueryAst::And { clauses: clauses.map(first).collect(), bare }
            }
            other => other,
        }
    }

    /// False for a word that counts nothing.
    fn counts(&self, clause: &QueryAst) -> bool {
        match clause {
            QueryAst::Text(text) => text.pattern.plain_word().is_none_or(|word| self.factors.of_word(word) > 0.0),
            QueryAst::Weighted { query, .. } => self.counts(query),
            _ => true,
        }
    }

    /// True if any article has a stem.
    pub(super) fn is_there(&self, stem: &str) -> bool {
        self.stems.get(stem).is_some_and(|(_, articles)| *articles > 0)
    }

    /// Returns what the score of a stem of a written word is multiplied by.
    pub(super) fn boost(&self, written: &str, stem: &str) -> f64 {
        let articles = self.stems.get(stem).map_or(0, |(_, articles)| *articles);
        f64::from(self.factors.of_stem(written, stem)) * raise_over_plain(articles, self.articles)
    }
}

/// Returns of stems how many bodies and how many articles have them, and how many articles there are.
fn counts(client: &Client, stems: &[String]) -> Result<(Counts, u64), RemoteError> {
    let mut known = HashMap::new();
    let mut articles = 0;
    for stems in stems.chunks(MAX_LOOKUPS) {
        let has_alternatives = client.dialect.capabilities().alternatives;
        let in_body = |stem: &String| {
            if has_alternatives || !is_other(stem) { "body".to_owned() } else { beside("body") }
        };
        let both = |stem: &String| [json!({ "term": { in_body(stem): stem } }), json!({ "term": { "scored": stem } })];
        let filters: Vec<Value> = stems.iter().flat_map(both).collect();
        if client.dialect == Dialect::Quickwit {
            // It has no counts by query, and breaks off if it is asked for them.
            let filters: Vec<Value> = filters.into_iter().chain([json!({ "match_all": {} })]).collect();
            let counts = client.count_each(&filters)?;
            articles = counts.last().copied().unwrap_or(0);
            known.extend(
                stems.iter().zip(counts.chunks_exact(2)).map(|(stem, both)| (stem.clone(), (both[0], both[1]))),
            );
            continue;
        }
        let aggregations = json!({ "stems": { "filters": { "filters": filters } } });
        let answer = client.search(&json!({ "size": 0, "track_total_hits": true, "aggs": aggregations }))?;
        articles = total(&answer)?;
        let buckets = answer["aggregations"]["stems"]["buckets"].as_array().map_or(&[][..], Vec::as_slice);
        let count = |bucket: &Value| bucket["doc_count"].as_u64().unwrap_or(0);
        for (stem, buckets) in stems.iter().zip(buckets.chunks_exact(2)) {
            known.insert(stem.clone(), (count(&buckets[0]), count(&buckets[1])));
        }
    }
    Ok((known, articles))
}
