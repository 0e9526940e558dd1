//! JSON that strict parsers refuse and that sloppy writers make: control characters within strings, halves of
//! surrogate pairs, escapes that do not exist, `NaN`. Done only to a record that could not be read as it is.

/// Returns the JSON without these faults, or None if it has none of them.
pub(super) fn repair(json: &str) -> Option<String> {
    let mut repaired = String::with_capacity(json.len() + 16);
    let mut rest = json;
    let mut is_in_string = false;
    while let Some(first) = rest.chars().next() {
        let (taken, put) = match first {
            '"' => {
                is_in_string = !is_in_string;
                (1, None)
            }
            '\\' if is_in_string => escape(rest),
            '\n' if is_in_string => (1, Some("\\n")),
            '\t' if is_in_string => (1, Some("\\t")),
            '\r' if is_in_string => (1, Some("\\r")),
            '\0' => (1, Some("")),
            '\x01'..='\x1f' if !matches!(first, '\n' | '\t' | '\r') => (1, Some(" ")),
            'N' if !is_in_string && rest.starts_with("NaN") => (3, Some("null")),
            'I' if !is_in_string && rest.starts_with("Infinity") => (8, Some("null")),
            '-' if !is_in_string && rest.starts_with("-Infinity") => (9, Some("null")),
            _ => (first.len_utf8(), None),
        };
        let (original, after) = rest.split_at(taken);
        repaired.push_str(put.unwrap_or(original));
        rest = after;
    }
    (repaired != json).then_some(repaired)
}

/// Returns how many bytes an escape takes, and what to write in its place if it is a bad one.
fn escape(rest: &str) -> (usize, Option<&'static str>) {
    match rest.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (2, None),
        Some(b'\'') => (2, Some("'")),
        Some(b'u') => match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, None),
            (Some(0xd800..=0xdfff), _) => (6, Some("\\ufffd")),
            (Some(_), _) => (6, None),
            (None, _) => (1, Some("\\\\")),
        },
        _ => (1, Some("\\\\")),
    }
}

/// Returns the number of a `\u1234` at the start of the text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Option<&str>) {
        assert_eq!(repair(json).as_deref(), expected);
    }

    #[test]
    fn control_characters_are_escaped_within_strings_or_dropped() {
        check("{\"a\": \"b\tc\nd\0e\x07f\"}", Some(r#"{"a": "b\tc\nde f"}"#));
        check("\0\0{\n\t\"a\":\x01 1}", Some("{\n\t\"a\":  1}"));
    }

    #[test]
    fn halves_of_pairs_become_replacement_characters() {
        check(r#""\ud83d\ude00 \ud83d \ude00""#, Some(r#""\ud83d\ude00 \ufffd \ufffd""#));
        check(r#""\ud83d\u0041 \\ud83d""#, Some(r#""\ufffd\u0041 \\ud83d""#));
    }

    #[test]
    fn escapes_that_do_not_exist_are_taken_as_they_stand() {
        check(r#""it\'s C:\Users \u12""#, Some(r#""it's C:\\Users \\u12""#));
        check(r#""a\"#, Some(r#""a\\"#));
    }

    #[test]
    fn numbers_that_do_not_exist_become_null() {
        check(r#"{"a": NaN, "b": -Infinity, "c": "NaN"}"#, Some(r#"{"a": null, "b": null, "c": "NaN"}"#));
    }

    #[test]
    fn sound_json_is_left_alone() {
        check(r#"{"a": "b\n\u00e4\"", "c": -1.5e3}"#, None);
        check("", None);
    }

    proptest! {
        #[test]
        fn never_panics(json in "[\"\\\\uUdD8-9a-f{}:\\x00-\\x1fNä😀]{0,60}") {
            repair(&json);
        }

        #[test]
        fn leaves_every_string_alone(text in any::<String>()) {
            prop_assert_eq!(repair(&serde_json::to_string(&text).unwrap()), None);
        }

        #[test]
        fn makes_every_string_readable(raw in "[^\"\\\\]{0,30}(\\\\[a-z']|\\\\u[0-9a-f]{2,4}|[\\x00-\\x1f]){0,3}[^\"\\\\]{0,9}") {
            let json = format!("\"{raw}\"");
            let repaired = repair(&json).unwrap_or(json);
            prop_assert!(serde_json::from_str::<String>(&repaired).is_ok(), "{repaired}");
        }
    }
}
