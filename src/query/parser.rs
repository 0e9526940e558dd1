//! The text of a query in, a query out. Never fails: what cannot be read is left out and reported.
//!
//! ```text
//! or      = and { "OR" and }
//! and     = not { ["AND"] not }
//! not     = { "NOT" | "-" } primary
//! primary = "(" or ")" | [ field ":" ] ( word | "phrase" | "(" or ")" )
//! ```

use super::ast::{Pattern, QueryAst, Span, TextField, TextQuery};
use super::error::{Note, SyntaxError, SyntaxErrorKind};
use super::lexer::{Token, TokenKind, lex};
use super::{MAX_DEPTH, MAX_LENGTH, field, word};

/// A query as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// What could be read.
    pub ast: QueryAst,
    /// What could not; a query with errors should not be run.
    pub errors: Vec<SyntaxError>,
    /// What the user may have meant otherwise.
    pub notes: Vec<Note>,
}

/// Reads a query.
///
/// ```
/// let parsed = dateline::query::parse("kim (putin OR poutine) -moscow");
/// assert!(parsed.errors.is_empty());
/// assert_eq!(parsed.ast.to_string(), "kim (putin OR poutine) NOT moscow");
/// ```
pub fn parse(query: &str) -> Parsed {
    let mut parser = Parser { query, tokens: Vec::new(), at: 0, depth: 0, errors: Vec::new(), notes: Vec::new() };
    if let Some((end, _)) = query.char_indices().nth(MAX_LENGTH) {
        parser.error(end..query.len(), SyntaxErrorKind::TooLong);
        return Parsed { ast: QueryAst::All, errors: parser.errors, notes: parser.notes };
    }
    parser.tokens = lex(query);
    let mut ast = parser.or(None);
    while let Some(token) = parser.next() {
        // Only a closing bracket ends a query early. What follows it is read for its errors.
        parser.error(token.span, SyntaxErrorKind::StrayBracket);
        ast = ast.or(parser.or(None));
    }
    if ast.is_none() && parser.errors.is_empty() {
        parser.error(0..query.len(), SyntaxErrorKind::Empty);
    }
    parser.errors.sort_by_key(|error| error.span.start);
    Parsed { ast: ast.unwrap_or(QueryAst::All), errors: parser.errors, notes: parser.notes }
}

struct Parser<'a> {
    query: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    errors: Vec<SyntaxError>,
    notes: Vec<Note>,
}

/// The field that stands before a bracket, for the words in it.
type Scope = Option<TextField>;

/// Clauses that must all match, and whether no `AND` stood between any of them: somebody who writes one means it.
struct Group {
    clauses: Vec<QueryAst>,
    bare: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    fn next_span(&mut self) -> Span {
        self.next().map_or(self.query.len()..self.query.len(), |token| token.span)
    }

    fn error(&mut self, span: Span, kind: SyntaxErrorKind) {
        self.errors.push(SyntaxError { span, kind });
    }

