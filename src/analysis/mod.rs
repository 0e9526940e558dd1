//! Text in, terms out: the one analysis that indexing, queries and the matching of stored text share.
//!
//! A text is cut into words ([`words`]); a word becomes a term by an [`Analyzer`], either as it is written,
//! folded ([`Form::Surface`]), or stemmed by the rules of a language ([`Form::Stem`]).
//!
//! ```
//! use dateline::analysis::{Analyzer, Form};
//! use dateline::language::Language;
//!
//! let text = "Arms deliveries to Zürich";
//! let mut analyzer = Analyzer::default();
//! assert_eq!(analyzer.terms(text, Form::Surface, Language::ENGLISH), ["arms", "deliveries", "to", "zurich"]);
//! assert!(analyzer.terms(text, Form::Stem, Language::ENGLISH)[1].starts_with("deliveri"));
//! ```

mod breaks;
mod fold;
pub mod glued;
mod index_tokenizer;
mod joined;
mod parts;
mod script;
mod segments;
mod stem;
mod stop_words;
mod term_cache;
mod terms_text;
mod text_terms;
mod words;
mod written;

use crate::language::Language;

pub use breaks::{Begins, sentences};
pub use index_tokenizer::{SurfaceTokenizer, TermsTokenizer};
pub use joined::{JoinedWord, MOST_JOINED, is_joined, joined_letters, joined_word};
pub use parts::{PlacedWord, PlacedWords, placed_words};
pub use script::{language_of_analysis, usual_language};
pub use stem::{is_stem_in, kept_beginning, stem_language};
pub use stop_words::{is_request_word, is_stop_word};
pub(crate) use terms_text::placed_terms;
pub use text_terms::{PARAGRAPH_BREAK, SENTENCE_BREAK, TextAnalyzer, TextTerms};
pub use words::{Words, begins_word, is_character, last_character, words};
pub(crate) use written::WRITTEN;
pub use written::{end_of_form, folded_form, is_last_character, is_part, written_form};

/// The longest term in bytes. A longer word is cut, in the index and in queries alike, so that it is still found.
const MAX_TERM_LENGTH: usize = 240;

/// Which term stands for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The word as written, case and diacritics folded.
    Surface,
    /// The stem of the word, case and diacritics folded after stemming, with a mark of the language behind it; the
    /// surface form where the language has no stemmer.
    Stem,
}

/// Makes terms of words. Holds a cache of stems and its buffers, so keep one for a batch of texts.
#[derive(Debug, Clone, Default)]
pub struct Analyzer {
    lowered: String,
    term: String,
    stems: stem::StemCache,
}

impl Analyzer {
    /// Makes an analyzer for some words, with hardly a cache.
    pub fn for_a_query() -> Self {
        Self { stems: stem::StemCache::with_slots(stem::HARDLY_ANY_SLOTS), ..Self::default() }
    }

    /// Returns the term of `word`, which should be one of [`words`], in a text of this language.
    pub fn term(&mut self, word: &str, form: Form, language: Language) -> &str {
        fold::lowercase(word, MAX_TERM_LENGTH, &mut self.lowered);
        match stem::Stemming::of(language) {
            Some(stemming) if form == Form::Stem => {
                self.stems.stem(&self.lowered, stemming, &mut self.term);
                stemming.mark(&mut self.term);
            }
            _ => fold::strip_diacritics(&self.lowered, &mut self.term),
        }
        &self.term
    }

    /// Returns the terms of a text, in order.
    pub fn terms(&mut self, text: &str, form: Form, language: Language) -> Vec<String> {
        words(text).map(|range| self.term(&text[range], form, language).to_owned()).collect()
    }

    /// Returns the different sequences of stems that a text has over `languages`, sorted.
    ///
    /// The language of a query is not known, so its words stand for all of these.
    pub fn sequences(&mut self, text: &str, languages: &[Language]) -> Vec<Vec<String>> {
        let mut sequences: Vec<Vec<String>> =
            languages.iter().map(|language| self.terms(text, Form::Stem, *language)).collect();
        sequences.sort_unstable();
        sequences.dedup();
        sequences
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(form: Form, language: &str, text: &str, expected: &str) {
        let mut analyzer = Analyzer::default();
        let language = language.parse().unwrap();
        let terms = analyzer.terms(text, form, language);
        let without_marks = terms.iter().map(|term| term.split('\u{1}').next().unwrap_or_default());
        assert_eq!(without_marks.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn stems_by_the_language_of_the_text() {
        check(Form::Stem, "en", "Howitzers were shelling", "howitz were shell");
        check(Form::Stem, "de", "Die Häuser der Städte", "die haus der stadt");
        check(Form::Stem, "ru", "во Владивостоке", "во владивосток");
        check(Form::Stem, "und", "Howitzers", "howitzers");
        check(Form::Stem, "sw", "Wanajeshi", "wanajeshi");
    }

    #[test]
    fn stems_of_different_languages_are_different_terms() {
        let mut analyzer = Analyzer::default();
        let mut stem = |word: &str, code: &str| analyzer.term(word, Form::Stem, code.parse().unwrap()).to_owned();
        assert_ne!(stem("Putin", "fi"), stem("put", "en"));
        assert_ne!(stem("put", "fi"), stem("put", "en"));
        assert_eq!(stem("put", "uk"), stem("put", "und"), "languages without a stemmer share their terms");
    }

    #[test]
    fn surface_forms_are_folded_and_not_stemmed() {
        check(Form::Surface, "en", "Howitzers", "howitzers");
        check(Form::Surface, "fr", "L'Armée ﬁnlandaise", "l armee finlandaise");
        check(Form::Surface, "pl", "Łódź", "lodz");
    }

    #[test]
    fn decomposed_and_composed_letters_give_one_term() {
        check(Form::Stem, "de", "Zu\u{308}rich", "zurich");
        check(Form::Stem, "ru", "Се\u{301}верный и\u{306}од", "северн йод");
    }

    #[test]
    fn a_word_too_long_is_cut_and_kept() {
        let mut analyzer = Analyzer::default();
        let term = analyzer.term(&"я".repeat(10_000), Form::Surface, "ru".parse().unwrap());
        assert_eq!(term.len(), MAX_TERM_LENGTH);
    }

    proptest! {
        #[test]
        fn every_word_lies_on_character_bounds_and_has_a_term(text in "\\PC{0,80}", code in "(en|de|fr|ru|el|tr|ar|fi|und)") {
            let mut analyzer = Analyzer::default();
            let language: Language = code.parse().unwrap();
            let mut end_of_last = 0;
            for range in words(&text) {
                prop_assert!(range.start < range.end && range.end >= end_of_last);
                end_of_last = range.end;
                let word = &text[range];
                let stem = analyzer.term(word, Form::Stem, language).to_owned();
                prop_assert!(stem.len() <= 2 * MAX_TERM_LENGTH);
                prop_assert_eq!(&stem, analyzer.term(word, Form::Stem, language), "the cache changed the stem");
            }
        }

        #[test]
        fn case_does_not_change_terms(text in "[a-zA-Zäöüéèñа-яА-Я ]{0,60}") {
            let terms = |text: &str| Analyzer::default().terms(text, Form::Surface, Language::ENGLISH);
            prop_assert_eq!(terms(&text.to_uppercase()), terms(&text.to_lowercase()));
        }
    }
}
