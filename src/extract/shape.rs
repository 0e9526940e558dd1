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
    let last = text.trim_end_matches(|c| is_quote(c) || c == ' ');
    let is_cut = last.ends_with('…') || last.ends_with("..") || last.ends_with("[…");
    Shape {
        words: sentences.words + sentences.ideographs.div_ceil(2),
        ends_sentence: !is_cut && last.ends_with(|c| is_sentence_end(c) || is_wide_end(c)),
        has_inner_end: sentences.has_inner_end,
        starts_lower: text.chars().find(|c| !is_quote(*c)).is_some_and(char::is_lowercase),
        is_cut,
        ends_colon: last.ends_with([':', '：']),
        is_item: is_item(text),
    }
}

/// Counts words and looks for sentences that end within a text; one character at a time, words of ASCII as a whole.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what is known of the characters before")]
struct Sentences {
    words: usize,
    ideographs: usize,
    has_inner_end: bool,
    /// The character before belongs to a word.
    in_word: bool,
    /// The character before is a small letter.
    after_lower: bool,
    /// A sentence has just ended.
    stop: bool,
    /// A space stands behind it.
    after_stop: bool,
}

impl Sentences {
    fn of(text: &str) -> Self {
        let mut sentences = Self::default();
        let bytes = text.as_bytes();
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            if byte.is_ascii_alphanumeric() {
                let length = bytes[place..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                sentences.add_word(*byte, bytes[place + length - 1]);
                place += length;
            } else if byte.is_ascii() {
                sentences.add(ASCII_CLASSES[usize::from(*byte)], *byte == b' ');
                place += 1;
            } else {
                let c = text[place..].chars().next().unwrap_or_default();
                sentences.add(Class::of(c), false);
                place += c.len_utf8();
            }
        }
        sentences
    }

    /// Takes letters and digits of ASCII, of which the first and the last are given.
    fn add_word(&mut self, first: u8, last: u8) {
        self.words += usize::from(!self.in_word);
        self.in_word = true;
        self.has_inner_end |= self.after_stop && first.is_ascii_uppercase();
        (self.stop, self.after_stop) = (false, false);
        self.after_lower = last.is_ascii_lowercase();
    }

    fn add(&mut self, class: Class, is_space: bool) {
        let is_wide = class.has(Class::WIDE);
        let is_letter = class.has(Class::LETTER) && !is_wide;
        self.ideographs += usize::from(is_wide);
        self.words += usize::from(is_letter && !self.in_word);
        self.in_word = is_letter || self.in_word && !class.has(Class::SPACE);
        self.has_inner_end |= self.after_stop && class.has(Class::UPPER) || self.stop && is_wide;
        let is_quote = class.has(Class::QUOTE);
        self.after_stop = is_space && self.stop || self.after_stop && is_quote;
        // A single letter before the stop is an initial, and a digit a number of some kind.
        self.stop = class.has(Class::END) && self.after_lower || class.has(Class::WIDE_END) || self.stop && is_quote;
        self.after_lower = class.has(Class::LOWER);
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
}

/// The classes of the characters of ASCII, those of letters and digits left out.
const ASCII_CLASSES: [Class; 128] = {
    let mut classes = [Class(0); 128];
    let mut place = 0;
    while place < classes.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 128 places")]
        let class = match place as u8 {
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
        for byte in (0..128_u8).filter(|byte| !byte.is_ascii_alphanumeric()) {
            assert_eq!(ASCII_CLASSES[usize::from(byte)].0, Class::of(char::from(byte)).0, "{byte}");
        }
    }

    #[test]
    fn words_of_ascii_count_as_those_of_other_letters() {
        for text in ["It rose. Then it fell", "Nr 5. Fell", "J. Lee", "3rd-rate. x Y", "a.B c. “D", "e. f"] {
            let mut slow = Sentences::default();
            text.chars().for_each(|c| slow.add(Class::of(c), c == ' '));
            let fast = Sentences::of(text);
            assert_eq!((fast.words, fast.has_inner_end), (slow.words, slow.has_inner_end), "{text}");
        }
    }
}
