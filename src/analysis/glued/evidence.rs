//! Which candidates are two words: what the frequencies of the corpus say.

use super::Candidate;
use super::joints::{Joint, Kind, has_letters, is_year};
use super::lists::{self, Strength};
use crate::analysis::{MAX_TERM_LENGTH, fold};

/// What the corpus knows of words. They are given folded, as terms of surface forms.
pub trait Vocabulary {
    /// Returns in how many articles the word occurs, at most `cap`.
    fn articles_with(&self, word: &str, cap: u32) -> u32;

    /// Returns in how many articles `left` stands just before `right`, at most `cap`. Where this is not known, 0: only
    /// joints that need no such evidence are then accepted.
    fn articles_with_pair(&self, left: &str, right: &str, cap: u32) -> u32;
}

/// A glued word is in no more articles than this.
const MOST_OF_WHOLE: u32 = 2;

/// A part of a pair is known if it is in so many articles.
const FEWEST_OF_PART: u32 = 3;

/// The same where the shape of the word says most. Two, so that the articles of one event repair each other.
const FEWEST_OF_CLEAR_PART: u32 = 2;

/// A word before a capital is a common one, and no part of a brand, if it is in so many articles.
const FEWEST_OF_COMMON: u32 = 10;

/// Two words stand side by side in so many articles to be taken for what was glued. This and those that follow were
/// tuned on a year of a news agency: each brings false splits to about one in 200,000 words.
const FEWEST_OF_PAIR: u32 = 1;
const FEWEST_OF_WEAK_PAIR: u32 = 2;
const FEWEST_OF_WEAK_PAIR_OF_NAME: u32 = 6;
const FEWEST_OF_CAMEL_PAIR: u32 = 4;

/// No pair is counted further.
const MOST_OF_PAIR: u32 = 64;

/// Returns where the right part of the candidate begins in it, in bytes, or None if it is one word as far as the corpus
/// knows.
///
/// Of several places it is the one whose parts stand side by side most often elsewhere.
pub fn accept(candidate: &Candidate<'_>, vocabulary: &dyn Vocabulary) -> Option<usize> {
    if vocabulary.articles_with(&folded(candidate.word), MOST_OF_WHOLE + 1) > MOST_OF_WHOLE {
        return None;
    }
    let mut best: Option<(u32, usize)> = None;
    for joint in &candidate.joints {
        let Some(pairs) = pairs_if_it_holds(candidate.word, *joint, vocabulary) else { continue };
        if best.is_none_or(|(most, _)| pairs > most) {
            best = Some((pairs, joint.at));
        }
    }
    best.map(|(_, at)| at)
}

/// Returns in how many articles the two parts of a joint stand side by side; None if the joint does not hold.
fn pairs_if_it_holds(word: &str, joint: Joint, vocabulary: &dyn Vocabulary) -> Option<u32> {
    let (left, right) = word.split_at(joint.at);
    let (left_term, right_term) = (folded(left), folded(right));
    let is_name = left.starts_with(char::is_uppercase);
    if !is_name && lists::is_prefix(&left_term) {
        return None;
    }
    let is_known = |term: &str, fewest: u32| vocabulary.articles_with(term, fewest) >= fewest;
    let are_known = is_known(&left_term, FEWEST_OF_PART) && is_known(&right_term, FEWEST_OF_PART);
    let pairs = if are_known { vocabulary.articles_with_pair(&left_term, &right_term, MOST_OF_PAIR) } else { 0 };
    let holds_without_pairs = match joint.kind {
        Kind::AfterNumber => number_tells(left, right),
        Kind::BeforeYear => lists::is_leader(&left_term) || lists::follower(&left_term).is_some(),
        Kind::Follower(Strength::Sure) => is_name && has_letters(left, 4) || is_known(&left_term, FEWEST_OF_CLEAR_PART),
        Kind::Follower(Strength::Clear) => is_name && is_known(&left_term, FEWEST_OF_CLEAR_PART),
        Kind::Follower(Strength::Short | Strength::Weak) | Kind::Leader => false,
        Kind::Camel if is_name => {
            let is_telling = matches!(lists::follower(&right_term), Some(Strength::Sure | Strength::Clear));
            is_telling && is_known(&left_term, FEWEST_OF_CLEAR_PART)
        }
        Kind::Camel if lists::is_leader(&left_term) => is_known(&right_term, FEWEST_OF_CLEAR_PART),
        Kind::Camel => {
            has_letters(left, 4) && is_known(&left_term, FEWEST_OF_COMMON) && is_known(&right_term, FEWEST_OF_PART)
        }
    };
    (holds_without_pairs || pairs >= fewest_pairs(joint.kind, is_name)).then_some(pairs)
}

/// True if a number before these letters is a number and a word: `2019since`, `2010Reuters`, `12which`.
fn number_tells(number: &str, right: &str) -> bool {
    let is_little = lists::follower(right).is_some();
    let is_name = right.starts_with(char::is_uppercase) && has_letters(right, 3);
    if is_year(number) { is_little || is_name } else { is_little && has_letters(right, 4) }
}

fn fewest_pairs(kind: Kind, is_name: bool) -> u32 {
    match kind {
        Kind::Follower(Strength::Weak) if is_name => FEWEST_OF_WEAK_PAIR_OF_NAME,
        Kind::Follower(Strength::Weak) => FEWEST_OF_WEAK_PAIR,
        Kind::Camel => FEWEST_OF_CAMEL_PAIR,
        _ => FEWEST_OF_PAIR,
    }
}

