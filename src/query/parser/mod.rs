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

mod boolean;
mod fields;
mod habits;
mod primary;
mod proximity;

use super::ast::{QueryAst, Span, TextField, WordForm};
use super::error::{SyntaxError, SyntaxErrorKind};
use super::field::FilterField;
use super::lexer::{Token, TokenKind, lex};
use super::near::Size;
use super::note::Note;
use super::{MAX_CLAUSES, MAX_LENGTH, MAX_NEAR, MAX_PATTERNS};
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
        has_small_letters: query.contains(char::is_lowercase),
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
    /// Whether not all of it is in capitals.
    has_small_letters: bool,
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

    /// Returns the next token if nothing stands between it and the last.
    fn touching(&self) -> Option<TokenKind> {
        self.tokens
            .get(self.at)
            .filter(|token| self.at > 0 && token.span.start == self.end())
            .map(|token| token.kind.clone())
    }

    fn ends_clause(&self) -> bool {
        matches!(self.peek(), None | Some(TokenKind::Close | TokenKind::And | TokenKind::Or))
    }

    fn error(&mut self, span: Span, kind: SyntaxErrorKind) {
        self.errors.push(SyntaxError { span, kind });
    }

    fn missing_operand(&mut self, span: Span, before: bool) {
        let operator = self.query[span.clone()].to_owned();
        self.error(span, SyntaxErrorKind::MissingOperand { operator, before });
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
}
