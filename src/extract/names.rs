//! Names of persons, told from offices, places and sentences.

use super::byline_words::{NO_NAMES, OFFICES, PARTICLES};
use super::months::month;

/// Words between two names.
const JOINERS: [&str; 9] = [" and ", " und ", " et ", " y ", " & ", " e ", " и ", " та ", " i "];

/// True if a text looks like names and offices, not like a sentence.
pub(super) fn is_names(text: &str) -> bool {
    let first_part = text.split([',', '(', '/']).next().unwrap_or_default();
    let mut words = first_part.split([' ', '&']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let is_name = word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() || c == '@');
            let is_small = PARTICLES.contains(&word)
                || OFFICES.contains(&word)
                || matches!(word, "-" | "e" | "et" | "en" | "i" | "и");
            (is_name || is_small) && !word.ends_with(['!', '?', '…']) && !word.contains(|c: char| c.is_ascii_digit())
        })
}

/// Returns the names in a list of names and offices, joined by `, `; None if there is none.
pub(super) fn names(text: &str) -> Option<String> {
    let text = text.split([';', '|', '•', '·', '@']).next().unwrap_or_default();
    let text = before_label(text);
    let text = [" - ", " – ", " — ", " ("].iter().fold(text, |text, end| text.split(end).next().unwrap_or_default());
    let mut names: Vec<&str> = Vec::new();
    for (place, part) in text.split(',').enumerate() {
        // `, Health and Science Editor` is one office; the first part begins with a name.
        if place > 0 && is_office(part) {
            continue;
        }
        let mut singles = vec![part];
        for word in JOINERS {
            singles = singles.into_iter().flat_map(|single| single.split(word)).collect();
        }
        let singles = singles.into_iter().map(|single| single.trim().trim_start_matches("and ").trim_end_matches('.'));
        // `Ann Lee, Oban`: one word after a whole name is a place.
        let is_place = |name: &str| place > 0 && !name.contains([' ', '.']) && names[0].contains(' ');
        let singles: Vec<_> = singles
            .filter(|name| !name.is_empty() && !has_office(name) && (names.is_empty() || !is_place(name)))
            .collect();
        names.extend(singles);
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Cuts a second statement off: `Ann Lee Pictures: Bo Ek`.
fn before_label(text: &str) -> &str {
    let Some(colon) = text.find(": ") else { return text };
    text[..colon].rsplit_once(' ').map_or(text, |(names, _)| names)
}

/// True if a text is the name of one person and nothing else: two to four words with capitals, none of which stands in
/// names of places, outlets or sections.
pub(super) fn is_personal_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_small = |word: &str| PARTICLES.contains(&word) && !matches!(word, "and" | "und" | "y");
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() <= 3;
    let is_name_word = |word: &str| {
        let lower = word.to_lowercase();
        let letters = word.chars().filter(|c| !matches!(c, '-' | '\'' | '’' | '.'));
        letters.clone().all(char::is_alphabetic)
            && letters.count() >= 2
            && !word.ends_with('.')
            && !NO_NAMES.contains(lower.as_str())
            && !OFFICES.contains(&lower.as_str())
            && month(&lower).is_none_or(|_| lower.chars().count() <= 4)
    };
    let starts_big = |word: &str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&words.len())
        && starts_big(words[0])
        && words.iter().all(|word| is_small(word) || starts_big(word) && (is_initial(word) || is_name_word(word)))
        && words.last().is_some_and(|word| starts_big(word) && is_name_word(word))
        && words.iter().any(|word| word.contains(char::is_lowercase))
}

/// True for the names of one to three persons: `Ann Lee and Bo Ek`.
pub(super) fn are_personal_names(text: &str) -> bool {
    let both = |part| JOINERS.iter().find_map(|word| split_at(part, word));
    let mut names = text.split(", ").flat_map(|part| both(part).unwrap_or([part, part]));
    text.len() <= 120 && names.all(is_personal_name)
}

fn split_at<'a>(text: &'a str, word: &str) -> Option<[&'a str; 2]> {
    text.split_once(word).map(|(left, right)| [left, right])
}

/// True if one of the words is an office.
fn has_office(part: &str) -> bool {
    part.split([' ', '-']).any(|word| OFFICES.contains(&word.to_lowercase().as_str()))
}

/// True if a part is an office as a whole. `Bo Ek and Courier staff` is not: a name stands before the staff.
fn is_office(part: &str) -> bool {
    let last = part.split_whitespace().next_back().unwrap_or_default();
    has_office(last) && !last.eq_ignore_ascii_case("staff")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_of_persons() {
        for name in
            ["Ann Lee", "Ann-Marie O’Lee", "Ann de la Vega", "J. R. Ek", "Анна Лисенко", "Bo Ek Jr", "Jan Marty"]
        {
            assert!(is_personal_name(name), "{name}");
        }
        for other in [
            "Ann",
            "New York",
            "Port Ellis",
            "Harbour Courier",
            "By the sea",
            "Ann Lee.",
            "ANN LEE",
            "March 2021",
            "Ann Lee sails",
            "Local News",
            "",
        ] {
            assert!(!is_personal_name(other), "{other}");
        }
    }

    #[test]
    fn knows_names_of_several_persons() {
        assert!(are_personal_names("Ann Lee and Bo Ek"));
        assert!(are_personal_names("Ann Lee"));
        assert!(!are_personal_names("Ann Lee and sons"));
        assert!(!are_personal_names(""));
    }

    #[test]
    fn takes_names_and_leaves_places_and_offices() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(names(text).as_deref(), expected, "{text}");
        check("Ann Lee, Oban", Some("Ann Lee"));
        check("Ann Lee, Bo Ek", Some("Ann Lee, Bo Ek"));
        check("Ann Lee Pictures: Bo Ek", Some("Ann Lee"));
        check("Ann Lee @annlee", Some("Ann Lee"));
        check("Ann Lee, staff writer", Some("Ann Lee"));
        check("Staff", None);
    }
}
