//! Which words of a query say something, told from counts of all articles: where words are alternatives, nothing is found
//! for the others.

use std::collections::{BTreeMap, BTreeSet};

use dateline::analysis::{Analyzer, Form, is_request_word, is_stem_in, is_stop_word, words};
use dateline::language::Language;
use dateline::query::{PatternKind, QueryAst, TextField, TextQuery, WordForm, WordQuery, number};

use super::reference::Reference;

/// What the words by which people ask for texts count beside others.
const REQUEST_FACTOR: f64 = 0.2;
/// What an article loses that is not in the language of the query.
const LANGUAGE_PREFERENCE: f64 = 0.1;
/// What counts less counts nothing.
const LEAST_FACTOR: f64 = 0.05;

/// What a word is in a language, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Function,
    Request,
    Content,
}

/// What is known of a query in one of the languages of the articles.
#[derive(Debug, Clone, Copy)]
struct InLanguage {
    language: Language,
    weightiest: Role,
    /// How likely the query is in it.
    share: f64,
}

/// What words of a query count.
#[derive(Debug)]
pub(super) struct Counting {
    languages: Vec<InLanguage>,
    /// Whether a word in capitals is a name.
    has_names: bool,
}

impl Counting {
    pub(super) fn new(query: &QueryAst, reference: &Reference) -> Self {
        let mut texts: Vec<&TextQuery> = Vec::new();
        query.for_each_text(&mut |text| texts.push(text));
        texts.retain(|text| !text.field.is_some_and(TextField::is_property));
        let has_names = texts.iter().any(|text| plain(text).is_some_and(|word| word.chars().any(char::is_lowercase)));
        let in_language = |(language, share)| {
            let role = |word: &str| role(word, language, has_names);
            let weightiest = texts.iter().map(|text| plain(text).map_or(Role::Content, role));
            InLanguage { language, weightiest: weightiest.max().unwrap_or(Role::Content), share }
        };
        Self { languages: shares(&texts, reference).into_iter().map(in_language).collect(), has_names }
    }

    /// Returns the languages of the articles that are found for a text.
    pub(super) fn languages(&self, text: &TextQuery) -> Vec<Language> {
        let all: Vec<Language> = self.languages.iter().map(|known| known.language).collect();
        let Some(word) = plain(text).filter(|_| !text.field.is_some_and(TextField::is_property)) else { return all };
        let mut analyzer = Analyzer::default();
        let numbered = number(&text.pattern, &all, &mut analyzer);
        let is_one_word = matches!(numbered.words.as_slice(), [WordQuery::Stems(_)]);
        let is_of_whole_texts = matches!(text.field, None | Some(TextField::Title | TextField::Body));
        if !is_one_word || !is_of_whole_texts {
            return if self.languages.iter().any(|known| self.says_something(word, *known)) { all } else { Vec::new() };
        }
        // Languages without rules share their words.
        let is_found = |language: &Language| {
            let stem = analyzer.term(word, Form::Stem, *language);
            self.languages.iter().any(|known| is_stem_in(stem, known.language) && self.says_something(word, *known))
        };
        all.into_iter().filter(is_found).collect()
    }

    fn factor(&self, known: InLanguage, word: &str) -> f64 {
        match role(word, known.language, self.has_names) {
            role if role >= known.weightiest => 1.0,
            Role::Request => REQUEST_FACTOR,
            Role::Function | Role::Content => 0.0,
        }
    }

    /// True if a word counts in articles of a language.
    fn says_something(&self, word: &str, known: InLanguage) -> bool {
        let in_query: f64 = self.languages.iter().map(|known| known.share * self.factor(*known, word)).sum();
        let likeliest = self.languages.iter().map(|known| known.share).fold(0.0, f64::max);
        let preference = 1.0 - LANGUAGE_PREFERENCE * (1.0 - known.share / likeliest);
        self.factor(known, word).min(in_query) * preference >= LEAST_FACTOR
    }
}

/// Returns what stands for all its inflections, None of any other pattern.
fn plain(text: &TextQuery) -> Option<&str> {
    match &text.pattern.kind {
        PatternKind::Word { text, form: WordForm::Any } => Some(text),
        _ => None,
    }
}

fn role(written: &str, language: Language, has_names: bool) -> Role {
    let n_capitals = written.chars().filter(|c| c.is_uppercase()).count();
    if has_names && n_capitals > 1 && !written.chars().any(char::is_lowercase) {
        return Role::Content;
    }
    let lowered = written.to_lowercase();
    let of_part = |part: &str| match part {
        _ if is_stop_word(part, language) => Role::Function,
        _ if is_request_word(part, language) => Role::Request,
        _ => Role::Content,
    };
    words(&lowered).map(|range| of_part(&lowered[range])).max().unwrap_or(Role::Content)
}

/// Returns how likely a query is in each language: by how many of its articles have each word, and how many it has. A
/// hundred articles more are taken to be there, a thousandth of them with any word.
fn shares(texts: &[&TextQuery], reference: &Reference) -> Vec<(Language, f64)> {
    let mut n_articles = BTreeMap::<Language, f64>::new();
    for language in reference.languages() {
        *n_articles.entry(language).or_default() += 1.0;
    }
    let written: BTreeSet<&str> =
        texts.iter().filter_map(|text| plain(text)).flat_map(|text| words(text).map(|range| &text[range])).collect();
    let mut analyzer = Analyzer::default();
    let mut likelihoods = Vec::new();
    for (language, n_articles) in n_articles {
        let of_word = |word: &&str| {
            let with_word = reference.bodies_with(analyzer.term(word, Form::Stem, language));
            (f64::from(with_word) + 0.1) / (n_articles + 100.0)
        };
        likelihoods.push((language, n_articles * written.iter().map(of_word).product::<f64>()));
    }
    let sum: f64 = likelihoods.iter().map(|(_, likelihood)| likelihood).sum();
    likelihoods.into_iter().map(|(language, likelihood)| (language, likelihood / sum)).collect()
}
