//! The table of all words, endings and letters: what each of them says for which languages.

use std::sync::LazyLock;

use super::latin_east;
use super::latin_west;
use super::latin_world;
use super::other_scripts;
use super::profile::Profile;
use super::script::Script;

/// How many languages have a profile, at most.
pub(super) const MAX_PROFILES: usize = 128;

/// Evidence is counted in tenths of the natural logarithm of odds: a word that is forty times as frequent in a language
/// as it is elsewhere counts 37. The values are round and not tuned.
const MOST_WEIGHT: u8 = 40;
const MORE_WEIGHT: u8 = 25;
const LETTER_WEIGHT: u8 = 12;
/// By the number of letters of an ending.
const ENDING_WEIGHTS: [u8; 6] = [0, 0, 8, 14, 20, 25];

/// The longest ending, in letters.
pub(super) const MAX_ENDING: usize = ENDING_WEIGHTS.len() - 1;

/// Letters from here on are in no profile.
const LETTER_LIMIT: usize = 0x2000;

/// The languages of most news.
const MAJOR: &[&str] =
    &["en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "tr", "id", "ru", "uk", "ar", "fa", "hi", "bn", "he", "am"];

/// Languages that share nearly all words with a sister, and have some that the sister has not. A text without any of
/// them is in the sister language, the more certainly the longer it is.
const MARKED: &[(&str, Script)] =
    &[("bs", Script::Latin), ("sr", Script::Latin), ("ms", Script::Latin), ("yi", Script::Hebrew)];

/// For a language, by its place in the table, so much evidence, in tenths of the natural logarithm of odds.
pub(super) type Vote = (u8, u8);

/// The words, endings and letters of all languages.
#[derive(Debug)]
pub(super) struct Features {
    /// Code and script of each language.
    pub(super) languages: Vec<(&'static str, Script)>,
    /// Places of the languages of [`MAJOR`].
    pub(super) major: Vec<usize>,
    /// Places of the languages of [`MARKED`].
    pub(super) marked: Vec<usize>,
    /// A bit for some bits of each hash: most words and endings are in no list, and these bits stay in the first cache.
    known: Vec<u64>,
    /// A hash table with places for a hash and a range of `votes`; zero is an empty place.
    slots: Vec<(u64, u32, u32)>,
    votes: Vec<Vote>,
    /// For each letter its place in `letter_votes`, zero for none.
    letters: Vec<u16>,
    letter_votes: Vec<Vec<Vote>>,
}

/// Returns the table, which is made once.
pub(super) fn features() -> &'static Features {
    static FEATURES: LazyLock<Features> = LazyLock::new(Features::new);
    &FEATURES
}

/// The start of a hash.
pub(super) const EMPTY_HASH: u64 = 0xcbf2_9ce4_8422_2325;
/// The start of the hash of an ending.
const ENDING_HASH: u64 = 0x9e37_79b9_7f4a_7c15;

/// Adds a letter to a hash (FNV-1a on letters instead of bytes). With 64 bits and a few thousand features no word is
/// taken for another.
pub(super) fn add_to_hash(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Returns the hash of an ending of letters in lower case, which are given from the last to the first.
fn ending_hash(backwards: impl Iterator<Item = char>) -> u64 {
    backwards.fold(ENDING_HASH, add_to_hash)
}

impl Features {
    fn new() -> Self {
        let groups = [
            (Script::Latin, latin_west::PROFILES),
            (Script::Latin, latin_east::PROFILES),
            (Script::Latin, latin_world::PROFILES),
            (Script::Cyrillic, other_scripts::CYRILLIC),
            (Script::Arabic, other_scripts::ARABIC),
            (Script::Devanagari, other_scripts::DEVANAGARI),
            (Script::Bengali, other_scripts::BENGALI),
            (Script::Ethiopic, other_scripts::ETHIOPIC),
            (Script::Hebrew, other_scripts::HEBREW),
        ];
        let mut languages = Vec::new();
        let mut features: Vec<(u64, Vote)> = Vec::new();
        let mut letters = vec![0; LETTER_LIMIT];
        let mut letter_votes = vec![Vec::new()];
        for (script, profiles) in groups {
            for profile in profiles {
                let language = u8::try_from(languages.len()).expect("fewer than MAX_PROFILES");
                languages.push((profile.code, script));
                add_words(profile, language, &mut features);
                for letter in profile.letters.chars() {
                    let place: &mut u16 = &mut letters[letter as usize];
                    if *place == 0 {
                        *place = u16::try_from(letter_votes.len()).expect("a few hundred letters");
                        letter_votes.push(Vec::new());
                    }
                    letter_votes[usize::from(*place)].push((language, LETTER_WEIGHT));
                }
            }
        }
        assert!(languages.len() <= MAX_PROFILES, "scores have a place for each language");
        // The heaviest vote of a language for a feature comes first and stays.
        features.sort_unstable_by_key(|&(hash, (language, weight))| (hash, language, std::cmp::Reverse(weight)));
        features.dedup_by_key(|(hash, (language, _))| (*hash, *language));
        let mut slots = vec![(0, 0, 0); (features.len() * 3 / 2).next_power_of_two()];
        let mut known = vec![0; KNOWN_BITS / 64];
        let mut start = 0;
        for group in features.chunk_by(|a, b| a.0 == b.0) {
            known[known_bit(group[0].0) / 64] |= 1 << (known_bit(group[0].0) % 64);
            let mut slot = top_bits(group[0].0, slots.len());
            while slots[slot].0 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            let end = start + u32::try_from(group.len()).expect("a few languages");
            slots[slot] = (group[0].0, start, end);
            start = end;
        }
        let places = |is_meant: &dyn Fn(&(&str, Script)) -> bool| {
            languages.iter().enumerate().filter(|(_, language)| is_meant(language)).map(|(place, _)| place).collect()
        };
        let major = places(&|(code, _)| MAJOR.contains(code));
        let marked = places(&|language| MARKED.contains(language));
        let votes = features.into_iter().map(|(_, vote)| vote).collect();
        Self { languages, major, marked, known, slots, votes, letters, letter_votes }
    }

    /// Returns what a word says, by its hash; nothing if it is in no list.
    pub(super) fn of_hash(&self, hash: u64) -> &[Vote] {
        let bit = known_bit(hash);
        if self.known[bit / 64] >> (bit % 64) & 1 == 0 {
            return &[];
        }
        let mut slot = top_bits(hash, self.slots.len());
        loop {
            let (found, start, end) = self.slots[slot];
            if found == hash {
                return &self.votes[start as usize..end as usize];
            }
            if found == 0 {
                return &[];
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Calls `vote` with what the endings of a word say.
    pub(super) fn of_endings(&self, word: &[char], mut vote: impl FnMut(&[Vote])) {
        let mut hash = ENDING_HASH;
        for (n, c) in word.iter().rev().take(MAX_ENDING).enumerate() {
            hash = add_to_hash(hash, *c);
            if n > 0 {
                vote(self.of_hash(hash));
            }
        }
    }

    /// Returns what a letter says.
    pub(super) fn of_letter(&self, c: char) -> &[Vote] {
        match self.letters.get(c as usize) {
            Some(&place) => &self.letter_votes[usize::from(place)],
            None => &[],
        }
    }
}

fn add_words(profile: &Profile, language: u8, features: &mut Vec<(u64, Vote)>) {
    for (list, weight) in [(profile.most, MOST_WEIGHT), (profile.more, MORE_WEIGHT)] {
        super::words(list, |word, hash| {
            // A single letter may be an initial or a part of an abbreviation.
            let weight = if word.len() == 1 { weight / 2 } else { weight };
            features.push((hash, (language, weight)));
        });
    }
    for ending in profile.endings.split_whitespace() {
        let weight = ENDING_WEIGHTS.get(ending.chars().count()).copied().unwrap_or(0);
        if weight > 0 {
            features.push((ending_hash(ending.chars().rev()), (language, weight)));
        }
    }
}

/// How many bits of `known` there are, eight for each feature.
const KNOWN_BITS: usize = 1 << 16;

fn known_bit(hash: u64) -> usize {
    top_bits(hash, KNOWN_BITS)
}

/// Makes a place below a power of two of a hash, by the golden ratio, as the low bits of FNV-1a of two letters are poor.
fn top_bits(hash: u64, n_places: usize) -> usize {
    usize::try_from(hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - n_places.trailing_zeros())).unwrap_or(0)
}
