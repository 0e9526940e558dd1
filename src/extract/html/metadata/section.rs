//! The section and the language that a page states.

use crate::language::Language;

use super::Stated;
use super::json_ld::LinkedArticle;
use super::plain::plain;
use super::signals::Signals;

const SECTIONS: [&str; 8] = [
    "article:section",
    "og:section",
    "og:article:section",
    "parsely-section",
    "articlesection",
    "cxenseparse:section",
    "mrf:sections",
    "category",
];

/// Returns the section: a short name, not an address or a number.
pub(super) fn read(signals: &Signals<'_>, article: Option<&LinkedArticle>) -> Option<Stated<String>> {
    let metas = SECTIONS.iter().flat_map(|name| signals.metas_of(name).map(move |value| (*name, value)));
    let linked = article.and_then(|article| article.section.as_deref()).map(|value| ("json-ld-articleSection", value));
    let mut stated = metas.chain(linked).map(|(name, value)| Stated::under(name, plain(value)));
    stated.find(|Stated { value, .. }| {
        value.chars().any(char::is_alphabetic)
            && value.chars().count() <= 60
            && !value.contains("://")
            && value != "tags"
    })
}

/// Returns the language as a tag such as `en` or `pt-BR`.
///
/// The root element comes first: the locale of shared links is often left at the default of the software.
pub(super) fn language(signals: &Signals<'_>, article: Option<&LinkedArticle>) -> Option<Stated<String>> {
    let stated = [
        ("html-lang", signals.language.as_deref()),
        ("json-ld-inLanguage", article.and_then(|article| article.language.as_deref())),
        ("og:locale", signals.metas_of("og:locale").next()),
        ("content-language", signals.metas_of("content-language").next()),
        (
            "dc.language",
            signals.meta(&["dc.language", "dcterms.language", "language", "inlanguage"]).map(|(_, tag)| tag),
        ),
    ];
    stated.into_iter().find_map(|(name, tag)| Some(Stated::under(name, language_tag(tag?)?)))
}

/// Returns a tag in its usual form; None if it is none.
fn language_tag(text: &str) -> Option<String> {
    let tag = text.split([',', ';', ' ']).next().unwrap_or_default().trim().replace('_', "-");
    // A character set in the place of a language.
    let is_tag = !tag.to_ascii_lowercase().starts_with("utf")
        && tag.len() <= 12
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let language: Language = tag.parse().ok().filter(|language| *language != Language::UNDETERMINED)?;
    let rest = tag.split_once('-').map(|(_, rest)| rest).unwrap_or_default();
    let rest = if rest.len() == 2 { rest.to_ascii_uppercase() } else { rest.to_owned() };
    let tag = if rest.is_empty() { language.code().to_owned() } else { format!("{}-{rest}", language.code()) };
    is_tag.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_of_languages() {
        for (text, expected) in [
            ("en", Some("en")),
            ("pt_BR", Some("pt-BR")),
            ("DE-at", Some("de-AT")),
            ("en, de", Some("en")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("english", None),
            ("utf-8", None),
            ("und", None),
            ("", None),
        ] {
            assert_eq!(language_tag(text).as_deref(), expected, "{text}");
        }
    }
}
