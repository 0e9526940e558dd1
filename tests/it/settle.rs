//! What only the whole corpus can tell: lines that repeat, and words that are glued.
//! 1. the result depends on the articles that are there and not on the order or number of runs;
//! 2. nothing is lost: what is taken out of a body is furniture, and comes back when it does not repeat any more.

use serde_json::Value;

use crate::env::TestEnv;

const SLOGAN: &str = "Carry the Courier in your pocket";

/// Articles of one outlet that all have a line in common, each elsewhere in its text.
fn record(number: usize) -> String {
    let subjects = ["harbour", "railway", "library", "orchestra", "glacier", "bakery", "observatory", "vineyard"];
    let subject = subjects[number % subjects.len()];
    let mut paragraphs = vec![
        format!("The {subject} was reopened on Monday after repairs that took the town more than {number} months."),
        format!("Visitors of the {subject} said that they had waited for this day since the storm of last winter."),
        format!("The council of the town wants to spend another {number} million on the {subject} before the summer."),
    ];
    paragraphs.insert(number % 4, SLOGAN.to_owned());
    let (title, body) = (format!("The {subject} opens again"), paragraphs.join("\n\n"));
    serde_json::json!({ "id": format!("n{number}"), "title": title, "body": body, "source": "Courier" }).to_string()
}

fn articles(env: &TestEnv, ids: &[&str]) -> Vec<Value> {
    ids.iter()
        .map(|id| {
            let shown = env.run(&["show", "--format", "json", id]).expect_code(0).stdout;
            let mut article: Value = serde_json::from_str(&shown).unwrap();
            // Which folder the article was found below is all that may differ.
            article["origin"] = Value::Null;
            article
        })
        .collect()
}

fn fresh(files: &[(&str, String)]) -> TestEnv {
    let env = TestEnv::new();
    for (name, text) in files {
        env.write_old(&format!("news/{name}"), text);
    }
    env.run(&["index", "news"]).expect_code(0);
    env
}

#[test]
fn a_line_that_many_articles_of_an_outlet_have_is_furniture() {
    let files: Vec<(String, String)> = (1..=7).map(|number| (format!("{number}.jsonl"), record(number))).collect();
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let ids = ["n1", "n2", "n3", "n4", "n5", "n6", "n7"];
    let at_once = fresh(&files);
    assert!(at_once.hits("body:pocket").is_empty());
    assert_eq!(at_once.hits("furniture:pocket").len(), 7);
    assert_eq!(at_once.hits("body:repairs").len(), 7);

    let step_by_step = TestEnv::new();
    for (name, text) in files.iter().rev() {
        step_by_step.write_old(&format!("news/{name}"), text);
        step_by_step.run(&["index", "news"]).expect_code(0);
    }
    assert_eq!(articles(&step_by_step, &ids), articles(&at_once, &ids));

    for number in [2, 3, 6] {
        std::fs::remove_file(step_by_step.path(&format!("news/{number}.jsonl"))).unwrap();
    }
    step_by_step.run(&["index", "news"]).expect_code(0);
    assert_eq!(step_by_step.hits("body:pocket").len(), 4, "four articles are too few to say that the line repeats");
    let few: Vec<(&str, String)> = [0, 3, 4, 6].iter().map(|place| files[*place].clone()).collect();
    assert_eq!(articles(&step_by_step, &["n1", "n4", "n5", "n7"]), articles(&fresh(&few), &["n1", "n4", "n5", "n7"]));
}

#[test]
fn copies_of_one_article_do_not_make_its_lines_furniture() {
    let copies: String =
        (0..9).map(|number| record(1).replace("\"id\":\"n1\"", &format!("\"id\":\"{number}\"")) + "\n").collect();
    let env = TestEnv::new();
    env.write("copies.jsonl", copies);
    env.run(&["index", "copies.jsonl"]).expect_code(0);
    assert_eq!(env.hits("body:pocket").len(), 9);
}

fn glued_corpus() -> Vec<(&'static str, String)> {
    let plain = "The minister Vandermeer met with reporters at the harbour, where Vandermeer spoke about the treaty.";
    vec![
        ("a.txt", format!("Talks on the treaty\n\n{plain} Nobody had expected it so soon after the election.\n")),
        ("b.txt", format!("Minister at the harbour\n\n{plain} It was the second visit in a month.\n")),
        ("c.txt", format!("Treaty signed\n\n{plain} The signing took a few minutes only.\n")),
        (
            "d.txt",
            "A dinner in the port\n\nThe envoy dined with Vandermeerwhere the two had met before, and they talked for \
             more than three hours about fish.\n"
                .to_owned(),
        ),
    ]
}

#[test]
fn the_half_of_a_glued_word_is_found_and_marked() {
    let env = fresh(&glued_corpus());
    assert_eq!(env.hits("glued:yes"), ["d.txt"]);
    assert_eq!(env.hits("glued:no").len(), 3);
    assert_eq!(env.hits("\"with vandermeer\""), ["d.txt"]);
    assert_eq!(env.hits("vandermeerwhere"), ["d.txt"]);
    assert_eq!(env.hits("\"with vandermeer where the two\""), ["d.txt"]);
    let found = env.run(&["search", "--format", "json", "envoy", "vandermeer"]).expect_code(0);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    let fragment = &found["hits"][0]["fragments"][0];
    let text = fragment["text"].as_str().unwrap();
    let marks = fragment["marks"].as_array().unwrap();
    let marked = |mark: &Value| {
        let (start, end) = (mark["start"].as_u64().unwrap(), mark["end"].as_u64().unwrap());
        text[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()].to_owned()
    };
    assert_eq!(marks.iter().map(marked).collect::<Vec<_>>(), ["envoy", "Vandermeer"]);
}

#[test]
fn glued_words_depend_on_the_corpus_and_not_on_the_order_of_runs() {
    let files = glued_corpus();
    let ids = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let at_once = articles(&fresh(&files), &ids);
    let env = TestEnv::new();
    for (name, text) in files.iter().rev() {
        env.write_old(&format!("news/{name}"), text);
        env.run(&["index", "news"]).expect_code(0);
    }
    assert_eq!(articles(&env, &ids), at_once);
    assert_eq!(at_once[3]["glued"], serde_json::json!([["Vandermeer", "where"]]));
    // The same word in more articles is a word of its own.
    for name in ["e.txt", "f.txt"] {
        env.write_old(&format!("news/{name}"), format!("{}{name}", files[3].1));
    }
    env.run(&["index", "news"]).expect_code(0);
    assert!(env.hits("glued:yes").is_empty());
    assert!(env.hits("\"with vandermeer\"").is_empty());
    assert_eq!(env.hits("vandermeerwhere").len(), 3);
}

#[test]
fn a_run_that_ended_before_it_had_settled_is_finished_by_the_next() {
    let env = fresh(&glued_corpus());
    let meta = std::fs::read_to_string(env.path("index/meta.json")).unwrap();
    assert!(meta.contains(" settled\""), "{meta}");
    env.write("index/meta.json", meta.replace(" settled\"", "\""));
    assert_eq!(env.hits("glued:yes"), ["d.txt"], "an unsettled index can be searched");
    env.run(&["index", "news"]).expect_code(0);
    let meta = std::fs::read_to_string(env.path("index/meta.json")).unwrap();
    assert!(meta.contains(" settled\""), "{meta}");
}
