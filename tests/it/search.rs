//! What a search shows, as text and as JSON:
//! 1. articles with all words first, those with some after them and marked as such;
//! 2. what matched is marked, and nothing else;
//! 3. the title counts more than the body, ties go by date and then by id, and the order is always the same;
//! 4. a query without results says which word has none, and what may have been meant.

use crate::env::TestEnv;

/// Three reports on one event, of which the third has neither date nor source.
fn reports() -> TestEnv {
    let env = TestEnv::new();
    let lines = [
        r#"{"id":"ferry-1","title":"Ferry to the islands runs again","body":"The ferry left the harbour at noon. It had been in repair since the storm.\n\nAn artillery shell from the war was found under the quay on Tuesday, and the harbour was closed for six hours while it was taken away by the navy.","source":"Harbour Courier","date":"2021-03-04T10:00:00+02:00","author":"Maren Holt","url":"http://courier.example/ferry","language":"en"}"#,
        r#"{"id":"ferry-2","title":"Shell found under the quay","body":"A shell lay under the quay for eighty years. The ferry waited.","source":"Island News","date":"2021-03","language":"en"}"#,
        r#"{"id":"fähre","title":"Die Fähre wartet","body":"Unter dem Kai lag eine Granate. Die Fähren warteten sechs Stunden.","language":"de"}"#,
    ];
    env.write_old("feed.jsonl", lines.join("\n"));
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    env
}

