//! Where a pattern has its places in a text, from the positions of its words: the one definition that the index and the
//! matcher of stored text share.
//!
//! A *place* is a run of words, by position. The places of a word are its occurrences; of a phrase, the runs that fit
//! it. A near-query has the places of those of its parts *that take part*: that have a place of the other part near
//! them. So `(kim w/5 putin) w/3 train` means that one of the two, where they are near each other, is within three
//! words of `train`. Places that overlap are not near each other.
//!
//! A lead is a text of its own: what stands behind it is not near anything in it.
//!
//! A phrase with slop is a near-query of its words. They take part if a position can be chosen for each, no two the
//! same, so that the positions less the words' numbers in the phrase differ by the slop at most: Lucene's measure.

use std::ops::Range;

use super::ast::Relation;
use super::sloppy;

/// A run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The position of its first word.
    pub start: u32,
    /// The position of its last word.
    pub end: u32,
}

/// Where sentences and paragraphs of a text begin, each rising: the positions of their first words. That of the first word
/// of the text may be left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Breaks<'a> {
    /// Of sentences, those that begin a paragraph among them.
    pub sentences: &'a [u32],
    /// Of paragraphs.
    pub paragraphs: &'a [u32],
}

/// A pattern of which the words are numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlacePattern {
    /// A word.
    Word(usize),
    /// Parts side by side, each in one of its spellings: two words or more.
    Run(Vec<Vec<Spelling>>),
    /// Words near each other: two or more, with the moves that are allowed.
    Sloppy(Vec<usize>, u32),
    /// Any of these.
    Any(Vec<PlacePattern>),
    /// Two things near each other; the first where the second is not near it, if `is_excluded`.
    Near {
        /// The first.
        left: Box<PlacePattern>,
        /// The second.
        right: Box<PlacePattern>,
        /// How near.
        relation: Relation,
        /// Whether the second is what must not be near.
        is_excluded: bool,
    },
}

/// One of the ways in which a part of a run may be written: words side by side. A joined word is one that has as many
/// positions as parts, of which only the first is known to have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The words.
    pub words: Vec<usize>,
    /// How far behind the first of them the next part begins.
    pub length: u32,
}

impl Spelling {
    /// Returns the word if it is one that is not joined.
    pub(super) fn only_word(&self) -> Option<usize> {
        match (self.words.as_slice(), self.length) {
            ([word], 1) => Some(*word),
            _ => None,
        }
    }

    /// One word that is not joined.
    pub fn word(word: usize) -> Self {
        Self { words: vec![word], length: 1 }
    }
}

/// The fewest words of a lead: it ends with the paragraph that the last of them stands in. News leads are one to three
/// sentences of 20 to 30 words.
const LEAD_LEAST: u32 = 50;
/// The most words of a lead, where paragraphs are long or none are told apart.
const LEAD_MOST: u32 = 100;

/// Takes out what stands behind the lead of a text.
pub fn keep_lead(positions: &mut [Vec<u32>], breaks: Breaks<'_>) {
    let end = lead_end(breaks);
    for word in positions {
        word.truncate(word.partition_point(|position| *position < end));
    }
}

/// Returns the first position behind the lead of a text: the paragraphs up to the one that holds the 50th word, and not
/// more than 100 words.
pub fn lead_end(breaks: Breaks<'_>) -> u32 {
    breaks.paragraphs.iter().copied().find(|start| *start >= LEAD_LEAST).map_or(LEAD_MOST, |end| end.min(LEAD_MOST))
}

/// Returns the places of a pattern in rising order, each once. `positions` has those of each word, rising.
pub fn places(pattern: &PlacePattern, positions: &[Vec<u32>], breaks: Breaks<'_>) -> Vec<Place> {
    match pattern {
        PlacePattern::Word(word) => positions[*word].iter().map(|at| Place { start: *at, end: *at }).collect(),
        PlacePattern::Run(parts) => match words_of_run(parts, |word| !positions[word].is_empty()) {
            Some(words) => run(&words, positions),
            None => spelled_run(parts, positions),
        },
        PlacePattern::Sloppy(words, slop) => {
            let words: Vec<&[u32]> = words.iter().map(|word| positions[*word].as_slice()).collect();
            sloppy::taking_part(&words, *slop).into_iter().map(|at| Place { start: at, end: at }).collect()
        }
        PlacePattern::Any(patterns) => {
            let all = patterns.iter().flat_map(|pattern| places(pattern, positions, breaks));
            sorted(all.collect())
        }
        PlacePattern::Near { left, right, relation, is_excluded } => {
            let near = near(left, right, *relation, positions, breaks);
            if *is_excluded { near.lonely } else { sorted([near.left, near.right].concat()) }
        }
    }
}

