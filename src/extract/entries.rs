//! Runs of stamps: a comment or a teaser has its own date, and where several of them follow each other they are a thread
//! of comments or a feed of other articles.
//!
//! A chronicle has dates between its paragraphs, too: days without a time, each later than the one before. It is no run.

use crate::article::FurnitureKind;
use crate::date::{PartialDate, Published};

use super::boilerplate::Signature;
use super::date;
use super::lines::Line;

/// So many stamps make a run.
const MIN_STAMPS: usize = 3;

/// Stamps of a run stand so many lines apart at most.
const MAX_GAP: usize = 12;

/// Marks the stamps that belong to a run.
pub(super) fn mark(signatures: &mut [Option<Signature>], lines: &[Line<'_>], today: PartialDate) {
    let is_stamp = |place: &usize| signatures[*place].is_some_and(|found| found.kind == FurnitureKind::DateLine);
    let stamps: Vec<usize> = (0..lines.len()).filter(is_stamp).collect();
    if stamps.len() < MIN_STAMPS {
        return;
    }
    // `Published …` and `Updated …` right below each other are one stamp.
    let same_run = |above: &usize, below: &usize| (2..=MAX_GAP).contains(&(below - above));
    for run in stamps.chunk_by(same_run).filter(|run| run.len() >= MIN_STAMPS) {
        if is_chronicle(run, lines, today) {
            continue;
        }
        for place in run {
            signatures[*place] = signatures[*place].map(|signature| Signature { is_entry: true, ..signature });
        }
    }
}

/// True if most of the stamps are days without a time, each later than the one before.
fn is_chronicle(run: &[usize], lines: &[Line<'_>], today: PartialDate) -> bool {
    let mut before = None;
    let mut n_later = 0;
    for place in run {
        let found = date::find(&lines[*place].text, today).map(|found| found.published);
        let day = found
            .filter(|published| *published == Published::on(published.date()))
            .map(|published| published.date().first_key());
        n_later += usize::from(day.is_some() && before.is_none_or(|before| day > Some(before)));
        before = day.or(before);
    }
    n_later * 2 > run.len()
}

#[cfg(test)]
mod tests {
    use super::super::boilerplate;
    use super::super::lines::split;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let today = "2024-06-01".parse().unwrap();
        let lines = split(text);
        let mut signatures = boilerplate::signatures(&lines, today);
        mark(&mut signatures, &lines, today);
        let is_entry = |signature: &Option<Signature>| signature.is_some_and(|signature| signature.is_entry);
        let marked = lines.iter().zip(&signatures).filter(|(_, signature)| is_entry(signature));
        assert_eq!(marked.map(|(line, _)| line.text.as_ref()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_the_stamps_of_comments_and_feeds() {
        let thread = ["March 3, 2021 at 9:01 am", "March 3, 2021 at 9:05 am", "March 4, 2021 at 7:40 am"];
        check(&thread.map(|stamp| format!("Pat\n{stamp}\nWhat a shame.")).join("\n"), &thread);
        let feed = ["March 3, 2021", "March 3, 2021", "March 1, 2021"];
        check(&feed.map(|stamp| format!("Old pier sold\n{stamp}")).join("\n"), &feed);
        let ago = ["2 days ago at 07:52 am", "2 days ago at 08:10 am", "3 hours ago"];
        check(&ago.map(|stamp| format!("Pat\n{stamp}\nWhat a shame.")).join("\n"), &ago);
    }

    #[test]
    fn leaves_the_stamp_of_an_article_and_chronicles_alone() {
        check("Published March 3, 2021\nUpdated March 4, 2021\nUpdated March 5, 2021\nIt rose.", &[]);
        check("March 3, 2021\nIt rose.\nMarch 5, 2021\nIt fell.\nMarch 9, 2021\nIt rose.", &[]);
        check("March 3, 2021\nIt rose.", &[]);
    }
}
