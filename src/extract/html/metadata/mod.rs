//! What a page states about its article beside the text: title, authors, date, source, language, address, section.
//!
//! Pages state each of these several times, in JSON-LD, in `<meta>`, in marked elements and in what they show, and the
//! statements differ. Each file here knows one kind of statement or decides on one field; each field carries what
//! found it.

mod address;
mod authors;
mod headline;
mod json;
mod json_ld;
mod people;
mod plain;
mod published;
mod section;
mod signals;
mod similar;
mod site;
#[cfg(test)]
mod tests;
mod title;

use crate::date::{PartialDate, Published};

use super::super::rules::{FoundBy, Rule};
use super::dom::Dom;
use headline::Headline;
use json_ld::{LinkedArticle, LinkedData};
use signals::Signals;
use similar::is_similar;

pub(in crate::extract) use title::NAME_OF_PAGE;

/// A value and what found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Stated<T> {
    /// What is stated.
    pub(in crate::extract) value: T,
    /// Where, or by which rule.
    pub(in crate::extract) found_by: FoundBy,
}

impl<T> Stated<T> {
    /// Makes a value that the page states under this name, such as `og:title`.
    fn under(name: &'static str, value: T) -> Self {
        Self { value, found_by: FoundBy::Statement(name) }
    }

    /// Makes a value that a rule read off what the page shows.
    pub(in crate::extract::html) fn by_rule(rule: Rule, value: T) -> Self {
        Self { value, found_by: FoundBy::Rule(rule) }
    }
}

/// What a page states about its article; what it does not state is None.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::extract) struct PageMetadata {
    /// The headline without the name of the site.
    pub(in crate::extract) title: Option<Stated<String>>,
    /// Persons or agencies, as the page writes them; never empty.
    pub(in crate::extract) authors: Option<Stated<Vec<String>>>,
    /// When it was published, with the zone that the page gives.
    pub(in crate::extract) published: Option<Stated<Published>>,
    /// The name of the site as published, else its host.
    pub(in crate::extract) source: Option<Stated<String>>,
    /// The language as a tag: `en`, `pt-BR`.
    pub(in crate::extract) language: Option<Stated<String>>,
    /// The canonical address, absolute.
    pub(in crate::extract) address: Option<Stated<String>>,
    /// The section of the site.
    pub(in crate::extract) section: Option<Stated<String>>,
}

/// Reads what a page states about its article. Dates after `today` are not taken.
pub(super) fn read(dom: &Dom<'_>, today: PartialDate) -> PageMetadata {
    let signals = Signals::collect(dom);
    let data = json_ld::read(&signals.scripts);
    let article = article_of(dom, &signals, &data);
    let address = address::read(&signals, article);
    let publisher = article.and_then(|article| article.publisher.as_deref());
    let site = site::read(&signals, &data, publisher, address.as_ref().map(|address| address.value.as_str()));
    let title = title::read(dom, &signals, article, &site);
    let headline = Headline::find(dom, &signals, title.as_ref().map(|title| title.value.as_str()));
    PageMetadata {
        authors: authors::read(dom, &signals, article, &site, headline, today),
        published: published::read(dom, &signals, article, headline, today),
        language: section::language(&signals, article),
        section: section::read(&signals, article),
        source: site.source,
        title,
        address,
    }
}

/// Returns the article of the data that the page is about: the one with the page's title, else the first.
fn article_of<'d>(dom: &Dom<'_>, signals: &Signals<'_>, data: &'d LinkedData) -> Option<&'d LinkedArticle> {
    let is_alone = data.articles.iter().filter(|article| article.is_article).count() <= 1;
    if is_alone {
        return data.articles.first();
    }
    let titles = signals.metas_of("og:title").map(plain::plain);
    let titles: Vec<String> = titles.chain(signals.headings.iter().take(4).map(|id| dom.text(*id))).collect();
    let is_titled = |article: &&LinkedArticle| {
        let headline = plain::plain(article.headline.as_deref().unwrap_or_default());
        titles.iter().any(|title| is_similar(title, &headline))
    };
    data.articles.iter().filter(|article| article.is_article).find(is_titled).or(data.articles.first())
}