/// Returns the positions of all words that make a pattern match, rising: of a near-query also the partners of what
/// takes part in a larger one.
pub fn marked_places(pattern: &PlacePattern, positions: &[Vec<u32>], breaks: Breaks<'_>) -> Vec<Place> {
    let places = places(pattern, positions, breaks);
    sorted(partners(pattern, &places, positions, breaks))
}

/// Returns places of a pattern, and what stands near them within it.
fn partners(pattern: &PlacePattern, wanted: &[Place], positions: &[Vec<u32>], breaks: Breaks<'_>) -> Vec<Place> {
    match pattern {
        PlacePattern::Word(_) | PlacePattern::Run(_) => keep(places(pattern, positions, breaks), wanted),
        PlacePattern::Sloppy(words, slop) => {
            let words: Vec<&[u32]> = words.iter().map(|word| positions[*word].as_slice()).collect();
            let wanted = wanted.iter().filter(|place| place.start == place.end).map(|place| place.start);
            let with_wanted = wanted.flat_map(|position| sloppy::taking_part_with(&words, *slop, position));
            with_wanted.map(|at| Place { start: at, end: at }).collect()
        }
        PlacePattern::Any(patterns) => {
            patterns.iter().flat_map(|pattern| partners(pattern, wanted, positions, breaks)).collect()
        }
        PlacePattern::Near { left, relation, right, is_excluded } => {
            let near = near(left, right, *relation, positions, breaks);
            if *is_excluded {
                return partners(left, &keep(near.lonely, wanted), positions, breaks);
            }
            let (wanted_left, wanted_right) = (keep(near.left.clone(), wanted), keep(near.right.clone(), wanted));
            let order = relation.order();
            let of_left = Neighbours::new(&wanted_right).taking_part(&near.left, *relation, order, breaks);
            let of_right = Neighbours::new(&wanted_left).taking_part(&near.right, *relation, order.reversed(), breaks);
            let left_places = sorted([wanted_left, of_left].concat());
            let right_places = sorted([wanted_right, of_right].concat());
            let mut all = partners(left, &left_places, positions, breaks);
            all.extend(partners(right, &right_places, positions, breaks));
            all
        }
    }
}

fn keep(mut places: Vec<Place>, wanted: &[Place]) -> Vec<Place> {
    places.retain(|place| wanted.binary_search(place).is_ok());
    places
}

fn sorted<T: Ord>(mut places: Vec<T>) -> Vec<T> {
    places.sort_unstable();
    places.dedup();
    places
}

/// Returns the words of a run if each of its parts is written in one way, as one word, with words that are there; of a part
/// that is not written in any way, no words at all.
pub(super) fn words_of_run(parts: &[Vec<Spelling>], is_there: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut run = Vec::with_capacity(parts.len());
    for part in parts {
        let mut spellings = part.iter().filter(|spelling| spelling.words.iter().all(|word| is_there(*word)));
        let Some(spelling) = spellings.next() else { return Some(Vec::new()) };
        run.push(spelling.only_word().filter(|_| spellings.next().is_none())?);
    }
    Some(run)
}

/// The runs of these words, side by side.
fn run(words: &[usize], positions: &[Vec<u32>]) -> Vec<Place> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut starts = positions[*first].clone();
    for (distance, word) in (1..).zip(rest) {
        keep_those_before(&mut starts, &positions[*word], distance);
    }
    let length = u32::try_from(rest.len()).expect("a query has few words");
    starts.into_iter().map(|start| Place { start, end: start + length }).collect()
}

