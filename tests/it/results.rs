//! What there is around a result list, as programs and people see it:
//! 1. filters, orders and formats do what they say, whatever ids and texts hold;
//! 2. the parts of a score add up to it;
//! 3. pages that follow each other by cursors are the whole list, ties and partial matches included;
//! 4. an export has every article once, as it was extracted;
//! 5. a query is shown as it was read, with what each part finds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use dateline::cancellation::Cancellation;
use dateline::engine::{EngineError, FragmentOptions, Order, Page, SearchEngine, SearchRequest, Sort};
use dateline::ingest::{IngestOptions, Input, ReadSettings, ingest};
use dateline::search::LocalEngine;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::env::{Run, TestEnv, demo_corpus};

fn record(id: &str, title: &str, body: &str, source: &str, date: Option<&str>, language: &str) -> String {
    let fields = serde_json::json!({
        "id": id, "title": title, "body": body, "source": source, "date": date, "language": language,
    });
    format!("{fields}\n")
}

/// Five articles on one ferry.
fn ferries() -> TestEnv {
    let env = TestEnv::new();
    let lines = [
        record("old", "Ferry sold", "The ferry was sold to the islands.", "Harbour Courier", Some("1999-05-01"), "en"),
        record("new", "Ferry sunk", "The ferry was sunk by the islands.", "Island News", Some("2021-03-04"), "en"),
        record("month", "Ferry kept", "The ferry was kept at the islands.", "Island News", Some("2021-03"), "en"),
        record("undated", "Ferry lost", "The ferry was lost off the islands.", "Quay", None, "en"),
        record("fähre", "Die Fähre", "Die Fähre fährt zum Kai, sagt Ferry.", "Kai", Some("2010-01-01"), "de"),
    ];
    env.write_old("feed.jsonl", lines.concat());
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    env
}

