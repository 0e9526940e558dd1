//! Reads author, date and source from the lines of a page that state them.

use crate::article::FurnitureKind;
use crate::date::{PartialDate, Published};

use super::fields::Found;
use super::key::key;
use super::lines::{Line, beginning};
use super::names::{are_personal_names, names};
use super::outlet::may_be_outlet;
use super::page::{Page, Role};
use super::rules::Rule;
use super::{byline, date, date_line, source, stamp_line};

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

/// A name is looked for in so much of each paragraph.
const TOLD_BYTES: usize = 2_000;

/// The lines of a page that state its author, date and source.
#[derive(Debug)]
pub(super) struct Stamps<'a> {
    /// The lines of the page.
    pub(super) lines: &'a [Line<'a>],
    /// What each of them is.
    pub(super) page: &'a Page,
    /// Later dates are refused.
    pub(super) today: PartialDate,
    /// The day that address or path state: tells which day `12/03/2019` is.
    pub(super) filed: Option<PartialDate>,
}

impl Stamps<'_> {
    /// Returns the authors, or None if no line states them.
    pub(super) fn author(&self) -> Found<String> {
        let is_masthead = |place: &usize| self.page.masthead.contains(place);
        let bylines = || self.of_kind(FurnitureKind::Byline).filter(|(place, _)| self.is_signed_near(*place));
        // A name without an introducing word is one only around the headline, and only if the article does not tell of it.
        let stated = bylines().find_map(|(place, line)| {
            match byline::author(line, self.today).or_else(|| stamp_line::wide_author(line).map(str::to_owned)) {
                None if byline::introduced(line).is_some() || byline::is_introducer(line) => None,
                None if self.is_split_byline(place) => byline::stated(line),
                author => author,
            }
        });
        let date_lines = || self.of_kind(FurnitureKind::DateLine).filter(|(place, _)| is_masthead(place));
        let beside_date = || date_lines().find_map(|(_, line)| stamp_line::author(line, self.today));
        let bare_beside_date = date_lines().filter_map(|(_, line)| stamp_line::bare_name(line, self.today));
        let bare_lines = bylines().filter(|(place, line)| is_masthead(place) && are_personal_names(line));
        let mut bare = bare_beside_date.chain(bare_lines.map(|(_, line)| line)).filter(|name| !self.is_told_of(name));
        let found = stated.map(|author| (author, Rule::Byline));
        let found = found.or_else(|| beside_date().map(|author| (author, Rule::BesideDate)));
        found.or_else(|| bare.next().and_then(names).map(|author| (author, Rule::NameBesideDate)))
    }

    /// True if `By` stands on the line above.
    fn is_split_byline(&self, place: usize) -> bool {
        place > 0 && byline::is_introducer(&self.lines[place - 1].text)
    }

    /// True if a paragraph has the name within it. Notes on an author begin with the name; places, and people whom
    /// an article is about, are named within sentences.
    fn is_told_of(&self, name: &str) -> bool {
        let paragraphs = self.lines.iter().zip(&self.page.roles).filter(|(_, role)| **role == Role::Body);
        paragraphs
            .map(|(line, _)| beginning(&line.text, TOLD_BYTES))
            .any(|text| text.find(name).is_some_and(|place| place > 0))
    }

    /// Returns when the article was published, or None if no line states it. A date of publication wins over one of a
    /// change, and the lines around the headline over others.
    pub(super) fn published(&self) -> Found<Published> {
        let lines = self.of_kind(FurnitureKind::DateLine).chain(self.of_kind(FurnitureKind::Byline));
        let dated = lines.filter_map(|(place, line)| {
            let is_near = self.page.masthead.contains(&place);
            let found = date::find(line, self.today)?;
            // `Published … - Updated …` states a change only after the first date.
            let end =
                if date::find(&line[found.range.end..], self.today).is_some() { found.range.start } else { line.len() };
            let key = key(&line[..end]);
            let is_change = CHANGE_WORDS.iter().any(|word| key.contains(word));
            let is_stamped = date_line::is_stamped(&key);
            let rank = match (is_near, is_change) {
                (true, false) => 0,
                (true, true) => 1,
                (false, _) if place < self.page.masthead.start || is_stamped => 2,
                (false, _) if self.is_signed_near(place) => 3,
                (false, _) => return None,
            };
            let filed = self.filed.filter(|day| found.published.date().day().is_none() && date::may_be(line, *day));
            Some((rank, place, filed.map_or(found.published, Published::on)))
        });
        dated.min_by_key(|(rank, place, _)| (*rank, *place)).map(|(_, _, published)| (published, Rule::DateStamp))
    }

    /// Returns the outlet, or None if no line states it clearly.
    pub(super) fn source(&self) -> Found<&str> {
        let stated = self.of_kind(FurnitureKind::SourceLine).find_map(|(_, line)| source::in_source_line(line));
        let site = self.page.title.site.as_deref().filter(|site| is_site_name(site));
        let owner = || {
            let end = self.page.roles.iter().rposition(|role| *role == Role::Body).unwrap_or_default();
            let mut footers = self.of_kind(FurnitureKind::Footer);
            footers.find_map(|(place, line)| source::in_copyright_line(line, place > end))
        };
        let mut date_lines =
            self.of_kind(FurnitureKind::DateLine).filter(|(place, _)| self.page.masthead.contains(place));
        let mut beside_date = || date_lines.find_map(|(_, line)| stamp_line::source(line, self.today));
        if let Some(source) = stated {
            return Some((source, Rule::LabelledSource));
        }
        if let Some(source) = beside_date() {
            return Some((source, Rule::BesideDate));
        }
        let site = site.map(|site| (site, Rule::TitleBesideSite));
        site.or_else(|| owner().map(|owner| (owner, Rule::CopyrightLine)))
    }

    /// True above, within and right below the article; further down, names and dates belong to others.
    fn is_signed_near(&self, place: usize) -> bool {
        let below = self.page.roles.get(self.page.end..place).unwrap_or_default();
        below.len() < 3 && !below.iter().any(|role| matches!(role, Role::Furniture(FurnitureKind::Related, _)))
    }

    fn of_kind(&self, kind: FurnitureKind) -> impl Iterator<Item = (usize, &str)> {
        let roles = self.page.roles.iter().zip(self.lines).enumerate();
        roles
            .filter(move |(_, (role, _))| matches!(role, Role::Furniture(found, _) if *found == kind))
            .map(|(place, (_, line))| (place, line.text.as_ref()))
    }
}

