//! The article where a page keeps it in a script: as the text in its linked data, or as markup that a script will show.
//!
//! Pages show the beginning to readers without a subscription and state the whole for search engines, or are empty until
//! a script has run. Asked for only where the page itself shows little.

use memchr::{memchr2, memmem};

use super::blocks;
use super::dom::Dom;
use super::hints::Hints;
use super::tags::Tag;

/// A shorter text is no article.
const MIN_BYTES: usize = 500;

/// What is shown is the article, unless the text in a script is so many times as long.
const TIMES: usize = 2;

/// A page that shows so much is not empty, and its markup in scripts may be that of other articles.
const MAX_SHOWN_OF_EMPTY: usize = 300;

/// Markup is an article from so many paragraphs on.
const MIN_PARAGRAPHS: usize = 3;

/// Markup may be written as a string within a string.
const MAX_DECODINGS: usize = 2;

/// Returns the paragraphs of the article from a script, or None if the page itself shows more: `n_shown` bytes of prose.
pub(super) fn find(dom: &Dom<'_>, n_shown: usize) -> Option<Vec<String>> {
    let scripts = || dom.all().filter(|id| dom.tag(*id) == Tag::Script).map(|id| dom.raw_text(id));
    let stated = scripts().flat_map(stated_bodies).max_by_key(|text| text.len());
    let found =
        stated.filter(|text| text.len() >= MIN_BYTES.max(n_shown * TIMES)).map(|text| paragraphs(&decode(text)));
    found.filter(|found| is_longer(found, n_shown)).or_else(|| {
        let is_empty = n_shown < MAX_SHOWN_OF_EMPTY;
        let markup = if is_empty { scripts().flat_map(strings).max_by_key(|text| n_paragraphs(text)) } else { None };
        let markup = markup.filter(|text| n_paragraphs(text) >= MIN_PARAGRAPHS)?;
        Some(paragraphs(&decode(markup))).filter(|found| is_longer(found, n_shown))
    })
}

fn is_longer(paragraphs: &[String], n_shown: usize) -> bool {
    let n_bytes: usize = paragraphs.iter().map(String::len).sum();
    n_bytes >= MIN_BYTES.max(n_shown * TIMES)
}

/// Returns the strings that a script states as the body of an article, as they are written.
fn stated_bodies(script: &str) -> impl Iterator<Item = &str> {
    memmem::find_iter(script.as_bytes(), "\"articleBody\"").filter_map(move |place| {
        let rest = script[place + "\"articleBody\"".len()..].trim_start().strip_prefix(':')?;
        string_at(rest.trim_start())
    })
}

/// Returns the strings of a script, as they are written.
fn strings(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        rest = &rest[rest.find('"')?..];
        let string = string_at(rest).unwrap_or(&rest[1..]);
        rest = rest.get(string.len() + 2..).unwrap_or_default();
        Some(string)
    })
}

/// Returns what stands in the quotes that a text begins with.
fn string_at(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?;
    let mut place = 0;
    loop {
        place += memchr2(b'"', b'\\', inner.as_bytes().get(place..)?)?;
        if inner.as_bytes()[place] == b'"' {
            return Some(&inner[..place]);
        }
        place += 2;
    }
}

/// Counts the paragraphs that begin in a string, whatever it writes `<` with.
fn n_paragraphs(text: &str) -> usize {
    let count = |mark: &str| memmem::find_iter(text.as_bytes(), mark).count();
    if text.len() < MIN_BYTES { 0 } else { count("u003cp") + count("u003Cp") + count("<p") }
}

/// Decodes the escapes of a string, and those of a string in it.
fn decode(text: &str) -> String {
    let mut decoded = unescape(text);
    for _ in 1..MAX_DECODINGS {
        if decoded.contains("\\u003") || decoded.contains("\\n") {
            decoded = unescape(&decoded);
        }
    }
    decoded
}

