//! Names of authors in statements of metadata: lists cut into names, with what is no name left out.

use super::super::super::byline::introduced;
use super::super::super::byline_words::{NO_NAMES, OFFICES, WRITERS};
use super::super::super::months::month;
use super::super::super::names::is_personal_name;
use super::plain::plain;

/// What stands between two names everywhere.
const MARKS: [char; 11] = [';', '|', '•', '·', '、', '，', '；', '・', '／', '&', '،'];

/// Signs of agencies that are written in small letters; others are known by their capitals.
const AGENCIES: [&str; 12] = ["dpa", "afp", "sda", "sid", "apa", "epd", "kna", "ap", "ots", "rtr", "ntb", "tt"];

/// Words between two names; they stand within names of companies, too.
const JOINERS: [&str; 19] = [
    " and ", " und ", " et ", " y ", " e ", " и ", " та ", " i ", " og ", " och ", " en ", " ja ", " és ", " ve ",
    " dan ", " și ", " και ", " a ", " with ",
];

/// Degrees, which stand behind a name as agencies do.
const DEGREES: [&str; 16] =
    ["ms", "msc", "ma", "mba", "md", "m.d.", "rd", "rdn", "rn", "phd", "ph.d.", "bsc", "esq", "jd", "mph", "cpa"];

/// Offices that are written behind a name without a mark.
const REPORTERS: [&str; 5] = [" 기자", " 특파원", " 記者", " 记者", "記者"];

/// Words that say no more than that somebody of the house wrote it.
const HOUSE: [&str; 44] = [
    "staff",
    "admin",
    "administrator",
    "editor",
    "editors",
    "editorial",
    "newsroom",
    "newsdesk",
    "desk",
    "team",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "writer",
    "writers",
    "author",
    "contributor",
    "contributors",
    "guest",
    "web",
    "online",
    "news",
    "our",
    "the",
    "by",
    "board",
    "bureau",
    "agencies",
    "agency",
    "redaktion",
    "redaktionsteam",
    "newsteam",
    "redaktør",
    "redactie",
    "redazione",
    "rédaction",
    "redacción",
    "redação",
    "redakcja",
    "redakce",
    "redaksi",
    "редакция",
    "редакція",
];

/// What a name says about who wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameKind {
    /// Somebody of the house, who is not named.
    House,
    /// The site itself.
    Site,
    /// A name that is not formed like a person's: an agency, a short sign, a name in a script without capitals.
    Other,
    /// A name of a person.
    Person,
}

