//! Puts an article together from an HTML page: what the record states comes first, then what the page states, then what
//! it shows.

use crate::article::{Article, DateOrigin};
use crate::corpus::RawDocument;
use crate::date::Published;
use crate::language::Language;

use super::html::{self, PageMetadata, Stated};
use super::rules::{FoundBy, Rule, Rules};
use super::{Explained, ExtractOptions, Rejection, date, fields, lines, path_date, references, source};

/// Makes an article of a page, and names the rules that made it.
pub(super) fn explain_html(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
    let record = &document.metadata;
    let html::HtmlReading { title: title_of_page, body, furniture, metadata: page } =
        html::read(&document.text, options.today);
    let title = recorded(record.title.as_ref()).map(|(title, rule)| (references::decode(&title).into_owned(), rule));
    // One of invisible characters is none.
    let title = title.filter(|(title, _)| !lines::fold(title).is_empty());
    let title = title.or(stated(title_of_page.as_ref()));
    let has_text = |text: &str| text.contains(char::is_alphanumeric);
    let is_headline = |(title, rule): &(String, &str)| has_text(title) && *rule != html::NAME_OF_PAGE;
    if !has_text(&body) && !title.as_ref().is_some_and(is_headline) {
        return Err(if furniture.is_empty() { Rejection::Empty } else { Rejection::NoArticle });
    }
    let url = recorded(record.url.as_ref()).or(stated(page.address.as_ref()));
    let address = url.as_ref().map(|(url, _)| url.as_str());
    let published = published(document, options, &page, address);
    let source = find_source(document, options, &page, address, &body);
    let authors = page.authors.as_ref().map(|authors| (authors.value.join(", "), authors.found_by.name()));
    let author = recorded(record.author.as_ref()).or(authors);
    let section = recorded(record.section.as_ref()).or(stated(page.section.as_ref()));
    let (language, language_rule) = language(document, &page, &body, title.as_ref().map(|(title, _)| title.as_str()));
    let (furniture, furniture_rules) = furniture.into_iter().map(|(line, rule)| (line, rule.name())).unzip();
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
    value.map(|stated| (stated.value.clone(), stated.found_by.name()))
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
    if let Some(Stated { value, found_by }) = page.published.as_ref() {
        let from = match found_by {
            FoundBy::Rule(_) => DateOrigin::Text,
            FoundBy::Statement(_) => DateOrigin::Metadata,
        };
        return Some((*value, from, found_by.name()));
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

/// Finds the language: what the record states, else that of the text, else what the page states.
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
    let stated = page.language.as_ref();
    let stated = stated.and_then(|stated| Some((stated.value.parse().ok()?, Some(stated.found_by.name()))));
    // English is what the software was delivered with, and a text of some length would have shown it.
    let is_default = |language: &Language| *language == Language::ENGLISH && body.len() >= fields::SHORT_BODY;
    stated.filter(|(language, _)| !is_default(language)).unwrap_or((Language::UNDETERMINED, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Media, Metadata, Origin, Place};

    const TEXT: &str = "<h1>Ferry fares to rise</h1><p>The fares of the ferry will rise in May, the council of the town \
        said on Monday after a long night.</p><p>Nobody had asked the passengers, who live on the other side.</p>";

    fn explained(html: &str, metadata: Metadata) -> Result<Explained, Rejection> {
        let origin = Origin::new("2021/03/04/fares.html", Place::File);
        let document = RawDocument { origin, metadata, media: Media::Html, text: html.to_owned() };
        explain_html(&document, &ExtractOptions { source: None, today: "2024-06-01".parse().unwrap() })
    }

    #[test]
    fn the_record_comes_before_the_page_and_the_page_before_the_path() {
        let page = format!(
            "<html lang=en><head><meta property=article:published_time content=2021-03-02><meta name=author \
             content='Ann Lee'><link rel=canonical href='https://courier.example/news/fares'></head><body>{TEXT}</body></html>"
        );
        let Explained { article, rules } = explained(&page, Metadata::default()).unwrap();
        assert_eq!(article.title.as_deref(), Some("Ferry fares to rise"));
        assert_eq!(article.author.as_deref(), Some("Ann Lee"));
        assert_eq!(article.published.unwrap().to_string(), "2021-03-02");
        assert_eq!(
            (article.published_from, rules.published),
            (Some(DateOrigin::Metadata), Some("article:published_time"))
        );
        assert_eq!(
            (article.url.as_deref(), rules.url),
            (Some("https://courier.example/news/fares"), Some("rel=canonical"))
        );
        let record =
            Metadata { title: Some("Fares".to_owned()), date: Some("2021-03-01".to_owned()), ..Metadata::default() };
        let Explained { article, rules } = explained(&page, record).unwrap();
        assert_eq!((article.title.as_deref(), rules.title), (Some("Fares"), Some("record-field")));
        assert_eq!(article.published.unwrap().to_string(), "2021-03-01");
        let Explained { article, rules } = explained(TEXT, Metadata::default()).unwrap();
        assert_eq!(article.published.unwrap().to_string(), "2021-03-04");
        assert_eq!((article.published_from, rules.published), (Some(DateOrigin::Path), Some("path-date")));
    }

    #[test]
    fn the_text_says_its_language_before_the_page_does() {
        let language = |html: &str| explained(html, Metadata::default()).unwrap().article.language.to_string();
        assert_eq!(language(&format!("<html lang=de><body>{TEXT}")), "en");
        assert_eq!(language("<html lang=de><body><h1>Tor 4</h1><p>1:0</p>"), "de");
        let unknown = "Qvar zimto blen sarqa, moltek ip ranna vosk. ".repeat(9);
        assert_eq!(language(&format!("<html lang=en><body><h1>Qvar</h1><p>{unknown}</p>")), "und");
    }

    #[test]
    fn a_page_with_nothing_but_its_name_is_no_article() {
        let page = "<title>Courier</title><body><form><input></form><footer>© Courier</footer>";
        assert_eq!(explained(page, Metadata::default()), Err(Rejection::NoArticle));
        assert_eq!(explained("<script>x</script>", Metadata::default()), Err(Rejection::Empty));
        let record = Metadata { title: Some("Fares".to_owned()), ..Metadata::default() };
        assert_eq!(explained(page, record).unwrap().article.title.as_deref(), Some("Fares"));
    }
}
