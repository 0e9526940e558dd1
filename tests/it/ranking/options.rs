//! `dateline ranking`, and the options of a search.

use dateline::engine::{RankingOptions, SearchResponse};
use serde_json::Value;

use super::{article, assert_near, check_sums, engine, hit, ids, indexed, part_scores, search, with};
use crate::env::{Run, TestEnv};

const NONE: RankingOptions =
    RankingOptions { title_weight: None, k1: None, b: None, closeness: None, exactness: None, expand: None };

/// Articles that differ in what the options are about.
fn news() -> TestEnv {
    let of = |id: &str, title: &str, body: &str| article(id, title, body);
    let mut records = vec![
        of("once", "News", "The ferry was late and the quay was empty."),
        of("often", "News", "The ferry, the ferry, the ferry, a ferry, quay."),
        of("long", "News", &format!("The ferry was late. {} The quay.", "Rain fell on the town. ".repeat(30))),
        of("title", "Ferry quay", "Nothing was said of it, for all of the crew slept."),
    ];
    records.extend((0..20).map(|number| of(&format!("z{number}"), "Weather", "Rain fell on the town all day.")));
    indexed(&records)
}

fn ferry(env: &TestEnv, options: RankingOptions) -> SearchResponse {
    let found = search(env, &with("ferry", options));
    check_sums(&found);
    assert_eq!(found.hits.len(), 4);
    found
}

/// Returns what `ferry` adds to the score of an article.
fn score(response: &SearchResponse, id: &str) -> f32 {
    part_scores(hit(response, id))[0]
}

#[test]
fn k1_is_how_much_more_occurrences_count() {
    let env = news();
    let ratio = |k1: f32| {
        let found = ferry(&env, RankingOptions { k1: Some(k1), b: Some(0.0), ..NONE });
        score(&found, "often") / score(&found, "once")
    };
    assert_near(ratio(0.0), 1.0);
    assert!(ratio(0.5) < ratio(1.8) && ratio(1.8) < ratio(20.0));
    // With a large k1 it is nearly the number of occurrences.
    assert!((3.8..=4.0).contains(&ratio(100.0)), "{}", ratio(100.0));
}

#[test]
fn b_is_how_much_length_counts() {
    let env = news();
    let ratio = |b: f32| {
        let found = ferry(&env, RankingOptions { b: Some(b), ..NONE });
        score(&found, "once") / score(&found, "long")
    };
    assert_near(ratio(0.0), 1.0);
    assert!(ratio(0.0) < ratio(0.5) && ratio(0.5) < ratio(1.0));
}

#[test]
fn title_weight_is_what_a_word_of_the_title_is_worth() {
    let env = news();
    let found = |title_weight: f32| ferry(&env, RankingOptions { title_weight: Some(title_weight), ..NONE });
    assert_near(score(&found(0.0), "title"), 0.0);
    assert_eq!(ids(&found(0.0))[3], "title");
    assert_eq!(ids(&found(50.0))[0], "title");
    // With all else equal, four in the body are worth as much as one of weight 4 in the title.
    let equal = ferry(&env, RankingOptions { title_weight: Some(4.0), b: Some(0.0), ..NONE });
    assert_near(score(&equal, "title"), score(&equal, "often"));
}

#[test]
fn closeness_is_what_words_side_by_side_add() {
    let env = news();
    let added = |closeness: f32| {
        let found = search(&env, &with("ferry quay", RankingOptions { closeness: Some(closeness), ..NONE }));
        check_sums(&found);
        hit(&found, "title").explanation.as_ref().unwrap().closeness
    };
    assert_near(added(0.0), 0.0);
    assert!(added(0.1) > 0.0);
    assert!((added(1.0) - 10.0 * added(0.1)).abs() < 0.01);
}