/// Returns what a search prints, without the time it took and the scores.
fn shown(env: &TestEnv, arguments: &[&str]) -> String {
    let run = env.run(&[&["search"], arguments].concat());
    let is_score = |word: &str| {
        word.split_once('.')
            .is_some_and(|(a, b)| b.len() == 2 && (a.to_owned() + b).bytes().all(|c| c.is_ascii_digit()))
    };
    let lines = run.stdout.lines().map(|line| match line.rsplit_once(' ') {
        Some((start, "ms")) => start.rsplit_once(" · ").map_or(line, |(start, _)| start).to_owned(),
        Some((start, last)) if is_score(last) => start.trim_end().to_owned(),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_result_list_names_the_articles_and_shows_why() {
    let expected = "\
2 articles · shell quay

 1  [Shell] found under the [quay]
    Island News · 2021-03 · en · ferry-2
    A [shell] lay under the [quay] for eighty years. The ferry waited.

 2  Ferry to the islands runs again
    Harbour Courier · 2021-03-04 · en · ferry-1
    An artillery [shell] from the war was found under the [quay] on Tuesday, and
    the harbour was closed for six hours while it was taken away by the …

 dateline show 1";
    assert_eq!(shown(&reports(), &["shell", "quay"]), expected);
}

#[test]
fn articles_with_some_of_the_words_follow_and_are_marked() {
    let expected = "\
1 article with all of the words, 1 with some · artillery shell

 1  Ferry to the islands runs again
    Harbour Courier · 2021-03-04 · en · ferry-1
    An [artillery] [shell] from the war was found under the quay on Tuesday, and
    the harbour was closed for six hours while it was taken away by the …

 ── with some of the words ──

 2  [Shell] found under the quay
    Island News · 2021-03 · en · ferry-2
    A [shell] lay under the quay for eighty years. The ferry waited.

 dateline show 1";
    let env = reports();
    assert_eq!(shown(&env, &["artillery", "shell"]), expected);
    assert!(!shown(&env, &["artillery", "AND", "shell"]).contains("some of the words"));
    assert!(!shown(&env, &["-n", "1", "artillery", "shell"]).contains("── with some"));
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let env = TestEnv::new();
    let record = |number: usize| {
        let body = if number.is_multiple_of(3) { "The ferry and the harbour." } else { "Only the ferry today." };
        format!("{{\"id\":\"{number:02}\",\"title\":\"Number {number}\",\"body\":\"{body}\"}}\n")
    };
    env.write_old("feed.jsonl", (0..20).map(record).collect::<Vec<_>>().concat());
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    let page = |offset: usize, number: usize| {
        let (offset, number) = (offset.to_string(), number.to_string());
        let run = env.run(&["search", "--format", "jsonl", "--offset", &offset, "-n", &number, "ferry", "harbour"]);
        run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let whole = page(0, 20);
    assert_eq!(whole.len(), 20);
    for size in [3, 8, 9, 13] {
        let pages: Vec<String> = (0..20).step_by(size).flat_map(|offset| page(offset, size)).collect();
        assert_eq!(pages, whole, "{size}");
    }
}

#[test]
fn words_match_in_the_inflections_of_each_article_s_language() {
    let env = reports();
    assert_eq!(env.hits("Fähre"), ["fähre"]);
    assert_eq!(env.hits("fahren"), ["fähre"]);
    assert_eq!(env.hits("repairs"), ["ferry-1"]);
    let fragments = shown(&env, &["Fähre"]);
    assert!(fragments.contains("Die [Fähren] warteten"), "{fragments}");
}

#[test]
fn zero_hits_name_the_words_and_the_nearest_spelling() {
    let expected = "\
no articles match: artilery submarine
  artilery        0   did you mean artillery (1)?
  submarine       0";
    let env = reports();
    assert_eq!(shown(&env, &["artilery", "submarine"]), expected);
    env.run(&["search", "submarine"]).expect_code(1);
    let partial = shown(&env, &["harbor", "ferry"]);
    assert!(partial.contains("no article has all of the words, 2 have some"), "{partial}");
    assert!(partial.contains("harbor       0   did you mean harbour (1)?"), "{partial}");
}

#[test]
fn fields_and_filters_narrow() {
    let env = reports();
    assert_eq!(env.hits("source:courier"), ["ferry-1"]);
    assert_eq!(env.hits("source:\"harbour courier\" shell"), ["ferry-1"]);
    assert_eq!(env.hits("author:holt"), ["ferry-1"]);
    assert_eq!(env.hits("source:cour*"), ["ferry-1"], "a name is searched by its words, not as a whole");
    assert_eq!(env.hits("url:courier.example/ferry"), ["ferry-1"]);
    assert_eq!(env.hits("title:shell"), ["ferry-2"]);
    assert_eq!(env.hits("lang:de"), ["fähre"]);
    assert_eq!(env.hits("date:2021-03"), ["ferry-1", "ferry-2"]);
    assert_eq!(env.hits("date:2021-03-04"), ["ferry-1"]);
    assert_eq!(env.hits("until:2020"), [""; 0]);
    assert_eq!(env.hits("-shell"), ["fähre"]);
    assert_eq!(env.hits("id:ferry-2"), ["ferry-2"]);
    assert_eq!(env.hits("*").len(), 3);
}

#[test]
fn the_title_counts_more_and_ties_go_by_date_and_id() {
    let env = TestEnv::new();
    let record = |id: &str, title: &str, body: &str, date: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"body\":\"{body}\",\"date\":\"{date}\",\"language\":\"en\"}}\n"
        )
    };
    let lines = [
        record("d", "Harbour news", "The ferry came today.", "2020-01-01"),
        record("b", "Harbour news", "The ferry came today.", "2021-01-01"),
        record("c", "Harbour news", "The ferry came today.", "2020-01-01"),
        record("a", "Ferry news", "The harbour slept today.", "2019-01-01"),
    ];
    env.write_old("feed.jsonl", lines.concat());
    for threads in ["1", "4"] {
        env.run(&["index", "--force", "--threads", threads, "--index", threads, "feed.jsonl"]).expect_code(0);
        let run = env.run(&["search", "--index", threads, "--format", "jsonl", "ferry"]);
        let ids: Vec<String> = run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
    }
}

#[test]
fn json_has_everything_that_the_list_has() {
    let env = reports();
    let run = env.run(&["search", "--format", "json", "artillery", "shell"]).expect_code(0);
    let response: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(response["schema_version"], 1);
    assert_eq!(response["query"]["text"], "artillery shell");
    assert_eq!(response["query"]["parsed"], "artillery shell");
    assert_eq!(response["totals"], serde_json::json!({"all_words": 1, "any_word": 2}));
    assert!(response["timings"]["total_ms"].as_f64().unwrap() > 0.0);
    let hit = &response["hits"][0];
    for (field, value) in [
        ("id", "ferry-1"),
        ("title", "Ferry to the islands runs again"),
        ("source", "Harbour Courier"),
        ("url", "http://courier.example/ferry"),
        ("published", "2021-03-04T10:00:00+02:00"),
        ("published_from", "metadata"),
        ("language", "en"),
    ] {
        assert_eq!(hit[field], value, "{field}");
    }
    assert_eq!(hit["partial"], false);
    assert_eq!(response["hits"][1]["partial"], true);
    assert_eq!(response["hits"][1]["url"], serde_json::Value::Null);
    let fragment = &hit["fragments"][0];
    let text = fragment["text"].as_str().unwrap();
    let mark = &fragment["marks"][0];
    let place = |name: &str| usize::try_from(mark[name].as_u64().unwrap()).unwrap();
    assert_eq!(&text[place("start")..place("end")], "artillery");
    let article: serde_json::Value =
        serde_json::from_str(&env.run(&["show", "--format", "json", "ferry-1"]).stdout).unwrap();
    let start = usize::try_from(fragment["start"].as_u64().unwrap()).unwrap();
    assert!(article["body"].as_str().unwrap()[start..].starts_with(text));
}

#[test]
fn show_takes_numbers_of_the_last_list_and_ids() {
    let env = reports();
    assert!(env.run(&["show", "1"]).expect_code(2).stderr.contains("no result list is kept"));
    env.run(&["search", "shell", "quay"]).expect_code(0);
    let second = env.run(&["show", "2"]).expect_code(0).stdout;
    assert!(second.starts_with("Ferry to the islands runs again\n"), "{second}");
    assert!(second.contains("date     2021-03-04T10:00:00+02:00 (from metadata)"), "{second}");
    assert!(env.run(&["show", "3"]).expect_code(2).stderr.contains("has no number 3"));
    env.run(&["show", "ferry-2"]).expect_code(0);
    env.run(&["show", "id:ferry-2"]).expect_code(0);
    assert!(env.run(&["show", "ferry-9"]).expect_code(1).stderr.contains("no article has the id `ferry-9`"));
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let env = reports();
    assert!(!env.run(&["search", "shell"]).stdout.contains('\u{1b}'));
    let colored = env.run(&["search", "--color", "always", "shell"]).stdout;
    assert!(colored.contains('\u{1b}') && !colored.contains("[shell]") && !colored.contains("[Shell]"));
}

#[test]
fn the_list_fits_the_terminal() {
    let env = TestEnv::with_demo_index();
    for width in [60_usize, 80, 120, 200] {
        let mut search =
            env.command(&["search", "-n", "50", "port", "OR", "bridge", "OR", "владивосток", "OR", "时钟"]);
        let output = search.env("COLUMNS", width.to_string()).output().unwrap();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn from_indexes_first_and_then_finds() {
    let env = reports();
    env.write("more/a.txt", "Lighthouse\n\nThe lighthouse keeper retired on Friday after forty years on the rock.\n");
    let run = env.run(&["search", "--from", "more", "lighthouse"]).expect_code(0);
    assert!(run.stdout.starts_with("1 article · lighthouse"), "{}", run.stdout);
    assert!(run.stderr.contains("articles: 1 added"), "{}", run.stderr);
    let again = env.run(&["search", "--from", "more", "lighthouse"]).expect_code(0);
    assert_eq!(again.stderr, "");
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let env = reports();
    let mut search = env.command(&["search", "--format", "json", "ferry", "OR", "shell"]);
    let mut child = search.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn what_stands_for_too_many_words_is_an_error_at_its_place() {
    let env = TestEnv::new();
    let words: Vec<String> = (0..10_001).map(|number| format!("ab{number}")).collect();
    env.write_old("words.txt", format!("Many words\n\n{}", words.join(" ")));
    env.run(&["index", "words.txt"]).expect_code(0);
    let expected = "\
error: this stands for more than 10000 words
  |
  | kim OR (ab* w/3 x)
  |         ^^^
  = write more of its letters
";
    assert_eq!(env.run(&["search", "kim OR (ab* w/3 x)"]).expect_code(2).stderr, expected);
    assert_eq!(env.run(&["count", "ab1*"]).expect_code(0).stdout, "1\n");

    let open: Vec<String> = (0..17).map(|number| format!("*b{number}")).collect();
    let error = env.run(&["search", &open.join(" OR ")]).expect_code(2).stderr;
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(lines[0], "error: the query has more than 16 words of which the beginning is open");
    assert!(lines[2].ends_with("*b15 OR *b16") && lines[3].ends_with(" ^^^^"), "{error}");
    assert_eq!(lines[4], "  = split it into several searches");
}

#[test]
fn words_of_any_script_and_empty_ones_are_arguments() {
    let env = TestEnv::with_demo_index();
    for (query, code) in [("Владивосток", 0), ("北京", 1), ("é", 0), ("", 2)] {
        env.run(&["search", query]).expect_code(code);
    }
}
