//! `dateline push`, against an engine in this process: what was sent is left alone the next time, a broken run goes on, what is
//! refused ends in an error, and no article takes the place of another.

use crate::env::{Run, TestEnv, demo_corpus};
use crate::faulty_engine::{Fault, FaultyEngine};

/// Writes files of records that have no name of their own.
fn write_records(env: &TestEnv, file: &str, n_records: usize) {
    let record = |number: usize| format!("{{\"text\": \"Ferry {number} of {file} left the harbour.\"}}\n");
    env.write_old(file, (0..n_records).map(record).collect::<String>());
}

fn push(env: &TestEnv, engine: &FaultyEngine, arguments: &[&str]) -> Run {
    env.run(&[&["push", "--to", &engine.address(), "--senders", "1"], arguments].concat())
}

#[test]
fn what_was_sent_is_left_alone() {
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&[]));
    write_records(&env, "a/x.jsonl", 2);
    write_records(&env, "b/x.jsonl", 3);
    let check = |arguments: &[&str], expected: &str| {
        let run = push(&env, &engine, arguments).expect_code(0);
        assert_eq!(run.line("articles:"), format!("articles: {expected}"));
    };
    // Files of one name are different files.
    check(&["a", "b"], "5 added, 0 replaced, 0 removed, 0 unchanged");
    assert_eq!(engine.documents.lock().unwrap().len(), 5);
    check(&["a", "b"], "0 added, 0 replaced, 0 removed, 5 unchanged");
    // So is one that is named by another folder.
    check(&["."], "0 added, 0 replaced, 0 removed, 5 unchanged");
    write_records(&env, "b/x.jsonl", 4);
    check(&["a", "b"], "1 added, 3 replaced, 0 removed, 2 unchanged");
    check(&["--force", "a", "b"], "0 added, 6 replaced, 0 removed, 0 unchanged");
    // Other settings make other articles.
    check(&["--source", "Example", "a"], "0 added, 2 replaced, 0 removed, 0 unchanged");
    assert_eq!(engine.documents.lock().unwrap().len(), 6);
}

#[test]
fn records_of_the_same_name_stay_apart() {
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&[]));
    let write = |file: &str| {
        let record = |number: u32| format!("{{\"id\": \"r{number}\", \"text\": \"Ferry {number} of {file}.\"}}\n");
        env.write_old(file, (0..3).map(record).collect::<String>());
    };
    let check = |arguments: &[&str], expected: &str, held: usize| {
        let run = push(&env, &engine, arguments).expect_code(0);
        assert_eq!(run.line("articles:"), format!("articles: {expected}"));
        assert_eq!(engine.documents.lock().unwrap().len(), held);
    };
    write("news/1.jsonl");
    write("news/2.jsonl");
    // A file that is named twice is one.
    check(&["news", "news/2.jsonl"], "6 added, 0 replaced, 0 removed, 0 unchanged", 6);
    // Those of files that were sent before keep their names.
    write("news/0.jsonl");
    check(&["news"], "3 added, 0 replaced, 0 removed, 6 unchanged", 9);
    env.write_old("news/2.jsonl", "{\"id\": \"r0\", \"text\": \"The last ferry.\"}\n");
    check(&["news"], "0 added, 1 replaced, 0 removed, 6 unchanged", 9);
    // What is sent again alone forgets nothing of the others.
    check(&["--force", "news/1.jsonl"], "0 added, 3 replaced, 0 removed, 0 unchanged", 9);
    check(&["news"], "0 added, 0 replaced, 0 removed, 7 unchanged", 9);
    push(&env, &engine, &["nowhere"]).expect_code(3);
}

#[test]
fn a_broken_run_goes_on() {
    const AWAY: [Fault; 9] = {
        let mut faults = [Fault::Away; 9];
        faults[0] = Fault::None;
        faults
    };
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&AWAY));
    for number in 0..5 {
        write_records(&env, &format!("articles/{number}.jsonl"), 300);
    }
    let run = push(&env, &engine, &["articles"]).expect_code(3);
    assert!(run.stderr.contains("the next run goes on") && run.stderr.contains("503"), "{}", run.stderr);
    assert!(run.line("articles:").starts_with("articles: 1,000 added"), "{}", run.stdout);
    let run = push(&env, &engine, &["articles"]).expect_code(0);
    // The fourth file was half sent.
    assert_eq!(run.line("articles:"), "articles: 500 added, 100 replaced, 0 removed, 900 unchanged");
    assert_eq!(engine.documents.lock().unwrap().len(), 1_500);
}

