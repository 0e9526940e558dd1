//! Words for queries, drawn from an article: of its lines and of what it says of itself, so that phrases and words near each
//! other stand so in it.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline::analysis::words;
use dateline::article::Article;

use super::vocabulary::Vocabulary;

/// How many words that follow each other make a list.
const WINDOW: usize = 5;
/// How many lists are made of words anywhere in a body, and how many around words that are not mere letters.
const ANYWHERE: usize = 4;
const UNUSUAL: usize = 3;
/// How many analysed words at most are one word of a query. Some languages have no spaces.
const MAX_JOINED: usize = 3;
/// How many letters a word has that is looked up with another ending.
const LONG: usize = 5;

/// Returns what queries about an article are made of. The words of all articles give words of other endings.
pub(super) fn drawn_from(article: &Article, all_words: &BTreeSet<String>) -> Vocabulary {
    let date = article.published.map_or("2010-06".to_owned(), |published| published.date().to_string());
    let dates = [4, 7, 10].into_iter().filter_map(|length| date.get(..length)).map(str::to_owned);
    let languages = [article.language.code(), "und", "en"].map(str::to_owned);
    Vocabulary {
        texts: texts(article, all_words).leak(),
        names: names(article).leak(),
        glued: glued(article).map(|part| leaked(vec![part])),
        languages: leaked(languages.into()),
        dates: leaked(dates.collect()),
        ids: leaked(vec![article.id.clone(), "none".to_owned()]),
        longest: 1_000,
    }
}

/// Returns lists of words of the title, of places anywhere in the body, and of places with words that are not mere letters.
fn texts(article: &Article, all_words: &BTreeSet<String>) -> Vec<(u32, &'static [&'static str])> {
    let title = Line::new(article.title.as_deref().unwrap_or_default());
    let lines: Vec<Line<'_>> = article.body.lines().map(Line::new).collect();
    let places: Vec<(&Line<'_>, usize)> =
        lines.iter().flat_map(|line| (0..line.units.len()).map(move |at| (line, at))).collect();
    let unusual: Vec<(&Line<'_>, usize)> = places.iter().copied().filter(|(line, at)| line.is_unusual(*at)).collect();
    let mut texts = vec![(2, title.list(0, all_words))];
    texts.extend(spread(&places, ANYWHERE).map(|(line, at)| (2, line.list(at, all_words))));
    texts.extend(spread(&unusual, UNUSUAL).map(|(line, at)| (1, line.list(at, all_words))));
    texts.retain(|(_, list)| !list.is_empty());
    texts
}

/// Returns words of what the article says of itself and of the page around it.
fn names(article: &Article) -> Vec<&'static str> {
    let properties = [&article.source, &article.author, &article.section, &article.url].into_iter().flatten();
    let furniture = article.furniture.iter().take(3).map(|line| &line.text);
    let words = properties.chain(furniture).flat_map(|text| Line::new(text).list(0, &BTreeSet::new()));
    let mut names: Vec<&'static str> = words.copied().filter(|word| !word.contains('?')).collect();
    if names.is_empty() {
        names.push("Times");
    }
    names
}

/// Returns the parts of a word that is glued in the article, or two words that might be.
fn glued(article: &Article) -> [String; 2] {
    if let Some([first, rest @ ..]) = article.glued.first().map(Vec::as_slice) {
        return [first.clone(), rest.concat()];
    }
    let mut words = words(&article.body).map(|word| &article.body[word]);
    [(); 2].map(|()| words.next().unwrap_or("at").to_owned())
}

/// Returns the words of an article that may be others of its corpus with another ending.
pub(super) fn long_words(article: &Article) -> Vec<String> {
    let of_line = |line: &str| {
        let line = Line::new(line);
        let words = (0..line.units.len()).map(|at| line.text(at..at + 1).to_owned());
        words.filter(|word| is_long(word)).collect::<Vec<_>>()
    };
    article.body.lines().flat_map(of_line).collect()
}

/// A line, cut into what is a word of a query.
struct Line<'a> {
    line: &'a str,
    units: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    fn new(line: &'a str) -> Self {
        let mut units: Vec<Range<usize>> = Vec::new();
        let mut joined = 0;
        for word in words(line) {
            // Pairs of CJK characters overlap.
            let is_apart =
                |unit: &Range<usize>| line[unit.end.min(word.start)..word.start].contains(char::is_whitespace);
            if let Some(unit) = units.last_mut().filter(|unit| joined < MAX_JOINED && !is_apart(unit)) {
                unit.end = word.end;
            } else {
                joined = 0;
                units.push(word);
            }
            joined += 1;
        }
        Self { line, units }
    }

    fn text(&self, units: Range<usize>) -> &'a str {
        &self.line[self.units[units.start].start..self.units[units.end - 1].end]
    }

    /// Returns the words from one on, each also with those behind it, with another ending and with other capitals.
    fn list(&self, at: usize, all_words: &BTreeSet<String>) -> &'static [&'static str] {
        let window = at..(at + WINDOW).min(self.units.len());
        let mut list = Vec::new();
        for unit in window.clone() {
            let word = self.text(unit..unit + 1);
            let following = (1..=3).filter(|length| unit + length <= window.end);
            list.extend(following.map(|length| self.text(unit..unit + length).to_owned()));
            list.push(word.to_owned());
            list.extend(other_ending(word, all_words));
            if unit % 3 == 0 {
                list.push(word.to_uppercase());
                list.push(word.to_lowercase());
            }
        }
        leaked(list)
    }

    /// True if a word has a hyphen, an apostrophe, a figure, a letter that is not one of English, or capitals.
    fn is_unusual(&self, at: usize) -> bool {
        self.text(at..at + 1)
            .chars()
            .enumerate()
            .any(|(place, c)| !c.is_ascii_alphabetic() || (place > 0 && c.is_uppercase()))
    }
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LONG && word.chars().all(char::is_alphabetic)
}

/// Returns another word that begins alike.
fn other_ending(word: &str, all_words: &BTreeSet<String>) -> Option<String> {
    if !is_long(word) {
        return None;
    }
    let start: String = word.chars().take((word.chars().count() - 2).max(LONG - 1)).collect();
    let mut alike = all_words.range(start.clone()..).take_while(|other| other.starts_with(&start));
    alike.find(|other| *other != word).cloned()
}

/// Returns so many of the items, from all over the list.
fn spread<T: Copy>(items: &[T], n: usize) -> impl Iterator<Item = T> {
    items.iter().copied().step_by((items.len() / n).max(1)).take(n)
}

/// Queries are made of lists that stay, and there are not many.
fn leaked(list: Vec<String>) -> &'static [&'static str] {
    list.into_iter().map(|text| &*text.leak()).collect::<Vec<&'static str>>().leak()
}
