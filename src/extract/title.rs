//! Finds the headline among the lines of a page.

use std::ops::Range;

use super::boilerplate::Signature;
use super::breadcrumb;
use super::lines::Line;
use super::main_text::is_prose;
use super::rules::Rule;
use super::title_copies::{Copies, title_key};
use super::title_evidence::{Evidence, is_headline_shaped};
use super::title_keys::TitleKeys;

/// A headline stands within so many lines before the first paragraph.
const WINDOW: usize = 60;

/// Repetitions are looked for among so many lines before the first paragraph.
const REPEAT_WINDOW: usize = 500;

/// Copies of a headline stand within so many lines.
const MAX_COPY_DISTANCE: usize = 12;

/// What is known of the title before the page is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TitleHints<'a> {
    /// The title, where metadata or head lines state it, and which of them.
    pub(super) known: Option<(&'a str, Rule)>,
    /// The article's address or path: its last part is often made of the words of the title.
    pub(super) address: Option<&'a str>,
}

/// The title of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The headline, or None if there is none.
    pub(super) text: Option<String>,
    /// The line it was read from, or the last line above the article that repeats it.
    pub(super) line: Option<usize>,
    /// The name of the site, where a line reads `Title | Site`.
    pub(super) site: Option<String>,
    /// How it was found.
    pub(super) rule: Option<Rule>,
}

