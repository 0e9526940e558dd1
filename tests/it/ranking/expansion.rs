//! `--expand`: words of the best articles.

use std::collections::BTreeSet;

use dateline::engine::{Matching, RankingOptions, SearchRequest, SearchResponse};
use serde_json::Value;

use super::{article, check_sums, hit, ids, indexed, request, search};
use crate::env::TestEnv;

/// Articles on ferries, some of which name them otherwise, and on other things.
fn ferries() -> TestEnv {
    let of = |id: &str, source: &str, language: &str, title: &str, body: &str| {
        let mut record = article(id, title, body);
        record["source"] = source.into();
        record["language"] = language.into();
        record
    };
    let mut records = vec![
        of("f1", "Quay", "en", "Ferry sunk", "The ferry and its catamaran escort sailed to Lundy. The strike went on."),
        of("f2", "Quay", "en", "Ferry late", "A ferry, called a catamaran, came to Lundy with a strike crew."),
        of("f3", "Pier", "en", "Ferry sold", "The catamaran ferry of Lundy was sold. No strike."),
        of("f4", "Pier", "en", "Ferry kept", "The ferry was kept in the harbour."),
        of("related", "Quay", "en", "Vessels", "A catamaran went to Lundy."),
        of("elsewhere", "Pier", "en", "Vessels", "Another catamaran went to Lundy in a storm."),
        of("foreign", "Quay", "de", "Schiffe", "Der Catamaran fuhr nach Lundy, und alle lasen davon."),
        of("moscow", "Quay", "en", "Vessels", "The catamaran of Lundy was made in Moscow."),
        of("strike", "Quay", "en", "Trains", "The strike of the trains went on."),
    ];
    let filler = |number| of(&format!("z{number}"), "Quay", "en", "Weather", "Rain fell on the town for a few days.");
    records.extend((0..30).map(filler));
    indexed(&records)
}

fn expanded(query: &str) -> SearchRequest {
    SearchRequest { ranking: RankingOptions { expand: Some(10), ..RankingOptions::default() }, ..request(query) }
}

/// The ids of articles with all of a query.
fn full(response: &SearchResponse) -> BTreeSet<&str> {
    response.hits.iter().filter(|hit| !hit.partial).map(|hit| hit.id.as_str()).collect()
}

fn partial(response: &SearchResponse) -> BTreeSet<&str> {
    response.hits.iter().filter(|hit| hit.partial).map(|hit| hit.id.as_str()).collect()
}

#[test]
fn related_articles_follow_those_that_were_asked_for() {
    let env = ferries();
    let plain = search(&env, &request("ferry"));
    let found = search(&env, &expanded("ferry"));
    assert!(plain.expansion.is_empty());
    let words: Vec<&str> = found.expansion.iter().map(|added| added.word.as_str()).collect();
    assert!(words.contains(&"catamaran") && words.contains(&"lundy"), "{words:?}");
    assert!(words.len() <= 10 && !words.contains(&"the"));
    assert!(found.expansion.iter().all(|added| added.weight > 0.0 && added.weight < 1.0));
    assert_eq!(full(&found), full(&plain));
    assert_eq!(found.totals.all_words, plain.totals.all_words);
    assert!(partial(&plain).is_empty());
    assert!(partial(&found).contains("related") && !partial(&found).contains("z1"));
    assert_eq!(found.totals.any_word, found.hits.len() as u64);
    // Of the articles with the word, those gain more that have the others, too.
    let gain = |id: &str| hit(&found, id).score - hit(&plain, id).score;
    assert!(gain("f1") > gain("f4") && gain("f2") > gain("f4"));
    check_sums(&found);
}

#[test]
fn what_was_found_is_found_with_more_words() {
    let env = TestEnv::with_demo_index();
    for query in [
        "train",
        "vladivostok artillery",
        "the train of the minister",
        "\"special train\"",
        "artiller* train",
        "ferry -train",
        "train source:\"pacific ledger\"",
        "source:\"pacific ledger\" train",
        "train w/5 moscow",
        "(ferry OR train) strike",
        "ferry OR train",
        "train since:2000 strike",
        "lang:fr train",
        "the of",
        "朝鲜",
    ] {
        for matching in [Matching::All, Matching::Any] {
            let ask = |request: &SearchRequest| {
                let mut request = request.clone();
                request.query.matching = matching;
                search(&env, &request)
            };
            let (plain, found) = (ask(&request(query)), ask(&expanded(query)));
            assert!(full(&found).is_superset(&full(&plain)), "{query}");
            let all = |response: &SearchResponse| full(response).union(&partial(response)).copied().count() as u64;
            assert_eq!(all(&found), found.totals.any_word, "{query}");
            assert_eq!(full(&found).len() as u64, found.totals.all_words, "{query}");
            if matching == Matching::All {
                assert_eq!(full(&found), full(&plain), "{query}");
            }
            let found_before: BTreeSet<&str> = ids(&plain).into_iter().collect();
            let found_now: BTreeSet<&str> = ids(&found).into_iter().collect();
            assert!(found_now.is_superset(&found_before), "{query}");
            check_sums(&found);
        }
    }
}

