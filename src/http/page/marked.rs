//! Texts of articles with what matched marked in them.

use std::ops::Range;

use maud::{Markup, html};

use super::words::steady;
use crate::engine::Mark;

/// A piece of a text.
struct Piece<'a> {
    text: &'a str,
    /// Where the match begins that it belongs to.
    place: Option<usize>,
    /// Whether the match begins with it.
    is_start: bool,
}

/// Cuts a part of a text where its matches begin and end. Matches must be in order.
fn pieces<'a>(text: &'a str, part: Range<usize>, marks: &[Mark]) -> Vec<Piece<'a>> {
    let cut = |range: Range<usize>| text.get(range).unwrap_or_default();
    let mut pieces = Vec::new();
    let mut shown = part.start;
    for mark in marks.iter().filter(|mark| mark.end > part.start && mark.start < part.end) {
        let (start, end) = (mark.start.max(shown), mark.end.min(part.end));
        pieces.push(Piece { text: cut(shown..start), place: None, is_start: false });
        pieces.push(Piece { text: cut(start..end), place: Some(mark.start), is_start: start == mark.start });
        shown = end;
    }
    pieces.push(Piece { text: cut(shown..part.end), place: None, is_start: false });
    pieces
}

/// Shows a text with its marks, which must be in order.
pub(super) fn marked(text: &str, marks: &[Mark]) -> Markup {
    html! {
        @for Piece { text, place, .. } in pieces(text, 0..text.len(), marks) {
            @if place.is_some() { mark { (steady(text)) } } @else { (steady(text)) }
        }
    }
}

/// Shows the paragraphs of a text; each match has a name, `m` and where it begins, by
/// which the page can be opened at it.
pub(super) fn paragraphs(text: &str, marks: &[Mark]) -> Markup {
    html! {
        @for range in paragraph_ranges(text) {
            p dir="auto" {
                @for Piece { text, place, is_start } in pieces(text, range, marks) {
                    @match place {
                        Some(place) => {
                            mark id=[is_start.then(|| format!("m{place}"))] { (steady(text)) }
                        }
                        None => (steady(text)),
                    }
                }
            }
        }
    }
}

/// Returns where the paragraphs of a text stand.
fn paragraph_ranges(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut ranges = Vec::new();
    for paragraph in text.split("\n\n") {
        let end = start + paragraph.len();
        if !paragraph.trim().is_empty() {
            ranges.push(start..end);
        }
        start = end + 2;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize) -> Mark {
        Mark { start, end, start_char: start, end_char: end }
    }

    #[test]
    fn what_is_marked_is_escaped_like_the_rest() {
        let shown = marked("<b>kim</b> & co", &[mark(3, 6)]).into_string();
        assert_eq!(shown, "&lt;b&gt;<mark>kim</mark>&lt;/b&gt; &amp; co");
    }

    #[test]
    fn matches_have_names_by_their_places() {
        let shown = paragraphs("kim met\n\n\n\nand kim", &[mark(0, 3), mark(15, 18)]).into_string();
        assert_eq!(
            shown,
            "<p dir=\"auto\"><mark id=\"m0\">kim</mark> met</p><p dir=\"auto\">and <mark id=\"m15\">kim</mark></p>"
        );
    }

    #[test]
    fn a_match_over_two_paragraphs_is_marked_in_both() {
        let shown = paragraphs("one\n\ntwo", &[mark(0, 8)]).into_string();
        assert_eq!(shown, "<p dir=\"auto\"><mark id=\"m0\">one</mark></p><p dir=\"auto\"><mark>two</mark></p>");
    }
}
