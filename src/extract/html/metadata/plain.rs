//! Plain text of values in metadata, which carry character references, markup and odd spaces.

use std::borrow::Cow;

use super::super::entities;

/// Returns a value as a reader would see it: references read (twice, since `&amp;quot;` is common), tags left out,
/// spaces folded, characters that are not seen left out.
pub(super) fn plain(text: &str) -> String {
    let text = entities::decode(text, false);
    let text = entities::decode(&text, false);
    let text = without_tags(&text);
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{3164}').filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(|c| !is_unseen(*c)));
    }
    folded
}

/// Soft hyphens, joiners without width and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

/// Leaves tags out: `<`, a letter or `/`, up to `>`.
fn without_tags(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(start) = rest.find('<') {
        let is_tag = rest[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = rest[start..].find('>').filter(|_| is_tag);
        let Some(end) = end else {
            kept.push_str(&rest[..=start]);
            rest = &rest[start + 1..];
            continue;
        };
        kept.push_str(&rest[..start]);
        rest = &rest[start + end + 1..];
    }
    if rest.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(kept + rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text), expected, "{text}");
    }

    #[test]
    fn reads_references() {
        check("Tom &amp; Ann", "Tom & Ann");
        check("&amp;quot;No&amp;quot;", "\"No\"");
        check("it&#039;s &#x201C;x&#x201d;", "it's “x”");
        check("A&B; C & D &nosuch;", "A&B; C & D &nosuch;");
    }

    #[test]
    fn leaves_markup_and_unseen_characters_out() {
        check("<b>The</b> pier <i class='x'>now</i>", "The pier now");
        check("1 < 2 and <3", "1 < 2 and <3");
        check(" Ha\u{ad}fen \n\t\u{a0}bote\u{200b} ", "Hafen bote");
        check("a <b", "a <b");
    }
}
