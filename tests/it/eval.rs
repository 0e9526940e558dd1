//! `dateline eval`, and `--match any`:
//!
//! 1. the measures of a search are those of the run that it writes, which has the order of `dateline search`;
//! 2. topics that do not count, or count as 0, are named;
//! 3. a file that cannot be read is named with the line;
//! 4. with `--match any`, every command takes articles with any of the words.

use serde_json::Value;

use crate::env::{Run, TestEnv};

const TOPICS: &str = include_str!("../fixtures/demo-topics.tsv");
const QRELS: &str = include_str!("../fixtures/demo-qrels.txt");

/// What every search for topics is given.
const FILES: [&str; 5] = ["eval", "--topics", "topics.tsv", "--qrels", "qrels.txt"];

/// The demo corpus with topics and judgements.
fn demo() -> TestEnv {
    let env = TestEnv::with_demo_index();
    env.write("topics.tsv", TOPICS).write("qrels.txt", QRELS);
    env
}

fn eval(env: &TestEnv, more: &[&str]) -> Run {
    env.run(&[FILES.as_slice(), more].concat())
}

fn json(run: Run) -> Value {
    serde_json::from_str(&run.expect_code(0).stdout).unwrap()
}

#[track_caller]
fn assert_near(a: &Value, b: &Value) {
    let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn a_search_is_measured_and_its_run_gives_the_same_figures() {
    let env = demo();
    let text = eval(&env, &["--run", "out.trec", "--per-topic"]).expect_code(0);
    assert!(text.stdout.starts_with("5 topics · 13 relevant articles\n\nmeasure "), "{}", text.stdout);
    assert_eq!(text.stderr, "");
    assert_eq!(text.stdout.lines().filter(|line| line.starts_with(char::is_numeric)).count(), 6, "{}", text.stdout);
    let searched = json(eval(&env, &["--format", "json"]));
    assert_eq!(searched["schema_version"], 1);
    assert_eq!(searched["baseline"], Value::Null);
    assert_eq!(searched["topics"].as_array().unwrap().len(), 5);
    let judged =
        json(env.run(&["eval", "--index", "none", "--qrels", "qrels.txt", "--judge", "out.trec", "--format", "json"]));
    assert_eq!(searched["topics"], judged["topics"]);
    for (measure, mean) in searched["means"].as_object().unwrap() {
        assert!(text.stdout.contains(&format!("{:.4}\n", mean.as_f64().unwrap())), "{measure}: {}", text.stdout);
        assert_near(mean, &judged["means"][measure]);
    }
}

#[test]
fn a_run_has_the_order_of_the_search_and_scores_that_fall() {
    let env = demo();
    // All articles have the same score.
    env.write("topics.tsv", "1\t*\n2\tthe ferry crews\n");
    eval(&env, &["--syntax", "full", "--match", "all", "--run", "out.trec"]).expect_code(0);
    let run = std::fs::read_to_string(env.path("out.trec")).unwrap();
    for (topic, query) in [("1", "*"), ("2", "the ferry crews")] {
        let lines: Vec<Vec<&str>> =
            run.lines().map(|line| line.split(' ').collect()).filter(|line: &Vec<&str>| line[0] == topic).collect();
        let docs: Vec<&str> = lines.iter().map(|line| line[2]).collect();
        assert_eq!(docs, env.hits(query));
        let scores: Vec<f32> = lines.iter().map(|line| line[4].parse().unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert!(lines.iter().zip(1..).all(|(line, rank)| line[3] == rank.to_string() && line[5] == "dateline"));
    }
    let searched = env.run(&["search", "-n", "1000", "--format", "trec", "--query-id", "2", "the ferry crews"]);
    assert!(run.ends_with(&searched.stdout));
}

#[test]
fn topics_are_words_and_any_of_them_may_match() {
    let env = demo();
    env.write("topics.tsv", "1\ttrain Gipfel AND -marshal title:xyzzy\n").write("qrels.txt", "1 0 a 1\n");
    let ranked = |more: &[&str]| {
        let found = json(eval(&env, &[&["--format", "json"], more].concat()));
        found["topics"][0]["ranked"].as_u64().unwrap()
    };
    let words = ["search", "--syntax", "plain", "--match", "any", "-n", "0", "--format", "jsonl"];
    let found = env.run(&[words.as_slice(), &["train Gipfel AND", " -marshal", "title:xyzzy"]].concat());
    assert_eq!(ranked(&[]), found.json_lines().len() as u64);
    assert!(ranked(&[]) > ranked(&["--lang", "en"]) && ranked(&["--lang", "en"]) > 0);
    assert_eq!(ranked(&["--syntax", "full"]), 0);
}

#[test]
fn a_baseline_is_set_beside_it() {
    let env = demo();
    eval(&env, &["--lang", "en", "--run", "english.trec"]).expect_code(0);
    let both = json(eval(&env, &["--baseline", "english.trec", "--format", "json"]));
    let alone = json(env.run(&["eval", "--qrels", "qrels.txt", "--judge", "english.trec", "--format", "json"]));
    for (measure, mean) in alone["means"].as_object().unwrap() {
        let baseline = &both["baseline"];
        assert_near(mean, &baseline["means"][measure]);
        let difference = both["means"][measure].as_f64().unwrap() - mean.as_f64().unwrap();
        assert_near(&baseline["differences"][measure], &difference.into());
        assert!((1.0 / 32.0..=1.0).contains(&baseline["p"][measure].as_f64().unwrap()));
    }
    assert_eq!(both["topics"][0]["baseline"], alone["topics"][0]["figures"]);
    let text = eval(&env, &["--baseline", "english.trec"]).expect_code(0).stdout;
    assert!(text.contains("measure        mean  baseline  difference       p\n"), "{text}");
    let itself = json(eval(&env, &["--lang", "en", "--baseline", "english.trec", "--format", "json"]));
    assert!(itself["baseline"]["p"].as_object().unwrap().values().all(|p| p.as_f64() == Some(1.0)));
}

#[test]
fn a_mean_below_what_is_asked_for_ends_with_four() {
    let env = demo();
    eval(&env, &["--fail-under", "mrr=0.2", "--fail-under", "recall@1000=0.5"]).expect_code(0);
    let run = eval(&env, &["--fail-under", "mrr=0.2", "--fail-under", "p@10=0.9", "--fail-under", "ndcg@10=1"]);
    let run = run.expect_code(4);
    assert!(run.stdout.contains("measure "), "{}", run.stdout);
    let errors: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(errors.len(), 2, "{}", run.stderr);
    assert!(errors[0].starts_with("error: p@10 is 0.") && errors[0].ends_with(", less than 0.9"), "{}", errors[0]);
    assert!(errors[1].starts_with("error: ndcg@10 is 0.") && errors[1].ends_with(", less than 1"), "{}", errors[1]);
    eval(&env, &["--fail-under", "ndcg=0.2"]).expect_code(2);
    eval(&env, &["--fail-under", "ndcg@10=high"]).expect_code(2);
}

#[test]
fn what_does_not_count_or_counts_as_nothing_is_named() {
    let env = demo();
    let long = "word ".repeat(1_000);
    env.write("topics.tsv", format!("1\tferry\n2\t...\n3\t{long}\n4\tferry\n5\txyzzy\n6\tferry\n"));
    env.write("qrels.txt", "1 0 a-3 1\n2 0 a-3 1\n3 0 a-3 1\n4 0 a-3 0\n5 0 a-3 1\n");
    let run = eval(&env, &["--format", "json"]).expect_code(0);
    for line in [
        "note: the topic `2` cannot be searched for and counts as 0: ",
        "note: the topic `3` cannot be searched for and counts as 0: ",
        "note: these topics do not count, for nothing is judged relevant to them: 4, 6",
        "note: nothing was found for these topics, which count as 0: 5",
    ] {
        assert!(run.stderr.contains(line), "{}", run.stderr);
    }
    let found = json(run);
    assert_eq!(found["without_relevant"], serde_json::json!(["4", "6"]));
    assert_eq!(found["unreadable"].as_array().unwrap().len(), 2);
    assert_near(&found["means"]["recall@1000"], &0.25.into());
    assert_eq!(eval(&env, &["-q"]).expect_code(0).stderr, "");
    env.write("qrels.txt", "1 0 nobody 1\n");
    assert!(eval(&env, &[]).expect_code(0).stderr.contains("nothing that is judged relevant was found"));
}

#[test]
fn files_that_cannot_be_read_are_named_with_the_line() {
    let env = demo();
    let check = |arguments: &[&str], code: i32, message: &str| {
        let run = env.run(arguments).expect_code(code);
        assert!(run.stderr.contains(message), "{message}: {}", run.stderr);
    };
    env.write("bad.tsv", "1\tferry\n2 train\n")
        .write("twice.tsv", "1\tferry\n1\ttrain\n")
        .write("other.tsv", "9\tferry\n");
    env.write("bad.txt", "1 0 a-3 1\n1 0 a-1 x\n").write("none.txt", "1 0 a-3 0\n").write("empty.txt", "");
    env.write("bad.trec", "1 Q0 a-3 1 2 x\n1 Q0 a-3 2 1 x\n").write("other.trec", "9 Q0 a-3 1 2 x\n");
    env.write("bytes.trec", b"1 Q0 a-3 1 2 x\n\xff\n");
    check(&["eval", "--topics", "bad.tsv", "--qrels", "qrels.txt"], 2, "bad.tsv:2: no tab");
    check(
        &["eval", "--topics", "twice.tsv", "--qrels", "qrels.txt"],
        2,
        "twice.tsv:2: the topic `1` stands further up",
    );
    check(&["eval", "--topics", "topics.tsv", "--qrels", "bad.txt"], 2, "bad.txt:2: the grade `x` is no whole number");
    check(&["eval", "--judge", "bad.trec", "--qrels", "qrels.txt"], 2, "bad.trec:2: the document `a-3`");
    check(&["eval", "--judge", "bytes.trec", "--qrels", "qrels.txt"], 2, "bytes.trec:2: not UTF-8");
    check(&[FILES.as_slice(), &["--baseline", "bad.trec"]].concat(), 2, "bad.trec:2:");
    check(&["eval", "--judge", "other.trec", "--qrels", "qrels.txt"], 2, "`other.trec` ranks nothing");
    check(&[FILES.as_slice(), &["--baseline", "other.trec"]].concat(), 2, "`other.trec` ranks nothing");
    check(&["eval", "--topics", "other.tsv", "--qrels", "qrels.txt"], 2, "no topic of `other.tsv`");
    check(&["eval", "--topics", "topics.tsv", "--qrels", "none.txt"], 2, "no topic of `topics.tsv`");
    check(&["eval", "--topics", "empty.txt", "--qrels", "qrels.txt"], 2, "no topic of `empty.txt`");
    check(&["eval", "--judge", "other.trec", "--qrels", "empty.txt"], 2, "nothing is relevant in `empty.txt`");
    check(&["eval", "--topics", "nowhere.tsv", "--qrels", "qrels.txt"], 3, "cannot read `nowhere.tsv`");
    check(&[FILES.as_slice(), &["--run", "no/such/folder"]].concat(), 3, "cannot write `no/such/folder`");
    check(&[FILES.as_slice(), &["--index", "none"]].concat(), 3, "none");
    check(&["eval", "--qrels", "qrels.txt"], 2, "--topics");
    check(&["eval", "--qrels", "qrels.txt", "--judge", "other.trec", "--lang", "en"], 2, "--lang");
}

#[test]
fn topics_pick_what_counts_of_a_run() {
    let env = TestEnv::new();
    env.write("qrels.txt", "1 0 a 1\n2 0 a 1\n").write("one.tsv", "2\ta half\n");
    env.write("run.trec", "1 Q0 a 1 1 x\n2 Q0 b 1 2 x\n2 Q0 a 2 1 x\n");
    let judge = |more: &[&str]| {
        let arguments = ["eval", "--qrels", "qrels.txt", "--judge", "run.trec", "--format", "json"];
        json(env.run(&[arguments.as_slice(), more].concat()))["means"]["mrr"].as_f64()
    };
    assert_eq!(judge(&[]), Some(0.75));
    assert_eq!(judge(&["--topics", "one.tsv"]), Some(0.5));
}

#[test]
fn with_match_any_one_word_is_enough_for_every_command() {
    let env = TestEnv::with_demo_index();
    let lines = |arguments: &[&str]| {
        let run = env.run(arguments).expect_code(0);
        run.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let any = ["--match", "any", "ferry train -strike"];
    let or = ["(ferry OR train) AND NOT strike"];
    for command in [
        ["count"].as_slice(),
        &["export", "--format", "ids"],
        &["facets", "lang", "--format", "csv"],
        &["timeline", "--by", "year", "--format", "csv"],
        &["near", "--format", "csv"],
        &["kwic", "--format", "csv"],
        &["search", "-n", "1000", "--format", "csv"],
    ] {
        assert_eq!(
            lines(&[command, any.as_slice()].concat()),
            lines(&[command, or.as_slice()].concat()),
            "{command:?}"
        );
    }
    assert_ne!(lines(&["count", "ferry train -strike"]), lines(&["count", "--match", "any", "ferry train -strike"]));
    let parsed = lines(&["parse", "--match", "any", "--lang", "en", "ferry train -strike"]);
    assert_eq!(parsed[0], "read as: ((ferry OR train) AND NOT strike) AND lang:en");
}

#[test]
fn with_match_any_there_are_no_partial_articles() {
    let env = TestEnv::with_demo_index();
    let search = |more: &[&str]| {
        let arguments = ["search", "-n", "2", "--format", "json", "ferry train"];
        env.run(&[arguments.as_slice(), more].concat())
    };
    let any = json(search(&["--match", "any"]));
    assert_eq!(any["query"]["text"], "ferry train");
    assert_eq!(any["query"]["parsed"], "ferry OR train");
    assert_eq!(any["totals"]["all_words"], any["totals"]["any_word"]);
    assert_eq!(any["totals"]["any_word"], json(search(&[]))["totals"]["any_word"]);
    assert!(any["hits"].as_array().unwrap().iter().all(|hit| hit["partial"] == false));
    let cursor = any["next_cursor"].as_str().unwrap();
    search(&["--match", "any", "--cursor", cursor]).expect_code(0);
    search(&["--cursor", cursor]).expect_code(2);
}

#[test]
fn with_match_any_what_has_no_choice_stays_as_it_is() {
    let env = TestEnv::with_demo_index();
    for query in ["ferry", "ferry AND train", "ferry lang:en", "*"] {
        let count = |more: &[&str]| env.run(&[&["count", query], more].concat()).stdout;
        assert_eq!(count(&["--match", "any"]), count(&[]), "{query}");
    }
    let nothing = env.run(&["search", "--match", "any", "artilery submarine"]).expect_code(1).stdout;
    assert!(nothing.contains("did you mean artillery"), "{nothing}");
    env.run(&["search", "--match", "any", "-n", "1", "salute submarine"]).expect_code(0);
    assert!(env.run(&["show", "1"]).expect_code(0).stdout.contains("[salute]"));
}
