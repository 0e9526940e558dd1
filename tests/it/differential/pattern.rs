//! Where a pattern has its places in a text, by trying everything.

use std::collections::BTreeSet;

use dateline::analysis::{Analyzer, Form, is_character, joined_letters, joined_word, words};
use dateline::language::Language;
use dateline::query::{Pattern, PatternKind, PhrasePart, Relation, WordForm};

use super::spelling::{Kind, WantedWord};
use super::text::{Text, Vocabulary};

/// The positions of the first and last word of a place.
type Place = (usize, usize);

/// A pattern whose words are known by number.
#[derive(Debug)]
enum Shape {
    Word(usize),
    /// Any of these, each of words side by side with how far they are from the first.
    Runs(Vec<Vec<(usize, usize)>>),
    /// Words near each other.
    Sloppy(Vec<usize>, usize),
    Any(Vec<Shape>),
    Near {
        left: Box<Shape>,
        right: Box<Shape>,
        relation: Relation,
        is_excluded: bool,
    },
}

/// What is looked for in texts.
#[derive(Debug)]
pub(super) struct Sought {
    shape: Shape,
    /// For each word of the pattern, which words of the vocabulary it stands for.
    words: Vec<Vec<bool>>,
    /// Which words of the vocabulary any of them stands for: most texts have none, and that has to be quick.
    all_words: Vec<bool>,
    /// How many places there have to be.
    pub(super) least: usize,
}

/// The places of a pattern in a text, and what to mark there.
#[derive(Debug)]
pub(super) struct FoundPlaces<'a> {
    sought: &'a Sought,
    text: &'a Text,
    /// Where each word of the pattern stands.
    positions: Vec<BTreeSet<usize>>,
}

impl Sought {
    pub(super) fn new(pattern: &Pattern, vocabulary: &Vocabulary, analyzer: &mut Analyzer) -> Self {
        let (pattern, least) = match &pattern.kind {
            PatternKind::AtLeast { count, pattern } => (pattern.as_ref(), *count as usize),
            _ => (pattern, 1),
        };
        let mut reading = Reading { wanted: Vec::new(), vocabulary, analyzer };
        let shape = reading.shape(pattern);
        let stands_for = |wanted: &WantedWord| vocabulary.words.iter().map(|word| wanted.is(word)).collect();
        let words: Vec<Vec<bool>> = reading.wanted.iter().map(stands_for).collect();
        let all_words = (0..vocabulary.words.len()).map(|number| words.iter().any(|word| word[number])).collect();
        Self { shape, words, all_words, least }
    }

    /// Looks in the first so many positions of a text; None if they have none of the words.
    pub(super) fn find<'a>(&'a self, text: &'a Text, length: usize) -> Option<FoundPlaces<'a>> {
        let mut positions = Vec::new();
        for token in &text.tokens {
            if token.position >= length || !self.all_words[token.word] {
                continue;
            }
            positions.resize(self.words.len(), BTreeSet::new());
            for (own, stands_for) in positions.iter_mut().zip(&self.words) {
                if stands_for[token.word] {
                    own.insert(token.position);
                }
            }
        }
        (!positions.is_empty()).then_some(FoundPlaces { sought: self, text, positions })
    }
}

/// Reads a pattern, numbering its words.
struct Reading<'a> {
    wanted: Vec<WantedWord>,
    vocabulary: &'a Vocabulary,
    analyzer: &'a mut Analyzer,
}

