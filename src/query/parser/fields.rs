//! What stands before a colon, and the values behind it.

use super::{FieldScope, Parser, Scope};
use crate::query::ast::{FilterQuery, PatternKind, QueryAst, Span, WordForm};
use crate::query::error::SyntaxErrorKind;
use crate::query::field::{self, FieldKind};
use crate::query::lexer::TokenKind;
use crate::query::near::Size;
use crate::query::{MAX_DEPTH, filter};

impl Parser<'_> {
    pub(super) fn field(&mut self, name: &str, sign: &str, span: Span, scope: Scope) -> Option<QueryAst> {
        let written = self.query[span.clone()].to_owned();
        let has_value = self.has_value(&span);
        let Some(known) = field::find(name, sign) else {
            return self.unknown_field(name, sign, span, scope, has_value);
        };
        if !has_value && self.touching() == Some(TokenKind::Not) {
            let place = span.start..self.next_span().end;
            let value = self.tokens.get(self.at).map_or("word", |token| &self.query[token.span.clone()]);
            let kind = SyntaxErrorKind::ForeignOperator {
                written: self.query[place.clone()].to_owned(),
                instead: format!("-{written}{value}"),
            };
            self.error(place, kind);
            return None;
        }
        if !has_value {
            self.error(span, SyntaxErrorKind::EmptyField(written));
            return None;
        }
        let mut inner = match known {
            FieldKind::Text(field) => Scope { field: FieldScope::Text(field), ..scope },
            FieldKind::Filter(field) => Scope { field: FieldScope::Filter(field), form: WordForm::Any },
            FieldKind::Capitals => Scope { form: WordForm::Written, ..scope },
        };
        let property = inner.text_field().filter(|field| field.is_property() && inner.form == WordForm::Written);
        if let Some(field) = property {
            self.error(span.clone(), SyntaxErrorKind::CapitalsInProperty(field.name()));
            inner.form = WordForm::Any;
        }
        let mut value = self.nested(&span, inner);
        if let Some(QueryAst::Filter(filter)) = &mut value {
            filter.span.start = filter.span.start.min(span.start);
        }
        value
    }

    /// Reads the value of a field, which may be another field: one behind the other is as deep as a bracket.
    fn nested(&mut self, span: &Span, scope: Scope) -> Option<QueryAst> {
        if self.depth == MAX_DEPTH {
            self.error(span.clone(), SyntaxErrorKind::TooDeep);
            self.at = self.tokens.len();
            return None;
        }
        self.depth += 1;
        let value = self.primary(scope);
        self.depth -= 1;
        value
    }

    fn unknown_field(&mut self, name: &str, sign: &str, span: Span, scope: Scope, has_value: bool) -> Option<QueryAst> {
        let ours = field::foreign(name).or_else(|| field::find(name, ":").map(|_| name));
        if !has_value && (sign == "=" || ours.is_none()) {
            // A headline such as `Toyota: the recall`.
            let kind = PatternKind::Word { text: name.to_owned(), form: scope.form };
            return self.pattern(kind, span.start..span.end - sign.len(), scope);
        }
        let place = span.start..span.end - sign.len();
        // The value is read all the same, so that what is wrong in it is reported too.
        let start = self.start();
        let errors = self.errors.len();
        let value = self.nested(&span, Scope::default());
        let kind = match ours {
            Some(ours) => {
                self.errors.truncate(errors);
                let value = self.quoted_value(start);
                let written = self.query[span.clone()].to_owned();
                SyntaxErrorKind::ForeignField { written, instead: format!("{ours}:{value}") }
            }
            None => SyntaxErrorKind::UnknownField { name: name.to_owned(), nearest: field::nearest(name) },
        };
        self.error(place, kind);
        value
    }

    /// Returns the value that begins here, with double quotation marks for single ones.
    fn quoted_value(&self, start: usize) -> String {
        let single = self.query[start..].strip_prefix('\'').and_then(|rest| rest.split_once('\''));
        single.map_or_else(|| self.query[start..self.end()].to_owned(), |(value, _)| format!("\"{value}\""))
    }

    /// True if a value stands right behind the colon of a field.
    fn has_value(&self, field: &Span) -> bool {
        let Some(token) = self.tokens.get(self.at) else { return false };
        let is_value = matches!(
            token.kind,
            TokenKind::Word(_)
                | TokenKind::Quoted { .. }
                | TokenKind::Open
                | TokenKind::Expression(_)
                | TokenKind::Exact
                | TokenKind::Range(_)
                | TokenKind::Field { .. }
        );
        is_value && token.span.start == field.end
    }

    /// Reads the value of a field that filters.
    pub(super) fn value(&mut self, text: &str, span: Span, scope: Scope) -> Option<QueryAst> {
        self.refuse_tilde();
        let FieldScope::Filter(field) = scope.field else { return self.not_a_value(span, scope) };
        if scope.form != WordForm::Any {
            return self.not_a_value(span, scope);
        }
        match filter::read(field, text, self.today) {
            Ok(filter) => {
                let one = Size { clauses: 1, ..Size::default() };
                self.has_room(one, &span).then_some(QueryAst::Filter(FilterQuery { filter, span }))
            }
            Err(kind) => {
                self.error(span, kind);
                None
            }
        }
    }

    pub(super) fn not_a_value(&mut self, span: Span, scope: Scope) -> Option<QueryAst> {
        let name = match scope.field {
            FieldScope::Filter(field) => field.name(),
            FieldScope::Text(field) => field.name(),
            FieldScope::Anywhere => "date",
        };
        self.error(span, SyntaxErrorKind::NotAValue(name));
        None
    }
}