#[test]
fn bad_values_are_refused() {
    let env = news();
    env.write("topics.tsv", "1\tferry\n").write("qrels.txt", "1 0 once 1\n");
    let commands: [&[&str]; 3] =
        [&["search", "ferry"], &["eval", "--topics", "topics.tsv", "--qrels", "qrels.txt"], &["ranking"]];
    for command in commands {
        for (option, message) in [
            ("--k1=-1", "from 0 to 100"),
            ("--k1=100.5", "from 0 to 100"),
            ("--b=1.01", "from 0 to 1"),
            ("--b=half", "not a number"),
            ("--b=", "--b"),
            ("--title-weight=101", "from 0 to 100"),
            ("--closeness=NaN", "from 0 to 10"),
            ("--closeness=inf", "from 0 to 10"),
            ("--expand=101", "100"),
            ("--expand=-1", "--expand"),
            ("--expand=x", "--expand"),
        ] {
            let run = env.run(&[command, &[option]].concat()).expect_code(2);
            assert!(run.stderr.contains(message) && run.stdout.is_empty(), "{command:?} {option}: {}", run.stderr);
        }
    }
    assert!(!env.path("index/ranking.json").exists());
}

fn settings(run: Run) -> Value {
    serde_json::from_str(&run.expect_code(0).stdout).unwrap()
}

#[test]
fn settings_are_shown_kept_and_reset() {
    let env = news();
    let usual = "\
title-weight      3  usual
k1              1.8  usual
b               0.5  usual
closeness       0.1  usual
exactness      0.05  usual
expand            0  usual
";
    assert_eq!(env.run(&["ranking"]).expect_code(0).stdout, usual);
    assert!(!env.path("index/ranking.json").exists());
    let set = env.run(&["ranking", "--title-weight", "5", "--b", "0.3"]).expect_code(0).stdout;
    assert!(
        set.contains("title-weight      5  set for this index\n") && set.contains("k1              1.8  usual\n"),
        "{set}"
    );
    assert_eq!(env.run(&["ranking", "--expand"]).expect_code(0).code, 0);
    let expected = serde_json::json!({"title_weight": 5.0, "k1": 1.8, "b": 0.3, "closeness": 0.1, "exactness": 0.05, "expand": 10});
    let shown = settings(env.run(&["ranking", "--format", "json"]));
    for (name, value) in expected.as_object().unwrap() {
        assert!((shown[name].as_f64().unwrap() - value.as_f64().unwrap()).abs() < 1e-6, "{shown}");
    }
    assert_eq!(settings(env.run(&["ranking", "--format", "jsonl"])), shown);
    let file: Value = serde_json::from_slice(&std::fs::read(env.path("index/ranking.json")).unwrap()).unwrap();
    assert_eq!(file.as_object().unwrap().len(), 3, "{file}");
    let reset = env.run(&["ranking", "--reset", "--k1", "1"]).expect_code(0).stdout;
    assert_eq!(reset, usual.replace("k1              1.8  usual", "k1                1  set for this index"));
    assert_eq!(env.run(&["ranking", "--reset"]).expect_code(0).stdout, usual);
    assert!(!env.path("index/ranking.json").exists());
    env.run(&["ranking", "--reset"]).expect_code(0);
}

fn hits(env: &TestEnv, more: &[&str]) -> Vec<serde_json::Value> {
    env.run(&[&["search", "--format", "jsonl", "-n", "100", "ferry quay"], more].concat())
        .expect_code(0)
        .timeless_lines()
}

#[test]
fn what_is_kept_holds_for_searches_that_say_nothing_else() {
    let env = news();
    let usual = hits(&env, &[]);
    let options = ["--title-weight=0", "--k1=0.4", "--b=1", "--closeness=5"];
    let asked = hits(&env, &options);
    assert_ne!(asked, usual);
    env.run(&[&["ranking"], options.as_slice()].concat()).expect_code(0);
    assert_eq!(hits(&env, &[]), asked);
    assert_eq!(hits(&env, &["--title-weight=3", "--k1=1.8", "--b=0.5", "--closeness=0.1"]), usual);
    assert_eq!(hits(&env, &["--b=0.5"]), hits(&env, &["--title-weight=0", "--k1=0.4", "--b=0.5", "--closeness=5"]));
    env.run(&["ranking", "--reset"]).expect_code(0);
    assert_eq!(hits(&env, &[]), usual);
}

