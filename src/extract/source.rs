//! The outlet that published an article: from lines that state it, from the address, from the agency's dateline.

use super::lines::beginning;
use super::names::is_personal_name;
use super::outlet::may_be_outlet;

/// News agencies: the name as it is written in a dateline and shown, and the host it publishes at.
const AGENCIES: [(&str, &str); 22] = [
    ("Reuters", "reuters.com"),
    ("AP", "apnews.com"),
    ("AFP", "afp.com"),
    ("dpa", "dpa.com"),
    ("UPI", "upi.com"),
    ("EFE", "efe.com"),
    ("ANSA", "ansa.it"),
    ("ANP", "anp.nl"),
    ("APA", "apa.at"),
    ("PAP", "pap.pl"),
    ("CTK", "ctk.cz"),
    ("Lusa", "lusa.pt"),
    ("TASS", "tass.com"),
    ("RIA Novosti", "ria.ru"),
    ("Interfax", "interfax.ru"),
    ("Ukrinform", "ukrinform.net"),
    ("Xinhua", "xinhuanet.com"),
    ("Kyodo", "kyodonews.net"),
    ("Yonhap", "yna.co.kr"),
    ("PTI", "ptinews.com"),
    ("IANS", "ians.in"),
    ("Bloomberg", "bloomberg.com"),
];

/// Words that introduce the source, before a colon.
const LABELS: [&str; 23] = [
    "source",
    "sources",
    "original source",
    "quelle",
    "quellen",
    "fuente",
    "fuentes",
    "source(s)",
    "fonte",
    "fonti",
    "fontes",
    "bron",
    "источник",
    "источники",
    "джерело",
    "źródło",
    "zdroj",
    "kilde",
    "来源",
    "來源",
    "出典",
    "출처",
    "المصدر",
];

/// Parts of words with which outlets claim their rights.
const CLAIMS: [&str; 12] = [
    "copyright",
    "rights",
    "rechte",
    "droits",
    "derechos",
    "diritti",
    "riservat",
    "direitos",
    "prawa",
    "права",
    "版权",
    "著作権",
];

/// Returns the outlet that a line such as `Source: Harbour Courier` states, or None if it states none.
pub(super) fn in_source_line(text: &str) -> Option<&str> {
    let (label, name) = text.split_once([':', '：'])?;
    let name = name.trim().trim_end_matches('.');
    let is_source = label.len() <= 40 && LABELS.contains(&label.trim().to_lowercase().as_str());
    (is_source && name.split(' ').count() <= 8 && may_be_outlet(name)).then_some(name)
}

/// Returns the outlet that a copyright line names clearly, as `© 2021 Harbour Courier. All rights reserved.` does.
///
/// A name without a year or a claim of rights, such as `© Ann Lee`, is the credit of a photo. `is_imprint` says that the
/// line stands below the article: elsewhere, `© 2021 Ann Lee` is one, too.
pub(super) fn in_copyright_line(text: &str, is_imprint: bool) -> Option<&str> {
    let start = text.find('©').map(|place| place + '©'.len_utf8())?;
    let is_year = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ',');
    let name = text[start..].trim_start_matches(is_year);
    let name = name.strip_prefix("by ").or_else(|| name.strip_prefix("Copyright ")).unwrap_or(name);
    let name = [". ", " - ", " – "].iter().fold(name, |name, end| name.split(end).next().unwrap_or_default());
    let name = name.split(['|', ',', '/', ';', '•', '·', '®', '™']).next().unwrap_or_default().trim();
    // `© Harbour Courier 2021`
    let name = name.trim_end_matches(|c| is_year(c) || c == '.');
    let is_name = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let is_claim = |text: &str| CLAIMS.iter().any(|claim| text.contains(claim));
    let is_dated = text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let lower = text.to_lowercase();
    let is_claimed = is_claim(&lower);
    let is_photographer = !is_imprint && !is_claimed && is_personal_name(name);
    let is_outlet = is_name && !is_claim(&name.to_lowercase()) && !is_photographer && may_be_outlet(name);
    ((is_dated || is_claimed) && is_outlet && name.split(' ').count() <= 4).then_some(name)
}

/// Returns the host of an address in small letters, without name, password and port. None if it has none.
pub(super) fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default().to_lowercase();
    let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    (is_host && !host.starts_with('.') && !host.ends_with('.')).then_some(host)
}

/// Returns the outlet of an address: the name of an agency, else the host without `www.`, `m.` and the like.
/// None if it has no host.
pub(super) fn of_url(url: &str) -> Option<String> {
    let host = host_of(url)?;
    let is_agency = |site: &str| host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if let Some((name, _)) = AGENCIES.iter().find(|(_, site)| is_agency(site)) {
        return Some((*name).to_owned());
    }
    let mut host = host.as_str();
    while let Some((label, rest)) = host.split_once('.')
        && rest.contains('.')
        && is_edition(label)
    {
        host = rest;
    }
    Some(host.to_owned())
}

