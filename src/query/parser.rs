//! The text of a query in, a query out. Never fails: what cannot be read is left out and reported.
//!
//! ```text
//! or      = and { "OR" and }
//! and     = not { ["AND"] not }
//! not     = { "NOT" | "-" } near
//! near    = count { ["not"] ( "w/5" | "pre/5" | "w/s" | … ) count }
//! count   = [ "atleast3" ] primary
//! primary = ( [ field ":" | "caps:" | "=" ] primary | "(" or ")" | word ["~" n] | "phrase" ["~" n] | /re/ ) [ "^" n ]
//! ```

use super::ast::{Filter, FilterQuery, Pattern, PatternKind, QueryAst, Span, TextField, TextQuery, WordForm};
use super::error::{Obstacle, SyntaxError, SyntaxErrorKind};
use super::expression::WordExpression;
use super::field::{FieldKind, FilterField};
use super::lexer::{Token, TokenKind, Written, lex};
use super::near::{Joint, Size, Unjoined};
use super::note::{Note, NoteKind};
use super::operator::{self, NearOperator};
use super::{MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH, MAX_NEAR, MAX_PATTERNS, field, filter, near, word};
use crate::date::PartialDate;

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

/// Reads a query; `today` is what `yesterday` and the like are counted from.
///
/// ```
/// let today = "2010-11-21".parse().expect("a date");
/// let parsed = dateline::query::parse("kim (putin OR poutine) -moscow", today);
/// assert!(parsed.errors.is_empty());
/// assert_eq!(parsed.ast.to_string(), "kim (putin OR poutine) NOT moscow");
/// ```
pub fn parse(query: &str, today: PartialDate) -> Parsed {
    if let Some(error) = too_long(query) {
        return Parsed { ast: QueryAst::All, errors: vec![error], notes: Vec::new() };
    }
    let mut parser = Parser {
        query,
        today,
        tokens: lex(query),
        at: 0,
        depth: 0,
        size: Size::default(),
        errors: Vec::new(),
        notes: Vec::new(),
    };
    let mut ast = parser.or(Scope::default());
    while let Some(token) = parser.next() {
        // Only a closing bracket ends a query early. What follows it is read for its errors.
        parser.error(token.span, SyntaxErrorKind::StrayBracket);
        ast = ast.or(parser.or(Scope::default()));
    }
    if ast.is_none() && parser.errors.is_empty() {
        parser.error(0..query.len(), SyntaxErrorKind::Empty);
    }
    parser.errors.sort_by_key(|error| error.span.start);
    parser.notes.sort_by_key(|note| note.span.start);
    Parsed { ast: ast.unwrap_or(QueryAst::All), errors: parser.errors, notes: parser.notes }
}

/// Says that a query is longer than it may be.
pub(super) fn too_long(query: &str) -> Option<SyntaxError> {
    let (end, _) = query.char_indices().nth(MAX_LENGTH)?;
    Some(SyntaxError { span: end..query.len(), kind: SyntaxErrorKind::TooLong })
}

struct Parser<'a> {
    query: &'a str,
    today: PartialDate,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// Of everything that was read so far.
    size: Size,
    errors: Vec<SyntaxError>,
    notes: Vec<Note>,
}

/// What stands before a bracket, for the words in it.
#[derive(Debug, Clone, Copy)]
struct Scope {
    field: FieldScope,
    form: WordForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldScope {
    Anywhere,
    Text(TextField),
    Filter(FilterField),
}

impl Default for Scope {
    fn default() -> Self {
        Self { field: FieldScope::Anywhere, form: WordForm::Any }
    }
}

impl Scope {
    fn text_field(self) -> Option<TextField> {
        match self.field {
            FieldScope::Text(field) => Some(field),
            FieldScope::Anywhere | FieldScope::Filter(_) => None,
        }
    }
}

/// Clauses that must all match, and whether no `AND` stood between any of them: somebody who writes one means it.
struct Group {
    clauses: Vec<QueryAst>,
    bare: bool,
}

/// A clause, with what matters to its neighbours: the words at its edges if they may be the rest of a name.
#[derive(Default)]
struct Edges {
    /// The word that it begins with, and whether a near operator follows that.
    first: Option<(Span, bool)>,
    /// The word that it ends with, and whether a near operator stands before that.
    last: Option<(Span, bool)>,
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

    /// Where the next token begins.
    fn start(&self) -> usize {
        self.tokens.get(self.at).map_or(self.query.len(), |token| token.span.start)
    }

