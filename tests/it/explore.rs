//! What the commands show that explore a corpus: `count`, `facets`, `timeline`, `terms`, `near`, `similar`. That their
//! numbers are right is tested in `recount`.

use crate::env::TestEnv;

/// Reports on a ferry: of two outlets, one without a source; with dates of all kinds.
fn reports() -> TestEnv {
    let env = TestEnv::new();
    let record = |id: &str, rest: serde_json::Value| {
        let mut record = serde_json::json!({"id": id, "language": "en"});
        record.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        record.to_string()
    };
    let lines = [
        record(
            "a",
            serde_json::json!({"title": "Ferry runs again", "body": "The old ferry left the harbour at noon.",
            "source": "Harbour Courier", "author": "Maren Holt, Ida Brekke", "date": "2021-03-04T10:00:00+02:00", "section": "Port"}),
        ),
        record(
            "b",
            serde_json::json!({"title": "Shell under the quay", "body": "The old ferry waited for the navy.",
            "source": "Harbour Courier", "author": "Maren Holt", "date": "2021-03-09"}),
        ),
        record(
            "c",
            serde_json::json!({"title": "A quiet week", "body": "Nothing but the old ferry moved.",
            "source": "Island News", "date": "2021-11"}),
        ),
        record(
            "d",
            serde_json::json!({"title": "Old ferry, new engine", "body": "The engine came by train.", "date": "2022"}),
        ),
        record(
            "e",
            serde_json::json!({"title": "Weather", "body": "It rained on the harbour.", "source": "Island News",
            "date": "2022-02-01"}),
        ),
        record("f", serde_json::json!({"title": "Letters", "body": "A reader asks for a bridge."})),
    ];
    env.write_old("feed.jsonl", lines.join("\n"));
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    env
}

#[track_caller]
fn check(arguments: &[&str], expected: &str) {
    assert_eq!(reports().run(arguments).expect_code(0).stdout, expected);
}

#[test]
fn count_prints_a_number() {
    let env = reports();
    let count = |query: &[&str], code| env.run(&[&["count"], query].concat()).expect_code(code).stdout;
    assert_eq!(count(&["ferry"], 0), "4\n");
    assert_eq!(count(&["ferry", "harbour"], 0), "1\n");
    assert_eq!(count(&["*", "-ferry"], 0), "2\n");
    assert_eq!(count(&["submarine"], 1), "0\n");
    env.run(&["count", "sourc:stern"]).expect_code(2);
}

#[test]
fn facets_come_with_the_most_articles_first_and_those_without_a_value_last() {
    let expected = "\
6 articles · * · 2 values of source

source           articles   share
Harbour Courier         2  33.3 %
Island News             2  33.3 %
(none)                  2  33.3 %
";
    check(&["facets", "source"], expected);
    let expected = "\
2 articles · source:courier · 2 values of author

author      articles    share
Maren Holt         2  100.0 %

and 1 more: -n 0 shows all
";
    check(&["facets", "author", "source:courier", "-n", "1"], expected);
}

#[test]
fn dates_are_facets_in_the_order_of_time() {
    check(
        &["facets", "month", "--format", "csv"],
        "month,articles,share\n2021-03,2,0.333333\n2021-11,1,0.166667\n2022-02,1,0.166667\n,2,0.333333\n",
    );
    check(&["facets", "year", "ferry", "--format", "csv"], "year,articles,share\n2021,3,0.750000\n2022,1,0.250000\n");
}

#[test]
fn a_timeline_shows_gaps_and_what_has_no_place_in_it() {
    let expected = "\
4 articles · ferry · by month, 2021-03 to 2021-11

month                                                          articles   of all
2021-03  ████████████████████████████████████████████████████         2  100.0 %
⋮ 7 months without any
2021-11  ██████████████████████████                                   1  100.0 %

1 article with a date that does not tell the month
";
    check(&["timeline", "ferry", "--by", "month"], expected);
    let expected = "\
6 articles · * · by year, 2021 to 2022

year                                                           articles   of all
2021  ███████████████████████████████████████████████████████         3  100.0 %
2022  ████████████████████████████████████▋                           2  100.0 %

1 article without a date
";
    check(&["timeline", "*", "--by", "year"], expected);
}

#[test]
fn weeks_begin_on_monday_and_periods_have_the_share_of_all_articles() {
    let csv = "\
week,first_day,last_day,articles,of,share
2021-W10,2021-03-08,2021-03-14,1,1,1.000000
";
    check(&["timeline", "navy", "--by", "week", "--format", "csv"], csv);
    let csv = "year,first_day,last_day,articles,of,share\n2022,2022-01-01,2022-12-31,1,2,0.500000\n";
    check(&["timeline", "train", "--by", "year", "--format", "csv"], csv);
}

