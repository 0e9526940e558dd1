//! In how many articles words are, and which words are in so many.

use std::collections::HashMap;

use dateline::article::Article;

use crate::corpus::random::mix;

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

    /// Returns the words of which the frequency is nearest to so many in a thousand articles.
    pub(super) fn nearest(&self, per_thousand: usize, count: usize) -> Vec<String> {
        let target = self.articles * per_thousand / 1_000;
        let mut words: Vec<(&String, &usize)> = self.of_words.iter().collect();
        // Among the many rare words of one frequency a hash decides, else all would begin with an A.
        words.sort_by_cached_key(|(word, frequency)| (frequency.abs_diff(target.max(1)), hash(word), (*word).clone()));
        words.into_iter().take(count).map(|(word, _)| word.clone()).collect()
    }

    /// Whether a word, as written, is plain, not unique and not in more than a quarter of the articles.
    pub(super) fn is_content(&self, word: &str) -> bool {
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