impl Reading<'_> {
    fn shape(&mut self, pattern: &Pattern) -> Shape {
        let word = match &pattern.kind {
            PatternKind::Word { text, form } => return Shape::Runs(self.runs(text, *form)),
            PatternKind::Phrase { parts, form, slop: 0 } => {
                let mut runs = vec![Vec::new()];
                for part in parts {
                    let behind = match part {
                        PhrasePart::Words(text) => self.runs(text, *form),
                        PhrasePart::Wildcard(wildcard) => {
                            vec![vec![(self.wildcard(&wildcard.0), 1)]]
                        }
                    };
                    runs = joined(&runs, &behind);
                }
                return Shape::Runs(runs);
            }
            PatternKind::Phrase { parts, form, slop } => {
                let words = parts.iter().flat_map(|part| match part {
                    PhrasePart::Words(text) => self.written(text, *form),
                    PhrasePart::Wildcard(wildcard) => vec![self.wildcard(&wildcard.0)],
                });
                return Shape::Sloppy(words.collect(), *slop as usize);
            }
            PatternKind::Any(patterns) => return Shape::Any(patterns.iter().map(|part| self.shape(part)).collect()),
            PatternKind::Near(near) => {
                return Shape::Near {
                    left: Box::new(self.shape(&near.left)),
                    right: Box::new(self.shape(&near.right)),
                    relation: near.relation,
                    is_excluded: near.is_excluded,
                };
            }
            PatternKind::AtLeast { .. } => panic!("a count within a pattern"),
            PatternKind::Wildcard(wildcard) => self.wildcard(&wildcard.0),
            PatternKind::Fuzzy { text, distance } => {
                let fuzzy = WantedWord::fuzzy(text, *distance, self.analyzer);
                self.add(fuzzy)
            }
            PatternKind::Regex(expression) => self.add(WantedWord::expression(expression)),
        };
        Shape::Word(word)
    }

    /// The words of a text, near each other: each as it is written, or joined if nothing in the query joins it.
    fn written(&mut self, text: &str, form: WordForm) -> Vec<usize> {
        let mut numbers = Vec::new();
        let mut joined_end = 0;
        for range in words(text) {
            let word = &text[range.clone()];
            joined_end = joined_word(text, &range).map_or(joined_end, |joined| joined.range.end);
            let is_joined = range.start < joined_end || word.contains('.') || word.chars().count() == 1;
            let wanted = if is_joined { self.word(word, form) } else { self.word_or_joined(word, form) };
            numbers.push(self.add(wanted));
        }
        numbers
    }

    /// All ways in which a text may be written: words, each with how many positions it takes.
    fn runs(&mut self, text: &str, form: WordForm) -> Vec<Vec<(usize, usize)>> {
        let mut runs = vec![Vec::new()];
        let mut ranges = words(text);
        while let Some(range) = ranges.next() {
            let word = &text[range.clone()];
            let mut ways = vec![vec![(self.word(word, form), 1)]];
            if form != WordForm::Any {
            } else if let Some(joined) = joined_word(text, &range) {
                for _ in 1..joined.n_parts {
                    let part = ranges.next().unwrap();
                    ways[0].push((self.word(&text[part], form), 1));
                }
                ways.push(vec![(self.word(&joined_letters(&text[joined.range]), form), 1)]);
            } else if word.contains('.') {
                ways.push(word.split('.').map(|letter| (self.word(letter, form), 1)).collect());
            } else if word.chars().count() > 1 {
                ways.extend((2..4).map(|n_parts| vec![(self.inflected(word, vec![Kind::Joined(n_parts)]), n_parts)]));
            }
            let is_known = |wanted: &WantedWord| self.vocabulary.words.iter().any(|known| wanted.is(known));
            let others = ways.split_off(1).into_iter();
            ways.extend(others.filter(|way| way.iter().all(|(wanted, _)| is_known(wanted))));
            let numbered = ways
                .into_iter()
                .map(|way| way.into_iter().map(|(wanted, length)| (self.add(wanted), length)).collect::<Vec<_>>());
            runs = joined(&runs, &numbered.collect::<Vec<_>>());
        }
        runs
    }

    fn word(&mut self, word: &str, form: WordForm) -> WantedWord {
        match form {
            _ if is_character(word) => {
                let folded = self.analyzer.term(word, Form::Surface, Language::UNDETERMINED);
                WantedWord::Character(folded.to_owned())
            }
            WordForm::Any => self.inflected(word, vec![Kind::Word]),
            WordForm::Exact => WantedWord::exact(word, self.analyzer),
            WordForm::Written => WantedWord::written(word),
        }
    }

    fn word_or_joined(&mut self, word: &str, form: WordForm) -> WantedWord {
        match form {
            WordForm::Any => self.inflected(word, vec![Kind::Word, Kind::Joined(2), Kind::Joined(3)]),
            WordForm::Exact | WordForm::Written => self.word(word, form),
        }
    }

    fn inflected(&mut self, word: &str, kinds: Vec<Kind>) -> WantedWord {
        WantedWord::inflected(word, kinds, &self.vocabulary.languages, self.analyzer)
    }

    fn wildcard(&mut self, written: &str) -> usize {
        let wildcard = WantedWord::wildcard(written, self.analyzer);
        self.add(wildcard)
    }

    fn add(&mut self, word: WantedWord) -> usize {
        self.wanted.push(word);
        self.wanted.len() - 1
    }
}

/// Each of these runs with each of those behind it.
fn joined(runs: &[Vec<(usize, usize)>], behind: &[Vec<(usize, usize)>]) -> Vec<Vec<(usize, usize)>> {
    runs.iter().flat_map(|run| behind.iter().map(|way| [run.as_slice(), way].concat())).collect()
}

