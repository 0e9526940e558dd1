//! Bylines that only their neighbours tell: a name below the word `By`, and a name beside the line with the date.

use crate::article::FurnitureKind;

use super::boilerplate::Signature;
use super::byline;
use super::lines::Line;
use super::main_text::is_prose;
use super::names::{are_personal_names, is_names};
use super::rules::Rule;

/// The article begins within so many lines below its author, and its headline stands as near above.
const LINES_BELOW: usize = 6;
const LINES_ABOVE: usize = 4;

/// No introducing word or phrase has more bytes, a colon with it.
const MAX_INTRODUCER_BYTES: usize = 40;

const BELOW_INTRODUCER: Signature = Signature::plain(FurnitureKind::Byline, Rule::NameBelowIntroducer);
const BESIDE_DATE: Signature = Signature::plain(FurnitureKind::Byline, Rule::NameBesideDate);

/// Marks the bylines that are known by their neighbours.
pub(super) fn mark(signatures: &mut [Option<Signature>], lines: &[Line<'_>]) {
    for place in 0..lines.len() {
        if signatures[place].is_some() || !matches!(lines[place].shape.words, 1..=8) {
            continue;
        }
        let text = lines[place].text.as_ref();
        let may_introduce = |line: &Line<'_>| line.shape.words <= 4 && line.text.len() <= MAX_INTRODUCER_BYTES;
        let above = place.checked_sub(1).map(|above| &lines[above]).filter(|above| may_introduce(above));
        let is_introduced = above.is_some_and(|above| byline::is_introducer(&above.text));
        let is_beside_date = is_beside_date(signatures, place);
        if !is_introduced && !is_beside_date || lines[place].shape.ends_sentence || !is_names(text) {
            continue;
        }
        if is_introduced {
            signatures[place - 1] = Some(BELOW_INTRODUCER);
            signatures[place] = Some(BELOW_INTRODUCER);
        } else if are_personal_names(text) && is_in_masthead(signatures, lines, place) {
            signatures[place] = Some(BESIDE_DATE);
        }
    }
}

fn is_beside_date(signatures: &[Option<Signature>], place: usize) -> bool {
    let is_date = |place: usize| {
        signatures.get(place).copied().flatten().is_some_and(|signature| signature.kind == FurnitureKind::DateLine)
    };
    is_date(place + 1) || place > 0 && is_date(place - 1)
}

/// True below a headline and above the article: a short headline may look like a name itself.
fn is_in_masthead(signatures: &[Option<Signature>], lines: &[Line<'_>], place: usize) -> bool {
    let above = place.saturating_sub(LINES_ABOVE)..place;
    let unsigned_above = above.rev().find(|place| signatures[*place].is_none());
    let has_headline = unsigned_above.is_some_and(|place| lines[place].shape.words >= 4);
    let below = lines[place + 1..].iter().take(LINES_BELOW);
    has_headline && below.map(|line| line.shape).any(|shape| is_prose(shape) && shape.words > 8)
}

#[cfg(test)]
mod tests {
    use super::super::boilerplate;
    use super::super::lines::split;
    use super::*;

    const PROSE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";

    #[track_caller]
    fn check(above: &str, expected: &[&str]) {
        let text = format!("{above}\n{PROSE}");
        let lines = split(&text);
        let today = "2024-06-01".parse().unwrap();
        let mut signatures: Vec<_> = lines.iter().map(|line| boilerplate::signature(line, today)).collect();
        mark(&mut signatures, &lines);
        let marked = lines
            .iter()
            .zip(signatures)
            .filter(|(_, signature)| matches!(signature, Some(BELOW_INTRODUCER | BESIDE_DATE)));
        assert_eq!(marked.map(|(line, _)| line.text.as_ref()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_names_beside_a_date_and_below_an_introducer() {
        check("Ferry fares to rise\nAnn Lee\nMarch 3, 2021", &["Ann Lee"]);
        check("Ferry fares to rise\nMarch 3, 2021\nAnn Lee", &["Ann Lee"]);
        check("Ferry fares to rise\nAnn Lee and Bo Ek\nMarch 3, 2021", &["Ann Lee and Bo Ek"]);
        check("Ferry fares to rise\nBy\nAnn Lee\nMarch 3, 2021", &["By", "Ann Lee"]);
    }

    #[test]
    fn places_sections_and_short_headlines_are_no_names() {
        check("Ferry fares to rise\nPort Ellis\nMarch 3, 2021", &[]);
        check("Ferry fares to rise\nAnn Lee\nPort Ellis", &[]);
        check("Home\nFerry Fares\nMarch 3, 2021", &[]);
    }
}
