//! How text is made to stand out: by colour and underline on a terminal, by brackets elsewhere.

use anstyle::{AnsiColor, Style};

/// How output for people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns of a line.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Whether to leave out head lines and footers.
    pub is_quiet: bool,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Nothing special.
    Plain,
    /// A headline.
    Title,
    /// Something that matched.
    Match,
    /// Something that matched, in a headline.
    TitleMatch,
    /// Something beside the matter.
    Dim,
    /// What is wrong.
    Error,
    /// What to do.
    Hint,
}

impl Paint {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Title => Style::new().bold(),
            // Not by colour alone: colours are not seen by all.
            Self::Match => Style::new().bold().underline().fg_color(Some(AnsiColor::Yellow.into())),
            Self::TitleMatch => Style::new().bold().underline(),
            Self::Dim => Style::new().dimmed(),
            Self::Error => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Self::Hint => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        }
    }

    /// Returns the text as it is to be written.
    pub fn apply(self, text: &str, color: bool) -> String {
        if !color || self == Self::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = self.style();
        format!("{style}{text}{style:#}")
    }
}

/// Returns a text without the characters that would do something to a terminal: articles are not to be trusted.
///
/// Control characters and those that turn the direction of writing go; white space becomes a space each.
pub(super) fn harmless(text: &str) -> String {
    let is_harmful = |c: &char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_harmful(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_command_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\tc\r\n\u{202e}d\u{7}"), "a[31mb c  d");
    }

    #[test]
    fn without_color_nothing_is_added() {
        assert_eq!(Paint::Match.apply("x", false), "x");
        assert_ne!(Paint::Match.apply("x", true), "x");
    }
}
