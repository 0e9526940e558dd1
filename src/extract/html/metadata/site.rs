//! The names of the site: what its article's source is, and what is no part of a title.

use super::super::super::outlet::may_be_outlet;
use super::super::super::rules::Rule;
use super::super::super::source::{host_of, of_url};
use super::Stated;
use super::json_ld::LinkedData;
use super::people::site_key;
use super::plain::plain;
use super::signals::Signals;

/// Where pages name their site, the most reliable first.
const NAMES: [&str; 9] = [
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "cxenseparse:sitename",
    "al:ios:app_name",
];

/// What the page says about its site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// The name as published.
    pub(super) source: Option<Stated<String>>,
    /// Letters and digits of all names of the site, the labels of its host among them.
    pub(super) keys: Vec<String>,
}

/// Reads the names of the site; `publisher` is that of the article in JSON-LD.
pub(super) fn read(signals: &Signals<'_>, data: &LinkedData, publisher: Option<&str>, address: Option<&str>) -> Site {
    let metas = NAMES.iter().flat_map(|name| signals.metas_of(name).map(move |value| (*name, value)));
    let publisher = publisher.map(|name| ("json-ld-publisher", name));
    let site = data.site.as_deref().map(|name| ("json-ld-site", name));
    let (first, rest): (Vec<_>, Vec<_>) = metas.partition(|(name, _)| *name == "og:site_name");
    let stated: Vec<(&'static str, String)> = first
        .into_iter()
        .chain(publisher)
        .chain(site)
        .chain(rest)
        .map(|(statement, name)| (statement, plain(name)))
        .filter(|(_, name)| is_name(name))
        .collect();
    let host = address.and_then(of_url);
    let mut keys: Vec<String> = stated.iter().map(|(_, name)| site_key(name)).collect();
    keys.extend(stated.iter().map(|(_, name)| site_key(without_slogan(name))));
    keys.extend(signals.metas_of("twitter:site").map(site_key));
    keys.extend(address.into_iter().flat_map(host_keys));
    keys.retain(|key| key.chars().count() >= 2);
    let source = best_written(&stated).map(|(name, value)| Stated::under(name, without_slogan(value).to_owned()));
    let source = source.or_else(|| host.map(|host| Stated::by_rule(Rule::UrlHost, host)));
    Site { source, keys }
}

impl Site {
    /// True if a part of a title names the site: one of its names, with or without a word such as `news` or `online`.
    pub(super) fn is_named_by(&self, part: &str) -> bool {
        let key = site_key(part);
        let n_words = part.split_whitespace().count();
        if key.is_empty() || n_words > 6 {
            return false;
        }
        self.keys.iter().any(|own| {
            let is_long = own.chars().count() >= 3;
            let is_extended = key.starts_with(own.as_str()) || key.ends_with(own.as_str());
            let is_part =
                key.len() * 2 > own.len() && key.chars().count() >= 3 && (own.starts_with(&key) || own.ends_with(&key));
            *own == key || is_long && n_words <= 4 && is_extended || is_part && n_words <= 4
        })
    }
}

/// Returns the first name; another way to write it, if the first one has neither capitals nor spaces and that one has.
fn best_written<'n>(names: &'n [(&'static str, String)]) -> Option<&'n (&'static str, String)> {
    let first = names.first()?;
    let is_written = |name: &str| name.contains(char::is_uppercase) || name.contains(' ');
    let better = names.iter().find(|(_, name)| is_written(name) && site_key(name) == site_key(&first.1));
    let other =
        names.iter().find(|(_, name)| is_written(name) && format!("the{}", site_key(name)) == site_key(&first.1));
    if is_written(&first.1) { Some(first) } else { better.or(other).or(Some(first)) }
}

/// Cuts off what stands behind the name: `Harbour Courier | News of the isles`.
fn without_slogan(name: &str) -> &str {
    let cut = [" | ", " - ", " – ", " — ", " :: ", "｜"].iter().filter_map(|mark| name.find(mark)).min();
    let first = cut.map_or(name, |end| name[..end].trim());
    if first.chars().filter(|c| c.is_alphabetic()).count() >= 2 { first } else { name }
}

/// True for a name: not an address, a handle or a long sentence.
fn is_name(name: &str) -> bool {
    let is_address = name.contains("://") || name.starts_with('@') || name.contains('/') && name.contains('.');
    name.chars().any(char::is_alphabetic) && !is_address && name.chars().count() <= 60 && may_be_outlet(name)
}

/// Returns the host in letters and digits, whole and without its last label: `harbourexample`, `harbour`.
fn host_keys(address: &str) -> Vec<String> {
    let Some(host) = host_of(address) else { return Vec::new() };
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let name = host.rsplit_once('.').map_or(host, |(name, _)| name);
    let name = ["co", "com", "org", "net", "gov"]
        .iter()
        .find_map(|second| name.strip_suffix(second)?.strip_suffix('.'))
        .unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    [host, name, last].iter().map(|text| site_key(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(names: &[&str], address: Option<&str>) -> Site {
        let metas = names.iter().map(|name| ("og:site_name".to_owned(), (*name).into())).collect();
        read(&Signals { metas, ..Signals::default() }, &LinkedData::default(), None, address)
    }

    #[test]
    fn names_the_source() {
        let name = |names: &[&str], address| site(names, address).source.map(|source| source.value);
        let address = Some("https://www.harbour.example/a");
        assert_eq!(name(&["Harbour &amp; Pier"], address).as_deref(), Some("Harbour & Pier"));
        assert_eq!(name(&["https://harbour.example"], address).as_deref(), Some("harbour.example"));
        assert_eq!(name(&["Harbour Courier | All of the isles"], None).as_deref(), Some("Harbour Courier"));
        assert_eq!(name(&["News"], None), None);
        assert_eq!(name(&[], None), None);
    }

    #[test]
    fn knows_the_names_of_the_site() {
        let site = site(&["The Harbour Courier"], Some("https://www.hc-online.example/a"));
        for name in ["Harbour Courier", "HARBOUR COURIER", "HC-Online", "Harbour Courier News", "hc-online.example"] {
            assert!(site.is_named_by(name), "{name}");
        }
        for name in ["", "News", "The harbour", "Ferry fares rise", "Courier of the harbour on the other side"] {
            assert!(!site.is_named_by(name), "{name}");
        }
    }
}
