//! Lines that repeat: what is furniture not for what it says but for standing in many articles of one outlet.
//!
//! Each short paragraph of an article is a term of the index, hashed together with the outlet. How many articles have
//! it is thus known from the index at any time. A paragraph that turns out to repeat is moved to the furniture, and
//! moved back when it does not any more: what an article looks like depends on the corpus, not on the order in which
//! it was indexed.

use crate::article::{Article, Furniture, FurnitureKind};

/// A paragraph of more words is never taken for furniture.
const MAX_WORDS: usize = 14;

/// Nor one of more bytes: in scripts without spaces, a sentence has about 40 characters of three bytes.
const MAX_BYTES: usize = 120;

/// A line repeats if so many different articles of an outlet have it, copies not counted. In a year of clean articles of
/// a news agency, no short line is in more than four.
const MIN_STORIES: usize = 5;

/// Nor does it repeat if fewer than one of so many articles of the outlet have it: parts of the page are on most
/// pages, or on those of a section.
const MIN_SHARE: u32 = 50;

/// Returns how many different articles must have a line for it to be furniture, of an outlet with so many articles.
pub(super) fn threshold(articles_of_outlet: u32) -> usize {
    MIN_STORIES.max(articles_of_outlet.div_ceil(MIN_SHARE) as usize)
}

/// What the index has to know of the lines of an article.
#[derive(Debug)]
pub(super) struct LineKeys {
    /// The short paragraphs of the body.
    pub(super) in_body: Vec<u64>,
    /// Those that were found to repeat.
    pub(super) repeated: Vec<u64>,
    /// The outlet.
    pub(super) outlet: u64,
    /// The longest paragraph: copies of an article have it in common.
    pub(super) story: u64,
}

impl LineKeys {
    /// Returns the keys of an article; its body and furniture are as they are to be written.
    pub(super) fn of(article: &Article) -> Self {
        let outlet = outlet_key(article);
        let key = |line: &str| line_key(outlet, line);
        let unique = |mut keys: Vec<u64>| {
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let longest = paragraphs(&article.body).max_by_key(|paragraph| paragraph.len());
        let story = longest.or(article.title.as_deref()).unwrap_or_default();
        let repeated = article.furniture.iter().filter(|furniture| furniture.kind == FurnitureKind::Repeated);
        Self {
            in_body: unique(paragraphs(&article.body).filter(|line| is_short(line)).map(key).collect()),
            repeated: unique(repeated.map(|furniture| key(&furniture.text)).collect()),
            outlet,
            story: hash(&[story.as_bytes()]),
        }
    }
}

/// Puts each short line of an article where it belongs: into the furniture if it repeats, else into the body.
pub(super) fn settle(article: &mut Article, repeats: &dyn Fn(u64) -> bool) {
    let outlet = outlet_key(article);
    let (repeated, others): (Vec<Furniture>, Vec<Furniture>) = std::mem::take(&mut article.furniture)
        .into_iter()
        .partition(|furniture| furniture.kind == FurnitureKind::Repeated);
    let mut moved = repeated.into_iter().peekable();
    let mut body = String::with_capacity(article.body.len());
    let mut furniture = Vec::new();
    let mut n_kept = 0;
    let mut place = |line: &str| {
        if is_short(line) && repeats(line_key(outlet, line)) {
            furniture.push(Furniture { kind: FurnitureKind::Repeated, text: line.to_owned(), paragraph: Some(n_kept) });
            return;
        }
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(line);
        n_kept += 1;
    };
    for (number, line) in paragraphs(&article.body).enumerate() {
        while let Some(before) =
            moved.next_if(|furniture| furniture.paragraph.is_none_or(|paragraph| paragraph <= number))
        {
            place(&before.text);
        }
        place(line);
    }
    for after in moved {
        place(&after.text);
    }
    article.body = body;
    article.furniture = others;
    article.furniture.extend(furniture);
}

fn paragraphs(body: &str) -> impl Iterator<Item = &str> {
    body.split("\n\n").filter(|paragraph| !paragraph.is_empty())
}

fn is_short(line: &str) -> bool {
    line.len() <= MAX_BYTES && line.split_whitespace().nth(MAX_WORDS).is_none()
}

fn outlet_key(article: &Article) -> u64 {
    hash(&[article.source.as_deref().unwrap_or_default().as_bytes()])
}

fn line_key(outlet: u64, line: &str) -> u64 {
    hash(&[&outlet.to_le_bytes(), line.as_bytes()])
}

/// FNV-1a of 64 bits: it is part of the format of the index, so it must not change with a library.
fn hash(parts: &[&[u8]]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    parts.iter().copied().flatten().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Language;

    fn article(body: &str) -> Article {
        Article {
            id: "a".to_owned(),
            origin: "a".to_owned(),
            body: body.to_owned(),
            source: Some("Courier".to_owned()),
            language: Language::ENGLISH,
            ..Article::default()
        }
    }

    fn repeats<'a>(lines: &'a [&'a str]) -> impl Fn(u64) -> bool + 'a {
        let outlet = outlet_key(&article(""));
        move |key| lines.iter().any(|line| line_key(outlet, line) == key)
    }

    #[test]
    fn a_line_that_repeats_goes_to_the_furniture_and_comes_back_to_its_place() {
        let body = "First.\n\nRead our app\n\nSecond.\n\nRead our app\n\nThird.\n\nJoin us";
        let mut article = article(body);
        settle(&mut article, &repeats(&["Read our app", "Join us"]));
        assert_eq!(article.body, "First.\n\nSecond.\n\nThird.");
        let texts: Vec<&str> = article.furniture.iter().map(|furniture| furniture.text.as_str()).collect();
        assert_eq!(texts, ["Read our app", "Read our app", "Join us"]);
        settle(&mut article, &repeats(&["Join us"]));
        assert_eq!(article.body, "First.\n\nRead our app\n\nSecond.\n\nRead our app\n\nThird.");
        settle(&mut article, &repeats(&[]));
        assert_eq!((article.body.as_str(), article.furniture.len()), (body, 0));
    }

    #[test]
    fn long_lines_are_no_furniture() {
        assert!(is_short("Sign up for our newsletter"));
        assert!(!is_short(&"word ".repeat(15)));
        assert!(is_short(&"北".repeat(40)));
        assert!(!is_short(&"北".repeat(41)));
    }

    #[test]
    fn the_threshold_grows_with_the_outlet() {
        assert_eq!((threshold(5), threshold(250), threshold(10_001)), (5, 5, 201));
    }

    proptest! {
        #[test]
        fn settling_loses_nothing_and_can_be_undone(lines in prop::collection::vec("[abc]", 0..12), first in "[abc]{0,2}", second in "[abc]{0,2}") {
            let body = lines.join("\n\n");
            let mut article = article(&body);
            for set in [&first, &second] {
                let set: Vec<String> = set.chars().map(String::from).collect();
                let set: Vec<&str> = set.iter().map(String::as_str).collect();
                settle(&mut article, &repeats(&set));
                prop_assert!(paragraphs(&article.body).all(|line| !set.contains(&line)));
                prop_assert!(article.furniture.iter().all(|furniture| set.contains(&furniture.text.as_str())));
            }
            settle(&mut article, &|_| false);
            prop_assert_eq!(article.body, body);
        }
    }
}