/// Keeps the starts at which a position lies so far behind. Both rise. No branch depends on them, for no processor could
/// foresee it.
pub(super) fn keep_those_before(starts: &mut Vec<u32>, positions: &[u32], offset: u32) {
    let (mut at, mut at_position, mut n_kept) = (0, 0, 0);
    while let (Some(start), Some(position)) = (starts.get(at).copied(), positions.get(at_position)) {
        let wanted = start.saturating_add(offset);
        starts[n_kept] = start;
        n_kept += usize::from(wanted == *position);
        at += usize::from(wanted <= *position);
        at_position += usize::from(*position <= wanted);
    }
    starts.truncate(n_kept);
}

/// The runs of these parts, side by side. A place ends with the last word that is known to be there.
fn spelled_run(parts: &[Vec<Spelling>], positions: &[Vec<u32>]) -> Vec<Place> {
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    let mut starts: Vec<u32> = first.iter().flat_map(|spelling| &positions[spelling.words[0]]).copied().collect();
    starts.sort_unstable();
    starts.dedup();
    let mut found = Vec::new();
    for start in starts {
        // Where the next part may begin, and the last word before it.
        let mut reached = spelled_at(first, start, positions);
        for part in rest {
            let next = reached.iter().flat_map(|(next, _)| spelled_at(part, *next, positions));
            reached = sorted(next.collect());
        }
        found.extend(reached.into_iter().map(|(_, end)| Place { start, end }));
    }
    sorted(found)
}

/// Returns for each spelling of a part that stands at a position where the next part may begin, and its last word.
fn spelled_at(part: &[Spelling], at: u32, positions: &[Vec<u32>]) -> Vec<(u32, u32)> {
    let stands_at = |word: &usize, at: u32| positions[*word].binary_search(&at).is_ok();
    let ends = part.iter().filter_map(|Spelling { words, length }| {
        let mut places = (at..).zip(words);
        let is_there = places.all(|(place, word)| stands_at(word, place));
        let last = at.checked_add(u32::try_from(words.len()).ok()?)?.checked_sub(1)?;
        Some((at.checked_add(*length)?, last)).filter(|_| is_there)
    });
    ends.collect()
}

/// The places of both sides of a near-query.
struct NearPlaces {
    /// Those of the first that have one of the second near them.
    left: Vec<Place>,
    /// Those of the second that have one of the first near them.
    right: Vec<Place>,
    /// Those of the first that have none.
    lonely: Vec<Place>,
}

fn near(
    left: &PlacePattern,
    right: &PlacePattern,
    relation: Relation,
    positions: &[Vec<u32>],
    breaks: Breaks<'_>,
) -> NearPlaces {
    let mut all_left = places(left, positions, breaks);
    let all_right = places(right, positions, breaks);
    let order = relation.order();
    let left = Neighbours::new(&all_right).taking_part(&all_left, relation, order, breaks);
    let right = Neighbours::new(&left).taking_part(&all_right, relation, order.reversed(), breaks);
    all_left.retain(|place| left.binary_search(place).is_err());
    NearPlaces { left, right, lonely: all_left }
}

/// On which side the other may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Either,
    OtherBehind,
    OtherBefore,
}

impl Order {
    fn reversed(self) -> Self {
        match self {
            Self::Either => Self::Either,
            Self::OtherBehind => Self::OtherBefore,
            Self::OtherBefore => Self::OtherBehind,
        }
    }
}

impl Relation {
    fn order(self) -> Order {
        match self {
            Self::Before(_) => Order::OtherBehind,
            Self::Within(_) | Self::SameSentence | Self::SameParagraph => Order::Either,
        }
    }
}

/// Places, to be asked for those next to another.
struct Neighbours<'a> {
    by_start: &'a [Place],
    by_end: Vec<Place>,
}

impl<'a> Neighbours<'a> {
    /// The places have to be in order.
    fn new(places: &'a [Place]) -> Self {
        let mut by_end = places.to_vec();
        by_end.sort_by_key(|place| (place.end, place.start));
        Self { by_start: places, by_end }
    }

    /// Returns those of `places` that have one of these near them.
    fn taking_part(&self, places: &[Place], relation: Relation, order: Order, breaks: Breaks<'_>) -> Vec<Place> {
        let is_near = |place: &&Place| {
            let behind = order != Order::OtherBefore && self.is_near_behind(**place, relation, breaks);
            behind || (order != Order::OtherBehind && self.is_near_before(**place, relation, breaks))
        };
        places.iter().filter(is_near).copied().collect()
    }

