//! Tests of the reader of JSON: agreement with a strict parser on what is valid, and what pages make of it.

use proptest::prelude::*;

use super::*;

/// Writes values in a short form, so that they can be compared in a line.
fn shown(value: &Json<'_>) -> String {
    match value {
        Json::Text(text) => format!("'{text}'"),
        Json::Number(number) => (*number).to_owned(),
        Json::Nothing => "-".to_owned(),
        Json::Items(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Json::Fields(fields) => {
            let fields: Vec<_> = fields.iter().map(|(key, value)| format!("{key}={}", shown(value))).collect();
            format!("{{{}}}", fields.join(" "))
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text, &["ignored"]).iter().map(shown).collect::<Vec<_>>().join(" "), expected, "{text}");
}

#[test]
fn reads_what_is_valid() {
    check(r#"{"a": [1, -2.5e3, null, true], "b": {"c": "d"}, "e": ""}"#, "{a=[1 -2.5e3 - -] b={c='d'} e=''}");
    check(r#"["\"\\\/\n\u00e4\ud83d\ude00"]"#, "['\"\\/\nä😀']");
    check("[]", "[]");
    check(r#"{"ignored": {"a": ["]}"]}, "b": 1, "c": {"ignored": [2], "d": 3}}"#, "{ignored=- b=1 c={ignored=- d=3}}");
}

#[test]
fn reads_what_is_not_valid() {
    check("{\"a\": \"two\nlines\"}", "{a='two\nlines'}");
    check(r#"{"a": 1,, "b": [2,],}"#, "{a=1 b=[2]}");
    check(r#"{"a": "the "old" pier", "b": "so she said: "no""}"#, r#"{a='the "old" pier' b='so she said: "no"'}"#);
    check("{\"a\": \"x\"\n \"b\": \"y\"}", "{a='x' b='y'}");
    check(r#"<!-- /* <![CDATA[ */ {"a": 1 /* one */} // ]]> -->"#, "{a=1}");
    check("{a: 'x'}", "{a='x'}");
    check(r#"{"a": "it\'s"}"#, "{a='it's'}");
    check(r#"{"a": 1}{"b": 2};"#, "{a=1} {b=2}");
    check(r#"{"a": , "b": }"#, "{a=- b=-}");
    check(r#"{"a": "the "old", worn pier", "b": 1}"#, r#"{a='the "old", worn pier' b=1}"#);
}

#[test]
fn reads_what_is_cut_off() {
    check(r#"{"a": ["x", {"b": "y"#, "{a=['x' {b='y'}]}");
    check(r#"{"a": "x\"#, "{a='x'}");
    check(r#"{"a": ["x"}, {"b": 1}"#, "{a=['x']} {b=1}");
    check(r#"["\ud83d", "\u12"]"#, "['' '12']");
    check("", "");
    check("window.data = 1", "");
}

#[test]
fn drops_what_lies_too_deep() {
    let deep = format!("{}{}, 7]", "[".repeat(100_000), "]".repeat(99_999));
    assert_eq!(read(&deep, &[]).len(), 1);
    let cut = "{\"a\":".repeat(100_000);
    assert_eq!(read(&cut, &[]).len(), 1);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<i32>().prop_map(Into::into),
        "[ -~äß\u{4e00}\u{1f600}\n\"\\\\,:{}]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec(("[a-z@\" :]{1,6}", inner), 0..4)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

fn same(value: &Json<'_>, other: &serde_json::Value) -> bool {
    match (value, other) {
        (Json::Nothing, serde_json::Value::Null) => true,
        (Json::Number(number), serde_json::Value::Number(other)) => *number == other.to_string(),
        (Json::Text(text), serde_json::Value::String(other)) => text == other,
        (Json::Items(items), serde_json::Value::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (Json::Fields(fields), serde_json::Value::Object(others)) => {
            fields.len() == others.len()
                && fields.iter().all(|(key, value)| others.get(key.as_ref()).is_some_and(|other| same(value, other)))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn agrees_with_a_strict_parser(value in any_json()) {
        let text = serde_json::json!([value]).to_string();
        let values = read(&text, &[]);
        prop_assert_eq!(values.len(), 1);
        prop_assert!(same(&values[0], &serde_json::json!([value])), "{}", text);
    }

    #[test]
    fn reads_anything(text in "[\\[\\]{}:,\"'\\\\a-c/*<!>u0-9 \n-]{0,80}") {
        let _ = read(&text, &["a"]);
    }
}
