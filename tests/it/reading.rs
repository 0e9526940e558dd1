//! Reading what was found: `show` and `kwic`.
//! 1. `show` marks what the query of the list, or another, matches;
//! 2. `kwic` has a line for every match, and its numbers are those of a recount over the texts;
//! 3. sorting and grouping are of the words beside the match;
//! 4. nothing goes through a pager that is not for a terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::env::{Run, TestEnv};

/// Articles of words from a small set, so that all is in many contexts.
fn generated() -> TestEnv {
    let env = TestEnv::new();
    let words = ["the ferry", "ferries", "a Ferry", "harbour", "old", "left", "and", "north", "quay", "over\\n\\nthe"];
    let mut state = 7_usize;
    let mut next = |limit: usize| {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        state / 65_536 % limit
    };
    let mut lines = String::new();
    for number in 0..60 {
        let body: Vec<&str> = (0..next(80) + 3).map(|_| words[next(words.len())]).collect();
        let title = if number % 3 == 0 { "The ferry again" } else { "Harbour news" };
        let day = 1 + number % 28;
        writeln!(
            lines,
            "{{\"id\":\"{number:02}\",\"title\":\"{title}\",\"body\":\"{}.\",\"date\":\"2020-02-{day:02}\",\"language\":\"en\"}}",
            body.join(" ")
        )
        .unwrap();
    }
    env.write_old("feed.jsonl", lines);
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    env
}

/// The texts of all articles by id: title and body.
fn texts(env: &TestEnv) -> BTreeMap<String, (String, String)> {
    let text = |id: &str| {
        let article: serde_json::Value =
            serde_json::from_str(&env.run(&["show", "--format", "json", &format!("id:{id}")]).stdout).unwrap();
        let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
        (field("title"), field("body"))
    };
    env.hits("*").into_iter().map(|id| (id.clone(), text(&id))).collect()
}

fn place(line: &serde_json::Value, name: &str) -> usize {
    usize::try_from(line[name].as_u64().unwrap()).unwrap()
}

/// Words without case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

#[test]
fn every_match_has_a_line_that_says_where_it_is() {
    for (env, query, forms) in [
        (generated(), "ferry", ["ferry", "ferries"]),
        (TestEnv::with_demo_index(), "artillery", ["artillery", "artilleries"]),
    ] {
        let texts = texts(&env);
        let lines =
            env.run(&["kwic", query, "-n", "0", "--format", "jsonl", "--context", "3"]).expect_code(0).json_lines();
        let mut found = BTreeMap::<String, usize>::new();
        for line in &lines {
            let id = line["id"].as_str().unwrap();
            let (title, body) = &texts[id];
            let text = if line["field"] == "title" { title } else { body };
            let (start, end) = (place(line, "start"), place(line, "end"));
            assert_eq!(&text[start..end], line["node"].as_str().unwrap());
            assert_eq!(text[..start].chars().count(), place(line, "start_char"));
            assert_eq!(text[..end].chars().count(), place(line, "end_char"));
            let (before, after) = (words(&text[..start]), words(&text[end..]));
            assert_eq!(words(line["left"].as_str().unwrap()), before[before.len().saturating_sub(3)..]);
            assert_eq!(words(line["right"].as_str().unwrap()), after[..after.len().min(3)]);
            *found.entry(id.to_owned()).or_default() += 1;
        }
        let mut counted = BTreeMap::<String, usize>::new();
        for (id, (title, body)) in &texts {
            let all = [words(title), words(body)].concat();
            let n_matches = all.iter().filter(|word| forms.contains(&word.as_str())).count();
            if n_matches > 0 {
                counted.insert(id.clone(), n_matches);
            }
        }
        assert_eq!(found, counted);
        let n_matches: usize = counted.values().sum();
        let head = format!("{n_matches} matches in {} articles · {query}\n", counted.len());
        assert!(env.run(&["kwic", query]).stdout.starts_with(&head), "{head}");
    }
}

#[test]
fn groups_count_the_words_beside_the_match() {
    let env = generated();
    for (place, of_line) in [
        ("left1", (|left: &[String], _: &[String]| left.last().cloned()) as fn(&[String], &[String]) -> Option<String>),
        ("left2", |left, _| left.len().checked_sub(2).map(|place| left[place].clone())),
        ("right1", |_, right| right.first().cloned()),
    ] {
        let mut expected = BTreeMap::<String, (usize, BTreeSet<String>)>::new();
        for line in env.run(&["kwic", "ferry", "-n", "0", "--format", "jsonl"]).json_lines() {
            let side = |name: &str| words(line[name].as_str().unwrap());
            let key = of_line(&side("left"), &side("right")).unwrap_or_default();
            let (matches, articles) = expected.entry(key).or_default();
            *matches += 1;
            articles.insert(line["id"].as_str().unwrap().to_owned());
        }
        let run = env.run(&["kwic", "ferry", "--group", place, "-n", "0", "--format", "jsonl"]).expect_code(0);
        let groups = run.json_lines();
        assert_eq!(groups.len(), expected.len());
        let counts: Vec<u64> = groups.iter().map(|group| group["matches"].as_u64().unwrap()).collect();
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        for group in groups {
            let (matches, articles) = &expected[group["text"].as_str().unwrap()];
            assert_eq!(group["matches"], *matches);
            assert_eq!(group["articles"], articles.len());
        }
    }
}