    /// Where the last token ended.
    fn end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens[last].span.end)
    }

    fn error(&mut self, span: Span, kind: SyntaxErrorKind) {
        self.errors.push(SyntaxError { span, kind });
    }

    fn or(&mut self, scope: Scope) -> Option<QueryAst> {
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

    fn missing_operand(&mut self, span: Span, before: bool) {
        let operator = self.query[span.clone()].to_owned();
        self.error(span, SyntaxErrorKind::MissingOperand { operator, before });
    }

    fn not(&mut self, scope: Scope) -> (Option<QueryAst>, Edges) {
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

    fn ends_clause(&self) -> bool {
        matches!(self.peek(), None | Some(TokenKind::Close | TokenKind::And | TokenKind::Or))
    }

    fn near(&mut self, scope: Scope) -> (Option<QueryAst>, Edges) {
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
        let Some(relation) = operator.relation else {
            let written = self.query[span.clone()].to_owned();
            self.error(span.clone(), SyntaxErrorKind::BadDistance(written));
            return left.or(right);
        };
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

    fn count(&mut self, scope: Scope) -> Option<QueryAst> {
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

    /// Reads something with a weight behind it, or without.
    fn primary(&mut self, scope: Scope) -> Option<QueryAst> {
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

    /// Returns the next token if nothing stands between it and the last.
    fn touching(&self) -> Option<TokenKind> {
        self.tokens
            .get(self.at)
            .filter(|token| self.at > 0 && token.span.start == self.end())
            .map(|token| token.kind.clone())
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
    fn refuse_tilde(&mut self) {
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

    fn quoted(&mut self, text: &Written, span: Span, scope: Scope) -> Option<QueryAst> {
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
            return Some(self.everything(span, scope));
        }
        if let Some(address) = text.address() {
            let field = if scope.text_field().is_some() { scope.field } else { FieldScope::Text(TextField::Url) };
            let written = Written { text: address.to_owned(), ..Written::default() };
            return self.quoted(&written, span, Scope { field, form: WordForm::Any });
        }
        self.note_small_operator(&text.text, &span);
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

    /// Says that `or` and the like are words, where they stand between others.
    fn note_small_operator(&mut self, word: &str, span: &Span) {
        let is_between = self.at > 1 && self.at < self.tokens.len();
        if is_between && operator::is_small(word) {
            let hint = format!("write {} for the operator", word.to_ascii_uppercase());
            self.notes.push(NoteKind::SmallOperator.at(span.clone(), hint));
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

    /// `*`: every article, or every one of which the property is known.
    fn everything(&mut self, span: Span, scope: Scope) -> QueryAst {
        let known = scope.text_field().and_then(field::property);
        known.map_or(QueryAst::All, |property| QueryAst::Filter(FilterQuery { filter: Filter::Has(property), span }))
    }

    fn pattern(&mut self, kind: PatternKind, span: Span, scope: Scope) -> Option<QueryAst> {
        let pattern = Pattern { kind, span: span.clone() };
        self.has_room(near::pattern_size(&pattern), &span)
            .then(|| QueryAst::Text(TextQuery { field: scope.text_field(), pattern }))
    }

    /// Counts something more. False if there is no room for it, which is reported once.
    fn has_room(&mut self, more: Size, span: &Span) -> bool {
        let before = self.size;
        self.size = before.plus(more);
        let limits = [
            (before.clauses, self.size.clauses, MAX_CLAUSES, SyntaxErrorKind::TooManyClauses),
            (before.nears, self.size.nears, MAX_NEAR, SyntaxErrorKind::TooManyNear),
            (before.patterns, self.size.patterns, MAX_PATTERNS, SyntaxErrorKind::TooManyPatterns),
        ];
        let mut has_room = true;
        for (before, after, most, kind) in limits {
            if after > most {
                has_room = false;
                if before <= most {
                    self.error(span.clone(), kind);
                }
            }
        }
        has_room
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

    fn field(&mut self, name: &str, sign: &str, span: Span, scope: Scope) -> Option<QueryAst> {
        let written = self.query[span.clone()].to_owned();
        let has_value = self.has_value(&span);
        let Some(known) = field::find(name, sign) else {
            return self.unknown_field(name, sign, span, scope, has_value);
        };
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
                let value = self.query[start..self.end()].replace('\'', "\"");
                let written = self.query[span.clone()].to_owned();
                SyntaxErrorKind::ForeignField { written, instead: format!("{ours}:{value}") }
            }
            None => SyntaxErrorKind::UnknownField { name: name.to_owned(), nearest: field::nearest(name) },
        };
        self.error(place, kind);
        value
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
    fn value(&mut self, text: &str, span: Span, scope: Scope) -> Option<QueryAst> {
        self.refuse_tilde();
        let FieldScope::Filter(field) = scope.field else { return self.not_a_value(span, scope) };
        if scope.form != WordForm::Any {
            return self.not_a_value(span, scope);
        }
        match filter::read(field, text, self.today) {
            Ok(filter) => {
                let one = Size { clauses: 1, ..Size::default() };
                self.has_room(one, &span).then(|| QueryAst::Filter(FilterQuery { filter, span }))
            }
            Err(kind) => {
                self.error(span, kind);
                None
            }
        }
    }

    fn not_a_value(&mut self, span: Span, scope: Scope) -> Option<QueryAst> {
        let name = match scope.field {
            FieldScope::Filter(field) => field.name(),
            FieldScope::Text(field) => field.name(),
            FieldScope::Anywhere => "date",
        };
        self.error(span, SyntaxErrorKind::NotAValue(name));
        None
    }
}