/// True if what stands beside a title may be the name of the site: not the name of a section, nor another headline.
fn is_site_name(text: &str) -> bool {
    text.split(' ').count() <= 5 && !text.contains(", ") && may_be_outlet(text)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::super::page::{self, Surroundings};
    use super::super::title::TitleHints;
    use super::*;

    const TEXT: &str =
        "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May, islanders said.";

    #[track_caller]
    fn check(head: &str, tail: &str, author: Option<&str>, published: Option<&str>) {
        let text = format!("Ferry fares to rise by a tenth\n{head}\n{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}\n{tail}");
        let lines = split(&text);
        let today = "2024-06-01".parse().unwrap();
        let page = page::sort(&lines, TitleHints::default(), Surroundings::Page, today);
        let stamps = Stamps { lines: &lines, page: &page, today, filed: None };
        assert_eq!(stamps.author().map(|(author, _)| author).as_deref(), author, "{head}");
        assert_eq!(stamps.published().map(|(published, _)| published.to_string()).as_deref(), published, "{head}");
    }

    #[test]
    fn reads_a_byline_and_a_date() {
        check("By Ann Lee\nMarch 3, 2021", "", Some("Ann Lee"), Some("2021-03-03"));
        check("By\nAnn Lee\nPublished: 2021-03-03 10:00", "", Some("Ann Lee"), Some("2021-03-03T10:00:00"));
        check("By Ann Lee | March 3, 2021", "", Some("Ann Lee"), Some("2021-03-03"));
        check("Posted on March 3, 2021 by Ann Lee", "", Some("Ann Lee"), Some("2021-03-03"));
        check("Posted on 12/03/2019 by admin", "", None, Some("2019"));
        check("Ann Lee · 6 min read", "", Some("Ann Lee"), None);
        check(
            "Published 3 March 2021 at 9:02 - Updated 4 March 2021 at 7:40 in Oban",
            "",
            None,
            Some("2021-03-03T09:02:00"),
        );
    }

    #[test]
    fn takes_no_name_that_the_article_tells_of() {
        check(
            "Ann Lee\nMarch 3, 2021",
            "Much is known of Ann Lee, who once ran a ferry of her own.",
            None,
            Some("2021-03-03"),
        );
        check(
            "Ann Lee\nMarch 3, 2021",
            "Ann Lee reports on ferries and the sea for us.",
            Some("Ann Lee"),
            Some("2021-03-03"),
        );
    }

    #[test]
    fn prefers_the_date_of_publication_to_that_of_a_change() {
        check("Updated March 9, 2021\nPublished March 3, 2021", "", None, Some("2021-03-03"));
        check("Last updated March 9, 2021", "", None, Some("2021-03-09"));
    }

    #[track_caller]
    fn check_source(above: &str, tail: &str, expected: Option<&str>) {
        let text = format!("{above}\n{TEXT}\n© Ann Lee\n{TEXT}\n{TEXT}\n{TEXT}\n{tail}");
        let lines = split(&text);
        let today = "2024-06-01".parse().unwrap();
        let page = page::sort(&lines, TitleHints::default(), Surroundings::Page, today);
        let stamps = Stamps { lines: &lines, page: &page, today, filed: None };
        assert_eq!(stamps.source().map(|(source, _)| source), expected, "{above} … {tail}");
    }

    #[test]
    fn takes_no_section_and_no_photographer_as_the_source() {
        check_source("Ferry fares to rise | Courier", "", Some("Courier"));
        check_source("Ferry fares to rise | Local News", "", None);
        check_source("Home | Ferry fares to rise\nFerry fares to rise", "", None);
        check_source(
            "Ferry fares to rise - Menu\nFerry fares to rise",
            "© 2021 Harbour Courier",
            Some("Harbour Courier"),
        );
        check_source("Ferry fares to rise", "© Bo Ek", None);
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
