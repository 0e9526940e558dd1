//! Finds the stretch of lines that holds the article.
//!
//! Each line has a value: prose counts for it, menu entries and furniture against it. The article is the run of lines
//! with the largest sum (maximum subsequence segmentation, Pasternack and Roth 2009): subheads and short lists between
//! paragraphs stay in, menus before and link lists after are left out. One pass, whatever the length.

use std::ops::Range;

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::lines::Line;
use super::shape::Shape;

/// Prose counts by its words, up to this many: one endless line must not outweigh the whole article.
const MAX_VALUE: i64 = 60;

/// Returns the lines from the first to the last that belong to the article; None if no line is prose.
pub(super) fn find(lines: &[Line<'_>], signatures: &[Option<Signature>]) -> Option<Range<usize>> {
    let mut best: Option<(i64, Range<usize>)> = None;
    let (mut sum, mut start) = (0, 0);
    for (place, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, place);
        }
        let is_broken_off = lines.get(place + 1).is_some_and(|next| next.shape.starts_lower && next.shape.words >= 5);
        sum += value(line.shape, is_broken_off, signatures[place]);
        let is_better = best.as_ref().is_none_or(|(most, _)| sum > *most);
        if sum > 0 && is_better {
            best = Some((sum, start..place + 1));
        }
    }
    best.map(|(_, range)| without_comments(lines, signatures, range))
}

/// Ends a stretch where the readers' comments begin: at a form or heading for them with enough prose before it.
fn without_comments(lines: &[Line<'_>], signatures: &[Option<Signature>], range: Range<usize>) -> Range<usize> {
    let prose_words = |place: usize| if is_prose(lines[place].shape) { lines[place].shape.words } else { 0 };
    let total: usize = range.clone().map(prose_words).sum();
    let mut before = 0;
    let mut end = range.start;
    for place in range.clone() {
        let is_end = match signatures[place] {
            Some(Signature { kind: FurnitureKind::CommentForm, opens_section: true, .. }) => before >= 30,
            // A heading such as `12 Comments` may also be a link above the article.
            Some(Signature { kind: FurnitureKind::Comment, opens_section: true, .. }) => {
                before >= 100 && before * 4 > total
            }
            _ => false,
        };
        if is_end {
            return range.start..end;
        }
        if signatures[place].is_none() {
            before += prose_words(place);
            end = place + 1;
        }
    }
    range
}

/// True if the line is made of sentences.
pub(super) fn is_prose(shape: Shape) -> bool {
    !shape.is_cut && (shape.has_inner_end || shape.ends_sentence && shape.words >= 6 || shape.words >= 22)
}

/// `is_broken_off` says that the next line goes on with a small letter.
fn value(shape: Shape, is_broken_off: bool, signature: Option<Signature>) -> i64 {
    if let Some(Signature { kind, opens_section, .. }) = signature {
        return match kind {
            _ if opens_section => -30,
            FurnitureKind::Footer => -30,
            FurnitureKind::Byline | FurnitureKind::DateLine => -2,
            _ => -8,
        };
    }
    let words = i64::try_from(shape.words).unwrap_or(MAX_VALUE).min(MAX_VALUE);
    match shape {
        Shape { words: 0, .. } => 0,
        shape if is_prose(shape) => (words - 4).max(2),
        Shape { is_cut: true, .. } => -4,
        Shape { ends_sentence: true, .. } => 1,
        // The lines of a paragraph that was broken at a fixed width.
        Shape { words: 5.., .. } if shape.starts_lower || is_broken_off => words / 2,
        Shape { is_item: true, words: 4.., .. } => 1,
        Shape { ends_colon: true, words: 4.., .. } => 0,
        Shape { words: 14.., .. } => 1,
        _ => -4,
    }
}

#[cfg(test)]
mod tests {
    use super::super::boilerplate;
    use super::super::lines::split;
    use super::*;

    const PROSE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";

    #[track_caller]
    fn check(input: &str, expected: Option<(usize, usize)>) {
        let lines = split(input);
        let today = "2024-06-01".parse().unwrap();
        let signatures: Vec<_> = lines.iter().map(|line| boilerplate::signature(line, today)).collect();
        assert_eq!(find(&lines, &signatures).map(|range| (range.start, range.end)), expected);
    }

    #[test]
    fn leaves_menus_above_and_below_out() {
        check(&format!("Tides\nTravel\n{PROSE}\n{PROSE}\nBoats\nWalks"), Some((2, 4)));
        check("Tides\nTravel", None);
        check("", None);
    }

    #[test]
    fn keeps_subheads_and_lists_between_paragraphs() {
        check(&format!("{PROSE}\nA costly engine\n{PROSE}\nAdults\nChildren\nDogs\n{PROSE}"), Some((0, 7)));
    }

    #[test]
    fn keeps_paragraphs_that_were_broken_at_a_fixed_width() {
        check(
            "The harbour board voted on Monday\nto raise the fares of the old\nferry by a tenth from May\nTides\nTravel",
            Some((0, 3)),
        );
    }

    #[test]
    fn ends_where_comments_begin_but_not_at_a_link_to_them() {
        let article = [PROSE; 8].join("\n");
        check(&format!("{article}\n3 Comments\n{article}"), Some((0, 8)));
        check(&format!("3 Comments\n{PROSE}\n3 Comments\n{article}\n{article}"), Some((3, 19)));
        check(&format!("{PROSE}\n{PROSE}\nLeave a reply\n{PROSE}\n{PROSE}"), Some((0, 2)));
    }
}
