//! A query cut into tokens.

use super::ast::Span;
use super::field;
use super::operator::{self, NearOperator};

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Neither quoted nor an operator, with the escapes resolved.
    Word(Written),
    /// What stood between quotation marks, with the escapes resolved; whether the closing mark was there.
    Quoted {
        text: Written,
        is_closed: bool,
    },
    /// What stood between slashes, as it is written.
    Expression(String),
    /// What stood in square or curly brackets right behind the name of a field, with the brackets.
    Range(String),
    /// A name, and what stood between it and its value: a colon, an equals sign, or nothing before a bracket.
    Field {
        name: String,
        sign: &'static str,
    },
    /// The `=` before an exact form.
    Exact,
    /// What stood behind `~`.
    Tilde(String),
    /// What stood behind `^`.
    Caret(String),
    Open,
    Close,
    And,
    Or,
    Not,
    Near(NearOperator),
    /// So many times or more; None if the number is none.
    AtLeast(Option<u32>),
}

/// Text of a query, with the characters in it that may mean something else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Written {
    pub(super) text: String,
    /// The places in `text`, in bytes and rising, of `*` and `?` that were not escaped.
    pub(super) wildcards: Vec<usize>,
    /// Whether anything was escaped.
    pub(super) is_escaped: bool,
    /// Whether it begins with `http://` or `https://`, not escaped.
    pub(super) is_address: bool,
}

impl Written {
    /// Takes one more character, of which the backslash was read already if it had one.
    fn push(&mut self, c: char, is_escaped: bool) {
        if is_escaped {
            self.is_escaped = true;
        } else if matches!(c, '*' | '?') {
            self.wildcards.push(self.text.len());
        }
        self.text.push(c);
    }

    /// Returns it with this wildcard as an ordinary character.
    pub(super) fn without_wildcard(&self, wildcard: char) -> Self {
        let mut without = self.clone();
        without.wildcards.retain(|place| !self.text[*place..].starts_with(wildcard));
        without
    }

    /// True if it is the star that stands for every article.
    pub(super) fn is_star(&self) -> bool {
        self.text == "*" && !self.is_escaped
    }

