//! How much each word of a query counts: function words nothing, and words by which people ask for texts little, as long
//! as there are other words.
//!
//! The language of a query is not known, but which languages of the index it may be in, see [`super::language_guess`].
//! A word counts as it does in these, and in an article at most as it does in the language of that: `the` is a function
//! word of an English query also where it stands in a Spanish article, and `die` is one in a German article even if the
//! query is English.

use tantivy::{Score, TantivyError, Term};

use super::language_guess::shares;
use crate::analysis::{is_request_word, is_stem_in, is_stop_word, words};
use crate::index::documents_with;
use crate::language::Language;
use crate::query::ast::{QueryAst, TextField, TextQuery};
use crate::query::planner::PlanContext;

/// What the score of a word by which people ask is multiplied by. See ARCHITECTURE.md, "Ranking".
const REQUEST_FACTOR: Score = 0.2;

/// The part of a score that an article loses which is in another language than the query. See ARCHITECTURE.md, "Ranking".
const LANGUAGE_PREFERENCE: Score = 0.1;

/// Below this a word counts as one that says nothing.
const LEAST_FACTOR: Score = 0.05;

/// What a word is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// A function word.
    Function,
    /// A word by which people ask for texts.
    Request,
    /// A word that names something.
    Content,
}

/// What the words of a query are multiplied by.
#[derive(Debug, Clone)]
pub(crate) struct WordFactors {
    languages: Vec<LanguageRoles>,
    /// Whether a word in capitals is a name, as `US`: not where all of the query is in capitals.
    has_names: bool,
}

/// A language of the index.
#[derive(Debug, Clone, Copy)]
struct LanguageRoles {
    language: Language,
    /// The weightiest role that a word of the query has there.
    weightiest: Role,
    /// How likely the query is in it.
    share: Score,
}

impl WordFactors {
    /// Looks at all words of a query that an article may be found for.
    pub(in crate::query) fn of(query: &QueryAst, context: PlanContext<'_>) -> Result<Self, TantivyError> {
        let languages: Vec<(Language, u64)> =
            context.languages.iter().copied().zip(context.language_articles.iter().copied()).collect();
        let body = context.index.fields().body;
        Self::among(query, &languages, &mut |stem| documents_with(context.searcher, &Term::from_field_text(body, stem)))
    }

    /// Looks at all words of a query to an index that has articles in these languages, so many each; `doc_freq` returns how
    /// many bodies have a stem.
    pub(crate) fn among<E>(
        query: &QueryAst,
        languages: &[(Language, u64)],
        doc_freq: &mut dyn FnMut(&str) -> Result<u64, E>,
    ) -> Result<Self, E> {
        let mut texts: Vec<&TextQuery> = Vec::new();
        query.for_each_text(&mut |text| texts.push(text));
        texts.retain(|text| !text.field.is_some_and(TextField::is_property));
        let shares = shares(&texts, languages, doc_freq)?;
        let has_names =
            texts.iter().any(|text| text.pattern.plain_word().is_some_and(|word| word.contains(char::is_lowercase)));
        let roles = languages.iter().zip(shares).map(|((language, _), share)| {
            let of_text = |text: &&TextQuery| {
                text.pattern.plain_word().map_or(Role::Content, |word| role(word, *language, has_names))
            };
            let weightiest = texts.iter().map(of_text).max().unwrap_or(Role::Content);
            LanguageRoles { language: *language, weightiest, share }
        });
        Ok(Self { languages: roles.collect(), has_names })
    }

    /// Returns the factor of a stem of a written word.
    pub(crate) fn of_stem(&self, written: &str, stem: &str) -> Score {
        self.most(written, |language| is_stem_in(stem, language))
    }

    /// Returns the factor of what was written as one word: its most in any language.
    pub(crate) fn of_word(&self, written: &str) -> Score {
        self.most(written, |_| true)
    }

    /// Returns the factor of a word if both query and article are in a language.
    fn factor(&self, written: &str, roles: LanguageRoles) -> Score {
        match role(written, roles.language, self.has_names) {
            role if role >= roles.weightiest => 1.0,
            Role::Request => REQUEST_FACTOR,
            Role::Function | Role::Content => 0.0,
        }
    }

    fn most(&self, written: &str, is_meant: impl Fn(Language) -> bool) -> Score {
        let factors: Vec<Score> = self.languages.iter().map(|roles| self.factor(written, *roles)).collect();
        let in_query: Score = self.languages.iter().zip(&factors).map(|(roles, factor)| roles.share * factor).sum();
        let meant = self.languages.iter().zip(&factors).filter(|(roles, _)| is_meant(roles.language));
        let likeliest = self.languages.iter().map(|roles| roles.share).fold(0.0, Score::max);
        let in_article = |(roles, factor): (&LanguageRoles, &Score)| {
            let preference = 1.0 - LANGUAGE_PREFERENCE * (1.0 - roles.share / likeliest);
            factor.min(in_query) * preference
        };
        // Without any language there is no list of function words either.
        let factor = meant.map(in_article).reduce(Score::max).unwrap_or(1.0);
        match factor {
            ..LEAST_FACTOR => 0.0,
            // Shares add up to 1 but for rounding.
            factor if factor > 0.999 => 1.0,
            factor => factor,
        }
    }
}

/// True if a word names something in a language; function words and words by which people ask do not. `has_names` says
/// whether capitals alone make a name.
pub(in crate::query) fn is_content(written: &str, language: Language, has_names: bool) -> bool {
    role(written, language, has_names) == Role::Content
}

/// Returns the role of what was written as one word: the weightiest of its parts.
fn role(written: &str, language: Language, has_names: bool) -> Role {
    let has_letters = written.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
    if has_names && has_letters && !written.contains(char::is_lowercase) {
        return Role::Content;
    }
    let lowered = written.to_lowercase();
    let roles = words(&lowered).map(|range| match &lowered[range] {
        word if is_stop_word(word, language) => Role::Function,
        word if is_request_word(word, language) => Role::Request,
        _ => Role::Content,
    });
    roles.max().unwrap_or(Role::Content)
}
