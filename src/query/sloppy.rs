//! Phrases with slop: which of their words take part.

use std::collections::{BTreeMap, BTreeSet};

/// A word of the phrase at a position of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The position less the word's number in the phrase: where the phrase would begin.
    origin: i64,
    word: usize,
    position: u32,
    /// The number of the position among all that any word has.
    slot: usize,
}

/// Returns the positions that take part in a match, rising. `words` has the positions of each word of the phrase.
pub(super) fn taking_part(words: &[&[u32]], slop: u32) -> Vec<u32> {
    if words.iter().any(|positions| positions.is_empty()) {
        return Vec::new();
    }
    let groups = groups_of_same(words);
    let is_short = |group: &Vec<usize>| words[group[0]].len() < group.len();
    if groups.as_ref().is_some_and(|groups| groups.iter().any(is_short)) {
        return Vec::new();
    }
    let (entries, n_slots) = entries(words);
    let mut window = Window::new(words.len(), n_slots);
    let mut part: Vec<u32> = Vec::new();
    let mut end = 0;
    // Up to where all that stood in a window was taken.
    let mut taken = 0;
    for start in 0..entries.len() {
        let limit = entries[start].origin + i64::from(slop);
        while let Some(entry) = entries.get(end).filter(|entry| entry.origin <= limit) {
            window.add(entry);
            end += 1;
        }
        if window.has_all() {
            let within = &entries[start..end];
            match (window.n_shared, &groups) {
                (0, _) => {
                    part.extend(entries[taken.max(start)..end].iter().map(|entry| entry.position));
                    taken = end;
                }
                (_, Some(groups)) => part.extend(taking_part_in_groups(groups, words, entries[start].origin, slop)),
                (_, None) => part.extend(taking_part_in_window(within, words.len())),
            }
        }
        window.remove(&entries[start]);
    }
    part.sort_unstable();
    part.dedup();
    part
}

/// Returns the positions that take part in a match together with this one.
pub(super) fn taking_part_with(words: &[&[u32]], slop: u32, position: u32) -> BTreeSet<u32> {
    // No word is further away in a match.
    let reach = slop.saturating_add(u32::try_from(words.len()).expect("a phrase has few words"));
    let near = |positions: &&'_ [u32]| {
        let from = positions.partition_point(|other| *other < position.saturating_sub(reach));
        let until = positions.partition_point(|other| *other <= position.saturating_add(reach));
        from..until
    };
    let words: Vec<&[u32]> = words.iter().map(|positions| &positions[near(positions)]).collect();
    let only = [position];
    let mut part = BTreeSet::new();
    for (number, positions) in words.iter().enumerate() {
        if positions.binary_search(&position).is_ok() {
            let mut chosen = words.clone();
            chosen[number] = &only;
            part.extend(taking_part(&chosen, slop));
        }
    }
    part
}

/// Returns the words of a phrase in groups of the same positions, for a word that is said several times; None if words
/// share some positions and not all.
fn groups_of_same(words: &[&[u32]]) -> Option<Vec<Vec<usize>>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, positions) in words.iter().enumerate() {
        match groups.iter_mut().find(|group| words[group[0]] == *positions) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    let different: Vec<u32> = groups.iter().flat_map(|group| words[group[0]].iter().copied()).collect();
    let n_different = different.iter().collect::<BTreeSet<_>>().len();
    (n_different == different.len()).then_some(groups)
}

/// Returns the positions that a choice can have if the phrase begins at `origin`: none unless each group has a choice.
fn taking_part_in_groups(groups: &[Vec<usize>], words: &[&[u32]], origin: i64, slop: u32) -> Vec<u32> {
    let mut part = Vec::new();
    for group in groups {
        let Some(of_group) = taking_part_in_order(group, words[group[0]], origin, slop) else { return Vec::new() };
        part.extend(of_group);
    }
    part
}