/// Parts of a host that name an edition of a site, not the site.
fn is_edition(label: &str) -> bool {
    matches!(label, "www" | "www1" | "www2" | "www3" | "m" | "mobile" | "amp" | "edition" | "wap" | "web" | "rss")
        || matches!(label, "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "ru" | "uk" | "us" | "pl" | "eng" | "rus")
}

/// Returns the agency of a dateline at the beginning of a body: `PORT ELLEN (AP) — …`, `Berlin (dpa) - …`.
pub(super) fn of_dateline(body: &str) -> Option<&'static str> {
    let head = beginning(body, 160);
    let head = head.split('\n').next().unwrap_or_default();
    bracketed_agency(head).or_else(|| dashed_agency(head))
}

/// Reads `Reuters - …` and `OBAN, AP — …`.
fn dashed_agency(head: &str) -> Option<&'static str> {
    let (dateline, _) =
        [" - ", " – ", " — "].iter().filter_map(|dash| head.split_once(dash)).min_by_key(|(left, _)| left.len())?;
    let (place, name) = dateline.rsplit_once(' ').unwrap_or(("", dateline));
    // A sentence may begin with the name of an agency, and a place before it ends in a comma.
    let is_dateline = place.is_empty() || place.ends_with([',', '/']) && place.split(' ').count() <= 5;
    AGENCIES.iter().map(|(agency, _)| *agency).find(|agency| is_dateline && *agency == name)
}

/// Reads `PORT ELLEN (AP) — …`.
fn bracketed_agency(head: &str) -> Option<&'static str> {
    let (place, rest) = head.split_once('(')?;
    let (name, text) = rest.split_once(')')?;
    let is_dateline = text.trim_start().starts_with(['-', '–', '—', '―']) || place.split_whitespace().count() <= 3;
    let first = name.split(['/', ' ', ',']).next().unwrap_or_default();
    let is_agency =
        |agency: &str| first == agency || name == agency || (agency.len() > 4 && first.eq_ignore_ascii_case(agency));
    let (agency, _) = AGENCIES.iter().find(|(agency, _)| is_agency(agency))?;
    is_dateline.then_some(*agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_source_lines_in_several_languages() {
        for (line, expected) in [
            ("Source: Harbour Courier", Some("Harbour Courier")),
            ("Quelle: Hafenbote.", Some("Hafenbote")),
            ("Источник: Портовый вестник", Some("Портовый вестник")),
            ("Sources close to the board: nothing new", None),
            ("Source:", None),
            ("Source: News", None),
        ] {
            assert_eq!(in_source_line(line), expected, "{line}");
        }
    }

    #[test]
    fn reads_clear_copyright_lines_only() {
        for (line, expected) in [
            ("© 2021 Harbour Courier", Some("Harbour Courier")),
            ("Copyright © 2019-2021 Harbour Courier. All rights reserved.", Some("Harbour Courier")),
            ("© Harbour Courier 2019-2021", Some("Harbour Courier")),
            ("© 2021 Harbour-Courier.example", Some("Harbour-Courier.example")),
            ("© 2021 Courier Inc.", Some("Courier Inc")),
            ("Riproduzione riservata © Il Crinale", Some("Il Crinale")),
            ("© 2021 All rights reserved", None),
            ("© 2021 News", None),
            ("© the authors of the texts on this page", None),
            ("© Ann Lee", None),
            ("© Harbour Courier", None),
            ("© 2021 Ann Lee", None),
            ("© 2021 Getty Images", None),
            ("Harbour Courier", None),
        ] {
            assert_eq!(in_copyright_line(line, false), expected, "{line}");
        }
        assert_eq!(in_copyright_line("© 2021 Ann Lee", true), Some("Ann Lee"));
        assert_eq!(in_copyright_line("© Ann Lee", true), None);
    }

    #[test]
    fn names_the_outlet_of_an_address() {
        for (url, expected) in [
            ("http://www.reuters.com/article/1", Some("Reuters")),
            ("https://uk.reuters.com", Some("Reuters")),
            ("https://notreuters.com/1", Some("notreuters.com")),
            ("https://www.harbour.example/a?b", Some("harbour.example")),
            ("https://m.en.harbour.example:8080/", Some("harbour.example")),
            ("www.harbour.example/a", Some("harbour.example")),
            ("https://en.example", Some("en.example")),
            ("mailto:a", None),
            ("not an address", None),
            ("", None),
        ] {
            assert_eq!(of_url(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn reads_the_dateline_of_an_agency() {
        for (body, expected) in [
            ("PORT ELLEN (Reuters) - The ferry left.", Some("Reuters")),
            ("OBAN, Scotland (AP) — The ferry left.", Some("AP")),
            ("Berlin (dpa/lno) - Die Fähre fuhr.", Some("dpa")),
            ("(AFP) The ferry left.", Some("AFP")),
            ("Reuters - The ferry left.", Some("Reuters")),
            ("OBAN, March 3, AP — The ferry left.", Some("AP")),
            ("What is AP - and who owns it?", None),
            ("Reuters left - no one knows why.", None),
            ("The board (as of March) met.", None),
            ("What the Associated Press of the island (AP) did was new.", None),
            ("", None),
        ] {
            assert_eq!(of_dateline(body), expected, "{body}");
        }
    }
}
