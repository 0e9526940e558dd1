//! What a list of bare words leaves to choose: the query that takes articles with only some of them, and the words as a
//! choice.

use std::ops::Range;

use super::ast::{Pattern, PatternKind, QueryAst, TextField, TextQuery, WordForm};
use super::scoring::is_content;
use crate::analysis::words;
use crate::language::Language;

/// Returns a list of bare words without function words and words by which people ask, if it has others: `articles about
/// the strike` asks for the strike. Only what is such a word in all of `languages` is left out; quotation marks keep it.
pub fn without_asides(query: QueryAst, languages: &[Language]) -> QueryAst {
    let QueryAst::And { clauses, bare: true } = &query else { return query };
    let has_names = clauses.iter().filter_map(bare_word).any(|word| word.contains(char::is_lowercase));
    let is_aside = |clause: &&QueryAst| {
        let is_content = |word: &str| languages.iter().any(|language| is_content(word, *language, has_names));
        !languages.is_empty() && bare_word(clause).is_some_and(|word| !is_content(word))
    };
    let mut rest: Vec<QueryAst> = clauses.iter().filter(|clause| !is_aside(clause)).cloned().collect();
    if rest.len() == clauses.len() || !rest.iter().any(is_wanted_text) {
        return query;
    }
    if rest.len() == 1
        && let Some(only) = rest.pop()
    {
        return only;
    }
    QueryAst::And { clauses: rest, bare: true }
}

/// Returns a word that stands without field and may be inflected.
fn bare_word(clause: &QueryAst) -> Option<&str> {
    match clause {
        QueryAst::Text(TextQuery { field: None, pattern }) => pattern.plain_word(),
        _ => None,
    }
}

/// Returns the query that also takes articles with only some of the bare words, at least one of them.
///
/// Only words, phrases and groups that stand side by side without operators become optional; what is negated and
/// what filters stays. Where words are not parted by spaces, each word is one of them. None if there are not two to choose
/// from.
pub fn relax(query: &QueryAst) -> Option<QueryAst> {
    choose(query, are_unparted)
}

/// Returns the query in which each bare word is an alternative, also each part of `Jong-un`. None if there are not two.
pub fn alternatives(query: &QueryAst) -> Option<QueryAst> {
    choose(query, |_| true)
}

/// What of some clauses an article has to have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ChoiceKind {
    /// All, but those with some follow.
    #[default]
    List,
    /// All: they were joined by `AND`.
    All,
    /// Any: they were joined by `OR`.
    Any,
    /// Any, for words were asked for as alternatives. Nothing is found for function words alone.
    Alternatives,
}

/// What a query leaves to choose, and what has to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// What of the clauses articles have to have.
    pub kind: ChoiceKind,
    /// One or more clauses of which articles have all or some.
    pub optional: Vec<QueryAst>,
    /// What each article has to be besides; it does not count for the score.
    pub required: Vec<QueryAst>,
}

/// Returns the words and phrases of a query as a choice; None if it is more than a list of those, or a list where some of
/// the words are not what all of the words are. `any` says that the query is one of [`alternatives`].
pub(crate) fn choice(query: &QueryAst, any: bool) -> Option<Choice> {
    use ChoiceKind::{All, Alternatives, Any, List};
    let kind = match query {
        _ if any => Alternatives,
        QueryAst::And { bare: false, .. } => All,
        QueryAst::Or(_) => Any,
        _ => List,
    };
    let (optional, required): (Vec<&QueryAst>, Vec<&QueryAst>) = match query {
        QueryAst::Text(_) => (vec![query], Vec::new()),
        QueryAst::Or(clauses) => (clauses.iter().collect(), Vec::new()),
        QueryAst::And { clauses, .. } if !any => clauses.iter().partition(|clause| is_wanted_text(clause)),
        QueryAst::And { clauses, bare: false } => match clauses.split_first()? {
            (QueryAst::Or(optional), rest) => (optional.iter().collect(), rest.iter().collect()),
            _ => return None,
        },
        _ => return None,
    };
    let is_simple = |clause: &&QueryAst| matches!(clause, QueryAst::Text(_)) && is_wanted_text(clause);
    let is_unparted = |clause: &&QueryAst| any || parts(clause, are_unparted).len() == 1;
    let is_choice = !optional.is_empty() && optional.iter().all(|clause| is_simple(clause) && is_unparted(clause));
    let has_no_score = |clause: &&QueryAst| match clause {
        QueryAst::Filter(_) | QueryAst::Not(_) => true,
        QueryAst::Text(text) => text.field.is_some_and(|field| field.is_property() && field != TextField::Furniture),
        _ => false,
    };
    let own = |clauses: Vec<&QueryAst>| clauses.into_iter().cloned().collect();
    let is_choice = is_choice && required.iter().all(has_no_score);
    is_choice.then(|| Choice { kind, optional: own(optional), required: own(required) })
}

/// Makes bare words optional. `is_parted` says of two words that were written as one whether each of them is one.
fn choose(query: &QueryAst, is_parted: fn(&[Range<usize>]) -> bool) -> Option<QueryAst> {
    let clauses = match query {
        QueryAst::And { clauses, bare: true } => clauses.as_slice(),
        QueryAst::Text(_) => std::slice::from_ref(query),
        _ => return None,
    };
    let (wanted, required): (Vec<&QueryAst>, Vec<&QueryAst>) = clauses.iter().partition(|part| is_wanted_text(part));
    let optional: Vec<QueryAst> = wanted.into_iter().flat_map(|clause| parts(clause, is_parted)).collect();
    if optional.len() < 2 {
        return None;
    }
    let optional = QueryAst::Or(optional);
    if required.is_empty() {
        return Some(optional);
    }
    let required = required.into_iter().cloned();
    Some(QueryAst::And { clauses: std::iter::once(optional).chain(required).collect(), bare: false })
}