/// Returns the positions that the words of a group can have; None if they cannot all have one.
///
/// Words that are the same can be taken in the order of the phrase: where two of them stand the other way round, to
/// swap them moves neither further. So each has an earliest and a latest position, and can have all between them.
fn taking_part_in_order(group: &[usize], positions: &[u32], origin: i64, slop: u32) -> Option<Vec<u32>> {
    let bounds = |word: usize| {
        let first = origin + i64::try_from(word).expect("a phrase has few words");
        let from = positions.partition_point(|position| i64::from(*position) < first);
        let until = positions.partition_point(|position| i64::from(*position) <= first + i64::from(slop));
        (from, until)
    };
    let mut earliest = Vec::with_capacity(group.len());
    let mut next = 0;
    for word in group {
        let (from, until) = bounds(*word);
        let place = from.max(next);
        if place >= until {
            return None;
        }
        earliest.push(place);
        next = place + 1;
    }
    let mut part = BTreeSet::new();
    let mut end = positions.len();
    for (word, first) in group.iter().zip(&earliest).rev() {
        let (_, until) = bounds(*word);
        end = until.min(end);
        part.extend(&positions[*first..end]);
        end -= 1;
    }
    Some(part.into_iter().collect())
}

/// Returns all words at all their positions, by where the phrase would begin, and how many positions there are.
fn entries(words: &[&[u32]]) -> (Vec<Entry>, usize) {
    let mut slots: Vec<u32> = words.concat();
    slots.sort_unstable();
    slots.dedup();
    let mut entries = Vec::with_capacity(words.iter().map(|positions| positions.len()).sum());
    for (number, (word, positions)) in (0_i64..).zip(words.iter().enumerate()) {
        entries.extend(positions.iter().map(|position| Entry {
            origin: i64::from(*position) - number,
            word,
            position: *position,
            slot: slots.partition_point(|slot| slot < position),
        }));
    }
    entries.sort_unstable();
    (entries, slots.len())
}

/// What stands within the slop.
struct Window {
    of_words: Vec<usize>,
    n_words: usize,
    of_slots: Vec<usize>,
    n_slots: usize,
    /// How many positions more than one word could have.
    n_shared: usize,
}

impl Window {
    fn new(n_words: usize, n_slots: usize) -> Self {
        Self { of_words: vec![0; n_words], n_words: 0, of_slots: vec![0; n_slots], n_slots: 0, n_shared: 0 }
    }

    fn add(&mut self, entry: &Entry) {
        let (of_word, of_slot) = (&mut self.of_words[entry.word], &mut self.of_slots[entry.slot]);
        self.n_words += usize::from(*of_word == 0);
        self.n_slots += usize::from(*of_slot == 0);
        self.n_shared += usize::from(*of_slot == 1);
        *of_word += 1;
        *of_slot += 1;
    }

    fn remove(&mut self, entry: &Entry) {
        let (of_word, of_slot) = (&mut self.of_words[entry.word], &mut self.of_slots[entry.slot]);
        *of_word -= 1;
        *of_slot -= 1;
        self.n_words -= usize::from(*of_word == 0);
        self.n_slots -= usize::from(*of_slot == 0);
        self.n_shared -= usize::from(*of_slot == 1);
    }

    /// Whether each word has a position, and there are as many positions as words.
    fn has_all(&self) -> bool {
        self.n_words == self.of_words.len() && self.n_slots >= self.of_words.len()
    }
}

/// Returns the positions of a window, in which each word stands, that a choice of one position for each word can have.
fn taking_part_in_window(window: &[Entry], n_words: usize) -> Vec<u32> {
    let mut choice = Choice::new(window, n_words);
    if !(0..n_words).all(|word| choice.place(word, &mut BTreeSet::new())) {
        return Vec::new();
    }
    window.iter().filter(|entry| choice.clone().place_at(**entry)).map(|entry| entry.position).collect()
}

/// A choice of a position for each word, no two the same: a matching, found by augmenting paths.
#[derive(Clone)]
struct Choice {
    /// The positions that each word may have.
    possible: Vec<Vec<u32>>,
    /// The word at each position that is taken.
    taken: BTreeMap<u32, usize>,
}