#[test]
fn what_is_refused_ends_in_an_error() {
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&[]));
    env.write_old(
        "a.jsonl",
        "{\"id\": \"a12\", \"text\": \"The ferry.\"}\n{\"id\": \"a13\", \"text\": \"The train.\"}\n{}\n",
    );
    for force in [None, Some("--force")] {
        let arguments: Vec<&str> = ["--rejects", "rejects.jsonl", "a.jsonl"].into_iter().chain(force).collect();
        let run = push(&env, &engine, &arguments).expect_code(3);
        assert!(run.stderr.contains("the engine refused 1 article"), "{}", run.stderr);
        assert!(run.line("rejected:").starts_with("rejected: 2"), "{}", run.stdout);
        let rejects = std::fs::read_to_string(env.path("rejects.jsonl")).unwrap();
        assert!(rejects.contains("a.jsonl:2") && rejects.contains("mapper_parsing_exception"), "{rejects}");
    }
    // What will never be taken is no reason to send the file again.
    let run = push(&env, &engine, &["a.jsonl"]).expect_code(0);
    assert!(run.line("rejected:").starts_with("rejected: 0, and 2 earlier"), "{}", run.stdout);
}

#[test]
fn records_of_streams_are_told_by_what_they_hold() {
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&[]));
    let push = |input: &str| env.run_with_input(&["push", "-", "--to", &engine.address()], input.as_bytes());
    push("{\"text\": \"The first ferry.\"}\n").expect_code(0);
    push("{\"text\": \"The second ferry.\"}\n").expect_code(0);
    assert_eq!(engine.documents.lock().unwrap().len(), 2);
    // A stream that was cut out of another may begin within a record.
    let run = push("ferry.\"}\n{\"text\": \"The third ferry.\"}\n{\"text\": \"The fourth ferry.\"}\n").expect_code(0);
    assert!(run.line("articles:").starts_with("articles: 2 added"), "{}", run.stdout);
    assert!(run.stdout.contains("stdin:1"), "{}", run.stdout);
    assert_eq!(push("").expect_code(0).line("rejected:"), "rejected: 0");
}

#[test]
fn articles_that_were_made_before_are_taken_as_they_are() {
    let env = TestEnv::new();
    let made = env.run(&["extract", demo_corpus().to_str().unwrap()]).expect_code(0).stdout;
    let again = env.run_with_input(&["extract", "-"], made.as_bytes()).expect_code(0).stdout;
    assert_eq!(made, again);
    let sourced = env.run_with_input(&["extract", "--source", "Example", "-"], made.as_bytes()).expect_code(0);
    assert!(sourced.json_lines().iter().all(|article| article["source"] == "Example"));
    env.write("made.jsonl", &made);
    env.run(&["index", "made.jsonl"]).expect_code(0);
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    let kept = env.run(&["export", "*"]).expect_code(0).stdout;
    let direct = TestEnv::with_demo_index().run(&["export", "*"]).expect_code(0).stdout;
    assert_eq!(sorted(&kept), sorted(&direct));
    // Nothing in, nothing out.
    assert_eq!(env.run_with_input(&["extract", "-"], b"").expect_code(0).stdout, "");
}

#[test]
fn a_file_says_who_asks() {
    let (env, engine) = (TestEnv::new(), FaultyEngine::start(&[]));
    write_records(&env, "a.jsonl", 1);
    let cases = [
        ("kim:se:cret\n", "Basic a2ltOnNlOmNyZXQ="),
        ("ApiKey a2V5", "ApiKey a2V5"),
        ("Bearer token\n", "Bearer token"),
    ];
    for (content, expected) in cases {
        env.write("credentials", content);
        push(&env, &engine, &["--credentials", "credentials", "--force", "a.jsonl"]).expect_code(0);
        let authorizations = std::mem::take(&mut *engine.authorizations.lock().unwrap());
        assert_eq!(authorizations.into_iter().collect::<Vec<_>>(), [expected]);
    }
    env.write("credentials", "");
    let run = push(&env, &engine, &["--credentials", "credentials", "a.jsonl"]).expect_code(2);
    assert!(run.stderr.contains("does not say who asks") && run.stderr.contains("USER:PASSWORD"), "{}", run.stderr);
    push(&env, &engine, &["--credentials", "missing", "a.jsonl"]).expect_code(3);
}