/// Returns the words of what was written as one, if they are parted; else the clause as it is.
fn parts(clause: &QueryAst, is_parted: fn(&[Range<usize>]) -> bool) -> Vec<QueryAst> {
    let whole = || vec![clause.clone()];
    let QueryAst::Text(query) = clause else { return whole() };
    let Some(text) = query.pattern.plain_word() else { return whole() };
    let ranges: Vec<Range<usize>> = words(text).collect();
    if ranges.len() < 2 || !is_parted(&ranges) {
        return whole();
    }
    let part = |range: Range<usize>| {
        let kind = PatternKind::Word { text: text[range].to_owned(), form: WordForm::Any };
        let pattern = Pattern { kind, span: query.pattern.span.clone() };
        QueryAst::Text(TextQuery { field: query.field, pattern })
    };
    ranges.into_iter().map(part).collect()
}

/// True if words follow on each other without anything between, as in Chinese or Thai.
fn are_unparted(ranges: &[Range<usize>]) -> bool {
    ranges.windows(2).all(|pair| pair[1].start <= pair[0].end)
}

/// True if a clause is about what articles tell.
fn is_wanted_text(clause: &QueryAst) -> bool {
    match clause {
        QueryAst::Text(text) => text.field.is_none_or(|field| !field.is_property()),
        QueryAst::Weighted { query, .. } => is_wanted_text(query),
        QueryAst::And { clauses, .. } | QueryAst::Or(clauses) => clauses.iter().all(is_wanted_text),
        QueryAst::All | QueryAst::Filter(_) | QueryAst::Not(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Option<&str>) {
        let relaxed = relax(&parse(query, "2026-01-01".parse().unwrap()).ast).map(|query| query.to_string());
        assert_eq!(relaxed.as_deref(), expected);
    }

    #[test]
    fn bare_words_become_alternatives() {
        check("kim putin", Some("kim OR putin"));
        check("kim (putin OR poutine)", Some("kim OR (putin OR poutine)"));
        check("\"kim jong\" train", Some("\"kim jong\" OR train"));
    }

    #[test]
    fn filters_and_negations_stay() {
        check("kim putin -moscow", Some("(kim OR putin) AND NOT moscow"));
        check("kim putin source:stern date:2010", Some("(kim OR putin) AND source:stern AND date:2010"));
    }

    #[test]
    fn function_words_and_words_that_ask_need_not_be_there() {
        let check = |query: &str, languages: &[&str], expected: &str| {
            let languages: Vec<Language> = languages.iter().map(|code| code.parse().unwrap()).collect();
            let query = parse(query, "2026-01-01".parse().unwrap()).ast;
            assert_eq!(without_asides(query, &languages).to_string(), expected);
        };
        check("articles about the oil strike", &["en"], "oil strike");
        check("articles about oil source:stern -the", &["en"], "oil source:stern NOT the");
        check("the oil", &["en"], "oil");
        check("the oil", &["en", "de"], "the oil");
        check("the oil", &[], "the oil");
        check("to be and that", &["en"], "to be and that");
        check("the articles", &["en"], "the articles");
        check("the source:stern", &["en"], "the source:stern");
        check("the AND oil", &["en"], "the AND oil");
        check("\"the\" oil", &["en"], "\"the\" oil");
        check("the US army", &["en"], "US army");
    }

    #[test]
    fn what_is_written_without_spaces_is_several_words() {
        check("北京大学 校长", Some("北京 OR 京大 OR 大学 OR 校长"));
        check("北京大学", Some("北京 OR 京大 OR 大学"));
        check("北京", None);
        check("Jong-un covid-19", Some("Jong-un OR covid-19"));
    }

    #[test]
    fn parts_of_joined_words_are_alternatives_where_all_words_are() {
        let alternatives = |query| alternatives(&parse(query, "2026-01-01".parse().unwrap()).ast);
        assert_eq!(alternatives("kim Jong-un -train").unwrap().to_string(), "(kim OR Jong OR un) AND NOT train");
        assert_eq!(alternatives("kim"), None);
    }

    #[test]
    fn a_list_of_words_is_a_choice() {
        let read = |query: &str| parse(query, "2026-01-01".parse().unwrap()).ast;
        let said = |choice: Option<Choice>| choice.map(|choice| (choice.optional.len(), choice.required.len()));
        for (query, expected) in [
            ("kim", Some((1, 0))),
            ("kim \"jong un\" -train source:stern", Some((2, 2))),
            ("kim (putin OR train)", None),
            ("kim the^2", None),
            ("kim AND putin -train", Some((2, 1))),
            ("kim OR putin", Some((2, 0))),
            ("kim OR (putin AND train)", None),
            ("kim OR -train", None),
            ("北京大学 校长", None),
            ("kim furniture:train", None),
            ("source:stern", None),
            ("*", None),
        ] {
            assert_eq!(said(choice(&read(query), false)), expected, "{query}");
        }
        for (query, expected) in [
            ("kim OR putin", Some((2, 0))),
            ("(kim OR putin) AND NOT train", Some((2, 1))),
            ("(kim OR putin) AND train", None),
            ("kim AND putin", None),
        ] {
            assert_eq!(said(choice(&read(query), true)), expected, "{query}");
        }
    }

    #[test]
    fn what_was_joined_by_operators_is_not_taken_apart() {
        check("kim AND putin", None);
        check("kim OR putin", None);
        check("kim", None);
        check("kim source:stern", None);
    }
}
