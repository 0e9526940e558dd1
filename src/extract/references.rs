//! Decodes the character references of HTML that naive scrapers leave in a text: `&#8211;`, `&#x2019;`, `&amp;`.

use std::borrow::Cow;

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
            numbered(code)?
        }
        None => named(name)?,
    };
    Some((c, end + 1))
}

/// Returns the character of a number. Line ends and other controls are spaces: a reference never breaks a line. The
/// numbers 128 to 159 are read as browsers do, as the quotes and dashes of Windows.
fn numbered(code: u32) -> Option<char> {
    let c = match code {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x99 => '™',
        0..0x20 | 0x7f..0xa0 | 0x2028 | 0x2029 => ' ',
        _ => char::from_u32(code)?,
    };
    Some(c)
}

fn named(name: &str) -> Option<char> {
    let c = match name {
        "amp" | "AMP" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "sect" => '§',
        "deg" => '°',
        "times" => '×',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "cent" => '¢',
        "frac12" => '½',
        "iexcl" => '¡',
        "iquest" => '¿',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "aacute" => 'á',
        "eacute" => 'é',
        "iacute" => 'í',
        "oacute" => 'ó',
        "uacute" => 'ú',
        "Eacute" => 'É',
        "agrave" => 'à',
        "egrave" => 'è',
        "igrave" => 'ì',
        "ograve" => 'ò',
        "ugrave" => 'ù',
        "acirc" => 'â',
        "ecirc" => 'ê',
        "icirc" => 'î',
        "ocirc" => 'ô',
        "ucirc" => 'û',
        "atilde" => 'ã',
        "otilde" => 'õ',
        "ntilde" => 'ñ',
        "ccedil" => 'ç',
        "euml" => 'ë',
        "iuml" => 'ï',
        "aring" => 'å',
        "aelig" => 'æ',
        "oslash" => 'ø',
        _ => return None,
    };
    Some(c)
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
