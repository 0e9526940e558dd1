//! Phrases with slop: which of their words take part.

use std::collections::{BTreeMap, BTreeSet};

/// A word of the phrase at a position of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The position less the word's number in the phrase: where the phrase would begin.
    origin: i64,
    word: usize,
    position: u32,
}

/// Returns the positions that take part in a match, rising. `words` has the positions of each word of the phrase.
pub(super) fn taking_part(words: &[&[u32]], slop: u32) -> Vec<u32> {
    let entries = entries(words);
    let mut counts = vec![0_usize; words.len()];
    let mut n_missing = words.len();
    let mut part = BTreeSet::new();
    let mut end = 0;
    for start in 0..entries.len() {
        let limit = entries[start].origin + i64::from(slop);
        while let Some(entry) = entries.get(end).filter(|entry| entry.origin <= limit) {
            n_missing -= usize::from(counts[entry.word] == 0);
            counts[entry.word] += 1;
            end += 1;
        }
        if n_missing == 0 {
            part.extend(taking_part_in_window(&entries[start..end], words.len()));
        }
        counts[entries[start].word] -= 1;
        n_missing += usize::from(counts[entries[start].word] == 0);
    }
    part.into_iter().collect()
}

fn entries(words: &[&[u32]]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(words.iter().map(|positions| positions.len()).sum());
    for (number, (word, positions)) in (0_i64..).zip(words.iter().enumerate()) {
        let at = |position: &u32| Entry { origin: i64::from(*position) - number, word, position: *position };
        entries.extend(positions.iter().map(at));
    }
    entries.sort_unstable();
    entries
}

/// Returns the positions of a window, in which each word stands, that a choice of one position for each word can have.
fn taking_part_in_window(window: &[Entry], n_words: usize) -> Vec<u32> {
    let mut at_position = BTreeMap::<u32, usize>::new();
    for entry in window {
        *at_position.entry(entry.position).or_default() += 1;
    }
    let is_free = at_position.values().all(|count| *count == 1);
    if is_free {
        return at_position.into_keys().collect();
    }
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
            let (least, most) = origins.fold((i64::MAX, i64::MIN), |(a, b), origin| (a.min(origin), b.max(origin)));
            return most - least <= i64::from(slop) && chosen.contains(&must);
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
