//! Splits a text into lines and folds their white space.

use std::borrow::Cow;

use super::marks::Marks;
use super::shape::{Shape, shape};

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The line with its white space folded to single spaces.
    pub(super) text: Cow<'a, str>,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Its markup says that it is page and not article: a row of links, an image, a rule.
    pub(super) is_page: bool,
    /// The line as it was read; empty if it was not read as one line.
    pub(super) raw: &'a str,
    /// A blank line stands above it.
    pub(super) follows_blank: bool,
    /// What bytes its text has.
    pub(super) marks: Marks,
}

impl<'a> Line<'a> {
    /// Makes a line of folded text.
    pub(super) fn new(text: Cow<'a, str>) -> Self {
        let (shape, marks) = (shape(&text), Marks::of(&text));
        Self { shape, text, is_page: false, raw: "", follows_blank: false, marks }
    }
}

/// Returns the lines of a text that are not blank.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut follows_blank = false;
    let mut follows_return = false;
    let mut start = 0;
    while start < text.len() {
        let found = line_at(text, start);
        let raw = &text[start..found.end];
        let folded = if found.is_plain { Cow::Borrowed(raw.trim_matches(' ')) } else { fold(raw) };
        if !folded.is_empty() {
            let marks = if found.is_plain { found.marks } else { Marks::of(&folded) };
            lines.push(Line { shape: shape(&folded), text: folded, is_page: false, raw, follows_blank, marks });
            follows_blank = false;
        } else if !(follows_return && &text[start..found.next] == "\n") {
            follows_blank = true;
        }
        follows_return = text[..found.next].ends_with('\r');
        start = found.next;
    }
    lines
}

/// A line as it stands in the text.
struct FoundLine {
    /// Where its text ends.
    end: usize,
    /// Where the next line begins.
    next: usize,
    /// What bytes it has.
    marks: Marks,
    /// To fold it, it is enough to take spaces off its ends.
    is_plain: bool,
}

/// Finds the end of the line that begins at a place.
fn line_at(text: &str, start: usize) -> FoundLine {
    let bytes = &text.as_bytes()[start..];
    let mut marks = Marks::default();
    let mut before = 0;
    let mut is_plain = true;
    for (place, byte) in bytes.iter().enumerate() {
        let of_byte = Marks::of_byte(*byte);
        if of_byte.has(Marks::LINE_END) {
            let length = match bytes[place..] {
                [b'\n'..=b'\r', ..] => 1,
                [0xc2, 0x85, ..] => 2,
                [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
                _ => 0,
            };
            if length > 0 {
                is_plain &= !marks.has(Marks::CONTROL.with(Marks::FOREIGN));
                return FoundLine { end: start + place, next: start + place + length, marks, is_plain };
            }
        }
        is_plain &= !(*byte == b' ' && before == b' ');
        before = *byte;
        marks = marks.with(of_byte);
    }
    is_plain &= !marks.has(Marks::CONTROL.with(Marks::FOREIGN));
    FoundLine { end: text.len(), next: text.len(), marks, is_plain }
}

/// Returns the width that the paragraphs of a text were broken at; None if they were not.
///
/// In such a text nearly no line is longer than 100 bytes, and half of them come close to the longest. Lines are parts of
/// sentences there, and their shape says little.
pub(super) fn fixed_width(lines: &[Line<'_>]) -> Option<usize> {
    const MAX_WIDTH: usize = 100;
    let mut counts = [0_usize; MAX_WIDTH + 1];
    for line in lines {
        counts[line.text.len().min(MAX_WIDTH)] += 1;
    }
    let mut n_longer = 0;
    let width = (0..=MAX_WIDTH).rev().find(|width| {
        n_longer += counts[*width];
        n_longer * 20 > lines.len()
    })?;
    let n_near: usize = counts[width * 7 / 10..].iter().sum();
    let n_ends = lines.iter().filter(|line| line.shape.ends_sentence).count();
    let is_broken = (40..MAX_WIDTH).contains(&width) && n_near * 2 >= lines.len() && n_ends * 2 <= lines.len();
    (is_broken && lines.len() >= 4).then_some(width)
}

/// Returns the text without invisible characters, trimmed, each run of white space and controls as one space.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c| is_space(c) || is_invisible(c));
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| word.contains(|c| !is_invisible(c))) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.split(is_invisible));
    }
    Cow::Owned(folded)
}

