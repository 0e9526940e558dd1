//! Takes the marks of Markdown off lines and tells the lines that are links, images or rules only.
//!
//! A heading and a line that is bold as a whole lose their marks in any text: nothing else looks like them. Marks within
//! a line are taken off only where the text is clearly Markdown: it begins with a heading, or has a
//! subheading, a link or an image.

use std::borrow::Cow;

use super::lines::Line;
use super::marks::Marks;

/// Longer lines are paragraphs of some other kind of text; their marks stay.
const MAX_BYTES: usize = 20_000;

/// Takes the marks off.
pub(super) fn strip(lines: &mut [Line<'_>]) {
    // A line of code may have a single `#` too, before a comment.
    let is_heading = |(place, line): (usize, &Line<'_>)| {
        (place == 0 || line.text.starts_with("##")) && heading(&line.text).is_some()
    };
    let is_markdown = lines.iter().enumerate().any(is_heading)
        || lines.iter().any(|line| line.marks.has(Marks::BRACKET) && has_link(&line.text));
    for line in lines.iter_mut().filter(|line| line.text.len() <= MAX_BYTES) {
        if is_markdown {
            strip_line(line);
        } else if let Some(inner) = emphasised(&line.text) {
            *line = Line::new(Cow::Owned(inner.to_owned()));
        }
    }
}

fn strip_line(line: &mut Line<'_>) {
    let text = line.text.as_ref();
    if is_rule(text) || is_link_row(text) {
        let linked = without_links(text);
        let inner = without_emphasis(&linked).into_owned();
        let is_named = inner.contains(char::is_alphanumeric);
        *line = Line { is_page: true, ..Line::new(Cow::Owned(if is_named { inner } else { text.to_owned() })) };
        return;
    }
    if !text.starts_with(['#', '>']) && !text.contains(['*', '_', '[']) {
        return;
    }
    let inner = heading(text).or_else(|| text.strip_prefix("> ")).unwrap_or(text);
    let inner = emphasised(inner).unwrap_or(inner);
    let linked = without_links(inner);
    let inner = without_emphasis(&linked);
    let inner = inner.trim();
    if inner != text && !inner.is_empty() {
        *line = Line::new(Cow::Owned(inner.to_owned()));
    }
}

/// Returns the text of a heading, `## Fares ##`; None if the line is none.
fn heading(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches('#');
    let level = text.len() - inner.len();
    let inner = inner.strip_prefix(' ')?.trim_end_matches('#').trim();
    ((1..=6).contains(&level) && inner.starts_with(|c: char| c.is_alphabetic() || "\"“'*_[".contains(c)))
        .then_some(inner)
}

/// Returns what stands between marks of emphasis around the whole line: `**Fares**`, `__Fares__`, `*Fares*`.
fn emphasised(text: &str) -> Option<&str> {
    if !text.starts_with(['*', '_']) {
        return None;
    }
    ["***", "**", "__", "*", "_"].iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
        let is_whole = !inner.contains(&mark[..1]) && !inner.starts_with(' ') && !inner.ends_with(' ');
        (is_whole && inner.contains(char::is_alphabetic)).then_some(inner)
    })
}

/// True for `---`, `***`, `* * *`.
fn is_rule(text: &str) -> bool {
    let mark = text.as_bytes().first().copied().unwrap_or_default();
    b"-*_".contains(&mark) && text.len() >= 3 && text.bytes().all(|byte| byte == mark || byte == b' ')
}

/// True if a line has links or images and, apart from them, no more than a word that introduces them.
fn is_link_row(text: &str) -> bool {
    let mut rest = 0;
    let mut n_links = 0;
    let mut from = 0;
    for link in Links(text, 0) {
        rest += words(&text[from..link.start]);
        from = link.end;
        // A link that is the whole line is a row only if it is an image.
        n_links += if link.is_image { 2 } else { 1 };
    }
    rest += words(&text[from..]);
    n_links >= 2 && rest <= 3
}

