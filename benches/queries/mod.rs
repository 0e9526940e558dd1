//! Queries taken from a corpus: words by the share of articles that have them, pairs and phrases that really occur.
//!
//! The choice depends on the corpus only. Words are chosen as they are written, in small letters; their stems, which
//! both engines search for, are in somewhat more articles.

mod choice;
mod frequencies;

use dateline::article::Article;

pub(crate) use choice::choose;
pub(crate) use frequencies::Frequencies;

/// What kind of query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word in about 0.1 % of the articles.
    Rare,
    /// A word in about 1.5 %.
    Mid,
    /// A word in about 20 %.
    Frequent,
    /// Two words of one article, each in at most 25 %, of which either is enough.
    AnyOfTwo,
    /// Three such words.
    AnyOfThree,
    /// Two such words, both with `AND`.
    AllOfTwo,
    /// Three such words.
    AllOfThree,
    /// Two such words side by side without operator: dateline also counts the articles with one of them.
    TwoWords,
    /// Two such words that stand side by side.
    Phrase,
    /// Three.
    PhraseOfThree,
    /// All words of a title. raw tantivy is asked for any of them, since few other articles have all.
    Headline,
    /// A function word, or two that stand side by side as a phrase.
    FunctionWords,
    /// Two words with one to four others between them. Five moves of a word by one place are allowed to raw tantivy.
    Near,
    /// The beginning of a word.
    Prefix,
    /// A word of which one letter may differ.
    Fuzzy,
}

impl Class {
    pub(crate) const ALL: [Self; 15] = [
        Self::Rare,
        Self::Mid,
        Self::Frequent,
        Self::AnyOfTwo,
        Self::AnyOfThree,
        Self::AllOfTwo,
        Self::AllOfThree,
        Self::TwoWords,
        Self::Phrase,
        Self::PhraseOfThree,
        Self::Headline,
        Self::FunctionWords,
        Self::Near,
        Self::Prefix,
        Self::Fuzzy,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rare => "rare word",
            Self::Mid => "mid word",
            Self::Frequent => "frequent word",
            Self::AnyOfTwo => "any of 2 words",
            Self::AnyOfThree => "any of 3 words",
            Self::AllOfTwo => "all of 2 words",
            Self::AllOfThree => "all of 3 words",
            Self::TwoWords => "two words",
            Self::Phrase => "phrase",
            Self::PhraseOfThree => "phrase of 3",
            Self::Headline => "headline",
            Self::FunctionWords => "function words",
            Self::Near => "near",
            Self::Prefix => "prefix",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// A query as each of the two is asked it.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) dateline: String,
    pub(crate) raw_tantivy: String,
}

impl Question {
    /// Asks both in the same words.
    pub(crate) fn of_both(query: &str) -> Self {
        Self { dateline: query.to_owned(), raw_tantivy: query.to_owned() }
    }
}

/// Returns `count` queries of a class for both.
pub(crate) fn questions(articles: &[Article], frequencies: &Frequencies, class: Class, count: usize) -> Vec<Question> {
    let for_raw_tantivy = |query: &str| match class {
        Class::Headline => {
            let words = query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" OR ")
        }
        Class::Near => format!("\"{}\"~5", query.replace(" w/5 ", " ")),
        _ => query.to_owned(),
    };
    let queries = choose(articles, frequencies, class, count);
    queries.into_iter().map(|query| Question { raw_tantivy: for_raw_tantivy(&query), dateline: query }).collect()
}
