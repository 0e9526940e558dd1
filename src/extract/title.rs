//! Finds the headline among the lines of a page, and the lines that repeat it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::boilerplate::Signature;
use super::lines::{Line, beginning};
use super::main_text::is_prose;
use crate::article::FurnitureKind;

/// A headline stands within so many lines before the first paragraph.
const WINDOW: usize = 60;

/// Repetitions are looked for among so many lines before the first paragraph.
const REPEAT_WINDOW: usize = 500;

/// A headline is compared with the words of so many paragraphs, and so much of each.
const BODY_PARAGRAPHS: usize = 8;
const BODY_BYTES: usize = 600;

/// What is known of the title before the page is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TitleHints<'a> {
    /// The title, where metadata or head lines state it.
    pub(super) known: Option<&'a str>,
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
    if let Some(known) = hints.known {
        let key = title_key(known);
        let line = top.rev().find(|place| title_key(&lines[*place].text) == key);
        let site = lines[..last.min(WINDOW)].iter().find_map(|line| site_beside(&line.text, &key));
        return Title { text: Some(known.to_owned()), line, site };
    }
    let evidence = Evidence::gather(lines, top, first_prose, hints.address);
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
        Some((score, place)) if score >= needed => {
            let text = lines[place].text.as_ref();
            let site = evidence.sites.get(&title_key(text)).cloned();
            let piped = text.rsplit_once(" | ").filter(|(title, _)| title.contains(' '));
            match (site, piped) {
                (None, Some((title, site))) => {
                    Title { text: Some(title.to_owned()), line: Some(place), site: Some(site.to_owned()) }
                }
                (site, _) => Title { text: Some(text.to_owned()), line: Some(place), site },
            }
        }
        _ => Title::default(),
    }
}