#[test]
fn a_picture_of_a_timeline_needs_nothing_else_and_can_be_read_aloud() {
    let env = reports();
    env.run(&["timeline", "ferry OR \"<script>\" & \u{1b}[31m", "--by", "month", "--svg", "t.svg"]).expect_code(0);
    let svg = std::fs::read_to_string(env.path("t.svg")).unwrap();
    for part in [
        "role=\"img\" aria-labelledby=\"title desc\"",
        "<title id=\"title\">ferry OR &quot;&lt;script&gt;&quot; &amp; [31m</title>",
        "from 2021-03 to 2021-11; the most, 2, in 2021-03.</desc>",
        "<title>2021-03: 2 articles, 100.0 % of all</title>",
        "articles per month</text>",
        "prefers-color-scheme: dark",
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
    assert!(!svg.contains("<script") && !svg.contains("href") && !svg.contains('\u{1b}'));
    assert_eq!(svg.matches("class=\"bar\"").count(), 2);
    env.run(&["timeline", "ferry", "--svg", "no/such/folder.svg"]).expect_code(3);
}

#[test]
fn terms_are_the_words_of_titles_and_bodies() {
    let env = reports();
    let words = |pattern: &str| {
        let run = env.run(&["terms", "-n", "0", "--format", "csv", "--", pattern]);
        run.stdout.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words("Ferr"), ["ferry,4,5"]);
    assert_eq!(words("*arbour"), ["harbour,2,2"]);
    assert_eq!(words("w?e*"), ["week,1,1"]);
    assert!(words("submarine").is_empty());
    env.run(&["terms", "submarine"]).expect_code(1);
    let expected = "word   articles  occurrences\nthe           5            8\nferry         4            5\n\nand more: -n 0 shows all\n";
    assert_eq!(env.run(&["terms", "-n", "2"]).expect_code(0).stdout, expected);
}

#[test]
fn words_near_others_are_measured() {
    let expected = "\
5 match places in 4 articles · ferry · within 1 word

word  near  corpus  logDice    G2
old      4       4    13.83  16.0
";
    check(&["near", "ferry", "--window", "1"], expected);
    let env = reports();
    let run = env.run(&["near", "ferry", "--window", "1", "--min", "1", "--sort", "count", "--format", "jsonl"]);
    let words: Vec<String> = run.json_lines().iter().map(|line| line["word"].as_str().unwrap().to_owned()).collect();
    assert_eq!(words, ["old", "left", "moved", "new", "runs", "waited"]);
    assert!(env.run(&["near", "navy"]).expect_code(1).stdout.contains("--min 1 shows all"));
    assert!(env.run(&["near", "source:courier"]).expect_code(1).stdout.contains("matches no word"));
}

#[test]
fn similar_articles_share_words_and_the_article_itself_is_left_out() {
    let env = reports();
    let run = env.run(&["similar", "a", "--format", "jsonl"]).expect_code(0);
    let ids: Vec<String> = run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
    assert!(!ids.contains(&"a".to_owned()) && ids.len() > 2, "{ids:?}");
    env.run(&["search", "train"]).expect_code(0);
    let text = env.run(&["similar", "1", "-n", "2"]).expect_code(0).stdout;
    assert!(text.starts_with(&format!("{} articles · like d", ids.len())), "{text}");
    assert!(text.contains("[ferry]"), "{text}");
    let second = env.run(&["similar", "1", "-n", "1", "--offset", "1", "--format", "jsonl"]).expect_code(0);
    assert_ne!(
        second.json_lines()[0]["id"],
        env.run(&["similar", "d", "-n", "1", "--format", "jsonl"]).json_lines()[0]["id"]
    );
    env.run(&["similar", "nobody"]).expect_code(1);
    env.run(&["similar", "9"]).expect_code(2);
}

#[test]
fn what_is_similar_can_be_searched_for() {
    let env = reports();
    let json = env.run(&["similar", "a", "--format", "json"]).expect_code(0).stdout;
    let response: serde_json::Value = serde_json::from_str(&json).unwrap();
    let parsed = response["query"]["parsed"].as_str().unwrap();
    let ids: Vec<&str> = response["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    assert_eq!(env.hits(parsed), ids, "{parsed}");
}

#[test]
fn everything_fits_a_narrow_terminal_and_commands_nothing() {
    let env = TestEnv::new();
    let record = |number: usize| {
        serde_json::json!({"id": number.to_string(), "title": format!("北京 number {number} Donaudampfschifffahrtsgesellschaftskapitän"),
            "body": format!("The harbour {number} of 北京大学 has a Donaudampfschifffahrtsgesellschaftskapitän."),
            "source": format!("\u{1b}[31mThe Very Long Evening Courier of the Northern Islands \u{202e} 北京北京北京北京北京北京北京{}", number % 2),
            "date": format!("20{:02}-01-01", 10 + number)})
        .to_string()
    };
    env.write_old("feed.jsonl", (0..14).map(record).collect::<Vec<_>>().join("\n"));
    env.run(&["index", "feed.jsonl"]).expect_code(0);
    let arguments: [&[&str]; 6] = [
        &["facets", "source"],
        &["timeline", "harbour"],
        &["timeline", "harbour", "--by", "day"],
        &["terms"],
        &["near", "harbour"],
        &["similar", "id:1"],
    ];
    for arguments in arguments {
        let output = env.command(arguments).env("COLUMNS", "40").output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().count() > 2 && !text.contains(['\u{1b}', '\u{202e}']), "{text}");
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 40, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    let env = reports();
    for arguments in [
        &["count"] as &[&str],
        &["facets"],
        &["facets", "colour"],
        &["timeline"],
        &["timeline", "ferry", "--by", "decade"],
        &["near", "ferry", "--window", "0"],
        &["near", "ferry", "--min", "0"],
        &["facets", "source", "sourc:x"],
        &["similar"],
    ] {
        env.run(arguments).expect_code(2);
    }
}
