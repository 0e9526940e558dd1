//! Lines that say who wrote the article, and the names in them.

use crate::date::PartialDate;

use super::date;

/// Words that introduce a name.
const INTRODUCERS: [&str; 27] = [
    "written by",
    "posted by",
    "published by",
    "reported by",
    "story by",
    "words by",
    "text by",
    "geschrieben von",
    "ein artikel von",
    "escrito por",
    "publié par",
    "scritto da",
    "geschreven door",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "author",
    "authors",
    "autor",
    "auteur",
    "autore",
    "автор",
    "авторы",
    "автори",
];

/// Small words within a name.
const PARTICLES: [&str; 26] = [
    "de", "da", "do", "di", "du", "del", "della", "dos", "das", "la", "le", "van", "von", "der", "den", "zu", "ten",
    "ter", "bin", "al", "el", "y", "af", "av", "and", "und",
];

/// Words of an office or a desk: a part of a byline that holds one is no name.
const OFFICES: [&str; 36] = [
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "writer",
    "reporter",
    "reporters",
    "staff",
    "analyst",
    "columnist",
    "contributor",
    "chief",
    "bureau",
    "desk",
    "press",
    "agency",
    "newsroom",
    "admin",
    "administrator",
    "editorial",
    "team",
    "analysis",
    "manager",
    "director",
    "producer",
    "redaktion",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "rédaction",
    "redacción",
    "redazione",
    "redactie",
    "редакция",
    "редакція",
];

/// Returns the names that a byline states, the way they are stored: `Ann Lee, Bo Ek`; None if the line is no byline
/// or names an office only.
pub(super) fn author(text: &str, today: PartialDate) -> Option<String> {
    names(without_stamp(introduced(text)?, today))
}

/// True if the line is a byline: an introducing word, names, and at most a date or an office after them.
pub(super) fn is_byline(text: &str, today: PartialDate) -> bool {
    let Some(introduced) = introduced(text) else { return false };
    let is_english = text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by"));
    let is_labelled = text[..text.len() - introduced.len()].contains(':');
    let rest = without_stamp(introduced, today);
    let n_words = rest.split(' ').count();
    (n_words >= 2 || is_english || is_labelled) && n_words <= 14 && is_names(rest)
}

/// True if the line is an introducing word alone: pages often put the name on a line of its own.
pub(super) fn is_introducer(text: &str) -> bool {
    let word = text.trim_end_matches(':').trim_end();
    INTRODUCERS.iter().any(|introducer| start_ignoring_case(word, introducer) == Some(word.len()))
}

/// Returns what follows the introducing word of a line, or None if it has none.
pub(super) fn introduced(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['|', '-', '–', '—', '•', ' ']);
    let glued = text.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase) && rest.contains(' '));
    glued.or_else(|| after_introducer(text))
}

fn after_introducer(text: &str) -> Option<&str> {
    INTRODUCERS.iter().find_map(|introducer| {
        let start = start_ignoring_case(text, introducer)?;
        let rest = text[start..].strip_prefix(':').unwrap_or(&text[start..]);
        let rest = rest.strip_prefix(' ')?.trim_start();
        (!rest.is_empty()).then_some(rest)
    })
}

