//! Words, phrases and brackets, with what stands right behind them.

use super::{FieldScope, Parser, Scope};
use crate::query::ast::{Filter, FilterQuery, Pattern, PatternKind, QueryAst, Span, TextField, TextQuery, WordForm};
use crate::query::error::SyntaxErrorKind;
use crate::query::expression::WordExpression;
use crate::query::lexer::{TokenKind, Written};
use crate::query::note::NoteKind;
use crate::query::{MAX_DEPTH, field, near, word};

impl Parser<'_> {
    /// Reads something with a weight behind it, or without.
    pub(super) fn primary(&mut self, scope: Scope) -> Option<QueryAst> {
        let mut query = self.unweighted(scope);
        while let Some(TokenKind::Caret(text)) = self.touching() {
            let span = self.next_span();
            match word::read_weight(&text) {
                Ok(weight) => query = query.map(|query| QueryAst::Weighted { query: Box::new(query), weight }),
                Err(kind) => self.error(span, kind),
            }
        }
        query
    }

    fn unweighted(&mut self, scope: Scope) -> Option<QueryAst> {
        let token = self.next()?;
        match token.kind {
            TokenKind::Open => {
                let inner = self.group(token.span, scope);
                self.refuse_tilde();
                inner
            }
            TokenKind::Field { name, sign } => self.field(&name, sign, token.span, scope),
            TokenKind::Exact => self.primary(Scope { form: WordForm::Exact, ..scope }),
            TokenKind::Quoted { is_closed: false, .. } => {
                let mark = self.query[token.span.start..].chars().next().map_or(1, char::len_utf8);
                self.error(token.span.start..token.span.start + mark, SyntaxErrorKind::OpenQuote);
                None
            }
            TokenKind::Quoted { text, is_closed: true } => self.quoted(&text, token.span, scope),
            TokenKind::Word(text) => self.word(&text, token.span, scope),
            TokenKind::Expression(text) => self.expression(text, token.span, scope),
            TokenKind::Range(text) => match scope.field {
                FieldScope::Filter(_) => self.value(&text, token.span, scope),
                _ => self.not_a_value(token.span, scope),
            },
            TokenKind::Tilde(_) => self.stray(token.span, '~'),
            TokenKind::Caret(_) => self.stray(token.span, '^'),
            // The callers take these before they come here.
            TokenKind::Close
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::Near(_)
            | TokenKind::AtLeast(_) => {
                self.missing_operand(token.span, true);
                None
            }
        }
    }

    fn stray(&mut self, span: Span, sign: char) -> Option<QueryAst> {
        self.error(span, SyntaxErrorKind::StraySign(sign));
        None
    }

    /// Reports a `~` behind something that cannot be fuzzy.
    pub(super) fn refuse_tilde(&mut self) {
        if let Some(TokenKind::Tilde(_)) = self.touching() {
            let span = self.next_span();
            self.error(span, SyntaxErrorKind::FuzzyOther);
        }
    }

    /// Returns what stands behind a `~` here, and where that ends.
    fn tilde(&mut self) -> Option<String> {
        let Some(TokenKind::Tilde(text)) = self.touching() else { return None };
        self.at += 1;
        Some(text)
    }

    pub(super) fn group(&mut self, opening: Span, scope: Scope) -> Option<QueryAst> {
        if self.depth == MAX_DEPTH {
            self.error(opening, SyntaxErrorKind::TooDeep);
            // What follows cannot be read any more; reading on would report each bracket.
            self.at = self.tokens.len();
            return None;
        }
        self.depth += 1;
        let errors_before = self.errors.len();
        let inner = self.or(scope);
        self.depth -= 1;
        let Some(closing) = self.next() else {
            let is_given_up = matches!(self.errors.last(), Some(error) if error.kind == SyntaxErrorKind::TooDeep);
            if !is_given_up {
                self.error(opening, SyntaxErrorKind::OpenBracket);
            }
            return inner;
        };
        if inner.is_none() && self.errors.len() == errors_before {
            self.error(opening.start..closing.span.end, SyntaxErrorKind::Nothing);
        }
        inner
    }

    pub(super) fn quoted(&mut self, text: &Written, span: Span, scope: Scope) -> Option<QueryAst> {
        if let FieldScope::Filter(_) = scope.field {
            return self.value(&text.text, span, scope);
        }
        let slop = self.tilde();
        let span = span.start..self.end();
        match word::read_phrase(text, scope.form, slop.as_deref()) {
            Ok(phrase) => {
                if phrase.has_lonely_star {
                    let hint =
                        "for any word in between, write \"arms deliveries\"~1 or arms pre/2 deliveries".to_owned();
                    self.notes.push(NoteKind::LonelyStar.at(span.clone(), hint));
                }
                self.pattern(phrase.kind, span, scope)
            }
            Err(kind) => {
                self.error(span, kind);
                None
            }
        }
    }

    fn word(&mut self, text: &Written, span: Span, scope: Scope) -> Option<QueryAst> {
        if let FieldScope::Filter(_) = scope.field {
            return self.value(&text.text, span, scope);
        }
        if text.is_star() && scope.form == WordForm::Any {
            self.note_lone_star(&span);
            return Some(everything(span, scope));
        }
        if let Some(address) = text.address() {
            let field = if scope.text_field().is_some() { scope.field } else { FieldScope::Text(TextField::Url) };
            let written = Written { text: address.to_owned(), ..Written::default() };
            return self.quoted(&written, span, Scope { field, form: WordForm::Any });
        }
        if let Some(kind) = self.foreign(text) {
            self.error(span, kind);
            return None;
        }
        self.note_habits(text, &span);
        let tilde = self.tilde();
        let span = span.start..self.end();
        let read = match tilde {
            Some(distance) => word::read_fuzzy(text, &distance, scope.form).map(Some),
            // What follows the question mark of an address is part of it.
            None if scope.text_field() == Some(TextField::Url) => word::read(&text.without_wildcard('?'), scope.form),
            None => word::read(text, scope.form),
        };
        match read {
            Ok(kind) => self.pattern(kind?, span, scope),
            Err(kind) => {
                self.error(span, kind);
                None
            }
        }
    }

    fn expression(&mut self, text: String, span: Span, scope: Scope) -> Option<QueryAst> {
        if let FieldScope::Filter(_) = scope.field {
            return self.not_a_value(span, scope);
        }
        if scope.form != WordForm::Any {
            self.error(span, SyntaxErrorKind::FormOfPattern);
            return None;
        }
        self.refuse_tilde();
        match WordExpression::new(&text) {
            Ok(_) => self.pattern(PatternKind::Regex(text), span, scope),
            Err(reason) => {
                self.error(span, SyntaxErrorKind::BadExpression(reason));
                None
            }
        }
    }

    pub(super) fn pattern(&mut self, kind: PatternKind, span: Span, scope: Scope) -> Option<QueryAst> {
        let pattern = Pattern { kind, span: span.clone() };
        self.has_room(near::pattern_size(&pattern), &span)
            .then(|| QueryAst::Text(TextQuery { field: scope.text_field(), pattern }))
    }
}

/// `*`: every article, or every one of which the property is known.
fn everything(span: Span, scope: Scope) -> QueryAst {
    let known = scope.text_field().and_then(field::property);
    known.map_or(QueryAst::All, |property| QueryAst::Filter(FilterQuery { filter: Filter::Has(property), span }))
}
