//! Decodes the character references of HTML that naive scrapers leave in a text: `&#8211;`, `&#x2019;`, `&amp;`.

use std::borrow::Cow;

use super::html::entities;

/// No reference that is read has more bytes between `&` and `;`.
const MAX_BYTES: usize = 10;

/// Returns the text with its references decoded; what is none, or names no character, stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let mut decoded = String::new();
    let mut copied = 0;
    for (start, _) in text.match_indices('&') {
        let Some((c, length)) = reference(&text[start + 1..]) else { continue };
        decoded.push_str(&text[copied..start]);
        decoded.push(c);
        copied = start + 1 + length;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    decoded.push_str(&text[copied..]);
    Cow::Owned(decoded)
}

/// Reads `amp;` after a `&`; returns the character and the length of what was read.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MAX_BYTES + 1).position(|byte| byte == b';')?;
    let name = &text[..end];
    let c = match name.strip_prefix('#') {
        Some(digits) => {
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            entities::numbered(code)?
        }
        None => entities::named(name)?,
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(decode(input), expected);
    }

    #[test]
    fn decodes_numbers_and_common_names() {
        check("Fares &#8211; up", "Fares – up");
        check("The board&#x2019;s &quot;no&quot; &amp; why", "The board’s \"no\" & why");
        check("F&auml;hre&nbsp;&copy; 2021&hellip;", "Fähre\u{a0}© 2021…");
        check("don&#146;t", "don’t");
        check("a&#10;b&#0;", "a b ");
    }

    #[test]
    fn leaves_what_is_no_reference_alone() {
        for text in
            ["", "Lee & Ek; Fox", "a?b=1&copy=2", "&;", "&#;", "&#xd800;", "&unknown;", "&", "&é;", "&#99999999;"]
        {
            check(text, text);
        }
    }
}
