//! Tells files of markup by how they begin.

/// How much of a file of XML is searched for the beginning of a page.
const HEAD_BYTES: usize = 1_000;

/// How much of a file is searched for the marks of a page or an archive of pages.
const SEARCHED_BYTES: usize = 8_000;

/// A language of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    Html,
    Xml,
    /// A page with all its images, as a browser saves it: a mail.
    Mhtml,
}

impl Markup {
    /// Returns what a file is, or None if it does not begin as one of markup.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        let start = after_comments(head);
        if is_tag(start, "<!doctype html") || is_tag(start, "<html") {
            return Some(Self::Html);
        }
        if is_mhtml(start) {
            return Some(Self::Mhtml);
        }
        if !is_tag(start, "<?xml") {
            return None;
        }
        let head = &start[..start.len().min(HEAD_BYTES)];
        Some(if has_tag(head, &["<html"]) { Self::Html } else { Self::Xml })
    }

    /// Returns its name, with an article.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Html => "an HTML page",
            Self::Xml => "an XML file",
            Self::Mhtml => "an MHTML archive of a page",
        }
    }
}

/// True if a file whose name says that it is a page begins as one: with any tag at all, or with words that are
/// followed by tags of pages.
pub(super) fn is_page_by_name(extension: &str, head: &[u8]) -> bool {
    if !["html", "htm", "xhtml", "shtml"].contains(&extension) {
        return false;
    }
    let start = after_comments(head);
    let is_tag = matches!(start, [b'<', b'!' | b'/' | b'a'..=b'z' | b'A'..=b'Z', ..]);
    let searched = &start[..start.len().min(SEARCHED_BYTES)];
    is_tag || has_tag(searched, &["<!doctype", "<html", "<head", "<body", "<div", "<p", "</p", "</div", "<br", "<td"])
}

/// Takes white space off, and comments: browsers write where they saved a page from.
fn after_comments(head: &[u8]) -> &[u8] {
    let mut start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    while start.starts_with(b"<!--") {
        let Some(end) = start.windows(3).position(|window| window == b"-->") else { break };
        start = start[end + 3..].trim_ascii_start();
    }
    start
}

/// True if a text begins with a tag, in small letters or capitals.
fn is_tag(text: &[u8], tag: &str) -> bool {
    let Some((start, rest)) = text.split_at_checked(tag.len()) else { return false };
    start.eq_ignore_ascii_case(tag.as_bytes()) && rest.first().is_none_or(|next| !next.is_ascii_alphanumeric())
}

fn has_tag(text: &[u8], tags: &[&str]) -> bool {
    let starts = text.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| &text[at..]);
    starts.into_iter().any(|start| tags.iter().any(|tag| is_tag(start, tag)))
}

fn is_mhtml(start: &[u8]) -> bool {
    let head = start[..start.len().min(SEARCHED_BYTES)].to_ascii_lowercase();
    let names =
        [&b"from:"[..], b"mime-version:", b"content-type:", b"date:", b"subject:", b"snapshot-content-location:"];
    let has = |what: &[u8]| head.windows(what.len()).any(|window| window == what);
    names.iter().any(|name| head.starts_with(name)) && has(b"mime-version:") && has(b"multipart/related")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Markup>) {
        assert_eq!(Markup::of_bytes(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn knows_pages_and_xml() {
        check("<!DOCTYPE html>\n<html><body>The harbour</body></html>", Some(Markup::Html));
        check("\u{feff} \r\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", Some(Markup::Html));
        check("<HTML lang=en>", Some(Markup::Html));
        check("<!-- saved from url=(0014)about:internet -->\n<html>", Some(Markup::Html));
        check("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"x\">", Some(Markup::Html));
        check("<?xml version=\"1.0\"?>\n<rss><channel>", Some(Markup::Xml));
        let mail = "From: <Saved by a browser>\r\nSubject: The harbour\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;";
        check(mail, Some(Markup::Mhtml));
    }

    #[test]
    fn texts_that_tell_of_markup_are_texts() {
        for text in [
            "The <html> tag",
            "<htmlish",
            "<b>The harbour</b> was closed.",
            "<!-- The harbour",
            "<",
            "",
            "<!-- -->",
            "From: the harbour",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn the_name_makes_a_page_of_what_begins_with_a_tag() {
        for (extension, head, expected) in [
            ("html", "<head><title>", true),
            ("htm", "\n<!-- a --><div>", true),
            ("shtml", "<META name=a>", true),
            ("html", "Warning: no database\n<!DOCTYPE html><html>", true),
            ("html", "The harbour was closed.<p>Fishermen", true),
            ("html", "The harbour was closed. 1 < 2", false),
            ("html", "<?xml version='1.0'?><rss>", false),
            ("html", "", false),
            ("txt", "<head><title>", false),
        ] {
            assert_eq!(is_page_by_name(extension, head.as_bytes()), expected, "{extension} {head}");
        }
    }
}
