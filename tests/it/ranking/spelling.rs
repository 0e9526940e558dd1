//! Which of several articles comes first that are equal but for where words stand and how they are written.

use serde_json::Value;

use super::{article, check_sums, ids, indexed, request, search, with, without_closeness};

/// Other articles, so that the words that are looked for are rare.
fn filler() -> Vec<Value> {
    (0..40).map(|number| article(&format!("z{number}"), "Weather", "Rain fell on the town for a few days.")).collect()
}

/// An article of ten words that is newer the later it should come.
fn dated(place: usize, body: &str) -> Value {
    let mut record = article(&format!("a{place}"), "News", body);
    record["date"] = format!("20{:02}-01-01", 10 + place).into();
    record
}

#[test]
fn words_that_stand_closer_together_come_first() {
    let fillers = ["rain", "wind", "snow", "hail", "fog", "ice", "mist", "sleet", "frost", "thaw"];
    let apart = |distance: usize| {
        let mut words = vec!["ferry"];
        words.extend(&fillers[1..distance]);
        words.push("quay");
        words.extend(&fillers[distance..]);
        words.join(" ")
    };
    let mut records = filler();
    records.extend((1..=8).map(|distance| dated(distance, &apart(distance))));
    let env = indexed(&records);
    let found = search(&env, &request("quay ferry"));
    check_sums(&found);
    let first: Vec<String> = (1..=5).map(|place| format!("a{place}")).collect();
    assert_eq!(ids(&found)[..5], first);
    let scores: Vec<f32> = found.hits.iter().map(|hit| hit.score).collect();
    assert!(scores[..5].is_sorted_by(|a, b| a > b) && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    let alone = search(&env, &with("quay ferry", without_closeness()));
    assert!(alone.hits.iter().all(|hit| hit.score.to_bits() == alone.hits[0].score.to_bits()));
    // Then the newest comes first.
    assert_eq!(ids(&alone)[..2], ["a8", "a7"]);
}

/// For each query, these texts are found in this order.
#[track_caller]
fn check(texts: &[&str], queries: &[(&str, &[usize])]) {
    for (query, order) in queries {
        let mut records = filler();
        // The newer one wins where nothing else decides.
        records.extend(order.iter().enumerate().map(|(place, text)| dated(place, texts[*text])));
        let env = indexed(&records);
        for matching in [super::request, super::any] {
            let found = search(&env, &matching(query));
            check_sums(&found);
            let expected: Vec<String> = (0..order.len()).map(|place| format!("a{place}")).collect();
            assert_eq!(ids(&found), expected, "{query}");
            let scores: Vec<f32> = found.hits.iter().map(|hit| hit.score).collect();
            assert!(scores.is_sorted_by(|a, b| a > b), "{query}: {scores:?}");
        }
    }
}

#[test]
fn the_form_that_is_written_comes_before_other_inflections() {
    check(
        &["The ferry sank at noon.", "The ferries sank at noon."],
        &[("ferry", &[0, 1]), ("ferries", &[1, 0]), ("FERRIES", &[1, 0]), ("ferry sank", &[0, 1])],
    );
}

#[test]
fn the_spelling_that_is_written_comes_before_other_diacritics() {
    check(
        &["The road to Zürich is closed.", "The road to Zurich is closed."],
        &[("zürich", &[0, 1]), ("zurich", &[1, 0]), ("Zürich", &[0, 1]), ("ZURICH", &[1, 0])],
    );
}

#[test]
fn other_diacritics_come_before_other_inflections() {
    check(
        &["The cafe is closed.", "The café is closed.", "The cafes is closed."],
        &[("cafe", &[0, 1, 2]), ("café", &[1, 0, 2])],
    );
}

#[test]
fn of_fuzzy_words_the_nearest_comes_first() {
    check(
        &["The harbour is closed.", "The harbor is closed.", "The harbo is closed."],
        &[("harbour~2", &[0, 1, 2]), ("harbo~2", &[2, 1, 0])],
    );
}

#[test]
fn a_word_in_the_title_comes_first() {
    let env = indexed(&[
        article("a", "News of today", "The ferry was late."),
        article("b", "Ferry of today", "The news was late."),
        article("c", "Other news", "Rain fell all day."),
    ]);
    assert_eq!(ids(&search(&env, &request("ferry"))), ["b", "a"]);
}