#[test]
fn lines_are_sorted_by_the_words_on_a_side_or_by_date() {
    let env = generated();
    let lines = |sort: &str, number: &str| {
        env.run(&["kwic", "ferry", "--sort", sort, "-n", number, "--format", "jsonl"]).expect_code(0).json_lines()
    };
    let side = |line: &serde_json::Value, name: &str| words(line[name].as_str().unwrap());
    let right: Vec<Vec<String>> =
        lines("right1", "0").iter().map(|line| side(line, "right").into_iter().take(5).collect()).collect();
    assert!(right.is_sorted());
    let left: Vec<Vec<String>> =
        lines("left1", "0").iter().map(|line| side(line, "left").into_iter().rev().take(5).collect()).collect();
    assert!(left.is_sorted());
    let dates: Vec<String> =
        lines("-date", "0").iter().map(|line| line["published"].as_str().unwrap().to_owned()).collect();
    assert!(dates.is_sorted());
    let all = lines("right1", "0");
    assert_eq!(lines("right1", "7"), all[..7]);
    let by_index = lines("none", "0");
    assert_eq!(lines("none", "7"), by_index[..7]);
    assert_eq!(by_index.len(), all.len());
}

#[test]
fn lines_are_aligned_and_fit_the_terminal() {
    let env = TestEnv::with_demo_index();
    for width in [60_usize, 80, 120, 200] {
        let mut kwic = env.command(&["kwic", "the OR 时钟 OR владивосток"]);
        let run = Run::of(kwic.env("COLUMNS", width.to_string()).output().unwrap());
        let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains('[')).collect();
        assert!(lines.len() > 20, "{}", run.stderr);
        let width_of = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let column = |line: &str| width_of(&line[..line.find('[').unwrap()]);
        for line in &lines {
            assert!(width_of(line) <= width, "{width}: {line}");
            assert_eq!(column(line), column(lines[0]), "{line}");
        }
    }
}

#[test]
fn a_table_has_a_header_and_all_that_a_line_has() {
    let env = generated();
    let table = env.run(&["kwic", "ferry", "--format", "csv", "-n", "3"]).expect_code(0).stdout;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header,
        ["id", "source", "published", "field", "start", "end", "start_char", "end_char", "left", "node", "right"]
    );
    assert_eq!(reader.records().map(Result::unwrap).count(), 3);
    env.run(&["kwic", "submarine"]).expect_code(1);
    env.run(&["kwic", "sourc:stern"]).expect_code(2);
}

#[test]
fn show_marks_the_query_of_the_list_or_another() {
    let env = generated();
    assert!(!env.run(&["show", "id:00"]).stdout.contains('['), "without a query nothing is marked");
    env.run(&["search", "ferry", "harbour"]).expect_code(0);
    let shown = env.run(&["show", "1"]).expect_code(0).stdout;
    assert!(shown.contains("[ferry]") || shown.contains("[Ferry]") || shown.contains("[ferries]"), "{shown}");
    assert!(shown.contains("[harbour]") || shown.contains("[Harbour]"), "{shown}");
    assert!(shown.ends_with("\n\n dateline similar 1\n"), "{shown}");
    let other = env.run(&["show", "1", "--query", "north"]).expect_code(0).stdout;
    assert!(!other.contains("[ferry]"), "{other}");
    env.run(&["kwic", "quay"]).expect_code(0);
    assert!(env.run(&["show", "3"]).expect_code(0).stdout.contains("[quay]"));
    env.run(&["show", "1", "--query", "titel:x"]).expect_code(2);
}

#[test]
fn show_as_json_has_the_places_of_the_matches() {
    let env = generated();
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&env.run(&[&["show", "--format", "json"], arguments].concat()).expect_code(0).stdout)
            .unwrap()
    };
    let marked = json(&["id:00", "--query", "ferry"]);
    assert_eq!(
        marked["matches"]["title"][0],
        serde_json::json!({"start": 4, "end": 9, "start_char": 4, "end_char": 9})
    );
    let body = marked["body"].as_str().unwrap();
    let marks = marked["matches"]["body"].as_array().unwrap();
    let n_words = words(body).iter().filter(|word| word.starts_with("ferr")).count();
    assert_eq!(marks.len(), n_words);
    for mark in marks {
        assert!(body[place(mark, "start")..place(mark, "end")].to_lowercase().starts_with("ferr"));
    }
    assert_eq!(json(&["id:00"]).get("matches"), None);
}

#[test]
fn what_is_piped_goes_through_no_pager() {
    let env = generated();
    env.run(&["search", "ferry"]).expect_code(0);
    for arguments in [&["show", "1"][..], &["search", "-n", "60", "ferry"], &["kwic", "ferry", "--no-pager"]] {
        let mut command = env.command(arguments);
        let run = Run::of(command.env("DATELINE_PAGER", "touch was-paged").output().unwrap());
        assert!(run.stdout.contains("erry"), "{}", run.stderr);
        assert!(!env.path("was-paged").exists());
    }
}
