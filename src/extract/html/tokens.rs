//! Cuts a page into tags and text, the way browsers do it: any input is a page, and one pass reads it.
//!
//! The search for `<` and `>` is `memchr`'s; what stands between is looked at only where something depends on it.

use memchr::{memchr, memchr3, memmem};

use super::tags::Tag;

/// A piece of a page, by the range of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// Text up to the next tag.
    Text { start: usize, end: usize },
    /// A start tag: its name begins at `start`, `end` is before the closing `>` or `/>`.
    Start { tag: Tag, start: usize, end: usize, closes_itself: bool },
    /// An end tag: the range of its name.
    End { tag: Tag, start: usize, end: usize },
}

/// Reads the tokens of a page.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Cuts a page from its beginning.
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Reads the content of an element that holds nothing but text, up to its end tag, and skips that.
    pub(super) fn raw_text(&mut self, name: &str) -> Token {
        let bytes = self.source.as_bytes();
        let start = self.at;
        let mut from = start;
        while let Some(found) = memmem::find(&bytes[from..], b"</") {
            let end = from + found;
            let after = end + 2 + name.len();
            let is_end = bytes.get(end + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(after).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'));
            if is_end {
                self.at = memchr(b'>', &bytes[after..]).map_or(bytes.len(), |found| after + found + 1);
                return Token::Text { start, end };
            }
            from = end + 2;
        }
        self.at = bytes.len();
        Token::Text { start, end: bytes.len() }
    }

    /// Reads a start or end tag whose name begins at `start`.
    fn tag(&mut self, start: usize, is_end: bool) -> Token {
        let bytes = self.source.as_bytes();
        let name_length = bytes[start..].iter().position(|byte| is_after_name(*byte));
        let name_end = name_length.map_or(bytes.len(), |length| start + length);
        let tag = Tag::of(&self.source[start..name_end]);
        let end = tag_end(bytes, name_end);
        self.at = (end + 1).min(bytes.len());
        if is_end {
            return Token::End { tag, start, end: name_end };
        }
        let closes_itself = end > name_end && bytes[end - 1] == b'/';
        Token::Start { tag, start, end: if closes_itself { end - 1 } else { end }, closes_itself }
    }

    /// Returns where a comment or the like that opens at `open` ends.
    fn comment_end(&self, open: usize) -> usize {
        let bytes = self.source.as_bytes();
        let end_by = |from: usize, mark: &[u8]| {
            memmem::find(&bytes[from..], mark).map_or(bytes.len(), |found| from + found + mark.len())
        };
        match &bytes[open + 1..] {
            [b'!', b'-', b'-', b'>', ..] => open + 5,
            [b'!', b'-', b'-', b'-', b'>', ..] => open + 6,
            [b'!', b'-', b'-', ..] => end_by(open + 4, b"-->"),
            _ => end_by(open + 2, b">"),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.source.as_bytes();
        while self.at < bytes.len() {
            let start = self.at;
            match Markup::at(bytes, start) {
                Markup::Start => return Some(self.tag(start + 1, false)),
                Markup::End => return Some(self.tag(start + 2, true)),
                Markup::Comment => self.at = self.comment_end(start),
                Markup::None => {
                    self.at = text_end(bytes, start + 1);
                    return Some(Token::Text { start, end: self.at });
                }
            }
        }
        None
    }
}

/// What stands at a place of a page.
#[derive(Debug, PartialEq, Eq)]
enum Markup {
    Start,
    End,
    /// A comment, declaration, processing instruction, or what browsers take for one.
    Comment,
    None,
}

impl Markup {
    fn at(bytes: &[u8], place: usize) -> Self {
        match &bytes[place..] {
            [b'<', next, ..] if next.is_ascii_alphabetic() => Self::Start,
            [b'<', b'/', next, ..] if next.is_ascii_alphabetic() => Self::End,
            [b'<', b'/', _, ..] | [b'<', b'!' | b'?', ..] => Self::Comment,
            _ => Self::None,
        }
    }
}

/// Returns where text ends that goes on at `from`: at the next markup.
fn text_end(bytes: &[u8], mut from: usize) -> usize {
    while let Some(found) = memchr(b'<', &bytes[from..]) {
        let place = from + found;
        if Markup::at(bytes, place) != Markup::None {
            return place;
        }
        from = place + 1;
    }
    bytes.len()
}

/// Returns where a tag's `>` is, or the end of the page. A `>` in quotes is part of a value; a quote that nothing
/// closes is none.
fn tag_end(bytes: &[u8], mut from: usize) -> usize {
    while let Some(found) = memchr3(b'>', b'"', b'\'', &bytes[from..]) {
        let place = from + found;
        let mark = bytes[place];
        if mark == b'>' {
            return place;
        }
        let before = bytes[from..place].iter().rfind(|byte| !byte.is_ascii_whitespace());
        let opens_value = before == Some(&b'=');
        let closing = if opens_value { memchr(mark, &bytes[place + 1..]) } else { None };
        from = place + 1 + closing.map_or(0, |length| length + 1);
    }
    bytes.len()
}

/// True for what ends the name of a tag.
fn is_after_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The attributes of a start tag: names as they are written, values without their quotes.
#[derive(Debug, Clone)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// `tag` is a start tag from its name to before its `>`.
    pub(super) fn of(tag: &'a str) -> Self {
        Self { rest: &tag[Self::name_end(tag)..] }
    }

    /// Returns the length of the name that a tag begins with.
    pub(super) fn name_end(tag: &str) -> usize {
        tag.bytes().position(is_after_name).unwrap_or(tag.len())
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        // A name may begin with `=`, and with nothing else of what ends it.
        let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/' | b'>');
        let name_end = rest.bytes().skip(1).position(is_end).map_or(rest.len(), |length| length + 1);
        if !rest.is_char_boundary(name_end) {
            self.rest = "";
            return None;
        }
        let (name, after) = rest.split_at(name_end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let quote = value.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''));
        let closing = quote.and_then(|quote| memchr(quote, &value.as_bytes()[1..]));
        let (value, after) = match closing {
            Some(length) => (&value[1..=length], &value[length + 2..]),
            None => value.split_at(value.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.rest = after;
        Some((name, value))
    }
}