/// True if folding would change nothing. Counts instead of leaving early, so that it runs over many bytes at once.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let n_controls = bytes.iter().filter(|byte| **byte < b' ' || **byte == 0x7f).count();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let n_double_spaces = pairs.filter(|(first, second)| **first == b' ' && **second == b' ').count();
    let is_plain = n_controls + n_double_spaces == 0;
    is_plain && (text.is_ascii() || !has_foreign_space(bytes))
}

/// True if a text has a space, a control or an invisible character beyond ASCII. Looks at bytes: three times as fast as
/// at characters, and most texts have some quotes or accents.
fn has_foreign_space(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(place, byte)| match byte {
        0xc2 => matches!(bytes[place + 1..], [0x80..=0xa0 | 0xad, ..]),
        0xe1 => matches!(bytes[place + 1..], [0x9a, 0x80, ..]),
        0xe2 => matches!(bytes[place + 1..], [0x80, 0x80..=0x8b | 0xa8 | 0xa9 | 0xaf, ..] | [0x81, 0x9f | 0xa0, ..]),
        0xe3 => matches!(bytes[place + 1..], [0x80, 0x80, ..]),
        0xef => matches!(bytes[place + 1..], [0xbb, 0xbf, ..]),
        _ => false,
    })
}

/// True for white space and controls.
pub(super) fn is_space(c: char) -> bool {
    if c < '\x7f' { c <= ' ' } else { c.is_whitespace() || c.is_control() }
}

/// Characters that are in the text and not on the page; a word must not be split or changed by them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Returns the longest beginning of a text that has at most so many bytes.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|place| text.is_char_boundary(*place));
    &text[..end.unwrap_or(0)]
}

/// Scripts written without spaces between words.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
        || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &[&str]) {
        let texts: Vec<_> = split(input).into_iter().map(|line| line.text.into_owned()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn drops_blank_lines_and_folds_white_space() {
        check("", &[]);
        check("\n \r\n\t\u{a0}\n", &[]);
        check(" a  b\u{a0}c \r\nd\te\u{2028}f", &["a b c", "d e", "f"]);
        check("\u{feff}Har\u{ad}bour\0\u{200b}", &["Harbour"]);
        check("a \u{200b} b", &["a b"]);
    }

    #[test]
    fn the_tables_of_bytes_agree_with_the_characters() {
        for c in (1..=0x2_ffff).filter_map(char::from_u32) {
            let text = c.to_string();
            let is_foreign_space = c > '\x7f' && (is_space(c) || is_invisible(c));
            assert_eq!(has_foreign_space(text.as_bytes()), is_foreign_space, "{c:?}");
            let ends_line = matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}');
            assert_eq!(line_at(&text, 0).end == 0, ends_line, "{c:?}");
        }
    }

    #[test]
    fn knows_texts_that_were_broken_at_a_fixed_width() {
        let broken = "The harbour board of Port Ellis voted on Monday to\nraise the fares of the old ferry by a tenth from\n\
                      May. Islanders who cross every day said that the\nrise came too soon, and that no one had asked them\nabout it.";
        assert_eq!(fixed_width(&split(broken)), Some(50));
        assert_eq!(fixed_width(&split("Tides\nTravel\nThe harbour board of Port Ellis voted on Monday.\nWalks")), None);
        assert_eq!(fixed_width(&[]), None);
    }

    #[test]
    fn a_huge_line_is_judged_by_its_beginning_and_end() {
        let text = "The tide rose. ".repeat(100_000);
        let line = &split(&text)[0];
        assert!(line.shape.ends_sentence && line.shape.has_inner_end && line.shape.words < 200);
    }
}
