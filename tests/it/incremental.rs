//! A second run does what changed, and nothing else:
//! 1. what is new is added, what changed replaced, what is gone removed, what is the same left alone;
//! 2. the result is the same as that of a fresh build;
//! 3. nothing is lost or taken for gone that only could not be read;
//! 4. an article is as old in the index as its id, whatever happens to it.

use dateline::date::Moment;
use dateline::engine::{Order, SearchEngine, SearchRequest, Sort};
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::search::LocalEngine;

use crate::env::{Run, TestEnv};

/// Checks the line of the report that counts articles: added, replaced, removed, unchanged.
#[track_caller]
fn check(run: Run, expected: [u64; 4]) {
    let run = run.expect_code(0);
    let [added, replaced, removed, unchanged] = expected;
    let line = format!("articles: {added} added, {replaced} replaced, {removed} removed, {unchanged} unchanged");
    assert_eq!(run.line("articles:"), line, "{}", run.stdout);
}

fn article(title: &str, word: &str) -> String {
    format!("{title}\n\nThe committee met on Tuesday and talked about the {word} for most of the afternoon.\n")
}

fn three_articles() -> TestEnv {
    let env = TestEnv::new();
    for (name, word) in [("a.txt", "apple"), ("b", "banana"), ("c/c.md", "cherry")] {
        env.write_old(&format!("news/{name}"), article(&format!("About the {word}"), word));
    }
    env
}

#[test]
fn unchanged_files_are_not_read() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    let second = env.run(&["index", "news"]);
    assert!(second.line("3 files").contains("3 unchanged, 0 read"), "{}", second.stdout);
    check(second, [0, 0, 0, 3]);
}

#[test]
fn one_changed_one_deleted_one_added_are_exactly_these() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    env.write("news/a.txt", article("About the apple", "avocado"));
    std::fs::remove_file(env.path("news/b")).unwrap();
    env.write_old("news/d.txt", article("About the date", "date"));
    check(env.run(&["index", "news"]), [1, 1, 1, 1]);
    assert_eq!(env.hits("body:apple"), [""; 0]);
    assert_eq!(env.hits("avocado"), ["a.txt"]);
    assert_eq!(env.hits("banana"), [""; 0]);
    assert_eq!(env.hits("date"), ["d.txt"]);
    assert_eq!(env.hits("cherry"), ["c/c.md"]);
    assert_eq!(env.stats()["articles"], 3);
}

#[test]
fn a_touched_file_is_compared_by_content_once() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3_600);
    std::fs::File::options().append(true).open(env.path("news/b")).unwrap().set_modified(hour_ago).unwrap();
    let touched = env.run(&["index", "news"]);
    assert!(touched.line("3 files").contains("2 unchanged, 1 read"), "{}", touched.stdout);
    check(touched, [0, 0, 0, 3]);
    let settled = env.run(&["index", "news"]);
    assert!(settled.line("3 files").contains("3 unchanged, 0 read"), "{}", settled.stdout);
    assert_eq!(env.hits("banana"), ["b"]);
    env.write_old("news/b", article("About the blueberry", "blueberry"));
    check(env.run(&["index", "news"]), [0, 1, 0, 2]);
    assert_eq!(env.hits("banana"), [""; 0]);
}

#[test]
fn a_file_written_a_moment_ago_is_not_trusted_by_its_time() {
    let env = TestEnv::new();
    env.write("news/a.txt", article("One", "apple"));
    check(env.run(&["index", "news"]), [1, 0, 0, 0]);
    env.write("news/a.txt", article("Two", "grape"));
    check(env.run(&["index", "news"]), [0, 1, 0, 0]);
    assert_eq!(env.hits("grape"), ["a.txt"]);
}

#[test]
fn other_settings_make_every_file_a_changed_one() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    check(env.run(&["index", "--source", "Harbour Courier", "news"]), [0, 3, 0, 0]);
    assert_eq!(env.hits("source:courier").len(), 3);
    check(env.run(&["index", "--force", "--source", "Harbour Courier", "news"]), [0, 0, 0, 3]);
}

fn record(id: u32, word: &str) -> String {
    format!("{{\"id\":\"r{id}\",\"title\":\"Record {id}\",\"body\":\"A report on the {word} and its price.\"}}\n")
}

#[test]
fn records_of_a_file_are_compared_one_by_one() {
    let env = TestEnv::new();
    env.write_old("feed.jsonl", record(1, "apple") + &record(2, "banana") + &record(3, "cherry"));
    check(env.run(&["index", "feed.jsonl"]), [3, 0, 0, 0]);
    env.write_old("feed.jsonl", record(4, "date") + &record(1, "apple") + &record(2, "blueberry"));
    check(env.run(&["index", "feed.jsonl"]), [1, 1, 1, 1]);
    assert_eq!(env.hits("blueberry"), ["r2"]);
    assert_eq!(env.hits("cherry"), [""; 0]);
    let again = env.run(&["index", "feed.jsonl"]);
    assert!(
        again.line("1 file").contains("0 read") || again.line("1 file").contains("1 unchanged"),
        "{}",
        again.stdout
    );
}

