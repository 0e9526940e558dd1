//! Reads author, date and source from the lines of a page that state them.

use crate::article::FurnitureKind;
use crate::date::{PartialDate, Published};

use super::lines::Line;
use super::page::{Page, Role};
use super::{boilerplate, byline, date, source};

/// Beginnings of words that say that an article was changed on a date, not published.
const CHANGE_WORDS: [&str; 14] = [
    "updat",
    "modif",
    "revis",
    "correct",
    "aktualisier",
    "geändert",
    "mis à jour",
    "actualiz",
    "aggiorn",
    "atualiz",
    "bijgewerkt",
    "обновл",
    "оновл",
    "zaktualiz",
];

/// The lines of a page that state its author, date and source.
#[derive(Debug)]
pub(super) struct Stamps<'a> {
    /// The lines of the page.
    pub(super) lines: &'a [Line<'a>],
    /// What each of them is.
    pub(super) page: &'a Page,
    /// Later dates are refused.
    pub(super) today: PartialDate,
}

impl Stamps<'_> {
    /// Returns the authors, or None if no line states them.
    pub(super) fn author(&self) -> Option<String> {
        let mut bylines = self.of_kind(FurnitureKind::Byline).filter(|(place, _)| self.is_signed_near(*place));
        let stated = bylines.find_map(|(_, line)| match byline::author(line, self.today) {
            None if byline::introduced(line).is_none() && !byline::is_introducer(line) => byline::names(line),
            author => author,
        });
        let mut date_lines =
            self.of_kind(FurnitureKind::DateLine).filter(|(place, _)| self.page.masthead.contains(place));
        stated.or_else(|| {
            date_lines.find_map(|(_, line)| {
                let names = line.split_once(" by ").map(|(_, names)| names).filter(|names| byline::is_names(names));
                byline::author(line, self.today).or_else(|| names.and_then(byline::names))
            })
        })
    }

    /// Returns when the article was published, or None if no line states it. A date of publication wins over one of a
    /// change, and the lines around the headline over others.
    pub(super) fn published(&self) -> Option<Published> {
        let lines = self.of_kind(FurnitureKind::DateLine).chain(self.of_kind(FurnitureKind::Byline));
        let dated = lines.filter_map(|(place, line)| {
            let is_near = self.page.masthead.contains(&place);
            let key = boilerplate::key(line);
            let is_change = CHANGE_WORDS.iter().any(|word| key.contains(word));
            let is_stamped = boilerplate::is_stamped(&key);
            let rank = match (is_near, is_change) {
                (true, false) => 0,
                (true, true) => 1,
                (false, _) if place < self.page.masthead.start || is_stamped => 2,
                (false, _) if self.is_signed_near(place) => 3,
                (false, _) => return None,
            };
            date::find(line, self.today).map(|found| (rank, place, found.published))
        });
        dated.min_by_key(|(rank, place, _)| (*rank, *place)).map(|(_, _, published)| published)
    }

    /// Returns the outlet, or None if no line states it clearly.
    pub(super) fn source(&self) -> Option<String> {
        let stated = self.of_kind(FurnitureKind::SourceLine).find_map(|(_, line)| source::in_source_line(line));
        let site = self.page.title.site.as_deref();
        let owner = || self.of_kind(FurnitureKind::Footer).find_map(|(_, line)| source::in_copyright_line(line));
        stated.or(site).or_else(owner).map(str::to_owned)
    }

    /// True above, within and right below the article; further down, names and dates belong to others.
    fn is_signed_near(&self, place: usize) -> bool {
        let below = self.page.roles.get(self.page.end..place).unwrap_or_default();
        below.len() < 3 && !below.contains(&Role::Furniture(FurnitureKind::Related))
    }

    fn of_kind(&self, kind: FurnitureKind) -> impl Iterator<Item = (usize, &str)> {
        let roles = self.page.roles.iter().zip(self.lines).enumerate();
        roles
            .filter(move |(_, (role, _))| **role == Role::Furniture(kind))
            .map(|(place, (_, line))| (place, line.text.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::super::page;
    use super::super::title::TitleHints;
    use super::*;

    const TEXT: &str =
        "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May, islanders said.";

    #[track_caller]
    fn check(head: &str, tail: &str, author: Option<&str>, published: Option<&str>) {
        let text = format!("Ferry fares to rise by a tenth\n{head}\n{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}\n{tail}");
        let lines = split(&text);
        let today = "2024-06-01".parse().unwrap();
        let page = page::sort(&lines, TitleHints::default(), false, today);
        let stamps = Stamps { lines: &lines, page: &page, today };
        assert_eq!(stamps.author().as_deref(), author, "{head}");
        assert_eq!(stamps.published().map(|published| published.to_string()).as_deref(), published, "{head}");
    }

    #[test]
    fn reads_a_byline_and_a_date() {
        check("By Ann Lee\nMarch 3, 2021", "", Some("Ann Lee"), Some("2021-03-03"));
        check("By\nAnn Lee\nPublished: 2021-03-03 10:00", "", Some("Ann Lee"), Some("2021-03-03T10:00:00"));
        check("By Ann Lee | March 3, 2021", "", Some("Ann Lee"), Some("2021-03-03"));
        check("Posted on March 3, 2021 by Ann Lee", "", Some("Ann Lee"), Some("2021-03-03"));
        check("Posted on 12/03/2019 by admin", "", None, Some("2019"));
    }

    #[test]
    fn prefers_the_date_of_publication_to_that_of_a_change() {
        check("Updated March 9, 2021\nPublished March 3, 2021", "", None, Some("2021-03-03"));
        check("Last updated March 9, 2021", "", None, Some("2021-03-09"));
    }

    #[test]
    fn takes_no_field_from_other_articles() {
        let tail = "Related Articles\nOld pier sold\nMarch 1, 2020\nBy Bo Ek\nSeal seen\nMarch 2, 2020";
        check("Port Ellis", tail, None, None);
    }

    #[test]
    fn reads_a_stamp_below_the_article() {
        check("Port Ellis", "Published March 3, 2021", None, Some("2021-03-03"));
    }
}
