//! Names of files as text.

use std::ffi::OsStr;
use std::fmt::Write as _;

/// Writes a name as text, so that different names stay different.
pub(super) fn readable(name: &OsStr) -> String {
    readable_bytes(name.as_encoded_bytes())
}

/// Writes the bytes of a name as text, so that different names stay different.
pub(super) fn readable_bytes(name: &[u8]) -> String {
    let is_plain = |text: &&str| !text.contains(char::is_control) && !text.contains("\\x");
    if let Some(name) = std::str::from_utf8(name).ok().filter(is_plain) {
        return name.to_owned();
    }
    let mut text = String::new();
    let escape = |text: &mut String, bytes: &[u8]| {
        for byte in bytes {
            write!(text, "\\x{byte:02X}").expect("writing to a string cannot fail");
        }
    };
    for chunk in name.utf8_chunks() {
        let valid = chunk.valid();
        for (i, c) in valid.char_indices() {
            let bytes = &valid.as_bytes()[i..i + c.len_utf8()];
            if c.is_control() || valid[i..].starts_with("\\x") { escape(&mut text, bytes) } else { text.push(c) }
        }
        escape(&mut text, chunk.invalid());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_names_stay_different() {
        for (name, text) in [
            (&b"a b.txt"[..], "a b.txt"),
            ("köln".as_bytes(), "köln"),
            (b"k\xf6ln", "k\\xF6ln"),
            (b"k\\xF6ln", "k\\x5CxF6ln"),
            (b"a\nb", "a\\x0Ab"),
        ] {
            assert_eq!(readable_bytes(name), text);
        }
    }
}