/// Returns the length of a beginning that equals `start` but for case, or None.
fn start_ignoring_case(text: &str, start: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for expected in start.chars() {
        let (_, found) = letters.next()?;
        if found != expected && !found.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(place, _)| place))
}

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
    let text = introduced(text).unwrap_or(text);
    let text = text.split([';', '|', '•', '·']).next().unwrap_or_default();
    let text = [" - ", " – ", " — ", " ("].iter().fold(text, |text, end| text.split(end).next().unwrap_or_default());
    let mut names: Vec<&str> = Vec::new();
    for (place, part) in text.split(',').enumerate() {
        // `, Health and Science Editor` is one office; the first part begins with a name.
        if place > 0 && is_office(part) {
            continue;
        }
        let joined = [" and ", " und ", " et ", " y ", " & ", " e ", " и ", " та ", " i "];
        let mut singles = vec![part];
        for word in joined {
            singles = singles.into_iter().flat_map(|single| single.split(word)).collect();
        }
        let singles = singles.into_iter().map(|single| single.trim().trim_start_matches("and ").trim_end_matches('.'));
        names.extend(singles.filter(|name| !name.is_empty() && !has_office(name)));
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn has_office(part: &str) -> bool {
    part.split([' ', '-']).any(|word| OFFICES.contains(&word.to_lowercase().as_str()))
}

/// True if a part is an office as a whole. `Bo Ek and Courier staff` is not: a name stands before the staff.
fn is_office(part: &str) -> bool {
    let last = part.split_whitespace().next_back().unwrap_or_default();
    has_office(last) && !last.eq_ignore_ascii_case("staff")
}

/// Cuts the date and what goes with it off the end of a byline.
fn without_stamp(text: &str, today: PartialDate) -> &str {
    let date_start = date::find(text, today).map_or(text.len(), |found| found.range.start);
    let marks =
        ["|", " • ", " · ", " - ", " – ", " — ", " on ", " Updated", " Published", " Posted", " am ", " le ", " el "];
    let end = marks.iter().filter_map(|mark| text.find(mark)).fold(date_start, usize::min);
    let is_day = |word: &str| {
        matches!(
            word.to_lowercase().trim_end_matches([',', '.']),
            "on" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"
        )
    };
    let mut text = text[..end].trim_end_matches([' ', ',', '(', '/']);
    while let Some((rest, _)) = text.rsplit_once(' ').filter(|(_, last)| is_day(last)) {
        text = rest.trim_end_matches([' ', ',']);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> PartialDate {
        "2024-06-01".parse().unwrap()
    }

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let author = if is_byline(input, today()) { author(input, today()) } else { None };
        assert_eq!(author.as_deref().unwrap_or("none"), expected, "{input}");
    }

    #[test]
    fn reads_names_in_several_languages() {
        check("By Ann Lee", "Ann Lee");
        check("BY ANN LEE", "ANN LEE");
        check("Von Anna Lehmann", "Anna Lehmann");
        check("Par Anne Leroy", "Anne Leroy");
        check("Por Ana de la Vega", "Ana de la Vega");
        check("Автор: Анна Лисенко", "Анна Лисенко");
        check("Written by Ann Lee", "Ann Lee");
    }

    #[test]
    fn reads_a_name_glued_to_its_introducer() {
        check("ByAnn Lee", "Ann Lee");
        check("BYD cars", "none");
    }

    #[test]
    fn separates_several_names_by_commas() {
        check("By Ann Lee and Bo Ek", "Ann Lee, Bo Ek");
        check("By Ann Lee, Bo Ek and Cy Fox", "Ann Lee, Bo Ek, Cy Fox");
        check("Von Anna Lehmann und Bernd Eck", "Anna Lehmann, Bernd Eck");
    }

    #[test]
    fn leaves_offices_and_dates_out() {
        check("By Ann Lee , Health and Science Editor", "Ann Lee");
        check("By Ann Lee , European Economics Correspondent", "Ann Lee");
        check("By Ann Lee and Harbour staff", "Ann Lee");
        check("By Ann Lee - Analysis", "Ann Lee");
        check("By Ann Lee | March 3, 2021", "Ann Lee");
        check("By Ann Lee on Wed, 3 March 2021", "Ann Lee");
        check("By Staff Writer", "none");
    }

    #[test]
    fn sentences_are_no_bylines() {
        check("By the time the ferry left, the harbour was empty", "none");
        check("Von der Elbe an die Weser", "none");
        check("Por fin", "none");
        check("By 2030 it will be gone", "none");
        check("Byron Lee", "none");
        check("By", "none");
        check("", "none");
    }
}
