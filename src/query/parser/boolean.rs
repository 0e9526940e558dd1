//! `OR`, `AND` and `NOT`, and words side by side.

use super::{Parser, Scope};
use crate::query::ast::{QueryAst, Span};
use crate::query::lexer::TokenKind;
use crate::query::note::NoteKind;

/// Clauses that must all match, and whether no `AND` stood between any of them: somebody who writes one means it.
struct Group {
    clauses: Vec<QueryAst>,
    bare: bool,
}

/// A clause, with what matters to its neighbours: the words at its edges if they may be the rest of a name.
#[derive(Default)]
pub(super) struct Edges {
    /// The word that it begins with, and whether a near operator follows that.
    pub(super) first: Option<(Span, bool)>,
    /// The word that it ends with, and whether a near operator stands before that.
    pub(super) last: Option<(Span, bool)>,
}

impl Parser<'_> {
    pub(super) fn or(&mut self, scope: Scope) -> Option<QueryAst> {
        let mut clauses = Vec::new();
        let mut group_without_brackets = None;
        let mut open_operator: Option<Span> = None;
        loop {
            let start = self.start();
            let mut group = self.and(scope);
            let is_missing = group.clauses.is_empty();
            if group.clauses.len() > 1 {
                group_without_brackets = group_without_brackets.or(Some(start..self.end()));
                clauses.push(QueryAst::And { clauses: group.clauses, bare: group.bare });
            } else {
                clauses.append(&mut group.clauses);
            }
            if is_missing && let Some(span) = open_operator.take() {
                self.missing_operand(span, false);
            }
            if self.peek() != Some(&TokenKind::Or) {
                break;
            }
            let span = self.next_span();
            if is_missing {
                self.missing_operand(span.clone(), true);
            }
            open_operator = Some(span);
        }
        if clauses.len() < 2 {
            return clauses.pop();
        }
        if let Some(span) = group_without_brackets {
            let hint = format!(
                "write ({}) to say so; for the other reading, put the OR in brackets",
                &self.query[span.clone()]
            );
            self.notes.push(NoteKind::Precedence.at(span, hint));
        }
        Some(QueryAst::Or(clauses))
    }

    fn and(&mut self, scope: Scope) -> Group {
        let mut group = Group { clauses: Vec::new(), bare: true };
        let mut open_operator: Option<Span> = None;
        let mut last_edges = Edges::default();
        loop {
            match self.peek() {
                None | Some(TokenKind::Close | TokenKind::Or) => break,
                Some(TokenKind::And) => {
                    let span = self.next_span();
                    group.bare = false;
                    if group.clauses.is_empty() || open_operator.is_some() {
                        self.missing_operand(span.clone(), true);
                    }
                    open_operator = Some(span);
                    last_edges = Edges::default();
                }
                Some(_) => {
                    open_operator = None;
                    let (clause, edges) = self.not(scope);
                    self.note_word_beside(&last_edges, &edges);
                    last_edges = edges;
                    group.clauses.extend(clause);
                }
            }
        }
        if let Some(span) = open_operator {
            self.missing_operand(span, false);
        }
        group
    }

    /// Says that in `kim jong w/5 putin` only `jong` is near `putin`.
    fn note_word_beside(&mut self, left: &Edges, right: &Edges) {
        let (Some((left, left_near)), Some((right, right_near))) = (&left.last, &right.first) else { return };
        if !left_near && !right_near {
            return;
        }
        let alone = if *left_near { right } else { left };
        let both = &self.query[left.start..right.end];
        let hint = format!("if they belong together, write \"{both}\"");
        self.notes.push(NoteKind::OneWordBeside.at(alone.clone(), hint));
    }

    pub(super) fn not(&mut self, scope: Scope) -> (Option<QueryAst>, Edges) {
        let mut is_negated = false;
        let mut operator = None;
        while self.peek() == Some(&TokenKind::Not) {
            operator = Some(self.next_span());
            is_negated = !is_negated;
        }
        if let Some(operator) = operator.clone().filter(|_| self.ends_clause()) {
            self.missing_operand(operator, false);
            return (None, Edges::default());
        }
        let (clause, mut edges) = self.near(scope);
        if operator.is_some() {
            edges.first = None;
        }
        let clause = match (is_negated, clause) {
            (true, Some(QueryAst::Not(inner))) => Some(*inner),
            (true, Some(inner)) => Some(QueryAst::Not(Box::new(inner))),
            (_, clause) => clause,
        };
        (clause, edges)
    }
}
