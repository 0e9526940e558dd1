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
        Some(first) if first.is_ascii_alphanumeric() => first.is_ascii_lowercase(),
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
    if bytes.last().is_some_and(u8::is_ascii_alphanumeric) {
        return shape;
    }
    let last = text.trim_end_matches(|c| is_quote(c) || c == ' ');
    let is_cut = last.ends_with('…') || last.ends_with("..") || last.ends_with("[…");
    let ends_sentence = !is_cut && last.ends_with(|c| is_sentence_end(c) || is_wide_end(c));
    Shape { ends_sentence, is_cut, ends_colon: last.ends_with([':', '：']), ..shape }
}

/// Counts words and looks for sentences that end within a text.
///
/// What is known of the characters before is a state, and a table has the next one for each kind of character: words end
/// anywhere, and a processor that has to guess where loses more time than it takes to look each letter up.
#[derive(Debug, Default)]
struct Sentences {
    words: usize,
    ideographs: usize,
    has_inner_end: bool,
}

impl Sentences {
    fn of(text: &str) -> Self {
        let (mut words, mut ideographs, mut state, mut effects) = (0, 0, 0, 0);
        let bytes = text.as_bytes();
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            let kind = if let Some(kind) = ASCII_KINDS.get(usize::from(*byte)) {
                place += 1;
                *kind
            } else {
                let c = text[place..].chars().next().unwrap_or_default();
                place += c.len_utf8();
                let kind = Kind::of(c);
                ideographs += usize::from(kind == Kind::Wide);
                kind
            };
            let step = usize::from(kind as u8 | state);
            state = NEXT_STATES[step];
            words += usize::from(EFFECTS[step] & NEW_WORD);
            effects |= EFFECTS[step];
        }
        Self { words, ideographs, has_inner_end: effects & INNER_END != 0 }
    }
}

/// What the shape of a line is read from in each character. The numbers leave room for a state below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Other = 0,
    /// A digit, or a letter of a script without small letters.
    Letter = 1 << 4,
    Upper = 2 << 4,
    Lower = 3 << 4,
    /// A letter of a script without spaces.
    Wide = 4 << 4,
    /// The space of ASCII; other white space is no sign of a new sentence.
    Blank = 5 << 4,
    Space = 6 << 4,
    End = 7 << 4,
    WideEnd = 8 << 4,
    Quote = 9 << 4,
}

const KINDS: [Kind; 10] = [
    Kind::Other,
    Kind::Letter,
    Kind::Upper,
    Kind::Lower,
    Kind::Wide,
    Kind::Blank,
    Kind::Space,
    Kind::End,
    Kind::WideEnd,
    Kind::Quote,
];

impl Kind {
    fn of(c: char) -> Self {
        match c {
            ' ' => Self::Blank,
            _ if c.is_uppercase() => Self::Upper,
            _ if c.is_lowercase() => Self::Lower,
            _ if c.is_alphanumeric() => {
                if is_ideograph(c) {
                    Self::Wide
                } else {
                    Self::Letter
                }
            }
            _ if c.is_whitespace() => Self::Space,
            _ if is_sentence_end(c) => Self::End,
            _ if is_wide_end(c) => Self::WideEnd,
            _ if is_quote(c) => Self::Quote,
            _ => Self::Other,
        }
    }
}

/// The kinds of the characters of ASCII.
const ASCII_KINDS: [Kind; 128] = {
    let mut kinds = [Kind::Other; 128];
    let mut place = 0;
    while place < kinds.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 128 places")]
        let kind = match place as u8 {
            b'0'..=b'9' => Kind::Letter,
            b'A'..=b'Z' => Kind::Upper,
            b'a'..=b'z' => Kind::Lower,
            b' ' => Kind::Blank,
            b'\t'..=b'\r' => Kind::Space,
            b'.' | b'!' | b'?' => Kind::End,
            b'"' | b'\'' | b')' | b']' | b'*' => Kind::Quote,
            _ => Kind::Other,
        };
        kinds[place] = kind;
        place += 1;
    }
    kinds
};

/// What a state is made of.
const IN_WORD: u8 = 1;
const AFTER_LOWER: u8 = 1 << 1;
const AFTER_END: u8 = 1 << 2;
const AFTER_GAP: u8 = 1 << 3;

/// What a step does, beside the next state: a word begins, or a sentence that is not the first.
const NEW_WORD: u8 = 1;
const INNER_END: u8 = 1 << 1;

/// The next state, and what the step does, for each kind of character with each state.
const NEXT_STATES: [u8; 256] = steps().0;
const EFFECTS: [u8; 256] = steps().1;

const fn steps() -> ([u8; 256], [u8; 256]) {
    let (mut states, mut effects) = ([0; 256], [0; 256]);
    let mut place = 0;
    while place < KINDS.len() * 16 {
        #[expect(clippy::cast_possible_truncation, reason = "no state is greater than 15")]
        let (state, effect) = step(KINDS[place / 16], (place % 16) as u8);
        states[place] = state;
        effects[place] = effect;
        place += 1;
    }
    (states, effects)
}

const fn step(kind: Kind, state: u8) -> (u8, u8) {
    let (in_word, after_gap) = (state & IN_WORD, state & AFTER_GAP);
    let new_word = NEW_WORD * (state & IN_WORD ^ 1);
    match kind {
        Kind::Other => (in_word, 0),
        Kind::Upper if after_gap > 0 => (IN_WORD, new_word | INNER_END),
        Kind::Letter | Kind::Upper => (IN_WORD, new_word),
        Kind::Lower => (IN_WORD | AFTER_LOWER, new_word),
        Kind::Wide => (in_word, if state & AFTER_END > 0 { INNER_END } else { 0 }),
        Kind::Blank => (if state & AFTER_END > 0 { AFTER_GAP } else { 0 }, 0),
        Kind::Space => (0, 0),
        // A single letter before the end is an initial, and a digit a number of some kind.
        Kind::End => (in_word | if state & AFTER_LOWER > 0 { AFTER_END } else { 0 }, 0),
        Kind::WideEnd => (in_word | AFTER_END, 0),
        Kind::Quote => (in_word | after_gap | state & AFTER_END, 0),
    }
}

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
    fn each_kind_has_its_place_in_the_tables() {
        for (place, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(kind as usize, place * 16);
        }
    }

    #[test]
    fn a_sentence_may_begin_behind_quotes() {
        for (text, expected) in [
            ("He left.” “It rose", true),
            ("It rose.\u{a0}It fell", false),
            ("It rose.It fell", false),
            ("Route 5. It fell", false),
            ("it rose. it fell", false),
            ("开放。港口", true),
        ] {
            assert_eq!(shape(text).has_inner_end, expected, "{text}");
        }
    }

    #[test]
    fn the_table_of_bytes_agrees_with_the_characters() {
        for byte in 0..128_u8 {
            assert_eq!(ASCII_KINDS[usize::from(byte)], Kind::of(char::from(byte)), "{byte}");
        }
    }
}
