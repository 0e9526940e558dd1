//! Scores counted anew from the articles that are exported.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use dateline::analysis::{Analyzer, Form, placed_words, words};
use dateline::article::Article;
use dateline::engine::{Matching, QueryRequest, RankingOptions, SearchEngine, SearchRequest};
use dateline::index::analysis_language;
use dateline::language::Language;
use dateline::search::LocalEngine;
use serde_json::Value;

use super::{article, engine, indexed, request, without_closeness};
use crate::env::TestEnv;

/// How much more rare words count than in plain BM25.
const RARITY_EXPONENT: f64 = 1.3;

/// All articles, with how often each stem stands in title and body.
struct Counted {
    articles: BTreeMap<String, CountedArticle>,
    languages: BTreeSet<Language>,
    average_length: f64,
    k1: f64,
    b: f64,
    title_weight: f64,
}

struct CountedArticle {
    in_title: BTreeMap<String, u32>,
    in_body: BTreeMap<String, u32>,
    length: f64,
}

impl CountedArticle {
    fn new(article: &Article) -> Self {
        let title = article.title.as_deref().unwrap_or_default();
        let counts = |text: &str| {
            let mut analyzer = Analyzer::default();
            let mut counts = BTreeMap::new();
            for placed in placed_words(text, &article.glued) {
                let stem = analyzer.term(&text[placed.range], Form::Stem, analysis_language(article));
                *counts.entry(stem.to_owned()).or_default() += 1;
            }
            counts
        };
        let length = words(title).count() + words(&article.body).count();
        Self { in_title: counts(title), in_body: counts(&article.body), length: float(length) }
    }
}

impl Counted {
    fn new(env: &TestEnv) -> Self {
        let mut articles = BTreeMap::new();
        let mut languages = BTreeSet::new();
        let mut take = |article: Article| {
            languages.insert(analysis_language(&article));
            articles.insert(article.id.clone(), CountedArticle::new(&article));
            ControlFlow::Continue(())
        };
        engine(env).export(&QueryRequest::new("*"), &mut take).unwrap();
        let settings = env.run(&["ranking", "--format", "json"]).expect_code(0).stdout;
        let settings: Value = serde_json::from_str(&settings).unwrap();
        let setting = |name: &str| settings[name].as_f64().unwrap();
        let lengths: f64 = articles.values().map(|article| article.length).sum();
        Self {
            average_length: lengths / float(articles.len()),
            articles,
            languages,
            k1: setting("k1"),
            b: setting("b"),
            title_weight: setting("title_weight"),
        }
    }

    /// Returns what a word adds to the score of an article.
    fn score(&self, word: &str, id: &str) -> f64 {
        let mut analyzer = Analyzer::default();
        let stems: BTreeSet<String> =
            self.languages.iter().map(|language| analyzer.term(word, Form::Stem, *language).to_owned()).collect();
        let articles = self.articles.values();
        let doc_freq: usize = stems
            .iter()
            .map(|stem| {
                let in_title = articles.clone().filter(|article| article.in_title.contains_key(stem)).count();
                let in_body = articles.clone().filter(|article| article.in_body.contains_key(stem)).count();
                in_title.max(in_body)
            })
            .sum();
        let doc_freq = float(doc_freq);
        let rarity =
            (1.0 + (float(self.articles.len()) - doc_freq + 0.5) / (doc_freq + 0.5)).ln().powf(RARITY_EXPONENT);
        let article = &self.articles[id];
        let count = |counts: &BTreeMap<String, u32>| -> f64 {
            stems.iter().filter_map(|stem| counts.get(stem)).map(|count| f64::from(*count)).sum()
        };
        let occurrences = self.title_weight * count(&article.in_title) + count(&article.in_body);
        let damping = self.k1 * (1.0 - self.b + self.b * article.length / self.average_length);
        rarity * (self.k1 + 1.0) * occurrences / (occurrences + damping)
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Compares the parts of the scores of all English articles, and returns how many there are.
#[track_caller]
fn compare(counted: &Counted, engine: &LocalEngine, query: &str, ranking: RankingOptions) -> usize {
    let mut compared = 0;
    for matching in [Matching::All, Matching::Any] {
        let mut request = SearchRequest { ranking, ..request(query) };
        request.query.matching = matching;
        for hit in engine.search(&request).unwrap().hits.iter().filter(|hit| hit.language == Language::ENGLISH) {
            for part in &hit.explanation.as_ref().unwrap().parts {
                let expected = counted.score(&part.text, &hit.id);
                let difference = (expected - f64::from(part.score)).abs();
                assert!(difference < 1e-3, "{query}: {} in {}: {}, not {expected}", part.text, hit.id, part.score);
                compared += 1;
            }
        }
    }
    compared
}

#[test]
fn scores_are_those_of_a_count() {
    let env = TestEnv::with_demo_index();
    let (engine, counted) = (engine(&env), Counted::new(&env));
    for query in [
        "train",
        "ferry",
        "artillery",
        "vladivostok artillery",
        "ferry crews strike",
        "harbour workers wages",
        "trains railway",
        "minister government",
    ] {
        let compared = compare(&counted, &engine, query, without_closeness());
        assert!(compared > 0, "{query} finds nothing in English");
    }
}

#[test]
fn scores_are_those_of_a_count_after_replacing_and_removing() {
    let records: Vec<Value> = (0..60_usize)
        .map(|number| {
            let title = ["Ferry", "Storm over the quay", "Ferries and storms", "A letter"][number % 4];
            let body = format!("{}The crew stayed.", "The ferry left the quay. ".repeat(number % 7));
            article(&format!("{number:02}"), title, &body)
        })
        .collect();
    let env = indexed(&records);
    let mut changed = records[..40].to_vec();
    for record in changed.iter_mut().step_by(3) {
        record["body"] = "A storm kept the ferries at the quay, and the quays were full.".into();
    }
    env.write_old("news.jsonl", super::lines(&changed));
    env.run(&["index", "news.jsonl"]).expect_code(0);
    env.run(&["ranking", "--k1", "0.9", "--b", "0.8", "--title-weight", "2.5", "--closeness", "0"]).expect_code(0);
    let (engine, counted) = (engine(&env), Counted::new(&env));
    assert_eq!(counted.articles.len(), 40);
    for query in ["ferry", "quay storm", "ferry storm crew", "letter"] {
        assert!(compare(&counted, &engine, query, RankingOptions::default()) > 9, "{query}");
    }
}
