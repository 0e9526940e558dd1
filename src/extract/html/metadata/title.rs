//! The title: what most of the page's statements agree on, without the name of the site.

use super::super::dom::Dom;
use super::Stated;
use super::json_ld::LinkedArticle;
use super::plain::plain;
use super::signals::Signals;
use super::similar::is_similar;
use super::site::Site;

/// What may stand between a title and the name of a site or section.
const SEPARATORS: [&str; 18] = [
    " | ", " * ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", "｜", "ㅣ", "|", "--", " : ", " ― ",
    "_",
];

/// The statement of the title that every page makes, also those for logging in: the text of its `<title>`.
pub(in crate::extract) const NAME_OF_PAGE: &str = "title";

/// How much a statement counts when statements differ, tuned on one half of 258 pages of 140 publishers: what is made to
/// be shared is the title as often as the heading and the data that agree against it; others decide nothing.
const WEIGHTS: [(&str, u32); 6] =
    [("og:title", 6), ("json-ld-headline", 3), ("h1", 3), ("twitter:title", 0), (NAME_OF_PAGE, 0), ("other", 0)];

/// Other names under which pages state their title.
const OTHERS: [&str; 9] = [
    "citation_title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "cxenseparse:title",
    "headline",
    "title",
    "name",
];

/// A statement of the title.
#[derive(Debug, Clone)]
struct Candidate {
    /// The name of the statement.
    name: &'static str,
    text: String,
    weight: u32,
}

/// Returns the title; None if the page states none.
pub(super) fn read(
    dom: &Dom<'_>,
    signals: &Signals<'_>,
    article: Option<&LinkedArticle>,
    site: &Site,
) -> Option<Stated<String>> {
    let headings: Vec<String> = signals.headings.iter().take(8).map(|id| plain(&dom.text(*id))).collect();
    let title_element = signals.title.map(|id| dom.text(id)).unwrap_or_default();
    let other = signals.meta(&OTHERS).map(|(_, content)| content).unwrap_or_default();
    let stated = [
        ("og:title", signals.metas_of("og:title").next().unwrap_or_default()),
        ("json-ld-headline", article.and_then(|article| article.headline.as_deref()).unwrap_or_default()),
        ("twitter:title", signals.metas_of("twitter:title").next().unwrap_or_default()),
        (NAME_OF_PAGE, title_element.as_str()),
        ("other", other),
    ];
    let mut candidates: Vec<Candidate> = Vec::new();
    for (name, text) in stated {
        let text = plain(text);
        let is_heading = headings.contains(&text);
        let text = if is_heading { text } else { without_site(&text, &headings, site) };
        let is_unnamed = name == NAME_OF_PAGE && site.keys.is_empty();
        let text = if is_unnamed { without_last_part(&text).to_owned() } else { text };
        add(&mut candidates, name, text, site);
    }
    let heading = headings.iter().find(|heading| candidates.iter().any(|other| is_similar(&other.text, heading)));
    let heading = heading.or_else(|| headings.iter().find(|heading| !site.is_named_by(heading) && !heading.is_empty()));
    if let Some(heading) = heading {
        add(&mut candidates, "h1", heading.clone(), site);
    }
    let votes = |candidate: &Candidate| -> u32 {
        candidates.iter().filter(|other| is_similar(&candidate.text, &other.text)).map(|other| other.weight).sum()
    };
    // Of equals, the first that counts most.
    let best = candidates.iter().rev().max_by_key(|candidate| (votes(candidate), candidate.weight))?;
    let best = whole_of(best, &candidates).unwrap_or(best);
    Some(Stated::under(best.name, best.text.clone()))
}