    /// Returns the address of a page without its scheme, which may have changed since; None if it is no address.
    pub(super) fn address(&self) -> Option<&str> {
        self.text.split_once("://").filter(|_| self.is_address).map(|(_, address)| address)
    }
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
    fn rest(&self) -> &str {
        &self.query[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn peek_after(&self, c: char) -> Option<char> {
        self.query[self.at + c.len_utf8()..].chars().next()
    }

    fn next_token(&mut self, c: char) {
        match c {
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.push(1, TokenKind::Open),
            ')' => self.push(1, TokenKind::Close),
            '|' | '&' => self.doubled(c),
            '-' | '!' | '−' if self.is_negation(c) => self.push(c.len_utf8(), TokenKind::Not),
            '=' if self.peek_after(c).is_some_and(|next| !next.is_whitespace() && !matches!(next, '=' | ')' | '|')) => {
                self.push(1, TokenKind::Exact);
            }
            '~' | '^' => self.suffix(c),
            '[' | '{' if self.follows_field() && self.range_length().is_some() => {
                let length = self.range_length().unwrap_or_default();
                self.push(length, TokenKind::Range(self.rest()[..length].to_owned()));
            }
            '/' => match self.expression_length() {
                Some(length) => self.push(length, TokenKind::Expression(self.rest()[1..length - 1].to_owned())),
                None => self.word(),
            },
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

    /// `~` or `^` and what touches it.
    fn suffix(&mut self, sign: char) {
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '|' | '~' | '^' | '/') || closing_quotes(c).is_some()
        };
        let rest = &self.rest()[1..];
        let value = rest[..rest.find(ends).unwrap_or(rest.len())].to_owned();
        let kind = if sign == '~' { TokenKind::Tilde } else { TokenKind::Caret };
        self.push(1 + value.len(), kind(value));
    }

    /// True if the name of a field stands right before this place.
    fn follows_field(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|token| matches!(token.kind, TokenKind::Field { .. }) && token.span.end == self.at)
    }

    /// True if the value of `url:` begins here.
    fn is_value_of_url(&self) -> bool {
        let is_url =
            |token: &Token| matches!(&token.kind, TokenKind::Field { name, .. } if name.eq_ignore_ascii_case("url"));
        self.follows_field() && self.tokens.last().is_some_and(is_url)
    }

    /// Returns the length of `[… TO …]` with its brackets; None if it is never closed.
    fn range_length(&self) -> Option<usize> {
        // A range of dates is short; the limit keeps a row of brackets from being read again and again.
        self.rest().bytes().take(100).position(|byte| matches!(byte, b']' | b'}')).map(|place| place + 1)
    }

    /// Returns the length of `/…/` with its slashes; None if this is another slash, as in `/usr/bin`.
    fn expression_length(&self) -> Option<usize> {
        let mut is_escaped = false;
        for (place, c) in self.rest().char_indices().skip(1) {
            if c.is_whitespace() {
                return None;
            }
            if c == '/' && !is_escaped {
                let next = self.rest()[place + 1..].chars().next();
                let ends = next.is_none_or(|next| next.is_whitespace() || matches!(next, ')' | '|' | '^' | '~'));
                return (ends && place > 1).then_some(place + 1);
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        None
    }

    fn quoted(&mut self, opening: char) {
        let start = self.at;
        self.at += opening.len_utf8();
        let closings = closing_quotes(opening).unwrap_or("");
        let mut text = Written::default();
        let mut is_closed = false;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if closings.contains(c) {
                is_closed = true;
                break;
            }
            self.read_char(c, &mut text);
        }
        self.tokens.push(Token { span: start..self.at, kind: TokenKind::Quoted { text, is_closed } });
    }

    /// Takes a character that was passed already, or the one that it escapes.
    fn read_char(&mut self, c: char, text: &mut Written) {
        let escaped = (c == '\\').then(|| self.peek()).flatten();
        self.at += escaped.map_or(0, char::len_utf8);
        text.push(escaped.unwrap_or(c), escaped.is_some());
    }

    /// Returns what makes the text before this place the name of a field, if anything does: not the colon in
    /// `http://…`, nor one at the end of the query.
    fn field_sign(&self, text: &Written, c: char) -> Option<&'static str> {
        let is_name = !text.is_escaped && field::is_name(&text.text);
        let rest = &self.rest()[c.len_utf8()..];
        // At the end of a query only a name that is known is a field: `Toyota:` is a word.
        let begins_value = !rest.starts_with("//") && (!rest.is_empty() || field::find(&text.text, ":").is_some());
        match c {
            _ if !is_name || !begins_value => None,
            ':' => Some(":"),
            '=' if field::is_known_anywhere(&text.text) => Some("="),
            '(' if text.text.eq_ignore_ascii_case("hlead") => Some(""),
            '<' | '>' if field::is_compared(&text.text) => Some(""),
            _ => None,
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let is_address = self.rest().starts_with("http://") || self.rest().starts_with("https://");
        let keeps_suffix = is_address || self.is_value_of_url();
        let mut text = Written { is_address, ..Written::default() };
        while let Some(c) = self.peek() {
            if let Some(sign) = self.field_sign(&text, c) {
                self.at += sign.len();
                let kind = TokenKind::Field { name: text.text, sign };
                self.tokens.push(Token { span: start..self.at, kind });
                return;
            }
            let is_suffix = matches!(c, '~' | '^') && !keeps_suffix;
            if is_suffix || c.is_whitespace() || matches!(c, '(' | ')' | '|') || closing_quotes(c).is_some() {
                break;
            }
            self.at += c.len_utf8();
            self.read_char(c, &mut text);
        }
        self.finish_word(start, text);
    }

    /// Decides whether a whole word is an operator.
    fn finish_word(&mut self, start: usize, text: Written) {
        let mut start = start;
        let operator = if text.is_escaped { None } else { operator::read(&text.text) };
        let kind = match operator {
            Some(TokenKind::Near(near)) => {
                let is_excluded = self.tokens.last().is_some_and(|token| self.is_not(token));
                if is_excluded {
                    start = self.tokens.pop().map_or(start, |token| token.span.start);
                }
                TokenKind::Near(NearOperator { is_excluded, ..near })
            }
            Some(kind) => kind,
            None => TokenKind::Word(text),
        };
        self.tokens.push(Token { span: start..self.at, kind });
    }

    /// True for `NOT` and `not`, which belong to a near operator behind them.
    fn is_not(&self, token: &Token) -> bool {
        self.query[token.span.clone()].eq_ignore_ascii_case("not")
    }
}

/// Returns the marks that close a quotation that begins with this one; None if it begins none. Single marks are
/// apostrophes.
pub(super) fn closing_quotes(opening: char) -> Option<&'static str> {
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
