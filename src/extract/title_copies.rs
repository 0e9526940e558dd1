//! Lines that repeat a title: whole, cut short, at the end of a way through the site, or beside the site's name.

use crate::article::FurnitureKind;

use super::breadcrumb;
use super::rules::Rule;

/// A longer line is no title.
const MAX_BYTES: usize = 600;

/// Returns the letters and digits of a text in small letters: equal for copies of a title.
pub(super) fn title_key(text: &str) -> String {
    let mut key = String::new();
    append_key(text, &mut key);
    key
}

/// Writes the key of a text behind what the buffer holds.
pub(super) fn append_key(text: &str, key: &mut String) {
    if text.len() > MAX_BYTES {
        return;
    }
    let start = key.len();
    let bytes = text.as_bytes();
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        if byte.is_ascii() {
            // Letters and digits of ASCII are taken a word at a time.
            let length = bytes[place..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            key.push_str(&text[place..place + length]);
            place += length.max(1);
        } else {
            let c = text[place..].chars().next().unwrap_or_default();
            if c.is_alphanumeric() {
                key.extend(c.to_lowercase());
            }
            place += c.len_utf8();
        }
    }
    key[start..].make_ascii_lowercase();
}

/// A title that lines are held against.
#[derive(Debug)]
pub(super) struct Copies<'a> {
    title: &'a str,
    key: String,
    /// The key of the line that is looked at.
    line_key: String,
}

impl<'a> Copies<'a> {
    /// Prepares to look for copies of a title.
    pub(super) fn of(title: &'a str) -> Self {
        Self { title, key: title_key(title), line_key: String::new() }
    }

    /// True if the line is a copy of the title as a whole.
    pub(super) fn is_copy(&mut self, line: &str) -> bool {
        if !self.may_hold(line) {
            return false;
        }
        self.read(line);
        self.line_key == self.key
    }

    /// Returns the name of the site if the line holds the title and, apart from it, a name.
    pub(super) fn site_beside(&mut self, line: &str) -> Option<String> {
        if !self.may_hold(line) || line.len() > MAX_BYTES {
            return None;
        }
        self.read(line);
        if self.line_key.contains(&self.key) { site_beside(line, &self.key) } else { None }
    }

    /// Tells how a line repeats the title: all of it, a cut copy in a breadcrumb, or beside the name of the site.
    pub(super) fn repeats(&mut self, line: &str) -> Option<(FurnitureKind, Rule)> {
        let key = self.key.as_str();
        if key.is_empty() || line.len() > self.title.len() * 2 + 120 {
            return None;
        }
        if line.len() <= MAX_BYTES && self.may_hold(line) {
            self.read(line);
            let key = self.key.as_str();
            if self.line_key == key {
                return Some((FurnitureKind::TitleRepeat, Rule::TitleAgain));
            }
            let holds_title = self.line_key.contains(key);
            if holds_title && breadcrumb::read(line).is_some_and(|way| way.is_clear && title_key(way.tail) == key) {
                return Some((FurnitureKind::Breadcrumb, Rule::TitleEndsWay));
            }
            if holds_title && site_beside(line, key).is_some() {
                return Some((FurnitureKind::TitleRepeat, Rule::TitleBesideSite));
            }
        }
        let beginning = cut_copy_of(line, &self.key)?;
        let kind = if beginning == 0 { FurnitureKind::TitleRepeat } else { FurnitureKind::Breadcrumb };
        Some((kind, Rule::TitleCutShort))
    }

    /// False if a line is too short to hold the title. Small letters may take half as many bytes again as great ones.
    fn may_hold(&self, line: &str) -> bool {
        line.len() >= self.key.len() || line.len() * 3 / 2 >= self.key.len() && !line.is_ascii()
    }

    fn read(&mut self, line: &str) {
        self.line_key.clear();
        append_key(line, &mut self.line_key);
    }
}

/// Returns the word at which a cut copy (`World Ferry fares to…`) of the title begins in a line.
fn cut_copy_of(line: &str, key: &str) -> Option<usize> {
    cut_ends(line).find(|(_, rest)| key.starts_with(rest)).map(|(word, _)| word)
}

/// Returns the keys of what a cut line may be a copy of: all of it, and what follows each of its first words.
pub(super) fn cut_ends(line: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let copy = line.strip_suffix("...").or_else(|| line.strip_suffix('…')).map(str::trim_end);
    copy.into_iter().flat_map(|copy| {
        let starts = std::iter::once(0).chain(copy.match_indices(' ').map(|(place, _)| place + 1)).take(12);
        let ends = starts.map(move |start| title_key(&copy[start..])).enumerate();
        ends.filter(|(_, rest)| rest.chars().nth(11).is_some())
    })
}

/// Returns the name of the site if a line holds the title and, apart from it, a name: `Title | Site`, `Site: Title`.
fn site_beside(line: &str, key: &str) -> Option<String> {
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
            assert_eq!(Copies::of(title).repeats(line), expected, "{line}");
        }
    }
}
