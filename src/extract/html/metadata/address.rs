//! The address that the page gives itself.

use super::Stated;
use super::json_ld::LinkedArticle;
use super::signals::Signals;

/// Returns the canonical address: absolute, and not that of the front page, which some pages name on all their articles.
pub(super) fn read(signals: &Signals<'_>, article: Option<&LinkedArticle>) -> Option<Stated<String>> {
    let stated = [
        ("rel=canonical", signals.canonical.as_deref()),
        ("og:url", signals.metas_of("og:url").next()),
        ("json-ld-url", article.and_then(|article| article.url.as_deref())),
        ("parsely-link", signals.metas_of("parsely-link").next()),
        ("twitter:url", signals.metas_of("twitter:url").next()),
    ];
    stated.into_iter().find_map(|(name, address)| Some(Stated::under(name, of_article(address?)?)))
}

/// Returns an absolute address without its fragment; None if it is another one or that of a front page.
fn of_article(address: &str) -> Option<String> {
    let address = address.trim();
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let address = address.split('#').next().unwrap_or_default();
    let (host, path) = rest.split('#').next()?.split_once('/')?;
    let is_clean = host.contains('.') && !address.contains(|c: char| c.is_whitespace() || c.is_control());
    // `/`, `/en/`, `/index.html`.
    let path = path.trim_end_matches('/');
    let is_front = path.is_empty() || path.len() <= 3 || path.starts_with("index.") && !path.contains(['?', '/']);
    (is_web && is_clean && !is_front).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_of_articles_only() {
        for (address, expected) in [
            ("https://h.example/news/1", Some("https://h.example/news/1")),
            (" https://h.example/news/1#top ", Some("https://h.example/news/1")),
            ("//h.example/news/1", Some("https://h.example/news/1")),
            ("https://h.example/?p=12", Some("https://h.example/?p=12")),
            ("https://h.example/", None),
            ("https://h.example", None),
            ("https://h.example/en/", None),
            ("https://h.example/index.html", None),
            ("/news/1", None),
            ("news/1", None),
            ("ftp://h.example/news/1", None),
            ("javascript:void(0)", None),
            ("", None),
        ] {
            assert_eq!(of_article(address).as_deref(), expected, "{address}");
        }
    }
}
