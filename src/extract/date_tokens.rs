//! Cuts a text into the numbers, words and marks that dates are read from.

use super::months::month;

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Digits, at most nine of them.
    Number(u32),
    /// Letters.
    Word,
    /// One character that is neither, spaces left out.
    Mark(char),
}

impl Token<'_> {
    pub(super) fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind {
            TokenKind::Number(number) if digits.contains(&self.text.chars().count()) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    pub(super) fn month(&self) -> Option<u8> {
        if self.kind == TokenKind::Word { month(&self.text.to_lowercase()) } else { None }
    }
}

/// Cuts a text into its tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let same_run: fn(char) -> bool = match c {
            _ if c.is_whitespace() => continue,
            _ if is_digit(c) => is_digit,
            // The marks of Chinese and Japanese for year to minute stand between digits and are words of their own.
            _ if is_date_mark(c) => |_| false,
            // The vowel signs of Arabic are no letters.
            _ if c.is_alphabetic() => {
                |c| (c.is_alphabetic() && !is_date_mark(c)) || ('\u{64b}'..='\u{652}').contains(&c)
            }
            _ => |_| false,
        };
        while let Some((place, next)) = chars.next_if(|(_, next)| same_run(*next)) {
            end = place + next.len_utf8();
        }
        let run = &text[start..end];
        let kind = match c {
            _ if is_digit(c) => number(run).map_or(TokenKind::Mark('#'), TokenKind::Number),
            _ if c.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Mark(c),
        };
        tokens.push(Token { text: run, start, end, kind });
    }
    tokens
}

/// True for European digits, those of Arabic and Persian, and the wide ones of Chinese and Japanese.
pub(super) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Returns the value of at most nine digits.
fn number(run: &str) -> Option<u32> {
    let is_short = run.chars().nth(9).is_none();
    is_short.then(|| run.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit))
}

fn is_date_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '时' | '時' | '点' | '分' | '년' | '월' | '일' | '시' | '분')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_numbers_words_and_marks_of_several_scripts() {
        let texts: Vec<_> = tokens("٣ مارس2021年3月, x-9").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["٣", "مارس", "2021", "年", "3", "月", ",", "x", "-", "9"]);
        assert_eq!(tokens("٢٠٢١")[0].number(4..=4), Some(2021));
        assert_eq!(tokens("1234567890")[0].kind, TokenKind::Mark('#'));
    }
}