#[test]
fn records_with_the_same_id_are_both_kept() {
    let env = TestEnv::new();
    env.write_old("feed.jsonl", record(1, "apple") + &record(1, "banana"));
    let run = env.run(&["index", "feed.jsonl"]);
    assert!(run.line("1 record").contains("id that another article has"), "{}", run.stdout);
    check(run, [2, 0, 0, 0]);
    assert_eq!(env.hits("apple"), ["r1"]);
    assert_eq!(env.hits("banana"), ["feed.jsonl:2"]);
    env.write_old("feed.jsonl", record(1, "apple") + &record(1, "banana") + &record(2, "date"));
    check(env.run(&["index", "feed.jsonl"]), [1, 0, 0, 2]);
}

#[test]
fn folders_with_files_of_the_same_name_do_not_replace_each_other() {
    let env = TestEnv::new();
    env.write_old("monday/1.txt", article("Monday", "apple"));
    env.write_old("tuesday/1.txt", article("Tuesday", "banana"));
    check(env.run(&["index", "monday"]), [1, 0, 0, 0]);
    check(env.run(&["index", "tuesday"]), [1, 0, 0, 0]);
    assert_eq!(env.hits("apple"), ["1.txt"]);
    assert_eq!(env.hits("banana"), ["tuesday/1.txt"]);
    check(env.run(&["index", "monday", "tuesday"]), [0, 0, 0, 2]);
    std::fs::write(env.path("tuesday/1.txt"), article("Tuesday", "cherry")).unwrap();
    check(env.run(&["index", "tuesday"]), [0, 1, 0, 0]);
    assert_eq!(env.hits("cherry"), ["tuesday/1.txt"]);
}

#[test]
fn a_part_of_a_folder_is_the_same_articles() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    check(env.run(&["index", "news/c"]), [0, 0, 0, 1]);
    std::fs::remove_file(env.path("news/c/c.md")).unwrap();
    env.write_old("news/c/e.txt", article("About the elderberry", "elderberry"));
    check(env.run(&["index", "news/c"]), [1, 0, 1, 0]);
    assert_eq!(env.stats()["articles"], 3);
}

#[test]
fn corpus_and_index_can_be_moved_together() {
    let env = TestEnv::new();
    env.write_old("here/news/a.txt", article("One", "apple"));
    check(env.run(&["index", "--index", "here/index", "here/news"]), [1, 0, 0, 0]);
    std::fs::rename(env.path("here"), env.path("there")).unwrap();
    check(env.run(&["index", "--index", "there/index", "there/news"]), [0, 0, 0, 1]);
}

#[test]
fn a_folder_that_is_empty_now_is_asked_about() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    std::fs::remove_dir_all(env.path("news")).unwrap();
    let gone = env.run(&["index", "news"]).expect_code(3);
    assert!(gone.stderr.contains("no such file or folder"), "{}", gone.stderr);
    std::fs::create_dir(env.path("news")).unwrap();
    let empty = env.run(&["index", "news"]).expect_code(3);
    assert!(empty.stderr.contains("is empty, but the index holds 3 articles of it"), "{}", empty.stderr);
    assert!(empty.stderr.contains("hint: "), "{}", empty.stderr);
    assert_eq!(env.stats()["articles"], 3);
    check(env.run(&["index", "--force", "news"]), [0, 0, 3, 0]);
}

#[test]
fn an_article_that_becomes_none_is_removed_and_comes_back() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    env.write_old("news/b", "");
    let run = env.run(&["index", "news"]);
    assert!(run.stdout.contains("b: empty file"), "{}", run.stdout);
    check(run, [0, 0, 1, 2]);
    let again = env.run(&["index", "news"]);
    assert!(again.line("rejected: 0, and 1 earlier").contains("--force"), "{}", again.stdout);
    check(again, [0, 0, 0, 2]);
    env.write_old("news/b", article("About the banana", "banana"));
    check(env.run(&["index", "news"]), [1, 0, 0, 2]);
    assert_eq!(env.stats()["articles"], 3);
    assert_eq!(env.stats()["rejected"], 0);
}

