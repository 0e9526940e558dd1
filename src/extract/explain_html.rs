//! Puts an article together from an HTML page: what the record states comes first, then what the page states, then what
//! it shows.

use crate::article::{Article, DateOrigin};
use crate::corpus::RawDocument;
use crate::date::Published;
use crate::language::Language;

use super::html::{self, PageMetadata, Stated};
use super::rules::{Rule, Rules};
use super::{Explained, ExtractOptions, Rejection, date, fields, lines, path_date, source};

/// Makes an article of a page, and names the rules that made it.
pub(super) fn explain_html(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
    let record = &document.metadata;
    let html::HtmlReading { title: shown_title, body, furniture, metadata: page } =
        html::read(&document.text, options.today);
    // A title of invisible characters is none.
    let recorded_title = recorded(record.title.as_ref()).filter(|(title, _)| !lines::fold(title).is_empty());
    let title = recorded_title.or(shown_title);
    let has_text = |text: &str| text.contains(char::is_alphanumeric);
    if !has_text(&body) && !title.as_ref().is_some_and(|(title, _)| has_text(title)) {
        return Err(if furniture.is_empty() { Rejection::Empty } else { Rejection::NoArticle });
    }
    let url = recorded(record.url.as_ref()).or(stated(page.address.as_ref()));
    let address = url.as_ref().map(|(url, _)| url.as_str());
    let published = published(document, options, &page, address);
    let source = find_source(document, options, &page, address, &body);
    let authors = page.authors.as_ref().map(|authors| (authors.value.join(", "), authors.rule));
    let author = recorded(record.author.as_ref()).or(authors);
    let section = recorded(record.section.as_ref()).or(stated(page.section.as_ref()));
    let (language, language_rule) = language(document, &page, &body, title.as_ref().map(|(title, _)| title.as_str()));
    let (furniture, furniture_rules) = furniture.into_iter().unzip();
    let rules = Rules {
        title: rule(title.as_ref()),
        source: rule(source.as_ref()),
        author: rule(author.as_ref()),
        published: published.map(|(_, _, rule)| rule),
        language: language_rule,
        url: rule(url.as_ref()),
        section: rule(section.as_ref()),
        furniture: furniture_rules,
    };
    let origin = document.origin.to_string();
    let article = Article {
        id: record.id.clone().or_else(|| record.url.clone()).unwrap_or_else(|| origin.clone()),
        origin,
        url: url.map(|(url, _)| url),
        title: title.map(|(title, _)| title),
        body,
        source: source.map(|(source, _)| source),
        author: author.map(|(author, _)| author),
        published: published.map(|(published, ..)| published),
        published_from: published.map(|(_, from, _)| from),
        section: section.map(|(section, _)| section),
        language,
        furniture,
        glued: Vec::new(),
    };
    Ok(Explained { article, rules })
}

/// A value and the name of the rule that found it.
type Found = Option<(String, &'static str)>;

fn recorded(value: Option<&String>) -> Found {
    value.map(|value| (value.clone(), Rule::RecordField.name()))
}

fn stated(value: Option<&Stated<String>>) -> Found {
    value.map(|stated| (stated.value.clone(), stated.rule))
}

fn rule(found: Option<&(String, &'static str)>) -> Option<&'static str> {
    found.map(|(_, rule)| *rule)
}

/// Finds the date of publication and where it was found.
fn published(
    document: &RawDocument,
    options: &ExtractOptions,
    page: &PageMetadata,
    url: Option<&str>,
) -> Option<(Published, DateOrigin, &'static str)> {
    let recorded = document.metadata.date.as_deref().and_then(|text| date::find_or_parse(text, options.today));
    if let Some(date) = recorded {
        return Some((date, DateOrigin::Metadata, Rule::RecordField.name()));
    }
    if let Some(Stated { value, rule }) = page.published.as_ref() {
        let from = if html::is_shown(rule) { DateOrigin::Text } else { DateOrigin::Metadata };
        return Some((*value, from, rule));
    }
    if let Some(date) = url.and_then(|url| path_date::find(url, options.today)) {
        return Some((date, DateOrigin::Url, Rule::UrlDate.name()));
    }
    let of_path = path_date::find(&document.origin.path, options.today);
    of_path.map(|date| (date, DateOrigin::Path, Rule::PathDate.name()))
}

/// Finds the outlet.
fn find_source(
    document: &RawDocument,
    options: &ExtractOptions,
    page: &PageMetadata,
    url: Option<&str>,
    body: &str,
) -> Found {
    let fixed = options.source.clone().map(|source| (source, Rule::FixedSource.name()));
    fixed
        .or_else(|| recorded(document.metadata.source.as_ref()))
        .or_else(|| stated(page.source.as_ref()))
        .or_else(|| url.and_then(source::of_url).map(|source| (source, Rule::UrlHost.name())))
        .or_else(|| source::of_dateline(body).map(|agency| (agency.to_owned(), Rule::AgencyDateline.name())))
}

/// Finds the language: what the record states, else that of the text, else what the page states, which is often what
/// its software was delivered with.
fn language(
    document: &RawDocument,
    page: &PageMetadata,
    body: &str,
    title: Option<&str>,
) -> (Language, Option<&'static str>) {
    let recorded = document.metadata.language.as_ref().and_then(|code| code.parse().ok());
    if let Some(language) = recorded {
        return (language, Some(Rule::RecordField.name()));
    }
    let detected = fields::detect_language(body, title);
    if detected != Language::UNDETERMINED {
        return (detected, Some(Rule::LetterSequences.name()));
    }
    let stated = page.language.as_ref().and_then(|stated| Some((stated.value.parse().ok()?, Some(stated.rule))));
    stated.unwrap_or((Language::UNDETERMINED, None))
}