impl Choice {
    fn new(window: &[Entry], n_words: usize) -> Self {
        let mut possible = vec![Vec::new(); n_words];
        for entry in window {
            possible[entry.word].push(entry.position);
        }
        Self { possible, taken: BTreeMap::new() }
    }

    /// Gives a word a position, moving others if need be; false if there is none. `seen` has the positions that were
    /// tried.
    fn place(&mut self, word: usize, seen: &mut BTreeSet<u32>) -> bool {
        for number in 0..self.possible[word].len() {
            let position = self.possible[word][number];
            if !seen.insert(position) {
                continue;
            }
            let holder = self.taken.get(&position).copied();
            if holder.is_none_or(|holder| self.place(holder, seen)) {
                self.taken.insert(position, word);
                return true;
            }
        }
        false
    }

    /// Moves a word to this position; false if the others have no choice then.
    fn place_at(mut self, entry: Entry) -> bool {
        let Some(holder) = self.taken.get(&entry.position).copied() else { return true };
        if holder == entry.word {
            return true;
        }
        self.taken.retain(|_, word| *word != entry.word);
        self.taken.insert(entry.position, entry.word);
        self.place(holder, &mut BTreeSet::from([entry.position]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(phrase: &str, slop: u32, text: &str, expected: &[u32]) {
        let positions = |word: &str| -> Vec<u32> {
            (0..).zip(text.split(' ')).filter(|(_, own)| *own == word).map(|(at, _)| at).collect()
        };
        let words: Vec<Vec<u32>> = phrase.split(' ').map(positions).collect();
        let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
        assert_eq!(taking_part(&words, slop), expected);
    }

    #[test]
    fn words_may_move_by_the_slop_in_all() {
        check("a b", 0, "a b a x b", &[0, 1]);
        check("a b", 1, "a x b", &[0, 2]);
        check("a b c", 1, "a x b x c", &[]);
        check("a b c", 2, "a x b x c", &[0, 2, 4]);
    }

    #[test]
    fn two_words_in_the_other_order_are_two_moves() {
        check("a b", 1, "b a", &[]);
        check("a b", 2, "b a", &[0, 1]);
    }

    #[test]
    fn one_word_of_the_text_is_not_two_of_the_phrase() {
        check("a a", 5, "a x x", &[]);
        check("a a", 5, "a x a", &[0, 2]);
        check("a b a", 9, "b a", &[]);
        check("a a a", 3, "a a x x x x x a", &[]);
    }

    /// Whether some choice of positions has them all different and near enough.
    fn is_possible(words: &[Vec<u32>], slop: u32, chosen: &mut Vec<u32>, must: u32) -> bool {
        if chosen.len() == words.len() {
            let origins = (0_i64..).zip(&*chosen).map(|(number, position)| i64::from(*position) - number);
            let (least, largest) = origins.fold((i64::MAX, i64::MIN), |(a, b), origin| (a.min(origin), b.max(origin)));
            return largest - least <= i64::from(slop) && chosen.contains(&must);
        }
        words[chosen.len()].iter().any(|position| {
            if chosen.contains(position) {
                return false;
            }
            chosen.push(*position);
            let is_found = is_possible(words, slop, chosen, must);
            chosen.pop();
            is_found
        })
    }

    proptest! {
        #[test]
        fn all_choices_are_found(
            text in proptest::collection::vec(0_usize..3, 1..9),
            phrase in proptest::collection::vec(0_usize..3, 2..5),
            slop in 0_u32..6,
        ) {
            let positions = |word: &usize| -> Vec<u32> {
                (0..).zip(&text).filter(|(_, own)| *own == word).map(|(at, _)| at).collect()
            };
            let words: Vec<Vec<u32>> = phrase.iter().map(positions).collect();
            let n_positions = u32::try_from(text.len()).unwrap();
            let expected: Vec<u32> =
                (0..n_positions).filter(|must| is_possible(&words, slop, &mut Vec::new(), *must)).collect();
            let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
            prop_assert_eq!(taking_part(&words, slop), expected);
        }
    }
}
