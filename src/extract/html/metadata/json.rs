//! JSON as pages carry it: read to its end whatever is wrong with it.
//!
//! Trailing and missing commas, raw line breaks and bare quotes in strings, comments and CDATA marks around the data,
//! keys without quotes and data that is cut off are all met on news pages; a strict parser gives nothing for them. What
//! is valid is read as any other parser reads it, and strings without escapes are borrowed.

use std::borrow::Cow;

use memchr::memchr2;

/// Values that are nested deeper are left out; the deepest data on pages are menus, about ten levels.
const MAX_DEPTH: usize = 40;

/// Marks that may stand around data or between values, with the mark that ends what they begin.
const COMMENTS: [(&str, &str); 7] =
    [("/*", "*/"), ("//", "\n"), ("<!--", ""), ("-->", ""), ("<![CDATA[", ""), ("]]>", ""), ("\u{feff}", "")];

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json<'a> {
    Text(Cow<'a, str>),
    /// A number as it is written.
    Number(&'a str),
    Items(Vec<Json<'a>>),
    /// The fields of an object in their order.
    Fields(Vec<(Cow<'a, str>, Json<'a>)>),
    /// `null`, `true`, `false`, and what is no value.
    Nothing,
}

impl<'a> Json<'a> {
    /// Returns the field of this name, None if there is none or this is no object.
    pub(super) fn field(&self, name: &str) -> Option<&Json<'a>> {
        let Json::Fields(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Returns the values of a list, a single value as a list of one, and nothing for `Nothing`.
    pub(super) fn items(&self) -> &[Json<'a>] {
        match self {
            Json::Items(items) => items,
            Json::Nothing => &[],
            other => std::slice::from_ref(other),
        }
    }

    /// Returns the text; None if this is none.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Returns the values of a text, usually one. What cannot be read is skipped; so are the values of the `ignored` fields.
pub(super) fn read<'a>(text: &'a str, ignored: &[&str]) -> Vec<Json<'a>> {
    let mut parser = Parser { text, place: 0, ignored };
    let mut values = Vec::new();
    loop {
        parser.skip_to_value();
        match parser.peek() {
            None => return values,
            Some(b'{' | b'[') => values.push(parser.value(MAX_DEPTH)),
            // A bare text or word at this level says nothing.
            Some(_) => parser.skip_char(),
        }
    }
}

struct Parser<'a, 'i> {
    text: &'a str,
    ignored: &'i [&'i str],
    /// Always at a character's beginning.
    place: usize,
}

impl<'a> Parser<'a, '_> {
    fn rest(&self) -> &'a str {
        &self.text[self.place..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.place).copied()
    }

    fn skip_char(&mut self) {
        self.place += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// Skips white space, commas and comments.
    fn skip_to_value(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            self.place += rest.len() - trimmed.len();
            let Some((start, end)) = COMMENTS.iter().find(|(start, _)| trimmed.starts_with(start)) else { return };
            let inner = &trimmed[start.len()..];
            let length = inner.find(end).map_or(inner.len(), |at| at + end.len());
            self.place += start.len() + length;
        }
    }

    /// Reads the value that begins here.
    fn value(&mut self, depth: usize) -> Json<'a> {
        match self.peek() {
            Some(b'{') => self.fields(depth),
            Some(b'[') => self.list(depth),
            Some(quote @ (b'"' | b'\'')) => Json::Text(self.string(quote)),
            Some(_) => self.word(),
            None => Json::Nothing,
        }
    }

    fn list(&mut self, depth: usize) -> Json<'a> {
        self.place += 1;
        let mut items = Vec::new();
        loop {
            self.skip_to_value();
            match self.peek() {
                // At `}`, the object around this list ends, whose own end is missing.
                None | Some(b'}') => break,
                Some(b']') => {
                    self.place += 1;
                    break;
                }
                Some(b':') => self.place += 1,
                Some(_) => {
                    let item = self.inner(depth);
                    items.push(item);
                }
            }
        }
        Json::Items(items)
    }

    fn fields(&mut self, depth: usize) -> Json<'a> {
        self.place += 1;
        let mut fields = Vec::new();
        loop {
            self.skip_to_value();
            let key = match self.peek() {
                None => break,
                Some(b'}') => {
                    self.place += 1;
                    break;
                }
                Some(quote @ (b'"' | b'\'')) => self.string(quote),
                Some(_) => match self.word() {
                    Json::Number(key) => Cow::Borrowed(key),
                    _ => continue,
                },
            };
            self.skip_to_value();
            if self.peek() == Some(b':') {
                self.place += 1;
                self.place = self.text.len() - self.rest().trim_start().len();
                let is_missing = matches!(self.peek(), None | Some(b',' | b'}'));
                let depth = if self.ignored.contains(&key.as_ref()) { 0 } else { depth };
                let value = if is_missing { Json::Nothing } else { self.inner(depth) };
                fields.push((key, value));
            }
        }
        Json::Fields(fields)
    }

    /// Reads a value within another one; one that lies too deep is read and dropped without recursion.
    fn inner(&mut self, depth: usize) -> Json<'a> {
        if depth > 1 || !matches!(self.peek(), Some(b'{' | b'[')) {
            return self.value(depth.saturating_sub(1));
        }
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => drop(self.string(b'"')),
                b'{' | b'[' => (open, self.place) = (open + 1, self.place + 1),
                b'}' | b']' => (open, self.place) = (open - 1, self.place + 1),
                _ => self.skip_char(),
            }
            if open == 0 {
                break;
            }
        }
        Json::Nothing
    }

    /// Reads a number, `null` or a bare word. At least one character is taken.
    fn word(&mut self) -> Json<'a> {
        let rest = self.rest();
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ']' | '}' | '{' | '[' | '"');
        let length = rest.find(is_end).unwrap_or(rest.len());
        if length == 0 {
            self.skip_char();
            return Json::Nothing;
        }
        self.place += length;
        match &rest[..length] {
            "null" | "true" | "false" => Json::Nothing,
            word => Json::Number(word),
        }
    }

    /// Reads a string; a quote ends it only if what follows may follow a string.
    fn string(&mut self, quote: u8) -> Cow<'a, str> {
        self.place += 1;
        let start = self.place;
        let mut unescaped: Option<String> = None;
        let mut run = start;
        loop {
            let rest = &self.text.as_bytes()[self.place..];
            let Some(at) = memchr2(quote, b'\\', rest) else {
                self.place = self.text.len();
                break;
            };
            self.place += at;
            if rest[at] == quote {
                if self.is_end_of_string() {
                    break;
                }
                self.place += 1;
                continue;
            }
            let written = unescaped.get_or_insert_with(String::new);
            written.push_str(&self.text[run..self.place]);
            self.place += 1;
            written.extend(self.escape());
            run = self.place;
        }
        let last = &self.text[run..self.place];
        self.place = (self.place + 1).min(self.text.len());
        match unescaped {
            None => Cow::Borrowed(last),
            Some(written) => Cow::Owned(written + last),
        }
    }

    /// True if the quote at this place is followed by a mark that ends a key or a value, or by the end of the text.
    fn is_end_of_string(&self) -> bool {
        let rest = self.text[self.place + 1..].trim_start();
        match rest.as_bytes().first() {
            None | Some(b':' | b'}' | b']') => true,
            Some(b',') => {
                let next = rest[1..].trim_start();
                let after_word = next.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '@'));
                let is_word = after_word.trim_start().starts_with([':', ',', ']', '}']);
                is_word || next.is_empty() || next.starts_with(|c: char| c.is_ascii_digit() || "\"'{[}]-/,".contains(c))
            }
            // The comma between two fields or items is missing, on a line of its own each.
            Some(b'"') => self.text[self.place + 1..self.text.len() - rest.len()].contains('\n'),
            Some(_) => rest.starts_with("/*") || rest.starts_with("//"),
        }
    }

    /// Reads what follows a backslash; None for half a pair of code units.
    fn escape(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.place += c.len_utf8();
        match c {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'u' => self.code_point(),
            other => Some(other),
        }
    }

    fn code_point(&mut self) -> Option<char> {
        let first = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let after_first = self.place;
        self.place += self.rest().strip_prefix("\\u").map(|_| 2)?;
        let second = self.code_unit().filter(|second| (0xdc00..0xe000).contains(second));
        if second.is_none() {
            self.place = after_first;
        }
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second? - 0xdc00))
    }

    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.place += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
