//! A query in, a wider query out: for when the query as it was meant finds nothing.

use super::ast::QueryAst;

/// Returns the query that also takes articles with only some of the bare words, at least one of them.
///
/// Only words, phrases and groups that stand side by side without operators become optional; what is negated and
/// what filters stays. None if there are not two of them to choose from.
pub fn relax(query: &QueryAst) -> Option<QueryAst> {
    let QueryAst::And { clauses, bare: true } = query else { return None };
    let (optional, mut required): (Vec<QueryAst>, Vec<QueryAst>) = clauses.iter().cloned().partition(is_wanted_text);
    if optional.len() < 2 {
        return None;
    }
    required.insert(0, QueryAst::Or(optional));
    if required.len() == 1 {
        return required.pop();
    }
    Some(QueryAst::And { clauses: required, bare: false })
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
    fn what_was_joined_by_operators_is_not_taken_apart() {
        check("kim AND putin", None);
        check("kim OR putin", None);
        check("kim", None);
        check("kim source:stern", None);
    }
}