#[test]
fn a_stream_adds_and_takes_nothing_away() {
    let env = TestEnv::new();
    check(env.run_with_input(&["index", "-"], record(1, "apple").as_bytes()), [1, 0, 0, 0]);
    check(env.run_with_input(&["index", "-"], record(2, "banana").as_bytes()), [1, 0, 0, 0]);
    check(env.run_with_input(&["index", "-"], record(2, "blueberry").as_bytes()), [0, 1, 0, 0]);
    check(env.run_with_input(&["index", "-"], article("No id", "cherry").as_bytes()), [1, 0, 0, 0]);
    check(env.run_with_input(&["index", "-"], article("No id either", "date").as_bytes()), [1, 0, 0, 0]);
    assert_eq!(env.stats()["articles"], 4);
    assert_eq!(env.hits("blueberry"), ["r2"]);
}

#[test]
fn what_came_from_a_stream_is_not_below_any_folder() {
    let env = three_articles();
    check(env.run_with_input(&["index", "-"], record(1, "plum").as_bytes()), [1, 0, 0, 0]);
    std::fs::remove_file(env.path("input")).unwrap();
    check(env.run(&["index", "."]), [3, 0, 0, 0]);
    assert_eq!(env.hits("plum"), ["r1"]);
}

#[test]
fn equal_records_of_a_stream_are_different_articles_and_the_same_ones_again() {
    let env = TestEnv::new();
    let records = "{\"body\":\"The plum was ripe.\"}\n".repeat(2);
    check(env.run_with_input(&["index", "-"], records.as_bytes()), [2, 0, 0, 0]);
    check(env.run_with_input(&["index", "-"], records.as_bytes()), [0, 2, 0, 0]);
    let ids = env.hits("plum");
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn a_folder_that_is_gone_for_good_can_be_taken_out() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    std::fs::rename(env.path("news"), env.path("old-news")).unwrap();
    let refused = env.run(&["index", "news"]).expect_code(3);
    assert!(refused.stderr.contains("--force takes its articles out of the index"), "{}", refused.stderr);
    check(env.run(&["index", "--force", "news"]), [0, 0, 3, 0]);
    check(env.run(&["index", "old-news"]), [3, 0, 0, 0]);
}

#[test]
fn an_article_keeps_its_id_when_a_part_of_its_folder_is_named() {
    let env = three_articles();
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    env.write_old("news/c/c.md", article("About the cherry", "chestnut"));
    check(env.run(&["index", "news/c"]), [0, 1, 0, 0]);
    assert_eq!(env.hits("chestnut"), ["c/c.md"]);
}

#[test]
fn a_record_that_moves_to_another_file_keeps_its_id() {
    let env = TestEnv::new();
    env.write_old("news/a.jsonl", record(1, "apple") + &record(2, "banana"))
        .write_old("news/b.jsonl", record(3, "cherry"));
    check(env.run(&["index", "news"]), [3, 0, 0, 0]);
    env.write_old("news/a.jsonl", record(1, "apple"))
        .write_old("news/b.jsonl", record(3, "cherry") + &record(2, "banana"));
    env.run(&["index", "news"]).expect_code(0);
    assert_eq!(env.hits("banana"), ["r2"]);
    assert_eq!(env.stats()["articles"], 3);
}

#[test]
fn a_forgotten_map_takes_nothing_away() {
    let env = TestEnv::new();
    env.write_old("feed.jsonl", "{\"kicker\":\"Fruit\",\"prose\":\"The plum was ripe.\"}\n");
    let map = ["index", "--map", "title=kicker", "--map", "body=prose", "feed.jsonl"];
    check(env.run(&map), [1, 0, 0, 0]);
    check(env.run(&["index", "feed.jsonl"]), [0, 0, 0, 0]);
    assert_eq!(env.hits("plum").len(), 1);
}

#[test]
fn a_file_cut_in_its_head_takes_nothing_away() {
    let env = TestEnv::new();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, (record(1, "apple") + &record(2, "banana")).as_bytes()).unwrap();
    let whole = encoder.finish().unwrap();
    for length in [5, 11, 12, 20] {
        env.write_old("feed.jsonl.gz", &whole);
        env.run(&["index", "feed.jsonl.gz"]).expect_code(0);
        env.write_old("feed.jsonl.gz", &whole[..length]);
        let run = env.run(&["index", "feed.jsonl.gz"]).expect_code(0);
        assert!(run.stdout.contains("feed.jsonl.gz: "), "{}", run.stdout);
        assert_eq!(env.stats()["articles"], 2, "{length}");
    }
}

#[test]
fn an_emptied_folder_is_noticed_beside_the_index_in_it() {
    let env = TestEnv::new();
    env.write_old("a.txt", article("One", "apple"));
    check(env.run(&["index", "."]), [1, 0, 0, 0]);
    std::fs::remove_file(env.path("a.txt")).unwrap();
    let refused = env.run(&["index", "."]).expect_code(3);
    assert!(refused.stderr.contains("is empty, but the index holds 1 articles of it"), "{}", refused.stderr);
}