/// Returns the letters and digits of a text in small letters: equal for copies of a title.
pub(super) fn title_key(text: &str) -> String {
    if text.len() > 600 {
        return String::new();
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True if a line repeats the title: all of it, a cut copy in a breadcrumb, or beside the name of the site.
pub(super) fn repeats(line: &str, title: &str, key: &str) -> Option<FurnitureKind> {
    if key.is_empty() || line.len() > title.len() * 2 + 120 {
        return None;
    }
    if title_key(line) == key || site_beside(line, key).is_some() {
        return Some(FurnitureKind::TitleRepeat);
    }
    let beginning = cut_copy_of(line, key)?;
    Some(if beginning == 0 { FurnitureKind::TitleRepeat } else { FurnitureKind::Breadcrumb })
}

/// Returns the word at which a cut copy (`World Ferry fares to…`) of the title begins in a line.
fn cut_copy_of(line: &str, key: &str) -> Option<usize> {
    let copy = line.strip_suffix("...").or_else(|| line.strip_suffix('…'))?.trim_end();
    let starts = std::iter::once(0).chain(copy.match_indices(' ').map(|(place, _)| place + 1)).take(12);
    let is_copy = |start: usize| {
        let rest = title_key(&copy[start..]);
        rest.chars().count() >= 12 && key.starts_with(&rest)
    };
    starts.enumerate().find(|(_, start)| is_copy(*start)).map(|(word, _)| word)
}

/// Returns the name of the site if a line holds the title and, apart from it, a name: `Title | Site`, `Site: Title`.
fn site_beside(line: &str, key: &str) -> Option<String> {
    if line.len() > 400 {
        return None;
    }
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " : "].iter().find_map(|mark| {
        line.match_indices(mark).find_map(|(place, _)| {
            let (left, right) = (&line[..place], &line[place + mark.len()..]);
            let name = if title_key(left) == key {
                right.rsplit(mark).next().unwrap_or_default()
            } else if title_key(right) == key {
                left
            } else {
                return None;
            };
            (!name.is_empty() && name.split(' ').count() <= 5).then(|| name.to_owned())
        })
    })
}

/// Returns the first paragraph of the article.
fn first_prose(lines: &[Line<'_>], signatures: &[Option<Signature>], stretch: &Range<usize>) -> usize {
    let is_paragraph =
        |place: &usize| signatures[*place].is_none() && is_prose(lines[*place].shape) && lines[*place].shape.words > 8;
    stretch.clone().take(40).find(is_paragraph).unwrap_or(stretch.start)
}

fn is_headline(line: &Line<'_>) -> bool {
    matches!(line.shape.words, 2..=30) && line.text.len() <= 400 && !line.shape.is_cut && !line.shape.is_item
}

/// What the lines above the article say about which of them is its title.
struct Evidence {
    /// How often a line occurs.
    counts: HashMap<String, usize>,
    /// For a line that occurs beside the name of a site, the name.
    sites: HashMap<String, String>,
    /// Lines with a cut copy of another line.
    cut_lines: Vec<String>,
    /// The words of the address.
    address_words: Vec<String>,
    /// The longer words of the first paragraphs.
    body_words: HashSet<String>,
}

impl Evidence {
    fn gather(lines: &[Line<'_>], top: Range<usize>, first_prose: usize, address: Option<&str>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for place in top.clone().filter(|place| matches!(lines[*place].shape.words, 2..=30)) {
            *counts.entry(title_key(&lines[place].text)).or_default() += 1;
        }
        let mut sites = HashMap::new();
        for place in top.clone().filter(|place| matches!(lines[*place].shape.words, 3..=30)) {
            let text = lines[place].text.as_ref();
            for mark in [" | ", " - ", " – ", " — ", " · ", " :: "] {
                let Some((left, right)) = text.rsplit_once(mark) else { continue };
                let key = title_key(left);
                if counts.contains_key(&key) && right.split(' ').count() <= 5 {
                    sites.insert(key, right.to_owned());
                }
            }
        }
        let is_cut = |place: &usize| lines[*place].shape.is_cut && lines[*place].text.len() < 300;
        let cut_lines = top.filter(is_cut).take(8).map(|place| lines[place].text.to_string()).collect();
        let paragraphs = lines[first_prose..].iter().filter(|line| is_prose(line.shape)).take(BODY_PARAGRAPHS);
        let body_words = paragraphs.flat_map(|line| long_words(beginning(&line.text, BODY_BYTES))).collect();
        let address_words = address.map(address_words).unwrap_or_default();
        Self { counts, sites, cut_lines, address_words, body_words }
    }

    /// Returns how much a line looks like the title; None if it cannot be it.
    fn score(
        &self,
        lines: &[Line<'_>],
        signatures: &[Option<Signature>],
        place: usize,
        first_prose: usize,
    ) -> Option<i64> {
        let line = &lines[place];
        let key = title_key(&line.text);
        let mut evidence = self.address_score(&line.text);
        if line.shape.words >= 3 && self.counts.get(&key).is_some_and(|count| *count >= 2) {
            evidence += 4;
        }
        if self.sites.contains_key(&key) {
            evidence += 8;
        }
        if self.cut_lines.iter().any(|cut| cut_copy_of(cut, &key).is_some()) {
            evidence += 8;
        }
        let next = signatures[place + 1..].iter().take(3).flatten();
        let is_stamped = next
            .map(|signature| signature.kind)
            .any(|kind| matches!(kind, FurnitureKind::Byline | FurnitureKind::DateLine));
        evidence += if is_stamped { 6 } else { 0 };
        let is_sentence =
            line.text.ends_with(['.', ',', ';', '。']) || line.shape.ends_colon || line.shape.has_inner_end;
        if evidence < if is_sentence { 6 } else { 1 } && (is_sentence || place >= first_prose) {
            return None;
        }
        let by_length = match line.shape.words {
            6..=18 => 5,
            4 | 5 | 19..=22 => 3,
            3 | 23..=30 => 0,
            _ => -3,
        };
        let by_form = if is_sentence { -4 } else { 0 } - if line.shape.starts_lower { 2 } else { 0 };
        let distance = i64::try_from(first_prose.abs_diff(place)).unwrap_or(i64::MAX);
        let by_place = if place >= first_prose {
            4 + distance * 2
        } else if first_prose <= 5 {
            // A text with little above it has its title first; a line between is a subhead or a lead.
            if place == 0 && !line.shape.ends_sentence { -5 } else { 1 }
        } else {
            (distance / 3).min(8)
        };
        Some(evidence + self.body_score(&line.text) + by_length + by_form - by_place)
    }

    /// Compares a line with the words of the article: a headline shares some, a menu entry hardly any.
    fn body_score(&self, text: &str) -> i64 {
        let (mut n_words, mut n_shared) = (0, 0);
        for word in long_words(text) {
            n_words += 1;
            n_shared += i64::from(self.body_words.contains(&word));
        }
        if n_words == 0 { 0 } else { n_shared * 6 / n_words }
    }

    /// Compares a line with the words of the address.
    fn address_score(&self, text: &str) -> i64 {
        if self.address_words.len() < 3 {
            return 0;
        }
        let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let shared = self.address_words.iter().filter(|word| words.contains(word)).count();
        if shared * 10 >= self.address_words.len() * 6 { 10 } else { 0 }
    }
}

/// Returns the words of four letters and more, in small letters.
fn long_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some());
    words.map(str::to_lowercase)
}

/// Returns the words of the last part of an address that is made of words: `/2021/03/ferry-fares-rise.html`.
fn address_words(address: &str) -> Vec<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let words_of = |part: &str| -> Vec<String> {
        let words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
        words.filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit())).map(str::to_lowercase).take(30).collect()
    };
    path.rsplit('/').take(3).map(words_of).find(|words| words.len() >= 3).unwrap_or_default()
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

    #[test]
    fn knows_repetitions_of_a_title() {
        let title = "Ferry fares to rise by a tenth";
        for (line, expected) in [
            ("FERRY FARES TO RISE, BY A TENTH", Some(FurnitureKind::TitleRepeat)),
            ("Ferry fares to rise by a tenth | Courier", Some(FurnitureKind::TitleRepeat)),
            ("Courier: Ferry fares", None),
            ("Ferry fares to rise…", Some(FurnitureKind::TitleRepeat)),
            ("Home Local Ferry fares to rise...", Some(FurnitureKind::Breadcrumb)),
            ("Ferry...", None),
            ("Ferry fares to rise by a tenth, the board says", None),
        ] {
            assert_eq!(repeats(line, title, &title_key(title)), expected, "{line}");
        }
    }
}
