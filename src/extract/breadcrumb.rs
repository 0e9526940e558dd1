//! The way from the front page to the article: `Home > Local > Ferry fares to rise`.

use super::lines::Line;
use super::main_text::is_prose;
use super::marks::Marks;

/// Marks that stand between the steps of a way and nowhere else.
const MARKS: [&str; 10] = [" / ", " » ", " > ", " › ", " >> ", " → ", " :: ", "›", "»", ">"];

/// Marks that may also stand between a title and the name of a site.
const WEAK_MARKS: [&str; 2] = [" | ", " • "];

/// The bytes that a line has which is a way.
pub(super) const BYTES: Marks = Marks::SLASH
    .with(Marks::GREATER)
    .with(Marks::COLON)
    .with(Marks::BAR)
    .with(Marks::LATIN_MARK)
    .with(Marks::TYPE_MARK);

/// A step, such as `Local news`, has no more words and letters.
const MAX_STEP_WORDS: usize = 4;
const MAX_STEP_BYTES: usize = 60;

/// A way through a site, cut before its last step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Breadcrumb<'a> {
    /// The last step: often the title of the article.
    pub(super) tail: &'a str,
    /// How many steps lead to it.
    pub(super) n_steps: usize,
    /// The marks between the steps are used for nothing else.
    pub(super) is_clear: bool,
}

/// Reads a line as a way; None if it has no marks or one of its steps is too long.
pub(super) fn read(text: &str) -> Option<Breadcrumb<'_>> {
    if text.len() > 400 || !Marks::of(text).has(BYTES) {
        return None;
    }
    let marks = MARKS.iter().map(|mark| (mark, true)).chain(WEAK_MARKS.iter().map(|mark| (mark, false)));
    for (mark, is_clear) in marks {
        // Between `«` and `»` stands a quotation.
        if mark.contains('»') && text.contains('«') {
            continue;
        }
        let Some((steps, tail)) = text.rsplit_once(*mark) else { continue };
        let steps = steps.trim_end_matches(mark.trim());
        let is_step = |step: &str| {
            let step = step.trim();
            step.len() <= MAX_STEP_BYTES && step.split(' ').count() <= MAX_STEP_WORDS
        };
        if !steps.trim().is_empty() && !tail.trim().is_empty() && steps.split(*mark).all(is_step) {
            return Some(Breadcrumb { tail: tail.trim(), n_steps: steps.split(*mark).count(), is_clear });
        }
    }
    None
}

/// True if a line has the form of a way, whatever its steps are.
pub(super) fn is_way(line: &Line<'_>) -> bool {
    let has_steps = |mark: &str| line.text.split(mark).filter(|part| !part.is_empty()).count() >= 2;
    line.marks.has(BYTES) && !is_prose(line.shape) && line.text.len() < 300 && MARKS.iter().any(|mark| has_steps(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize, bool)>) {
        let found = read(text).map(|way| (way.tail, way.n_steps, way.is_clear));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cuts_the_last_step_off() {
        check("Home / Local / Ferry fares to rise", Some(("Ferry fares to rise", 2, true)));
        check("Ferries >> Fares to rise", Some(("Fares to rise", 1, true)));
        check("首页 > 新闻 > 正文", Some(("正文", 2, true)));
        check("Courier | Local | Fares to rise", Some(("Fares to rise", 2, false)));
    }

    #[test]
    fn other_lines_are_no_ways() {
        check("Ferry fares to rise", None);
        check("Ferry fares to rise by a tenth > Courier", None);
        check("either/or", None);
        check(" > ", None);
        check("", None);
    }
}
