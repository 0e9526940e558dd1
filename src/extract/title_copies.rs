//! Lines that repeat a title: whole, cut short, at the end of a way through the site, or beside the site's name.

use crate::article::FurnitureKind;

use super::breadcrumb;
use super::rules::Rule;

/// Returns the letters and digits of a text in small letters: equal for copies of a title.
pub(super) fn title_key(text: &str) -> String {
    if text.len() > 600 {
        return String::new();
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True if a line repeats the title: all of it, a cut copy in a breadcrumb, or beside the name of the site.
pub(super) fn repeats(line: &str, title: &str, key: &str) -> Option<(FurnitureKind, Rule)> {
    if key.is_empty() || line.len() > title.len() * 2 + 120 {
        return None;
    }
    if title_key(line) == key {
        return Some((FurnitureKind::TitleRepeat, Rule::TitleAgain));
    }
    if breadcrumb::read(line).is_some_and(|way| way.is_clear && title_key(way.tail) == key) {
        return Some((FurnitureKind::Breadcrumb, Rule::TitleEndsWay));
    }
    if site_beside(line, key).is_some() {
        return Some((FurnitureKind::TitleRepeat, Rule::TitleBesideSite));
    }
    let beginning = cut_copy_of(line, key)?;
    let kind = if beginning == 0 { FurnitureKind::TitleRepeat } else { FurnitureKind::Breadcrumb };
    Some((kind, Rule::TitleCutShort))
}

/// Returns the word at which a cut copy (`World Ferry fares to…`) of the title begins in a line.
pub(super) fn cut_copy_of(line: &str, key: &str) -> Option<usize> {
    let copy = line.strip_suffix("...").or_else(|| line.strip_suffix('…'))?.trim_end();
    let starts = std::iter::once(0).chain(copy.match_indices(' ').map(|(place, _)| place + 1)).take(12);
    let is_copy = |start: usize| {
        let rest = title_key(&copy[start..]);
        rest.chars().count() >= 12 && key.starts_with(&rest)
    };
    starts.enumerate().find(|(_, start)| is_copy(*start)).map(|(word, _)| word)
}

/// Returns the name of the site if a line holds the title and, apart from it, a name: `Title | Site`, `Site: Title`.
pub(super) fn site_beside(line: &str, key: &str) -> Option<String> {
    if line.len() > 400 {
        return None;
    }
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " : "].iter().find_map(|mark| {
        line.match_indices(mark).find_map(|(place, _)| {
            let (left, right) = (&line[..place], &line[place + mark.len()..]);
            let name = if title_key(left) == key || without_section(left).is_some_and(|left| title_key(left) == key) {
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

/// Cuts the name of a section off a title: `Opinion: Fares must rise`. None if there is none.
pub(super) fn without_section(title: &str) -> Option<&str> {
    let (section, rest) = title.split_once(": ")?;
    (section.split(' ').count() <= 3).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_repetitions_of_a_title() {
        let title = "Ferry fares to rise by a tenth";
        for (line, expected) in [
            ("FERRY FARES TO RISE, BY A TENTH", Some((FurnitureKind::TitleRepeat, Rule::TitleAgain))),
            ("Ferry fares to rise by a tenth | Courier", Some((FurnitureKind::TitleRepeat, Rule::TitleBesideSite))),
            ("Courier: Ferry fares", None),
            ("Ferry fares to rise…", Some((FurnitureKind::TitleRepeat, Rule::TitleCutShort))),
            ("Home Local Ferry fares to rise...", Some((FurnitureKind::Breadcrumb, Rule::TitleCutShort))),
            ("Ferry...", None),
            ("Home » Local » Ferry fares to rise by a tenth", Some((FurnitureKind::Breadcrumb, Rule::TitleEndsWay))),
            (
                "Opinion: Ferry fares to rise by a tenth - Courier",
                Some((FurnitureKind::TitleRepeat, Rule::TitleBesideSite)),
            ),
            ("Ferry fares to rise by a tenth, the board says", None),
        ] {
            assert_eq!(repeats(line, title, &title_key(title)), expected, "{line}");
        }
    }
}
