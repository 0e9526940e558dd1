//! Numbers, dates and names as the page says them, and texts that are safe to show.

use maud::{Markup, html};

use crate::date::Published;
use crate::language::Language;
pub(super) use crate::output::{counted, grouped};

/// Returns a text without the characters that turn the direction of what follows, by which a headline could disguise what
/// stands beside it.
pub(in crate::http) fn steady(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect()
}

/// Returns an address if a browser can go there; articles may hold others, such as script.
pub(super) fn web_address(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        ["http://", "https://"]
            .iter()
            .any(|scheme| url.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme)))
    })
}

/// Shows a date.
pub(super) fn date(published: Published) -> Markup {
    let date = published.date().to_string();
    html! { time datetime=(date) { (date) } }
}

/// Returns the name of a language in English, or its code.
pub(super) fn language(language: Language) -> String {
    let name = match language.code() {
        "ar" => "Arabic",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hu" => "Hungarian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "nl" => "Dutch",
        "no" => "Norwegian",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sv" => "Swedish",
        "sw" => "Swahili",
        "th" => "Thai",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "und" => "unknown language",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        code => code,
    };
    name.to_owned()
}

/// Returns the direction that a language is written in, as HTML names it; `auto` where the language is not known.
pub(super) fn language_direction(language: Language) -> &'static str {
    match language.code() {
        "ar" | "fa" | "he" | "ur" | "yi" | "ps" | "sd" | "ug" | "ckb" | "dv" => "rtl",
        "und" => "auto",
        _ => "ltr",
    }
}

/// Returns the direction of a text by its first letter that has one.
pub(super) fn direction(text: &str) -> &'static str {
    let is_right_to_left =
        |c: &char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| is_right_to_left(&c)) { "rtl" } else { "ltr" }
}

/// Returns the language as HTML names it, None where it is not known.
pub(super) fn html_language(language: Language) -> Option<String> {
    (language != Language::UNDETERMINED).then(|| language.code().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web_address(Some("https://a.example/b")), Some("https://a.example/b"));
        assert_eq!(web_address(Some("HTTP://a.example")), Some("HTTP://a.example"));
        for hostile in ["javascript:alert(1)", " https://a", "data:text/html,x", "//a.example", "", "é"] {
            assert_eq!(web_address(Some(hostile)), None, "{hostile}");
        }
    }

    #[test]
    fn texts_have_the_direction_of_their_first_letter() {
        for (text, expected) in
            [("12 שלום x", "rtl"), ("… القديم", "rtl"), ("kim שלום", "ltr"), ("12", "ltr"), ("", "ltr")]
        {
            assert_eq!(direction(text), expected, "{text}");
        }
    }

    #[test]
    fn nothing_turns_the_direction() {
        assert_eq!(steady("a\u{202e}b\u{2066}c\u{200f}"), "abc");
        assert_eq!(steady("שלום"), "שלום");
    }
}
