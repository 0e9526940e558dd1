//! How the queries of each class are drawn.

use dateline::analysis::words;
use dateline::article::Article;

use super::{Class, Frequencies};
use crate::corpus::random::Random;

/// Words that most articles have, and that dateline counts as function words.
const FUNCTION_WORDS: [&str; 30] = [
    "the", "of", "to", "a", "in", "that", "for", "is", "on", "it", "with", "was", "as", "he", "at", "by", "be", "from",
    "his", "have", "has", "are", "an", "this", "they", "will", "but", "its", "which", "were",
];

/// Returns `count` queries of a class as dateline reads them.
pub(crate) fn choose(articles: &[Article], frequencies: &Frequencies, class: Class, count: usize) -> Vec<String> {
    let words = |number: usize, between: &str| {
        from_articles(articles, count, &|body, random| {
            let words: Vec<&str> = body.split_whitespace().filter(|word| frequencies.is_content(word)).collect();
            let places = (0..number).map(|_| words.get(random.below(words.len().max(1))).copied());
            let drawn = places.collect::<Option<Vec<&str>>>()?;
            let is_new = |(place, word)| !drawn[..place].contains(word);
            let lower = drawn.iter().map(|word| word.to_lowercase());
            drawn.iter().enumerate().all(is_new).then(|| lower.collect::<Vec<_>>().join(between))
        })
    };
    let phrases = |number: usize| {
        from_articles(articles, count, &|body, random| {
            let is_content = |word: &&str| frequencies.is_content(word);
            run_of_words(body, number, random, &|run| run.iter().all(is_content))
        })
    };
    // Words of which a part is left out or may differ: they have to be long enough.
    let long_words = |letters: usize| {
        let mut words = frequencies.nearest(15, 8 * count);
        words.retain(|word| word.chars().count() >= letters);
        words.truncate(count);
        words
    };
    match class {
        Class::Rare => frequencies.nearest(1, count),
        Class::Mid => frequencies.nearest(15, count),
        Class::Frequent => frequencies.nearest(200, count),
        Class::AnyOfTwo => words(2, " OR "),
        Class::AnyOfThree => words(3, " OR "),
        Class::AllOfTwo => words(2, " AND "),
        Class::AllOfThree => words(3, " AND "),
        Class::TwoWords => words(2, " "),
        Class::Phrase => phrases(2),
        Class::PhraseOfThree => phrases(3),
        Class::Headline => headlines(articles, count),
        Class::FunctionWords => function_words(articles, count),
        Class::Near => from_articles(articles, count, &|body, random| near(body, frequencies, random)),
        Class::Prefix => long_words(7).iter().map(|word| word.chars().take(5).chain(['*']).collect()).collect(),
        Class::Fuzzy => long_words(5).iter().map(|word| format!("{word}~1")).collect(),
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

/// Returns a phrase of so many words that are as they should, from anywhere in a text.
fn run_of_words(body: &str, number: usize, random: &mut Random, fits: &dyn Fn(&[&str]) -> bool) -> Option<String> {
    let words: Vec<&str> = body.split_whitespace().collect();
    let mut runs = words.windows(number).skip(random.below(words.len().max(1)));
    let run = runs.find(|run| fits(run))?;
    Some(format!("\"{}\"", run.join(" ")).to_lowercase())
}

fn near(body: &str, frequencies: &Frequencies, random: &mut Random) -> Option<String> {
    let words: Vec<&str> = body.split_whitespace().collect();
    let mut places = words.windows(6).skip(random.below(words.len().max(1)));
    places.find_map(|place| {
        let (first, others) = (place[0], &place[2..]);
        let second = others.iter().find(|other| frequencies.is_content(other) && **other != first)?;
        frequencies.is_content(first).then(|| format!("{first} w/5 {second}").to_lowercase())
    })
}

/// Titles of articles as bare words.
fn headlines(articles: &[Article], count: usize) -> Vec<String> {
    let step = (articles.len() / count).max(1);
    let titles = articles.iter().step_by(step).filter_map(|article| article.title.as_deref());
    let bare = titles.map(|title| words(title).map(|range| title[range].to_lowercase()).collect::<Vec<_>>().join(" "));
    bare.filter(|query| !query.is_empty()).take(count).collect()
}

/// Single words in a quarter of the queries, and different phrases.
fn function_words(articles: &[Article], count: usize) -> Vec<String> {
    let mut queries: Vec<String> = FUNCTION_WORDS.iter().take(count / 4).map(|word| (*word).to_owned()).collect();
    let is_function_word = |word: &&str| FUNCTION_WORDS.contains(word);
    let drawn = from_articles(articles, 10 * count, &|body, random| {
        run_of_words(body, 2, random, &|run| run.iter().all(is_function_word))
    });
    for phrase in drawn {
        if queries.len() < count && !queries.contains(&phrase) {
            queries.push(phrase);
        }
    }
    queries
}
