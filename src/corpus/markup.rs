//! Tells files of markup, which are text and yet no articles to read as they stand.

/// How much of a file of XML is searched for the beginning of a page.
const HEAD_BYTES: usize = 1_000;

/// Returns what a text of markup is, or None if it does not begin as one.
pub(super) fn kind(text: &str) -> Option<&'static str> {
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    // Browsers write where they saved a page from.
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        start = rest.trim_start();
    }
    if is_tag(start, "<!doctype html") || is_tag(start, "<html") {
        return Some("an HTML page");
    }
    if !is_tag(start, "<?xml") {
        return None;
    }
    let head = &start.as_bytes()[..start.len().min(HEAD_BYTES)].to_ascii_lowercase();
    let is_page = head.windows(5).any(|tag| tag == b"<html");
    Some(if is_page { "an HTML page" } else { "an XML file" })
}

/// True if a text begins with a tag, in small letters or capitals.
fn is_tag(text: &str, tag: &str) -> bool {
    let Some((start, rest)) = text.as_bytes().split_at_checked(tag.len()) else { return false };
    start.eq_ignore_ascii_case(tag.as_bytes()) && rest.first().is_none_or(|next| !next.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(kind(text), expected, "{text}");
    }

    #[test]
    fn knows_pages_and_xml() {
        check("<!DOCTYPE html>\n<html><body>The harbour</body></html>", Some("an HTML page"));
        check("\u{feff} \r\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", Some("an HTML page"));
        check("<HTML lang=en>", Some("an HTML page"));
        check("<!-- saved from url=(0014)about:internet -->\n<html>", Some("an HTML page"));
        check("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"x\">", Some("an HTML page"));
        check("<?xml version=\"1.0\"?>\n<rss><channel>", Some("an XML file"));
    }

    #[test]
    fn texts_that_tell_of_markup_are_texts() {
        for text in
            ["The <html> tag", "<htmlish", "<b>The harbour</b> was closed.", "<!-- The harbour", "<", "", "<!-- -->"]
        {
            check(text, None);
        }
    }
}
