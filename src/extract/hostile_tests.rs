//! Texts that no page has:
//!
//! 1. no line of a text is lost, whatever its lines are;
//! 2. no input makes extraction panic or hang.

use super::*;
use crate::corpus::{Media, Metadata, Origin, Place};

fn document(text: &str) -> RawDocument {
    RawDocument {
        origin: Origin::new("harbour.txt", Place::File),
        media: Media::Text,
        metadata: Metadata::default(),
        text: text.to_owned(),
    }
}

fn options() -> ExtractOptions {
    ExtractOptions { source: None, today: "2024-06-01".parse().unwrap() }
}

const LEAD: &str =
    "The harbour board of Port Ellis voted on Monday to raise the fares of the old ferry by a tenth from May.";
const SECOND: &str =
    "Islanders who cross every day said that the rise came too soon, and that no one had asked them about it.";
const THIRD: &str =
    "The chairman of the board told reporters that the money would pay for a new engine and a dry waiting room.";

#[track_caller]
fn check_nothing_is_lost(text: &str) {
    let Ok(article) = extract(&document(text), &options()) else { return };
    let head = head_lines::read(&lines::split(&references::decode(text)), options().today).len();
    let mut rest: Vec<&str> = article.furniture.iter().map(|line| line.text.as_str()).collect();
    rest.extend(article.body.split("\n\n"));
    rest.extend(article.title.as_deref());
    rest.sort_unstable();
    let decoded = references::decode(text);
    let mut lines = lines::split(&decoded);
    markdown::strip(&mut lines[head..]);
    for line in &lines[head..] {
        let found = rest.binary_search(&line.text.as_ref());
        assert!(found.is_ok(), "lost `{}`", line.text);
    }
}

/// A small generator with a fixed seed: the same texts on every run.
fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn no_line_is_lost_in_any_mixture_of_lines() {
    let pool = [
        LEAD,
        SECOND,
        THIRD,
        "Menu",
        "Home > Local",
        "Ferry fares to rise",
        "Ferry fares to rise | Courier",
        "Ferry fares to...",
        "By Ann Lee",
        "March 1, 2021",
        "Leave a reply",
        "3 Comments",
        "Related Articles",
        "Source: Courier",
        "Tags: a, b",
        "***",
        "**Ferry fares to rise**",
        "# Ferry fares to rise",
        "![pier](pier.png)",
        "Fares &amp; tides &#8211; [more](/a)",
        "-- Title",
        "-- 2021-03-01",
        "Title: A",
        "© 2021 Courier",
        "  two   spaces\u{a0}",
        "No.",
        "Prices:",
        "- a b c d e",
        "",
    ];
    let mut state = 0x5eed;
    for _ in 0..2_000 {
        let length = random(&mut state) % 24;
        let lines: Vec<_> = (0..length).map(|_| pool[random(&mut state) % pool.len()]).collect();
        check_nothing_is_lost(&lines.join("\n"));
    }
}

#[test]
fn survives_random_bytes() {
    let mut state = 0xf00d;
    for _ in 0..300 {
        let bytes: Vec<u8> =
            (0..random(&mut state) % 3_000).map(|_| u8::try_from(random(&mut state) % 256).unwrap()).collect();
        check_nothing_is_lost(&String::from_utf8_lossy(&bytes));
        let marks = b"-- :|/.,\n\n12 0aB\xc3\xa9\xe2\x80\xa6\xe5\xb9\xb4\xef\xbb\xbf+Zz";
        let dense: Vec<u8> = bytes.iter().map(|byte| marks[usize::from(*byte) % marks.len()]).collect();
        check_nothing_is_lost(&String::from_utf8_lossy(&dense));
    }
}

#[test]
fn survives_huge_and_degenerate_texts() {
    for text in [
        "\n".repeat(1_000_000),
        "a".repeat(5_000_000),
        "-".repeat(1_000_000),
        "The tide rose. ".repeat(300_000),
        "Menu\n".repeat(200_000),
        "Ferry fares to rise - Courier | News\n".repeat(50_000),
        " | - ".repeat(200_000),
        "1 ".repeat(500_000),
        "By ".repeat(200_000),
        "-- a\n".repeat(100_000),
        "Title: a\n".repeat(100_000),
        "\u{200b}".repeat(500_000),
        "](/a)\n[](/".repeat(50_000),
        "](/a)".repeat(4_000),
        format!("{}\n", "](/a)".repeat(3_999)).repeat(20),
        "**a ".repeat(4_000),
        "# a\n*a **b _c ".repeat(20_000),
        "&#".repeat(500_000),
        "a > ".repeat(200_000),
        "港".repeat(500_000),
        format!("{}\n", "Ferry fares to rise by a tenth...").repeat(50_000),
    ] {
        let _ = extract(&document(&text), &options());
    }
}
