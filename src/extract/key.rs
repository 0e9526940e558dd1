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
    let mut gap = false;
    let mut n_gaps = 0;
    for c in text.chars() {
        let in_table = u8::try_from(c).ok().and_then(|byte| ASCII_KEYS.get(usize::from(byte)).copied());
        let written = match in_table {
            Some(SKIPPED) => continue,
            Some(written) => written,
            None if matches!(c, '’' | 'ʼ') => continue,
            None if !c.is_alphanumeric() && c != '©' => GAP,
            None => FOREIGN,
        };
        if written == GAP {
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
        match written {
            FOREIGN => key.extend(c.to_lowercase()),
            b'#' if key.ends_with('#') => {}
            written => key.push(char::from(written)),
        }
        if key.len() > MAX_BYTES {
            break;
        }
    }
}

/// What stands in the table for characters that are left out, that part words, and that are beyond it.
const SKIPPED: u8 = 0;
const GAP: u8 = b' ';
const FOREIGN: u8 = 0xff;

/// How the characters of ASCII are written.
const ASCII_KEYS: [u8; 128] = {
    let mut keys = [GAP; 128];
    let mut place = 0;
    while place < keys.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 128 places")]
        let byte = place as u8;
        keys[place] = match byte {
            b'0'..=b'9' => b'#',
            b'A'..=b'Z' | b'a'..=b'z' => byte.to_ascii_lowercase(),
            b'\'' => SKIPPED,
            _ => GAP,
        };
        place += 1;
    }
    keys
};

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
        assert!(key(&"a".repeat(10_000)).len() <= MAX_BYTES + 1);
    }
}
