//! Where a pattern has its places in a text, by trying everything.

use std::collections::BTreeSet;

use dateline::analysis::{Analyzer, Form, is_character, words};
use dateline::language::Language;
use dateline::query::{Pattern, PatternKind, PhrasePart, Relation, WordForm};

use super::spelling::WantedWord;
use super::text::{Text, Vocabulary};

/// The positions of the first and last word of a place.
type Place = (usize, usize);

/// A pattern whose words are known by number.
#[derive(Debug)]
enum Shape {
    Word(usize),
    Phrase { words: Vec<usize>, slop: usize },
    Any(Vec<Shape>),
    Near { left: Box<Shape>, right: Box<Shape>, relation: Relation, is_excluded: bool },
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
        let mut reading = Reading { wanted: Vec::new(), languages: &vocabulary.languages, analyzer };
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
    languages: &'a [Language],
    analyzer: &'a mut Analyzer,
}

impl Reading<'_> {
    fn shape(&mut self, pattern: &Pattern) -> Shape {
        let word = match &pattern.kind {
            PatternKind::Word { text, form } => return Shape::Phrase { words: self.written(text, *form), slop: 0 },
            PatternKind::Phrase { parts, form, slop } => {
                let words = parts.iter().flat_map(|part| match part {
                    PhrasePart::Words(text) => self.written(text, *form),
                    PhrasePart::Wildcard(wildcard) => vec![self.wildcard(&wildcard.0)],
                });
                return Shape::Phrase { words: words.collect(), slop: *slop as usize };
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

    fn written(&mut self, text: &str, form: WordForm) -> Vec<usize> {
        let mut numbers = Vec::new();
        for range in words(text) {
            let word = match form {
                _ if is_character(&text[range.clone()]) => {
                    let folded = self.analyzer.term(&text[range], Form::Surface, Language::UNDETERMINED);
                    WantedWord::Character(folded.to_owned())
                }
                WordForm::Any => WantedWord::inflected(&text[range], self.languages, self.analyzer),
                WordForm::Exact => WantedWord::exact(&text[range], self.analyzer),
                WordForm::Written => WantedWord::written(&text[range]),
            };
            numbers.push(self.add(word));
        }
        numbers
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
            Shape::Phrase { words, slop: 0 } => self.runs(words),
            Shape::Phrase { words, slop } => {
                self.choices(words, *slop).into_iter().flatten().map(|at| (at, at)).collect()
            }
            Shape::Any(shapes) => shapes.iter().flat_map(|shape| self.places(shape)).collect(),
            Shape::Near { left, is_excluded: true, .. } => {
                let with_partner: BTreeSet<Place> = self.pairs(shape).into_iter().map(|(left, _)| left).collect();
                self.places(left).into_iter().filter(|place| !with_partner.contains(place)).collect()
            }
            Shape::Near { .. } => self.pairs(shape).into_iter().flat_map(|(left, right)| [left, right]).collect(),
        }
    }

    /// The runs of a phrase: each start is tried.
    fn runs(&self, words: &[usize]) -> BTreeSet<Place> {
        let starts = self.positions[words[0]].iter().copied();
        let is_run = |start: &usize| (*start..).zip(words).all(|(at, word)| self.positions[*word].contains(&at));
        starts.filter(is_run).map(|start| (start, start + words.len() - 1)).collect()
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
            Shape::Word(_) | Shape::Phrase { slop: 0, .. } => &self.places(shape) & wanted,
            Shape::Phrase { words, slop } => {
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
