//! Writes a corpus of any size as JSON lines, one article after the other, so that a million of them need little memory.
//!
//! Ten years of 200 outlets, few of which write most. Word frequencies fall as in `corpus/vocabulary.rs`; stories come
//! and go, see `story.rs`, and with them new names, so that the vocabulary grows with the corpus. One article in twenty
//! is an earlier one, slightly changed, by another outlet. Lengths are log-normal with a mean of 2.75 kB.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::{Span, civil};

use super::record::Record;
use super::story::{Story, capitalised, new_name};
use crate::corpus::random::Random;
use crate::corpus::vocabulary::Vocabulary;

/// Changing it changes all numbers.
const SEED: u64 = 0x0dad_e114_e000_0002;
const DAYS: usize = 3_650;
const OUTLETS: usize = 200;
const OUTLET_KINDS: [&str; 8] = ["Courier", "Times", "Post", "Tribune", "Ledger", "Herald", "Gazette", "Observer"];
/// Articles for each story that is told at the same time as others.
const ARTICLES_PER_STORY: usize = 4_000;
/// How many articles may be copied: the last ones.
const RECENT: usize = 300;
/// Mean and spread of the logarithm of an article's length in bytes: exp(7.74 + 0.6² / 2) is 2,750.
const LENGTH: (f64, f64) = (7.74, 0.6);

/// Writes so many articles, unless the file is there already.
pub(crate) fn write(file: &Path, articles: usize) {
    if file.exists() {
        return;
    }
    let unfinished = file.with_extension("part");
    let mut out = BufWriter::new(File::create(&unfinished).unwrap());
    let mut press = Press::new(articles);
    for number in 0..articles {
        serde_json::to_writer(&mut out, &press.next(number, articles)).unwrap();
        out.write_all(b"\n").unwrap();
    }
    out.into_inner().unwrap().sync_all().unwrap();
    fs::rename(unfinished, file).unwrap();
}

/// All that articles are written from.
struct Press {
    random: Random,
    vocabulary: Vocabulary,
    outlets: Vec<String>,
    stories: Vec<Story>,
    recent: VecDeque<Record>,
}

impl Press {
    fn new(articles: usize) -> Self {
        let mut random = Random(SEED);
        let vocabulary = Vocabulary::new(&mut random);
        let outlets =
            (0..OUTLETS).map(|_| format!("{} {}", new_name(&mut random), random.pick(&OUTLET_KINDS))).collect();
        let at_a_time = 10 + articles / ARTICLES_PER_STORY;
        let stories = (0..at_a_time).map(|_| Story::new(&mut random, &vocabulary)).collect();
        Self { random, vocabulary, outlets, stories, recent: VecDeque::new() }
    }

    fn next(&mut self, number: usize, articles: usize) -> Record {
        let is_copy = !self.recent.is_empty() && self.random.percent(5);
        let (title, body) = if is_copy { self.copy() } else { self.article() };
        let days = i64::try_from(number * DAYS / articles).unwrap();
        let date = civil::date(2015, 1, 1) + Span::new().days(days);
        let source = self.outlet();
        let slug = title.to_lowercase().replace(' ', "-");
        let site = source.to_lowercase().replace(' ', "-");
        let url = format!("https://www.{site}.example/{}/{slug}-{number}", date.strftime("%Y/%m/%d"));
        let record = Record { id: format!("n{number:07}"), title, body, source, date: date.to_string(), url };
        self.recent.truncate(RECENT - 1);
        self.recent.push_front(record.clone());
        record
    }

    /// The first outlet has one article in eleven, the tenth one in forty, the hundredth one in a thousand.
    fn outlet(&mut self) -> String {
        let mut bound = OUTLETS;
        // An even choice below an even choice, and so on, prefers the first ones.
        for _ in 0..3 {
            bound = 1 + self.random.below(bound);
        }
        self.outlets[bound - 1].clone()
    }

    /// Returns the title and body of a recent article: a word of fifty is another, and the end is cut off.
    fn copy(&mut self) -> (String, String) {
        let Self { random, vocabulary, recent, .. } = self;
        let earlier = &recent[random.below(recent.len())];
        let mut paragraphs: Vec<String> = Vec::new();
        for paragraph in earlier.body.split("\n\n") {
            let words = paragraph.split(' ').map(|word| if random.percent(2) { vocabulary.word(random) } else { word });
            paragraphs.push(words.collect::<Vec<_>>().join(" "));
        }
        if paragraphs.len() > 1 {
            paragraphs.pop();
        }
        (format!("{} {}", earlier.title, vocabulary.word(random)), paragraphs.join("\n\n"))
    }

    fn article(&mut self) -> (String, String) {
        let Self { random, vocabulary, stories, .. } = self;
        let place = random.below(stories.len());
        if stories[place].left == 0 {
            stories[place] = Story::new(random, vocabulary);
        }
        let story = &mut stories[place];
        story.left -= 1;
        let themes = story.themes(random);
        let mut writer = Writer { random, vocabulary, story, themes };
        let title = writer.title();
        let (mean, spread) = LENGTH;
        let length = (mean + spread * writer.random.normal()).exp();
        let mut body = String::new();
        while body.is_empty() || bytes(&body) < length {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            let sentences: Vec<String> = (0..=writer.random.below(4)).map(|_| writer.sentence()).collect();
            body.push_str(&sentences.join(" "));
        }
        (title, body)
    }
}

/// What one article is written from.
struct Writer<'a> {
    random: &'a mut Random,
    vocabulary: &'a Vocabulary,
    story: &'a Story,
    themes: Vec<String>,
}

impl Writer<'_> {
    fn title(&mut self) -> String {
        let mut title = capitalised(&self.themes[0]);
        for _ in 0..4 + self.random.below(5) {
            title.push(' ');
            title.push_str(&self.word(50));
        }
        title
    }

    fn sentence(&mut self) -> String {
        let mut sentence = capitalised(&self.word(8));
        for _ in 0..6 + self.random.below(22) {
            sentence.push_str(if self.random.percent(6) { ", " } else { " " });
            match self.random.below(100) {
                0 | 1 => sentence.push_str(&self.random.below(2_000).to_string()),
                _ => sentence.push_str(&self.word(8)),
            }
        }
        sentence + "."
    }

    /// Returns a word that is in so many of a hundred cases one that the article comes back to, and in half as many
    /// one of the story's.
    fn word(&mut self, percent: usize) -> String {
        let place = self.random.below(200);
        if place < 2 * percent {
            return self.themes[self.random.below(self.themes.len())].clone();
        }
        let word = if place < 3 * percent { self.story.word(self.random) } else { self.vocabulary.word(self.random) };
        word.to_owned()
    }
}

#[expect(clippy::cast_precision_loss, reason = "articles are short")]
fn bytes(text: &str) -> f64 {
    text.len() as f64
}
