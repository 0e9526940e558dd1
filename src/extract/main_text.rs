//! Finds the stretch of lines that holds the article.
//!
//! Each line has a value: prose counts for it, menu entries and furniture against it. The article is the run of lines
//! with the largest sum (maximum subsequence segmentation, Pasternack and Roth 2009): subheads and short lists between
//! paragraphs stay in, menus before and link lists after are left out. One pass, whatever the length.

use std::ops::Range;

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::lines::{Line, Shape};

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
        sum += value(line.shape, signatures[place]);
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
            Some(Signature { kind: FurnitureKind::CommentForm, opens_section: true }) => before >= 30,
            // A heading such as `12 Comments` may also be a link above the article.
            Some(Signature { kind: FurnitureKind::Comment, opens_section: true }) => {
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

fn value(shape: Shape, signature: Option<Signature>) -> i64 {
    if let Some(Signature { kind, opens_section }) = signature {
        return match kind {
            FurnitureKind::Comment | FurnitureKind::CommentForm if opens_section => -30,
            FurnitureKind::Related if opens_section => -30,
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
        // The inner lines of a paragraph that was broken at a fixed width.
        Shape { starts_lower: true, words: 5.., .. } => words / 2,
        Shape { is_item: true, words: 4.., .. } => 1,
        Shape { ends_colon: true, words: 4.., .. } => 0,
        Shape { words: 14.., .. } => 1,
        Shape { words: 9.., .. } => -4,
        _ => -4,
    }
}