    fn is_near_behind(&self, place: Place, relation: Relation, breaks: Breaks<'_>) -> bool {
        let mut behind = self.by_start[self.by_start.partition_point(|other| other.start <= place.end)..].iter();
        match Bounds::of(place, relation, breaks) {
            Bounds::Distance(distance) => behind.next().is_some_and(|other| other.start - place.end <= distance),
            Bounds::Unit(unit) => {
                let mut within = behind.take_while(|other| other.start < unit.end);
                place.end < unit.end && within.any(|other| other.end < unit.end)
            }
        }
    }

    fn is_near_before(&self, place: Place, relation: Relation, breaks: Breaks<'_>) -> bool {
        let mut before = self.by_end[..self.by_end.partition_point(|other| other.end < place.start)].iter().rev();
        match Bounds::of(place, relation, breaks) {
            Bounds::Distance(distance) => before.next().is_some_and(|other| place.start - other.end <= distance),
            Bounds::Unit(unit) => {
                let mut within = before.take_while(|other| other.end >= unit.start);
                place.end < unit.end && within.any(|other| other.start >= unit.start)
            }
        }
    }
}

/// How far a place's neighbours may be.
enum Bounds {
    /// So many words.
    Distance(u32),
    /// In the sentence or paragraph that the place begins in: from its first position up to that of the next.
    Unit(Range<u32>),
}

