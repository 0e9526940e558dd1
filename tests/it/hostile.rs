//! Input that is broken, huge or malicious:
//! 1. each bad file and record is named with a reason, and the run goes on;
//! 2. nothing else is lost;
//! 3. nothing panics or hangs, and no query costs more than a message.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::env::TestEnv;

const GOOD: &str =
    "A good article\n\nThe harbour was closed on Monday because of the storm, the port authority said.\n";

fn gz(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Indexes one file beside a good one, and returns what the report says of it.
#[track_caller]
fn check(name: &str, content: impl AsRef<[u8]>, articles: u64, reason: Option<&str>) -> TestEnv {
    let env = TestEnv::new();
    env.write("news/good.txt", GOOD).write(&format!("news/{name}"), content);
    let run = env.run(&["index", "news"]).expect_code(0);
    assert_eq!(env.stats()["articles"], articles + 1, "{}", run.stdout);
    assert!(env.hits("harbour").contains(&"good.txt".to_owned()));
    match reason {
        Some(reason) => {
            let named = run.stdout.lines().any(|line| line.contains(name) && line.contains(reason));
            assert!(named, "no line names {name} with {reason}: {}", run.stdout);
        }
        None => assert_eq!(run.line("rejected:"), "rejected: 0"),
    }
    env
}

#[test]
fn empty_and_blank_files_are_named() {
    check("empty", "", 0, Some("empty file"));
    check("blank.txt", " \n\n\t\n", 0, Some("empty file"));
}

#[test]
fn binary_files_are_named_with_what_they_are() {
    check("picture.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01", 0, Some("binary file (JPEG image)"));
    check("noise", [0_u8, 1, 2, 3, 255, 0, 7, 0].repeat(100), 0, Some("binary file"));
    check("book.pdf", "%PDF-1.7\n", 0, Some("binary file (PDF"));
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused() {
    check("long.txt", vec![b'a'; 100_000_000], 0, Some("longer than the limit of 64 MiB"));
}

#[test]
fn one_word_of_many_megabytes_is_an_article_like_any_other() {
    let env = check("long.txt", format!("A long word\n\nThe word is {}.", "x".repeat(5_000_000)), 1, None);
    env.run(&["search", "long", "word"]).expect_code(0);
    env.run(&["show", "1"]).expect_code(0);
}

#[test]
fn damaged_text_is_read_as_far_as_it_can_be() {
    let env = check("nul.txt", "Stray\n\nA stray \0 byte does not make the ferry binary, said the captain.\n", 1, None);
    assert_eq!(env.hits("ferry"), ["nul.txt"]);
    let invalid = b"Bytes\n\nThe caf\xC3\xA9 and the na\xC3\xAFve \xFF ferry were there on a long and quiet evening.\n";
    let env = check("invalid.txt", invalid, 1, None);
    assert_eq!(env.hits("cafe ferry"), ["invalid.txt"]);
}

#[test]
fn other_encodings_are_read() {
    let utf16: Vec<u8> = "\u{FEFF}Zug\n\nDer Zug fuhr über die Brücke nach Zürich, sagte der Schaffner am Abend.\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let env = check("utf16.txt", utf16, 1, None);
    assert_eq!(env.hits("brücke"), ["utf16.txt"]);
    let latin: Vec<u8> = "Zug\n\nDer Zug fuhr über die Brücke nach Zürich, sagte der Schaffner am späten Abend.\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let env = check("latin.txt", latin, 1, None);
    assert_eq!(env.hits("zürich"), ["latin.txt"]);
}

#[test]
fn records_before_and_after_a_broken_one_are_kept() {
    let good =
        |id: u32| format!("{{\"id\":\"{id}\",\"title\":\"Ferry {id}\",\"body\":\"The ferry number {id} sailed.\"}}\n");
    let text = format!("{}{{\"id\":\"2\",\"title\":\"Fer\n[1,2]\n{{\"x\":1}}\n{}", good(1), good(3));
    let env = check("feed.jsonl", &text, 2, Some("feed.jsonl:2: not valid JSON"));
    assert_eq!(env.hits("ferry").len(), 2);
    let report = env.run(&["index", "--force", "news", "--rejects", "rejects.jsonl"]).expect_code(0);
    assert!(report.stdout.contains("feed.jsonl:3: not a JSON object"), "{}", report.stdout);
    assert!(report.stdout.contains("feed.jsonl:4: no `title` and no `body`; keys: x"), "{}", report.stdout);
    let rejects = std::fs::read_to_string(env.path("rejects.jsonl")).unwrap();
    assert_eq!(rejects.lines().count(), 3);
    let cut = format!("{}{}", good(1), &good(2)[..30]);
    check("cut.jsonl", cut, 1, Some("cut.jsonl:2: not valid JSON"));
}

#[test]
fn compressed_data_that_is_cut_gives_what_was_before_the_cut() {
    let record = |id: u32| {
        let body = format!("Number {} sailed.", id.wrapping_mul(2_654_435_761));
        format!("{{\"id\":\"{id}\",\"title\":\"Ferry {id}\",\"body\":\"{body}\"}}\n")
    };
    let lines = (0..2_000).map(record).collect::<Vec<_>>().concat();
    let whole = gz(lines.as_bytes());
    let env = TestEnv::new();
    env.write("news/good.txt", GOOD).write("news/feed.jsonl.gz", &whole[..whole.len() / 2]);
    let run = env.run(&["index", "news"]).expect_code(0);
    assert!(run.stdout.contains("feed.jsonl.gz"), "{}", run.stdout);
    assert!(run.stdout.contains("ends too early"), "{}", run.stdout);
    let kept = env.stats()["articles"].as_u64().unwrap();
    assert!((100..1_999).contains(&kept), "{kept}");
    // The rest of a file that is damaged now is not gone: it cannot be read.
    env.write("news/feed.jsonl.gz", &whole);
    env.run(&["index", "news"]).expect_code(0);
    assert_eq!(env.stats()["articles"], 2_001);
    env.write("news/feed.jsonl.gz", &whole[..whole.len() / 2]);
    let run = env.run(&["index", "news"]).expect_code(0);
    assert!(run.line("articles:").contains(" 0 removed"), "{}", run.stdout);
    assert_eq!(env.stats()["articles"], 2_001);
}

#[cfg(unix)]
#[test]
fn loops_of_links_end() {
    let env = TestEnv::new();
    env.write("news/good.txt", GOOD);
    std::os::unix::fs::symlink(env.path("news"), env.path("news/again")).unwrap();
    std::os::unix::fs::symlink(env.path("nowhere"), env.path("news/dangling")).unwrap();
    let run = env.run(&["index", "news"]).expect_code(0);
    assert!(run.stdout.contains("again: symbolic link back to the folder"), "{}", run.stdout);
    assert!(run.stdout.contains("dangling: symbolic link to nothing"), "{}", run.stdout);
    assert_eq!(env.stats()["articles"], 1);
}

#[test]
fn hidden_files_are_skipped() {
    let env = TestEnv::new();
    env.write("news/good.txt", GOOD).write("news/.hidden", GOOD).write("news/.git/a.txt", GOOD);
    env.run(&["index", "news"]).expect_code(0);
    assert_eq!(env.stats()["articles"], 1);
}

#[test]
fn an_article_cannot_command_the_terminal() {
    let text =
        "Red \u{1b}[31malert\u{7}\n\nThe \u{1b}]0;owned\u{7}ferry \u{202e}sailed away, said the captain on Monday.\n";
    let env = check("escape.txt", text, 1, None);
    for arguments in [&["search", "ferry"][..], &["show", "escape.txt"], &["search", "--color", "never", "red"]] {
        let run = env.run(arguments).expect_code(0);
        assert!(!run.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", run.stdout);
    }
}

#[test]
fn queries_without_measure_are_refused_with_a_message() {
    let env = check("a.txt", GOOD, 1, None);
    for (query, message) in [
        ("(".repeat(10_000), "longer than 4096 characters"),
        ("(".repeat(4_000), "nested more than 64 deep"),
        ("a ".repeat(60_000), "longer than 4096 characters"),
        ("\"".to_owned(), "quotation mark is never closed"),
        (String::new(), "the query has no words"),
    ] {
        let run = env.run(&["search", "--", &query]).expect_code(2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
        assert!(run.stderr.len() < 1_000, "the message is short");
        let run = env.run(&["search", "--format", "json", "--", &query]).expect_code(2);
        let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
        assert!(error["error"]["problems"][0]["message"].as_str().unwrap().contains(message));
    }
    let long_but_fine = "harbour OR storm OR ".repeat(200) + "port";
    env.run(&["search", "--", &long_but_fine]).expect_code(0);
    let nested = format!("{}harbour{}", "NOT (".repeat(60), ")".repeat(60));
    env.run(&["search", "--", &nested]).expect_code(0);
}