/// Returns the names in a statement, in their order, each once.
pub(super) fn names(statement: &str) -> Vec<String> {
    let text = without_addresses(plain(statement));
    let text = introduced(&text).unwrap_or(&text);
    let mut names: Vec<String> = Vec::new();
    for part in parts(text) {
        let Some(name) = name(part, names.is_empty()) else { continue };
        if !names.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
    names
}

/// Leaves words out that are addresses of pages or mailboxes.
fn without_addresses(text: String) -> String {
    if !text.contains("://") && !text.contains('@') {
        return text;
    }
    text.split(' ').filter(|word| !word.contains("://") && !word.contains('@')).collect::<Vec<_>>().join(" ")
}

/// Tells what a name says.
pub(super) fn kind(name: &str, site_keys: &[String]) -> NameKind {
    let lower = name.to_lowercase();
    let words = || lower.split([' ', '-', '.']).filter(|word| !word.is_empty());
    let is_house_word = |word: &str| HOUSE.contains(&word) || OFFICES.contains(&word);
    let key = site_key(name);
    let is_site =
        site_keys.iter().any(|site| *site == key || key.len() > 3 && key.strip_suffix("online") == Some(site));
    let is_house = words().any(|word| matches!(word, "staff" | "redaktion" | "redaktionsteam" | "newsroom" | "admin"));
    if words().all(is_house_word) {
        return NameKind::House;
    }
    // `Redaktion Hafenbote` names the site as far as it names anybody.
    if is_site || is_house {
        return NameKind::Site;
    }
    let is_upper_name = !name.contains(char::is_lowercase) && is_personal_name(&title_case(name));
    if is_personal_name(name) || is_upper_name || is_short_name(name) { NameKind::Person } else { NameKind::Other }
}

/// True for two to five characters of Chinese, Japanese or Korean that do not end as names of papers and agencies do.
fn is_short_name(name: &str) -> bool {
    let is_of_names = |c: char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let letters = || name.chars().filter(|c| *c != ' ');
    let is_paper = name.ends_with(['社', '聞', '報', '报', '网', '網', '局', '部']);
    let is_paper = is_paper || ["일보", "신문", "뉴스", "통신"].iter().any(|end| name.ends_with(end));
    (2..=5).contains(&letters().count()) && letters().all(is_of_names) && !is_paper
}

/// Returns the letters and digits of a name in lower case, without an article at its beginning: what names of one site
/// have in common.
pub(super) fn site_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let lower =
        ["the ", "der ", "die ", "das "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower);
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn title_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        first + &chars.as_str().to_lowercase()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Cuts a statement at marks, commas and words between names.
fn parts(text: &str) -> Vec<&str> {
    let parts = text.split(MARKS).flat_map(|part| part.split(" / ")).flat_map(|part| part.split(','));
    let parts = parts.flat_map(split_bracket).flat_map(split_slash).flat_map(joined);
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// `Ann Lee (AFP)` states a person and an agency.
fn split_bracket(part: &str) -> [&str; 2] {
    match part.split_once(" (") {
        Some((name, rest)) => {
            let (inner, behind) = rest.split_once(')').unwrap_or((rest, ""));
            let is_agency = !inner.contains(char::is_lowercase) || AGENCIES.contains(&inner);
            // What stands behind a bracket is another name only where a mark was lost.
            [name, if is_agency { inner } else { behind }]
        }
        None => [part, ""],
    }
}

/// `Ann Lee/Bo Ek` states two persons; `dpa/lno` is one sign.
fn split_slash(part: &str) -> Vec<&str> {
    match part.split_once('/') {
        Some((left, right)) if left.trim().contains(' ') || right.trim().contains(' ') => vec![left, right],
        _ => vec![part],
    }
}

/// Cuts at words between names, where both sides are long enough to be names, or signs of agencies.
fn joined(part: &str) -> Vec<&str> {
    let is_name = |name: &str| name.trim().contains([' ', '.']);
    let is_sign = |name: &str| name.trim().len() >= 2 && !name.contains(char::is_lowercase);
    let cut = JOINERS.iter().find_map(|joiner| {
        let (left, right) = part.split_once(joiner)?;
        let are_names = is_name(left) && is_name(right) || is_sign(left) || is_sign(right);
        are_names.then_some((left, right))
    });
    match cut {
        Some((left, right)) => [joined(left), joined(right)].concat(),
        None => vec![part.trim_start().strip_prefix("and ").unwrap_or(part)],
    }
}

/// Returns a part without what stands around the name; None if no name is left.
fn name(part: &str, is_first: bool) -> Option<String> {
    let part =
        [" - ", " – ", " — ", " @", ": "].iter().fold(part, |part, end| part.split(end).next().unwrap_or_default());
    let part = introduced(part).unwrap_or(part);
    let part =
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '*' | '-' | ':' | '|' | '(' | ')' | ','));
    let part = REPORTERS.iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part).trim_end();
    let is_address = part.starts_with("www.") || part.starts_with('#');
    let has_digits = part.contains(|c: char| c.is_ascii_digit());
    let is_dated = part.chars().filter(char::is_ascii_digit).count() > 3
        || has_digits && part.split(' ').any(|word| month(&word.to_lowercase()).is_some());
    let part = without_weekday(part);
    let n_words = part.split(' ').count();
    let has_letters = part.chars().any(char::is_alphabetic);
    if part.is_empty() || is_address || is_dated || !has_letters || n_words > 7 || part.chars().count() > 60 {
        return None;
    }
    let lower = part.to_lowercase();
    let is_word_of_office = |word: &str| WRITERS.contains(&word) || OFFICES.contains(&word);
    let is_office = !is_first && lower.split([' ', '-']).any(is_word_of_office);
    let is_nothing =
        matches!(lower.as_str(), "null" | "none" | "undefined" | "unknown" | "n/a" | "false" | "true" | "anonymous");
    let is_degree = !is_first && DEGREES.contains(&lower.as_str());
    (!is_office && !is_nothing && !is_degree).then(|| part.to_owned())
}

