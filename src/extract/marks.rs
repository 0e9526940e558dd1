//! Which marks a line has at all: one look at each byte spares most lines most of the rules.

/// The kinds of bytes of a text, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u16);

impl Marks {
    /// Digits of Europe.
    pub(super) const DIGIT: Self = Self(1);
    /// `:`
    pub(super) const COLON: Self = Self(1 << 1);
    /// `,`
    pub(super) const COMMA: Self = Self(1 << 2);
    /// `|`
    pub(super) const BAR: Self = Self(1 << 3);
    /// `/`
    pub(super) const SLASH: Self = Self(1 << 4);
    /// `>`
    pub(super) const GREATER: Self = Self(1 << 5);
    /// `-`
    pub(super) const HYPHEN: Self = Self(1 << 6);
    /// `]`
    pub(super) const BRACKET: Self = Self(1 << 7);
    /// Controls, tabs and line ends among them.
    pub(super) const CONTROL: Self = Self(1 << 8);
    /// Bytes of characters beyond ASCII.
    pub(super) const FOREIGN: Self = Self(1 << 9);
    /// Beginnings of `·`, `«`, `»` and other marks of Latin-1.
    pub(super) const LATIN_MARK: Self = Self(1 << 10);
    /// Beginnings of dashes, bullets, arrows and curly quotes.
    pub(super) const TYPE_MARK: Self = Self(1 << 11);
    /// Beginnings of ideographs, kana, Hangul, and wide marks and digits.
    pub(super) const WIDE: Self = Self(1 << 12);
    /// Beginnings of letters and digits of Arabic and Persian.
    pub(super) const ARABIC: Self = Self(1 << 13);
    /// Line ends, or what may begin one: the bytes that begin U+0085, U+2028 and U+2029.
    pub(super) const LINE_END: Self = Self(1 << 14);

    /// Returns the marks of a text.
    pub(super) fn of(text: &str) -> Self {
        text.bytes().fold(Self::default(), |marks, byte| marks.with(Self::of_byte(byte)))
    }

    /// Returns the marks that a byte stands for.
    pub(super) fn of_byte(byte: u8) -> Self {
        BYTES[usize::from(byte)]
    }

    /// Returns the marks of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if one of the other marks is among these.
    pub(super) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    /// True if there may be a digit of any script.
    pub(super) const fn may_have_digit(self) -> bool {
        self.has(Self::DIGIT.with(Self::WIDE).with(Self::ARABIC))
    }
}

/// The marks of each byte.
const BYTES: [Marks; 256] = {
    let mut bytes = [Marks(0); 256];
    let mut place = 0;
    while place < bytes.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 256 places")]
        let marks = marks_of(place as u8);
        bytes[place] = marks;
        place += 1;
    }
    bytes
};

const fn marks_of(byte: u8) -> Marks {
    match byte {
        b'\n'..=b'\r' => Marks::CONTROL.with(Marks::LINE_END),
        0..b' ' | 0x7f => Marks::CONTROL,
        b'0'..=b'9' => Marks::DIGIT,
        b':' => Marks::COLON,
        b',' => Marks::COMMA,
        b'|' => Marks::BAR,
        b'/' => Marks::SLASH,
        b'>' => Marks::GREATER,
        b'-' => Marks::HYPHEN,
        b']' => Marks::BRACKET,
        0xc2 => Marks::FOREIGN.with(Marks::LATIN_MARK).with(Marks::LINE_END),
        0xe2 => Marks::FOREIGN.with(Marks::TYPE_MARK).with(Marks::LINE_END),
        0xe3..=0xef => Marks::FOREIGN.with(Marks::WIDE),
        0xd8..=0xdb => Marks::FOREIGN.with(Marks::ARABIC),
        0x80.. => Marks::FOREIGN,
        _ => Marks(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_marks_of_a_text() {
        for (text, marks) in [
            ("Ferry fares", Marks::default()),
            ("Local | 3 March", Marks::BAR.with(Marks::DIGIT)),
            ("Fares – up", Marks::FOREIGN.with(Marks::TYPE_MARK).with(Marks::LINE_END)),
            ("Tags: a, b", Marks::COLON.with(Marks::COMMA)),
            ("記者", Marks::FOREIGN.with(Marks::WIDE)),
            ("[a](/b) > c-d", Marks::BRACKET.with(Marks::SLASH).with(Marks::GREATER).with(Marks::HYPHEN)),
        ] {
            assert_eq!(Marks::of(text), marks, "{text}");
        }
    }

    #[test]
    fn knows_digits_of_every_script() {
        for digit in ["2021", "٢٠٢١", "۲۰۲۱", "２０２１"] {
            assert!(Marks::of(digit).may_have_digit(), "{digit}");
        }
        assert!(!Marks::of("März – Mai").may_have_digit());
    }
}
