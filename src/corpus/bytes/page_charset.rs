//! The encoding that an HTML page says it is written in.

/// How far into a page it is looked for. Browsers look at 1,024 bytes at first, but go back when it comes later.
const HEAD_BYTES: usize = 16 * 1024;

/// Returns the label of the encoding that a page states: in its `<meta>` tags, else in its XML declaration. The bytes
/// are those of an encoding that has ASCII in it. The label is in small letters.
pub(in crate::corpus) fn stated(page: &[u8]) -> Option<String> {
    let head = page[..page.len().min(HEAD_BYTES)].to_ascii_lowercase();
    of_meta_tags(&head).or_else(|| of_xml_declaration(&head))
}

/// Returns the label in a `Content-Type`: that of a header, or of a `<meta>` tag.
pub(in crate::corpus) fn of_content_type(content_type: &str) -> Option<&str> {
    content_type.split([';', ',']).skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    })
}

fn of_meta_tags(head: &[u8]) -> Option<String> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        rest = &rest[at + 1..];
        if rest.starts_with(b"!--") {
            rest = find(rest, b"-->").map_or(&[], |end| &rest[end..]);
        } else if let Some(script) = rest.strip_prefix(b"script") {
            rest = find(script, b"</script").map_or(script, |end| &script[end..]);
        } else if let Some(after) = rest.strip_prefix(b"meta") {
            rest = after;
            let is_meta = after.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/');
            if let Some(label) = of_attributes(after).filter(|_| is_meta) {
                return Some(label);
            }
        }
    }
    None
}

/// Returns what the attributes of a `<meta>` tag say; they begin behind its name.
fn of_attributes(tag: &[u8]) -> Option<String> {
    let (mut charset, mut content, mut is_content_type) = (None, None, false);
    let mut rest = tag;
    while let Some((name, value, after)) = next_attribute(rest) {
        let value = String::from_utf8_lossy(value).trim().to_owned();
        match name {
            b"charset" if !value.is_empty() => charset = Some(value),
            b"content" => content = Some(value),
            b"http-equiv" => is_content_type = value == "content-type",
            _ => {}
        }
        rest = after;
    }
    let content = content.filter(|_| is_content_type);
    charset.or_else(|| content.as_deref().and_then(of_content_type).map(str::to_owned))
}

/// Takes an attribute: returns its name, its value and what follows, or None at the end of the tag.
fn next_attribute(tag: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let start = tag.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b'/')?;
    let tag = &tag[start..];
    if tag[0] == b'>' {
        return None;
    }
    let is_in_name = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/');
    // The first byte belongs to the name whatever it is, so that every attribute takes something.
    let name_len = 1 + tag[1..].iter().take_while(|byte| is_in_name(byte)).count();
    let (name, rest) = tag.split_at(name_len);
    let Some(value) = rest.trim_ascii_start().strip_prefix(b"=").map(<[u8]>::trim_ascii_start) else {
        return Some((name, &[], rest));
    };
    if let Some((quote @ (b'"' | b'\''), quoted)) = value.split_first() {
        let end = quoted.iter().position(|byte| byte == quote)?;
        return Some((name, &quoted[..end], &quoted[end + 1..]));
    }
    let end = value.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>').unwrap_or(value.len());
    Some((name, &value[..end], &value[end..]))
}

fn of_xml_declaration(head: &[u8]) -> Option<String> {
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let mut rest = &declaration[..find(declaration, b"?>")?];
    while let Some((name, value, after)) = next_attribute(rest) {
        if name == b"encoding" {
            return Some(String::from_utf8_lossy(value).trim().to_owned()).filter(|label| !label.is_empty());
        }
        rest = after;
    }
    None
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(stated(page.as_bytes()).as_deref(), expected, "{page}");
    }

    #[test]
    fn meta_tags_state_it() {
        check("<html><head><meta charset=\"UTF-8\">", Some("utf-8"));
        check("<meta charset=koi8-r>", Some("koi8-r"));
        check("<META name=a content='b'><Meta\nCharset = 'gbk' />", Some("gbk"));
        check("<meta http-equiv=Content-Type content=\"text/html; charset=EUC-JP\">", Some("euc-jp"));
        check("<meta content='text/html;charset=\"big5\"' http-equiv='content-type'/>", Some("big5"));
        check("<meta name=x content=\"a > b\" charset=gbk>", Some("gbk"));
    }

    #[test]
    fn other_tags_do_not() {
        check("<meta name=\"description\" content=\"text/html; charset=gbk\">", None);
        check("<metadata charset=gbk>", None);
        check("<!-- <meta charset=gbk> --><meta charset=big5>", Some("big5"));
        check("<script>x = '<meta charset=gbk>'</script><meta charset=big5>", Some("big5"));
        check("<meta charset=\"gbk", None);
        check("<meta charset=''><meta charset", None);
        check("", None);
    }

    #[test]
    fn the_xml_declaration_states_it_where_no_tag_does() {
        check("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><html>", Some("iso-8859-2"));
        check("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><html><meta charset=utf-8>", Some("utf-8"));
        check("<?xml version=\"1.0\"?><html encoding='a'>", None);
    }

    #[test]
    fn content_types_have_parameters() {
        for (content_type, expected) in [
            ("text/html; charset=utf-8", Some("utf-8")),
            ("text/html;q=1; Charset = \"gbk\" ", Some("gbk")),
            ("text/html", None),
            ("charset=utf-8", None),
            ("text/html; charset=", None),
        ] {
            assert_eq!(of_content_type(content_type), expected, "{content_type}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(page in "(<meta|<!--|-->|charset|content|http-equiv|=|'|\"|>|/| |<script|<?xml|encoding|\\?>|[a-z;]|é){0,40}") {
            stated(page.as_bytes());
        }
    }
}
