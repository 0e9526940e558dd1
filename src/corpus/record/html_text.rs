//! Tells texts of records that are HTML, whole pages or parts of one, from texts that merely have or mention a tag.

use super::super::Media;

/// Elements that a part of a page begins with.
const ELEMENTS: [&str; 45] = [
    "a",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "div",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "table",
    "ul",
    "video",
];

/// Where lines and blocks end; what follows has to end the name.
const BLOCK_ENDS: [&str; 17] = [
    "</p",
    "</div",
    "</article",
    "</section",
    "</ul",
    "</ol",
    "</table",
    "</blockquote",
    "</figure",
    "</h1",
    "</h2",
    "</h3",
    "</h4",
    "</main",
    "</body",
    "</html",
    "<br",
];

/// How many bytes are searched for the end of a tag that ends a block.
const LONGEST_TAG: usize = 200;

/// Returns what a text is written in.
///
/// It is HTML if it begins with a tag and a line or block of HTML ends in it, or if two such ends, or the end of a
/// paragraph and the beginning of the next, stand side by side anywhere: nobody who writes of tags puts them so.
pub(super) fn media_of(text: &str) -> Media {
    // Quick for nearly all texts.
    if text.contains('<') && is_html(text) { Media::Html } else { Media::Text }
}

fn is_html(text: &str) -> bool {
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        start = rest.trim_start();
    }
    if tag_name(start, "<!").is_some_and(|name| name.eq_ignore_ascii_case("doctype")) {
        return true;
    }
    let first = tag_name(start, "<").unwrap_or_default();
    if first.eq_ignore_ascii_case("html") {
        return true;
    }
    let begins_with_tag = ELEMENTS.iter().any(|name| name.eq_ignore_ascii_case(first));
    let mut tags = text.match_indices('<').map(|(at, _)| &text[at..]);
    tags.any(|tag| ends_block(tag) && (begins_with_tag || is_followed_by_block(tag)))
}

/// Returns the name of the tag that a text begins with, if it begins so and the name ends as one.
fn tag_name<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(opening)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_end = rest[end..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
    (end > 0 && is_end).then_some(&rest[..end])
}

fn ends_block(text: &str) -> bool {
    BLOCK_ENDS.iter().any(|end| {
        let Some((start, rest)) = text.as_bytes().split_at_checked(end.len()) else { return false };
        start.eq_ignore_ascii_case(end.as_bytes()) && matches!(rest.first(), Some(b'>' | b'/' | b' '))
    })
}

/// True if another tag of a block or line follows the one that the text begins with.
fn is_followed_by_block(text: &str) -> bool {
    let Some(end) = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>') else { return false };
    let after = text[end + 1..].trim_start();
    ends_block(after) || tag_name(after, "<").is_some_and(|name| ["p", "div"].contains(&name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Media) {
        assert_eq!(media_of(text), expected, "{text}");
    }

    #[test]
    fn pages_are_html() {
        check("<!DOCTYPE html>\n<title>The harbour</title>", Media::Html);
        check("\u{feff}\n<!-- saved --> <HTML lang=en>", Media::Html);
    }

    #[test]
    fn parts_of_pages_are_html() {
        check("\n<p>The harbour was closed.</p>\n<p>Nobody knew why.</p>", Media::Html);
        check("<DIV class=\"text\">The harbour<BR>was closed.", Media::Html);
        check("<img src=\"a.jpg\"/> The harbour was closed.<br/>Nobody", Media::Html);
        check("<a href=\"x\">HARBOUR</a> It was closed.</p>", Media::Html);
        check("The harbour was closed.<br /><br />Nobody knew why.", Media::Html);
        check("The harbour was closed.</p>\n<p>Nobody knew why.", Media::Html);
    }

    #[test]
    fn texts_with_a_tag_are_texts() {
        check("The harbour was closed.", Media::Text);
        check("Where 1 < 2, and 3 > 2.", Media::Text);
        check("The <p> tag begins a paragraph, and </p> ends it.", Media::Text);
        check("Write <br> where a line ends, or <br/>.", Media::Text);
        check("<b>The harbour</b> was closed.", Media::Text);
        check("<Reuters> The harbour was closed.<br>", Media::Text);
        check("<program> is what </programme> would be.", Media::Text);
        check("<p", Media::Text);
    }

    proptest! {
        #[test]
        fn never_panics(text in "(<|</|<!|<!--|-->|p|br|div|html|/|>| |ä|\n){0,20}") {
            media_of(&text);
        }
    }
}
