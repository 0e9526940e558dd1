//! Widens the main text to the article: loose lines, lists and the lead above and below it.
//!
//! A line that is lost is worse than a line of page that is kept: where nothing says that a line is page, it stays.

use std::ops::Range;

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::lines::Line;
use super::word_map::WordSet;

/// So many unknown lines between the title and the article, or after it, may be a lead or a last word; more are a menu.
const MAX_LOOSE_LINES_ABOVE: usize = 4;
const MAX_LOOSE_LINES: usize = 2;

/// Lines of fewer words are not the end of an article, and a label such as `Photo:` has no more.
const MIN_LAST_WORDS: usize = 3;
const MAX_LABEL_WORDS: usize = 2;

/// Shorter lines stand above and below an article by chance: they are cells of tables.
const MIN_COPY_BYTES: usize = 5;

/// Adds the few loose lines around the article to it, and takes off what stands above the title.
pub(super) fn widen(
    found: Range<usize>,
    lines: &[Line<'_>],
    signatures: &[Option<Signature>],
    title: Option<usize>,
) -> Range<usize> {
    let is_loose = |place: &usize| signatures[*place].is_none();
    let mut start = found.start;
    match title {
        Some(title) if title >= start => start = title,
        Some(title) => {
            let n_loose = (title + 1..start).filter(is_loose).count();
            start = if n_loose <= MAX_LOOSE_LINES_ABOVE { title } else { start };
        }
        None if (0..start).filter(is_loose).count() <= MAX_LOOSE_LINES => start = 0,
        None => {}
    }
    let mut end = found.end;
    let is_item = |place: usize| lines.get(place).is_some_and(|line| line.shape.is_item && signatures[place].is_none());
    while is_item(end) || end < lines.len() && lines[end].shape.ends_colon && is_item(end + 1) {
        end += 1;
    }
    let introduces_list = lines[end - 1].shape.ends_colon && lines[end - 1].shape.words >= 6;
    let sign = (end..lines.len()).find(|place| signatures[*place].is_some());
    let run_end = sign.unwrap_or(lines.len());
    let n_after = (run_end..lines.len()).filter(is_loose).count();
    if introduces_list || run_end - end <= MAX_LOOSE_LINES && n_after <= MAX_LOOSE_LINES {
        end = run_end;
    } else if sign.is_some_and(|sign| sign > end) {
        end = tail_end(lines, start..end, run_end);
    }
    start..end
}

/// Returns where an article ends if the lines below it, to the first one that is page by itself, belong to it: tables,
/// lists and last words. A line that stands above the article, too, begins a menu.
fn tail_end(lines: &[Line<'_>], article: Range<usize>, sign: usize) -> usize {
    let above: WordSet<'_> =
        lines[..article.start].iter().map(|line| &*line.text).filter(|text| text.len() >= MIN_COPY_BYTES).collect();
    let menu = (article.end..sign).find(|place| above.contains(&*lines[*place].text)).unwrap_or(sign);
    let last = (article.end..menu).rev().find(|place| may_be_last(&lines[*place]));
    last.map_or(article.end, |last| last + 1)
}

/// True unless a line is too short, cut off, or a credit such as `Photo: Ann Lee`.
fn may_be_last(line: &Line<'_>) -> bool {
    let label = line.text.split_once(": ").map(|(label, _)| label.split(' ').count());
    let is_credit = label.is_some_and(|n_words| n_words <= MAX_LABEL_WORDS) && !line.shape.ends_sentence;
    line.shape.words >= MIN_LAST_WORDS && !line.shape.is_cut && !is_credit
}

/// Adds what stands above or below the article to it if no line there shows that it is page.
pub(super) fn widen_to_menus(
    stretch: Range<usize>,
    signatures: &[Option<Signature>],
    title: Option<usize>,
) -> Range<usize> {
    use FurnitureKind::{Byline, DateLine, SourceLine};
    let is_page = |signature: &Signature| !matches!(signature.kind, Byline | DateLine | SourceLine);
    let is_free = |range: Range<usize>| !signatures[range].iter().flatten().any(is_page);
    let top = title.unwrap_or(0).min(stretch.start);
    let start = if is_free(top..stretch.start) { top } else { stretch.start };
    let end = if is_free(stretch.end..signatures.len()) { signatures.len() } else { stretch.end };
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::boilerplate;
    use super::super::lines::split;
    use super::*;

    const PROSE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";

    /// The main text is the line in the middle of `text`, a `*`.
    #[track_caller]
    fn check(text: &str, title: Option<usize>, expected: &[&str]) {
        let text = text.replace('*', PROSE);
        let lines = split(&text);
        let signatures = boilerplate::signatures(&lines, "2024-06-01".parse().unwrap());
        let prose = lines.iter().position(|line| line.text == PROSE).unwrap();
        let found = widen(prose..prose + 1, &lines, &signatures, title);
        let texts: Vec<&str> =
            lines[found].iter().map(|line| &*line.text).map(|text| if text == PROSE { "*" } else { text }).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_table_below_the_text_belongs_to_it_up_to_the_first_sign_of_page() {
        let rows = ["*", "Line", "Fare", "Old ferry", "9", "New ferry to the island", "12"];
        check(&format!("Tides\nTravel\nBoats\n{}\nShare\nWalks by the sea", rows.join("\n")), None, &rows[..6]);
        check(&format!("Tides\nTravel\nBoats\n{}", rows.join("\n")), None, &["*"]);
    }

    #[test]
    fn a_menu_that_stands_above_too_and_a_credit_end_the_article() {
        let text = "Tides and winds\nTravel\nBoats\n*\nA last word to all\nTides and winds\nTrips by boat\nShare";
        check(text, None, &["*", "A last word to all"]);
        check("Tides\nTravel\nBoats\n*\nPhoto: Ann Lee of the Courier\nOld\nNew\nShare", None, &["*"]);
    }

    #[test]
    fn takes_a_lead_below_the_title_and_nothing_above_it() {
        check("Tides\nFares rise\nBad news\n*", Some(1), &["Fares rise", "Bad news", "*"]);
        check("Fares rise\nA\nB\nC\nD\nE\n*", Some(0), &["*"]);
        check("Bad news\n*", None, &["Bad news", "*"]);
    }
}