/// Decodes the escapes of JSON; what is none stays as it is.
fn unescape(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('\\') {
        decoded.push_str(&rest[..place]);
        let escape = &rest[place + 1..];
        let (c, length) = match escape.as_bytes().first() {
            Some(b'n' | b'r') => ('\n', 1),
            Some(b't') => (' ', 1),
            Some(b'u') => unicode_escape(escape).unwrap_or(('\u{fffd}', 1)),
            Some(c @ (b'"' | b'/' | b'\\')) => (char::from(*c), 1),
            _ => ('\\', 0),
        };
        decoded.push(c);
        rest = &escape[length..];
    }
    decoded.push_str(rest);
    decoded
}

/// Reads `u2019`, or two of them that make one character; returns it and the length of what was read.
fn unicode_escape(escape: &str) -> Option<(char, usize)> {
    let unit = |text: &str| u16::from_str_radix(text.get(1..5)?, 16).ok();
    let first = unit(escape)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, 5));
    }
    let second = unit(escape.get(5..)?.strip_prefix('\\')?)?;
    let c = char::decode_utf16([first, second]).next()?.ok()?;
    Some((c, 11))
}

/// Returns the paragraphs of a text, which may be markup.
fn paragraphs(text: &str) -> Vec<String> {
    let is_markup = text.contains("</") || text.contains("<br");
    if !is_markup {
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        return lines.filter(|line| !line.is_empty()).collect();
    }
    let dom = Dom::parse(text);
    let page = blocks::cut(&dom);
    let is_text = |node| {
        let around = std::iter::once(node).chain(dom.ancestors(node));
        !around.into_iter().any(|id| page.own_hints[id.index()].has(Hints::AGAINST))
    };
    let shown = page.blocks.iter().filter(|block| !block.is_hidden && is_text(block.node));
    shown.map(|block| block.text.replace('\n', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";

    #[track_caller]
    fn check(html: &str, n_shown: usize, expected: Option<usize>) {
        let found = find(&Dom::parse(html), n_shown);
        assert_eq!(found.as_ref().map(Vec::len), expected, "{found:?}");
    }

    #[test]
    fn reads_the_body_that_linked_data_state() {
        let body = format!("{ONE}\\n{ONE}\\n\\u201c{ONE}\\u201d {}", ONE.repeat(4));
        let html = format!(r#"<script type=application/ld+json>{{"articleBody" : "{body}"}}</script>"#);
        check(&html, 100, Some(3));
        check(&html, 500, None);
        check(r#"<script>{"articleBody":"Too short."}</script>"#, 0, None);
    }

    #[test]
    fn reads_markup_only_where_the_page_is_empty() {
        let paragraph = format!("\\u003cp class=\\\"x\\\"\\u003e{ONE} \\ud83d\\ude42\\u003c/p\\u003e");
        let html = format!("<script>state = {{\"html\": \"{}\", \"x\": \"y\"}}</script>", paragraph.repeat(6));
        check(&html, 0, Some(6));
        check(&html, 400, None);
        check(&format!("<script>{}</script>", ONE.repeat(10)), 0, None);
    }

    #[test]
    fn any_string_is_decoded() {
        for (text, expected) in [
            ("a\\nb\\tc", "a\nb c"),
            ("\\u00e9\\ud83d\\ude42\\\"\\/", "é🙂\"/"),
            ("\\", "\\"),
            ("\\u12", "\u{fffd}12"),
            ("\\ud83d\\u0041é\\é", "\u{fffd}d83dAé\\é"),
        ] {
            assert_eq!(unescape(text), expected, "{text}");
        }
    }

    #[test]
    fn hostile_scripts_are_read_in_time() {
        for piece in ["\"", "\\\"", "\"articleBody\":\"", "\"<p\\"] {
            let html = format!("<script>{}</script>", piece.repeat(200_000));
            assert!(find(&Dom::parse(&html), 0).is_none_or(|found| !found.is_empty()));
        }
    }
}
