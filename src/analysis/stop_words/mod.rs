//! Words that say little of what a text is about: function words, and words by which people ask for texts.
//!
//! Function words are the articles, pronouns, prepositions, conjunctions, auxiliaries, particles and question words of a
//! language. They are indexed like any other word, for phrases need them.

mod germanic;
mod other;
mod requests;
mod romance;

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use super::fold;
use crate::language::Language;

/// Words by the code of their language. A list is read when it is asked for first: most programs need one of them.
type Lists = HashMap<&'static str, List>;

/// The words of a language.
struct List {
    words: &'static str,
    forms: OnceLock<HashSet<String>>,
}

static STOP_WORDS: LazyLock<Lists> = LazyLock::new(|| lists(&[germanic::LISTS, romance::LISTS, other::LISTS]));
static REQUEST_WORDS: LazyLock<Lists> = LazyLock::new(|| lists(&[requests::LISTS]));

/// True if a word in lower case, with its diacritics or without, is a function word of a language. False for languages of
/// which none are known.
pub fn is_stop_word(word: &str, language: Language) -> bool {
    is_listed(&STOP_WORDS, word, language)
}

/// True if a word in lower case, with its diacritics or without, is one by which people ask for texts rather than say what
/// these are about: `articles that discuss …`, `find information concerning …`.
pub fn is_request_word(word: &str, language: Language) -> bool {
    is_listed(&REQUEST_WORDS, word, language)
}

fn is_listed(lists: &Lists, word: &str, language: Language) -> bool {
    let code = match language.code() {
        "nb" | "nn" => "no",
        code => code,
    };
    lists.get(code).is_some_and(|list| {
        let forms = list.forms.get_or_init(|| list.words.split_whitespace().flat_map(forms).collect());
        forms.contains(word)
    })
}

/// Takes lists of words, each with the code of its language.
fn lists(of_families: &[&[(&'static str, &'static str)]]) -> Lists {
    let all = of_families.iter().flat_map(|family| family.iter());
    all.map(|(code, words)| (*code, List { words, forms: OnceLock::new() })).collect()
}

/// Returns the forms in which a word may be asked for: as it is, as terms have it, and without diacritics.
fn forms(word: &str) -> [String; 3] {
    let (mut lowered, mut folded) = (String::new(), String::new());
    fold::lowercase(word, usize::MAX, &mut lowered);
    fold::strip_diacritics(&lowered, &mut folded);
    [word.to_owned(), lowered, folded]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is_wanted: fn(&str, Language) -> bool, code: &str, wanted: &str, others: &str) {
        let language = code.parse().unwrap();
        for word in wanted.split(' ') {
            assert!(is_wanted(word, language), "{word} should be one in {code}");
        }
        for word in others.split_whitespace() {
            assert!(!is_wanted(word, language), "{word} should be none in {code}");
        }
    }

    #[test]
    fn function_words_are_told_from_others() {
        check(is_stop_word, "en", "the of what whom s ll ve would themselves", "train us. president summit");
        check(is_stop_word, "de", "der für über nicht welche", "zug gipfel");
        check(is_stop_word, "fr", "le l qu où été avec", "armée train");
        check(is_stop_word, "ru", "и в что который", "поезд путин");
        check(is_stop_word, "ar", "في من إلى", "قطار");
        check(is_stop_word, "ta", "ஒரு மற்றும்", "ரயில்");
        check(is_stop_word, "nb", "og ikke", "tog");
        assert!(!is_stop_word("the", Language::UNDETERMINED));
    }

    #[test]
    fn diacritics_may_be_left_out_and_tell_words_apart() {
        check(is_stop_word, "de", "für fur", "");
        check(is_stop_word, "es", "te sí si", "té");
        check(is_stop_word, "el", "τους τουσ στους μέσα μεσα", "τρένο");
        check(is_stop_word, "tr", "için icin", "tren");
        check(is_stop_word, "ar", "إلى الى", "دبابة");
        check(is_stop_word, "zh", "什么 什麼", "北京");
    }

    #[test]
    fn every_language_with_stems_has_a_list() {
        let codes = "ar da de el en es fi fr hu it nl no pt ro ru sv ta tr";
        for code in codes.split(' ') {
            let n_words = STOP_WORDS[code].words.split_whitespace().count();
            assert!(n_words >= 80, "{code} has {n_words}");
        }
        assert_eq!(STOP_WORDS.len(), 19, "and one without stems");
    }

    #[test]
    fn words_of_requests_are_told_from_topics() {
        check(is_request_word, "en", "articles information concerning discuss please", "train putin the");
        check(is_request_word, "de", "artikel informationen finde", "zug");
        check(is_request_word, "fr", "articles concernant trouver", "train");
        check(is_request_word, "es", "artículos articulos sobre", "tren");
        check(is_request_word, "ru", "статьи найти", "поезд");
        check(is_request_word, "it", "articoli", "treno");
    }
}