impl FoundPlaces<'_> {
    /// How many places there are.
    pub(super) fn count(&self) -> usize {
        self.places(&self.sought.shape).len()
    }

    /// Returns what makes the pattern match, in bytes.
    pub(super) fn marks(&self) -> BTreeSet<(usize, usize)> {
        let all = self.places(&self.sought.shape);
        let marked = self.marked(&self.sought.shape, &all);
        marked.into_iter().map(|place| self.range(place)).collect()
    }

    /// From the first word of a place to the end of the last; where several that stand at one position are words of the
    /// pattern, such as a glued word and its first part, they are taken together.
    fn range(&self, (first, last): Place) -> (usize, usize) {
        let at = |position: usize| self.text.tokens.iter().filter(move |token| token.position == position);
        let is_wanted = |word: usize| self.sought.words.iter().any(|stands_for| stands_for[word]);
        let starts = at(first).filter(|token| is_wanted(token.word)).map(|token| token.range.start);
        let ends = at(last).filter(|token| is_wanted(token.word)).map(|token| token.range.end);
        (starts.min().unwrap(), ends.max().unwrap())
    }

    fn places(&self, shape: &Shape) -> BTreeSet<Place> {
        match shape {
            Shape::Word(word) => self.positions[*word].iter().map(|at| (*at, *at)).collect(),
            Shape::Runs(runs) => runs.iter().flat_map(|run| self.run(run)).collect(),
            Shape::Sloppy(words, slop) => self.choices(words, *slop).into_iter().flatten().map(|at| (at, at)).collect(),
            Shape::Any(shapes) => shapes.iter().flat_map(|shape| self.places(shape)).collect(),
            Shape::Near { left, is_excluded: true, .. } => {
                let with_partner: BTreeSet<Place> = self.pairs(shape).into_iter().map(|(left, _)| left).collect();
                self.places(left).into_iter().filter(|place| !with_partner.contains(place)).collect()
            }
            Shape::Near { .. } => self.pairs(shape).into_iter().flat_map(|(left, right)| [left, right]).collect(),
        }
    }

    /// The places of words side by side: each start is tried.
    fn run(&self, words: &[(usize, usize)]) -> BTreeSet<Place> {
        let end_from = |start: usize| {
            let (mut at, mut last) = (start, start);
            for (word, length) in words {
                last = at;
                at += length;
                if !self.positions[*word].contains(&last) {
                    return None;
                }
            }
            Some((start, last))
        };
        self.positions[words[0].0].iter().filter_map(|start| end_from(*start)).collect()
    }

    /// All choices of a position for each word, no two the same, that differ by the slop at most from where the words of
    /// one phrase would stand.
    fn choices(&self, words: &[usize], slop: usize) -> Vec<Vec<usize>> {
        let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
        for (number, word) in words.iter().enumerate() {
            let mut longer = Vec::new();
            for choice in &choices {
                for at in self.positions[*word].iter().filter(|at| !choice.contains(at)) {
                    let chosen: Vec<usize> = choice.iter().copied().chain([*at]).collect();
                    // So much more than the least that nothing is negative.
                    let beginnings = chosen.iter().enumerate().map(|(number, at)| at + words.len() - number);
                    let is_near = beginnings.clone().max().unwrap() - beginnings.min().unwrap() <= slop;
                    if is_near {
                        longer.push(chosen);
                    }
                }
            }
            choices = longer;
            assert!(choices.len() < 100_000, "word {number} of a phrase has too many choices");
        }
        choices
    }

    /// All pairs of places of both sides that are near each other.
    fn pairs(&self, near: &Shape) -> Vec<(Place, Place)> {
        let Shape::Near { left, right, relation, .. } = near else { return Vec::new() };
        let rights = self.places(right);
        let mut pairs = Vec::new();
        for left in self.places(left) {
            pairs.extend(
                rights.iter().filter(|right| self.is_near(left, **right, *relation)).map(|right| (left, *right)),
            );
        }
        pairs
    }

    fn is_near(&self, left: Place, right: Place, relation: Relation) -> bool {
        let is_before = left.1 < right.0;
        let is_behind = right.1 < left.0;
        let in_one = |units: &[usize]| {
            let all = [left.0, left.1, right.0, right.1].map(|at| units[at]);
            (is_before || is_behind) && all.iter().all(|unit| *unit == all[0])
        };
        match relation {
            Relation::Before(most) => is_before && right.0 - left.1 <= most as usize,
            Relation::Within(most) if is_before => right.0 - left.1 <= most as usize,
            Relation::Within(most) => is_behind && left.0 - right.1 <= most as usize,
            Relation::SameSentence => in_one(&self.text.sentences),
            Relation::SameParagraph => in_one(&self.text.paragraphs),
        }
    }

    /// Returns these places of a pattern, as single words and phrases, with what is near them within it.
    fn marked(&self, shape: &Shape, wanted: &BTreeSet<Place>) -> BTreeSet<Place> {
        match shape {
            Shape::Word(_) | Shape::Runs(_) => &self.places(shape) & wanted,
            Shape::Sloppy(words, slop) => {
                let is_wanted = |choice: &Vec<usize>| choice.iter().any(|at| wanted.contains(&(*at, *at)));
                let choices = self.choices(words, *slop).into_iter().filter(is_wanted);
                choices.flatten().map(|at| (at, at)).collect()
            }
            Shape::Any(shapes) => shapes.iter().flat_map(|shape| self.marked(shape, wanted)).collect(),
            Shape::Near { left, is_excluded: true, .. } => self.marked(left, &(&self.places(shape) & wanted)),
            Shape::Near { left, right, .. } => {
                let is_wanted = |pair: &(Place, Place)| wanted.contains(&pair.0) || wanted.contains(&pair.1);
                let pairs: Vec<(Place, Place)> = self.pairs(shape).into_iter().filter(is_wanted).collect();
                let of_left = self.marked(left, &pairs.iter().map(|pair| pair.0).collect());
                let of_right = self.marked(right, &pairs.iter().map(|pair| pair.1).collect());
                &of_left | &of_right
            }
        }
    }
}
