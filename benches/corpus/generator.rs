//! Writes a corpus of articles as scrapers leave them: one text file each, half of them with the page around.
//!
//! An article belongs to a topic. A topic has its own words, which one word of eight is taken from, and its weeks, in
//! which most of its articles appear. Lengths are log-normal with a mean of 2.5 KB.

use std::fs;
use std::path::Path;

use jiff::{Span, civil};

use super::random::Random;
use super::vocabulary::Vocabulary;

/// Changing it changes all numbers.
const SEED: u64 = 0x0dad_e114_e000_0001;
const TOPICS: usize = 400;
const TOPIC_WORDS: usize = 30;
/// How many days the corpus spans.
const DAYS: usize = 1_000;
/// Mean and spread of the logarithm of an article's length in bytes: exp(7.64 + 0.6² / 2) is 2,500.
const LENGTH: (f64, f64) = (7.64, 0.6);

const OUTLETS: [&str; 6] =
    ["Northern Courier", "Daily Ledger", "Harbour Times", "Metro Post", "Coastal Tribune", "Global Wire"];
const FIRST_NAMES: [&str; 8] = ["Anna", "James", "Maria", "Peter", "Laura", "David", "Helen", "Thomas"];

/// What a topic's articles have in common.
struct Topic {
    words: Vec<String>,
    middle: i64,
}

struct Article {
    title: String,
    paragraphs: Vec<String>,
    outlet: &'static str,
    author: String,
    date: civil::Date,
}

/// Writes so many articles below `folder`.
pub(crate) fn write(folder: &Path, articles: usize) {
    let random = &mut Random(SEED);
    let vocabulary = Vocabulary::new(random);
    let topics: Vec<Topic> = (0..TOPICS)
        .map(|_| Topic {
            words: (0..TOPIC_WORDS).map(|number| topic_word(random, &vocabulary, number)).collect(),
            middle: i64::try_from(random.below(DAYS)).unwrap(),
        })
        .collect();
    let mut titles_before: Vec<String> = vec!["All the news of the day".to_owned(); 4];
    for number in 0..articles {
        let topic = &topics[random.below(TOPICS)];
        let article = article(random, &vocabulary, topic);
        let text = if random.percent(50) { page(&article, &titles_before, random) } else { plain(&article) };
        let month = folder.join(article.date.strftime("%Y-%m").to_string());
        fs::create_dir_all(&month).unwrap();
        let slug = article.title.to_lowercase().replace(' ', "-");
        fs::write(month.join(format!("{slug}-{number:05}.txt")), text).unwrap();
        titles_before.rotate_left(1);
        titles_before[3] = article.title;
    }
}

fn article(random: &mut Random, vocabulary: &Vocabulary, topic: &Topic) -> Article {
    let mut title = capitalised(&topic.words[random.below(TOPIC_WORDS / 3)]);
    for _ in 0..4 + random.below(5) {
        title.push(' ');
        title.push_str(word(random, vocabulary, topic, 40));
    }
    let (mean, spread) = LENGTH;
    let length = whole((mean + spread * random.normal()).exp());
    let mut paragraphs = Vec::new();
    let mut bytes = 0;
    while bytes < length {
        let sentences: Vec<String> = (0..=random.below(4)).map(|_| sentence(random, vocabulary, topic)).collect();
        let paragraph = sentences.join(" ");
        bytes += paragraph.len();
        paragraphs.push(paragraph);
    }
    // Half of a topic's articles appear within two weeks of its middle.
    let days = random.normal() * 20.0;
    let offset = i64::try_from(whole(days.abs())).unwrap() * if days < 0.0 { -1 } else { 1 };
    Article {
        title,
        paragraphs,
        outlet: random.pick(&OUTLETS),
        author: format!("{} {}", random.pick(&FIRST_NAMES), capitalised(vocabulary.content_word(random))),
        date: civil::date(2019, 2, 1) + Span::new().days(topic.middle + offset),
    }
}

/// Returns a word, in each third place a pair of words, which make the phrases of the corpus.
fn topic_word(random: &mut Random, vocabulary: &Vocabulary, place: usize) -> String {
    let mut word = vocabulary.content_word(random).to_owned();
    if place % 3 == 2 {
        word.push(' ');
        word.push_str(vocabulary.content_word(random));
    }
    word
}

fn sentence(random: &mut Random, vocabulary: &Vocabulary, topic: &Topic) -> String {
    let mut sentence = capitalised(word(random, vocabulary, topic, 12));
    for _ in 0..6 + random.below(22) {
        sentence.push_str(if random.percent(6) { ", " } else { " " });
        match random.below(100) {
            0 | 1 => sentence.push_str(&random.below(2_000).to_string()),
            2..8 => sentence.push_str(&capitalised(vocabulary.content_word(random))),
            _ => sentence.push_str(word(random, vocabulary, topic, 12)),
        }
    }
    sentence + "."
}

/// Returns a word that is in so many of a hundred cases one of the topic's, its first ones more often.
fn word<'a>(random: &mut Random, vocabulary: &'a Vocabulary, topic: &'a Topic, percent: usize) -> &'a str {
    if random.percent(percent) {
        let bound = 1 + random.below(TOPIC_WORDS);
        return &topic.words[random.below(bound)];
    }
    vocabulary.word(random)
}

/// The article alone: title, a line about it, paragraphs.
fn plain(article: &Article) -> String {
    let Article { title, paragraphs, outlet, author, date, .. } = article;
    let date = date.strftime("%B %-d, %Y");
    format!("{title}\n\nBy {author}\n{date}\n\n{}\n\n({outlet})\n", paragraphs.join("\n\n"))
}

/// The article with the lines of the page around and between.
fn page(article: &Article, other_titles: &[String], random: &mut Random) -> String {
    let Article { title, paragraphs, outlet, author, date } = article;
    let date = date.strftime("%-d %B %Y");
    let time = format!("{:02}:{:02}", random.below(24), random.below(60));
    let mut lines = vec![
        format!("Home > World > {title}\n\n{title} | {outlet}\n\n{title}"),
        format!("By {author}\n\nPublished {date} {time}\n\nShare on Facebook\n\nTweet"),
    ];
    lines.extend(paragraphs.iter().cloned());
    lines.insert(3.min(lines.len()), "Advertisement".to_owned());
    lines.push("Related stories".to_owned());
    lines.extend(other_titles.iter().cloned());
    lines.push(format!("Subscribe to our newsletter\n\nLeave a comment\n\n© 2021 {outlet}. All rights reserved."));
    lines.join("\n\n")
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths and days are small and positive")]
fn whole(number: f64) -> usize {
    number as usize
}
