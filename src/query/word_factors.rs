//! How much each word of a query counts: function words nothing, and words by which people ask for texts little, as long
//! as there are other words.
//!
//! The language of a query is not known, so a word is judged for each language of the index, and its stem in that
//! language counts so: in `die hard`, `die` counts in English articles and not in German ones.

use tantivy::Score;

use super::ast::{PatternKind, QueryAst, TextField, TextQuery, WordForm};
use crate::analysis::{is_request_word, is_stem_in, is_stop_word, words};
use crate::language::Language;

/// What the score of a word by which people ask is multiplied by. See ARCHITECTURE.md, "Ranking".
const REQUEST_FACTOR: Score = 0.2;

/// What a word is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A function word.
    Function,
    /// A word by which people ask for texts.
    Request,
    /// A word that names something.
    Content,
}

/// What the words of a query are multiplied by.
#[derive(Debug, Clone)]
pub(super) struct WordFactors {
    /// The languages of the index, each with the weightiest role that a word of the query has there.
    languages: Vec<(Language, Role)>,
}

impl WordFactors {
    /// Looks at all words of a query that an article may be found for.
    pub(super) fn of(query: &QueryAst, languages: &[Language]) -> Self {
        let weightiest = |language: &Language| {
            let mut weightiest = Role::Function;
            query.for_each_text(&mut |text| weightiest = role_of_text(text, *language).max(weightiest));
            (*language, weightiest)
        };
        Self { languages: languages.iter().map(weightiest).collect() }
    }

    /// Returns the factor of a stem of a written word: that in the language of the stem.
    pub(super) fn of_stem(&self, written: &str, stem: &str) -> Score {
        self.most(written, |language| is_stem_in(stem, language))
    }

    /// Returns the factor of what was written as one word: its most in any language.
    pub(super) fn of_word(&self, written: &str) -> Score {
        self.most(written, |_| true)
    }

    fn most(&self, written: &str, is_meant: impl Fn(Language) -> bool) -> Score {
        let meant = self.languages.iter().filter(|(language, _)| is_meant(*language));
        let factors = meant.map(|(language, weightiest)| match role(written, *language) {
            role if role == *weightiest => 1.0,
            Role::Request => REQUEST_FACTOR,
            Role::Function | Role::Content => 0.0,
        });
        // Without any language there is no list of function words either.
        factors.reduce(Score::max).unwrap_or(1.0)
    }
}

/// Returns the role of what a query looks for in a text.
fn role_of_text(text: &TextQuery, language: Language) -> Role {
    if text.field.is_some_and(TextField::is_property) {
        return Role::Function;
    }
    match &text.pattern.kind {
        PatternKind::Word { text, form: WordForm::Any } => role(text, language),
        _ => Role::Content,
    }
}

/// Returns the role of what was written as one word: the weightiest of its parts.
pub(super) fn role(written: &str, language: Language) -> Role {
    let lowered = written.to_lowercase();
    let roles = words(&lowered).map(|range| match &lowered[range] {
        word if is_stop_word(word, language) => Role::Function,
        word if is_request_word(word, language) => Role::Request,
        _ => Role::Content,
    });
    roles.max().unwrap_or(Role::Content)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::analysis::{Analyzer, Form};

    #[track_caller]
    fn check(query: &str, language: &str, expected: &[(&str, Score)]) {
        let codes = ["en", "de", "ru", "zh"].map(|code| code.parse::<Language>().unwrap());
        let factors = WordFactors::of(&parse(query, "2026-01-01".parse().unwrap()).ast, &codes);
        let mut analyzer = Analyzer::default();
        for (word, factor) in expected {
            let stem = analyzer.term(word, Form::Stem, language.parse().unwrap()).to_owned();
            assert!((factors.of_stem(word, &stem) - factor).abs() < 1e-6, "{word}: {}", factors.of_stem(word, &stem));
        }
    }

    #[test]
    fn function_words_do_not_count_beside_others() {
        check(
            "what is the range of howitzers",
            "en",
            &[("what", 0.0), ("the", 0.0), ("range", 1.0), ("howitzers", 1.0)],
        );
        check("где стоит поезд", "ru", &[("где", 0.0), ("поезд", 1.0)]);
    }

    #[test]
    fn function_words_count_among_themselves() {
        check("to be or not to be", "en", &[("to", 1.0), ("be", 1.0)]);
        check("the -train", "en", &[("the", 1.0)]);
        check("the source:stern", "en", &[("the", 1.0)]);
    }

    #[test]
    fn words_that_ask_count_little_beside_others() {
        check("articles about ferries", "en", &[("articles", REQUEST_FACTOR), ("about", 0.0), ("ferries", 1.0)]);
        check("the articles", "en", &[("articles", 1.0), ("the", 0.0)]);
    }

    #[test]
    fn a_word_counts_by_the_language_of_the_article() {
        check("die hard", "en", &[("die", 1.0), ("hard", 1.0)]);
        check("die hard", "de", &[("die", 0.0), ("hard", 1.0)]);
        check("\"die\" die", "de", &[("die", 0.0)]);
    }
}
