//! Finds the stretch of lines that holds the article.
//!
//! Each line has a value: prose counts for it, menu entries and furniture against it. The article is the run of lines
//! with the largest sum (maximum subsequence segmentation, Pasternack and Roth 2009): subheads and short lists between
//! paragraphs stay in, menus before and link lists after are left out. One pass, whatever the length.

use std::ops::Range;

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::lines::{Line, beginning};
use super::shape::Shape;
use super::word_map::WordSet;

/// Prose counts by its words, up to this many: one endless line must not outweigh the whole article.
const MAX_VALUE: i64 = 60;

/// A paragraph of so many words that begins as an earlier one does is a copy: pages repeat leads, and some all of the text.
const COPY_WORDS: usize = 20;
const COPY_BYTES: usize = 100;

/// A stretch of this value above comments or a feed is the article, unless what follows is worth so many times more.
const MIN_ARTICLE: i64 = 100;
const MAX_THREAD: i64 = 3;

/// Prose beyond a gap is added if it has so many words, and so many for each line of the gap. A line that belongs to the
/// page by itself counts as several.
const BRIDGED_WORDS: usize = 30;
const SIGNED_GAP: usize = 3;

/// How far prose is looked for on one side of a stretch.
struct Reach {
    /// A word of prose for each so many lines of a gap is enough.
    lines_a_word: usize,
    /// So many words for each line of a gap are enough.
    words_a_line: usize,
    /// No gap has more lines.
    max_gap: usize,
    /// Headings such as `Related` are within articles, too.
    beyond_related: bool,
}

/// Above, where an article begins, little prose is enough.
const ABOVE: Reach = Reach { lines_a_word: 4, words_a_line: 1, max_gap: 300, beyond_related: false };

/// Below, teasers follow an article.
const BELOW: Reach = Reach { lines_a_word: 1, words_a_line: 5, max_gap: 100, beyond_related: true };

/// Returns the lines from the first to the last that belong to the article; None if no line is prose.
pub(super) fn find(lines: &[Line<'_>], signatures: &[Option<Signature>]) -> Option<Range<usize>> {
    let copies = copies(lines, signatures);
    let mut best: Option<(i64, Range<usize>)> = None;
    let mut above_thread = None;
    let (mut sum, mut start) = (0, 0);
    for (place, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, place);
        }
        let is_broken_off = lines.get(place + 1).is_some_and(|next| next.shape.starts_lower && next.shape.words >= 5);
        sum += if copies[place] { 0 } else { value(line.shape, is_broken_off, signatures[place]) };
        let is_better = best.as_ref().is_none_or(|(most, _)| sum > *most);
        if sum > 0 && is_better {
            best = Some((sum, start..place + 1));
        }
        if above_thread.is_none() && signatures[place].is_some_and(starts_thread) {
            above_thread = best.clone().filter(|(sum, _)| *sum >= MIN_ARTICLE);
        }
    }
    // All comments together may be longer than the article above them, and so may a feed of other articles.
    let best = match (above_thread, best) {
        (Some(above), Some(best)) if best.0 <= above.0 * MAX_THREAD => Some(above),
        (_, best) => best,
    };
    best.map(|(_, range)| without_comments(lines, signatures, range))
}

/// Adds the prose to a stretch that lists, tables or code part it from: a guide is longer than its longest section.
pub(super) fn bridge(lines: &[Line<'_>], signatures: &[Option<Signature>], stretch: &Range<usize>) -> Range<usize> {
    let copies = copies(lines, signatures);
    let may_be_article = |place: &usize| !copies[*place];
    let below = reach(lines, signatures, (stretch.end..lines.len()).filter(may_be_article), &BELOW);
    let above = reach(lines, signatures, (0..stretch.start).rev().filter(may_be_article), &ABOVE);
    above.unwrap_or(stretch.start)..below.map_or(stretch.end, |last| last + 1)
}

/// Tells which paragraphs begin as an earlier one does.
fn copies(lines: &[Line<'_>], signatures: &[Option<Signature>]) -> Vec<bool> {
    let mut seen = WordSet::default();
    let is_paragraph = |line: &Line<'_>| is_prose(line.shape) && line.shape.words >= COPY_WORDS;
    let is_copy = |(line, signature): (_, &Option<Signature>)| {
        let line: &Line<'_> = line;
        signature.is_none() && is_paragraph(line) && !seen.insert(beginning(&line.text, COPY_BYTES))
    };
    lines.iter().zip(signatures).map(is_copy).collect()
}

/// True if a line stands at the head of comments or in a run of stamps.
fn starts_thread(signature: Signature) -> bool {
    let is_comment = matches!(signature.kind, FurnitureKind::Comment | FurnitureKind::CommentForm);
    signature.is_entry || is_comment && signature.opens_section
}

/// Returns the last of the places beside a stretch, in their order, that prose reaches; None if none is reached.
///
/// Nothing beyond a line that begins a section of the page is reached.
fn reach(
    lines: &[Line<'_>],
    signatures: &[Option<Signature>],
    places: impl Iterator<Item = usize>,
    how: &Reach,
) -> Option<usize> {
    let mut reached = None;
    let (mut words, mut gap) = (0, 0);
    for place in places {
        let shape = lines[place].shape;
        match signatures[place] {
            Some(signature) if is_wall(signature, how.beyond_related) => break,
            Some(_) => gap += SIGNED_GAP,
            None if !is_prose(shape) => gap += 1,
            None => {
                words += shape.words;
                if words >= BRIDGED_WORDS.max(gap * how.words_a_line / how.lines_a_word) {
                    reached = Some(place);
                    (words, gap) = (0, 0);
                }
            }
        }
        if gap > how.max_gap {
            break;
        }
    }
    reached
}

/// True if an article does not go on beyond a line.
fn is_wall(signature: Signature, beyond_related: bool) -> bool {
    use FurnitureKind::{Comment, CommentForm, CookieNotice, Footer, Newsletter, Related};
    let is_page = matches!(signature.kind, Comment | CommentForm | CookieNotice | Footer | Newsletter);
    is_page || signature.is_entry || signature.opens_section && !(beyond_related && signature.kind == Related)
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
    if let Some(Signature { kind, opens_section, is_entry, .. }) = signature {
        return match kind {
            _ if is_entry => -MAX_VALUE,
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
        // Menus have shorter entries, tables and lists longer ones.
        Shape { words: 9.., .. } => -1,
        Shape { words: 4.., .. } => -2,
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
        let found = find(&lines, &signatures).map(|range| bridge(&lines, &signatures, &range));
        assert_eq!(found.map(|range| (range.start, range.end)), expected);
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

    #[test]
    fn adds_sections_beyond_lists_but_not_beyond_headings_of_the_page() {
        let list = ["Adults and children"; 30].join("\n");
        let text = [PROSE; 12].join("\n");
        check(&format!("{PROSE}\n{PROSE}\n{list}\n{text}"), Some((0, 44)));
        check(&format!("{text}\nTides\nTravel\nWalks\n{PROSE}\n{PROSE}"), Some((0, 17)));
        check(&format!("{PROSE}\n{PROSE}\nRelated articles\n{list}\n{text}"), Some((33, 45)));
        check(&format!("{text}\nRelated articles\n{list}\n{text}"), Some((0, 55)));
        check(&format!("{text}\nLeave a reply\n{list}\n{text}"), Some((0, 12)));
    }

    #[test]
    fn a_copy_of_a_paragraph_counts_nothing() {
        let long = format!("{PROSE} {PROSE}");
        check(&format!("{long}\nTides\nTravel\nBoats\n{long}\nTides"), Some((0, 1)));
    }
}