#[test]
fn what_is_kept_holds_for_measures() {
    let env = TestEnv::with_demo_index();
    env.write("topics.tsv", include_str!("../../fixtures/demo-topics.tsv"));
    env.write("qrels.txt", include_str!("../../fixtures/demo-qrels.txt"));
    let run = |more: &[&str]| {
        let command = ["eval", "--topics", "topics.tsv", "--qrels", "qrels.txt", "--run", "out.trec"];
        env.run(&[command.as_slice(), more].concat()).expect_code(0);
        std::fs::read_to_string(env.path("out.trec")).unwrap()
    };
    let usual = run(&[]);
    let asked = run(&["--title-weight=0", "--expand=5"]);
    assert_ne!(asked, usual);
    env.run(&["ranking", "--title-weight=0", "--expand=5"]).expect_code(0);
    assert_eq!(run(&[]), asked);
    assert_eq!(run(&["--title-weight=3", "--expand=0"]), usual);
}

#[test]
fn what_is_kept_survives_the_index() {
    let env = news();
    env.run(&["ranking", "--b", "0"]).expect_code(0);
    let before = hits(&env, &[]);
    env.run(&["index", "--force", "news.jsonl"]).expect_code(0);
    assert_eq!(hits(&env, &[]), before);
    for entry in std::fs::read_dir(env.path("index")).unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with("ranking.json") {
            std::fs::remove_file(path).unwrap();
        }
    }
    env.run(&["ranking", "--k1", "1"]).expect_code(3);
    env.run(&["index", "news.jsonl"]).expect_code(0);
    assert_eq!(hits(&env, &[]), before);
    assert!(env.run(&["ranking"]).stdout.contains("b                 0  set for this index"));
}

#[test]
fn a_file_of_settings_that_cannot_be_read_is_named() {
    let env = news();
    for text in ["{", "[]", "{\"k1\": 1000}", "{\"k1\": \"1\"}", "{\"k3\": 1}", "{\"expand\": -1}", "", "\u{0}"] {
        env.write("index/ranking.json", text);
        for command in [["search", "ferry"].as_slice(), &["count", "ferry"], &["ranking"], &["ranking", "--k1", "1"]] {
            let run = env.run(command).expect_code(3);
            assert!(run.stderr.contains("ranking.json` cannot be read: "), "{text}: {}", run.stderr);
            assert!(run.stderr.contains("hint: remove it with `dateline ranking --reset`"), "{}", run.stderr);
        }
    }
    let error = env.run(&["search", "ferry", "--format", "json"]).expect_code(3).stderr;
    assert!(
        serde_json::from_str::<Value>(&error).unwrap()["error"]["message"].as_str().unwrap().contains("ranking.json")
    );
    env.run(&["ranking", "--reset"]).expect_code(0);
    env.run(&["search", "ferry"]).expect_code(0);
}

#[test]
fn settings_belong_to_an_index() {
    let env = TestEnv::new();
    env.write("other/file.txt", "Not an index.");
    for folder in ["none", "other"] {
        let run = env.run(&["ranking", "--index", folder, "--k1", "1"]).expect_code(3);
        assert!(run.stderr.contains(folder), "{}", run.stderr);
    }
    assert!(!env.path("none").exists() && !env.path("other/ranking.json").exists());
}

#[test]
fn where_the_index_cannot_be_written_settings_are_read_only() {
    let env = news();
    env.run(&["ranking", "--b", "0"]).expect_code(0);
    let kept = hits(&env, &[]);
    // Not even an administrator can write a file where a folder is.
    std::fs::create_dir(env.path("index/.ranking.json.new")).unwrap();
    let folder = env.path("index");
    let mut permissions = std::fs::metadata(&folder).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&folder, permissions.clone()).unwrap();
    let refused = env.run(&["ranking", "--k1", "1"]);
    let shown = env.run(&["ranking"]);
    let found = hits(&env, &[]);
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    std::fs::set_permissions(&folder, permissions).unwrap();
    let refused = refused.expect_code(3);
    assert!(refused.stderr.contains("ranking.json` cannot be used: "), "{}", refused.stderr);
    assert!(shown.expect_code(0).stdout.contains("b                 0  set for this index"));
    assert_eq!(found, kept);
    drop(engine(&env));
}
