//! A text read without any operators: all of it is words.

use super::ast::{Pattern, PatternKind, QueryAst, TextQuery, WordForm};
use super::error::{SyntaxError, SyntaxErrorKind};
use super::parser::{Parsed, too_long};
use super::{MAX_CLAUSES, near};

/// Reads a text as words that must all be found; wrong is only a text without words, and one that is too long.
pub fn parse_plain(text: &str) -> Parsed {
    let failed = |error| Parsed { ast: QueryAst::All, errors: vec![error], notes: Vec::new() };
    if let Some(error) = too_long(text) {
        return failed(error);
    }
    let mut clauses = Vec::new();
    let mut size = 0;
    let mut at = 0;
    for chunk in text.split(char::is_whitespace) {
        let span = at..at + chunk.len();
        at = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
        if !super::word::has_letters(chunk) {
            continue;
        }
        let kind = PatternKind::Word { text: super::word::without_possessive(chunk).to_owned(), form: WordForm::Any };
        let pattern = Pattern { kind, span: span.clone() };
        size += near::pattern_size(&pattern).clauses;
        if size > MAX_CLAUSES {
            return failed(SyntaxError { span, kind: SyntaxErrorKind::TooManyClauses });
        }
        clauses.push(QueryAst::Text(TextQuery { field: None, pattern }));
    }
    let ast = if clauses.len() > 1 { Some(QueryAst::And { clauses, bare: true }) } else { clauses.pop() };
    match ast {
        Some(ast) => Parsed { ast, errors: Vec::new(), notes: Vec::new() },
        None => failed(SyntaxError { span: 0..text.len(), kind: SyntaxErrorKind::Empty }),
    }
}
