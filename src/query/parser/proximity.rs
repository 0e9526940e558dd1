//! Near operators and `atleast`.

use super::boolean::Edges;
use super::{Parser, Scope};
use crate::query::ast::{QueryAst, Span};
use crate::query::error::{Obstacle, SyntaxErrorKind};
use crate::query::lexer::TokenKind;
use crate::query::near::{self, Joint, Size, Unjoined};
use crate::query::note::NoteKind;
use crate::query::operator::NearOperator;
use crate::query::{MAX_CLAUSES, MAX_NEAR, MAX_PATTERNS};

impl Parser<'_> {
    pub(super) fn near(&mut self, scope: Scope) -> (Option<QueryAst>, Edges) {
        let start = self.start();
        let first = self.bare_word();
        let (mut left, mut is_missing) = match self.peek() {
            Some(TokenKind::Near(_)) => (None, true),
            _ => (self.count(scope), false),
        };
        let only = first.filter(|word| word.end == self.end()).map(|word| (word, false));
        let mut edges = Edges { first: only.clone(), last: only };
        while let Some(TokenKind::Near(operator)) = self.peek().cloned() {
            let span = self.next_span();
            if operator.relation.is_none() {
                let written = self.query[span.clone()].to_owned();
                self.error(span, SyntaxErrorKind::BadDistance(written));
                if !self.ends_clause() && !matches!(self.peek(), Some(TokenKind::Near(_) | TokenKind::Not)) {
                    let right = self.count(scope);
                    left = left.or(right);
                }
                is_missing = false;
                continue;
            }
            if is_missing {
                self.missing_operand(span.clone(), true);
                is_missing = false;
            }
            if self.ends_clause() || matches!(self.peek(), Some(TokenKind::Near(_))) {
                self.missing_operand(span, false);
                continue;
            }
            if self.peek() == Some(&TokenKind::Not) {
                let negation = self.next_span();
                let kind = self.bad_operand(&span, Obstacle::Negation);
                self.error(negation, kind);
                continue;
            }
            let last = self.bare_word();
            let right = self.count(scope);
            let last = last.filter(|last| last.end == self.end());
            edges.first = edges.first.map(|(word, _)| (word, true));
            edges.last = last.map(|word| (word, true));
            left = self.joined(left, right, operator, &span, start);
        }
        (left, edges)
    }

    /// Returns the place of the next token if it is a word without anything before it.
    fn bare_word(&self) -> Option<Span> {
        self.tokens
            .get(self.at)
            .filter(|token| matches!(token.kind, TokenKind::Word(_)))
            .map(|token| token.span.clone())
    }

    fn joined(
        &mut self,
        left: Option<QueryAst>,
        right: Option<QueryAst>,
        operator: NearOperator,
        span: &Span,
        start: usize,
    ) -> Option<QueryAst> {
        let Some(relation) = operator.relation else { return left.or(right) };
        let (Some(left), Some(right)) = (left.as_ref(), right) else { return left };
        let one = Size { nears: 1, ..Size::default() };
        if !self.has_room(one, span) {
            return Some(left.clone());
        }
        let before = near::size(left).plus(near::size(&right)).plus(one);
        let room = Size {
            clauses: (MAX_CLAUSES + before.clauses).saturating_sub(self.size.clauses),
            nears: (MAX_NEAR + before.nears).saturating_sub(self.size.nears),
            patterns: (MAX_PATTERNS + before.patterns).saturating_sub(self.size.patterns),
        };
        let whole = start..self.end();
        let joint = Joint { relation, is_excluded: operator.is_excluded };
        let hint = self.field_around(left, &right, &whole, span);
        match near::join(left.clone(), right, joint, room) {
            Ok((joined, is_several)) => {
                self.resize(before, near::size(&joined));
                if is_several {
                    self.notes.push(NoteKind::Distributed.at(whole, format!("read as {joined}")));
                }
                Some(joined)
            }
            Err(Unjoined::TooMany) => {
                self.error(span.clone(), SyntaxErrorKind::TooManyNear);
                Some(left.clone())
            }
            Err(Unjoined::Fields) => {
                self.error(whole, SyntaxErrorKind::DifferentFields { instead: hint });
                Some(left.clone())
            }
            Err(Unjoined::Obstacle(obstacle, place)) => {
                let kind = self.bad_operand(span, obstacle);
                self.error(place.unwrap_or(whole), kind);
                Some(left.clone())
            }
        }
    }

    fn resize(&mut self, before: Size, after: Size) {
        self.size.clauses = (self.size.clauses + after.clauses).saturating_sub(before.clauses);
        self.size.nears = (self.size.nears + after.nears).saturating_sub(before.nears);
        self.size.patterns = (self.size.patterns + after.patterns).saturating_sub(before.patterns);
    }

    fn bad_operand(&self, operator: &Span, obstacle: Obstacle) -> SyntaxErrorKind {
        SyntaxErrorKind::BadOperand { operator: self.query[operator.clone()].to_owned(), obstacle }
    }

    /// Returns `title:(a w/5 b)` for `title:a w/5 b`.
    fn field_around(&self, left: &QueryAst, right: &QueryAst, whole: &Span, operator: &Span) -> Option<String> {
        let (QueryAst::Text(left), QueryAst::Text(right)) = (left, right) else { return None };
        let field = left.field.filter(|_| right.field.is_none())?;
        let left = self.query.get(left.pattern.span.start..operator.start)?;
        let right = self.query.get(operator.start..whole.end)?;
        Some(format!("{}:({left}{right})", field.name()))
    }

    pub(super) fn count(&mut self, scope: Scope) -> Option<QueryAst> {
        let Some(TokenKind::AtLeast(count)) = self.peek().cloned() else { return self.primary(scope) };
        let span = self.next_span();
        if self.ends_clause() || matches!(self.peek(), Some(TokenKind::Near(_))) {
            self.missing_operand(span, false);
            return None;
        }
        if matches!(self.peek(), Some(TokenKind::Not | TokenKind::AtLeast(_))) {
            let is_not = self.peek() == Some(&TokenKind::Not);
            let obstacle = if is_not { Obstacle::Negation } else { Obstacle::Count };
            let place = self.next_span();
            let kind = self.bad_operand(&span, obstacle);
            self.error(place, kind);
            return None;
        }
        let operand = self.primary(scope);
        let Some(count) = count else {
            let written = self.query[span.clone()].to_owned();
            self.error(span, SyntaxErrorKind::BadCount(written));
            return operand;
        };
        let operand = operand?;
        let whole = span.start..self.end();
        match near::count(operand, count, &whole) {
            Ok((counted, is_several)) => {
                if is_several {
                    self.notes.push(NoteKind::Distributed.at(whole, format!("read as {counted}")));
                }
                Some(counted)
            }
            Err(Unjoined::Obstacle(obstacle, place)) => {
                let kind = self.bad_operand(&span, obstacle);
                self.error(place.unwrap_or(whole), kind);
                None
            }
            Err(Unjoined::Fields | Unjoined::TooMany) => {
                self.error(whole, SyntaxErrorKind::DifferentFields { instead: None });
                None
            }
        }
    }
}
