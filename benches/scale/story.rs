//! What news is about for a while: a story has its own words and names, which come again between and within its
//! articles, and it ends after so many of them.

use crate::corpus::random::Random;
use crate::corpus::vocabulary::{SYLLABLES, Vocabulary};

const WORDS: usize = 30;
/// How many names a story brings with it that were in no text before.
const NAMES: usize = 6;
/// How many words an article comes back to.
const THEMES: usize = 6;

/// What the articles of a story have in common.
#[derive(Debug)]
pub(super) struct Story {
    /// Words, pairs of words, and names.
    words: Vec<String>,
    /// How many articles are still to come.
    pub(super) left: usize,
}

impl Story {
    /// Most stories have few articles, and some have hundreds.
    pub(super) fn new(random: &mut Random, vocabulary: &Vocabulary) -> Self {
        let mut words: Vec<String> = (0..NAMES).map(|_| new_name(random)).collect();
        words.extend((0..WORDS).map(|number| {
            let word = vocabulary.content_word(random).to_owned();
            if number % 3 == 2 { word + " " + vocabulary.content_word(random) } else { word }
        }));
        let most = 4 << random.below(8);
        Self { words, left: 1 + random.below(most) }
    }

    /// Returns the words that the next article of the story comes back to, each second time with a name that no other
    /// article has.
    pub(super) fn themes(&self, random: &mut Random) -> Vec<String> {
        let mut themes: Vec<String> = (0..THEMES).map(|_| self.word(random).to_owned()).collect();
        if random.percent(50) {
            themes.push(new_name(random));
        }
        themes
    }

    /// Returns one of the words, the first ones more often.
    pub(super) fn word(&self, random: &mut Random) -> &str {
        let bound = 1 + random.below(self.words.len());
        &self.words[random.below(bound)]
    }
}

/// Returns a name of three or four syllables, of which there are a hundred million.
pub(super) fn new_name(random: &mut Random) -> String {
    let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
    let name: String = (0..3 + random.below(2)).map(|_| random.pick(&syllables)).collect();
    capitalised(&name)
}

pub(super) fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
