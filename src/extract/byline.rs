//! Lines that say who wrote the article, and the names in them.

use crate::date::PartialDate;

use super::byline_words::{INTRODUCERS, LABELS, WRITERS};
use super::date;
use super::names::{is_names, is_personal_name, names};

/// Returns the names that a byline states, the way they are stored: `Ann Lee, Bo Ek`; None if the line is no byline
/// or names an office only.
pub(super) fn author(text: &str, today: PartialDate) -> Option<String> {
    match introduced(text) {
        Some(introduced) => names(without_stamp(introduced, today)),
        None if is_name_with_office(text) => names(text),
        None => None,
    }
}

/// Returns the names in a text that is known to state the authors, with an introducing word or without.
pub(super) fn stated(text: &str) -> Option<String> {
    names(introduced(text).unwrap_or(text))
}

/// True if the line is a byline: an introducing word, names, and at most a date or an office after them; or a name and
/// an office, `Ann Lee, staff writer`.
pub(super) fn is_byline(text: &str, today: PartialDate) -> bool {
    let Some(introduced) = introduced(text) else { return is_name_with_office(text) };
    let is_english = text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by"));
    let is_labelled = text[..text.len() - introduced.len()].contains([':', '：', '/', '／']);
    let rest = without_stamp(introduced, today);
    let n_words = rest.split(' ').count();
    let is_cased = rest.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    if !is_cased {
        // Without capitals, only what is short is sure to be a name.
        let n_letters = rest.chars().filter(|c| c.is_alphabetic()).count();
        let is_wide = rest.starts_with(|c| c >= '\u{3000}');
        return matches!(n_letters, 2..=40) && n_words <= 4 && is_names(rest) && !(is_wide && n_letters > 8);
    }
    (n_words >= 2 || is_english || is_labelled) && n_words <= 14 && is_names(rest)
}

/// True for `Ann Lee, staff writer`.
fn is_name_with_office(text: &str) -> bool {
    let Some((name, office)) = text.split_once(", ") else { return false };
    let is_writer = office.split(' ').any(|word| WRITERS.contains(&word.to_lowercase().as_str()));
    is_personal_name(name) && is_writer && office.split(' ').count() <= 4 && !office.ends_with('.')
}

/// True if the line is an introducing word alone: pages often put the name on a line of its own.
pub(super) fn is_introducer(text: &str) -> bool {
    let word = text.trim_end_matches(':').trim_end();
    let may_be_same = |introducer: &str| {
        let (first, expected) = (word.as_bytes().first(), introducer.as_bytes()[0]);
        introducer.len() == word.len()
            && first.is_some_and(|first| !first.is_ascii() || first.eq_ignore_ascii_case(&expected))
    };
    let is_same = |introducer: &str| start_ignoring_case(word, introducer) == Some(word.len());
    INTRODUCERS.iter().any(|introducer| may_be_same(introducer) && is_same(introducer))
}

/// Returns what follows the introducing word of a line, or None if it has none.
pub(super) fn introduced(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['|', '-', '–', '—', '•', ' ']);
    let glued = text.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase) && rest.contains(' '));
    glued.or_else(|| after_introducer(text))
}

fn after_introducer(text: &str) -> Option<&str> {
    let after = |introducer: &str| start_ignoring_case(text, introducer).map(|start| &text[start..]);
    let labelled = |rest: &'_ str| rest.trim_start().starts_with([':', '：', '/', '／']);
    let rest = INTRODUCERS
        .iter()
        .find_map(|introducer| after(introducer).filter(|rest| rest.starts_with([' ', ':', '：'])))
        .or_else(|| LABELS.iter().find_map(|label| after(label).filter(|rest| labelled(rest))))?;
    let rest = rest.trim_start_matches([' ', ':', '：', '/', '／']);
    (!rest.is_empty()).then_some(rest)
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

/// Cuts the date and what goes with it off the end of a byline.
fn without_stamp(text: &str, today: PartialDate) -> &str {
    let date_start = date::find(text, today).map_or(text.len(), |found| found.range.start);
    let marks = [
        "|",
        " • ",
        " · ",
        " - ",
        " – ",
        " — ",
        " on ",
        " in ",
        " Updated",
        " Published",
        " Posted",
        " am ",
        " le ",
        " el ",
    ];
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
    fn reads_labels_offices_and_scripts_without_capitals() {
        check("Words: Ann Lee Pictures: Bo Ek", "Ann Lee");
        check("Текст: Анна Лисенко", "Анна Лисенко");
        check("Text messages of the board", "none");
        check("From our reporter Ann Lee", "Ann Lee");
        check("Von Anna Lehmann, Oban", "Anna Lehmann");
        check("Ann Lee, staff writer", "Ann Lee");
        check("Ann Lee, who sails", "none");
        check("Ann Lee, Associated Press", "none");
        check("كتبت: ليلى حداد", "ليلى حداد");
        check("بقلم ليلى حداد", "ليلى حداد");
        check("记者：李安", "李安");
        check("文/李安", "李安");
        check("记者昨天从港务局获悉，渡轮将涨价", "none");
        check("记者 昨天从港务局获悉，渡轮将涨价", "none");
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
