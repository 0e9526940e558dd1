//! A query cut into tokens.

use super::ast::Span;

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Neither quoted nor an operator, with the escapes resolved.
    Word(Word),
    /// What stood between quotation marks, with the escapes resolved; whether the closing mark was there.
    Quoted {
        text: String,
        is_closed: bool,
    },
    /// A name and a colon.
    Field(String),
    Open,
    Close,
    And,
    Or,
    Not,
}

/// A word of a query, with the characters that may mean something else at its edges and inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// The characters that were not escaped and are operators elsewhere, with their place in `text` in bytes.
    pub(super) specials: Vec<(usize, char)>,
}

/// Cuts `query` into tokens. Every character that is not white space is part of one.
pub(super) fn lex(query: &str) -> Vec<Token> {
    let mut lexer = Lexer { query, at: 0, tokens: Vec::new() };
    while let Some(c) = lexer.peek() {
        lexer.next_token(c);
    }
    lexer.tokens
}

struct Lexer<'a> {
    query: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.query[self.at..].chars().next()
    }

    fn peek_after(&self, c: char) -> Option<char> {
        self.query[self.at + c.len_utf8()..].chars().next()
    }

    fn next_token(&mut self, c: char) {
        match c {
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.push(c.len_utf8(), TokenKind::Open),
            ')' => self.push(c.len_utf8(), TokenKind::Close),
            '|' | '&' => self.doubled(c),
            '-' | '!' | '−' if self.is_negation(c) => self.push(c.len_utf8(), TokenKind::Not),
            _ if closing_quotes(c).is_some() => self.quoted(c),
            _ => self.word(),
        }
    }

    fn push(&mut self, length: usize, kind: TokenKind) {
        self.tokens.push(Token { span: self.at..self.at + length, kind });
        self.at += length;
    }

    /// `|`, `||`, `&` and `&&`.
    fn doubled(&mut self, c: char) {
        let length = if self.peek_after(c) == Some(c) { 2 } else { 1 };
        self.push(length, if c == '|' { TokenKind::Or } else { TokenKind::And });
    }

    /// A minus negates what it touches; between white space it is a dash, which is part of no word.
    fn is_negation(&self, c: char) -> bool {
        self.peek_after(c).is_some_and(|next| !next.is_whitespace() && next != c && next != ')')
    }

    fn quoted(&mut self, opening: char) {
        let start = self.at;
        self.at += opening.len_utf8();
        let closings = closing_quotes(opening).unwrap_or("");
        let mut text = String::new();
        let mut is_closed = false;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if closings.contains(c) {
                is_closed = true;
                break;
            }
            let escaped = (c == '\\').then(|| self.peek()).flatten();
            self.at += escaped.map_or(0, char::len_utf8);
            text.push(escaped.unwrap_or(c));
        }
        self.tokens.push(Token { span: start..self.at, kind: TokenKind::Quoted { text, is_closed } });
    }

    /// True if a name and a colon begin a field: not in `http://…`, nor at the end of the query.
    fn begins_value(&self) -> bool {
        let rest = &self.query[self.at..];
        !rest.is_empty() && !rest.starts_with("//")
    }

    fn word(&mut self) {
        let start = self.at;
        let mut word = Word { text: String::new(), specials: Vec::new() };
        while let Some(c) = self.peek() {
            let ends = c.is_whitespace() || matches!(c, '(' | ')' | '|') || closing_quotes(c).is_some();
            if ends {
                break;
            }
            self.at += c.len_utf8();
            match c {
                '\\' => {
                    let escaped = self.peek();
                    self.at += escaped.map_or(0, char::len_utf8);
                    word.text.push(escaped.unwrap_or(c));
                }
                ':' if is_field_name(&word) && self.begins_value() => {
                    let kind = TokenKind::Field(word.text);
                    self.tokens.push(Token { span: start..self.at, kind });
                    return;
                }
                _ => {
                    if matches!(c, '*' | '?' | '~' | '^' | '/' | '=' | '+' | ':') {
                        word.specials.push((word.text.len(), c));
                    }
                    word.text.push(c);
                }
            }
        }
        let is_escaped = self.query[start..self.at].contains('\\');
        let kind = match word.text.as_str() {
            "AND" if !is_escaped => TokenKind::And,
            "OR" if !is_escaped => TokenKind::Or,
            "NOT" if !is_escaped => TokenKind::Not,
            _ => TokenKind::Word(word),
        };
        self.tokens.push(Token { span: start..self.at, kind });
    }
}

/// A field's name is letters only: `10:30` has none.
fn is_field_name(word: &Word) -> bool {
    !word.text.is_empty() && word.text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// Returns the marks that close a quotation that begins with this one; None if it begins none. Single marks are
/// apostrophes.
fn closing_quotes(opening: char) -> Option<&'static str> {
    match opening {
        '"' => Some("\"“”"),
        '“' | '”' | '„' | '‟' => Some("“”\""),
        '«' => Some("»"),
        '»' => Some("«"),
        '「' => Some("」"),
        '『' => Some("』"),
        _ => None,
    }
}
