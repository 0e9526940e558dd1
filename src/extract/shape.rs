//! The shape of a line: what tells menus, headlines and prose apart.
//!
//! It is read from the first few hundred bytes only: enough to tell a menu entry from a paragraph, and a line of 60 MB
//! costs no more to judge than one of 600 bytes.

use super::lines::{beginning, is_ideograph};

/// How much of a line its shape is read from.
const SHAPE_BYTES: usize = 600;

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

/// Returns the shape of a line.
pub(super) fn shape(text: &str) -> Shape {
    let sentences = Sentences::of(beginning(text, SHAPE_BYTES));
    let bytes = text.as_bytes();
    let starts_lower = match bytes.first() {
        Some(first) if is_plain(*first) => first.is_ascii_lowercase(),
        _ => text.chars().find(|c| !is_quote(*c)).is_some_and(char::is_lowercase),
    };
    let shape = Shape {
        words: sentences.words + sentences.ideographs.div_ceil(2),
        has_inner_end: sentences.has_inner_end,
        starts_lower,
        is_item: is_item(text),
        ..Shape::default()
    };
    // Most lines that are no sentences end in a letter.
    if bytes.last().is_some_and(|last| is_plain(*last)) {
        return shape;
    }
    let last = text.trim_end_matches(|c| is_quote(c) || c == ' ');
    let is_cut = last.ends_with('…') || last.ends_with("..") || last.ends_with("[…");
    let ends_sentence = !is_cut && last.ends_with(|c| is_sentence_end(c) || is_wide_end(c));
    Shape { ends_sentence, is_cut, ends_colon: last.ends_with([':', '：']), ..shape }
}

/// True for the letters and digits of ASCII.
fn is_plain(byte: u8) -> bool {
    ASCII_CLASSES.get(usize::from(byte)).is_some_and(|class| class.has(Class::LETTER))
}

/// Counts words and looks for sentences that end within a text, one character at a time.
///
/// What is known of the characters before is kept as numbers that are 0 or 1: words end anywhere, and a processor that
/// has to guess where loses more time than it takes to do all of this for each letter.
#[derive(Debug, Default)]
struct Sentences {
    words: usize,
    ideographs: usize,
    has_inner_end: bool,
}

impl Sentences {
    fn of(text: &str) -> Self {
        let (mut words, mut ideographs) = (0, 0);
        let (mut in_word, mut after_lower, mut stop, mut after_stop, mut inner_end) = (0, 0, 0, 0, 0);
        let bytes = text.as_bytes();
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            let class = if let Some(class) = ASCII_CLASSES.get(usize::from(*byte)) {
                place += 1;
                *class
            } else {
                let c = text[place..].chars().next().unwrap_or_default();
                place += c.len_utf8();
                Class::of(c)
            };
            let [wide, quote] = [Class::WIDE, Class::QUOTE].map(|set| class.bit(set));
            let letter = class.bit(Class::LETTER) & !wide;
            ideographs += usize::from(wide);
            words += usize::from(letter & !in_word);
            in_word = letter | in_word & !class.bit(Class::SPACE);
            inner_end |= after_stop & class.bit(Class::UPPER) | stop & wide;
            after_stop = stop & u8::from(*byte == b' ') | after_stop & quote;
            // A single letter before the stop is an initial, and a digit a number of some kind.
            stop = class.bit(Class::END) & after_lower | class.bit(Class::WIDE_END) | stop & quote;
            after_lower = class.bit(Class::LOWER);
        }
        Self { words, ideographs, has_inner_end: inner_end != 0 }
    }
}

/// What the shape of a line is read from in each character.
#[derive(Debug, Clone, Copy)]
struct Class(u8);

impl Class {
    const LETTER: u8 = 1;
    const UPPER: u8 = 1 << 1;
    const LOWER: u8 = 1 << 2;
    const SPACE: u8 = 1 << 3;
    const END: u8 = 1 << 4;
    const WIDE_END: u8 = 1 << 5;
    const QUOTE: u8 = 1 << 6;
    const WIDE: u8 = 1 << 7;

    fn of(c: char) -> Self {
        let is_letter = c.is_alphanumeric();
        let set = |is_so: bool, class: u8| if is_so { class } else { 0 };
        Self(
            set(is_letter, Self::LETTER)
                | set(is_letter && is_ideograph(c), Self::WIDE)
                | set(c.is_uppercase(), Self::UPPER)
                | set(c.is_lowercase(), Self::LOWER)
                | set(c.is_whitespace(), Self::SPACE)
                | set(is_sentence_end(c), Self::END)
                | set(is_wide_end(c), Self::WIDE_END)
                | set(is_quote(c), Self::QUOTE),
        )
    }

    fn has(self, class: u8) -> bool {
        self.0 & class != 0
    }

    /// Returns 1 if the character is of a class, else 0.
    fn bit(self, class: u8) -> u8 {
        self.0 >> class.trailing_zeros() & 1
    }
}

/// The classes of the characters of ASCII.
const ASCII_CLASSES: [Class; 128] = {
    let mut classes = [Class(0); 128];
    let mut place = 0;
    while place < classes.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 128 places")]
        let class = match place as u8 {
            b'0'..=b'9' => Class::LETTER,
            b'A'..=b'Z' => Class::LETTER | Class::UPPER,
            b'a'..=b'z' => Class::LETTER | Class::LOWER,
            b'\t'..=b'\r' | b' ' => Class::SPACE,
            b'.' | b'!' | b'?' => Class::END,
            b'"' | b'\'' | b')' | b']' | b'*' => Class::QUOTE,
            _ => 0,
        };
        classes[place] = Class(class);
        place += 1;
    }
    classes
};

fn is_item(text: &str) -> bool {
    if text.starts_with(['•', '▪', '■', '●', '◦', '‣']) || text.starts_with('*') && !text.starts_with("**")
    {
        return true;
    }
    // No mark has more than three bytes.
    let Some(end) = text.bytes().take(4).position(|byte| byte == b' ') else { return false };
    let mark = &text[..end];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: Shape) {
        assert_eq!(shape(input), expected, "{input}");
    }

    #[test]
    fn reads_sentence_ends_past_closing_marks() {
        let plain = Shape { words: 3, ..Shape::default() };
        check("The tide rose", plain);
        check("The tide rose.", Shape { ends_sentence: true, ..plain });
        check("“The tide rose!”", Shape { ends_sentence: true, ..plain });
        check("The tide rose:", Shape { ends_colon: true, ..plain });
        check("The tide rose…", Shape { is_cut: true, ..plain });
        check("the tide rose", Shape { starts_lower: true, ..plain });
        check("It rose. Then it fell", Shape { words: 5, has_inner_end: true, ..plain });
    }

    #[test]
    fn an_initial_ends_no_sentence() {
        assert!(!shape("John F. Kennedy airport").has_inner_end);
        assert!(!shape("No. 5 Mill Lane").has_inner_end);
    }

    #[test]
    fn two_ideographs_are_a_word() {
        check("港口今天开放。", Shape { words: 3, ends_sentence: true, ..Shape::default() });
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
    fn the_table_of_bytes_agrees_with_the_characters() {
        for byte in 0..128_u8 {
            assert_eq!(ASCII_CLASSES[usize::from(byte)].0, Class::of(char::from(byte)).0, "{byte}");
        }
    }
}