#[test]
fn filters_and_negations_hold() {
    let env = ferries();
    let of = |query: &str| search(&env, &expanded(query));
    let all =
        |response: &SearchResponse| -> BTreeSet<String> { response.hits.iter().map(|hit| hit.id.clone()).collect() };
    assert!(all(&of("ferry")).contains("moscow") && all(&of("ferry")).contains("elsewhere"));
    for query in ["ferry -moscow", "-moscow ferry", "ferry strike -moscow", "ferry NOT moscow", "ferry AND NOT moscow"]
    {
        let found = of(query);
        assert!(!all(&found).contains("moscow"), "{query}");
        assert!(all(&found).contains("related"), "{query}: {:?}", found.expansion);
    }
    for query in ["ferry source:quay", "source:quay ferry", "source:quay ferry strike", "source:quay AND ferry"] {
        let found = of(query);
        assert!(!all(&found).contains("elsewhere") && all(&found).contains("related"), "{query}: {:?}", all(&found));
    }
    for query in ["ferry lang:en", "lang:en ferry", "lang:en AND ferry"] {
        let found = of(query);
        assert!(!all(&found).contains("foreign") && all(&found).contains("related"), "{query}: {:?}", all(&found));
    }
    let mut filtered = expanded("ferry strike");
    filtered.query.filters.sources = vec!["Quay".to_owned()];
    filtered.query.filters.languages = vec!["en".parse().unwrap()];
    let found = search(&env, &filtered);
    assert!(found.hits.iter().all(|hit| hit.source.as_deref() == Some("Quay") && hit.language.code() == "en"));
    assert!(all(&found).contains("related"));
}

#[test]
fn what_is_wanted_by_operators_stays_wanted() {
    let env = ferries();
    for query in [
        "ferry AND strike",
        "(ferry AND strike) -moscow",
        "ferry AND strike AND source:quay",
        "source:quay",
        "*",
        "NOT ferry",
    ] {
        let (plain, found) = (search(&env, &request(query)), search(&env, &expanded(query)));
        assert_eq!(ids(&plain), ids(&found), "{query}");
        assert_eq!(found.expansion, [], "{query}");
    }
    let mut filtered = expanded("ferry AND strike");
    filtered.query.filters.sources = vec!["Quay".to_owned()];
    assert_eq!(search(&env, &filtered).expansion, []);
}

#[test]
fn an_order_by_date_needs_no_more_words() {
    let env = ferries();
    let run = |more: &[&str]| {
        let command = ["search", "--sort", "date", "--format", "csv", "ferry"];
        env.run(&[command.as_slice(), more].concat()).expect_code(0).stdout
    };
    assert_eq!(run(&["--expand"]), run(&[]));
}

#[test]
fn added_words_are_named() {
    let env = ferries();
    let text = env.run(&["search", "--expand=3", "ferry"]).expect_code(0).stdout;
    let line = text.lines().find(|line| line.starts_with("also looked for: ")).unwrap();
    let document = env.run(&["search", "--expand=3", "--format", "json", "ferry"]).expect_code(0).stdout;
    let document: Value = serde_json::from_str(&document).unwrap();
    let words: Vec<&str> =
        document["expansion"].as_array().unwrap().iter().map(|added| added["word"].as_str().unwrap()).collect();
    assert_eq!(words.len(), 3);
    assert_eq!(line, format!("also looked for: {}", words.join(" ")));
    let weights = document["expansion"].as_array().unwrap().iter().map(|added| added["weight"].as_f64().unwrap());
    assert!(weights.is_sorted_by(|a, b| a >= b));
    let without = env.run(&["search", "--format", "json", "ferry"]).expect_code(0).stdout;
    assert_eq!(serde_json::from_str::<Value>(&without).unwrap()["expansion"], Value::Null);
    assert_eq!(
        env.run(&["search", "--expand=0", "ferry", "--format", "csv"]).stdout,
        env.run(&["search", "ferry", "--format", "csv"]).stdout
    );
}

#[test]
fn where_nothing_is_found_nothing_is_learnt() {
    let env = ferries();
    for query in ["xylophonist", "xylophonist submarine"] {
        let found = search(&env, &expanded(query));
        assert!(found.hits.is_empty() && found.expansion.is_empty());
    }
}

/// A German article with English function words is one with all of the query, though none of its words says anything.
#[test]
fn articles_with_function_words_only_are_kept() {
    let mut records: Vec<Value> = (0..60)
        .map(|number| {
            article(&format!("e{number}"), "Old men", "The men die young, and the old die of the cold of the war.")
        })
        .collect();
    records.push(
        serde_json::json!({"id": "de", "language": "de", "title": "Die Welt", "body": "Die Zeitung heißt the Sun."}),
    );
    let env = indexed(&records);
    for query in ["the AND die", "die AND the", "the die"] {
        let (plain, found) = (search(&env, &request(query)), search(&env, &expanded(query)));
        assert_eq!(full(&found), full(&plain), "{query}");
        let page = SearchRequest { page: dateline::engine::Page { offset: 0, limit: 1 }, ..request(query) };
        assert_eq!(search(&env, &page).totals, plain.totals, "{query}");
    }
    let all = search(&env, &request("the AND die"));
    assert_eq!(hit(&all, "de").score.to_bits(), 0.0_f32.to_bits());
}