/// Cuts a last word off that is in no name of a person, if the rest is one: the weekday of a date that stood behind.
fn without_weekday(part: &str) -> &str {
    match part.rsplit_once(' ') {
        Some((rest, last)) if !is_personal_name(part) && is_personal_name(rest) && is_no_name(last) => rest,
        _ => part,
    }
}

fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, expected: &[&str]) {
        assert_eq!(names(statement), expected, "{statement}");
    }

    #[test]
    fn cuts_lists() {
        check("Ann Lee", &["Ann Lee"]);
        check("By Ann Lee and Bo Ek", &["Ann Lee", "Bo Ek"]);
        check("Ann Lee, Bo Ek und Cy Fox", &["Ann Lee", "Bo Ek", "Cy Fox"]);
        check("Ann Lee; Bo Ek | Cy Fox", &["Ann Lee", "Bo Ek", "Cy Fox"]);
        check("Ann Lee, Ann Lee", &["Ann Lee"]);
        check("Ann Lee (AFP)", &["Ann Lee", "AFP"]);
        check("Ann Lee/Bo Ek", &["Ann Lee", "Bo Ek"]);
        check("AFP et Reuters", &["AFP", "Reuters"]);
        check("李安、王力", &["李安", "王力"]);
    }

    #[test]
    fn keeps_names_with_small_words() {
        check("dpa/lno", &["dpa/lno"]);
        check("José Ortega y Gasset", &["José Ortega y Gasset"]);
        check("Ana de la Vega", &["Ana de la Vega"]);
        check("Dr. Ann Lee", &["Dr. Ann Lee"]);
    }

    #[test]
    fn leaves_out_what_is_no_name() {
        check("https://h.example/authors/ann", &[]);
        check("@annlee", &[]);
        check("ann@h.example", &[]);
        check("Ann Lee, Chief Editor", &["Ann Lee"]);
        check("Ann Lee - Oban", &["Ann Lee"]);
        check("Ann Lee (al), Bo Ek (be)", &["Ann Lee", "Bo Ek"]);
        check("By Ann Lee ann@h.example", &["Ann Lee"]);
        check("Updated 12.03.2021", &[]);
        check("NOVEMBER 20", &[]);
        check("Ann Lee, MS, RD", &["Ann Lee"]);
        check("Ann Lee Monday", &["Ann Lee"]);
        check("김철수 기자", &["김철수"]);
        check("null", &[]);
        check("12", &[]);
        check("", &[]);
    }

    #[test]
    fn tells_persons_from_the_house() {
        let site = [site_key("The Harbour Courier")];
        for (name, expected) in [
            ("Ann Lee", NameKind::Person),
            ("ANN LEE", NameKind::Person),
            ("dpa", NameKind::Other),
            ("李安", NameKind::Person),
            ("김철수", NameKind::Person),
            ("江口晚报", NameKind::Other),
            ("ann lee", NameKind::Other),
            ("Staff", NameKind::House),
            ("Staff Writer", NameKind::House),
            ("Harbour Courier", NameKind::Site),
            ("Redaktion Hafenbote", NameKind::Site),
        ] {
            assert_eq!(kind(name, &site), expected, "{name}");
        }
    }
}