/// Returns the ids of the hits of a search, in order.
fn ids(env: &TestEnv, arguments: &[&str]) -> Vec<String> {
    let run = env.run(&[&["search", "--format", "jsonl"], arguments].concat());
    assert!(matches!(run.code, 0 | 1), "{}", run.stderr);
    run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn check_set(env: &TestEnv, arguments: &[&str], expected: &[&str]) {
    let mut found = ids(env, arguments);
    found.sort();
    assert_eq!(found, expected, "{arguments:?}");
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn filters_narrow_and_those_of_a_kind_are_alternatives() {
    let env = ferries();
    check_set(&env, &["ferry", "--source", "island news"], &["month", "new"]);
    check_set(&env, &["ferry", "--source", "island news", "--source", "Quay"], &["month", "new", "undated"]);
    check_set(&env, &["ferry", "--lang", "de"], &["fähre"]);
    check_set(&env, &["ferry", "--lang", "de", "--lang", "en", "--until", "2009"], &["old"]);
    check_set(&env, &["ferry", "--since", "2021-03-02"], &["new"]);
    check_set(&env, &["ferry", "--since", "2010", "--until", "March 2021"], &["fähre", "month", "new"]);
    check_set(&env, &["ferry", "--since", "yesterday"], &[]);
    check_set(&env, &["ferry", "--source", "***"], &[]);
    check_set(&env, &["--syntax", "plain", "--", "ferry -sold (AND"], &["fähre", "month", "new", "old", "undated"]);
    for wrong in [["--since", "soon"], ["--lang", "english"], ["--timeout", "0"], ["--sort", "id"], ["--recency", "30"]]
    {
        env.run(&["search", "ferry", wrong[0], wrong[1]]).expect_code(2);
    }
}

#[test]
fn all_commands_that_take_a_query_take_the_filters() {
    let env = ferries();
    let filters = ["ferry", "--source", "island news", "--since", "2021-03-02"];
    let run = |command: &[&str]| env.run(&[command, &filters[..]].concat()).expect_code(0).stdout;
    assert_eq!(run(&["count"]), "1\n");
    assert_eq!(run(&["export", "--format", "ids"]), "new\n");
    assert!(run(&["facets", "source", "--format", "csv"]).contains("Island News,1,"));
    assert!(run(&["timeline", "--by", "month", "--format", "csv"]).contains("2021-03-31,1,"));
    assert!(run(&["near", "--min", "1", "--format", "csv"]).contains("sunk,"));
    assert!(run(&["parse"]).ends_with("\n1  all of\n5    ferry\n2    source:\"island news\"\n1    since:2021-03-02\n"));
}

#[test]
fn lists_are_ordered_by_date_and_articles_without_one_come_last() {
    let env = ferries();
    let query = ["ferry", "lang:en"];
    assert_eq!(ids(&env, &[&query[..], &["--sort", "date"]].concat()), ["new", "month", "old", "undated"]);
    assert_eq!(ids(&env, &[&query[..], &["--sort", "-date"]].concat()), ["old", "month", "new", "undated"]);
    assert_eq!(ids(&env, &["ferry", "--sort=-date", "--lang", "en", "-sold"]), ["month", "new", "undated"]);
}

#[test]
fn recency_prefers_new_articles_and_at_most_doubles_a_score() {
    let env = TestEnv::new();
    let today = dateline::date::PartialDate::today().to_string();
    let lines = [
        record("a-old", "Ferry", "The ferry is at sea.", "Quay", Some("2001-01-01"), "en"),
        record("b-new", "Ferry", "The ferry is at sea.", "Quay", Some(&today), "en"),
        record("c-undated", "Ferry", "The ferry is at sea.", "Quay", None, "en"),
    ];
    env.write_old("feed.jsonl", lines.concat());
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    let scores = |arguments: &[&str]| -> BTreeMap<String, f64> {
        let run = env.run(&[&["search", "--format", "jsonl", "ferry"], arguments].concat()).expect_code(0);
        let score = |hit: &Value| (hit["id"].as_str().unwrap().to_owned(), hit["score"].as_f64().unwrap());
        run.json_lines().iter().map(score).collect()
    };
    let (plain, recent) = (scores(&[]), scores(&["--recency", "30d"]));
    assert!((recent["b-new"] / plain["b-new"] - 2.0).abs() < 1e-4);
    assert!((recent["a-old"] / plain["a-old"] - 1.0).abs() < 1e-4);
    assert!((recent["c-undated"] / plain["c-undated"] - 1.0).abs() < 1e-4);
    assert_eq!(ids(&env, &["ferry", "--recency", "10y"]), ["b-new", "a-old", "c-undated"]);
}

#[test]
fn titles_are_one_line_each() {
    let env = ferries();
    let run = env.run(&["search", "-l", "-q", "ferry", "--lang", "en", "--sort", "date"]).expect_code(0);
    let expected = "
 1  [Ferry] sunk  2021-03-04  Island News
 2  [Ferry] kept  2021-03     Island News
 3  [Ferry] sold  1999-05-01  Harbour Courier
 4  [Ferry] lost              Quay
";
    assert_eq!(format!("\n{}", run.stdout), expected);
    env.run(&["search", "-l", "--format", "json", "ferry"]).expect_code(2);
    assert_eq!(env.run(&["show", "2"]).expect_code(0).stdout.lines().next(), Some("[Ferry] kept"));
}

#[test]
fn quiet_leaves_nothing_but_the_articles() {
    let env = ferries();
    let run = env.run(&["search", "-q", "sunk", "-n", "1"]).expect_code(0);
    assert!(run.stdout.starts_with(" 1  Ferry [sunk]"), "{}", run.stdout);
    assert!(!run.stdout.contains("dateline show"), "{}", run.stdout);
    let nothing = env.run(&["search", "--quiet", "submarine"]).expect_code(1);
    assert_eq!((nothing.stdout.as_str(), nothing.stderr.as_str()), ("", ""));
    env.write("more/b.txt", "A new quay\n\nThe quay was opened on Monday in front of a crowd of children.\n");
    let indexed = env.run(&["search", "-q", "--from", "more", "quay"]).expect_code(0);
    assert_eq!(indexed.stderr, "");
}

#[test]
fn a_long_query_is_cut_in_the_head_line() {
    let env = ferries();
    let query = "ferry OR ".repeat(60) + "sunk";
    let run = env.run(&["search", &query]).expect_code(0);
    let head: Vec<&str> = run.stdout.lines().take_while(|line| !line.is_empty()).collect();
    assert!(head.len() <= 2 && head.concat().contains('…'), "{head:?}");
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{}", run.stdout);
    let nothing = env.run(&["search", &query.replace("ferry", "boat").replace("sunk", "swum")]).expect_code(1);
    assert!(nothing.stdout.lines().all(|line| line.chars().count() <= 80), "{}", nothing.stdout);
}

#[test]
fn timings_go_to_standard_error() {
    let run = ferries().run(&["search", "--timing", "--format", "jsonl", "ferry"]).expect_code(0);
    assert!(run.stderr.starts_with("search ") && run.stderr.contains(" · total "), "{}", run.stderr);
}

#[test]
fn fields_are_given_in_the_order_they_were_asked_for() {
    let env = ferries();
    let search = |arguments: &[&str]| env.run(&[&["search", "sunk"], arguments].concat());
    let lines = search(&["--format", "jsonl", "--fields", "title,id,date"]).expect_code(0).stdout;
    assert_eq!(lines, "{\"title\":\"Ferry sunk\",\"id\":\"new\",\"date\":\"2021-03-04\"}\n");
    let table = search(&["--format", "csv", "--fields", "id,title,lang"]).expect_code(0).stdout;
    assert_eq!(table, "id,title,lang\nnew,Ferry sunk,en\n");
    let document = json(&search(&["--format", "json", "--fields", "id,score"]).expect_code(0));
    let hit = document["hits"][0].as_object().unwrap();
    assert_eq!(hit.keys().collect::<Vec<_>>(), ["id", "score"]);
    assert_eq!(document["schema_version"], 1);
    let whole = search(&["--format", "jsonl"]).json_lines();
    assert_eq!(hit["score"], whole[0]["score"], "a score is the same number in each format");
    let unknown = search(&["--format", "csv", "--fields", "id,body"]).expect_code(2);
    assert!(unknown.stderr.contains("no field called `body`; fields: id, title, "), "{}", unknown.stderr);
    search(&["--fields", "id"]).expect_code(2);
}

/// Every field of a hit and of an article can be asked for.
#[test]
fn all_fields_have_names() {
    let env = ferries();
    let hits = env.run(&["search", "--explain", "--format", "jsonl", "sunk"]).json_lines();
    let articles = env.run(&["export", "sunk"]).json_lines();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(",");
    env.run(&["search", "sunk", "--format", "csv", "--fields", &names(&hits[0])]).expect_code(0);
    env.run(&["export", "sunk", "--format", "csv", "--fields", &names(&articles[0])]).expect_code(0);
}

#[test]
fn hostile_ids_and_texts_break_no_format() {
    let env = TestEnv::new();
    let id = "a b\n\u{1b}[2J\",x";
    let line = record(id, "Quay\u{1b}[31m, \"the\"\u{7} quay", "The quay, they said.\nAll of it.", "Q\tS", None, "en");
    env.write_old("feed.jsonl", line);
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    let trec = env.run(&["search", "--format", "trec", "--query-id", "q 1\n", "quay"]).expect_code(0).stdout;
    assert_eq!(trec.lines().count(), 1);
    let parts: Vec<&str> = trec.split_whitespace().collect();
    assert_eq!(parts.len(), 6, "{trec}");
    assert_eq!((parts[0], parts[2], parts[3], parts[5]), ("q%201%0A", "a%20b%0A%1B[2J\",x", "1", "dateline"));
    for arguments in [
        &["search", "quay", "--format", "csv"][..],
        &["export", "--format", "csv"],
        &["export", "--format", "ids"],
        &["export", "--format", "txt"],
        &["search", "quay"],
        &["search", "-l", "quay"],
    ] {
        let out = env.run(arguments).expect_code(0).stdout;
        assert!(!out.contains(['\u{1b}', '\u{7}']), "{arguments:?}: {out:?}");
    }
    assert_eq!(env.run(&["export", "--format", "ids"]).stdout.lines().count(), 1);
    let exported = env.run(&["export", "--fields", "id"]).json_lines();
    assert_eq!(exported[0]["id"], id);
}

#[test]
fn scores_in_trec_fall_in_the_order_of_the_list() {
    let env = TestEnv::with_demo_index();
    for sort in ["score", "date"] {
        let trec = env.run(&["search", "--format", "trec", "-n", "50", "--sort", sort, "train artillery"]);
        let scores: Vec<f32> =
            trec.stdout.lines().map(|line| line.split(' ').nth(4).unwrap().parse().unwrap()).collect();
        assert!(scores.len() > 10);
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    }
}

#[test]
fn the_parts_of_a_score_add_up_to_it() {
    let env = TestEnv::with_demo_index();
    for query in [
        "vladivostok artillery",
        "vladivostok artiller*",
        "title:train^3 OR (harbour OR \"special train\"^0.5)",
        "train -moscow source:\"pacific ledger\" since:2000",
        "train NOT (moscow harbour) rail",
        "hlead:train atleast2:train",
        "the articles about trains",
    ] {
        let run = env.run(&["search", "--explain", "--recency", "2y", "--format", "jsonl", "-n", "40", query]);
        let hits = run.expect_code(0).json_lines();
        assert!(!hits.is_empty(), "{query}");
        for hit in hits {
            let explanation = &hit["explanation"];
            let parts = explanation["parts"].as_array().unwrap();
            let sum: f64 = parts.iter().map(|part| part["score"].as_f64().unwrap()).sum();
            let added = ["closeness", "exactness", "recency"].map(|name| explanation[name].as_f64().unwrap());
            let sum = sum + added.iter().sum::<f64>();
            let score = hit["score"].as_f64().unwrap();
            assert!((sum - score).abs() < 1e-3 * score.max(1.0), "{query}: {sum} is not {score}");
            assert!(!parts.iter().any(|part| part["text"] == "moscow"), "{query}");
        }
    }
    let text = env.run(&["search", "--explain", "vladivostok artillery"]).expect_code(0).stdout;
    assert!(text.contains("= vladivostok ") && text.contains(" + artillery "), "{text}");
}

#[test]
fn a_cursor_goes_on_and_one_of_something_else_is_refused() {
    let env = ferries();
    let page = |arguments: &[&str]| json(&env.run(&[&["search", "--format", "json", "ferry"], arguments].concat()));
    let first = page(&["-n", "2"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = page(&["-n", "3", "--cursor", cursor]);
    assert_eq!(second["next_cursor"], Value::Null);
    let ids_of = |page: &Value| {
        page["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!([ids_of(&first), ids_of(&second)].concat(), ids_of(&page(&[])));
    let text = env.run(&["search", "ferry", "-n", "1", "--cursor", cursor]).expect_code(0).stdout;
    assert!(text.contains("\n 1  ") && text.contains(" · more: --cursor "), "{text}");

    let refused = |arguments: &[&str]| env.run(&[&["search"], arguments].concat()).expect_code(2).stderr;
    assert!(refused(&["ferry", "--cursor", "elsewhere"]).contains("this is no cursor"));
    let other = "the cursor belongs to another query or another order";
    assert!(refused(&["harbour", "--cursor", cursor]).contains(other));
    assert!(refused(&["ferry", "--sort", "date", "--cursor", cursor]).contains(other));
    assert!(refused(&["ferry", "--since", "2010", "--cursor", cursor]).contains(other));
    let error = refused(&["ferry", "--format", "json", "--cursor", &cursor[1..]]);
    assert_eq!(serde_json::from_str::<Value>(&error).unwrap()["error"]["kind"], "cursor");
    let broken = format!("{}ffffffff{}", &cursor[..32], &cursor[40..]);
    assert!(refused(&["ferry", "--cursor", &broken]).contains("this is no cursor"));
    env.write_old("more.jsonl", record("more", "Ferry", "One more ferry.", "Quay", None, "en"));
    env.run(&["index", "more.jsonl"]).expect_code(0);
    assert!(refused(&["ferry", "--cursor", cursor]).contains("the cursor belongs to another state of the index"));
}

/// A corpus of a few short texts, so that many articles are ranked the same.
fn tied_records() -> impl Strategy<Value = Vec<String>> {
    let text = || {
        proptest::sample::select(vec![
            "ferry",
            "ferry quay",
            "quay ferry",
            "quay",
            "ferry ferry",
            "storm",
            "storm quay ferry",
        ])
    };
    let date =
        proptest::sample::select(vec![None, Some("2010"), Some("2010-11"), Some("2010-11-21"), Some("2024-01-01")]);
    proptest::collection::vec((text(), text(), date), 1..60).prop_map(|records| {
        let lines = records.iter().enumerate().map(|(number, (title, body, date))| {
            record(&format!("{:02}", number * 37 % 61), title, body, "Quay", *date, "en")
        });
        lines.collect()
    })
}

#[test]
fn pages_by_cursor_are_the_whole_list() {
    let config = Config { cases: 12, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&(tied_records(), 1_usize..12), |(records, size)| walk(&records, size)).unwrap();
}

fn walk(records: &[String], size: usize) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let read = ReadSettings { map: Vec::new(), source: None, today: "2026-01-01".parse().unwrap() };
    let options =
        IngestOptions { read, threads: 1, memory: 64_000_000, now: dateline::date::Moment::now(), force: false };
    // Several commits, so that there are several segments.
    for (number, part) in records.chunks(records.len().div_ceil(3)).enumerate() {
        let corpus = folder.path().join(format!("{number}.jsonl"));
        std::fs::write(&corpus, part.concat()).unwrap();
        ingest(&index, &[Input::Path(corpus)], &options, &()).unwrap();
    }
    let engine = LocalEngine::open(&index).unwrap();
    for query in
        ["ferry", "ferry storm", "ferry quay storm", "title:ferry OR title:quay OR title:storm OR body:ferry", "*"]
    {
        for sort in [Sort::Score, Sort::Newest, Sort::Oldest, Sort::Added] {
            for recency in [None, Some("3y".parse().unwrap())] {
                let request = SearchRequest {
                    order: Order { sort, recency },
                    page: Page { offset: 0, limit: 1_000 },
                    fragments: FragmentOptions { count: 0, columns: 80 },
                    ..SearchRequest::new(query)
                };
                let whole = engine.search(&request).unwrap();
                prop_assert_eq!(whole.hits.len() as u64, whole.totals.any_word);
                prop_assert_eq!(whole.next_cursor, None);
                let mut walked = Vec::new();
                let mut cursor = None;
                loop {
                    let page = Page { offset: 0, limit: size };
                    let response = engine.search(&SearchRequest { page, cursor, ..request.clone() }).unwrap();
                    walked.extend(response.hits);
                    cursor = response.next_cursor;
                    prop_assert!(walked.len() <= whole.hits.len(), "{} {:?} goes on and on", query, sort);
                    if cursor.is_none() {
                        break;
                    }
                }
                let key = |hit: &dateline::engine::Hit| (hit.id.clone(), hit.partial, hit.score.to_bits());
                let walked: Vec<_> = walked.iter().map(key).collect();
                prop_assert_eq!(walked, whole.hits.iter().map(key).collect::<Vec<_>>(), "{} {:?}", query, sort);
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_no_longer_wanted_is_not_answered() {
    let env = ferries();
    let engine = LocalEngine::open(&env.path("index")).unwrap();
    let mut request = SearchRequest::new("fer* OR quay");
    request.query.cancellation = Cancellation::new();
    request.query.cancellation.cancel();
    let is_cancelled = |error: EngineError| matches!(error, EngineError::Cancelled);
    assert!(is_cancelled(engine.search(&request).unwrap_err()));
    assert!(is_cancelled(engine.parse(&request.query).unwrap_err()));
    let exported = engine.export(&request.query, &mut |_| ControlFlow::Continue(()));
    assert!(is_cancelled(exported.unwrap_err()));
}

#[test]
fn an_export_of_everything_is_what_was_extracted() {
    let env = TestEnv::with_demo_index();
    let by_id = |run: Run| -> BTreeMap<String, Value> {
        let strip = |mut article: Value| {
            // Only the index knows these.
            article.as_object_mut().unwrap().remove("glued");
            let furniture = article["furniture"].as_array_mut().unwrap();
            furniture.retain(|line| line["kind"] != "repeated");
            (article["id"].as_str().unwrap().to_owned(), article)
        };
        let lines = run.expect_code(0).json_lines();
        let n_lines = lines.len();
        let articles: BTreeMap<String, Value> = lines.into_iter().map(strip).collect();
        assert_eq!(articles.len(), n_lines, "each article comes once");
        articles
    };
    let exported = by_id(env.run(&["export"]));
    assert_eq!(exported, by_id(env.run(&["extract", demo_corpus().to_str().unwrap()])));
    assert_eq!(env.run(&["export"]).stdout, env.run(&["export", "*"]).stdout);
}

#[test]
fn an_export_has_all_articles_that_match_and_no_others() {
    let env = TestEnv::with_demo_index();
    let exported = |arguments: &[&str]| -> Vec<String> {
        let run = env.run(&[&["export", "--format", "ids"], arguments].concat());
        let mut ids: Vec<String> = run.stdout.lines().map(str::to_owned).collect();
        ids.sort();
        ids
    };
    for query in ["train", "vladivostok artillery", "artiller* -train", "date:2012", "\"special train\""] {
        let run = env.run(&["search", "-n", "1000", "--format", "jsonl", "--", query]);
        let full = run.json_lines().into_iter().filter(|hit| hit["partial"] == false);
        let mut found: Vec<String> = full.map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
        found.sort();
        assert_eq!(exported(&["--", query]), found, "{query}");
    }
    assert_eq!(exported(&["train", "-artillery"]), exported(&["train NOT artillery"]));
    assert_eq!(exported(&["--lang", "fr"]), exported(&["lang:fr"]));
    let nothing = env.run(&["export", "xylophonist"]).expect_code(1);
    assert_eq!(nothing.stdout, "");
    env.run(&["export", "tite:train"]).expect_code(2);
    env.run(&["export", "--format", "ids", "--fields", "id"]).expect_code(2);
    let table = env.run(&["export", "--format", "csv", "train"]).expect_code(0).stdout;
    assert!(table.starts_with("id,published,source,author,section,language,url,title,body\n"), "{table}");
    let text = env.run(&["export", "--format", "txt", "train"]).expect_code(0).stdout;
    assert_eq!(text.matches("\n────").count(), exported(&["train"]).len());
}

#[test]
fn a_query_is_shown_with_what_each_part_finds() {
    let env = ferries();
    let expected = "\
read as: fer* (sunk OR sold) NOT kai since:1999

2  all of
5    fer*
       ferry 5
2    any of
1      sunk
1      sold
4    not
1      kai
4    since:1999
";
    assert_eq!(env.run(&["parse", "fer* (sunk OR sold) -kai since:1999"]).expect_code(0).stdout, expected);
    let wrong = env.run(&["parse", "sunk AND"]).expect_code(2);
    assert!(wrong.stderr.contains("AND needs something after it") && wrong.stdout.is_empty(), "{}", wrong.stderr);
}

#[test]
fn a_parsed_query_is_a_tree_for_programs() {
    let env = ferries();
    let document = json(&env.run(&["parse", "--format", "json", "Fähre OR titel~ OR (ferry w/3 sunk)"]).expect_code(0));
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["parsed"], "Fähre OR titel~ OR ferry w/3 sunk");
    let parts = document["tree"]["parts"].as_array().unwrap();
    assert_eq!(document["tree"]["kind"], "any_of");
    assert_eq!(parts[0]["articles"], 1);
    assert_eq!(parts[0]["place"], serde_json::json!({"start": 0, "end": 6, "start_char": 0, "end_char": 5}));
    assert_eq!(parts[1]["kind"], "fuzzy");
    assert_eq!(parts[1]["words"], serde_json::json!({"total": 0, "most_frequent": []}));
    assert_eq!((&parts[2]["kind"], &parts[2]["articles"]), (&"near".into(), &1.into()));
    assert_eq!(parts[2]["parts"][1]["text"], "sunk");
    let wrong = env.run(&["parse", "--format", "json", "tite:x"]).expect_code(2);
    assert_eq!(json(&wrong)["errors"][0]["label"], "did you mean title?");
}

#[test]
fn a_query_is_parsed_without_an_index() {
    let env = TestEnv::new();
    let run = env.run(&["parse", "ferry -quay"]).expect_code(0);
    assert_eq!(run.stdout, "read as: ferry NOT quay\n\nall of\n  ferry\n  not\n    quay\n");
    assert_eq!(run.stderr, "note: nothing is counted: there is no index at `index`\n");
    let document = json(&env.run(&["parse", "--format", "json", "ferry"]).expect_code(0));
    assert_eq!(document["tree"]["articles"], Value::Null);
}

#[test]
fn what_only_the_furniture_has_is_said() {
    let env = TestEnv::with_demo_index();
    let run = env.run(&["search", "\"leave a reply\""]).expect_code(1);
    assert!(run.stdout.contains(" have it in page furniture: furniture:\"leave a reply\""), "{}", run.stdout);
    let document = json(&env.run(&["search", "--format", "json", "\"leave a reply\""]).expect_code(1));
    assert_eq!(document["furniture"]["query"], "furniture:\"leave a reply\"");
    let hits = env.hits(document["furniture"]["query"].as_str().unwrap());
    assert_eq!(document["furniture"]["articles"], hits.len());
    let none = json(&env.run(&["search", "--format", "json", "xylophonist"]).expect_code(1));
    assert_eq!(none["furniture"], Value::Null);
}

#[test]
fn where_a_filter_leaves_nothing_it_is_named() {
    let env = ferries();
    let run = env.run(&["search", "ferry", "--since", "2024"]).expect_code(1);
    assert_eq!(run.stdout, "no articles match: ferry · since:2024\n  ferry            5\n  since:2024       0\n");
    let echo: serde_json::Value =
        serde_json::from_str(&env.run(&["search", "--format", "json", "ferry", "--since", "2021"]).stdout).unwrap();
    assert_eq!(echo["query"]["parsed"], "ferry AND since:2021");
}

#[test]
fn in_plain_text_a_minus_is_no_operator() {
    let env = ferries();
    let plain = |arguments: &[&str]| env.run(&[&["count", "--syntax", "plain"], arguments].concat()).stdout;
    assert_eq!(plain(&["ferry", "-sold"]), plain(&["ferry sold"]));
    assert_eq!(env.run(&["count", "ferry", "-2010"]).stdout, env.run(&["count", "ferry"]).stdout);
}

#[test]
fn quiet_commands_write_no_heads_and_footers() {
    let env = ferries();
    for arguments in [vec!["kwic", "ferry", "-n", "1"], vec!["facets", "source", "-n", "1"], vec!["near", "ferry"]] {
        let quiet = env.run(&[&arguments[..], &["-q"]].concat()).stdout;
        assert!(!quiet.contains(" · ") && !quiet.contains("-n 0"), "{quiet}");
        assert!(env.run(&arguments).stdout.contains(" · "));
    }
}