/// Returns the term of a surface form.
fn folded(word: &str) -> String {
    let (mut lowered, mut term) = (String::new(), String::new());
    fold::lowercase(word, MAX_TERM_LENGTH, &mut lowered);
    fold::strip_diacritics(&lowered, &mut term);
    term
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::words;

    /// Counts by running over the texts: each is an article.
    struct Texts(Vec<Vec<String>>);

    impl Texts {
        fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
            let terms = |text: &str| words(text).map(|range| folded(&text[range])).collect();
            Self(texts.into_iter().map(terms).collect())
        }

        fn count(&self, cap: u32, has: impl Fn(&[String]) -> bool) -> u32 {
            let count = self.0.iter().filter(|terms| has(terms)).count();
            u32::try_from(count).unwrap().min(cap)
        }
    }

    impl Vocabulary for Texts {
        fn articles_with(&self, word: &str, cap: u32) -> u32 {
            self.count(cap, |terms| terms.iter().any(|term| term == word))
        }

        fn articles_with_pair(&self, left: &str, right: &str, cap: u32) -> u32 {
            self.count(cap, |terms| terms.windows(2).any(|pair| pair[0] == left && pair[1] == right))
        }
    }

    /// Checks the splits of a corpus where each of `known` is in `articles` articles.
    #[track_caller]
    fn check(articles: usize, known: &str, word: &str, expected: &str) {
        let vocabulary = Texts::new(std::iter::repeat_n(known, articles));
        let split = Candidate::of(word).and_then(|candidate| accept(&candidate, &vocabulary));
        let found = split.map_or(word.to_owned(), |at| [&word[..at], &word[at..]].join("|"));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_telling_word_behind_a_known_name_needs_two_articles() {
        check(2, "Tokmak. The port", "Tokmakwith", "Tokmak|with");
        check(2, "Tokmak. The port", "TokmakThis", "Tokmak|This");
        check(2, "Tokmak. The port", "inTokmak", "in|Tokmak");
        check(1, "Tokmak. The port", "Tokmakwith", "Tokmakwith");
        check(0, "", "Tokmakrespectively", "Tokmak|respectively");
        check(0, "", "tokmakrespectively", "tokmakrespectively");
    }

    #[test]
    fn years_and_numbers_before_little_words() {
        check(0, "", "2019since", "2019|since");
        check(0, "", "2019in", "2019|in");
        check(0, "", "2019Reuters", "2019|Reuters");
        check(0, "", "since2019", "since|2019");
        check(0, "", "14which", "14|which");
        for word in ["14in", "10km", "1990s", "20th", "4x4", "2ème", "42nd", "model2019", "3Dprint"] {
            check(0, "", word, word);
        }
    }

    #[test]
    fn short_words_need_to_stand_side_by_side_elsewhere() {
        check(9, "Tokmak on Sunday", "Tokmakon", "Tokmak|on");
        check(9, "on Tokmak", "Tokmakon", "Tokmakon");
        check(3, "Tokmak on Sunday", "Tokmakon", "Tokmakon");
        check(3, "the harbour was closed", "harbourwas", "harbour|was");
        check(3, "the harbour was closed", "theharbour", "the|harbour");
        check(2, "the harbour was closed", "theharbour", "theharbour");
    }

    #[test]
    fn what_the_corpus_knows_whole_is_one_word() {
        check(3, "Brandwith, a brand with", "Brandwith", "Brandwith");
        check(3, "some where", "somewhere", "somewhere");
    }

    #[test]
    fn brands_and_names_stay_whole() {
        let known = "i phone mc donald you tube air berlin easy jet e bay";
        for word in ["iPhone", "McDonald", "YouTube", "airBerlin", "eBay", "MPs", "REUTERS"] {
            check(3, &known.replace(' ', ", x "), word, word);
        }
    }

    #[test]
    fn other_languages_and_scripts() {
        check(2, "Zürich", "Zürichnicht", "Zürich|nicht");
        check(2, "Zürich", "Zu\u{308}richnicht", "Zu\u{308}rich|nicht");
        check(2, "Порт", "Портоднако", "Порт|однако");
        check(2, "Порт", "вышлаПорт", "вышлаПорт");
        check(2, "Порт", "дляПорт", "для|Порт");
        check(3, "не", "Некоторые", "Некоторые");
        check(3, "Sonne Schein", "Sonnenschein", "Sonnenschein");
    }

    #[test]
    fn the_place_with_more_pairs_is_taken() {
        check(3, "the rewas, there was", "therewas", "there|was");
    }

    proptest! {
        #[test]
        fn a_split_is_inside_the_word_and_needs_no_order(text in "[a-zA-Zäя0-9]{1,6}( [a-zA-Zäя0-9]{1,12}){0,6}", count in 0u32..9) {
            struct Everything(u32, HashMap<String, u32>);
            impl Vocabulary for Everything {
                fn articles_with(&self, word: &str, cap: u32) -> u32 {
                    self.1.get(word).copied().unwrap_or(self.0).min(cap)
                }

                fn articles_with_pair(&self, _: &str, _: &str, cap: u32) -> u32 {
                    self.0.min(cap)
                }
            }
            for candidate in super::super::candidates(&text) {
                let everything = Everything(count, HashMap::from([(folded(candidate.word), 1)]));
                prop_assert_eq!(&text[candidate.range.clone()], candidate.word);
                let split = accept(&candidate, &everything);
                prop_assert_eq!(split, Candidate::of(candidate.word).and_then(|same| accept(&same, &everything)));
                if let Some(at) = split {
                    prop_assert!(at > 0 && at < candidate.word.len() && candidate.word.is_char_boundary(at));
                }
            }
        }
    }
}
