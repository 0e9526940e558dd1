//! Queries taken from a corpus: words by the share of articles that have them, pairs and phrases that really occur.
//!
//! The choice depends on the corpus only. Words are chosen as they are written, in small letters; their stems, which
//! both engines search for, are in somewhat more articles.

use std::collections::HashMap;

use dateline::article::Article;

use crate::corpus::random::{Random, mix};

/// What kind of query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word in about 0.1 % of the articles.
    Rare,
    /// A word in about 1.5 %.
    Mid,
    /// A word in about 20 %.
    Frequent,
    /// Two words of one article, each in at most 25 %; articles with both are asked for.
    TwoWords,
    /// Two such words that stand side by side.
    Phrase,
    /// The beginning of a word.
    Prefix,
}

impl Class {
    pub(crate) const ALL: [Self; 6] =
        [Self::Rare, Self::Mid, Self::Frequent, Self::TwoWords, Self::Phrase, Self::Prefix];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rare => "rare word",
            Self::Mid => "mid word",
            Self::Frequent => "frequent word",
            Self::TwoWords => "two words",
            Self::Phrase => "phrase",
            Self::Prefix => "prefix",
        }
    }
}

/// Returns `count` queries of a class, in a language that both engines read: a prefix ends with `*`.
pub(crate) fn choose(articles: &[Article], frequencies: &Frequencies, class: Class, count: usize) -> Vec<String> {
    match class {
        Class::Rare => frequencies.nearest(articles.len() / 1_000, count),
        Class::Mid => frequencies.nearest(articles.len() * 3 / 200, count),
        Class::Frequent => frequencies.nearest(articles.len() / 5, count),
        Class::TwoWords => from_articles(articles, count, &|body, random| {
            let words: Vec<&str> = body.split_whitespace().filter(|word| frequencies.is_content(word)).collect();
            let (first, second) = (words.get(random.below(words.len().max(1)))?, words.get(random.below(words.len()))?);
            (first != second).then(|| format!("{first} {second}").to_lowercase())
        }),
        Class::Phrase => from_articles(articles, count, &|body, random| {
            let words: Vec<&str> = body.split_whitespace().collect();
            let pairs = words.windows(2).skip(random.below(words.len().max(1)));
            let mut pairs = pairs.filter(|pair| pair.iter().all(|word| frequencies.is_content(word)));
            pairs.next().map(|pair| format!("\"{} {}\"", pair[0], pair[1]).to_lowercase())
        }),
        Class::Prefix => {
            let mut words = frequencies.nearest(articles.len() * 3 / 200, 8 * count);
            words.retain(|word| word.chars().count() >= 7);
            words.truncate(count);
            words.iter().map(|word| word.chars().take(5).chain(['*']).collect()).collect()
        }
    }
}

/// Draws articles until they gave `count` queries.
fn from_articles(
    articles: &[Article],
    count: usize,
    query: &dyn Fn(&str, &mut Random) -> Option<String>,
) -> Vec<String> {
    let mut random = Random(1);
    let mut queries = Vec::with_capacity(count);
    for _ in 0..100 * count {
        if queries.len() == count {
            break;
        }
        queries.extend(query(&articles[random.below(articles.len())].body, &mut random));
    }
    queries
}

/// In how many articles words are.
#[derive(Debug)]
pub(crate) struct Frequencies {
    articles: usize,
    of_words: HashMap<String, usize>,
}

impl Frequencies {
    pub(crate) fn of(articles: &[Article]) -> Self {
        let mut of_words = HashMap::new();
        for article in articles {
            let lower = article.body.to_lowercase();
            let mut words: Vec<&str> =
                lower.split(|c: char| !c.is_alphanumeric()).filter(|word| is_plain(word)).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                match of_words.get_mut(word) {
                    Some(frequency) => *frequency += 1,
                    None => _ = of_words.insert(word.to_owned(), 1),
                }
            }
        }
        Self { articles: articles.len(), of_words }
    }

    /// Returns the words of which the frequency is nearest to `target`.
    fn nearest(&self, target: usize, count: usize) -> Vec<String> {
        let mut words: Vec<(&String, &usize)> = self.of_words.iter().collect();
        // Among the many rare words of one frequency a hash decides, else all would begin with an A.
        words.sort_by_cached_key(|(word, frequency)| (frequency.abs_diff(target.max(1)), hash(word), (*word).clone()));
        words.into_iter().take(count).map(|(word, _)| word.clone()).collect()
    }

    /// Whether a word, as written, is plain, not unique and not in more than a quarter of the articles.
    fn is_content(&self, word: &str) -> bool {
        let frequency = self.of_words.get(&word.to_lowercase()).copied().unwrap_or(0);
        is_plain(word) && (2..=self.articles / 4).contains(&frequency)
    }
}

fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() > 2
}

fn hash(word: &str) -> u64 {
    word.bytes().fold(0, |hash, byte| mix(hash ^ u64::from(byte)))
}
