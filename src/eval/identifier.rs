//! Ids as single words, for formats that part them by white space or lines.

use std::fmt::Write;

/// Returns a text in which each white space and control character is written as the percent signs of its bytes, as in
/// addresses: `a b` becomes `a%20b`. Nothing becomes a dash.
pub fn one_word(id: &str) -> String {
    let mut word = String::with_capacity(id.len());
    for c in id.chars() {
        if !c.is_whitespace() && !c.is_control() {
            word.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            write!(word, "%{byte:02X}").expect("a text can be written to");
        }
    }
    if word.is_empty() { "-".to_owned() } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_word_whatever_it_holds() {
        assert_eq!(one_word("wire/2010/a.txt"), "wire/2010/a.txt");
        assert_eq!(one_word("a b\n\u{1b}c\u{a0}"), "a%20b%0A%1Bc%C2%A0");
        assert_eq!(one_word("50%"), "50%");
        assert_eq!(one_word(""), "-");
    }
}