fn words(text: &str) -> usize {
    text.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn has_link(text: &str) -> bool {
    text.len() <= MAX_BYTES && text.contains("](") && Links(text, 0).next().is_some()
}

/// Writes `[fares](/fares)` and `![fares](fares.png)` as `fares`.
fn without_links(text: &str) -> String {
    let mut inner = String::with_capacity(text.len());
    let mut from = 0;
    for link in Links(text, 0) {
        inner.push_str(&text[from..link.start]);
        inner.push_str(link.text);
        from = link.end;
    }
    inner.push_str(&text[from..]);
    inner
}

struct Link<'a> {
    text: &'a str,
    is_image: bool,
    start: usize,
    end: usize,
}

/// The links and images of a text from a place on.
struct Links<'a>(&'a str, usize);

impl<'a> Iterator for Links<'a> {
    type Item = Link<'a>;

    fn next(&mut self) -> Option<Link<'a>> {
        let Self(text, mut from) = *self;
        let mut search = from;
        while let Some(middle) = text[search..].find("](").map(|place| search + place) {
            search = middle + 2;
            let address = text[search..].split([' ', ')', '(']).next().unwrap_or_default();
            let end = search + address.len();
            let is_address = address.contains(['/', '#', '.', ':']) && text[end..].starts_with(')');
            if !is_address {
                continue;
            }
            let Some(open) = text[from..middle].rfind('[').map(|place| from + place) else {
                from = middle;
                continue;
            };
            let is_image = text[..open].ends_with('!') && open > from;
            self.1 = end + 1;
            return Some(Link {
                text: &text[open + 1..middle],
                is_image,
                start: open - usize::from(is_image),
                end: end + 1,
            });
        }
        self.1 = text.len();
        None
    }
}

/// Takes off pairs of `*`, `**` and `***` around words.
fn without_emphasis(text: &str) -> Cow<'_, str> {
    if !text.contains('*') {
        return Cow::Borrowed(text);
    }
    let mut inner = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('*') {
        let run = rest[start..].len() - rest[start..].trim_start_matches('*').len();
        let (mark, after) = rest[start..].split_at(run);
        let opens = !rest[..start].ends_with(char::is_alphanumeric) && !after.starts_with([' ', '*']);
        let close = after.find(mark).filter(|place| opens && run <= 3 && *place > 0 && !after[..*place].ends_with(' '));
        inner.push_str(&rest[..start]);
        if let Some(close) = close {
            inner.push_str(&after[..close]);
            rest = &after[close + run..];
        } else {
            inner.push_str(mark);
            rest = after;
        }
    }
    inner.push_str(rest);
    Cow::Owned(inner)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &[(&str, bool)]) {
        let mut lines = split(input);
        strip(&mut lines);
        let found: Vec<_> = lines.iter().map(|line| (line.text.as_ref(), line.is_page)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn takes_marks_off_headings_and_emphasis() {
        check(
            "# Ferry *fares* to rise\n*By Ann Lee* | 3 min\n**Day one.** It rained.\n> Said **Bo**.\n## What next ##",
            &[
                ("Ferry fares to rise", false),
                ("By Ann Lee | 3 min", false),
                ("Day one. It rained.", false),
                ("Said Bo.", false),
                ("What next", false),
            ],
        );
        check("**Ferry fares**\n__By Ann Lee__", &[("Ferry fares", false), ("By Ann Lee", false)]);
    }

    #[test]
    fn keeps_the_words_of_links_and_marks_rows_of_them() {
        check(
            "The board [met](https://a.example/1) [twice](/2) on Monday, it said.\n[Home](/) | [News](/news)\n![The pier](pier.png)\n---\n*Share:* [A](#)",
            &[
                ("The board met twice on Monday, it said.", false),
                ("Home | News", true),
                ("The pier", true),
                ("---", true),
                ("Share: A", false),
            ],
        );
    }

    #[test]
    fn leaves_other_texts_alone() {
        for text in [
            "The *Maud* sailed.",
            "#1 in the charts",
            "# 3 in the charts",
            "***",
            "2 * 3 * 4",
            "[sic](as written)",
            "* oats\n* rye",
            "**",
            "__init__.py",
            "](](](",
        ] {
            check(text, &text.split('\n').map(|line| (line, false)).collect::<Vec<_>>());
        }
    }
}