/// Finds the title. `stretch` is the run of lines that holds the article, None if no line is prose.
pub(super) fn find(
    lines: &[Line<'_>],
    signatures: &[Option<Signature>],
    stretch: Option<&Range<usize>>,
    hints: TitleHints<'_>,
) -> Title {
    let first_prose = stretch.map_or(lines.len(), |range| first_prose(lines, signatures, range));
    let last = (first_prose + 2).min(lines.len());
    let top = first_prose.saturating_sub(REPEAT_WINDOW)..last;
    if let Some((known, rule)) = hints.known {
        let mut copies = Copies::of(known);
        let line = top.rev().find(|place| copies.is_copy(&lines[*place].text));
        let site = lines[..last.min(WINDOW)].iter().find_map(|line| copies.site_beside(&line.text));
        return Title { text: Some(known.to_owned()), line, site, rule: Some(rule) };
    }
    let keys = TitleKeys::of(lines, top);
    let evidence = Evidence::gather(lines, &keys, first_prose, hints.address);
    let places = first_prose.saturating_sub(WINDOW)..last;
    let candidates = places.filter(|place| signatures[*place].is_none() && is_headline(&lines[*place]));
    let scored = candidates.filter_map(|place| Some((evidence.score(lines, signatures, place, first_prose)?, place)));
    // Of equal candidates the first wins.
    let best = scored.fold(None, |best: Option<(i64, usize)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    let needed = if stretch.is_some() { 1 } else { 9 };
    match best {
        Some((score, first)) if score >= needed => {
            // Of copies the one right above the article is the headline, and what stands between them is page.
            let key = keys.get(first);
            let is_copy = |place: &usize| signatures[*place].is_none() && keys.get(*place) == key;
            let place = (first..first_prose.min(first + MAX_COPY_DISTANCE)).rev().find(is_copy).unwrap_or(first);
            let text = last_step(lines[place].text.as_ref());
            let site = evidence.sites.get(title_key(text).as_str()).map(|site| (*site).to_owned());
            let piped = text.rsplit_once(" | ").filter(|(title, _)| title.contains(' '));
            let rule = evidence.rule(lines, signatures, place);
            let (text, site, rule) = match (site, piped) {
                (None, Some((title, site))) => (title, Some(site.to_owned()), Rule::TitleBesideSite),
                (site, _) if text.len() < lines[place].text.len() => (text, site, Rule::TitleEndsWay),
                (site, _) => (text, site, rule),
            };
            Title { text: Some(text.to_owned()), line: Some(place), site, rule: Some(rule) }
        }
        _ => Title::default(),
    }
}

/// Returns the headline at the end of a way through the site, `Home > Local > Ferry fares to rise`; else all of the line.
fn last_step(text: &str) -> &str {
    let way = breadcrumb::read(text).filter(|way| way.is_clear && way.n_steps >= 2 && is_headline_shaped(way.tail));
    way.map_or(text, |way| way.tail)
}

/// Returns the first paragraph of the article.
fn first_prose(lines: &[Line<'_>], signatures: &[Option<Signature>], stretch: &Range<usize>) -> usize {
    let is_paragraph =
        |place: &usize| signatures[*place].is_none() && is_prose(lines[*place].shape) && lines[*place].shape.words > 8;
    stretch.clone().take(40).find(is_paragraph).unwrap_or(stretch.start)
}

fn is_headline(line: &Line<'_>) -> bool {
    let is_step = line.text.starts_with(['/', '>', '»', '›', '|', '•', '·']);
    matches!(line.shape.words, 2..=30)
        && !is_step
        && line.text.len() <= 400
        && !line.shape.is_cut
        && !line.shape.is_item
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::super::{boilerplate, main_text};
    use super::*;

    const PROSE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";

    #[track_caller]
    fn check(above: &str, address: Option<&str>, title: Option<&str>, site: Option<&str>) {
        let text = format!("{above}\n{PROSE}\n{PROSE}\n{PROSE}");
        let lines = split(&text);
        let today = "2024-06-01".parse().unwrap();
        let signatures: Vec<_> = lines.iter().map(|line| boilerplate::signature(line, today)).collect();
        let stretch = main_text::find(&lines, &signatures);
        let found = find(&lines, &signatures, stretch.as_ref(), TitleHints { known: None, address });
        assert_eq!((found.text.as_deref(), found.site.as_deref()), (title, site), "{above}");
    }

    #[test]
    fn takes_the_line_that_is_repeated() {
        check(
            "Fares\nFerry fares to rise\nA costly engine\nFerry fares to rise",
            None,
            Some("Ferry fares to rise"),
            None,
        );
        check(
            "Home World Ferry fares to...\nWhat islanders say\nFerry fares to rise",
            None,
            Some("Ferry fares to rise"),
            None,
        );
    }

    #[test]
    fn reads_the_site_beside_the_title() {
        check("Ferry fares to rise - Courier\nFerry fares to rise", None, Some("Ferry fares to rise"), Some("Courier"));
        check("Ferry fares to rise | Courier", None, Some("Ferry fares to rise"), Some("Courier"));
        check("Ferry fares to rise - again", None, Some("Ferry fares to rise - again"), None);
    }

    #[test]
    fn takes_the_end_of_a_way_through_the_site() {
        let title = Some("Ferry fares to rise");
        check("Home / Local / Ferry fares to rise\nFerry fares to rise", None, title, None);
        check("Local >> Ferry fares to rise\nFerry fares to rise", None, title, None);
        check("Home » Local » Ferry fares to rise", None, title, None);
        check("Home > Local > Article\nFerry fares to rise", None, title, None);
        check("« Oui » ou « non » aux tarifs du port", None, Some("« Oui » ou « non » aux tarifs du port"), None);
        check("ホーム > 地域 > 記事\n渡船の運賃が五月から上がる", None, Some("渡船の運賃が五月から上がる"), None);
    }

    #[test]
    fn reads_the_site_beside_a_title_with_its_section() {
        check(
            "Opinion: Ferry fares to rise - Courier\nOpinion\nFerry fares to rise\nMarch 3, 2021",
            None,
            Some("Ferry fares to rise"),
            Some("Courier"),
        );
    }

    #[test]
    fn takes_the_line_that_the_address_is_made_of() {
        let menu = "Tides\nTravel by sea\nNew fares for the ferry\nIslands and how to reach them\nWalks";
        check(menu, Some("https://a.example/2021/new-fares-ferry.html"), Some("New fares for the ferry"), None);
    }

    #[test]
    fn takes_a_short_first_line_above_the_text() {
        check("Ferry fares", None, Some("Ferry fares"), None);
        check("Ferry fares\nWhat islanders say of the rise", None, Some("Ferry fares"), None);
    }

    #[test]
    fn sentences_are_no_titles() {
        check("", None, None, None);
        check("It rained all day.", None, None, None);
    }
}
