//! Writes lines the way phrases are written: small letters, words with single spaces, numbers as `#`.

/// A key is cut after so many bytes: no phrase comes near.
const MAX_BYTES: usize = 512;

/// Returns the key of a text.
pub(super) fn key(text: &str) -> String {
    let mut key = String::new();
    write_key(text, usize::MAX, &mut key);
    key
}

/// Writes the key of a text, of no more than so many words, over what the buffer holds.
pub(super) fn write_key(text: &str, max_words: usize, key: &mut String) {
    key.clear();
    let bytes = text.as_bytes();
    let mut gap = false;
    let mut n_gaps = 0;
    let mut place = 0;
    key.reserve(text.len().min(MAX_BYTES));
    while let Some(byte) = bytes.get(place) {
        let c = if byte.is_ascii() { char::from(*byte) } else { text[place..].chars().next().unwrap_or_default() };
        // Letters of ASCII are taken a word at a time.
        let length = match bytes[place..].iter().take(MAX_BYTES).take_while(|byte| byte.is_ascii_alphabetic()).count() {
            0 => c.len_utf8(),
            length => length,
        };
        place += length;
        if matches!(c, '\'' | '’' | 'ʼ') {
            continue;
        }
        if !c.is_alphanumeric() && c != '©' {
            gap = !key.is_empty();
            continue;
        }
        if gap {
            n_gaps += 1;
            if n_gaps == max_words {
                break;
            }
            key.push(' ');
        }
        gap = c == '©';
        if c.is_ascii_digit() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else if c.is_ascii() {
            let start = key.len();
            key.push_str(&text[place - length..place]);
            key[start..].make_ascii_lowercase();
        } else {
            key.extend(c.to_lowercase());
        }
        if key.len() > MAX_BYTES {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(key(input), expected);
    }

    #[test]
    fn writes_small_letters_words_and_number_signs() {
        check("Leave A Reply!", "leave a reply");
        check("  12 Comments (3)", "# comments #");
        check("3rd day", "#rd day");
        check("Don’t miss", "dont miss");
        check("ÉTÉ à Łódź", "été à łódź");
        check("©2021 Courier", "© # courier");
        check("—", "");
        check("", "");
    }

    #[test]
    fn writes_no_more_words_than_are_asked_for() {
        let mut buffer = "left over".to_owned();
        write_key("Read more: fares, tides", 2, &mut buffer);
        assert_eq!(buffer, "read more");
        write_key("Fares", 2, &mut buffer);
        assert_eq!(buffer, "fares");
        assert!(key(&"a b ".repeat(10_000)).len() <= MAX_BYTES + 1);
    }
}