impl Bounds {
    fn of(place: Place, relation: Relation, breaks: Breaks<'_>) -> Self {
        let unit = |starts: &[u32]| {
            let next = starts.partition_point(|start| *start <= place.start);
            let start = if next == 0 { 0 } else { starts[next - 1] };
            Self::Unit(start..starts.get(next).copied().unwrap_or(u32::MAX))
        };
        match relation {
            Relation::Within(distance) | Relation::Before(distance) => Self::Distance(distance),
            Relation::SameSentence => unit(breaks.sentences),
            Relation::SameParagraph => unit(breaks.paragraphs),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn starts_are_kept_that_have_the_word_behind_them(
            starts in prop::collection::btree_set(0_u32..60, 0..20),
            positions in prop::collection::btree_set(0_u32..60, 0..20),
            offset in 0_u32..4,
        ) {
            let mut kept: Vec<u32> = starts.iter().copied().collect();
            keep_those_before(&mut kept, &positions.iter().copied().collect::<Vec<_>>(), offset);
            let expected: Vec<u32> = starts.into_iter().filter(|start| positions.contains(&(start + offset))).collect();
            prop_assert_eq!(kept, expected);
        }
    }

    const KIM: PlacePattern = PlacePattern::Word(0);
    const PUTIN: PlacePattern = PlacePattern::Word(1);
    const TRAIN: PlacePattern = PlacePattern::Word(2);

    fn run_of(words: &[usize]) -> PlacePattern {
        PlacePattern::Run(words.iter().map(|word| vec![Spelling::word(*word)]).collect())
    }

    /// Reads a text of which the words `k`, `p` and `t` are the words 0, 1 and 2; `.` begins a sentence, `|` a
    /// paragraph.
    fn read(text: &str) -> (Vec<Vec<u32>>, Vec<u32>, Vec<u32>) {
        let mut positions = vec![Vec::new(); 3];
        let (mut sentences, mut paragraphs) = (Vec::new(), Vec::new());
        let mut at = 0;
        for token in text.split(' ') {
            match token {
                "." => sentences.push(at),
                "|" => {
                    sentences.push(at);
                    paragraphs.push(at);
                }
                _ => {
                    if let Some(word) = ["k", "p", "t"].iter().position(|word| *word == token) {
                        positions[word].push(at);
                    }
                    at += 1;
                }
            }
        }
        (positions, sentences, paragraphs)
    }

    fn near(left: PlacePattern, relation: Relation, right: PlacePattern, is_excluded: bool) -> PlacePattern {
        PlacePattern::Near { left: Box::new(left), right: Box::new(right), relation, is_excluded }
    }

    #[track_caller]
    fn check(pattern: &PlacePattern, text: &str, expected: &[(u32, u32)]) {
        let (positions, sentences, paragraphs) = read(text);
        let breaks = Breaks { sentences: &sentences, paragraphs: &paragraphs };
        let found: Vec<(u32, u32)> =
            places(pattern, &positions, breaks).into_iter().map(|place| (place.start, place.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_within_a_distance_take_part_in_either_order() {
        let pattern = near(KIM, Relation::Within(2), PUTIN, false);
        check(&pattern, "k x p x x k", &[(0, 0), (2, 2)]);
        check(&pattern, "p k", &[(0, 0), (1, 1)]);
        check(&near(KIM, Relation::Before(2), PUTIN, false), "p k x p", &[(1, 1), (3, 3)]);
    }

    #[test]
    fn a_word_is_not_near_itself() {
        check(&near(KIM, Relation::Within(5), KIM, false), "k x x", &[]);
        check(&near(KIM, Relation::Within(5), KIM, false), "k x k", &[(0, 0), (2, 2)]);
    }

    #[test]
    fn distances_are_measured_between_the_ends_of_phrases() {
        let phrase = run_of(&[0, 1]);
        check(&near(phrase.clone(), Relation::Within(1), TRAIN, false), "k p t x k p", &[(0, 1), (2, 2)]);
        check(&near(phrase, Relation::Within(1), PUTIN, false), "k p", &[]);
    }

    #[test]
    fn parts_of_a_run_may_be_spelled_in_several_ways() {
        let in_two = Spelling { words: vec![0, 1], length: 2 };
        let joined = Spelling { words: vec![0], length: 2 };
        let pattern = PlacePattern::Run(vec![vec![in_two.clone(), Spelling::word(2)], vec![Spelling::word(1)]]);
        check(&pattern, "k p p t p k t", &[(0, 2), (3, 4)]);
        let pattern = PlacePattern::Run(vec![vec![joined.clone()], vec![Spelling::word(2)]]);
        check(&pattern, "k x t k t", &[(0, 2)]);
        let pattern = PlacePattern::Run(vec![vec![Spelling::word(2)], vec![joined, in_two]]);
        check(&pattern, "t k x t k p", &[(0, 1), (3, 4), (3, 5)]);
    }

    #[test]
    fn sentences_and_paragraphs_bound() {
        check(&near(KIM, Relation::SameSentence, PUTIN, false), "k x . p x k", &[(2, 2), (4, 4)]);
        check(&near(KIM, Relation::SameParagraph, PUTIN, false), "k x . p | x k", &[(0, 0), (2, 2)]);
        let phrase = run_of(&[0, 1]);
        check(&near(phrase, Relation::SameSentence, TRAIN, false), "t k . p t", &[]);
    }

    #[test]
    fn what_has_the_other_near_it_can_be_excluded() {
        check(&near(KIM, Relation::Within(1), PUTIN, true), "k p x k", &[(3, 3)]);
        check(&near(KIM, Relation::Before(1), PUTIN, true), "p k x k p", &[(1, 1)]);
    }

    #[test]
    fn near_queries_within_others_go_by_the_words_that_take_part() {
        let inner = near(KIM, Relation::Within(3), PUTIN, false);
        let outer = near(inner, Relation::Within(1), TRAIN, false);
        check(&outer, "k x p t", &[(2, 2), (3, 3)]);
        check(&outer, "k x x x p t", &[]);
        let (positions, ..) = read("k x p t x k");
        let marked = marked_places(&outer, &positions, Breaks::default());
        assert_eq!(marked.iter().map(|place| place.start).collect::<Vec<_>>(), [0, 2, 3, 5]);
    }

    #[test]
    fn all_words_of_a_phrase_with_slop_are_marked_if_one_takes_part() {
        let phrase = PlacePattern::Sloppy(vec![0, 1], 5);
        let outer = near(phrase, Relation::Within(1), TRAIN, false);
        let (positions, ..) = read("k x x p t x x x x x k");
        let marked = marked_places(&outer, &positions, Breaks::default());
        assert_eq!(marked.iter().map(|place| place.start).collect::<Vec<_>>(), [0, 3, 4]);
    }

    #[test]
    fn a_lead_ends_with_the_paragraph_of_the_50th_word() {
        let end = |paragraphs: &[u32]| lead_end(Breaks { sentences: &[], paragraphs });
        assert_eq!(end(&[]), 100);
        assert_eq!(end(&[20, 49, 60, 80]), 60);
        assert_eq!(end(&[50]), 50);
        assert_eq!(end(&[20, 300]), 100);
    }
}