#[test]
fn other_indexes_are_not_articles() {
    let env = three_articles();
    env.run(&["index", "--index", "news/old-index", "news"]).expect_code(0);
    let run = env.run(&["index", "news"]);
    assert_eq!(run.line("rejected:"), "rejected: 0", "{}", run.stdout);
    check(run, [3, 0, 0, 0]);
}

#[test]
fn the_index_does_not_index_itself() {
    let env = three_articles();
    check(env.run(&["index", "."]), [3, 0, 0, 0]);
    check(env.run(&["index", "."]), [0, 0, 0, 3]);
}

#[test]
fn many_small_updates_leave_what_a_fresh_build_gives() {
    let env = TestEnv::new();
    for number in 0..30 {
        env.write_old(&format!("news/{number:02}.txt"), article(&format!("Title {number}"), "apple pear"));
    }
    env.run(&["index", "news"]).expect_code(0);
    for round in 0..12 {
        for number in [round, round + 7] {
            env.write_old(&format!("news/{number:02}.txt"), article(&format!("Title {round}"), "plum apple"));
        }
        env.run(&["index", "news"]).expect_code(0);
    }
    let segments = env.stats()["segments"].as_u64().unwrap();
    assert!(segments <= 10, "{segments} segments");
    let updated = (env.hits("apple"), env.hits("plum"), env.hits("title"));
    env.run(&["index", "--index", "fresh", "news"]).expect_code(0);
    let hits = |query: &str| {
        let run = env.run(&["search", "--index", "fresh", "-n", "1000", "--format", "jsonl", query]);
        let mut ids: Vec<String> = run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    for (mut ids, query) in [(updated.0, "apple"), (updated.1, "plum"), (updated.2, "title")] {
        ids.sort();
        assert_eq!(ids, hits(query), "{query}");
    }
}

/// Brings an index up to date at a time, and returns all ids with when they were first indexed, the last new ones first.
fn index_at(env: &TestEnv, seconds: u64) -> Vec<(String, u64)> {
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let now = Moment::of_seconds(seconds);
    let options = IngestOptions { read, threads: 1, memory: 64_000_000, now, force: false };
    ingest(&env.path("index"), &[Input::Path(env.path("news"))], &options, &()).unwrap();
    let order = Order { sort: Sort::Added, recency: None };
    let request = SearchRequest { order, ..SearchRequest::new("*") };
    let hits = LocalEngine::open(&env.path("index")).unwrap().search(&request).unwrap().hits;
    let seconds = |moment: Moment| (0..=4_000).find(|seconds| Moment::of_seconds(*seconds) == moment).unwrap();
    hits.into_iter().map(|hit| (hit.id, seconds(hit.first_indexed))).collect()
}

/// A record of a line that becomes furniture when it has been met often enough: the article is written again then.
fn dated(id: &str, word: &str, date: &str) -> String {
    let body = format!("The committee met and talked about the {word}.\n\nRead the Courier\n\nIt ended late.");
    serde_json::json!({ "id": id, "title": word, "body": body, "source": "Courier", "date": date }).to_string() + "\n"
}

#[test]
fn an_article_keeps_the_time_it_was_first_indexed() {
    let env = TestEnv::new();
    let expected = |list: &[(&str, u64)]| -> Vec<(String, u64)> {
        list.iter().map(|(id, seconds)| ((*id).to_owned(), *seconds)).collect()
    };
    env.write_old("news/1.jsonl", [dated("old", "apple", "2020-01-01"), dated("new", "banana", "2021-01-01")].concat());
    assert_eq!(index_at(&env, 1_000), expected(&[("new", 1_000), ("old", 1_000)]));
    // One is changed, and one comes that was published before all others.
    env.write("news/1.jsonl", [dated("old", "avocado", "2020-01-01"), dated("new", "banana", "2021-01-01")].concat());
    env.write_old("news/2.jsonl", dated("oldest", "cherry", "1990-01-01"));
    assert_eq!(index_at(&env, 2_000), expected(&[("oldest", 2_000), ("new", 1_000), ("old", 1_000)]));
    // One moves to another file, and with the last ones the line that all have is furniture.
    std::fs::remove_file(env.path("news/2.jsonl")).unwrap();
    let last = [dated("oldest", "cherry", "1990-01-01"), dated("a", "date", "2000"), dated("b", "elder", "2001")];
    env.write_old("news/3.jsonl", [last.concat(), dated("c", "fig", "2002")].concat());
    let all = [("c", 3_000), ("b", 3_000), ("a", 3_000), ("oldest", 2_000), ("new", 1_000), ("old", 1_000)];
    assert_eq!(index_at(&env, 3_000), expected(&all));
    assert_eq!(env.hits("furniture:courier").len(), 6);
}