    fn or(&mut self, scope: Scope) -> Option<QueryAst> {
        let mut clauses = Vec::new();
        let mut group_without_brackets = None;
        let mut open_operator: Option<Span> = None;
        loop {
            let start = self.tokens.get(self.at).map_or(self.query.len(), |token| token.span.start);
            let mut group = self.and(scope);
            let is_missing = group.clauses.is_empty();
            if group.clauses.len() > 1 {
                let end = self.tokens[self.at - 1].span.end;
                group_without_brackets = group_without_brackets.or(Some(start..end));
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
            self.note_precedence(span);
        }
        Some(QueryAst::Or(clauses))
    }

    fn note_precedence(&mut self, span: Span) {
        let hint =
            format!("write ({}) to say so; for the other reading, put the OR in brackets", &self.query[span.clone()]);
        self.notes.push(Note {
            span,
            message: "AND, and words side by side, bind before OR",
            label: "read as one group",
            hint,
        });
    }

    /// Says that `or` and the like are words, where they stand between others.
    fn note_small_operator(&mut self, word: &str, span: &Span) {
        let is_between = self.at > 1 && self.at < self.tokens.len();
        if is_between && matches!(word, "and" | "or" | "not") {
            self.notes.push(Note {
                span: span.clone(),
                message: "operators are written in capitals",
                label: "searched as a word",
                hint: format!("write {} for the operator", word.to_ascii_uppercase()),
            });
        }
    }

    fn and(&mut self, scope: Scope) -> Group {
        let mut group = Group { clauses: Vec::new(), bare: true };
        let mut open_operator: Option<Span> = None;
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
                }
                Some(_) => {
                    open_operator = None;
                    group.clauses.extend(self.not(scope));
                }
            }
        }
        if let Some(span) = open_operator {
            self.missing_operand(span, false);
        }
        group
    }

    fn missing_operand(&mut self, span: Span, before: bool) {
        let operator = self.query[span.clone()].to_owned();
        self.error(span, SyntaxErrorKind::MissingOperand { operator, before });
    }

    fn not(&mut self, scope: Scope) -> Option<QueryAst> {
        let mut is_negated = false;
        let mut operator = 0..0;
        while self.peek() == Some(&TokenKind::Not) {
            operator = self.next_span();
            is_negated = !is_negated;
        }
        let ends = matches!(self.peek(), None | Some(TokenKind::Close | TokenKind::And | TokenKind::Or));
        if ends {
            self.missing_operand(operator, false);
            return None;
        }
        match (is_negated, self.primary(scope)?) {
            (false, inner) => Some(inner),
            (true, QueryAst::Not(inner)) => Some(*inner),
            (true, inner) => Some(QueryAst::Not(Box::new(inner))),
        }
    }

    fn primary(&mut self, scope: Scope) -> Option<QueryAst> {
        let token = self.next()?;
        let read = match token.kind {
            TokenKind::Open => return self.group(token.span, scope),
            TokenKind::Field(name) => return self.field(&name, token.span, scope),
            TokenKind::Quoted { text, is_closed: true } => word::read_phrase(text).map(Some),
            TokenKind::Quoted { is_closed: false, .. } => {
                let mark = self.query[token.span.start..].chars().next().map_or(1, char::len_utf8);
                self.error(token.span.start..token.span.start + mark, SyntaxErrorKind::OpenQuote);
                return None;
            }
            TokenKind::Word(written) if written.is_star() => return Some(QueryAst::All),
            TokenKind::Word(written) if written.is_address() => {
                let field = scope.or(Some(TextField::Url));
                return Some(text_query(field, Pattern::Phrase(written.address().to_owned()), token.span));
            }
            TokenKind::Word(written) => {
                self.note_small_operator(&written.text, &token.span);
                word::read(&written)
            }
            // The callers take these before they come here.
            TokenKind::Close | TokenKind::And | TokenKind::Or | TokenKind::Not => return None,
        };
        match read {
            Ok(pattern) => pattern.map(|pattern| text_query(scope, pattern, token.span)),
            Err(kind) => {
                self.error(token.span, kind);
                None
            }
        }
    }

    fn group(&mut self, opening: Span, scope: Scope) -> Option<QueryAst> {
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

    fn field(&mut self, name: &str, span: Span, scope: Scope) -> Option<QueryAst> {
        let has_value = self.has_value(&span);
        let Some(known) = field::find(name) else {
            if !has_value {
                // A headline such as `Toyota: the recall`.
                let word = span.start..span.end - 1;
                return Some(text_query(scope, Pattern::Word(name.to_owned()), word));
            }
            let kind = SyntaxErrorKind::UnknownField { name: name.to_owned(), nearest: field::nearest(name) };
            self.error(span.start..span.end - 1, kind);
            // The value is read all the same, so that what is wrong in it is reported too.
            return self.primary(None);
        };
        if !has_value {
            self.error(span, SyntaxErrorKind::EmptyField(name.to_owned()));
            return None;
        }
        match known {
            field::FieldKind::Text(field) => self.primary(Some(field)),
            field::FieldKind::Filter(kind) => self.filter(kind),
        }
    }

    /// True if a value stands right behind the colon of a field.
    fn has_value(&self, field: &Span) -> bool {
        let Some(token) = self.tokens.get(self.at) else { return false };
        let is_value = matches!(token.kind, TokenKind::Word(_) | TokenKind::Quoted { .. } | TokenKind::Open);
        is_value && token.span.start == field.end
    }

    fn filter(&mut self, kind: field::FilterField) -> Option<QueryAst> {
        let token = self.next()?;
        let text = match token.kind {
            TokenKind::Word(word) => word.text,
            TokenKind::Quoted { text, is_closed: true } => text,
            TokenKind::Open => {
                // Leave the bracket to be read, so that it is not reported a second time.
                self.error(token.span.clone(), SyntaxErrorKind::OneValue(kind.name()));
                self.group(token.span, None);
                return None;
            }
            _ => {
                self.error(token.span, SyntaxErrorKind::OpenQuote);
                return None;
            }
        };
        match kind.read(&text) {
            Ok(filter) => Some(QueryAst::Filter(filter)),
            Err(kind) => {
                self.error(token.span, kind);
                None
            }
        }
    }
}

fn text_query(field: Scope, pattern: Pattern, span: Span) -> QueryAst {
    QueryAst::Text(TextQuery { field, pattern, span })
}
