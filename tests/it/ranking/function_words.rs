//! What a word counts beside others: twice if it is said twice, nothing or little if it names nothing.

use dateline::engine::{Matching, SearchRequest, SearchResponse};
use serde_json::Value;

use super::{
    any, article, assert_near, check_sums, hit, ids, indexed, part_scores, request, search, with, without_closeness,
};
use crate::env::TestEnv;

/// Articles that have the words of a question, more or less often, and others.
fn harbour() -> TestEnv {
    let of = |name: &str, body: &str| article(name, "News", body);
    let mut records = vec![
        of("words", &"the of about the of article articles for the report of ".repeat(20)),
        of("both", "The ferry left the harbour of the town, and the articles say so about it."),
        of("often", &"The ferry of the harbour. ".repeat(4)),
        of("ferry", "Ferries sail, and articles about them are sold."),
        of("harbour", "The harbour of the town is full of the smell of fish."),
    ];
    let filler: Vec<Value> =
        (0..20).map(|number| of(&format!("z{number}"), &format!("Rain fell on the town for {number} days."))).collect();
    records.extend(filler);
    records.push(
        serde_json::json!({"id": "de", "language": "de", "body": "Der Regen fiel auf die Stadt, und alle lasen."}),
    );
    indexed(&records)
}

#[test]
fn a_word_said_twice_counts_twice() {
    let env = harbour();
    for matching in [Matching::All, Matching::Any] {
        let search = |query: &str| {
            let mut request = with(query, without_closeness());
            request.query.matching = matching;
            search(&env, &request)
        };
        let (once, twice) = (search("harbour ferry"), search("harbour harbour ferry"));
        assert_eq!(once.totals, twice.totals);
        check_sums(&twice);
        for found in &once.hits {
            let added = hit(&twice, &found.id).score - found.score;
            let parts = &found.explanation.as_ref().unwrap().parts;
            let harbour = parts.iter().find(|part| part.text == "harbour").map_or(0.0, |part| part.score);
            assert_near(added, harbour);
        }
        assert!(hit(&once, "both").score > 0.0);
    }
    let weight_of = |query: &str| search(&env, &any(query)).hits[0].score;
    assert!(weight_of("ferry ferry harbour") > weight_of("ferry harbour"));
}

#[test]
fn which_word_is_said_twice_decides() {
    let env = indexed(&[
        article("ferry", "", "Ferry ferry train."),
        article("train", "", "Train train ferry."),
        article("none", "", "Rain fell here."),
    ]);
    for matching in ["all", "any"] {
        let first = |query: &str| {
            let run = env.run(&["search", "--match", matching, "--format", "csv", "-n", "1", query]).expect_code(0);
            run.stdout.lines().nth(1).unwrap().split(',').next().unwrap().to_owned()
        };
        assert_eq!(first("train train ferry"), "train");
        assert_eq!(first("train ferry ferry"), "ferry");
    }
}

#[test]
fn function_words_do_not_steer() {
    let env = harbour();
    let question = search(&env, &request("the ferry of the harbour"));
    let words = search(&env, &request("ferry harbour"));
    let full = |response: &SearchResponse| {
        let full = response.hits.iter().filter(|hit| !hit.partial);
        full.map(|hit| (hit.id.clone(), hit.score.to_bits())).collect::<Vec<_>>()
    };
    assert_eq!(full(&question), full(&words));
    assert_eq!(full(&words).len(), 2);
    let any_word = |query: &str| {
        let found = search(&env, &any(query));
        found.hits.iter().map(|hit| (hit.id.clone(), hit.score.to_bits())).collect::<Vec<_>>()
    };
    assert_eq!(any_word("the ferry of the harbour"), any_word("ferry harbour"));
}

#[test]
fn articles_with_function_words_only_are_not_found_for_others() {
    let env = harbour();
    let question = search(&env, &request("the ferry of the harbour"));
    assert!(!ids(&question).contains(&"words"), "{:?}", ids(&question));
    assert_eq!(question.totals.any_word, search(&env, &request("ferry harbour")).totals.any_word);
}

#[test]
fn function_words_alone_rank() {
    let env = harbour();
    for request in [request("the of"), any("the of")] {
        let found = search(&env, &request);
        assert_eq!(ids(&found)[0], "words");
        assert!(found.hits.iter().all(|hit| hit.partial || hit.score > 0.0));
        assert!(part_scores(&found.hits[0]).iter().all(|score| *score > 0.0));
    }
}

#[test]
fn words_by_which_people_ask_count_little() {
    let env = harbour();
    let found = search(&env, &any("articles about ferries"));
    assert!(ids(&found).iter().position(|id| *id == "both") < ids(&found).iter().position(|id| *id == "words"));
    let alone = search(&env, &any("articles"));
    let part = |response: &SearchResponse, text: &str| {
        let explanation = hit(response, "ferry").explanation.clone().unwrap();
        explanation.parts.iter().find(|part| part.text == text).map_or(0.0, |part| part.score)
    };
    assert_near(part(&found, "articles"), 0.2 * part(&alone, "articles"));
    assert_near(part(&found, "ferries"), part(&search(&env, &any("ferries")), "ferries"));
    assert_near(part(&found, "about"), 0.0);
    assert!(part(&alone, "articles") > 0.0);
    assert_eq!(ids(&alone)[0], "words");
}

/// Function words that are wanted or excluded are so whatever other words there are.
#[test]
fn function_words_that_are_no_alternatives_are_looked_for() {
    let of = |id: &str, body: &str, source: &str, author: &str| {
        let mut record = article(id, "News", body);
        record["source"] = source.into();
        record["author"] = author.into();
        record
    };
    let env = indexed(&[
        of("a", "Ferry and harbour.", "Us", "Will Can"),
        of("b", "Ferry only.", "Us", "Will Can"),
        of("c", "Ferry of them.", "Them", "Ann Bo"),
        of("d", "Storm of them.", "Them", "Ann Bo"),
        of("e", "Them.", "Us", "Ann Bo"),
    ]);
    let found = |request: &SearchRequest| {
        let found = search(&env, request);
        assert_eq!(found.totals.any_word, found.hits.len() as u64);
        let mut ids: Vec<String> = ids(&found).iter().map(|id| (*id).to_owned()).collect();
        ids.sort();
        ids.concat()
    };
    for (query, expected) in [
        ("ferry harbour -them", "ab"),
        ("ferry harbour -(them OR storm)", "ab"),
        ("ferry harbour source:us", "ab"),
        ("ferry storm source:them author:ann", "cd"),
        ("ferry harbour author:will", "ab"),
        ("(storm AND them) harbour", "ad"),
        ("(storm them) harbour", "ad"),
        ("(storm AND them^2) harbour lang:en", "ad"),
        ("them storm", "d"),
        ("them storm harbour", "ad"),
    ] {
        assert_eq!(found(&request(query)), expected, "{query}");
        assert_eq!(found(&any(query)), expected, "{query} --match any");
    }
    for query in ["them AND ferry", "ferry AND NOT them", "them", "ferry AND source:us"] {
        assert_eq!(found(&any(query)), found(&request(query)), "{query}");
    }
    assert_eq!(found(&any("them AND ferry")), "c");
}
