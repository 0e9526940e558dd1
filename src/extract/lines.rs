//! Splits a text into lines, folds their white space, and measures the shape of each line.
//!
//! The shape is read from the first few hundred bytes only: enough to tell a menu entry from a paragraph, and a
//! line of 60 MB costs no more to judge than one of 600 bytes.

use std::borrow::Cow;

/// How much of a line its shape is read from.
const SHAPE_BYTES: usize = 600;

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
}

impl<'a> Line<'a> {
    /// Makes a line of folded text.
    pub(super) fn new(text: Cow<'a, str>) -> Self {
        Self { shape: shape(&text), text, is_page: false, raw: "", follows_blank: false }
    }
}

/// What tells menus, headlines and prose apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations on one line, not states")]
pub(super) struct Shape {
    /// Words with a letter or digit in them; two ideographs count as one word.
    pub(super) words: usize,
    /// Ends as sentences end, closing quotes and brackets aside.
    pub(super) ends_sentence: bool,
    /// A sentence ends within it and another begins.
    pub(super) has_inner_end: bool,
    /// Begins with a small letter.
    pub(super) starts_lower: bool,
    /// Ends in `...` or `…`: a cut copy of something longer.
    pub(super) is_cut: bool,
    /// Ends in a colon.
    pub(super) ends_colon: bool,
    /// Begins as entries of a list do: `- `, `• `, `3. `, `b) `.
    pub(super) is_item: bool,
}

/// Returns the lines of a text that are not blank.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut follows_blank = false;
    let mut before = "";
    for ended in text.split_inclusive(is_line_end) {
        let raw = ended.trim_end_matches(is_line_end);
        let folded = fold(raw);
        if !folded.is_empty() {
            lines.push(Line { raw, follows_blank, ..Line::new(folded) });
            follows_blank = false;
        } else if !(ended == "\n" && before.ends_with('\r')) {
            follows_blank = true;
        }
        before = ended;
    }
    lines
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
    is_plain && (text.is_ascii() || !text.chars().any(|c| c > '\x7f' && (is_space(c) || is_invisible(c))))
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// True for white space and controls.
pub(super) fn is_space(c: char) -> bool {
    if c < '\x7f' { c <= ' ' } else { c.is_whitespace() || c.is_control() }
}

/// Characters that are in the text and not on the page; a word must not be split or changed by them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn shape(text: &str) -> Shape {
    let head = beginning(text, SHAPE_BYTES);
    let (mut words, mut ideographs) = (0, 0);
    let mut in_word = false;
    let mut has_inner_end = false;
    let (mut before_stop, mut stop, mut after_stop) = (' ', false, false);
    for c in head.chars() {
        let is_letter = c.is_alphanumeric();
        let is_wide = is_letter && is_ideograph(c);
        ideographs += usize::from(is_wide);
        words += usize::from(is_letter && !is_wide && !in_word);
        in_word = (is_letter && !is_wide) || (in_word && !c.is_whitespace());
        has_inner_end |= after_stop && c.is_uppercase() || stop && is_wide;
        // A single letter before the stop is an initial, and a digit a number of some kind.
        after_stop = c == ' ' && stop || after_stop && is_quote(c);
        stop = is_sentence_end(c) && before_stop.is_lowercase() || is_wide_end(c) || stop && is_quote(c);
        before_stop = c;
    }
    let last = text.trim_end_matches(|c| is_quote(c) || c == ' ');
    let is_cut = last.ends_with('…') || last.ends_with("...") || last.ends_with("..") || last.ends_with("[…");
    Shape {
        words: words + ideographs.div_ceil(2),
        ends_sentence: !is_cut && last.ends_with(|c| is_sentence_end(c) || is_wide_end(c)),
        has_inner_end,
        starts_lower: text.chars().find(|c| !is_quote(*c)).is_some_and(char::is_lowercase),
        is_cut,
        ends_colon: last.ends_with([':', '：']),
        is_item: is_item(text),
    }
}

/// Returns the longest beginning of a text that has at most so many bytes.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|place| text.is_char_boundary(*place));
    &text[..end.unwrap_or(0)]
}

fn is_item(text: &str) -> bool {
    if text.starts_with(['•', '▪', '■', '●', '◦', '‣']) || text.starts_with('*') && !text.starts_with("**")
    {
        return true;
    }
    let Some((mark, _)) = text.split_once(' ') else { return false };
    match mark.as_bytes() {
        [b'-' | b'+'] => true,
        [middle @ .., b'.' | b')'] => {
            matches!(middle.len(), 1 | 2) && (middle.iter().all(u8::is_ascii_digit) || middle.len() == 1)
        }
        _ => matches!(mark, "·" | "–" | "—"),
    }
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '।' | '۔' | '؟' | '።')
}

fn is_wide_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '»' | '«' | '‹' | '›' | ')' | ']' | '」' | '』' | '）' | '*')
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

    #[track_caller]
    fn check_shape(input: &str, expected: Shape) {
        assert_eq!(shape(input), expected, "{input}");
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
    fn reads_sentence_ends_past_closing_marks() {
        let plain = Shape { words: 3, ..Shape::default() };
        check_shape("The tide rose", plain);
        check_shape("The tide rose.", Shape { ends_sentence: true, ..plain });
        check_shape("“The tide rose!”", Shape { ends_sentence: true, ..plain });
        check_shape("The tide rose:", Shape { ends_colon: true, ..plain });
        check_shape("The tide rose…", Shape { is_cut: true, ..plain });
        check_shape("the tide rose", Shape { starts_lower: true, ..plain });
        check_shape("It rose. Then it fell", Shape { words: 5, has_inner_end: true, ..plain });
    }

    #[test]
    fn an_initial_ends_no_sentence() {
        assert!(!shape("John F. Kennedy airport").has_inner_end);
        assert!(!shape("No. 5 Mill Lane").has_inner_end);
    }

    #[test]
    fn two_ideographs_are_a_word() {
        check_shape("港口今天开放。", Shape { words: 3, ends_sentence: true, ..Shape::default() });
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
    fn knows_entries_of_lists() {
        for (text, expected) in
            [("- oats", true), ("3. oats", true), ("b) oats", true), ("oats - rye", false), ("1999. oats", false)]
        {
            assert_eq!(shape(text).is_item, expected, "{text}");
        }
    }

    #[test]
    fn a_huge_line_is_judged_by_its_beginning_and_end() {
        let text = "The tide rose. ".repeat(100_000);
        let line = &split(&text)[0];
        assert!(line.shape.ends_sentence && line.shape.has_inner_end && line.shape.words < 200);
    }
}
