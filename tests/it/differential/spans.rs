//! Queries without the places where their parts stand: a tree that was made has none.

use dateline::query::{FilterQuery, Near, Pattern, PatternKind, QueryAst, TextQuery};

/// Returns the query with empty spans.
pub(super) fn without_spans(query: &QueryAst) -> QueryAst {
    let all = |clauses: &[QueryAst]| clauses.iter().map(without_spans).collect();
    match query {
        QueryAst::All => QueryAst::All,
        QueryAst::Text(text) => {
            QueryAst::Text(TextQuery { field: text.field, pattern: pattern_without_spans(&text.pattern) })
        }
        QueryAst::Filter(filter) => QueryAst::Filter(FilterQuery { filter: filter.filter.clone(), span: 0..0 }),
        QueryAst::And { clauses, bare } => QueryAst::And { clauses: all(clauses), bare: *bare },
        QueryAst::Or(clauses) => QueryAst::Or(all(clauses)),
        QueryAst::Not(inner) => QueryAst::Not(Box::new(without_spans(inner))),
        QueryAst::Weighted { query, weight } => {
            QueryAst::Weighted { query: Box::new(without_spans(query)), weight: *weight }
        }
    }
}

fn pattern_without_spans(pattern: &Pattern) -> Pattern {
    let kind = match &pattern.kind {
        PatternKind::Any(patterns) => PatternKind::Any(patterns.iter().map(pattern_without_spans).collect()),
        PatternKind::Near(near) => PatternKind::Near(Box::new(Near {
            left: pattern_without_spans(&near.left),
            right: pattern_without_spans(&near.right),
            relation: near.relation,
            is_excluded: near.is_excluded,
        })),
        PatternKind::AtLeast { count, pattern } => {
            PatternKind::AtLeast { count: *count, pattern: Box::new(pattern_without_spans(pattern)) }
        }
        kind => kind.clone(),
    };
    Pattern { kind, span: 0..0 }
}