/// Returns the statement that a title is cut from: where a mark says that it is cut, or where two statements go on alike,
/// as they do when a quote in an attribute ended it.
fn whole_of<'c>(cut: &Candidate, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let is_marked = cut.text.ends_with('…') || cut.text.ends_with("...");
    let key = letters(&cut.text);
    let is_longer = |other: &&Candidate| {
        let other = letters(&other.text);
        key.chars().count() >= 12 && other.len() > key.len() && other.starts_with(&key)
    };
    let longer = candidates.iter().find(is_longer)?;
    let n_alike = candidates.iter().filter(|other| letters(&other.text) == letters(&longer.text)).count();
    (is_marked || n_alike >= 2).then_some(longer)
}

fn add(candidates: &mut Vec<Candidate>, name: &'static str, text: String, site: &Site) {
    let weight = WEIGHTS.iter().find(|(known, _)| *known == name).map_or(1, |(_, weight)| *weight);
    let is_title = text.chars().any(char::is_alphanumeric) && !site.is_named_by(&text);
    if is_title {
        candidates.push(Candidate { name, text, weight });
    }
}

/// Cuts the name of the site off, in front or behind, with the section beside it; what a heading holds is kept.
fn without_site(text: &str, headings: &[String], site: &Site) -> String {
    let confirmed = headings.iter().find_map(|heading| confirmed_by(text, heading));
    if let Some(confirmed) = confirmed {
        return confirmed.to_owned();
    }
    let mut rest = text;
    // A name and a date, or a name of the site and one of its owner.
    for _ in 0..3 {
        let Some(shorter) = without_name(rest, site) else { break };
        rest = shorter;
    }
    // The section stands before the site, behind the same kind of mark.
    let is_cut_behind = rest.len() < text.len() && text.starts_with(rest);
    let without_section = SEPARATORS.iter().filter(|mark| is_cut_behind && !mark.contains('-')).find_map(|mark| {
        let (before, section) = rest.rsplit_once(mark)?;
        let is_shown = headings.iter().any(|heading| letters(heading).contains(&letters(section)));
        (section.split(' ').count() <= 3 && !is_shown && before.split(' ').count() >= 3).then_some(before)
    });
    without_section.unwrap_or(rest).trim().to_owned()
}

/// Cuts a short last part off the title of a page that does not name its site.
fn without_last_part(text: &str) -> &str {
    let cut = SEPARATORS.iter().find_map(|mark| text.rsplit_once(mark)).map(|(before, last)| (before.trim(), last));
    match cut {
        Some((before, last)) if last.split_whitespace().count() <= 3 && before.split(' ').count() >= 3 => before,
        _ => text,
    }
}

/// Returns the part of a title before or after a separator that is a heading of the page.
fn confirmed_by<'t>(text: &'t str, heading: &str) -> Option<&'t str> {
    let key = letters(heading);
    if key.chars().count() < 8 {
        return None;
    }
    SEPARATORS.iter().find_map(|mark| {
        text.match_indices(mark).find_map(|(place, _)| {
            let (before, behind) = (text[..place].trim(), text[place + mark.len()..].trim());
            // `Opinion | Fares must rise`
            let is_section = before.split(' ').count() <= 2;
            if letters(before) == key {
                return Some(before);
            }
            (is_section && letters(behind) == key).then_some(behind)
        })
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Cuts one part off that names the site; a date behind it goes with it.
fn without_name<'t>(text: &'t str, site: &Site) -> Option<&'t str> {
    let is_date = |part: &str| part.chars().any(|c| c.is_ascii_digit()) && !part.chars().any(char::is_alphabetic);
    for mark in SEPARATORS {
        if let Some((before, after)) = text.rsplit_once(mark)
            && before.chars().any(char::is_alphabetic)
        {
            let is_dated = is_date(after) && before.rsplit_once(mark).is_some_and(|(_, name)| site.is_named_by(name));
            if site.is_named_by(after) || is_dated {
                return Some(before.trim_end());
            }
        }
    }
    SEPARATORS.iter().chain(&[": "]).find_map(|mark| {
        let (before, after) = text.split_once(mark)?;
        (site.is_named_by(before) && after.chars().any(char::is_alphabetic)).then(|| after.trim_start())
    })
}
